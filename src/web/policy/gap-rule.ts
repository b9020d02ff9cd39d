import { parseCell } from '../../policy/cell.ts'
import type { EditableTable } from '../../policy/editable-table.ts'
import type { Finding } from '../../policy/finding.ts'

type Example = NonNullable<Finding['example']>
type ExampleValue = Example[string]

const isNumber = (text: string) => text.trim() !== '' && Number.isFinite(Number(text))

/** The ends that the column's own cells have: the new cell must not run over them. */
function endsOf(tests: readonly string[]): number[] {
  const ends = tests.flatMap((text) => [...text.matchAll(/-?\d+(?:\.\d+)?/g)].map(([end]) => Number(end)))
  return [...new Set(ends)].sort((a, b) => a - b)
}

/** The widest test around an example that no row of the column draws a line in. */
function around(value: number, tests: readonly string[]): string {
  const ends = endsOf(tests)
  if (ends.includes(value)) return String(value)
  const low = ends.findLast((end) => end < value)
  const high = ends.find((end) => end > value)
  if (low === undefined) return high === undefined ? '-' : `< ${high}`
  return high === undefined ? `> ${low}` : `(${low}..${high})`
}

function testFor(value: ExampleValue | undefined, type: string, tests: readonly string[]): string {
  // A column that no row asks about, or of which the example says nothing, is no part of the gap.
  if (value === undefined || tests.every((text) => parseCell(text).kind === 'any')) return '-'
  if (value === null) return 'null'
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return around(value, tests)
  if (type === 'number' && isNumber(value)) return around(Number(value), tests)
  return type === 'date' ? `date("${value}")` : JSON.stringify(value)
}

/** The cells of a new row that takes the situation of a gap, and what lies around it that no row draws a line in. */
export const testsFor = (table: EditableTable, example: Example): string[] =>
  table.inputs.map((input, column) =>
    testFor(
      example[input.expression],
      input.type,
      table.rules.map((rule) => rule.tests[column] ?? ''),
    ),
  )
