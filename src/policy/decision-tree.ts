import type { Column } from './compile-column.ts'
import type { DecisionTable } from './decision-model.ts'
import type { Scope, Warn } from './feel.ts'

/** An output of a rule: a value, or FEEL that computes one. */
export interface Output {
  isConstant: boolean
  value: unknown
  reads: readonly string[]
  calls: readonly string[]
  run: (scope: Scope, warn?: Warn) => unknown
}

export interface TableParts {
  table: DecisionTable
  columns: readonly Column[]
  /** Per rule, per output. */
  outputs: readonly (readonly Output[])[]
  defaults: readonly Output[] | null
}

interface Deciding extends TableParts {
  /** What the table makes of the rules that fired. */
  combined: (fired: readonly number[], scope: Scope) => { value: unknown }
  /** Decides by trying every cell. */
  slowly: (scope: Scope) => unknown
}

/**
 * A place in the tree of a table: the column to look at next, and what follows for each class of its values. A leaf has
 * no column: which rules fire is known there.
 */
interface Node {
  column: Column | null
  variable: string | null
  of: (value: unknown) => number
  children: (Node | undefined)[]
  /** Rules that can still fire. */
  rules: readonly number[]
  seen: readonly Column[]
  isConstant: boolean
  value: unknown
}

/** Places for children in all, per table. A table that needs more is decided cell by cell from there on. */
const MOST_CHILDREN = 1 << 20

const tests = (column: Column, rule: number): boolean => column.cells[rule]?.test.kind !== 'any'

/** A value that many share must not be changed by one of them. */
function frozen(value: unknown): unknown {
  if (Array.isArray(value)) value.forEach(frozen)
  return typeof value === 'object' && value !== null ? Object.freeze(value) : value
}

/** The tree grows while it is used, so only what occurs is in it. */
class Tree {
  readonly #parts: Deciding
  #places = 0
  readonly root: Node

  constructor(parts: Deciding) {
    this.#parts = parts
    this.root = this.#node(
      parts.table.rules.map(({ index }) => index),
      [],
    )
  }

  /** The column that most of the rules look at; null when none looks further. */
  #next(rules: readonly number[], seen: readonly Column[]): Column | null {
    // The first rule decides, and it looks no further.
    const isFirst = this.#parts.table.hitPolicy === 'FIRST'
    const open = this.#parts.columns.filter((column) => !seen.includes(column))
    const [first] = rules
    if (isFirst && first !== undefined && !open.some((column) => tests(column, first))) return null
    const counts = open.map((column) => rules.filter((rule) => tests(column, rule)).length)
    const most = Math.max(0, ...counts)
    return most === 0 ? null : (open[counts.indexOf(most)] ?? null)
  }

  #node(rules: readonly number[], seen: readonly Column[]): Node {
    const column = this.#next(rules, seen)
    const count = column?.classes?.count ?? 0
    this.#places += count
    const of = column?.classes?.of ?? (() => -1)
    const children: (Node | undefined)[] = Array.from({ length: count }, () => undefined)
    const node = {
      column,
      variable: column?.variable ?? null,
      of,
      children,
      rules,
      seen,
      isConstant: false,
      value: null,
    }
    return column ? node : this.#leaf(node)
  }

  #leaf(node: Node): Node {
    const { table, outputs, defaults, combined } = this.#parts
    const rules = table.hitPolicy === 'FIRST' ? node.rules.slice(0, 1) : node.rules
    const used = rules.length > 0 ? rules.flatMap((rule) => outputs[rule] ?? []) : (defaults ?? [])
    const isConstant = used.every((output) => output.isConstant)
    return { ...node, rules, isConstant, value: isConstant ? frozen(combined(rules, {}).value) : null }
  }

  /** The node that follows for a value; undefined when the tree has grown large enough. */
  grow(node: Node, valueClass: number, value: unknown): Node | undefined {
    const { column, rules, seen } = node
    if (!column || this.#places > MOST_CHILDREN) return undefined
    const left = rules.filter((rule) => {
      const cell = column.cells[rule]
      if (!cell || cell.test.kind === 'any') return true
      return value === undefined ? cell.namesNull && cell.holds(null, {}) : cell.holds(value, {})
    })
    const child = this.#node(left, [...seen, column])
    node.children[valueClass] = child
    return child
  }
}

/**
 * Decides without explaining: a few looks at values lead to the rules that fire. A table with cells that must be asked of
 * FEEL is decided cell by cell.
 */
export function decider(parts: Deciding): (scope: Scope) => unknown {
  const { columns, combined, slowly } = parts
  const isPlain = columns.every(
    ({ classes, cells }) => classes !== null && cells.every((cell) => cell.reads.length === 0),
  )
  if (!isPlain) return slowly
  const tree = new Tree(parts)
  return (scope) => {
    let node = tree.root
    while (node.column !== null) {
      const value = node.variable === null ? node.column.read(scope) : scope[node.variable]
      const valueClass = node.of(value)
      const next = valueClass < 0 ? undefined : (node.children[valueClass] ?? tree.grow(node, valueClass, value))
      if (next === undefined) return slowly(scope)
      node = next
    }
    return node.isConstant ? node.value : combined(node.rules, scope).value
  }
}
