import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, dayInAmsterdam, daysBetween, isIsoDate, weekday, yearsBetween } from './day.ts'

const anyDay = fc
  .integer({ min: -60_000, max: 300_000 })
  .map((days) => addDays('1970-01-01', days))
  .filter(isIsoDate)

describe('a day', () => {
  test.each(['2024-02-29', '2000-02-29', '1800-01-01', '2999-12-31', '2026-12-31'])('%s exists', (day) => {
    expect(isIsoDate(day)).toBe(true)
  })

  test.each([
    '2026-02-29',
    '1900-02-29',
    '2100-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '26-01-01',
    '2026-1-1',
    '1799-12-31',
    '3000-01-01',
    '2026-01-01T00:00',
    ' 2026-01-01',
    '',
  ])('"%s" does not exist', (day) => {
    expect(isIsoDate(day)).toBe(false)
  })
})

describe('counting days', () => {
  test.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2024-02-28', 2, '2024-03-01'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-03-28', 2, '2026-03-30'],
    ['2026-10-24', 2, '2026-10-26'],
    ['2026-01-01', -1, '2025-12-31'],
    ['1969-12-31', 1, '1970-01-01'],
  ])('%s and %i days is %s, through leap days and summer time', (day, days, expected) => {
    expect(addDays(day, days)).toBe(expected)
    expect(daysBetween(day, expected)).toBe(days)
  })

  test('forth and back is where it began', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (day, days) => {
        expect(addDays(addDays(day, days), -days)).toBe(day)
        expect(daysBetween(day, addDays(day, days))).toBe(days)
      }),
    )
  })

  test('later sorts later as text', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(a < b).toBe(daysBetween(a, b) > 0)
      }),
    )
  })
})

describe('counting months', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', 1, '2026-04-30'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-11-23', 12, '2027-11-23'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -13, '2024-12-15'],
  ])('%s and %i months is %s: the same day, or the last of a shorter month', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected)
  })

  test('never passes into the month after', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 240 }), (day, months) => {
        const later = addMonths(day, months)
        const month = (Number(day.slice(5, 7)) - 1 + months) % 12
        expect(Number(later.slice(5, 7)) - 1).toBe(month)
        expect(Number(later.slice(8)) <= Number(day.slice(8))).toBe(true)
      }),
    )
  })
})

describe('years of age', () => {
  test.each([
    ['2000-11-24', '2026-11-23', 25],
    ['2000-11-23', '2026-11-23', 26],
    ['2000-02-29', '2026-02-28', 25],
    ['2000-02-29', '2026-03-01', 26],
    ['2026-11-23', '2026-11-23', 0],
  ])('born %s, on %s: %i', (born, day, age) => {
    expect(yearsBetween(born, day)).toBe(age)
  })
})

test.each([
  ['2026-11-23', 1],
  ['2026-11-29', 7],
  ['1970-01-01', 4],
  ['1969-12-28', 7],
  ['1900-01-01', 1],
])('%s is day %i of the week', (day, expected) => {
  expect(weekday(day)).toBe(expected)
})

describe('the day in Amsterdam at a moment, wherever the machine stands', () => {
  test.each([
    ['2026-11-22T23:00:00Z', '2026-11-23'],
    ['2026-11-22T22:59:59Z', '2026-11-22'],
    ['2026-07-01T21:59:59Z', '2026-07-01'],
    ['2026-07-01T22:00:00Z', '2026-07-02'],
    ['2026-03-29T00:59:59Z', '2026-03-29'],
    ['2026-10-25T23:00:00Z', '2026-10-26'],
    ['2026-10-25T22:59:59Z', '2026-10-25'],
  ])('%s is %s', (moment, day) => {
    expect(dayInAmsterdam(new Date(moment))).toBe(day)
  })
})

test('days and months counted by hand are those of the calendar', () => {
  fc.assert(
    fc.property(
      anyDay,
      fc.integer({ min: -60_000, max: 60_000 }),
      fc.integer({ min: -600, max: 600 }),
      (day, days, months) => {
        const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
        expect(day).toBe(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10))
        expect(addDays(day, days)).toBe(new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10))
        const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
        const expected = new Date(Date.UTC(year, month - 1 + months, Math.min(date, last)))
        expect(addMonths(day, months)).toBe(expected.toISOString().slice(0, 10))
      },
    ),
  )
})
