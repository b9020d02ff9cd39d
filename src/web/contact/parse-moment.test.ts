import { expect, test } from 'vitest'
import { parseMoment } from './parse-moment.ts'

const TODAY = '2026-11-23'

test.each([
  ['morgen', { day: '2026-11-24' }],
  ['morgen 10:30', { day: '2026-11-24', time: '10:30' }],
  ['+7 9u', { day: '2026-11-30', time: '09:00' }],
  ['24-11 1400', { day: '2026-11-24', time: '14:00' }],
  ['24 11', { day: '2026-11-24' }],
  ['24 11 9', { day: '2026-11-24', time: '09:00' }],
  ['24-11-2026 9.15', { day: '2026-11-24', time: '09:15' }],
])('"%s" is read as a day with or without a time', (text, moment) => {
  expect(parseMoment(text, TODAY)).toEqual(moment)
})

test.each(['', '10:30', 'morgen 25:00', 'morgen vroeg', '32-13 10:00'])('"%s" is no day', (text) => {
  expect(parseMoment(text, TODAY)).toBeUndefined()
})
