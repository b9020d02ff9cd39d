import { describe, expect, test } from 'vitest'
import { birthDateText, dayText, momentText, relativeDayText } from './day-text.ts'

describe('days in words', () => {
  test('a day is written the Dutch way', () => {
    expect(dayText('2026-11-23', 'nl')).toBe('ma 23 november 2026')
    expect(dayText('2026-11-23', 'en')).toBe('Mon 23 November 2026')
    expect(dayText('2026-11-03', 'nl', 'short')).toBe('3 nov 2026')
    expect(dayText('2026-11-01', 'nl', 'month')).toBe('november 2026')
  })

  test.each([
    ['2026-11-23', 'vandaag', 'today'],
    ['2026-11-24', 'morgen', 'tomorrow'],
    ['2026-11-26', 'over 3 dagen', 'in 3 days'],
    ['2026-11-11', '12 dagen geleden', '12 days ago'],
    ['2026-08-23', '3 maanden geleden', '3 months ago'],
    // Half a year to the day, though its days are fewer than six times a month.
    ['2027-05-23', 'over 6 maanden', 'in 6 months'],
    ['2027-05-22', 'over 5 maanden', 'in 5 months'],
    ['2027-01-23', 'over 2 maanden', 'in 2 months'],
    ['2023-11-22', '3 jaar geleden', '3 years ago'],
  ])('%s is %s, seen from 23 November 2026', (day, dutch, english) => {
    expect([relativeDayText(day, '2026-11-23', 'nl'), relativeDayText(day, '2026-11-23', 'en')]).toEqual([
      dutch,
      english,
    ])
  })

  test('a moment is told on the clock of Amsterdam', () => {
    expect(momentText('2026-07-01T22:30:00Z', 'nl')).toBe('do 2 juli 2026, 00:30')
  })

  test('a birth date may be partly unknown', () => {
    expect(['1980-00-00', '1980-05-00', '1980-05-03'].map((date) => birthDateText(date, 'nl'))).toEqual([
      'in 1980 (dag onbekend)',
      'mei 1980',
      '3-5-1980',
    ])
  })
})
