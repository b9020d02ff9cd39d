import * as z from 'zod'

const DAY_MS = 86_400_000
/** Sweden writes days as ISO does. Made once: making one costs more than a thousand uses. */
const AMSTERDAM_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' })
const AMSTERDAM_MOMENT = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
  timeStyle: 'medium',
})

function parts(day: string): [number, number, number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))]
}

/** True for a real calendar day written as YYYY-MM-DD, years 1800..2999. */
export function isIsoDate(text: string): boolean {
  if (!/^(1[89]|2\d)\d\d-\d\d-\d\d$/.test(text)) return false
  const [year, month, day] = parts(text)
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** A calendar day in Europe/Amsterdam, as text YYYY-MM-DD: sorts as text, has no time zone. */
export const IsoDate = z
  .string()
  .refine(isIsoDate, { error: 'day.invalid' })
  .meta({ id: 'IsoDate', format: 'date', title: 'Day', example: '2026-11-23' })
export type IsoDate = z.infer<typeof IsoDate>

/** A moment, ISO 8601 with zone. */
export const Moment = z.iso.datetime({ offset: true }).meta({ title: 'Moment', format: 'date-time' })
export type Moment = z.infer<typeof Moment>

function toDayNumber(day: IsoDate): number {
  const [year, month, date] = parts(day)
  return Math.round(Date.UTC(year, month - 1, date) / DAY_MS)
}

const twoDigits = (number: number): string => (number < 10 ? `0${number}` : String(number))

/** Written by hand: `toISOString` and a cut cost three times as much, and lists and residents are full of days. */
function dayText(year: number, month: number, date: number): IsoDate {
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(date)}`
}

function fromDayNumber(number: number): IsoDate {
  const day = new Date(number * DAY_MS)
  return dayText(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate())
}

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** @param month from 1 */
const monthLength = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 31)

export function addDays(day: IsoDate, days: number): IsoDate {
  return fromDayNumber(toDayNumber(day) + days)
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return toDayNumber(to) - toDayNumber(from)
}

/** The same day of the month `months` later; the last day of that month where it is shorter. */
export function addMonths(day: IsoDate, months: number): IsoDate {
  const [year, month, date] = parts(day)
  const monthsSinceZero = year * 12 + month - 1 + months
  const targetYear = Math.floor(monthsSinceZero / 12)
  const targetMonth = monthsSinceZero - targetYear * 12 + 1
  return dayText(targetYear, targetMonth, Math.min(date, monthLength(targetYear, targetMonth)))
}

/** Whole years between a birth date and a day: the age in the law's sense (a year is full on the birthday). */
export function yearsBetween(from: IsoDate, to: IsoDate): number {
  const [fromYear, ...fromRest] = [Number(from.slice(0, 4)), from.slice(5)]
  const years = Number(to.slice(0, 4)) - fromYear
  return to.slice(5) < (fromRest[0] as string) ? years - 1 : years
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(day: IsoDate): number {
  return ((((toDayNumber(day) + 3) % 7) + 7) % 7) + 1
}

/** The day in Europe/Amsterdam at a moment. */
export function dayInAmsterdam(moment: Date): IsoDate {
  return AMSTERDAM_DAY.format(moment)
}

/** The moment of a day and a clock time (HH:MM) in Europe/Amsterdam, as ISO text in UTC. */
export function momentInAmsterdam(day: IsoDate, time: string): Moment {
  const asUtc = new Date(`${day}T${time}:00Z`)
  const offset = new Date(`${AMSTERDAM_MOMENT.format(asUtc).replace(' ', 'T')}Z`).getTime() - asUtc.getTime()
  return new Date(asUtc.getTime() - offset).toISOString()
}

/** The clock time (HH:MM) in Europe/Amsterdam at a moment. */
export function timeInAmsterdam(moment: Date): string {
  return AMSTERDAM_MOMENT.format(moment).slice(11, 16)
}
