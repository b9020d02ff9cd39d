import { parseCell } from '../../policy/cell.ts'
import { checkTable } from '../../policy/check-table.ts'
import type { EditableTable } from '../../policy/editable-table.ts'
import type { Finding } from '../../policy/finding.ts'
import type { KnownNames } from '../../policy/known-name.ts'
import { addRule } from './table-edit.ts'

type Example = NonNullable<Finding['example']>
type ExampleValue = Example[string]

const isNumber = (text: string) => text.trim() !== '' && Number.isFinite(Number(text))

/** The ends that the column's own cells have: the new cell must not run over them. */
function endsOf(tests: readonly string[]): number[] {
  const ends = tests.flatMap((text) => [...text.matchAll(/-?\d+(?:\.\d+)?/g)].map(([end]) => Number(end)))
  return [...new Set(ends)].sort((a, b) => a - b)
}

/** The widest test around an example that no row of the column draws a line in; `isWide` takes along what follows an end. */
function around(value: number, tests: readonly string[], isWide: boolean): string {
  const ends = endsOf(tests)
  if (ends.includes(value)) {
    const next = ends.find((end) => end > value)
    return isWide ? (next === undefined ? `>= ${value}` : `[${value}..${next})`) : String(value)
  }
  const low = ends.findLast((end) => end < value)
  const high = ends.find((end) => end > value)
  if (low === undefined) return high === undefined ? '-' : `< ${high}`
  return high === undefined ? `> ${low}` : `(${low}..${high})`
}

function testFor(value: ExampleValue | undefined, type: string, tests: readonly string[], isWide: boolean): string {
  // A column that no row asks about, or of which the example says nothing, is no part of the gap.
  if (value === undefined || tests.every((text) => parseCell(text).kind === 'any')) return '-'
  if (value === null) return 'null'
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return around(value, tests, isWide)
  if (type === 'number' && isNumber(value)) return around(Number(value), tests, isWide)
  return type === 'date' ? `date("${value}")` : JSON.stringify(value)
}

const testsFor = (table: EditableTable, example: Example, isWide: boolean): string[] =>
  table.inputs.map((input, column) =>
    testFor(
      example[input.expression],
      input.type,
      table.rules.map((rule) => rule.tests[column] ?? ''),
      isWide,
    ),
  )

const meetings = (table: EditableTable, known: KnownNames): number =>
  checkTable(table, known).filter(({ code }) => code === 'overlap' || code === 'conflict').length

/**
 * The cells of a new row that takes the situation of a gap, with what lies around it that no row takes: each cell as wide
 * as can be without meeting another row. Only where rows may not meet can it be seen how wide that is.
 */
export function testsForGap(table: EditableTable, known: KnownNames, example: Example): string[] {
  const narrow = testsFor(table, example, false)
  if (table.hitPolicy !== 'UNIQUE') return narrow
  const before = meetings(table, known)
  const fits = (tests: string[]) => meetings(addRule(table, table.rules.length, { tests }), known) <= before
  let tests = narrow
  for (const [column, wide] of testsFor(table, example, true).entries())
    for (const cell of [wide, '-']) if (fits(tests.with(column, cell))) tests = tests.with(column, cell)
  return tests
}
