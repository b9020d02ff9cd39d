import fc from 'fast-check'
import { date, duration, evaluate as evaluateFeel, unaryTest } from 'feelin'
import { describe, expect, test } from 'vitest'
import { compileTable } from './compile-table.ts'
import type { Aggregation, DecisionTable, HitPolicy } from './decision-model.ts'
import { plainValue } from './feel-value.ts'

type Scope = Record<string, unknown>

const feel = (text: string) => ({ text, reads: [] })

interface Made {
  hitPolicy: HitPolicy
  aggregation: Aggregation | null
  inputs: string[]
  rows: { tests: string[]; outputs: string[] }[]
  allowed: string | null
  defaults: (string | null)[]
}

const tableOf = ({ hitPolicy, aggregation, inputs, rows, allowed, defaults }: Made): DecisionTable => ({
  name: 'table',
  label: 'Table',
  hitPolicy,
  aggregation,
  inputs: inputs.map((text) => ({ ...feel(text), label: text, type: null, allowed: null, alias: null })),
  outputs: defaults.map((defaultValue, column) => ({
    name: `out${column}`,
    label: '',
    type: null,
    allowed,
    defaultValue,
  })),
  rules: rows.map(({ tests, outputs }, index) => ({
    index,
    id: `r${index}`,
    tests: tests.map(feel),
    outputs: outputs.map(feel),
    source: '',
    nl: '',
    en: '',
    klant: null,
    quote: null,
  })),
})

const isSame = (a: unknown, b: unknown) => evaluateFeel('a = b', { a, b }).value === true

/** Whether a rule fires, by asking feelin about each cell as it stands there. */
function fires(tests: readonly string[], inputs: readonly string[], scope: Scope): boolean {
  return tests.every((cell, column) => {
    if (cell === '-') return true
    if (scope['n'] === undefined && /\bn\b/.test(cell.replaceAll(/"[^"]*"/g, ''))) return false
    const input = inputs[column] ?? ''
    const isUnknown = input in scope ? scope[input] === undefined : !input.includes('+') || scope['n'] === undefined
    if (isUnknown) return cell.includes('null') && unaryTest(cell, { ...scope, '?': null }).value === true
    return unaryTest(cell, { ...scope, '?': evaluateFeel(input, scope).value }).value === true
  })
}

/** The hit policies as the standard words them, with nothing compiled. */
function decidePlainly(made: Made, scope: Scope): unknown {
  const { hitPolicy, aggregation, inputs, rows, allowed, defaults } = made
  const valueOf = (texts: readonly (string | null)[]) =>
    texts.map((text) => (text === null ? null : evaluateFeel(text, scope).value))
  const shape = (values: unknown[]) =>
    values.length === 1 ? values[0] : Object.fromEntries(values.map((value, column) => [`out${column}`, value]))
  const hits = rows.filter(({ tests }) => fires(tests, inputs, scope)).map(({ outputs }) => valueOf(outputs))
  if (hits.length === 0 && defaults.some((text) => text !== null)) return shape(valueOf(defaults))
  const order: unknown = evaluateFeel(`[${allowed ?? ''}]`).value
  const ranks = Array.isArray(order) ? order : []
  const rank = (value: unknown) => {
    const place = ranks.findIndex((each) => isSame(each, value))
    return place < 0 ? 99 : place
  }
  const sorted = hits.toSorted((a, b) => {
    const column = a.findIndex((value, index) => rank(value) !== rank(b[index]))
    return column < 0 ? 0 : rank(a[column]) - rank(b[column])
  })
  const [first] = hits
  if (hitPolicy === 'UNIQUE') return hits.length === 1 && first ? shape(first) : null
  if (hitPolicy === 'ANY')
    return first && hits.every((hit) => hit.every((value, c) => isSame(value, first[c]))) ? shape(first) : null
  if (hitPolicy === 'FIRST') return first ? shape(first) : null
  if (hitPolicy === 'PRIORITY') return sorted[0] ? shape(sorted[0]) : null
  if (hitPolicy === 'OUTPUT ORDER') return sorted.map(shape)
  if (hitPolicy === 'RULE ORDER' || aggregation === null) return hits.map(shape)
  if (aggregation === 'COUNT') return shape(defaults.map(() => hits.length))
  return shape(
    defaults.map((_, column) => {
      const list = hits.map((hit) => hit[column]).filter((value) => value !== null)
      return list.length === 0 ? null : evaluateFeel(`${aggregation.toLowerCase()}(list)`, { list }).value
    }),
  )
}

const DAYS = ['2025-12-31', '2026-01-01', '2026-02-28', '2026-03-01']
const SPANS = ['P1D', 'PT36H', 'P1M', 'P13M', '-P2D']
const WORDS = ['a', 'b', 'work', 'say "hi"', 'Été']
const text = (word: string) => JSON.stringify(word)

const literals = {
  n: fc.oneof(fc.integer({ min: -4, max: 4 }).map(String), fc.constantFrom('1.5', '-0.25', 'n', 'n + 1')),
  s: fc.constantFrom(...WORDS).map(text),
  d: fc.constantFrom(...DAYS).map((day) => `date("${day}")`),
  u: fc.constantFrom(...SPANS).map((span) => `@"${span}"`),
}
const anyLiteral = fc.oneof(...Object.values(literals), fc.constantFrom('true', 'false', 'null'))

/** Ranges of things that have an order; a cell may be of another type than its column. */
const rangeOf = (literal: fc.Arbitrary<string>) =>
  fc.oneof(
    fc.tuple(fc.constantFrom('<', '<=', '>', '>='), literal).map(([sign, end]) => `${sign} ${end}`),
    fc
      .tuple(fc.constantFrom('[', '(', ']'), literal, literal, fc.constantFrom(']', ')', '['))
      .map(([open, low, high, close]) => `${open}${low}..${high}${close}`),
  )
const anyRange = fc.oneof(rangeOf(literals.n), rangeOf(literals.s), rangeOf(literals.d), rangeOf(literals.u))
const special = fc.constantFrom(
  'contains(?, "o")',
  '? > n',
  '? = null',
  'not(? = null)',
  '["a", "b"]',
  'if n > 1 then "a" else "b"',
  '!= 2',
  'list contains([1, 2, "a"], ?)',
  '? in [1..3]',
  'some x in [1, 2] satisfies x = ?',
  '? != "work", > 3',
)
const positive = fc.array(fc.oneof({ weight: 3, arbitrary: anyLiteral }, { weight: 3, arbitrary: anyRange }), {
  minLength: 1,
  maxLength: 3,
})
const anyCell = fc.oneof(
  { weight: 3, arbitrary: fc.constant('-') },
  { weight: 8, arbitrary: positive.map((parts) => parts.join(', ')) },
  { weight: 2, arbitrary: positive.map((parts) => `not(${parts.join(', ')})`) },
  { weight: 1, arbitrary: special },
)
const anyOutput = fc.oneof(
  fc.constantFrom(
    '"a"',
    '"b"',
    '"c"',
    '1',
    '2',
    'null',
    'true',
    'date("2026-01-01")',
    'n * 2',
    's + "!"',
    '[n, 1]',
    'duration("P1D")',
  ),
)
const anyPolicy = fc.constantFrom<[HitPolicy, Aggregation | null]>(
  ['UNIQUE', null],
  ['ANY', null],
  ['PRIORITY', null],
  ['FIRST', null],
  ['RULE ORDER', null],
  ['OUTPUT ORDER', null],
  ['COLLECT', null],
  ['COLLECT', 'COUNT'],
  ['COLLECT', 'SUM'],
  ['COLLECT', 'MIN'],
  ['COLLECT', 'MAX'],
)

const tableWith = (cell: fc.Arbitrary<string>, output: fc.Arbitrary<string>): fc.Arbitrary<Made> =>
  fc
    .record({
      policy: anyPolicy,
      inputs: fc.array(fc.constantFrom('n', 's', 'b', 'd', 'u', 'n + 1'), { minLength: 1, maxLength: 3 }),
      width: fc.constantFrom(1, 1, 2),
      allowed: fc.constantFrom(null, '"b","a"', '2, "c", 1'),
    })
    .chain(({ policy: [hitPolicy, aggregation], inputs, width, allowed }) =>
      fc.record({
        hitPolicy: fc.constant(hitPolicy),
        aggregation: fc.constant(aggregation),
        inputs: fc.constant(inputs),
        allowed: fc.constant(allowed),
        rows: fc.array(
          fc.record({
            tests: fc.array(cell, { minLength: inputs.length, maxLength: inputs.length }),
            outputs: fc.array(output, { minLength: width, maxLength: width }),
          }),
          { maxLength: 5 },
        ),
        defaults: fc.array(fc.option(output, { freq: 4 }), { minLength: width, maxLength: width }),
      }),
    )

const anyScope: fc.Arbitrary<Scope> = fc.record(
  {
    n: fc.option(fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constantFrom(1.5, -0.25)), { freq: 6 }),
    s: fc.option(fc.constantFrom<unknown>(...WORDS, 'other', ''), { freq: 6 }),
    b: fc.option(fc.constantFrom<unknown>(true, false, 3, 'a', ['a'], ['a', 'b']), { freq: 6 }),
    d: fc.option(
      fc.constantFrom(...DAYS).map((day) => date(day)),
      { freq: 6 },
    ),
    u: fc.option(
      fc.constantFrom(...SPANS).map((span) => duration(span)),
      { freq: 6 },
    ),
  },
  { requiredKeys: [] },
)

/** feelin throws for some nonsense, such as a range of a text and a number; the table then has no such rule to test. */
function plainly(made: Made, scope: Scope): { value: unknown } | null {
  try {
    return { value: plainValue(decidePlainly(made, scope)) }
  } catch {
    return null
  }
}

function compiled(made: Made) {
  try {
    return compileTable(tableOf(made), {})
  } catch {
    return null
  }
}

/** Thousands of tables that feelin decides too, which takes its time on a busy machine. */
describe('a compiled table decides as feelin does, cell by cell', { timeout: 120_000 }, () => {
  const check = (cell: fc.Arbitrary<string>, output: fc.Arbitrary<string>, numRuns: number) => {
    let compared = 0
    fc.assert(
      fc.property(tableWith(cell, output), fc.array(anyScope, { minLength: 1, maxLength: 6 }), (made, scopes) => {
        const table = compiled(made)
        if (!table) return
        for (const scope of scopes) {
          const expected = plainly(made, scope)
          if (!expected) continue
          compared++
          expect(plainValue(table.decide(scope)), 'decided').toEqual(expected.value)
          expect(plainValue(table.decide({ ...scope })), 'decided again').toEqual(expected.value)
          expect(plainValue(table.explain(scope, () => undefined).value), 'explained').toEqual(expected.value)
        }
      }),
      { numRuns },
    )
    expect(compared).toBeGreaterThan(numRuns)
  }

  test('with the cells that tables use', () => {
    const plain = fc.oneof(
      { weight: 2, arbitrary: fc.constant('-') },
      { weight: 3, arbitrary: anyRange.filter((cell) => !/n/.test(cell.replaceAll(/"[^"]*"/g, ''))) },
      {
        weight: 4,
        arbitrary: fc.constantFrom(
          '1',
          '-2',
          '"a"',
          '"work"',
          'true',
          'false',
          'null',
          '"a", "b"',
          '1, 3',
          'not("a")',
          'not(null)',
          'not(1, 2)',
        ),
      },
    )
    check(plain, fc.constantFrom('"a"', '"b"', '1', '2', 'null'), 1000)
  })

  test('with any cell and any output', () => {
    check(anyCell, anyOutput, 1500)
  })
})
