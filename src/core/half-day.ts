import * as z from 'zod'
import { dayInAmsterdam, type Moment, timeInAmsterdam, weekday } from './day.ts'

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** How taking part is counted. @source seed3 L328 (half-days) */
export const DAY_PARTS = ['morning', 'afternoon', 'evening'] as const
export type DayPart = (typeof DAY_PARTS)[number]

/** A half-day that comes back every week. */
export const HalfDay = z.templateLiteral([z.enum(WEEKDAYS), '-', z.enum(DAY_PARTS)]).meta({ id: 'HalfDay' })
export type HalfDay = z.infer<typeof HalfDay>

/** Every half-day of a week, from Monday morning. */
export const HALF_DAYS: readonly HalfDay[] = WEEKDAYS.flatMap((day) =>
  DAY_PARTS.map((part): HalfDay => `${day}-${part}`),
)

/** Where the afternoon and the evening begin. Our own default. */
const partOf = (time: string): DayPart => (time < '12:00' ? 'morning' : time < '18:00' ? 'afternoon' : 'evening')

/** The half-days that a meeting touches; one that lasts past midnight counts for the day it begins on. */
export function halfDaysOf({ startsAt, minutes }: { startsAt: Moment; minutes: number }): HalfDay[] {
  const start = new Date(startsAt)
  // The last minute: what ends at noon leaves the afternoon free.
  const end = new Date(start.getTime() + Math.max(minutes - 1, 0) * 60_000)
  const day = WEEKDAYS[weekday(dayInAmsterdam(start)) - 1] ?? 'mon'
  const isSameDay = dayInAmsterdam(start) === dayInAmsterdam(end)
  const [first, last] = [partOf(timeInAmsterdam(start)), isSameDay ? partOf(timeInAmsterdam(end)) : 'evening']
  return DAY_PARTS.slice(DAY_PARTS.indexOf(first), DAY_PARTS.indexOf(last) + 1).map((part): HalfDay => `${day}-${part}`)
}
