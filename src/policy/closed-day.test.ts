import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { addDays, weekday } from '../core/day.ts'
import { closedOn } from './closed-day.ts'
import { CountryData } from './country.ts'
import { valueOf } from './sourced.ts'

const file = resolve(import.meta.dirname, '../../policies/nl/country.json')
const holidays = valueOf(CountryData.parse(JSON.parse(readFileSync(file, 'utf8'))).publicHolidays) ?? []

/** Easter of the Gregorian calendar, by Meeus, Jones and Butcher. */
function easter(year: number): string {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100]
  const h = (19 * a + b - (b >> 2) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * (c >> 2) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const sum = h + l - 7 * m + 114
  return `${year}-${String(Math.floor(sum / 31)).padStart(2, '0')}-${String((sum % 31) + 1).padStart(2, '0')}`
}

describe('the public holidays of the country', () => {
  test.each([2026, 2027, 2028, 2029, 2030, 2031])('of %i are those that the law names', (year) => {
    const sunday = easter(year)
    const king = weekday(`${year}-04-27`) === 7 ? `${year}-04-26` : `${year}-04-27`
    const fixed = ['01-01', '05-05', '12-25', '12-26'].map((day) => `${year}-${day}`)
    const moving = [-2, 1, 39, 50].map((days) => addDays(sunday, days))
    const listed = holidays.flatMap(({ on }) => (on.startsWith(`${year}-`) ? [on] : []))
    expect(listed).toEqual([...fixed, ...moving, king].toSorted())
  })
})

describe('a day', () => {
  test('of the weekend is closed', () => {
    expect(closedOn(holidays, '2026-11-28')).toEqual({ kind: 'weekend' })
    expect(closedOn(holidays, '2026-11-29')).toEqual({ kind: 'weekend' })
  })

  test('that is a holiday is called by its name, also in a weekend', () => {
    expect(closedOn(holidays, '2026-05-25')).toMatchObject({ kind: 'holiday', nl: 'tweede pinksterdag' })
    expect(closedOn(holidays, '2026-12-26')).toMatchObject({ kind: 'holiday', en: 'Boxing Day' })
  })

  test('in the week is open, unless no holiday of its year is known', () => {
    expect(closedOn(holidays, '2026-11-23')).toBeNull()
    expect(closedOn(holidays, '2040-11-23')).toEqual({ kind: 'unlisted' })
  })
})
