import fc from 'fast-check'
import { unaryTest } from 'feelin'
import { expect, test } from 'vitest'
import { type CellTest, type CellValue, parseCell } from './cell.ts'

const string = (value: string): CellValue => ({ type: 'string', value })
const number = (value: number): CellValue => ({ type: 'number', value })
const equals = (value: CellValue): CellTest => ({ kind: 'equals', value })
const open: CellValue = { type: 'null' }
const range = (low: CellValue, high: CellValue, includesLow: boolean, includesHigh: boolean): CellTest => ({
  kind: 'range',
  low,
  high,
  includesLow,
  includesHigh,
})

test.each<[string, CellTest]>([
  ['-', { kind: 'any' }],
  ['  ', { kind: 'any' }],
  ['"work"', equals(string('work'))],
  [String.raw`"say \"no\""`, equals(string('say "no"'))],
  ['-3.5', equals(number(-3.5))],
  ['.5', equals(number(0.5))],
  ['false', equals({ type: 'boolean', value: false })],
  ['null', equals(open)],
  ['date("2024-02-29")', equals({ type: 'date', value: '2024-02-29' })],
  ['@"2026-01-01"', equals({ type: 'date', value: '2026-01-01' })],
  ['duration( "P1M" )', equals({ type: 'duration', value: 'P1M' })],
  ['@"PT5H"', equals({ type: 'duration', value: 'PT5H' })],
  ['< 27', range(open, number(27), false, false)],
  ['>=-2', range(number(-2), open, true, false)],
  ['[1..3]', range(number(1), number(3), true, true)],
  [']1.5 .. 3[', range(number(1.5), number(3), false, false)],
  ['(1..3)', range(number(1), number(3), false, false)],
  ['(null..3]', range(open, number(3), false, true)],
  ['"a", "b"', { kind: 'some', tests: [equals(string('a')), equals(string('b'))] }],
  [
    '< 3, [5..7)',
    { kind: 'some', tests: [range(open, number(3), false, false), range(number(5), number(7), true, false)] },
  ],
  ['not("a")', { kind: 'not', test: equals(string('a')) }],
  ['not(1, 2)', { kind: 'not', test: { kind: 'some', tests: [equals(number(1)), equals(number(2))] } }],
])('the cell %s is plain data', (text, cell) => {
  expect(parseCell(text)).toEqual(cell)
})

test.each([
  'contains(?, "x")',
  '? > 3',
  'age',
  'not(age)',
  'date("2026-02-30")',
  'date("2026-01-01T00:00:00")',
  'duration("P1W")',
  '["a","b"]',
  '[1.."b"]',
  '< true',
  '< null',
  '(5)',
  '1e3',
  '- 5',
  '5.',
  '1, -',
  'not(1), 2',
  '"a" or "b"',
  '5 // years',
  '> > 3',
  '"half',
  '1,',
  '= 5',
  String.raw`"\u00e9"`,
])('the cell %s stays FEEL text', (text) => {
  expect(parseCell(text)).toEqual({ kind: 'feel', text })
})

const literal = fc.oneof(
  fc.constantFrom('true', 'false', 'null', 'date("2026-01-01")', '@"2026-06-30"', '@"P1D"', 'duration("P13M")', '"é"'),
  fc.integer({ min: -9, max: 9 }).map(String),
  fc.constantFrom('1.5', '-0.25', '.5', '"a"', '"b"', String.raw`"q\"q"`, String.raw`"back\\slash"`),
)
const positive = fc.oneof(
  literal,
  fc.tuple(fc.constantFrom('<', '<=', '>', '>='), literal).map(([sign, end]) => `${sign} ${end}`),
  fc
    .tuple(fc.constantFrom('[', ']', '('), literal, literal, fc.constantFrom(']', '[', ')'))
    .map(([a, low, high, b]) => `${a}${low}..${high}${b}`),
)
const list = fc.array(positive, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(', '))
const anyCell = fc.oneof(
  list,
  list.map((parts) => `not(${parts})`),
)

const written = (value: CellValue): string => {
  if (value.type === 'null') return 'null'
  if (value.type === 'string') return JSON.stringify(value.value)
  return value.type === 'date' || value.type === 'duration' ? `@"${value.value}"` : String(value.value)
}

/** The cell as FEEL again, in one way of writing. */
function write(cell: CellTest): string {
  if (cell.kind === 'any') return '-'
  if (cell.kind === 'feel') return cell.text
  if (cell.kind === 'not') return `not(${write(cell.test)})`
  if (cell.kind === 'some') return cell.tests.map(write).join(', ')
  if (cell.kind === 'equals') return written(cell.value)
  return `${cell.includesLow ? '[' : '('}${written(cell.low)}..${written(cell.high)}${cell.includesHigh ? ']' : ')'}`
}

const holds = (text: string, value: unknown): unknown => {
  try {
    return unaryTest(text, { '?': value }).value
  } catch {
    return 'not FEEL'
  }
}

test('a cell that was read means to the FEEL engine what its text means', () => {
  const anyValue = fc.oneof(
    fc.integer({ min: -9, max: 9 }),
    fc.constantFrom('a', 'b', 'é', 'q"q', 'back\\slash', true, false, null, 1.5),
  )
  fc.assert(
    fc.property(anyCell, anyValue, (text, value) => {
      expect(holds(write(parseCell(text)), value)).toBe(holds(text, value))
    }),
    { numRuns: 2000 },
  )
})
