import { addDays, type IsoDate, isIsoDate } from './day.ts'
import type { RowProblemCode } from './import.ts'

/**
 * A day as a caseload file writes it. `day` is YYYY-MM-DD, with 00 for an unknown month or day when `isUncertain`.
 * `none` is a filler for "no date". A note is for people to check; a problem means the text gives no day.
 */
export type DayReading =
  | { kind: 'day'; day: string; isUncertain: boolean; note?: RowProblemCode }
  | { kind: 'none' }
  | { kind: 'problem'; code: RowProblemCode }

const MONTHS: Readonly<Record<string, number>> = {
  jan: 1,
  feb: 2,
  maa: 3,
  mrt: 3,
  mar: 3,
  apr: 4,
  mei: 5,
  may: 5,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  okt: 10,
  oct: 10,
  nov: 11,
  dec: 12,
}

/** Day 0 of spreadsheets, counted so that every day from March 1900 is right in spite of their 29 February 1900. */
const SERIAL_ZERO = '1899-12-30'
/** 5 digits: 18-05-1927 to 31-12-2099; shorter numbers are years or typing errors. */
const SERIAL_MIN = 10_000
const SERIAL_MAX = 73_050

const TIME = /[T ]+\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/
/** Whether a two-digit year may lie ahead, and by how many years. */
const YEARS_AHEAD = 20

export interface DayBounds {
  today: IsoDate
  /** A birth date lies in the past, so 45 is 1945; elsewhere 45 may be 2045. */
  isBirthDate: boolean
}

function century(shortYear: number, { today, isBirthDate }: DayBounds): number {
  const thisYear = Number(today.slice(0, 4))
  const recent = thisYear - (thisYear % 100) + shortYear
  return recent > thisYear + (isBirthDate ? 0 : YEARS_AHEAD) ? recent - 100 : recent
}

const pad = (number: number, length: number): string => String(number).padStart(length, '0')

function fromParts(year: number, month: number, date: number, note?: RowProblemCode): DayReading {
  if (year === 0 || year === 9999) return { kind: 'none' }
  const isUncertain = month === 0 || date === 0
  // A day without its month says nothing.
  const day = `${pad(year, 4)}-${pad(month, 2)}-${pad(month === 0 ? 0 : date, 2)}`
  const isReal = isUncertain ? /^(1[89]|20)\d\d-(00|0[1-9]|1[0-2])-00$/.test(day) : isIsoDate(day)
  if (!isReal) return { kind: 'problem', code: 'date.no-such-day' }
  return note === undefined ? { kind: 'day', day, isUncertain } : { kind: 'day', day, isUncertain, note }
}

function fromYearPart(text: string, month: number, date: number, bounds: DayBounds): DayReading {
  const year = Number(text)
  if (text.length === 4) return fromParts(year, month, date)
  // 00-00-00 is the filler of old systems for "no date".
  if (year === 0 && month === 0 && date === 0) return { kind: 'none' }
  return fromParts(century(year, bounds), month, date, 'date.two-digit-year')
}

function fromDigits(digits: string, { isBirthDate }: DayBounds): DayReading {
  if (/^0+$/.test(digits) || /^9{8}$/.test(digits)) return { kind: 'none' }
  if (digits.length === 8) {
    const yearFirst = fromParts(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6)))
    if (yearFirst.kind !== 'problem') return yearFirst
    return fromParts(Number(digits.slice(4)), Number(digits.slice(2, 4)), Number(digits.slice(0, 2)))
  }
  if (digits.length === 4 && isBirthDate) return fromParts(Number(digits), 0, 0)
  const serial = Number(digits)
  if (digits.length !== 5 || serial < SERIAL_MIN || serial > SERIAL_MAX)
    return { kind: 'problem', code: 'date.unreadable' }
  return { kind: 'day', day: addDays(SERIAL_ZERO, serial), isUncertain: false, note: 'date.from-number' }
}

function fromMonthName(text: string, bounds: DayBounds): DayReading | undefined {
  const match = /^(\d{1,2})[\s./-]*([a-z]{3,9})[\s./-]*(\d{4}|\d{2})$/i.exec(text)
  const [, date, name, year] = match ?? []
  if (date === undefined || name === undefined || year === undefined) return undefined
  const month = MONTHS[name.slice(0, 3).toLowerCase()]
  return month === undefined ? undefined : fromYearPart(year, month, Number(date), bounds)
}

/**
 * Reads a day in the ways Dutch exports write one: d-m-yyyy, dd/mm/yy, yyyy-mm-dd, yyyymmdd, ddmmyyyy, 3 januari 1980,
 * 03-JAN-80, a spreadsheet's day number, each with or without a time of day. Never month before day.
 * @source standards.md §3 (yyyymmdd, open end 00000000), §8 (uncertain 19800000)
 */
export function readDay(text: string, bounds: DayBounds): DayReading {
  const day = text.trim().replace(TIME, '').trim()
  const serialWithTime = /^(\d{5})[.,]\d+$/.exec(day)
  if (serialWithTime?.[1]) return fromDigits(serialWithTime[1], bounds)
  if (/^\d+$/.test(day)) return fromDigits(day, bounds)
  const yearFirst = /^(\d{4})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{1,2})$/.exec(day)
  if (yearFirst) return fromParts(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]))
  const dayFirst = /^(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})$/.exec(day)
  if (dayFirst?.[3]) return fromYearPart(dayFirst[3], Number(dayFirst[2]), Number(dayFirst[1]), bounds)
  return fromMonthName(day, bounds) ?? { kind: 'problem', code: 'date.unreadable' }
}
