import { type CellTest, parseCell } from './cell.ts'
import { readFeel } from './check-feel.ts'
import type { EditableTable } from './editable-table.ts'
import type { KnownName, KnownNames } from './known-name.ts'
import { readValue, type ValueType, valuesIn } from './regions.ts'

/** An input column, read. */
export interface Column {
  /** From 1, as a person counts. */
  number: number
  label: string
  expression: string
  /** What its values are; null where that cannot be said: its cells are then judged by nobody but the engine. */
  type: ValueType | null
  isWhole: boolean
  /** Every value meets all of these. */
  allowed: readonly CellTest[]
  /** By rule. */
  tests: readonly CellTest[]
}

const isPlainName = (text: string): boolean => /^[A-Za-z_]\w*$/.test(text)

/** The names that an expression reads. */
export const namesIn = (expression: string, known: KnownNames): readonly string[] =>
  known.has(expression) || isPlainName(expression) ? [expression] : readFeel(expression, 'expression', known).names

/** The type that all named values have; null where they differ or there are none. */
function typeOfValues(tests: readonly CellTest[]): ValueType | null {
  const types = new Set(tests.flatMap(valuesIn).flatMap((value) => readValue(value)?.type ?? []))
  const [only] = types
  return types.size === 1 && only ? only : null
}

function typeOf(
  declared: ValueType | 'Any',
  name: KnownName | undefined,
  tests: readonly CellTest[],
): ValueType | null {
  if (declared !== 'Any') return declared
  return name && name.type !== 'Any' ? name.type : typeOfValues(tests)
}

export function readColumns(table: EditableTable, known: KnownNames): Column[] {
  return table.inputs.map((input, at) => {
    const expression = input.expression.trim()
    const name = known.get(expression)
    const tests = table.rules.map((rule) => parseCell(rule.tests[at] ?? ''))
    const allowed = [input.allowed, name?.allowed ?? null].filter((text) => text !== null).map(parseCell)
    return {
      number: at + 1,
      label: input.label || expression,
      expression,
      type: typeOf(input.type, name, [...tests, ...allowed]),
      isWhole: name?.isWhole ?? false,
      allowed,
      tests,
    }
  })
}
