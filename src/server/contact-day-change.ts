import type { Hono } from 'hono'
import { callOffContactDay, changeContactDay, takeOffList } from '../api/contact-day-change.ts'
import { settleAppointment } from '../core/contact.ts'
import { checkContactDay, type DayState, heldOn, requireRunning, slotMinutes } from '../core/contact-day.ts'
import {
  type CallOff,
  type ContactDayChange,
  checkCallOff,
  isOutdated,
  requireChangeable,
  requireNotBegun,
  requireRemovable,
  reseat,
  sameHours,
} from '../core/contact-day-change.ts'
import { type Dossier, type EventBody, foldDossier } from '../core/dossier.ts'
import { Failure } from '../core/failure.ts'
import * as days from '../db/contact-day.ts'
import * as list from '../db/contact-day-person.ts'
import { append, dossierEvents } from '../db/journal.ts'
import { isClosed, requireWorkers } from './contact-day.ts'
import { lockSeen, stamp, writeSettled } from './contact-day-desk.ts'
import { getDay } from './contact-day-reach.ts'
import type { Call, Deps } from './deps.ts'
import { mount } from './mount.ts'

/** The same kind of event in the journals of many, in one go; a dossier that needs none is left as it is. */
async function writeToAll(
  call: Call,
  people: readonly list.FoundPerson[],
  decide: (dossier: Dossier, person: list.FoundPerson) => EventBody[],
): Promise<void> {
  const appendings = []
  for (const person of people) {
    const earlier = await dossierEvents(call.trx, call.municipalityId, person.dossierId)
    const dossier = foldDossier(earlier)
    const events = dossier && !dossier.outflow ? decide(dossier, person) : []
    if (events.length > 0) appendings.push({ dossierId: person.dossierId, earlier, events, texts: [] })
  }
  if (appendings.length === 0) return
  const { municipalityId, worker, nowText: recordedAt, policy } = call
  const writing = { municipalityId, actorId: worker.workerId, purpose: 'guidance' as const, recordedAt }
  await append(call.trx, { ...writing, policyVersion: policy?.version ?? null }, appendings)
}

/** What somebody's appointment with the day becomes. One that ended in the dossier itself stands as it is. */
function movedTo(
  call: Call,
  { appointments }: Dossier,
  appointmentId: string | null,
  to: { startsAt: string; minutes: number; workerIds: readonly string[] },
): EventBody[] {
  const one = appointments.find((appointment) => appointment.appointmentId === appointmentId)
  if (!one || one.settled) return []
  const { startsAt, minutes } = to
  const workerId = to.workerIds.includes(one.workerId) ? one.workerId : (to.workerIds[0] ?? one.workerId)
  if (Date.parse(one.startsAt) === Date.parse(startsAt) && one.minutes === minutes && one.workerId === workerId)
    return []
  return [{ kind: 'appointment-moved', on: call.today, appointmentId: one.appointmentId, startsAt, minutes, workerId }]
}

/** What the day becomes; a round has no seats, and a day no purpose of visiting. */
function changedDay(day: days.FoundDay, body: ContactDayChange): days.DayChange {
  const isRound = day.kind === 'round'
  return {
    heldOn: heldOn(body.startsAt),
    startsAt: new Date(body.startsAt).toISOString(),
    endsAt: new Date(body.endsAt).toISOString(),
    place: body.place,
    theme: body.theme ?? null,
    seatsPerQuarter: isRound ? null : (body.seatsPerQuarter ?? null),
    visitPurpose: isRound ? (body.visitPurpose ?? null) : null,
    workerIds: [...new Set(body.workerIds)],
  }
}

/** New moments for who is expected; who is not keeps a moment to come back to, and takes no seat. */
async function writeMoments(call: Call, day: days.FoundDay, after: days.DayChange, now: Date): Promise<number> {
  const { trx, municipalityId } = call
  const people = await list.peopleOf(trx, municipalityId, day.contactDayId)
  requireNotBegun(
    day.heldOn,
    after.heldOn,
    people.map(({ state }) => state),
  )
  const expected = people.filter(({ state }) => state === 'expected')
  const others = people.filter(({ state }) => state !== 'expected')
  const isRound = day.kind === 'round'
  const moments = isRound ? new Map<string, string>() : reseat(day, after, expected, list.takenSlots(others), now)
  const cancelled = isRound || sameHours(day, after) ? [] : others.filter(({ state }) => state === 'cancelled')
  for (const { dossierId } of cancelled) moments.set(dossierId, after.startsAt)
  const isOld = isOutdated(day, after)
  const rows = [...expected, ...cancelled].map((person) => {
    const startsAt = moments.get(person.dossierId) ?? person.startsAt
    return { dossierId: person.dossierId, startsAt, isOutdated: isOld || !isSame(startsAt, person.startsAt) }
  })
  await list.reseatPeople(trx, municipalityId, day.contactDayId, rows)
  const minutes = slotMinutes(after)
  const { workerIds } = after
  await writeToAll(call, expected, (dossier, { dossierId, appointmentId }) => {
    const startsAt = moments.get(dossierId)
    return startsAt === undefined ? [] : movedTo(call, dossier, appointmentId, { startsAt, minutes, workerIds })
  })
  const invited = new Set(expected.filter(({ isInvited }) => isInvited).map(({ dossierId }) => dossierId))
  return rows.filter((row) => row.isOutdated && invited.has(row.dossierId)).length
}

const isSame = (one: string | null, other: string | null): boolean =>
  one === null || other === null ? one === other : Date.parse(one) === Date.parse(other)

async function changeDay(call: Call, deps: Deps, contactDayId: string, body: ContactDayChange) {
  const day = await getDay(call, contactDayId, 'update')
  requireChangeable(day, body.revision)
  const after = changedDay(day, body)
  checkContactDay({ ...body, kind: day.kind }, isClosed(deps, after.heldOn), deps.now(), day)
  await requireWorkers(call, after.workerIds, day.workerIds)
  const moved = await writeMoments(call, day, after, deps.now())
  await days.updateDay(call.trx, call.municipalityId, contactDayId, after, stamp(call))
  return { revision: day.revision + 1, moved }
}

/** Who was still expected or waited is told by the municipality; who was spoken to or stayed away is as they were. */
const AWAITED: ReadonlySet<DayState> = new Set(['expected', 'waiting'])

async function callOff(call: Call, contactDayId: string, body: CallOff) {
  const { trx, municipalityId, context } = call
  const day = await getDay(call, contactDayId, 'update')
  requireChangeable(day, body.revision)
  const people = await list.peopleOf(trx, municipalityId, contactDayId)
  checkCallOff(
    body,
    people.map(({ state }) => state),
  )
  const awaited = people.filter(({ state }) => AWAITED.has(state))
  await writeToAll(call, awaited, ({ appointments }, { appointmentId }) => {
    const one = appointments.find((appointment) => appointment.appointmentId === appointmentId)
    if (!one || one.settled) return []
    const settling = { outcome: 'cancelled', reason: 'municipality' } as const
    return settleAppointment(appointments, one.appointmentId, settling, context).events
  })
  const { reason, note = null } = body
  await days.cancelDay(trx, municipalityId, contactDayId, { reason, note }, stamp(call))
  return { cancelled: awaited.length }
}

/** Changing a day, calling it off, and taking somebody off its list. */
export function mountContactDayChange(app: Hono, deps: Deps): void {
  mount(app, deps, changeContactDay, (call, { params, body }) => changeDay(call, deps, params.contactDayId, body))
  mount(app, deps, callOffContactDay, (call, { params, body }) => callOff(call, params.contactDayId, body))
  mount(app, deps, takeOffList, async (call, { params: { contactDayId }, body: { dossierId, revision } }) => {
    const { day, held } = await lockSeen(call, contactDayId, dossierId)
    requireRunning(day)
    if (held.revision !== revision) {
      const { state, workerId, changedAt, changedBy } = held
      throw new Failure('contact-day.changed-meanwhile', { state, workerId, changedAt, changedBy })
    }
    requireRemovable(held.state)
    await writeSettled(call, dossierId, { held, to: 'cancelled', reason: 'municipality' })
    await list.deletePerson(call.trx, call.municipalityId, contactDayId, dossierId)
    return undefined
  })
}
