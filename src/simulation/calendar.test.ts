import { expect, test } from 'vitest'
import { addDays, dayInAmsterdam, weekday } from '../core/day.ts'
import { momentAt, workday, workdayBefore } from './calendar.ts'

test('nine in the morning in Amsterdam is eight in winter and seven in summer, in UTC', () => {
  expect(momentAt('2026-01-15', 540)).toBe('2026-01-15T08:00:00.000Z')
  expect(momentAt('2026-07-15', 540)).toBe('2026-07-15T07:00:00.000Z')
})

test('a working time is on its own day and hour in Amsterdam, on every day of four years', () => {
  const hour = new Intl.DateTimeFormat('nl', { timeZone: 'Europe/Amsterdam', hour: '2-digit', hourCycle: 'h23' })
  for (let day = '2023-01-01'; day < '2027-01-01'; day = addDays(day, 1)) {
    const moment = new Date(momentAt(day, 9 * 60 + 30))
    expect([dayInAmsterdam(moment), hour.format(moment)]).toEqual([day, '09'])
  }
})

test('nothing happens in a weekend', () => {
  expect([workday('2026-11-21'), workday('2026-11-22'), workday('2026-11-23')]).toEqual([
    '2026-11-23',
    '2026-11-23',
    '2026-11-23',
  ])
  expect([workdayBefore('2026-11-21'), workdayBefore('2026-11-22')]).toEqual(['2026-11-20', '2026-11-20'])
  expect(weekday(workday('2026-11-28'))).toBe(1)
})
