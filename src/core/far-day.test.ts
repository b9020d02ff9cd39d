import { expect, test } from 'vitest'
import { isFarAhead } from './far-day.ts'

test('a day is far ahead from two years on, and no day is not', () => {
  const far = ['', '2026-11-23', '2028-11-23', '2028-11-24', '2100-01-01'].map((day) => isFarAhead(day, '2026-11-23'))
  expect(far).toEqual([false, false, false, true, true])
})
