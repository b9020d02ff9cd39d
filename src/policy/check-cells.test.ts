import { describe, expect, test } from 'vitest'
import { type Input, input, row, table } from '../../test/example-table.ts'
import { checkTable } from './check-table.ts'
import type { Finding } from './finding.ts'
import { ANY_NAME, FACT_NAMES, type KnownNames } from './known-name.ts'

const known: KnownNames = new Map([
  ...FACT_NAMES,
  ...['x', 'y', 'z', 'day', 'word', 'wait', 'Months To Work'].map((name) => [name, ANY_NAME] as const),
])
const codes = (findings: readonly Finding[]) => findings.map(({ code }) => code)
const age = input('age')
const months = input('monthsToWork')

describe('a cell that is wrong is named by row and column, in words', () => {
  const wrong: [what: string, cell: string, type: Input['type'], code: Finding['code'], nl: string][] = [
    [
      'text in a column of numbers',
      '"abc"',
      'number',
      'cell-type',
      'Rij 1, kolom ‘x’: ‘abc’ is tekst, maar hier hoort een getal.',
    ],
    ['a number in a column of texts', '5', 'string', 'cell-type', '5 is een getal, maar hier hoort tekst.'],
    ['a range from high to low', '[9..3]', 'number', 'cell-type', 'van hoog naar laag'],
    ['half a list', '1,', 'number', 'cell-not-feel', 'teken 3'],
    ['half a text', '"abc', 'string', 'cell-not-feel', 'teken 1'],
    ['two signs', '> > 3', 'number', 'cell-not-feel', 'kan niet worden gelezen'],
    ['a text without quotation marks', 'work', 'string', 'unknown-name', 'zet er dan aanhalingstekens omheen: "work"'],
    ['a function that is none', 'maximum(?) > 3', 'number', 'unknown-function', 'de functie ‘maximum’ bestaat niet'],
  ]
  test.each(wrong)('%s', (_what, cell, type, code, nl) => {
    const found = checkTable(
      table(
        [input('x', type)],
        [
          [[cell], '1'],
          [['-'], '2'],
        ],
        { hitPolicy: 'FIRST' },
      ),
      known,
    )
    const [first] = found.filter((finding) => finding.isBlocking)
    expect(first).toMatchObject({ code, rows: [1], column: 1 })
    expect(first?.nl).toContain(nl)
  })
})

test.each([
  ['a value that is not allowed', '"d"', 'cell-type'],
  ['a value in a negation', 'not("d")', 'cell-type'],
])('%s is named', (_what, cell, code) => {
  const found = checkTable(table([input('word', 'string', '"a","b","c"')], [[[cell], '1']]), known)
  expect(found).toContainEqual(expect.objectContaining({ code, rows: [1], column: 1, isBlocking: true }))
})

test('FEEL may call what FEEL has, name loops of its own and read names with spaces', () => {
  const fine = [
    'some n in [1,2] satisfies n = 2',
    'string length("a") < ?',
    'Months To Work + 1',
    'date and time("2026-01-01T00:00:00")',
    '{a: x}.a',
    'count([1,2][item > 1]) = ?',
  ]
  for (const cell of fine)
    expect(codes(checkTable(table([input('x')], [[[cell], '1']]), known))).toEqual(['not-checked'])
})

test('a column that is not known or has another type than its input is named', () => {
  expect(checkTable(table([input('sexe', 'string')], [[['-'], '1']]), known)).toMatchObject([
    { code: 'unknown-name', rows: [], column: 1, nl: expect.stringContaining('‘sexe’') },
  ])
  expect(checkTable(table([input('age', 'string')], [[['-'], '1']]), known)).toMatchObject([
    { code: 'cell-type', rows: [], column: 1, nl: 'Kolom ‘age’: de kolom zegt tekst, maar ‘age’ is een getal.' },
  ])
})

test('outcomes are checked against their type and the allowed ones; columns count on after the inputs', () => {
  const outputs = [
    { id: 'o', name: 'o', label: 'Uitkomst', type: 'string' as const, allowed: '"a","b"', defaultValue: null },
  ]
  const found = (output: string) => checkTable(table([age], [[['-'], output]], { outputs }), known)
  expect(found('"a"')).toEqual([])
  expect(found('"c"')).toMatchObject([{ code: 'output-not-allowed', rows: [1], column: 2 }])
  expect(found('3')).toMatchObject([{ code: 'cell-type', rows: [1], column: 2 }])
  expect(found('')).toMatchObject([{ code: 'cells-missing', rows: [1], column: 2 }])
  expect(found('if age > 5 then "a" else "b"')).toEqual([])
})

test('missing cells and missing words are named', () => {
  expect(checkTable(table([age, months], [[['-'], '1']]), known)).toMatchObject([{ code: 'cells-missing', rows: [1] }])
  const wordless = table([age], [])
  const rules = [{ ...row(['-'], ['1']), source: ' ', en: '' }]
  expect(checkTable({ ...wordless, rules }, known).map(({ code, nl }) => [code, nl])).toEqual([
    ['words-missing', 'Rij 1: de bron ontbreekt.'],
    ['words-missing', 'Rij 1: de uitleg in het Engels ontbreekt.'],
  ])
})
