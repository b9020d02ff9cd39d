import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, daysBetween, type IsoDate } from './day.ts'
import { readDay } from './import-day.ts'

const today = '2026-11-23'
const birth = (text: string) => readDay(text, { today, isBirthDate: true })
const other = (text: string) => readDay(text, { today, isBirthDate: false })
const MONTHS = [
  'januari',
  'februari',
  'maart',
  'april',
  'mei',
  'juni',
  'juli',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
]

test.each([
  '1-2-1980',
  '01-02-1980',
  '1/2/1980',
  '01.02.1980',
  '1 2 1980',
  '1980-02-01',
  '1980/2/1',
  '19800201',
  '01021980',
  '1 februari 1980',
  '01-FEB-1980',
  '1980-02-01T00:00:00Z',
  '1980-02-01 00:00:00.000',
  '1-2-1980 0:00',
  ' 01-02-1980 ',
])('%s is 1 February 1980', (text) => {
  expect(birth(text)).toEqual({ kind: 'day', day: '1980-02-01', isUncertain: false })
})

test('the day stands before the month, also where the other way round would do', () => {
  expect(other('03/04/2020')).toMatchObject({ day: '2020-04-03' })
  expect(other('02/25/2020')).toEqual({ kind: 'problem', code: 'date.no-such-day' })
})

test.each([
  ['19800000', '1980-00-00'],
  ['19800500', '1980-05-00'],
  ['1980-00-00', '1980-00-00'],
  ['00-05-1980', '1980-05-00'],
  ['0-0-1980', '1980-00-00'],
  ['12-00-1980', '1980-00-00'],
  ['1980', '1980-00-00'],
])('%s is an uncertain birth date, kept as %s', (text, day) => {
  expect(birth(text)).toEqual({ kind: 'day', day, isUncertain: true })
})

test.each(['00000000', '0', '00-00-0000', '99999999', '9999-12-31', '31-12-9999', '00-00-00'])(
  '%s is a filler for no date',
  (text) => {
    expect(other(text)).toEqual({ kind: 'none' })
  },
)

test.each(['31-2-1980', '29-02-2021', '32-1-2020', '1980-13-01', '19801350', '1-1-1700'])('%s is no day', (text) => {
  expect(birth(text)).toEqual({ kind: 'problem', code: 'date.no-such-day' })
})

test.each(['morgen', '12-1980', '1e kwartaal', '123456', '-5', '1-1-1980-1', '', '12 foo 1980', '99999'])(
  '%s cannot be read as a day',
  (text) => {
    expect(other(text)).toEqual({ kind: 'problem', code: 'date.unreadable' })
  },
)

test('two digits of a year are the past for a birth date, and are pointed out', () => {
  expect(birth('12-3-45')).toEqual({ kind: 'day', day: '1945-03-12', isUncertain: false, note: 'date.two-digit-year' })
  expect(birth('12-3-04')).toMatchObject({ day: '2004-03-12' })
  expect(birth('3-jan-80')).toMatchObject({ day: '1980-01-03' })
  expect(other('12-3-27')).toMatchObject({ day: '2027-03-12' })
  expect(other('12-3-98')).toMatchObject({ day: '1998-03-12' })
})

test('the day number of a spreadsheet is read and pointed out, its time of day dropped', () => {
  expect(birth('29252')).toEqual({ kind: 'day', day: '1980-02-01', isUncertain: false, note: 'date.from-number' })
  expect(other('44197,5')).toMatchObject({ day: '2021-01-01' })
})

const anyDay = fc
  .integer({ min: 0, max: daysBetween('1900-01-01', '2099-12-31') })
  .map((days) => addDays('1900-01-01', days))
const parts = (day: IsoDate) => [day.slice(0, 4), day.slice(5, 7), day.slice(8)] as const

test('every day from 1900 to 2099 reads back from every way of writing it', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const [year, month, date] = parts(day)
      const name = MONTHS[Number(month) - 1]
      const ways = [
        day,
        `${year}${month}${date}`,
        `${Number(date)}-${Number(month)}-${year}`,
        `${date}/${month}/${year}`,
        `${date}.${month}.${year} 12:30`,
        `${Number(date)} ${name} ${year}`,
        `${date}-${name?.slice(0, 3).toUpperCase()}-${year}`,
      ]
      for (const way of ways) expect([way, birth(way)]).toEqual([way, { kind: 'day', day, isUncertain: false }])
    }),
  )
})

test('no text makes the reading of a day fail, and a day it gives is a real one', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'0123456789-/. :TZjanfeb') }),
      fc.boolean(),
      (text, isBirthDate) => {
        const reading = readDay(text, { today, isBirthDate })
        if (reading.kind === 'day') expect(reading.day).toMatch(/^(1[89]|2\d)\d\d-\d\d-\d\d$/)
      },
    ),
    { numRuns: 1000 },
  )
})
