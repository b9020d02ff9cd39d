import * as z from 'zod'
import { CaseloadQuery } from './attention.ts'
import { VisitPurpose } from './contact.ts'
import { dayInAmsterdam, type IsoDate, Moment } from './day.ts'
import { Failure } from './failure.ts'
import { freeText } from './free-text.ts'
import { Id } from './person.ts'

/** People come to one place, or are visited one after another. @source seed4 L1675-1686 (Utrecht), L1593-1598 (Leeuwarden) */
export const ContactDayKind = z.enum(['day', 'round'])
export type ContactDayKind = z.infer<typeof ContactDayKind>

/** Where somebody stands on the day. Cancelled with notice differs from absent; who left had to wait too long. */
export const DayState = z.enum(['expected', 'waiting', 'talking', 'spoken', 'left', 'cancelled', 'absent', 'not-home'])
export type DayState = z.infer<typeof DayState>

export const ContactDayInput = z
  .strictObject({
    kind: ContactDayKind,
    startsAt: Moment,
    endsAt: Moment,
    /** Where it is: a house of the district, or the neighbourhood of a round. */
    place: freeText(200),
    theme: freeText(200).optional(),
    /** How many people can come every quarter of an hour; without it people walk in when they like. */
    seatsPerQuarter: z.int().min(1).max(50).optional(),
    /** Why people are visited; asked of a round. */
    visitPurpose: VisitPurpose.optional(),
    teamId: Id.optional(),
    workerIds: z.array(Id).min(1).max(50),
    /** The day is closed, and is meant all the same. */
    isClosedDayMeant: z.boolean().optional(),
  })
  .meta({ id: 'ContactDayInput' })
export type ContactDayInput = z.infer<typeof ContactDayInput>

const QUARTER_MS = 15 * 60_000
const SLOT_MINUTES = 15

/**
 * What is wrong with a day that somebody plans; all of it is for them to mend.
 *
 * @param isClosed the municipality is closed on that day
 * @param before the hours there were: what stays the same is not weighed again
 * @throws contact-day.ends-before-start, contact-day.past, contact-day.closed-day, contact-day.purpose-missing
 */
export function checkContactDay(
  input: Omit<ContactDayInput, 'workerIds' | 'teamId' | 'place'>,
  isClosed: boolean,
  now: Date,
  before?: Pick<ContactDayInput, 'startsAt' | 'endsAt'>,
): void {
  const [starts, ends] = [Date.parse(input.startsAt), Date.parse(input.endsAt)]
  const keepsHours = before && Date.parse(before.startsAt) === starts && Date.parse(before.endsAt) === ends
  const keepsDay = before && heldOn(before.startsAt) === heldOn(input.startsAt)
  if (ends <= starts)
    throw new Failure('contact-day.ends-before-start', {}, [{ pointer: '/endsAt', code: 'before-begin' }])
  if (!keepsHours && ends <= now.getTime())
    throw new Failure('contact-day.past', {}, [{ pointer: '/startsAt', code: 'past' }])
  if (isClosed && !keepsDay && !input.isClosedDayMeant)
    throw new Failure('contact-day.closed-day', {}, [{ pointer: '/startsAt', code: 'closed' }])
  if (input.kind === 'round' && !input.visitPurpose)
    throw new Failure('contact-day.purpose-missing', {}, [{ pointer: '/visitPurpose', code: 'required' }])
}

export interface Hours {
  startsAt: Moment
  endsAt: Moment
  seatsPerQuarter: number | null
}

/** How long an invitation lasts: a quarter where seats are given out, else as long as the doors are open. */
export function slotMinutes({ startsAt, endsAt, seatsPerQuarter }: Hours): number {
  if (seatsPerQuarter !== null) return SLOT_MINUTES
  // An appointment lasts eight hours at most.
  return Math.min(480, Math.max(5, Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000)))
}

/** Moments that are still free, earliest first, each as often as it has seats; walking in has no end of them. */
export function freeSlots(hours: Hours, taken: readonly Moment[]): Moment[] {
  const { startsAt, endsAt, seatsPerQuarter } = hours
  if (seatsPerQuarter === null) return []
  const used = new Map<string, number>()
  for (const moment of taken) {
    const key = new Date(moment).toISOString()
    used.set(key, (used.get(key) ?? 0) + 1)
  }
  const slots: Moment[] = []
  for (let at = Date.parse(startsAt); at + QUARTER_MS <= Date.parse(endsAt); at += QUARTER_MS) {
    const moment = new Date(at).toISOString()
    for (let seat = used.get(moment) ?? 0; seat < seatsPerQuarter; seat++) slots.push(moment)
  }
  return slots
}

/** When each of some people is asked to come. @throws contact-day.full */
export function giveSlots(hours: Hours, taken: readonly Moment[], count: number): Moment[] {
  if (hours.seatsPerQuarter === null) return Array.from({ length: count }, () => new Date(hours.startsAt).toISOString())
  const free = freeSlots(hours, taken)
  if (free.length < count) throw new Failure('contact-day.full', { free: free.length, asked: count })
  return free.slice(0, count)
}

/** What can follow on what. Everything that was a slip of the hand can be taken back, but for a talk that was noted. */
const NEXT: Record<ContactDayKind, Partial<Record<DayState, readonly DayState[]>>> = {
  day: {
    expected: ['waiting', 'talking', 'cancelled', 'absent'],
    waiting: ['talking', 'left', 'expected'],
    talking: ['waiting', 'spoken', 'left'],
    left: ['waiting'],
    cancelled: ['expected'],
    absent: ['expected'],
  },
  round: {
    expected: ['spoken', 'not-home', 'cancelled'],
    'not-home': ['expected', 'spoken'],
    cancelled: ['expected'],
  },
}

export interface DayPerson {
  state: DayState
  revision: number
  cameAt: Moment | null
  workerId: Id | null
  changedAt: Moment
  changedBy: Id
}

/** @throws contact-day.finished, contact-day.called-off */
export function requireRunning(day: { finishedAt: Moment | null; cancelledAt: Moment | null }): void {
  if (day.finishedAt !== null) throw new Failure('contact-day.finished')
  if (day.cancelledAt !== null) throw new Failure('contact-day.called-off')
}

/** Only cancelling with notice can come before the day; the rest waits for it. */
const BEFOREHAND: ReadonlySet<DayState> = new Set(['cancelled', 'expected'])

/**
 * Whether somebody's place on the list may change so, seen from a screen that knew a revision.
 * @throws contact-day.changed-meanwhile with what stands there now, contact-day.finished, contact-day.called-off,
 *   contact-day.not-today, contact-day.cannot
 */
export function checkMove(
  day: { kind: ContactDayKind; heldOn: IsoDate; finishedAt: Moment | null; cancelledAt: Moment | null },
  person: DayPerson,
  { to, revision }: { to: DayState; revision: number },
  today: IsoDate,
): void {
  requireRunning(day)
  if (person.revision !== revision) {
    const { state, workerId, changedAt, changedBy } = person
    throw new Failure('contact-day.changed-meanwhile', { state, workerId, changedAt, changedBy, wanted: to })
  }
  if (day.heldOn > today && !BEFOREHAND.has(to)) throw new Failure('contact-day.not-today')
  if (!NEXT[day.kind][person.state]?.includes(to))
    throw new Failure('contact-day.cannot', { state: person.state, wanted: to })
}

/** Numbers of a day, each person in one state: what makes days comparable. */
export const DayCounts = z
  .object({ invited: z.int(), walkedIn: z.int(), states: z.record(DayState, z.int()) })
  .meta({ id: 'DayCounts' })
export type DayCounts = z.infer<typeof DayCounts>

/** The same filters as the caseload has, and the neighbourhood by its postcode. */
export const CandidateQuery = CaseloadQuery.omit({ sort: true, direction: true, state: true }).extend({
  /** Where people live: the first digits of the postcode, 35 or 3561. Never so narrow that it says who. */
  district: z
    .string()
    .regex(/^[1-9]\d{0,3}$/)
    .optional(),
  /** Only who was not reached on this other day. */
  notReachedOn: Id.optional(),
})
export type CandidateQuery = z.infer<typeof CandidateQuery>

export const heldOn = (startsAt: Moment): IsoDate => dayInAmsterdam(new Date(startsAt))
