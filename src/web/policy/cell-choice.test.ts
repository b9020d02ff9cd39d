import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  RANGE_KINDS,
  type RangeChoice,
  rangeChoice,
  rangeFeel,
  valuesChoice,
  valuesFeel,
  YES_NO_FEEL,
  yesNoChoice,
} from './cell-choice.ts'

describe('choosing instead of writing FEEL', () => {
  test.each([
    [{ kind: 'from-to', low: '6', high: '24' }, '[6..24)'],
    [{ kind: 'from-through', low: '6', high: '24' }, '[6..24]'],
    [{ kind: 'at-least', low: '2,5', high: '' }, '>= 2.5'],
    [{ kind: 'less-than', low: '', high: '12' }, '< 12'],
    [{ kind: 'exactly', low: '3', high: '' }, '3'],
    [{ kind: 'any', low: '', high: '' }, '-'],
  ] as const)('%o is %s', (choice, feel) => {
    expect(rangeFeel(choice, 'number')).toBe(feel)
  })

  test('a day is written as FEEL writes days', () => {
    expect(rangeFeel({ kind: 'at-least', low: '2026-01-01', high: '' }, 'date')).toBe('>= date("2026-01-01")')
  })

  test('a range without its ends is no cell yet', () => {
    expect(rangeFeel({ kind: 'from-to', low: '6', high: '' }, 'number')).toBeUndefined()
    expect(rangeFeel({ kind: 'from-to', low: 'zes', high: '8' }, 'number')).toBeUndefined()
  })

  test('what a choice writes, the chooser reads back as the same choice', () => {
    const end = fc.integer({ min: -50, max: 600 }).map(String)
    const choice: fc.Arbitrary<RangeChoice> = fc
      .tuple(fc.constantFrom(...RANGE_KINDS), end, end)
      .map(([kind, low, high]) => ({
        kind,
        low: ['any', 'unknown', 'at-most', 'less-than'].includes(kind) ? '' : low,
        high: ['from-to', 'from-through', 'at-most', 'less-than'].includes(kind) ? high : '',
      }))
    fc.assert(
      fc.property(choice, (one) => {
        expect(rangeChoice(rangeFeel(one, 'number') ?? '')).toEqual(one)
      }),
    )
    const values = fc.uniqueArray(
      fc.string({ minLength: 1, maxLength: 8 }).filter((text) => /^[\w "-]+$/.test(text)),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    fc.assert(
      fc.property(values, fc.boolean(), (some, isExcept) => {
        expect(valuesChoice(valuesFeel({ values: some, isExcept }))).toEqual({ values: some, isExcept })
      }),
    )
    for (const one of ['any', 'yes', 'no', 'unknown'] as const) expect(yesNoChoice(YES_NO_FEEL[one])).toBe(one)
  })

  test('a cell that the chooser cannot say is left alone', () => {
    expect(rangeChoice('> sum([1,2])')).toBeUndefined()
    expect(rangeChoice('(6..24)')).toBeUndefined()
    expect(valuesChoice('"a", null')).toBeUndefined()
    expect(yesNoChoice('not(true)')).toBeUndefined()
  })
})
