import { expect, test } from 'vitest'
import { parseTime } from './parse-time.ts'

test('a clock time may be typed in every usual way', () => {
  expect(['10:30', '10.30', '1030', '10u30', '9', '9u', '9:05', ' 14:00 ', '930'].map(parseTime)).toEqual([
    '10:30',
    '10:30',
    '10:30',
    '10:30',
    '09:00',
    '09:00',
    '09:05',
    '14:00',
    '09:30',
  ])
})

test('what is no clock time stays undefined', () => {
  expect(['', '25:00', '10:60', '10:3', 'straks', '12345', '10:30 uur'].map(parseTime)).toEqual(
    Array(7).fill(undefined),
  )
})
