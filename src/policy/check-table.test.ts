import fc from 'fast-check'
import { unaryTest } from 'feelin'
import { describe, expect, test } from 'vitest'
import { checkTable } from './check-table.ts'
import type { EditableRule, EditableTable } from './editable-table.ts'
import type { Finding } from './finding.ts'
import { ANY_NAME, FACT_NAMES, type KnownNames } from './known-name.ts'

type Input = EditableTable['inputs'][number]

const input = (expression: string, type: Input['type'] = 'number', allowed: string | null = null): Input => ({
  id: expression,
  label: expression,
  expression,
  type,
  allowed,
})

const row = (tests: string[], outputs: string[], at = 1): EditableRule => ({
  id: `r${at}`,
  tests,
  outputs,
  source: 'seed2 L721',
  nl: 'Een regel.',
  en: 'A rule.',
  klant: null,
  quote: null,
})

function table(inputs: Input[], rows: [tests: string[], output: string][], more: Partial<EditableTable> = {}) {
  return {
    decision: 'profile',
    label: 'Indeling',
    description: '',
    hitPolicy: 'UNIQUE' as const,
    aggregation: null,
    inputs,
    outputs: [
      { id: 'category', name: 'category', label: 'Groep', type: 'Any' as const, allowed: null, defaultValue: null },
    ],
    rules: rows.map(([tests, output], at) => row(tests, [output], at + 1)),
    ...more,
  }
}

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

test('PRIORITY without the order of its outcomes is refused', () => {
  expect(codes(checkTable(table([age], [[['-'], '1']], { hitPolicy: 'PRIORITY' }), known))).toEqual([
    'output-not-allowed',
  ])
})

const NUMBERS = [
  '-',
  '< 2',
  '<= 2',
  '> 1',
  '>= 3',
  '2',
  '[1..3]',
  '(1..3)',
  '1, 3',
  'not(2)',
  '< 1, > 3',
  'not([1..2])',
  'null',
]
const WORDS = ['-', '"a"', '"b"', 'not("a")', '"a", "b"', 'not("a", "c")']
const TRUTHS = ['-', 'true', 'false', 'not(true)']
/** Every region of the cells above has at least one of these. */
const POINTS: Readonly<Record<string, (number | string | boolean)[]>> = {
  x: [0, 1, 1.5, 2, 2.5, 3, 4],
  word: ['a', 'b', 'c', 'anders'],
  y: [true, false],
}

const anyTable = fc
  .record({
    rows: fc.array(
      fc.tuple(
        fc.constantFrom(...NUMBERS),
        fc.constantFrom(...WORDS),
        fc.constantFrom(...TRUTHS),
        fc.constantFrom('1', '2'),
      ),
      { minLength: 1, maxLength: 6 },
    ),
    hitPolicy: fc.constantFrom('UNIQUE' as const, 'FIRST' as const, 'ANY' as const),
  })
  .map(({ rows, hitPolicy }) =>
    table(
      [input('x'), input('word', 'string'), input('y', 'boolean')],
      rows.map(([x, word, y, output]): [string[], string] => [[x, word, y], output]),
      { hitPolicy },
    ),
  )

const NAMES = ['x', 'word', 'y']
type Situation = Readonly<
  Record<string, Finding['example'] extends Readonly<Record<string, infer V>> | null ? V : never>
>

const everySituation: Situation[] = (POINTS['x'] ?? []).flatMap((x) =>
  (POINTS['word'] ?? []).flatMap((word) => (POINTS['y'] ?? []).map((y) => ({ x, word, y }))),
)
const withUnknown: Situation[] = [null, ...(POINTS['x'] ?? [])].flatMap((x) =>
  [null, ...(POINTS['word'] ?? [])].flatMap((word) => [null, ...(POINTS['y'] ?? [])].map((y) => ({ x, word, y }))),
)

/** What the FEEL engine itself says of a cell and a value; each is asked once, for a run asks very often. */
const answers = new Map<string, boolean>()
function holds(cell: string, value: Situation[string] | undefined): boolean {
  const key = `${cell} for ${JSON.stringify(value)}`
  const held = answers.get(key) ?? unaryTest(cell, { '?': value ?? null }).value === true
  answers.set(key, held)
  return held
}

const fits = (rule: EditableRule, situation: Situation): boolean =>
  rule.tests.every((cell, at) => cell === '-' || holds(cell, situation[NAMES[at] ?? '']))

const fitting = (rules: readonly EditableRule[], situation: Situation): number[] =>
  rules.flatMap((rule, at) => (fits(rule, situation) ? [at + 1] : []))

test('gaps, overlaps and rows that never fit are those that trying every situation finds', () => {
  fc.assert(
    fc.property(anyTable, (tried) => {
      const { rules, hitPolicy } = tried
      const found = checkTable(tried, known)
      const gaps = found.filter(({ code }) => code === 'gap')
      for (const { example } of gaps) expect(fitting(rules, example ?? {})).toEqual([])
      expect(gaps.length > 0).toBe(everySituation.some((situation) => fitting(rules, situation).length === 0))

      const pairs = found.filter(({ code }) => code === 'conflict' || code === 'overlap')
      for (const { rows, example } of pairs) expect(fitting(rules, example ?? {})).toEqual(expect.arrayContaining(rows))
      const clashing = new Set<string>()
      for (const situation of everySituation) {
        const rows = fitting(rules, situation)
        for (const a of rows)
          for (const b of rows) {
            const isSame = rules[a - 1]?.outputs[0] === rules[b - 1]?.outputs[0]
            if (a < b && (hitPolicy === 'UNIQUE' || (hitPolicy === 'ANY' && !isSame))) clashing.add(`${a} ${b}`)
          }
      }
      for (const pair of clashing) expect(pairs.map(({ rows }) => rows.join(' '))).toContain(pair)

      const dead = found.filter(({ code }) => code === 'never-fires').flatMap(({ rows }) => rows)
      const alive = new Set(
        withUnknown.flatMap((situation) => {
          const rows = fitting(rules, situation)
          return hitPolicy === 'FIRST' ? rows.slice(0, 1) : rows
        }),
      )
      for (const at of dead) expect(alive).not.toContain(at)
    }),
    { numRuns: 300 },
  )
})

test('every row that trying shows to be without a turn is found, where no cell is about what is not known', () => {
  const plain = anyTable.filter(({ rules }) => rules.every(({ tests }) => !tests.some((cell) => /not|null/.test(cell))))
  fc.assert(
    fc.property(plain, (tried) => {
      const first = { ...tried, hitPolicy: 'FIRST' as const }
      const alive = new Set(withUnknown.flatMap((situation) => fitting(first.rules, situation).slice(0, 1)))
      const dead = first.rules.map((_, at) => at + 1).filter((at) => !alive.has(at))
      const found = checkTable(first, known).filter(({ code }) => code === 'never-fires')
      expect(found.flatMap(({ rows }) => rows)).toEqual(dead)
    }),
    { numRuns: 200 },
  )
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
