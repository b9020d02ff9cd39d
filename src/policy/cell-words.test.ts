import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CellTest, CellValue } from './cell.ts'
import { cellInWords, NO_WORDS } from './cell-words.ts'

const number = (value: number): CellValue => ({ type: 'number', value })
const nothing: CellValue = { type: 'null' }
const range = (low: CellValue, high: CellValue, includesLow: boolean, includesHigh: boolean): CellTest => ({
  kind: 'range',
  low,
  high,
  includesLow,
  includesHigh,
})
const text = (value: string): CellTest => ({ kind: 'equals', value: { type: 'string', value } })

describe('a cell in plain words', () => {
  test.each([
    ['[6..24)', range(number(6), number(24), true, false), 'vanaf 6 tot 24', 'from 6 up to 24'],
    ['[6..24]', range(number(6), number(24), true, true), 'vanaf 6 tot en met 24', 'from 6 up to and including 24'],
    ['(6..24)', range(number(6), number(24), false, false), 'meer dan 6, tot 24', 'more than 6, up to 24'],
    ['>= 18', range(number(18), nothing, true, false), '18 of meer', '18 or more'],
    ['> 18', range(number(18), nothing, false, false), 'meer dan 18', 'more than 18'],
    ['<= 2.5', range(nothing, number(2.5), false, true), 'hoogstens 2,5', 'at most 2.5'],
    ['< 5', range(nothing, number(5), false, false), 'minder dan 5', 'less than 5'],
  ])('%s', (_feel, cell, nl, en) => {
    expect(cellInWords(cell, 'number')).toEqual({ nl, en })
  })

  test.each([
    ['>= date("2026-01-01")', true, 'op of na 1 januari 2026', 'on or after 1 January 2026'],
    ['> date("2026-01-01")', false, 'na 1 januari 2026', 'after 1 January 2026'],
  ])('%s', (_feel, includesLow, nl, en) => {
    expect(cellInWords(range({ type: 'date', value: '2026-01-01' }, nothing, includesLow, false), 'date')).toEqual({
      nl,
      en,
    })
  })

  test('a day that does not exist and a length of time that cannot be read stay as they are written', () => {
    expect(cellInWords({ kind: 'equals', value: { type: 'date', value: '2026-13-45' } }, 'date').nl).toBe('2026-13-45')
    expect(cellInWords({ kind: 'equals', value: { type: 'duration', value: 'P' } }, 'dayTimeDuration').nl).toBe('P')
  })

  test('a length of time', () => {
    const cell: CellTest = { kind: 'equals', value: { type: 'duration', value: 'P1Y2M' } }
    expect(cellInWords(cell, 'yearMonthDuration')).toEqual({ nl: '1 jaar en 2 maanden', en: '1 year and 2 months' })
  })

  test('yes, no, anything, unknown and known', () => {
    expect(cellInWords({ kind: 'equals', value: { type: 'boolean', value: true } }, 'boolean').nl).toBe('ja')
    expect(cellInWords({ kind: 'any' }, 'boolean').nl).toBe('maakt niet uit')
    expect(cellInWords({ kind: 'equals', value: nothing }, 'boolean').nl).toBe('niet bekend')
    expect(cellInWords({ kind: 'not', test: { kind: 'equals', value: nothing } }, 'boolean').nl).toBe('wel bekend')
  })

  test('several values by the names that the municipality gives them, also when they are the exception', () => {
    const names = (value: string) => (value === 'work' ? { nl: 'Werk', en: 'Work' } : undefined)
    const some: CellTest = { kind: 'some', tests: [text('work'), text('care'), text('other')] }
    expect(cellInWords(some, 'string', names)).toEqual({ nl: 'Werk, care of other', en: 'Work, care or other' })
    expect(cellInWords({ kind: 'not', test: some }, 'string', names).nl).toBe('geen van deze: Werk, care of other')
    expect(cellInWords({ kind: 'not', test: text('work') }, 'string', names).en).toBe('not Work')
  })

  test('FEEL that has no words says so, and so does every cell that holds such FEEL', () => {
    const feel: CellTest = { kind: 'feel', text: '? > sum([1, 2])' }
    for (const cell of [feel, { kind: 'not', test: feel }, { kind: 'some', tests: [text('a'), feel] }] as const)
      expect(cellInWords(cell, 'number')).toBe(NO_WORDS)
  })

  test('two ranges that differ never read the same', () => {
    const end = fc.oneof(fc.integer({ min: 0, max: 3 }).map(number), fc.constant(nothing))
    const anyRange = fc.tuple(end, end, fc.boolean(), fc.boolean())
    // An open side has no end of its own, so whether it belongs to the range says nothing.
    const meaning = ([low, high, includesLow, includesHigh]: [CellValue, CellValue, boolean, boolean]) =>
      JSON.stringify([low, high, low.type !== 'null' && includesLow, high.type !== 'null' && includesHigh])
    fc.assert(
      fc.property(anyRange, anyRange, (a, b) => {
        const isSame = meaning(a) === meaning(b)
        for (const language of ['nl', 'en'] as const)
          expect(cellInWords(range(...a), 'number')[language] === cellInWords(range(...b), 'number')[language]).toBe(
            isSame,
          )
      }),
    )
  })
})
