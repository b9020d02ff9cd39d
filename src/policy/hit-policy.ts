import { evaluate, FeelFunction } from 'feelin'
import { parseCell } from './cell.ts'
import type { Aggregation, DecisionTable } from './decision-model.ts'
import { areEqual, type Warn } from './feel.ts'
import { feelValueOf } from './feel-value.ts'

/** A rule that fired, with the values of its outputs in the order of the columns. */
export interface Hit {
  index: number
  outputs: readonly unknown[]
}

/** What a table makes of the rules that fired. */
export interface Combined {
  value: unknown
  /** The hits that make the value. */
  deciding: readonly Hit[]
  /** Rules contradict each other, so there is no value. */
  isConflict: boolean
}

/** One output is its bare value; several are a context by name. */
export function shape(table: DecisionTable, outputs: readonly unknown[]): unknown {
  if (table.outputs.length === 1) return outputs[0] ?? null
  return Object.fromEntries(table.outputs.map(({ name }, column) => [name, outputs[column] ?? null]))
}

/** The allowed values of an output in their order of priority; empty where the table gives none. */
function prioritiesOf(allowed: string | null): unknown[] {
  const test = parseCell(allowed ?? '')
  const parts = test.kind === 'some' ? test.tests : [test]
  return parts.flatMap((part) => (part.kind === 'equals' ? [feelValueOf(part.value)] : []))
}

function byPriority(table: DecisionTable): (a: Hit, b: Hit) => number {
  const priorities = table.outputs.map(({ allowed }) => prioritiesOf(allowed))
  const rank = (column: number, value: unknown): number => {
    const place = priorities[column]?.findIndex((each) => each === value || areEqual(each, value)) ?? -1
    return place < 0 ? Number.MAX_SAFE_INTEGER : place
  }
  return (a, b) => {
    for (const column of table.outputs.keys()) {
      const difference = rank(column, a.outputs[column]) - rank(column, b.outputs[column])
      if (difference !== 0) return difference
    }
    return a.index - b.index
  }
}

const isSame = (a: Hit, b: Hit): boolean =>
  a.outputs.every((value, column) => value === b.outputs[column] || areEqual(value, b.outputs[column]))

const BUILTIN: Readonly<Record<Exclude<Aggregation, 'COUNT'>, unknown>> = {
  SUM: evaluate('function(list) sum(list)').value,
  MIN: evaluate('function(list) min(list)').value,
  MAX: evaluate('function(list) max(list)').value,
}

/** What is null is left out; nothing at all is null. */
function aggregate(how: Aggregation, values: readonly unknown[], warn: Warn | undefined): unknown {
  if (how === 'COUNT') return values.length
  const known = values.filter((value) => value !== null)
  if (known.length === 0) return null
  const builtin = BUILTIN[how]
  const result: unknown = builtin instanceof FeelFunction ? builtin.invoke([known]) : null
  if (result === null || result === undefined) warn?.(`${how}: the outputs cannot be put together`)
  return result ?? null
}

type Combine = (hits: readonly Hit[], warn?: Warn) => Combined

function combineAlike(table: DecisionTable, mayRepeat: boolean): Combine {
  return (hits) => {
    const [first, ...others] = hits
    const isConflict = first !== undefined && others.some((hit) => !mayRepeat || !isSame(first, hit))
    return { value: first && !isConflict ? shape(table, first.outputs) : null, deciding: hits, isConflict }
  }
}

function combineAggregate(table: DecisionTable, how: Aggregation): Combine {
  return (hits, warn) => {
    const outputs = table.outputs.map((_, column) =>
      aggregate(
        how,
        hits.map((hit) => hit.outputs[column] ?? null),
        warn,
      ),
    )
    return { value: shape(table, outputs), deciding: hits, isConflict: false }
  }
}

/** How a table combines the rules that fired, in the order of its rules. @source OMG DMN 1.5 §8.2.8 */
export function combiner(table: DecisionTable): Combine {
  const { hitPolicy, aggregation } = table
  const one = (hit: Hit | undefined): Combined => ({
    value: hit ? shape(table, hit.outputs) : null,
    deciding: hit ? [hit] : [],
    isConflict: false,
  })
  const all = (hits: readonly Hit[]): Combined => ({
    value: hits.map((hit) => shape(table, hit.outputs)),
    deciding: hits,
    isConflict: false,
  })
  if (hitPolicy === 'UNIQUE' || hitPolicy === 'ANY') return combineAlike(table, hitPolicy === 'ANY')
  if (hitPolicy === 'FIRST') return ([first]) => one(first)
  const priority = byPriority(table)
  if (hitPolicy === 'PRIORITY') return (hits) => one(hits.toSorted(priority)[0])
  if (hitPolicy === 'OUTPUT ORDER') return (hits) => all(hits.toSorted(priority))
  return hitPolicy === 'COLLECT' && aggregation !== null ? combineAggregate(table, aggregation) : all
}

/** Whether a hit could take the place of the one that decides: the outputs of a higher priority. */
export const comesBefore = (table: DecisionTable, hit: Hit, deciding: Hit): boolean =>
  byPriority(table)(hit, deciding) < 0
