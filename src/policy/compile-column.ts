import { type CompiledCell, compileCell } from './compile-cell.ts'
import { PolicyFault, type TableInput, type TableRule } from './decision-model.ts'
import { compileExpression, type Names, type Scope, type Warn } from './feel.ts'
import { classesOf, type ValueClasses } from './value-classes.ts'

/** One input of a table with its cells, top to bottom. */
export interface Column {
  text: string
  /** Where its value is just a variable: the name of that. */
  variable: string | null
  /** What is told as missing when the value is unknown. */
  reads: readonly string[]
  calls: readonly string[]
  cells: readonly CompiledCell[]
  classes: ValueClasses | null
  /** Undefined where something that it needs is unknown. */
  read: (scope: Scope, warn?: Warn) => unknown
}

/** Adds the place to a fault. */
export function at<T>(place: { row?: number; column?: number; part?: string }, compile: () => T): T {
  try {
    return compile()
  } catch (error) {
    if (error instanceof PolicyFault) throw error.within(place)
    throw error
  }
}

const NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u
const LITERALS = new Set(['true', 'false', 'null'])

/** 'a' or 'a.b.c' as its steps; undefined for any other expression. */
function pathOf(text: string, names: Names): string[] | undefined {
  if (text in names) return [text]
  const steps = text.split('.').map((step) => step.trim())
  return steps.every((step) => NAME.test(step)) && !LITERALS.has(text) ? steps : undefined
}

const isContext = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

/** Follows a path; undefined as soon as something on it is not there. What is no context is left to FEEL. */
function follow(steps: readonly string[], scope: Scope, otherwise: () => unknown): unknown {
  let value: unknown = scope
  for (const [index, step] of steps.entries()) {
    if (index > 0 && value === null) return null
    if (index > 0 && !isContext(value)) return otherwise()
    value = isContext(value) || index === 0 ? Reflect.get(Object(value), step) : undefined
    if (value === undefined) return undefined
  }
  return value
}

function readerOf(input: TableInput, names: Names): Pick<Column, 'variable' | 'reads' | 'calls' | 'read'> {
  const { reads, calls, run } = compileExpression(input.text, names)
  const steps = pathOf(input.text, names)
  const [name] = steps ?? []
  if (steps?.length === 1 && name !== undefined && reads.includes(name))
    return { variable: name, reads, calls, read: (scope) => scope[name] }
  if (steps && steps.length > 1) {
    const path = { variable: null, reads: [...reads], calls }
    return { ...path, read: (scope, warn) => follow(steps, scope, () => run(scope, warn)) }
  }
  const read = (scope: Scope, warn?: Warn) =>
    reads.some((each) => scope[each] === undefined) ? undefined : run(scope, warn)
  return { variable: null, reads, calls, read }
}

/** The cell with its value also under the name that the column gives it. */
function withAlias(cell: CompiledCell, alias: string): CompiledCell {
  if (!cell.reads.includes(alias)) return cell
  const reads = cell.reads.filter((name) => name !== alias)
  return { ...cell, reads, holds: (value, scope, warn) => cell.holds(value, { ...scope, [alias]: value }, warn) }
}

/** @throws PolicyFault that names row and column */
export function compileColumn(input: TableInput, column: number, rules: readonly TableRule[], names: Names): Column {
  const place = { column: column + 1 }
  const reader = at(place, () => readerOf(input, names))
  const inCells = input.alias === null ? names : { ...names, [input.alias]: null }
  const known = new Map<string, CompiledCell>()
  const cells = rules.map((rule) => {
    const text = rule.tests[column]?.text ?? '-'
    const cell = known.get(text) ?? at({ ...place, row: rule.index + 1 }, () => compileCell(text, inCells))
    known.set(text, cell)
    return input.alias === null ? cell : withAlias(cell, input.alias)
  })
  return { text: input.text, ...reader, cells, classes: classesOf(cells.map((cell) => cell.test)) }
}
