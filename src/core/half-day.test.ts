import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { momentInAmsterdam } from './day.ts'
import { HALF_DAYS, HalfDay, halfDaysOf } from './half-day.ts'

test('a week has twenty-one half-days, and each is one', () => {
  expect(HALF_DAYS).toHaveLength(21)
  expect(HALF_DAYS.every((halfDay) => HalfDay.safeParse(halfDay).success)).toBe(true)
  expect(HalfDay.safeParse('mon-night').success).toBe(false)
})

test('a meeting touches the half-days of its own clock, in summer and in winter, also one that lasts past midnight', () => {
  const at = (day: string, time: string, minutes: number) =>
    halfDaysOf({ startsAt: momentInAmsterdam(day, time), minutes })
  expect(at('2026-07-06', '11:00', 60)).toEqual(['mon-morning'])
  expect(at('2026-12-07', '11:00', 61)).toEqual(['mon-morning', 'mon-afternoon'])
  expect(at('2026-12-06', '17:30', 45)).toEqual(['sun-afternoon', 'sun-evening'])
  expect(at('2026-12-06', '23:30', 90)).toEqual(['sun-evening'])
})

test('every meeting of a day touches at least one half-day', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 5, max: 480 }), (days, minutes) => {
      const startsAt = new Date(Date.UTC(2026, 0, 1, 7) + days * 86_400_000).toISOString()
      expect(halfDaysOf({ startsAt, minutes }).length).toBeGreaterThan(0)
    }),
  )
})
