import { expect, test } from 'vitest'
import { parseBirthDate } from './birth-date.ts'

test('a birth date is read in Dutch order and as registrations write it', () => {
  for (const text of ['3-5-1980', '03/05/1980', '3.5.1980', '3 5 1980', '03051980', '1980-05-03', ' 3-5-1980 '])
    expect(parseBirthDate(text), text).toBe('1980-05-03')
})

test('somebody who knows only the year or the month can say so', () => {
  expect(parseBirthDate('1980')).toBe('1980-00-00')
  expect(parseBirthDate('5-1980')).toBe('1980-05-00')
  expect(parseBirthDate('00-05-1980')).toBe('1980-05-00')
  expect(parseBirthDate('1980-00-00')).toBe('1980-00-00')
})

test('what is no birth date is not guessed', () => {
  for (const text of ['', 'mei', '31-2-1980', '3-13-1980', '3-5-80', '13-1980', '1700', '3-5'])
    expect(parseBirthDate(text), text).toBeUndefined()
})
