import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../core/day.ts'
import { parseDay, typedDay } from './parse-day.ts'

const today = '2026-11-23'

describe('a typed day', () => {
  test.each([
    ['3-12-2026', '2026-12-03'],
    ['03/12/26', '2026-12-03'],
    ['3.12', '2026-12-03'],
    ['03122026', '2026-12-03'],
    ['2026-12-03', '2026-12-03'],
    ['1-2-85', '1985-02-01'],
    ['+14', '2026-12-07'],
    ['-1', '2026-11-22'],
    ['Vandaag', '2026-11-23'],
    [' morgen ', '2026-11-24'],
  ])('%s is understood in Dutch order', (text, day) => {
    expect(parseDay(text, today)).toBe(day)
  })

  test.each(['31-2-2026', '13-13-2026', 'soon', '', '2026-1-1-1'])('%s is no day', (text) => {
    expect(parseDay(text, today)).toBeUndefined()
  })

  test('what is shown for a day is read back as the same day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40_000, max: 40_000 }), (days) => {
        const day = addDays(today, days)
        expect(parseDay(typedDay(day), today)).toBe(day)
      }),
    )
  })
})
