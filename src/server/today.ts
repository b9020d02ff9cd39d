import type { Hono } from 'hono'
import { getToday } from '../api/attention.ts'
import { CaseloadQuery } from '../core/attention.ts'
import { addDays, type IsoDate, momentInAmsterdam } from '../core/day.ts'
import { logReads, logTakingPart, namesOf } from '../db/access.ts'
import { caseloadTotal } from '../db/attention.ts'
import { radarPage } from '../db/radar.ts'
import * as todays from '../db/today.ts'
import { listedAt, mayRead, reachFor } from './attention.ts'
import { unansweredFor } from './buddy-waiting.ts'
import type { Call, Deps } from './deps.ts'
import { mount } from './mount.ts'
import { normsFor } from './radar-norms.ts'

/** Terms are shown from two weeks before they end. Our own default. */
const TERM_DAYS = 14
/** Terms shown that have passed, and as many that are to come. Our own default. */
const TERM_LIMIT = 50
/** Of those out of sight, how many Vandaag shows before one goes to the radar. Our own default. */
const SILENT_LIMIT = 10
const EARLIEST = '2000-01-01'
const EVERYBODY = CaseloadQuery.parse({})
/** Whose measurements are due, in the own caseload. */
const DUE = CaseloadQuery.parse({ measured: 'due' })
/** Whose category must be weighed again. */
const REVIEW = CaseloadQuery.parse({ review: 'due' })
/** Passed reviews without a day of their own that stand among the terms; all of them are counted. Our own default. */
const REVIEW_LIMIT = 10

const startOfDay = (day: IsoDate): string => momentInAmsterdam(day, '00:00')

async function appointmentsOf(call: Call, span: todays.Span) {
  const { trx, municipalityId, actor } = call
  const found = await todays.appointmentsBetween(trx, municipalityId, actor, span)
  const names = await namesOf(trx, municipalityId, new Set(found.flatMap(({ withWorkerId }) => withWorkerId ?? [])))
  return found
    .map(({ withWorkerId, ...appointment }) => ({
      ...appointment,
      withName: withWorkerId ? (names[withWorkerId] ?? null) : null,
    }))
    .map((one) => narrowed(call, one))
    .filter(({ isInReach, outcome }) => isInReach || outcome !== 'cancelled')
}

/**
 * A row of Vandaag. Of a resident beyond the caller's reach, whom they meet in a conference or as the other one of a pair,
 * or for whom they watch over an action, it has the name alone. @see docs/decisions/2026-11-26-names-beyond-reach.md
 */
function narrowed<Row extends { target: todays.ListTarget }>(call: Call, row: Row) {
  const { target, ...rest } = row
  const isInReach = mayRead(call, target)
  return { ...rest, isInReach, ...(isInReach ? {} : { dossierNumber: '', birthDate: null }) }
}

/** Of earlier days and not said yet how they ended, as far as the actor may say so. */
async function unsettledFor(call: Call) {
  const span = { from: startOfDay(EARLIEST), until: startOfDay(call.today), isOpen: true }
  return (await appointmentsOf(call, span)).filter(({ isInReach }) => isInReach)
}

/** The first of the radar, so that Vandaag and the radar say one thing. */
async function outOfSightFor(call: Call) {
  const reach = reachFor(call, 'caseload.read', 'own')
  const world = { municipalityId: call.municipalityId, reach, query: {}, today: call.today }
  const { days } = await normsFor(call, world)
  const rows = await radarPage(call.trx, world, days, { limit: SILENT_LIMIT })
  return rows.map(({ normKey: _key, ...row }) => row)
}

/** Terms that ended or will soon, with the categories that policy alone says to weigh again; by day. */
async function termsFor(call: Call) {
  const { trx, municipalityId, actor, today: day } = call
  const [yesterday, until] = [addDays(day, -1), addDays(day, TERM_DAYS)]
  const [passed, coming, count, reviews] = await Promise.all([
    // Apart, so that terms of long ago never push out those of tomorrow.
    todays.termsUntil(trx, municipalityId, actor, { until: yesterday, limit: TERM_LIMIT }),
    todays.termsUntil(trx, municipalityId, actor, { from: day, until, limit: TERM_LIMIT }),
    todays.countTermsUntil(trx, municipalityId, actor, until),
    todays.derivedReviews(trx, municipalityId, actor, {
      months: listedAt(call).categoryMonths,
      passed: { until: yesterday, limit: REVIEW_LIMIT },
      coming: { from: day, until, limit: TERM_LIMIT },
    }),
  ])
  const narrow = [...passed, ...coming].map((term) => narrowed(call, term))
  const beyond = narrow.flatMap(({ isInReach, dossierId }) => (isInReach ? [] : [dossierId]))
  const terms = [...narrow.map(({ isInReach: _isInReach, ...term }) => term), ...reviews.terms]
  return { terms: terms.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1)), beyond, termCount: count + reviews.count }
}

/** How many the caller guides, and of how many something is due by policy. */
async function ownCounts(call: Call) {
  const reach = reachFor(call, 'caseload.read', 'own')
  const count = (query: CaseloadQuery) => caseloadTotal(call.trx, call.municipalityId, reach, query, listedAt(call))
  const [caseloadCount, measureCount, reviewCount] = await Promise.all([count(EVERYBODY), count(DUE), count(REVIEW)])
  return { caseloadCount, measureCount, reviewCount }
}

async function today(call: Call) {
  const { trx, municipalityId, actor, worker, today: day } = call
  const [appointments, unsettled, due, silent, noShows, unownedCount, handovers, waiting, own] = await Promise.all([
    appointmentsOf(call, { from: startOfDay(day), until: startOfDay(addDays(day, 1)) }),
    unsettledFor(call),
    termsFor(call),
    outOfSightFor(call),
    todays.absentWithoutFollowUp(trx, municipalityId, actor),
    todays.countUnowned(trx, municipalityId, actor.teamIds),
    todays.handoversFor(trx, municipalityId, actor),
    unansweredFor(call),
    ownCounts(call),
  ])
  const { terms, termCount } = due
  const beyond = new Set([
    ...due.beyond,
    ...appointments.filter(({ isInReach }) => !isInReach).map(({ dossierId }) => dossierId),
  ])
  const people = [appointments, unsettled, terms, silent, noShows, handovers, waiting.buddies].flat()
  const subjects = new Set(people.map(({ dossierId }) => dossierId).filter((id) => !beyond.has(id))).size
  await logReads(trx, municipalityId, worker.workerId, [
    { dossierId: null, what: 'today', purpose: 'guidance', subjects },
  ])
  await logTakingPart(trx, municipalityId, worker.workerId, 'today', [...beyond])
  const counts = { termCount, unownedCount, ...own }
  return { today: day, appointments, unsettled, terms, silent, noShows, handovers, ...counts, ...waiting }
}

/** Vandaag. */
export function mountToday(app: Hono, deps: Deps): void {
  mount(app, deps, getToday, today)
}
