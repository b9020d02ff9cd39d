import { addDays } from '../core/day.ts'
import type { CellTest, CellValue } from './cell.ts'
import type { ColumnType } from './editable-table.ts'

/** A value of an input: a day as ISO text, a duration in seconds or months; null where it is not known. */
export type Scalar = string | number | boolean | null

/** Whether a cell holds for a value. `maybe`: the cell is FEEL that only its engine can judge. */
type Answer = 'yes' | 'no' | 'maybe'

/** What a column's values are: on a line (numbers, days, durations), or apart (texts, truths). */
export type ValueType = Exclude<ColumnType, 'Any'>

const UNIT_SECONDS = { D: 86_400, H: 3600, M: 60, S: 1 } as const
const DURATION = /^(-?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/

/** A duration as months or as seconds, whichever it is made of; null when of both. */
function durationValue(text: string): { type: 'dayTimeDuration' | 'yearMonthDuration'; value: number } | null {
  const [, sign, ...parts] = DURATION.exec(text) ?? []
  const [years = 0, months = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts.map((part) => Number(part ?? 0))
  const inMonths = years * 12 + months
  const inSeconds = days * UNIT_SECONDS.D + hours * UNIT_SECONDS.H + minutes * UNIT_SECONDS.M + seconds * UNIT_SECONDS.S
  if (inMonths !== 0 && inSeconds !== 0) return null
  const factor = sign === '-' ? -1 : 1
  const hasMonths = parts[0] !== undefined || parts[1] !== undefined
  return hasMonths
    ? { type: 'yearMonthDuration', value: factor * inMonths }
    : { type: 'dayTimeDuration', value: factor * inSeconds }
}

/** The type and value that a cell names; null for FEEL's null and for a duration of months and days together. */
export function readValue(value: CellValue): { type: ValueType; value: string | number | boolean } | null {
  if (value.type === 'null') return null
  return value.type === 'duration' ? durationValue(value.value) : value
}

/** Every value that a test names, FEEL's null among them. */
export function valuesIn(test: CellTest): CellValue[] {
  if (test.kind === 'equals') return [test.value]
  if (test.kind === 'range') return [test.low, test.high].filter((end) => end.type !== 'null')
  if (test.kind === 'not') return valuesIn(test.test)
  return test.kind === 'some' ? test.tests.flatMap(valuesIn) : []
}

const below = (a: Scalar, b: Scalar): boolean => a !== null && b !== null && a < b

function inRange(test: CellTest & { kind: 'range' }, type: ValueType, value: Scalar): Answer {
  const [low, high] = [readValue(test.low), readValue(test.high)]
  if ([low, high].some((end) => end !== null && end.type !== type) || type === 'string' || type === 'boolean')
    return 'maybe'
  if ((low === null && test.low.type !== 'null') || (high === null && test.high.type !== 'null')) return 'maybe'
  if (low && high && low.value > high.value) return 'maybe'
  if (value === null) return 'no'
  const isLowEnough = !high || below(value, high.value) || (test.includesHigh && value === high.value)
  const isHighEnough = !low || below(low.value, value) || (test.includesLow && value === low.value)
  return isLowEnough && isHighEnough ? 'yes' : 'no'
}

/**
 * Whether a test holds for a value of a column. Where FEEL engines may differ (null in a negation, ranges of texts or from
 * high to low, values of another type), the answer is `maybe`.
 */
export function answer(test: CellTest, type: ValueType, value: Scalar): Answer {
  if (test.kind === 'any') return 'yes'
  if (test.kind === 'feel') return 'maybe'
  if (test.kind === 'range') return inRange(test, type, value)
  if (test.kind === 'equals') {
    if (test.value.type === 'null') return value === null ? 'yes' : 'no'
    const named = readValue(test.value)
    if (named?.type !== type) return 'maybe'
    return named.value === value ? 'yes' : 'no'
  }
  if (test.kind === 'not') {
    const inner = answer(test.test, type, value)
    if (inner === 'maybe' || (value === null && inner === 'no')) return 'maybe'
    return inner === 'yes' ? 'no' : 'yes'
  }
  const answers = test.tests.map((each) => answer(each, type, value))
  return answers.includes('yes') ? 'yes' : answers.includes('maybe') ? 'maybe' : 'no'
}

/** A text that no cell names: it stands for everything else. */
function otherText(named: readonly Scalar[]): string {
  let other = 'anders'
  while (named.includes(other)) other += '…'
  return other
}

/** A day in each stretch before, between and after the named days. */
function daysBetween(points: readonly string[]): string[] {
  const first = points[0]
  if (first === undefined) return ['2026-01-01']
  const after = points.map((point, at) => ({ day: addDays(point, 1), end: points[at + 1] }))
  return [addDays(first, -1), ...after.filter(({ day, end }) => end === undefined || day < end).map(({ day }) => day)]
}

/** The simplest number between two; whole where there is one. */
function numberBetween(low: number, high: number): number {
  const whole = Math.floor(low) + 1
  return whole < high ? whole : (low + high) / 2
}

function numbersBetween(points: readonly number[]): number[] {
  const first = points[0]
  if (first === undefined) return [0]
  const after = points.map((point, at) => numberBetween(point, points[at + 1] ?? Number.POSITIVE_INFINITY))
  return [Math.ceil(first) - 1, ...after]
}

function numberRegions(points: readonly number[], isWhole: boolean): number[] {
  const values = [...points, ...numbersBetween(points)].toSorted((a, b) => a - b)
  return isWhole ? values.filter(Number.isInteger) : values
}

/**
 * The regions of a column, each by one value in it: all values of a region give every cell of the column the same answer.
 * Regions are the values that cells name and what lies before, between and after them; the last is null, for what is not
 * known. @param isWhole only whole numbers occur
 */
export function regionsOf(type: ValueType, tests: readonly CellTest[], isWhole: boolean): Scalar[] {
  const named = tests.flatMap(valuesIn).flatMap((value) => {
    const read = readValue(value)
    return read?.type === type ? [read.value] : []
  })
  const points = [...new Set(named)]
  if (type === 'boolean') return [true, false, null]
  if (type === 'string') return [...points, otherText(points), null]
  if (type === 'date') {
    const days = points.filter((point) => typeof point === 'string').toSorted()
    return [...[...days, ...daysBetween(days)].toSorted(), null]
  }
  const numbers = points.filter((point) => typeof point === 'number').toSorted((a, b) => a - b)
  return [...numberRegions(numbers, isWhole || type === 'yearMonthDuration'), null]
}

/** A value as an example shows it and FEEL input takes it: durations as ISO text. */
export function shown(type: ValueType, value: Scalar): Scalar {
  if (typeof value !== 'number' || type === 'number') return value
  const amount = Math.abs(value)
  const text =
    type === 'yearMonthDuration' ? `P${amount}M` : amount % 86_400 === 0 ? `P${amount / 86_400}D` : `PT${amount}S`
  return value < 0 ? `-${text}` : text
}
