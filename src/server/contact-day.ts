import type { Hono } from 'hono'
import { getContactDay, listContactDays, orderRound, planContactDay } from '../api/contact-day.ts'
import { getInvitations, listCandidates } from '../api/contact-day-invite.ts'
import {
  type CandidateQuery,
  type ContactDayInput,
  checkContactDay,
  freeSlots,
  heldOn,
  requireRunning,
} from '../core/contact-day.ts'
import { NAMES_AHEAD_DAYS } from '../core/contact-day-reach.ts'
import { addDays, type IsoDate } from '../core/day.ts'
import { Failure } from '../core/failure.ts'
import { findWorker, getMunicipality, type Look, logReads, logTakingPart, namesOf } from '../db/access.ts'
import { inReach } from '../db/attention.ts'
import * as days from '../db/contact-day.ts'
import { candidates } from '../db/contact-day-candidate.ts'
import * as list from '../db/contact-day-person.ts'
import { closedOn } from '../policy/closed-day.ts'
import { valueOf } from '../policy/sourced.ts'
import { listedAt, reachFor } from './attention.ts'
import { getDay, seesEverybody, seesTeam } from './contact-day-reach.ts'
import type { Call, Deps } from './deps.ts'
import { mount } from './mount.ts'

/** People shown to choose from at once; narrower filters show the others. Our own default. */
const CANDIDATE_LIMIT = 200

const look = (subjects: number): Look => ({ dossierId: null, what: 'contact-day', purpose: 'guidance', subjects })

const rowOf = ({ madeBy: _by, ...day }: days.FoundDay) => day

/** @throws access.unknown-worker */
export async function requireWorkers(
  call: Call,
  workerIds: readonly string[],
  known: readonly string[] = [],
): Promise<void> {
  for (const [index, workerId] of workerIds.entries()) {
    // Who was on it already stays until somebody takes them off, also after they left.
    if (known.includes(workerId)) continue
    const worker = await findWorker(call.trx, call.municipalityId, workerId, call.today)
    if (!worker?.isActive)
      throw new Failure('access.unknown-worker', {}, [{ pointer: `/workerIds/${index}`, code: 'unknown' }])
  }
}

/** The team of a day: one of the planner's own, the first unless they say which. */
function teamFor({ actor }: Call, asked: string | undefined): string {
  const teamId = asked ?? actor.teamIds[0]
  if (!teamId || !actor.teamIds.includes(teamId))
    throw new Failure('request.invalid', {}, [{ pointer: '/teamId', code: 'unknown' }])
  return teamId
}

/** The municipality is closed on a day, as far as its holidays are listed. */
export function isClosed(deps: Deps, day: IsoDate): boolean {
  const closed = closedOn(valueOf(deps.policies.country.data.publicHolidays) ?? [], day)
  return closed !== null && closed.kind !== 'unlisted'
}

async function plan(call: Call, deps: Deps, body: ContactDayInput) {
  const { trx, municipalityId, context } = call
  const day = heldOn(body.startsAt)
  checkContactDay(body, isClosed(deps, day), deps.now())
  const workerIds = [...new Set(body.workerIds)]
  await requireWorkers(call, workerIds)
  const contactDayId = context.newId()
  const isRound = body.kind === 'round'
  await days.insertDay(trx, municipalityId, {
    contactDayId,
    kind: body.kind,
    heldOn: day,
    startsAt: new Date(body.startsAt).toISOString(),
    endsAt: new Date(body.endsAt).toISOString(),
    place: body.place,
    theme: body.theme ?? null,
    // A round has no seats: its order is the order of the doors.
    seatsPerQuarter: isRound ? null : (body.seatsPerQuarter ?? null),
    visitPurpose: isRound ? (body.visitPurpose ?? null) : null,
    teamId: teamFor(call, body.teamId),
    madeBy: context.workerId,
    workerIds,
  })
  return { contactDayId }
}

/** Of who is beyond the caller's reach only what the day itself asks. */
function shownPerson(
  { version: _v, appointmentId: _a, isClosed: _c, hasAddress: _h, ...found }: list.FoundPerson,
  isRound: boolean,
) {
  const person = { ...found, address: isRound ? found.address : null }
  return person.isInReach ? person : { ...person, dossierNumber: null, birthDate: null }
}

async function shown(call: Call, deps: Deps, contactDayId: string) {
  const { trx, municipalityId } = call
  const day = await getDay(call, contactDayId)
  const mine = inReach(reachFor(call, 'dossier.read', 'municipality'))
  const found = await list.peopleOf(trx, municipalityId, contactDayId, mine)
  const isPart = seesEverybody(call, day)
  const seen = found.filter(({ isInReach }) => isInReach || isPart)
  const people = seen.map((person) => shownPerson(person, day.kind === 'round'))
  const counts = await days.countsOf(trx, municipalityId, [contactDayId])
  const beyond = seen.filter(({ isInReach }) => !isInReach).map(({ dossierId }) => dossierId)
  await logReads(trx, municipalityId, call.worker.workerId, [look(people.length - beyond.length)])
  await logTakingPart(trx, municipalityId, call.worker.workerId, 'contact-day', beyond)
  const ids = people.flatMap(({ workerId, changedBy, ownerId }) => [workerId, changedBy, ownerId])
  const named = new Set([day.teamId, day.changedBy, ...day.workerIds, ...ids].filter((id) => id !== null))
  return {
    ...rowOf(day),
    counts: counts(contactDayId),
    people,
    unnamedCount: found.length - people.length,
    namesFromOn: addDays(day.heldOn, -NAMES_AHEAD_DAYS),
    names: await namesOf(trx, municipalityId, named),
    now: deps.now().toISOString(),
  }
}

async function choice(call: Call, contactDayId: string, query: CandidateQuery) {
  const { trx, municipalityId } = call
  const day = await getDay(call, contactDayId)
  const reach = reachFor(call, 'contact.write', query.place)
  const which = { contactDayId, heldOn: day.heldOn, isRound: day.kind === 'round', limit: CANDIDATE_LIMIT + 1 }
  const found = await candidates(trx, municipalityId, reach, query, { ...listedAt(call), ...which })
  const items = found.slice(0, CANDIDATE_LIMIT)
  await logReads(trx, municipalityId, call.worker.workerId, [look(items.length)])
  const people = await list.peopleOf(trx, municipalityId, contactDayId)
  const free = day.seatsPerQuarter === null ? null : freeSlots(day, list.takenSlots(people)).length
  return { items, isCut: found.length > CANDIDATE_LIMIT, free, place: reach.place }
}

/**
 * Letters are for who was invited and still is expected; of a day that was called off they say so. They need an address, so
 * they are for the people in one's own reach, and each of them is a look at that person.
 */
async function invitations(call: Call, contactDayId: string) {
  const { trx, municipalityId } = call
  await getDay(call, contactDayId)
  const mine = inReach(reachFor(call, 'contact.write', 'municipality'))
  const people = await list.peopleOf(trx, municipalityId, contactDayId, mine)
  const all = people.filter(({ isInvited, isClosed: isOut, state }) => isInvited && !isOut && state === 'expected')
  const asked = all.filter(({ isInReach }) => isInReach)
  const looks = asked.map(({ dossierId }) => ({ ...look(1), dossierId }))
  await logReads(trx, municipalityId, call.worker.workerId, looks)
  const { name: municipality } = await getMunicipality(trx, municipalityId)
  const reachable = asked.filter(({ hasAddress }) => hasAddress)
  const others = asked.filter(({ hasAddress }) => !hasAddress)
  return {
    items: reachable.map(({ dossierId, name, address, startsAt, isOutdated }) => ({
      dossierId,
      name,
      address,
      startsAt,
      isOutdated,
    })),
    withoutAddress: others.map(({ dossierId, dossierNumber, name, birthDate }) => ({
      dossierId,
      dossierNumber,
      name,
      birthDate,
    })),
    municipality,
    othersCount: all.length - asked.length,
  }
}

/** Contact days and rounds: planned, shown, their people chosen, their invitations printed. */
export function mountContactDay(app: Hono, deps: Deps): void {
  mount(app, deps, listContactDays, async (call) => {
    const { trx, municipalityId, actor, today } = call
    const found = await days.listDays(trx, municipalityId, actor, seesTeam(call))
    const ids = found.map(({ contactDayId }) => contactDayId)
    const counts = await days.countsOf(trx, municipalityId, ids)
    return { items: found.map((day) => ({ ...rowOf(day), counts: counts(day.contactDayId) })), today }
  })
  mount(app, deps, planContactDay, (call, { body }) => plan(call, deps, body))
  mount(app, deps, getContactDay, (call, { params }) => shown(call, deps, params.contactDayId))
  mount(app, deps, listCandidates, (call, { params, query }) => choice(call, params.contactDayId, query))
  mount(app, deps, getInvitations, (call, { params }) => invitations(call, params.contactDayId))
  mount(app, deps, orderRound, async (call, { params, body }) => {
    const day = await getDay(call, params.contactDayId)
    requireRunning(day)
    await list.orderPeople(call.trx, call.municipalityId, day.contactDayId, body.dossierIds)
    return undefined
  })
}
