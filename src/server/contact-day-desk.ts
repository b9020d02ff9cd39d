import type { Hono } from 'hono'
import { addWalkIn, finishContactDay, markPerson, noteDayTalk } from '../api/contact-day.ts'
import { invitePeople } from '../api/contact-day-invite.ts'
import { type AbsenceReason, type ContactEvent, noteContact, settleAppointment } from '../core/contact.ts'
import { checkMove, type DayState, giveSlots, requireRunning, slotMinutes } from '../core/contact-day.ts'
import { withdrawEvent } from '../core/correction.ts'
import type { Context, Decision } from '../core/decision.ts'
import { type EventBody, foldDossier, type RecordedEvent } from '../core/dossier.ts'
import { Failure } from '../core/failure.ts'
import { findTarget } from '../db/access.ts'
import { type FoundDay, finishDay } from '../db/contact-day.ts'
import { dossiersAmong } from '../db/contact-day-candidate.ts'
import * as list from '../db/contact-day-person.ts'
import { append, dossierEvents } from '../db/journal.ts'
import { reachFor } from './attention.ts'
import { change, getDossierEvents } from './change.ts'
import { getDay, requireSeen, seesEverybody } from './contact-day-reach.ts'
import type { Call, Deps } from './deps.ts'
import { requireListed } from './deviation.ts'
import { mount } from './mount.ts'
import { bindingNorm } from './policy.ts'

export const stamp = (call: Call) => ({ by: call.worker.workerId, at: call.nowText })

/** @throws contact-day.out-of-reach, dossier.closed */
async function requireReachable(call: Call, dossierIds: readonly string[]) {
  const reach = reachFor(call, 'contact.write', 'municipality')
  const found = await dossiersAmong(call.trx, call.municipalityId, reach, dossierIds)
  if (found.length < dossierIds.length)
    throw new Failure('contact-day.out-of-reach', { count: dossierIds.length - found.length })
  if (found.some(({ isClosed }) => isClosed)) throw new Failure('dossier.closed')
  return found
}

/** The appointment of each invited person with the day, written to all their journals at once. */
async function writeInvitations(
  call: Call,
  day: FoundDay,
  dossierIds: readonly string[],
  slots: readonly string[],
): Promise<Map<string, string>> {
  const { trx, municipalityId, context } = call
  const appointmentIds = new Map<string, string>()
  const appendings = []
  for (const [index, dossierId] of dossierIds.entries()) {
    const appointmentId = context.newId()
    appointmentIds.set(dossierId, appointmentId)
    const event: EventBody = {
      kind: 'appointment-made',
      on: call.today,
      appointmentId,
      startsAt: slots[index] ?? day.startsAt,
      minutes: slotMinutes(day),
      place: 'neighbourhood',
      workerId: day.workerIds[0] ?? context.workerId,
      textId: null,
      contactDayId: day.contactDayId,
      seriesId: null,
    }
    const earlier = await dossierEvents(trx, municipalityId, dossierId)
    appendings.push({ dossierId, earlier, events: [event], texts: [] })
  }
  const policyVersion = call.policy?.version ?? null
  const actorId = call.worker.workerId
  await append(
    trx,
    { municipalityId, actorId, purpose: 'guidance', recordedAt: call.nowText, policyVersion },
    appendings,
  )
  return appointmentIds
}

/** A round announces itself without an hour, so there is no appointment that somebody could miss. */
async function invite(call: Call, contactDayId: string, asked: readonly string[]) {
  const { trx, municipalityId } = call
  const day = await getDay(call, contactDayId, 'update')
  requireRunning(day)
  if (day.heldOn < call.today) throw new Failure('contact-day.past')
  const dossierIds = [...new Set(asked)]
  const found = await requireReachable(call, dossierIds)
  const people = await list.peopleOf(trx, municipalityId, contactDayId)
  const listed = new Set(people.map(({ dossierId }) => dossierId))
  if (dossierIds.some((id) => listed.has(id))) throw new Failure('contact-day.already-listed')
  const isRound = day.kind === 'round'
  const slots = isRound ? [] : giveSlots(day, list.takenSlots(people), dossierIds.length)
  const appointments = isRound ? new Map<string, string>() : await writeInvitations(call, day, dossierIds, slots)
  const last = Math.max(0, ...people.map(({ position }) => position))
  const entries = dossierIds.map((dossierId, index) => ({
    dossierId,
    position: last + index + 1,
    isInvited: true,
    startsAt: slots[index] ?? null,
    appointmentId: appointments.get(dossierId) ?? null,
    state: 'expected' as const,
    cameAt: null,
  }))
  await list.insertPeople(trx, municipalityId, contactDayId, entries, stamp(call))
  const withoutAddress = found
    .filter(({ hasAddress }) => !hasAddress)
    .map(({ dossierId, dossierNumber, name, birthDate }) => ({ dossierId, dossierNumber, name, birthDate }))
  return { invited: entries.length, withoutAddress }
}

/** Who walks in belongs to the caller's own work, or to the team of a day that the caller takes part in. */
async function walkIn(call: Call, contactDayId: string, dossierId: string) {
  const { trx, municipalityId, worker } = call
  const day = await getDay(call, contactDayId, 'update')
  requireRunning(day)
  if (day.heldOn > call.today) throw new Failure('contact-day.not-today')
  const target = await findTarget(trx, municipalityId, dossierId, { workerId: worker.workerId, now: call.nowText })
  const isOfDay = target?.teamId === day.teamId && seesEverybody(call, day)
  if (!isOfDay) await requireReachable(call, [dossierId])
  const dossier = foldDossier(await getDossierEvents(call, dossierId))
  if (!dossier || dossier.outflow) throw new Failure('dossier.closed')
  const isRound = day.kind === 'round'
  const people = await list.peopleOf(trx, municipalityId, contactDayId)
  const entry: list.NewEntry = {
    dossierId,
    position: Math.max(0, ...people.map(({ position }) => position)) + 1,
    isInvited: false,
    startsAt: null,
    appointmentId: null,
    state: isRound ? 'expected' : 'waiting',
    cameAt: isRound ? null : call.nowText,
  }
  await list.insertPeople(trx, municipalityId, contactDayId, [entry], stamp(call))
  return { revision: 0 }
}

type Held = NonNullable<Awaited<ReturnType<typeof list.lockPerson>>>

async function getHeld(
  call: Call,
  contactDayId: string,
  { dossierId, revision, to }: { dossierId: string; revision: number; to: DayState },
): Promise<{ day: FoundDay; held: Held }> {
  const { day, held } = await lockSeen(call, contactDayId, dossierId)
  checkMove(day, held, { to, revision }, call.today)
  return { day, held }
}

/** Somebody on the list whom the caller sees, held until the change is done. @throws contact-day.not-listed */
export async function lockSeen(call: Call, contactDayId: string, dossierId: string) {
  const day = await getDay(call, contactDayId, 'share')
  await requireSeen(call, day, dossierId)
  const held = await list.lockPerson(call.trx, call.municipalityId, contactDayId, dossierId)
  if (!held) throw new Failure('contact-day.not-listed', { dossierId })
  return { day, held }
}

/** How the appointment of the day ends by where somebody stands; who had to wait too long did not stay away. */
const SETTLING: Partial<Record<DayState, { outcome: 'kept' | 'cancelled' | 'missed'; reason?: AbsenceReason }>> = {
  spoken: { outcome: 'kept' },
  left: { outcome: 'cancelled', reason: 'municipality' },
  cancelled: { outcome: 'cancelled' },
  absent: { outcome: 'missed' },
}

/** What a move means for the journal: the appointment ends, or its ending was a mistake. */
function settled(
  events: readonly RecordedEvent[],
  {
    held,
    to,
    reason,
  }: { held: Pick<Held, 'state' | 'appointmentId' | 'startsAt'>; to: DayState; reason?: AbsenceReason | undefined },
  context: Context,
): Decision<EventBody> {
  const { appointmentId } = held
  const nothing = { events: [], texts: [] }
  const dossier = foldDossier(events)
  const appointment = dossier?.appointments.find((one) => one.appointmentId === appointmentId)
  // Corrected in the dossier itself, or cancelled there: that stands.
  if (!appointment) return nothing
  if (SETTLING[held.state] && !SETTLING[to]) {
    const ending = events.findLast(
      (event) => event.kind === 'appointment-settled' && event.appointmentId === appointment.appointmentId,
    )
    if (!ending || !appointment.settled) return nothing
    const { events: taken } = withdrawEvent(events, ending.seq, 'typing-error', context)
    // The day went to other hours while they were not expected.
    const { startsAt } = held
    const hasMoved = startsAt !== null && Date.parse(startsAt) !== Date.parse(appointment.startsAt)
    const moved: EventBody[] = hasMoved
      ? [{ kind: 'appointment-moved', on: context.today, appointmentId: appointment.appointmentId, startsAt }]
      : []
    return { events: [...taken, ...moved], texts: [] }
  }
  const settling = SETTLING[to]
  if (!settling || appointment.settled) return nothing
  const input = { ...settling, ...(reason ? { reason } : {}) }
  return settleAppointment(dossier?.appointments ?? [], appointment.appointmentId, input, context)
}

export async function writeSettled(call: Call, dossierId: string, move: Parameters<typeof settled>[1]): Promise<void> {
  if (!move.held.appointmentId) return
  const { length: version } = await getDossierEvents(call, dossierId)
  await change(call, { dossierId, version, purpose: 'guidance', closedToo: true }, (_dossier, context, events) =>
    settled(events, move, context),
  )
}

async function talked(
  call: Call,
  contactDayId: string,
  {
    dossierId,
    revision,
    ...input
  }: Parameters<typeof noteContact>[0] extends infer I
    ? Omit<I, 'channel'> & { dossierId: string; revision: number }
    : never,
) {
  const { day, held } = await getHeld(call, contactDayId, { dossierId, revision, to: 'spoken' })
  const { length: version } = await getDossierEvents(call, dossierId)
  const channel = day.kind === 'round' ? ('home-visit' as const) : ('talk' as const)
  await change(call, { dossierId, version, purpose: 'guidance' }, async (dossier, context, events) => {
    const note = noteContact({ ...input, channel, on: call.today }, dossier, await bindingNorm(call, dossier), context)
    const ending = settled(events, { held, to: 'spoken' }, context)
    return { events: [...ending.events, ...note.events], texts: note.texts }
  })
  const workerId = held.workerId ?? call.worker.workerId
  const to = { state: 'spoken' as const, cameAt: held.cameAt, workerId, ...stamp(call) }
  return { revision: await list.movePerson(call.trx, call.municipalityId, contactDayId, dossierId, to) }
}

/** Nobody at home is an attempt, and no absence: nobody was asked to be there. */
async function noteTried(call: Call, dossierId: string): Promise<void> {
  const { length: version } = await getDossierEvents(call, dossierId)
  await change(call, { dossierId, version, purpose: 'guidance' }, (_dossier, context): Decision<ContactEvent> => {
    const textId = context.newId()
    const body = 'Niet thuis bij een bezoek aan huis in een wijkronde.'
    const event: ContactEvent = {
      kind: 'contact-noted',
      on: call.today,
      contactId: context.newId(),
      channel: 'tried',
      textId,
      nextContactOn: null,
      normMaxDays: null,
      deviationCode: null,
      deviationTextId: null,
    }
    return { events: [event], texts: [{ textId, visibility: 'team', body }] }
  })
}

async function finish(call: Call, contactDayId: string) {
  const { trx, municipalityId } = call
  const day = await getDay(call, contactDayId, 'update')
  requireRunning(day)
  if (day.heldOn > call.today) throw new Failure('contact-day.not-today')
  const people = await list.peopleOf(trx, municipalityId, contactDayId)
  if (people.some(({ state }) => state === 'talking')) throw new Failure('contact-day.still-talking')
  const ended = { absent: 0, left: 0 }
  for (const person of day.kind === 'day' ? people : []) {
    const to = person.state === 'expected' ? 'absent' : person.state === 'waiting' ? 'left' : undefined
    if (!to) continue
    ended[to]++
    await writeSettled(call, person.dossierId, { held: person, to })
    const change = { state: to, cameAt: person.cameAt, workerId: null, ...stamp(call) } as const
    await list.movePerson(trx, municipalityId, contactDayId, person.dossierId, change)
  }
  await finishDay(trx, municipalityId, contactDayId, call.nowText)
  return ended
}

/** Inviting, and what happens at the desk and at the doors. */
export function mountContactDayDesk(app: Hono, deps: Deps): void {
  mount(app, deps, invitePeople, (call, { params, body }) => invite(call, params.contactDayId, body.dossierIds))
  mount(app, deps, addWalkIn, (call, { params, body }) => walkIn(call, params.contactDayId, body.dossierId))
  mount(app, deps, markPerson, async (call, { params: { contactDayId }, body }) => {
    const { dossierId, to, reason } = body
    const { held } = await getHeld(call, contactDayId, body)
    if (to === 'not-home') await noteTried(call, dossierId)
    else await writeSettled(call, dossierId, { held, to, reason })
    const came = to === 'waiting' || to === 'talking' ? (held.cameAt ?? call.nowText) : held.cameAt
    const cameAt = to === 'expected' ? null : came
    const workerId = to === 'talking' ? (body.workerId ?? call.worker.workerId) : null
    const change = { state: to, cameAt, workerId, ...stamp(call) }
    return { revision: await list.movePerson(call.trx, call.municipalityId, contactDayId, dossierId, change) }
  })
  mount(app, deps, noteDayTalk, (call, { params, body }) => {
    requireListed(call, body.deviation, 'contact-interval')
    return talked(call, params.contactDayId, body)
  })
  mount(app, deps, finishContactDay, (call, { params }) => finish(call, params.contactDayId))
}
