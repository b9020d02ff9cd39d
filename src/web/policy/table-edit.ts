import type { EditableRule, EditableTable } from '../../policy/editable-table.ts'
import { moved } from './row-order.ts'

/** A cell by its place from 0; the columns of the outputs come after those of the inputs. */
export interface CellPlace {
  row: number
  column: number
}

export const columnCount = ({ inputs, outputs }: EditableTable): number => inputs.length + outputs.length

export const isOutput = ({ inputs }: EditableTable, column: number): boolean => column >= inputs.length

/** The FEEL in a cell. */
export function cellAt(table: EditableTable, { row, column }: CellPlace): string {
  const rule = table.rules[row]
  const { length } = table.inputs
  return (column < length ? rule?.tests[column] : rule?.outputs[column - length]) ?? ''
}

export function withCell(table: EditableTable, { row, column }: CellPlace, feel: string): EditableTable {
  const { length } = table.inputs
  return withRule(table, row, (rule) =>
    column < length
      ? { ...rule, tests: rule.tests.with(column, feel) }
      : { ...rule, outputs: rule.outputs.with(column - length, feel) },
  )
}

export function withRule(
  table: EditableTable,
  row: number,
  change: (rule: EditableRule) => EditableRule,
): EditableTable {
  return { ...table, rules: table.rules.map((rule, index) => (index === row ? change(rule) : rule)) }
}

/** An id that the table does not have yet: 'rule-3', 'input-2'. */
function freeId(table: EditableTable, word: 'rule' | 'input' | 'output'): string {
  const taken = new Set([...table.rules, ...table.inputs, ...table.outputs].map(({ id }) => id))
  let count = 1
  while (taken.has(`${table.decision}-${word}-${count}`)) count++
  return `${table.decision}-${word}-${count}`
}

/** A rule that asks nothing and says nothing yet. */
function emptyRule(table: EditableTable): EditableRule {
  return {
    id: freeId(table, 'rule'),
    tests: table.inputs.map(() => '-'),
    outputs: table.outputs.map(() => ''),
    source: '',
    nl: '',
    en: '',
    klant: null,
    quote: null,
  }
}

export function addRule(table: EditableTable, at: number, part: Partial<EditableRule> = {}): EditableTable {
  return { ...table, rules: table.rules.toSpliced(at, 0, { ...emptyRule(table), ...part }) }
}

export function copyRule(table: EditableTable, row: number): EditableTable {
  const rule = table.rules[row]
  return rule ? addRule(table, row + 1, { ...rule, id: freeId(table, 'rule') }) : table
}

export const moveRule = (table: EditableTable, row: number, step: -1 | 1): EditableTable => ({
  ...table,
  rules: moved(table.rules, row, step),
})

export const removeRule = (table: EditableTable, row: number): EditableTable => ({
  ...table,
  rules: table.rules.toSpliced(row, 1),
})

type Input = EditableTable['inputs'][number]
type Output = EditableTable['outputs'][number]

/** A new question to every rule, that none of them asks yet. */
export function addInput(table: EditableTable, input: Omit<Input, 'id'>): EditableTable {
  return {
    ...table,
    inputs: [...table.inputs, { ...input, id: freeId(table, 'input') }],
    rules: table.rules.map((rule) => ({ ...rule, tests: [...rule.tests, '-'] })),
  }
}

export function addOutput(table: EditableTable, output: Omit<Output, 'id'>): EditableTable {
  return {
    ...table,
    outputs: [...table.outputs, { ...output, id: freeId(table, 'output') }],
    rules: table.rules.map((rule) => ({ ...rule, outputs: [...rule.outputs, ''] })),
  }
}

/** A table keeps at least one output. */
export const canRemoveColumn = (table: EditableTable, column: number): boolean =>
  !isOutput(table, column) || table.outputs.length > 1

export function removeColumn(table: EditableTable, column: number): EditableTable {
  const { length } = table.inputs
  if (!canRemoveColumn(table, column)) return table
  return column < length
    ? {
        ...table,
        inputs: table.inputs.toSpliced(column, 1),
        rules: table.rules.map((rule) => ({ ...rule, tests: rule.tests.toSpliced(column, 1) })),
      }
    : {
        ...table,
        outputs: table.outputs.toSpliced(column - length, 1),
        rules: table.rules.map((rule) => ({ ...rule, outputs: rule.outputs.toSpliced(column - length, 1) })),
      }
}

/** What is undone and done again. `tag` names what is being typed, so that one undo takes a whole text away. */
export interface History<T> {
  past: readonly T[]
  now: T
  future: readonly T[]
  tag: string | null
}

const MOST_STEPS = 200

export const historyOf = <T>(now: T): History<T> => ({ past: [], now, future: [], tag: null })

export function done<T>(history: History<T>, now: T, tag: string | null = null): History<T> {
  if (now === history.now) return history
  if (tag !== null && tag === history.tag) return { ...history, now, future: [] }
  return { past: [...history.past, history.now].slice(-MOST_STEPS), now, future: [], tag }
}

export function undone<T>(history: History<T>): History<T> {
  const before = history.past.at(-1)
  if (before === undefined) return history
  return { past: history.past.slice(0, -1), now: before, future: [history.now, ...history.future], tag: null }
}

export function redone<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future
  if (next === undefined) return history
  return { past: [...history.past, history.now], now: next, future, tag: null }
}
