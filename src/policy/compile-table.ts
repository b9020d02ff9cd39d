import { parseCell } from './cell.ts'
import { at, type Column, compileColumn } from './compile-column.ts'
import type { DecisionTable, TableRule } from './decision-model.ts'
import { decider, type Output, type TableParts } from './decision-tree.ts'
import { compileExpression, type Names, type Scope, type Warn } from './feel.ts'
import { feelValueOf } from './feel-value.ts'
import { type Combined, combiner, comesBefore, type Hit, shape } from './hit-policy.ts'

/** A rule that would fire if something unknown turned out right. */
export interface OpenRule {
  index: number
  missing: readonly string[]
}

export interface Verdict {
  fired: readonly number[]
  open: readonly OpenRule[]
}

/** What a table makes of a scope, with everything that an explanation needs. */
export interface TableResult extends Combined {
  table: DecisionTable
  hits: readonly Hit[]
  /** No rule fired and the default holds. */
  isDefault: boolean
  /** Unknown variables that could have changed the value. */
  missing: readonly string[]
  columns: readonly Column[]
  scope: Scope
}

export interface CompiledTable {
  table: DecisionTable
  columns: readonly Column[]
  reads: readonly string[]
  calls: readonly string[]
  decide: (scope: Scope) => unknown
  explain: (scope: Scope, warn: Warn) => TableResult
}

const constant = (value: unknown): Output => ({ isConstant: true, value, reads: [], calls: [], run: () => value })

/** @throws PolicyFault when it is not FEEL */
function compileOutput(text: string, names: Names): Output {
  if (text.trim() === '') return constant(null)
  const test = parseCell(text)
  if (test.kind === 'equals') return constant(feelValueOf(test.value))
  return { isConstant: false, value: null, ...compileExpression(text, names) }
}

function judgeRule(columns: readonly Column[], index: number, values: readonly unknown[], scope: Scope, warn?: Warn) {
  const missing: string[] = []
  for (const [place, column] of columns.entries()) {
    const cell = column.cells[index]
    if (!cell || cell.test.kind === 'any') continue
    const value = values[place]
    const unknown = cell.reads.filter((name) => scope[name] === undefined)
    if (value === undefined) {
      const isMet = cell.namesNull && unknown.length === 0 && cell.holds(null, scope, warn)
      if (!isMet) missing.push(...missingOf(column, scope), ...unknown)
    } else if (unknown.length > 0) missing.push(...unknown)
    else if (!cell.holds(value, scope, warn)) return null
  }
  return missing
}

/** A path whose first step is known has a part that is not. */
function missingOf({ reads, text }: Column, scope: Scope): readonly string[] {
  const unknown = reads.filter((name) => scope[name] === undefined)
  return unknown.length > 0 ? unknown : [text]
}

/** Judges every rule by itself. A cell that needs something unknown leaves its rule open, unless another cell fails. */
function judge(table: DecisionTable, columns: readonly Column[], scope: Scope, warn?: Warn): Verdict {
  const values = columns.map((column) => column.read(scope, warn))
  const fired: number[] = []
  const open: OpenRule[] = []
  for (const { index } of table.rules) {
    const missing = judgeRule(columns, index, values, scope, warn)
    if (missing === null) continue
    if (missing.length > 0) open.push({ index, missing })
    else if (fired.push(index) === 1 && table.hitPolicy === 'FIRST') break
  }
  return { fired, open }
}

const sameTexts = (a: TableRule | undefined, b: TableRule | undefined): boolean =>
  a?.outputs.every((cell, column) => cell.text === b?.outputs[column]?.text) === true

/** The open rules whose firing would change the value. */
function couldMatter(
  result: Omit<TableResult, 'missing'>,
  verdict: Verdict,
  hitOf: (index: number) => Hit,
): OpenRule[] {
  const { table, isConflict, isDefault, deciding } = result
  const [first] = deciding
  if (isConflict) return []
  if (table.hitPolicy === 'COLLECT' || table.hitPolicy.endsWith('ORDER')) return [...verdict.open]
  const defaults = table.outputs.map(({ defaultValue }) => defaultValue?.trim() ?? '')
  return verdict.open.filter(({ index }) => {
    const rule = table.rules[index]
    if (!first) return !isDefault || !rule?.outputs.every((cell, column) => cell.text === defaults[column])
    if (sameTexts(rule, table.rules[first.index])) return false
    if (table.hitPolicy === 'FIRST') return index < first.index
    return table.hitPolicy !== 'PRIORITY' || comesBefore(table, hitOf(index), first)
  })
}

/** What a table makes of the rules that fired. */
function valueOf({ table, outputs, defaults }: TableParts, combine: ReturnType<typeof combiner>) {
  const hitOf = (index: number, scope: Scope, warn?: Warn): Hit => ({
    index,
    outputs: (outputs[index] ?? []).map((output) => output.run(scope, warn)),
  })
  const combined = (fired: readonly number[], scope: Scope, warn?: Warn) => {
    const hits = fired.map((index) => hitOf(index, scope, warn))
    if (hits.length > 0 || !defaults) return { hits, isDefault: false, ...combine(hits, warn) }
    const value = shape(
      table,
      defaults.map((output) => output.run(scope, warn)),
    )
    return { hits, isDefault: true, value, deciding: [], isConflict: false }
  }
  return { hitOf, combined }
}

const unique = (names: readonly string[]): string[] => [...new Set(names)]

/** @throws PolicyFault that names row and column of what is wrong */
export function compileTable(table: DecisionTable, names: Names): CompiledTable {
  const columns = table.inputs.map((input, column) => compileColumn(input, column, table.rules, names))
  const firstOutput = table.inputs.length + 1
  const outputs = table.rules.map((rule) =>
    rule.outputs.map(({ text }, column) =>
      at({ row: rule.index + 1, column: firstOutput + column }, () => compileOutput(text, names)),
    ),
  )
  const hasDefault = table.outputs.some(({ defaultValue }) => defaultValue !== null)
  const defaults = hasDefault
    ? table.outputs.map(({ defaultValue }, column) =>
        at({ column: firstOutput + column }, () => compileOutput(defaultValue ?? '', names)),
      )
    : null
  const parts: TableParts = { table, columns, outputs, defaults }
  const { hitOf, combined } = valueOf(parts, combiner(table))
  const all = [...columns, ...columns.flatMap(({ cells }) => cells), ...outputs.flat(), ...(defaults ?? [])]
  return {
    table,
    columns,
    reads: unique(all.flatMap(({ reads }) => reads)),
    calls: unique(all.flatMap(({ calls }) => calls)),
    decide: decider({
      ...parts,
      combined,
      slowly: (scope) => combined(judge(table, columns, scope).fired, scope).value,
    }),
    explain(scope, warn) {
      const verdict = judge(table, columns, scope, warn)
      const result = { table, columns, scope, ...combined(verdict.fired, scope, warn) }
      const open = couldMatter(result, verdict, (index) => hitOf(index, scope))
      const unread = result.deciding.flatMap(({ index }) => (outputs[index] ?? []).flatMap(({ reads }) => reads))
      const unknown = unread.filter((name) => scope[name] === undefined)
      return { ...result, missing: unique([...open.flatMap(({ missing }) => missing), ...unknown]) }
    },
  }
}
