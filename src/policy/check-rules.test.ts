import fc from 'fast-check'
import { unaryTest } from 'feelin'
import { expect, test } from 'vitest'
import { input, table } from '../../test/example-table.ts'
import { checkTable } from './check-table.ts'
import type { EditableRule, EditableTable } from './editable-table.ts'
import type { Finding } from './finding.ts'
import { ANY_NAME } from './known-name.ts'

const NAMES = ['x', 'word', 'y']
const TYPES = ['number', 'string', 'boolean'] as const
const known = new Map(NAMES.map((name) => [name, ANY_NAME]))

/** A table over the first inputs of x (a number), word (a text) and y (a truth). */
function tableOf(rows: [cells: string[], output: string][], hitPolicy: EditableTable['hitPolicy']): EditableTable {
  const width = rows[0]?.[0].length ?? 0
  const inputs = NAMES.slice(0, width).map((name, at) => input(name, TYPES[at]))
  return table(inputs, rows, { hitPolicy })
}

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
    tableOf(
      rows.map(([x, word, y, output]): [string[], string] => [[x, word, y], output]),
      hitPolicy,
    ),
  )

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

test('with cells that only the engine can judge, every example still shows what it claims', () => {
  const cells = fc.constantFrom('-', '< 2', '>= 2', 'odd(?)', 'even(?)', '? > 1', '[1..3]')
  const mixed = fc.array(fc.tuple(cells, fc.constantFrom(...WORDS)), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(mixed, (rows) => {
      const tried = tableOf(
        rows.map(([x, word], at): [string[], string] => [[x, word], String(at)]),
        'UNIQUE',
      )
      for (const { code, rows: claimed, example } of checkTable(tried, known)) {
        if (example === null) continue
        const fired = fitting(tried.rules, example)
        if (code === 'gap') expect(fired).toEqual([])
        else expect(fired).toEqual(expect.arrayContaining(claimed))
      }
    }),
    { numRuns: 200 },
  )
})
