import type { Appointment } from './appointment.ts'
import { addDays, dayInAmsterdam, type IsoDate, type Moment } from './day.ts'
import { type Context, type Deviation, keepText, type NewText } from './decision.ts'
import { Failure } from './failure.ts'

/** Further ahead is a slip of the keyboard, not an agreement. Our own default. */
const MOST_DAYS_AHEAD = 731

/** @throws contact.appointment-past, contact.appointment-far */
export function requireNear(startsAt: Moment, today: IsoDate, pointer = '/startsAt'): void {
  const day = dayInAmsterdam(new Date(startsAt))
  if (day < today) throw new Failure('contact.appointment-past', {}, [{ pointer, code: 'past' }])
  if (day > addDays(today, MOST_DAYS_AHEAD))
    throw new Failure('contact.appointment-far', { mostDays: MOST_DAYS_AHEAD }, [{ pointer, code: 'too-late' }])
}

/** When somebody is seen again as it stands, and the norm for that. */
export interface Sight {
  nextContactOn: IsoDate | null
  appointments: readonly Appointment[]
  maxDays: number | null
}

export const NO_NORM: Sight = { nextContactOn: null, appointments: [], maxDays: null }

/** Whether an appointment is the next contact and lies beyond the norm: one that comes after another hides nobody. */
export function isBeyondNorm(
  startsAt: Moment,
  { nextContactOn, appointments, maxDays }: Sight,
  today: IsoDate,
): boolean {
  if (maxDays === null) return false
  const latest = addDays(today, maxDays)
  const agreed = appointments.flatMap((one) => (one.settled ? [] : [dayInAmsterdam(new Date(one.startsAt))]))
  const isSeenInTime = [...agreed, ...(nextContactOn ? [nextContactOn] : [])].some(
    (day) => day >= today && day <= latest,
  )
  return !isSeenInTime && dayInAmsterdam(new Date(startsAt)) > latest
}

/** As for a next date: beyond the norm with a reason. @throws plan.norm-reason-missing @source design §6 */
export function requireReason(
  startsAt: Moment,
  deviation: Deviation | undefined,
  sight: Sight,
  today: IsoDate,
): Deviation | undefined {
  if (!isBeyondNorm(startsAt, sight, today)) return undefined
  if (!deviation)
    throw new Failure('plan.norm-reason-missing', { maxDays: sight.maxDays ?? 0 }, [
      { pointer: '/deviation', code: 'required' },
    ])
  return deviation
}

/** A reason as an event has it; nothing where none was asked. */
export const deviating = (reason: Deviation | undefined, texts: NewText[], context: Context) =>
  reason
    ? {
        deviationCode: reason.code,
        deviationTextId: reason.text === undefined ? null : keepText(texts, context, reason.text),
      }
    : {}
