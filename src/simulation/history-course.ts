import { type ContactChannel, makeAppointment, noteContact, type Place, settleAppointment } from '../core/contact.ts'
import { addDays, daysBetween, type IsoDate } from '../core/day.ts'
import { recordFacts } from '../core/diagnosis.ts'
import { acceptHandover, declineHandover, offerHandover } from '../core/handover.ts'
import { dutchDay, momentAt, workday } from './calendar.ts'
import type { Chronicle, SimulatedWorker } from './chronicle.ts'
import { categorise, sayOne, themesOf } from './history-beginning.ts'
import { closeSteps, nextContact, planAhead, wordsOf } from './history-plan.ts'
import {
  AFTER_SILENCE,
  APPOINTMENT_TEXTS,
  absenceText,
  DECLINE_TEXTS,
  HANDOVER_REASONS,
  noteText,
} from './note-text.ts'
import type { Random } from './random.ts'
import { RUNGS } from './resident.ts'

const CHANNELS: readonly (readonly [ContactChannel, number])[] = [
  ['talk', 44],
  ['phone', 30],
  ['message', 9],
  ['home-visit', 7],
  ['tried', 7],
  ['letter', 3],
]
/** Only these bring somebody in sight, so the last contact is one of them. */
const TALKS: readonly (readonly [ContactChannel, number])[] = [
  ['talk', 5],
  ['phone', 4],
  ['home-visit', 1],
]
const TALKING: ReadonlySet<ContactChannel> = new Set(TALKS.map(([channel]) => channel))
const PLACES: readonly (readonly [Place, number])[] = [
  ['office', 6],
  ['neighbourhood', 3],
  ['home', 1],
  ['phone', 2],
  ['video', 1],
]

export function note(
  chronicle: Chronicle,
  day: IsoDate,
  workerId: string,
  channel: ContactChannel,
  words?: string,
): void {
  const { nextContactOn, maxDays, deviation } = nextContact(chronicle, day)
  const text = words ?? noteText(chronicle, channel, chronicle.dossier().plan?.goalKind ?? 'rest')
  chronicle.step(day, workerId, (dossier, context) =>
    noteContact({ text, channel, nextContactOn, ...(deviation ? { deviation } : {}) }, dossier, { maxDays }, context),
  )
}

interface Made {
  appointmentId: string
  /** Minutes after midnight. */
  endsAt: number
}

/** Makes an appointment on a quarter, between half past eight and five. */
export function appoint(chronicle: Chronicle, madeOn: IsoDate, on: IsoDate, workerId: string): Made | undefined {
  const { random } = chronicle
  const start = 510 + 15 * random.int(0, 29)
  const minutes = random.pick([30, 45, 45, 60])
  const place = random.weighted(PLACES)
  const input = {
    startsAt: momentAt(on, start),
    minutes,
    place,
    // A home visit says why it is made. @source seed0 L2171-2175
    ...(place === 'home' ? { visitPurpose: 'support' as const } : {}),
    ...(random.chance(0.6) ? { text: chronicle.say(APPOINTMENT_TEXTS) } : {}),
  }
  chronicle.step(madeOn, workerId, (_dossier, context) => makeAppointment(input, context))
  const appointmentId = chronicle.dossier().appointments.at(-1)?.appointmentId
  return appointmentId === undefined ? undefined : { appointmentId, endsAt: start + minutes }
}

const REASONS = ['illness', 'childcare', 'work', 'transport', 'municipality', 'unknown'] as const

/** How appointments end: absence is our own default; most reasons are no unwillingness. @source seed1 C4, L1513-1520 */
function settle(chronicle: Chronicle, day: IsoDate, workerId: string, { appointmentId, endsAt }: Made): boolean {
  const { random, resident } = chronicle
  const outcome = random.weighted([
    ['kept', 80],
    ['missed', 12],
    ['cancelled', 8],
  ] as const)
  const reason = random.pick(REASONS.filter((one) => one !== 'childcare' || resident.background.hasChildren))
  const input = outcome === 'kept' ? { outcome } : { outcome, reason, text: absenceText(outcome, reason) }
  chronicle.step(
    day,
    workerId,
    ({ appointments }, context) => settleAppointment(appointments, appointmentId, input, context),
    endsAt,
  )
  return outcome === 'kept'
}

/** A talk by appointment: made some days before; whoever does not come is called. */
function meet(chronicle: Chronicle, day: IsoDate, workerId: string): void {
  const madeOn = chronicle.dayFrom(addDays(day, -chronicle.random.int(3, 16)))
  const made = madeOn !== undefined && madeOn < day ? appoint(chronicle, madeOn, day, workerId) : undefined
  const isKept = made === undefined || settle(chronicle, day, workerId, made)
  note(chronicle, day, workerId, isKept ? 'talk' : 'phone')
}

/** A small step up or down the ladder, with what follows from it. @source seed2 L417 (each time a small step) */
function move(chronicle: Chronicle, day: IsoDate, workerId: string): void {
  const { random } = chronicle
  const { facts } = chronicle.dossier()
  const rung = RUNGS.indexOf(String(facts.participationLevel?.value ?? 'social-contacts'))
  const next = Math.min(Math.max(rung + (random.chance(0.65) ? -1 : 1), 0), RUNGS.length - 1)
  const months = Math.max(1, Math.round(Number(facts.monthsToWork?.value ?? 24) * (next < rung ? 0.6 : 1.3)))
  const changed = [
    { key: 'participationLevel' as const, value: RUNGS[next] ?? 'social-contacts' },
    { key: 'monthsToWork' as const, value: Math.min(months, 240) },
  ]
  chronicle.step(day, workerId, (_dossier, context) => recordFacts({ facts: changed, source: 'judged' }, context))
  if (random.chance(0.6)) categorise(chronicle, day, workerId)
}

/** Plans are made anew after some eight months, or at the last talk when nothing is left to do. Our own default. */
function needsNewPlan({ random, dossier }: Chronicle, day: IsoDate, isLast: boolean): boolean {
  const { plan } = dossier()
  if (!plan) return true
  const isDone = plan.steps.every(({ closed, dueOn }) => closed !== null || dueOn < day)
  return (isLast && isDone && random.chance(0.75)) || (daysBetween(plan.madeOn, day) > 240 && random.chance(0.4))
}

function talk(chronicle: Chronicle, day: IsoDate, workerId: string, isLast: boolean): void {
  const { random, isLean } = chronicle
  const channel = random.weighted(isLast ? TALKS : CHANNELS)
  if (channel === 'talk' && !isLean && random.chance(0.5)) meet(chronicle, day, workerId)
  else note(chronicle, day, workerId, channel)
  if (isLean) return
  closeSteps(chronicle, day, workerId)
  if (random.chance(0.2)) sayOne(chronicle, day, workerId, random.pick(themesOf(chronicle)))
  if (random.chance(0.14)) move(chronicle, day, workerId)
  if (TALKING.has(channel) && needsNewPlan(chronicle, day, isLast)) planAhead(chronicle, day, workerId)
}

/** Irregular days between two days, both included. With a long silence most fall before or after the gap. */
function talkDays(random: Random, from: IsoDate, to: IsoDate, count: number, hasLongSilence: boolean): IsoDate[] {
  const span = daysBetween(from, to)
  if (span <= 0) return []
  const gaps = Array.from({ length: count }, () => 0.15 + random.exponential(1))
  if (hasLongSilence) gaps[count - 1 - random.int(0, Math.min(1, count - 1))] = count * 3
  const total = gaps.reduce((sum, gap) => sum + gap, 0)
  let passed = 0
  return gaps.map((gap) => {
    passed += gap
    return addDays(from, Math.round((span * passed) / total))
  })
}

/** Made from the file: the goal in the resident's words, what is open, when they last spoke. */
function summary(chronicle: Chronicle, reason: string): string {
  const { plan, lastContactOn, contactCount } = chronicle.dossier()
  const words = (textId: string) => wordsOf(chronicle.texts(), textId)
  const open = plan?.steps.filter(({ closed }) => !closed).map(({ textId }) => words(textId)) ?? []
  return [
    reason,
    plan ? `Doel, in eigen woorden: ‘${words(plan.goalTextId)}’` : 'Er is nog geen plan.',
    open.length > 0 ? `Nog open: ${open.join(' ')}` : 'Er staan geen stappen open.',
    lastContactOn
      ? `Laatst gesproken op ${dutchDay(lastContactOn)}; ${contactCount} contacten.`
      : 'Nog niet gesproken.',
  ].join(' ')
}

export function offer(chronicle: Chronicle, day: IsoDate, to: SimulatedWorker): void {
  const { ownerId, handover } = chronicle.dossier()
  if (handover || ownerId === null || ownerId === to.workerId) return
  const text = summary(chronicle, chronicle.say(HANDOVER_REASONS))
  chronicle.step(day, ownerId, (dossier, context) => offerHandover(dossier, to, text, {}, context))
}

/** A hand-over and its answer some days later; now and then the receiver declines first. @source seed3 P7, L647 */
export function handOver(chronicle: Chronicle, day: IsoDate, to: SimulatedWorker, limit: IsoDate): void {
  const { random } = chronicle
  const answeredOn = chronicle.dayFrom(addDays(day, random.int(0, 9)), limit)
  if (answeredOn === undefined) return
  const receiver = { workerId: to.workerId, teamIds: [to.teamId] }
  if (random.chance(0.06) && !chronicle.isLean) {
    offer(chronicle, day, to)
    const input = { reason: 'workload' as const, text: chronicle.say(DECLINE_TEXTS) }
    if (chronicle.dossier().handover)
      chronicle.step(answeredOn, to.workerId, ({ handover }, context) =>
        declineHandover(handover, receiver, input, context),
      )
  }
  offer(chronicle, chronicle.dayFrom(day) ?? day, to)
  if (chronicle.dossier().handover)
    chronicle.step(answeredOn, to.workerId, (dossier, context) => acceptHandover(dossier, receiver, context))
}

/** A programme is over; the resident goes back with a first contact that then does not come. @source seed3 L370, L480 */
export function handBack(chronicle: Chronicle, day: IsoDate, to: SimulatedWorker): void {
  const { ownerId, handover } = chronicle.dossier()
  const on = chronicle.dayFrom(workday(day))
  if (handover || ownerId === null || ownerId === to.workerId || on === undefined) return
  const terms = { reason: 'programme-over' as const, nextContactOn: addDays(on, 14) }
  const text = summary(chronicle, 'Het programma is afgelopen.')
  chronicle.step(on, ownerId, (dossier, context) => offerHandover(dossier, to, text, { terms }, context))
  const receiver = { workerId: to.workerId, teamIds: [to.teamId] }
  chronicle.step(on, to.workerId, (dossier, context) => acceptHandover(dossier, receiver, context))
}

/** Talks a year in the first years, and at most: our own default, near 1.5 a year for those long on benefit (seed4 §5). */
function talkCount(chronicle: Chronicle, days: number): number {
  const { random, isLean } = chronicle
  if (isLean) return Math.min(random.int(2, 4), 1 + Math.floor(days / 30))
  const years = days / 365
  return Math.max(
    1,
    Math.min(Math.round(Math.min(years, 1.5) * 6 + Math.max(0, years - 1.5) * 1.2) + random.int(-1, 1), 18),
  )
}

/**
 * Talks, steps, changes and hand-overs from the first plan to a last talk.
 *
 * @param until day of the last talk; nothing is recorded on or after `limit`
 */
export function goOn(
  chronicle: Chronicle,
  from: IsoDate,
  until: IsoDate,
  limit: IsoDate,
  course: { newOwners: readonly SimulatedWorker[]; hasLongSilence: boolean },
): void {
  const { random } = chronicle
  const days = talkDays(random, from, until, talkCount(chronicle, daysBetween(from, until)), course.hasLongSilence)
  const waiting = [...course.newOwners]
  let before = from
  for (const [index, planned] of days.entries()) {
    const day = chronicle.dayFrom(workday(planned), limit)
    if (day === undefined) break
    const ownerId = chronicle.dossier().ownerId ?? ''
    if (daysBetween(before, day) > 700 && !chronicle.isLean)
      note(chronicle, day, ownerId, 'talk', chronicle.say(AFTER_SILENCE))
    else talk(chronicle, day, ownerId, index === days.length - 1)
    before = day
    const isTurn =
      waiting.length > 0 &&
      index + 1 >= ((days.length - 1) * (course.newOwners.length - waiting.length + 1)) / (course.newOwners.length + 1)
    const next = isTurn ? waiting.shift() : undefined
    if (next) handOver(chronicle, day, next, limit)
  }
}
