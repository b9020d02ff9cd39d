import { expect, test } from 'vitest'
import { input, table } from '../../test/example-table.ts'
import { checkTable } from './check-table.ts'
import type { EditableTable } from './editable-table.ts'
import type { Finding } from './finding.ts'
import { ANY_NAME, FACT_NAMES, type KnownNames } from './known-name.ts'

const known: KnownNames = new Map([
  ...FACT_NAMES,
  ...['x', 'y', 'z', 'day', 'word', 'wait', 'Months To Work'].map((name) => [name, ANY_NAME] as const),
])
const codes = (findings: readonly Finding[]) => findings.map(({ code }) => code)
const age = input('age')
const months = input('monthsToWork')

test('a table that sorts everybody once has no findings', () => {
  const clean = table(
    [age, months],
    [
      [['< 27', '-'], '"youth"'],
      [['>= 27', '< 24'], '"work"'],
      [['>= 27', '>= 24'], '"later"'],
    ],
  )
  expect(checkTable(clean, known)).toEqual([])
})

test('a gap is shown with a situation for which no row fits, and says which inputs matter', () => {
  const [gap, ...others] = checkTable(
    table(
      [age, months],
      [
        [['< 27', '-'], '"a"'],
        [['>= 27', '< 24'], '"b"'],
      ],
    ),
    known,
  )
  expect(others).toEqual([])
  expect(gap).toMatchObject({ code: 'gap', isBlocking: false, part: 'profile', example: { age: 27, monthsToWork: 24 } })
  expect(gap?.nl).toBe(
    'Geen rij past bij bijvoorbeeld deze situatie: ‘age’ is 27 en ‘monthsToWork’ is 24. Er is dan geen uitkomst.',
  )
})

test('between 5 and 6 there is no whole age, but there is a number', () => {
  const rows: [string[], string][] = [
    [['<= 5'], '1'],
    [['>= 6'], '2'],
  ]
  expect(checkTable(table([age], rows), known)).toEqual([])
  expect(checkTable(table([input('x')], rows), known)).toMatchObject([{ code: 'gap', example: { x: 5.5 } }])
})

test('a dimension has the values that are kept, and no others', () => {
  const goals = ['work', 'work-later', 'participation', 'care', 'civic-integration']
  const goal = input('goal', 'string')
  const rows = goals.map((key): [string[], string] => [[`"${key}"`], `"${key}"`])
  expect(checkTable(table([goal], rows), known)).toMatchObject([{ code: 'gap', example: { goal: 'income-only' } }])
  expect(checkTable(table([goal], [...rows, [['"income-only"'], '"rest"']]), known)).toEqual([])
  expect(checkTable(table([input('word', 'string')], [[['"a"'], '1']]), known)).toMatchObject([
    { code: 'gap', example: { word: 'anders' }, nl: expect.stringContaining('‘word’ is iets anders') },
  ])
})

test('days and durations have gaps too', () => {
  const day = input('day', 'date')
  expect(
    checkTable(
      table(
        [day],
        [
          [['< date("2026-01-01")'], '1'],
          [['> date("2026-01-01")'], '2'],
        ],
      ),
      known,
    ),
  ).toMatchObject([{ code: 'gap', example: { day: '2026-01-01' } }])
  expect(
    checkTable(
      table(
        [day],
        [
          [['<= date("2026-01-01")'], '1'],
          [['>= date("2026-01-02")'], '2'],
        ],
      ),
      known,
    ),
  ).toEqual([])
  const wait = input('wait', 'yearMonthDuration')
  expect(
    checkTable(
      table(
        [wait],
        [
          [['< duration("P1Y")'], '1'],
          [['> duration("P12M")'], '2'],
        ],
      ),
      known,
    ),
  ).toMatchObject([{ code: 'gap', example: { wait: 'P12M' } }])
})

test('rows that fit at once and say different things are a conflict; saying the same is an overlap that ANY allows', () => {
  const rows: [string[], string][] = [
    [['< 30'], '"a"'],
    [['> 20'], '"b"'],
  ]
  const [conflict] = checkTable(table([age], rows), known)
  expect(conflict).toMatchObject({ code: 'conflict', isBlocking: true, rows: [1, 2], example: { age: 21 } })
  const same: [string[], string][] = [
    [['< 30'], '"a"'],
    [['> 20'], '"a"'],
  ]
  expect(codes(checkTable(table([age], same), known))).toEqual(['overlap'])
  expect(checkTable(table([age], same, { hitPolicy: 'ANY' }), known)).toEqual([])
  expect(codes(checkTable(table([age], rows, { hitPolicy: 'ANY' }), known))).toEqual(['conflict'])
  for (const hitPolicy of ['FIRST', 'COLLECT', 'RULE ORDER'] as const)
    expect(checkTable(table([age], rows, { hitPolicy }), known)).toEqual([])
})

test('under FIRST a row that the rows above it cover never has its turn; a last row for what is not known has', () => {
  const first = { hitPolicy: 'FIRST' as const }
  const covered = table(
    [age],
    [
      [['< 10'], '1'],
      [['>= 10'], '2'],
      [['[5..7]'], '3'],
    ],
    first,
  )
  expect(checkTable(covered, known)).toMatchObject([{ code: 'never-fires', rows: [3], isBlocking: false }])
  expect(
    checkTable(
      table(
        [age],
        [
          [['< 10'], '1'],
          [['>= 10'], '2'],
          [['-'], '3'],
        ],
        first,
      ),
      known,
    ),
  ).toEqual([])
  expect(
    codes(
      checkTable(
        table(
          [age],
          [
            [['-'], '1'],
            [['-'], '3'],
          ],
          first,
        ),
        known,
      ),
    ),
  ).toEqual(['never-fires'])
})

test('a row whose cell leaves no allowed value over never fits', () => {
  const found = checkTable(
    table(
      [age],
      [
        [['> 150'], '1'],
        [['-'], '2'],
      ],
    ),
    known,
  )
  expect(found).toMatchObject([{ code: 'never-fires', rows: [1], column: 1 }])
})

test('the same input in two columns is one input', () => {
  expect(
    checkTable(
      table(
        [months, months],
        [
          [['>= 6', '< 24'], '1'],
          [['< 6', '-'], '2'],
          [['-', '>= 24'], '3'],
        ],
      ),
      known,
    ),
  ).toEqual([])
})

test('a table that collects may collect nothing, and a default answers what no row does', () => {
  const rows: [string[], string][] = [[['< 5'], '1']]
  expect(checkTable(table([age], rows, { hitPolicy: 'COLLECT' }), known)).toEqual([])
  const outputs = [{ id: 'c', name: 'c', label: 'c', type: 'number' as const, allowed: null, defaultValue: '0' }]
  expect(checkTable(table([age], rows, { outputs }), known)).toEqual([])
})

test('of cells that only the engine can judge nothing untrue is claimed, and they are named', () => {
  const found = checkTable(
    table(
      [age, months],
      [
        [['modulo(?, 2) = 0', '-'], '1'],
        [['odd(?)', '< 5'], '2'],
      ],
    ),
    known,
  )
  expect(found).toMatchObject([{ code: 'not-checked', rows: [1, 2], column: 1, isBlocking: false }])
  const tied = checkTable(table([age, input('age + 1')], [[['< 5', '> 100'], '1']]), known)
  expect(codes(tied)).toEqual(['not-checked', 'gap'])
})

test('PRIORITY without the order of its outcomes is refused', () => {
  expect(codes(checkTable(table([age], [[['-'], '1']], { hitPolicy: 'PRIORITY' }), known))).toEqual([
    'output-not-allowed',
  ])
})

/** Fifty rows over six inputs that are cut many ways: the work of a table that somebody types in. */
function bigTable(rows: number): EditableTable {
  const inputs = [
    age,
    months,
    input('goal', 'string'),
    input('canWork', 'boolean'),
    input('hoursAvailable'),
    input('youngestChildAge'),
  ]
  const goals = ['"work"', '"care"', 'not("work")', '-', '"participation","care"']
  const rules = Array.from({ length: rows }, (_, at): [string[], string] => [
    [
      `[${at}..${at + 30}]`,
      `>= ${(at * 7) % 60}`,
      goals[at % 5] ?? '-',
      ['true', 'false', '-'][at % 3] ?? '-',
      `< ${5 + ((at * 3) % 40)}`,
      `[${at % 9}..${12 + (at % 15)}]`,
    ],
    `"${at}"`,
  ])
  return table(inputs, rules, { hitPolicy: 'FIRST' })
}

test('a table of fifty rows and six columns is checked while somebody types; a larger one ends with what is left', () => {
  checkTable(bigTable(50), known)
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now()
    checkTable(bigTable(50), known)
    return performance.now() - start
  })
  // A tenth of a second would be felt; the aim is half of it, and a busy machine gets the rest.
  expect(Math.min(...times)).toBeLessThan(100)
  expect(codes(checkTable(bigTable(50), known, 500))).toContain('not-checked')
})
