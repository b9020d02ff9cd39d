import * as z from 'zod'
import { IsoDate, weekday } from '../core/day.ts'
import { LocalText } from './sourced.ts'

/** A public holiday. @source Algemene termijnenwet art. 3 lid 1-2 */
export const PublicHoliday = z.strictObject({ on: IsoDate, ...LocalText.shape })
export type PublicHoliday = z.infer<typeof PublicHoliday>

/** Why a day is closed; 'unlisted': no holiday of that year is known, so nothing is said about it. */
export const Closed = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('weekend') }),
  z.object({ kind: z.literal('holiday'), ...LocalText.shape }),
  z.object({ kind: z.literal('unlisted') }),
])
export type Closed = z.infer<typeof Closed>

const SATURDAY = 6

/** Whether the counter is closed on a day; null on an open one. A holiday in a weekend is called by its name. */
export function closedOn(holidays: readonly PublicHoliday[], day: IsoDate): Closed | null {
  const holiday = holidays.find(({ on }) => on === day)
  if (holiday) return { kind: 'holiday', nl: holiday.nl, en: holiday.en }
  if (weekday(day) >= SATURDAY) return { kind: 'weekend' }
  const year = day.slice(0, 4)
  return holidays.some(({ on }) => on.startsWith(year)) ? null : { kind: 'unlisted' }
}
