import * as z from 'zod'
import {
  ContactDayInput,
  type ContactDayKind,
  type DayState,
  freeSlots,
  type Hours,
  heldOn,
  requireRunning,
} from './contact-day.ts'
import { type IsoDate, type Moment, momentInAmsterdam, timeInAmsterdam } from './day.ts'
import { Note } from './decision.ts'
import { Failure } from './failure.ts'
import type { Id } from './person.ts'

const revision = z.int().min(0)

/** Everything of a day but its kind and its team: these decide who is on the list, and how. */
export const ContactDayChange = ContactDayInput.omit({ kind: true, teamId: true })
  .extend({ revision })
  .meta({ id: 'ContactDayChange' })
export type ContactDayChange = z.infer<typeof ContactDayChange>

/** Why a day is called off. Our own list; 'other' asks words. No reason lies with the residents. */
export const CallOffReason = z.enum(['workers', 'place', 'few-people', 'weather', 'other'])
export type CallOffReason = z.infer<typeof CallOffReason>

export const CallOff = z
  .strictObject({ reason: CallOffReason, note: Note.optional(), revision })
  .meta({ id: 'CallOff' })
export type CallOff = z.infer<typeof CallOff>

/** What invitations say. */
interface Announced extends Hours {
  place: string
  workerIds: readonly Id[]
}

export interface StandingDay extends Announced {
  kind: ContactDayKind
  revision: number
  changedAt: Moment | null
  changedBy: Id | null
  finishedAt: Moment | null
  cancelledAt: Moment | null
}

/**
 * Whether a day may still be changed or called off, seen from a screen that knew a revision. What stands there now is asked
 * anew by that screen: a refusal holds no words.
 * @throws contact-day.finished, contact-day.called-off, contact-day.changed-meanwhile
 */
export function requireChangeable(day: StandingDay, seen: number): void {
  requireRunning(day)
  if (day.revision !== seen) {
    const { changedAt, changedBy } = day
    throw new Failure('contact-day.changed-meanwhile', { revision: day.revision, changedAt, changedBy })
  }
}

/** Nobody has come, left or been spoken to. */
const NOT_BEGUN: ReadonlySet<DayState> = new Set(['expected', 'cancelled'])

/** @throws contact-day.begun when a day goes to another date on which somebody has been already */
export function requireNotBegun(before: IsoDate, after: IsoDate, states: readonly DayState[]): void {
  if (before !== after && states.some((state) => !NOT_BEGUN.has(state)))
    throw new Failure('contact-day.begun', {}, [{ pointer: '/startsAt', code: 'begun' }])
}

/** @throws contact-day.reason-missing, contact-day.still-talking */
export function checkCallOff({ reason, note }: CallOff, states: readonly DayState[]): void {
  if (reason === 'other' && note === undefined)
    throw new Failure('contact-day.reason-missing', {}, [{ pointer: '/note', code: 'required' }])
  if (states.includes('talking')) throw new Failure('contact-day.still-talking')
}

interface Seated {
  dossierId: Id
  startsAt: Moment | null
}

export const sameHours = (one: Hours, other: Hours): boolean =>
  Date.parse(one.startsAt) === Date.parse(other.startsAt) &&
  Date.parse(one.endsAt) === Date.parse(other.endsAt) &&
  one.seatsPerQuarter === other.seatsPerQuarter

/**
 * When each of those who are still expected is asked to come after the hours have changed. Whoever can keeps their time on
 * the clock; the others follow in the order that they had.
 *
 * @param taken moments of people of that day who are not expected any more
 * @param now nobody is given a moment before it that they did not have
 * @throws contact-day.full
 */
export function reseat(
  before: Hours,
  after: Hours,
  people: readonly Seated[],
  taken: readonly Moment[],
  now: Date,
): Map<Id, Moment> {
  const kept = people.map(({ dossierId, startsAt }) => [dossierId, startsAt ?? after.startsAt] as const)
  if (sameHours(before, after)) return new Map(kept)
  const day = heldOn(after.startsAt)
  const begin = new Date(after.startsAt).toISOString()
  if (after.seatsPerQuarter === null) return new Map(kept.map(([dossierId]) => [dossierId, begin]))
  const free = freeSlots(after, taken)
  if (free.length < people.length) throw new Failure('contact-day.full', { free: free.length, asked: people.length })
  const moments = new Map<Id, Moment>()
  const inOrder = kept.toSorted(([, one], [, other]) => Date.parse(one) - Date.parse(other))
  const take = (dossierId: Id, at: number) => {
    const [moment] = at < 0 ? [] : free.splice(at, 1)
    if (moment !== undefined) moments.set(dossierId, moment)
  }
  for (const [dossierId, startsAt] of inOrder)
    take(dossierId, free.indexOf(momentInAmsterdam(day, timeInAmsterdam(new Date(startsAt)))))
  for (const [dossierId] of inOrder.filter(([id]) => !moments.has(id)))
    take(
      dossierId,
      free.findIndex((moment) => Date.parse(moment) >= now.getTime()),
    )
  if (moments.size < people.length) throw new Failure('contact-day.full', { free: moments.size, asked: people.length })
  return moments
}

/** Whether what an invitation said does not hold any more, for everybody who got one alike. */
export function isOutdated(before: StandingDay, after: Announced): boolean {
  if (before.place !== after.place) return true
  const isRound = before.kind === 'round'
  // The letter of a round names who will be at the door.
  if (isRound && before.workerIds.toSorted().join() !== after.workerIds.toSorted().join()) return true
  return (isRound || after.seatsPerQuarter === null) && !sameHours(before, after)
}

/** Who of a list can be taken off it: nobody has spoken with them, and their coming or not is no history yet. */
const REMOVABLE: ReadonlySet<DayState> = new Set(['expected', 'waiting', 'cancelled'])

/** @throws contact-day.cannot */
export function requireRemovable(state: DayState): void {
  if (!REMOVABLE.has(state)) throw new Failure('contact-day.cannot', { state })
}
