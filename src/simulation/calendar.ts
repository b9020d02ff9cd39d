import { addDays, type IsoDate, type Moment, weekday } from '../core/day.ts'

/** The day itself, or the Monday after a weekend. */
export function workday(day: IsoDate): IsoDate {
  const number = weekday(day)
  return number === 6 ? addDays(day, 2) : number === 7 ? addDays(day, 1) : day
}

/** The day itself, or the Friday before a weekend. */
export function workdayBefore(day: IsoDate): IsoDate {
  const number = weekday(day)
  return number === 6 ? addDays(day, -1) : number === 7 ? addDays(day, -2) : day
}

function lastSunday(year: number, month: number): IsoDate {
  const last = `${year}-${String(month).padStart(2, '0')}-31`
  return addDays(last, -(weekday(last) % 7))
}

const summers = new Map<number, readonly [from: IsoDate, until: IsoDate]>()

/** True from the last Sunday of March to that of October. @source Directive 2000/84/EC art. 2 and 3 */
function isSummerTime(day: IsoDate): boolean {
  const year = Number(day.slice(0, 4))
  const summer = summers.get(year) ?? ([lastSunday(year, 3), lastSunday(year, 10)] as const)
  summers.set(year, summer)
  return day >= summer[0] && day < summer[1]
}

const two = (number: number): string => String(number).padStart(2, '0')

/** A time of day in Amsterdam as a moment in UTC. `minute` counts from midnight, from 120 to 1439. */
export function momentAt(day: IsoDate, minute: number): Moment {
  const utc = minute - (isSummerTime(day) ? 120 : 60)
  return `${day}T${two(Math.floor(utc / 60))}:${two(utc % 60)}:00.000Z`
}

/** '3-11-2026', as people write it in a note. */
export const dutchDay = (day: IsoDate): string =>
  `${Number(day.slice(8))}-${Number(day.slice(5, 7))}-${day.slice(0, 4)}`
