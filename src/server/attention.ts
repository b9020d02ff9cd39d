import type { Hono } from 'hono'
import {
  deleteView,
  exportCaseload,
  getCaseload,
  getToday,
  listViews,
  saveView,
  searchPersons,
} from '../api/attention.ts'
import { judgesMedically, may, type Permission, type Place, placeOf } from '../core/access.ts'
import { CaseloadQuery } from '../core/attention.ts'
import { toCsv } from '../core/csv.ts'
import { addDays, type IsoDate, momentInAmsterdam } from '../core/day.ts'
import { understand } from '../core/search.ts'
import { logReads, namesOf } from '../db/access.ts'
import * as lists from '../db/attention.ts'
import * as views from '../db/saved-view.ts'
import * as search from '../db/search.ts'
import * as todays from '../db/today.ts'
import { caseloadSheet } from './caseload-sheet.ts'
import type { Call, Deps } from './deps.ts'
import { mount } from './mount.ts'

const WIDTH: Record<Place, number> = { own: 1, team: 2, municipality: 3 }
const SEARCH_LIMIT = 20
const EXPORT_LIMIT = 10_000
/** Terms are shown from two weeks before they end. Our own default. */
const TERM_DAYS = 14
/** Terms shown that have passed, and as many that are to come. Our own default. */
const TERM_LIMIT = 50

/** The reach a list gets: what was asked, and never more than the actor's right. Own is the default. */
export function reachFor(call: Call, permission: Permission, asked: Place | undefined): lists.Reach {
  const widest = placeOf(call.rights, call.actor.roles, permission) ?? 'own'
  const wanted = asked ?? 'own'
  return {
    actor: call.actor,
    place: WIDTH[wanted] <= WIDTH[widest] ? wanted : widest,
    withSuspended: judgesMedically(call.rights, call.actor),
  }
}

/** What filters of a list count from. */
export const listedAt = ({ today: day, policy }: Call): lists.ListedAt => ({
  today: day,
  measureAgainMonths: policy?.measureAgainMonths ?? null,
  categoryMonths: policy?.categoryValidity.months ?? null,
})

const startOfDay = (day: IsoDate): string => momentInAmsterdam(day, '00:00')

function mountCaseload(app: Hono, deps: Deps): void {
  mount(app, deps, getCaseload, async (call, { query }) => {
    const { after, limit, ...filter } = query
    const reach = reachFor(call, 'caseload.read', filter.place)
    const { trx, municipalityId } = call
    const at = listedAt(call)
    const page = { ...at, after, limit: limit + 1 }
    const [found, total] = await Promise.all([
      lists.caseloadPage(trx, municipalityId, reach, filter, page),
      lists.caseloadTotal(trx, municipalityId, reach, filter, at),
    ])
    const items = found.slice(0, limit)
    const look = { dossierId: null, what: 'caseload', purpose: 'guidance', subjects: items.length } as const
    await logReads(trx, municipalityId, call.worker.workerId, [look])
    return { items, next: found.length > limit ? (items.at(-1)?.dossierId ?? null) : null, total, place: reach.place }
  })
  mount(app, deps, exportCaseload, async (call, { query }) => {
    const { language, ...filter } = query
    const reach = reachFor(call, 'caseload.export', filter.place)
    const { trx, municipalityId } = call
    const rows = await lists.caseloadPage(trx, municipalityId, reach, filter, {
      ...listedAt(call),
      limit: EXPORT_LIMIT,
    })
    const ids = new Set(rows.flatMap(({ ownerId, teamId }) => (ownerId ? [ownerId, teamId] : [teamId])))
    const names = await namesOf(trx, municipalityId, ids)
    const looks = rows.map(
      ({ dossierId }) => ({ dossierId, what: 'export', purpose: 'guidance', subjects: 1 }) as const,
    )
    await logReads(trx, municipalityId, call.worker.workerId, looks)
    return toCsv(caseloadSheet(rows, names, call.policy, language))
  })
}

function mountViews(app: Hono, deps: Deps): void {
  mount(app, deps, listViews, async ({ trx, municipalityId, worker }) => ({
    items: await views.listViews(trx, municipalityId, worker.workerId),
  }))
  mount(app, deps, saveView, async ({ trx, municipalityId, worker, context }, { body }) => {
    const view = { viewId: context.newId(), ...body }
    await views.insertView(trx, municipalityId, worker.workerId, view)
    return view
  })
  mount(app, deps, deleteView, async ({ trx, municipalityId, worker }, { params }) => {
    await views.deleteView(trx, municipalityId, worker.workerId, params.viewId)
    return undefined
  })
}

/** Whose measurements are due, in the own caseload. */
const DUE = CaseloadQuery.parse({ measured: 'due' })
/** Whose category must be weighed again. */
const REVIEW = CaseloadQuery.parse({ review: 'due' })
/** Passed reviews without a day of their own that stand among the terms; all of them are counted. Our own default. */
const REVIEW_LIMIT = 10

async function todaysAppointments({ trx, municipalityId, actor, rights, today: day }: Call) {
  const found = await todays.appointmentsBetween(
    trx,
    municipalityId,
    actor,
    startOfDay(day),
    startOfDay(addDays(day, 1)),
  )
  const names = await namesOf(trx, municipalityId, new Set(found.flatMap(({ withWorkerId }) => withWorkerId ?? [])))
  return found.map(({ withWorkerId, target, ...appointment }) => ({
    ...appointment,
    withName: withWorkerId ? (names[withWorkerId] ?? null) : null,
    isInReach: may(rights, actor, 'dossier.read', { municipalityId, isBreakGlass: false, ...target }),
  }))
}

/** Terms that ended or will soon, with the categories that policy alone says to weigh again; by day. */
async function todaysTerms(call: Call) {
  const { trx, municipalityId, actor, today: day } = call
  const months = listedAt(call).categoryMonths
  const [yesterday, until] = [addDays(day, -1), addDays(day, TERM_DAYS)]
  const [passed, coming, count, reviews] = await Promise.all([
    // Apart, so that terms of long ago never push out those of tomorrow.
    todays.termsUntil(trx, municipalityId, actor, { until: yesterday, limit: TERM_LIMIT }),
    todays.termsUntil(trx, municipalityId, actor, { from: day, until, limit: TERM_LIMIT }),
    todays.countTermsUntil(trx, municipalityId, actor, until),
    todays.derivedReviews(trx, municipalityId, actor, {
      months,
      passed: { until: yesterday, limit: REVIEW_LIMIT },
      coming: { from: day, until, limit: TERM_LIMIT },
    }),
  ])
  const terms = [...passed, ...coming, ...reviews.terms].toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
  return { terms, termCount: count + reviews.count }
}

async function today(call: Call) {
  const { trx, municipalityId, actor, worker, today: day } = call
  const own = reachFor(call, 'caseload.read', 'own')
  const [appointments, terms, silent, noShows, unownedCount, handovers, measureCount, reviewCount] = await Promise.all([
    todaysAppointments(call),
    todaysTerms(call),
    todays.longestOutOfSight(trx, municipalityId, actor, 10),
    todays.absentWithoutFollowUp(trx, municipalityId, actor),
    todays.countUnowned(trx, municipalityId, actor.teamIds),
    todays.handoversFor(trx, municipalityId, actor),
    lists.caseloadTotal(trx, municipalityId, own, DUE, listedAt(call)),
    lists.caseloadTotal(trx, municipalityId, own, REVIEW, listedAt(call)),
  ])
  const counts = { unownedCount, measureCount, reviewCount }
  const answer = { today: day, appointments, ...terms, silent, noShows, handovers, ...counts }
  const people = [appointments, terms.terms, silent, noShows, handovers].flat()
  const subjects = new Set(people.map(({ dossierId }) => dossierId)).size
  await logReads(trx, municipalityId, worker.workerId, [
    { dossierId: null, what: 'today', purpose: 'guidance', subjects },
  ])
  return answer
}

/** Vandaag, the caseload and its saved views, and search. */
export function mountAttention(app: Hono, deps: Deps): void {
  mountCaseload(app, deps)
  mountViews(app, deps)
  mount(app, deps, getToday, today)
  mount(app, deps, searchPersons, async (call, { body }) => {
    await deps.limits.consume('search', call.tokenHash)
    const sought = understand(body.text)
    if (!sought) return { items: [], isCut: false }
    const { trx, municipalityId, actor, rights } = call
    const place = placeOf(rights, actor.roles, 'dossier.read') ?? 'own'
    const mine = { actor, place, withSuspended: judgesMedically(rights, actor) }
    const found = await search.searchPersons(
      trx,
      municipalityId,
      sought,
      body.everywhere ? undefined : mine,
      SEARCH_LIMIT + 1,
    )
    const items = found.slice(0, SEARCH_LIMIT)
    const looks = items.map(
      ({ dossierId }) => ({ dossierId, what: 'search', purpose: 'guidance', subjects: 1 }) as const,
    )
    await logReads(trx, municipalityId, call.worker.workerId, looks)
    return {
      items: items.map(({ target, ...hit }) => ({ ...hit, isInReach: may(rights, actor, 'dossier.read', target) })),
      isCut: found.length > SEARCH_LIMIT,
    }
  })
}
