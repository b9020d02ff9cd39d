import { type Axis, allBits, type Box, firstBit, sideOf } from './boxes.ts'
import type { CellTest } from './cell.ts'
import { type Column, namesIn } from './check-column.ts'
import type { KnownNames } from './known-name.ts'
import { answer, readValue, regionsOf, type Scalar, shown, type ValueType, valuesIn } from './regions.ts'

/** One input with all columns that read it. */
export interface GridAxis extends Axis {
  columns: readonly [Column, ...Column[]]
  /** A value in each region, and with which the example is shown. Null, for what is not known, comes last. */
  regions: readonly Scalar[]
  type: ValueType
  /** The regions with a known value. */
  known: bigint
  /** The text that stands for every text that no cell names. */
  other: Scalar | undefined
}

/** A cell that only the engine can judge: it holds perhaps. Row from 1. */
interface Unjudged {
  row: number
  column: Column
}

export interface Grid {
  axes: readonly GridAxis[]
  unjudged: readonly Unjudged[]
}

const FEEL: CellTest = { kind: 'feel', text: '' }

/**
 * Tests by column as far as they can be judged apart from each other. A column that is computed from a value which
 * another column reads too depends on that column, and is left to the engine.
 */
function judgeable(column: Column, columns: readonly Column[], known: KnownNames): readonly CellTest[] {
  const names = namesIn(column.expression, known)
  const isComputed = names.length !== 1 || names[0] !== column.expression
  const isTied =
    isComputed &&
    columns.some(
      (other) =>
        other.expression !== column.expression && namesIn(other.expression, known).some((name) => names.includes(name)),
    )
  const isJudged = column.type !== null && !isTied
  return isJudged ? column.tests : column.tests.map((test) => (test.kind === 'any' ? test : FEEL))
}

interface Masks {
  must: bigint
  may: bigint
}

function masksOf(test: CellTest, type: ValueType, regions: readonly Scalar[]): Masks {
  let [must, may] = [0n, 0n]
  for (const [at, value] of regions.entries()) {
    const held = answer(test, type, value)
    if (held === 'yes') must |= 1n << BigInt(at)
    if (held !== 'no') may |= 1n << BigInt(at)
  }
  return { must, may }
}

/** The same cell stands in many rows; it is weighed once. */
function masksByRule(
  texts: readonly string[],
  tests: readonly CellTest[],
  type: ValueType,
  regions: readonly Scalar[],
) {
  const seen = new Map<string, Masks>()
  return tests.map((test, rule) => {
    const key = test.kind === 'feel' ? 'feel' : (texts[rule] ?? '')
    const masks = seen.get(key) ?? masksOf(test, type, regions)
    seen.set(key, masks)
    return masks
  })
}

const isAllowed = (columns: readonly Column[], type: ValueType, value: Scalar): boolean =>
  value === null || columns.every(({ allowed }) => allowed.every((test) => answer(test, type, value) !== 'no'))

const isNamed = (tests: readonly CellTest[], value: Scalar): boolean =>
  tests.flatMap(valuesIn).some((named) => readValue(named)?.value === value)

function axisOf(
  columns: readonly [Column, ...Column[]],
  tests: readonly (readonly CellTest[])[],
  texts: readonly string[][],
): GridAxis {
  const type = columns.find((column) => column.type !== null)?.type ?? 'string'
  const named = columns.flatMap((column) => [...column.tests, ...column.allowed])
  const isWhole = columns.every((column) => column.isWhole)
  const regions = regionsOf(type, named, isWhole).filter((value) => isAllowed(columns, type, value))
  const masks = columns.map((_, at) => masksByRule(texts[at] ?? [], tests[at] ?? [], type, regions))
  const all = allBits(regions.length)
  const together = (which: keyof Masks) =>
    (masks[0] ?? []).map((_, rule) => masks.reduce((set, byRule) => set & (byRule[rule]?.[which] ?? all), all))
  return {
    columns,
    regions,
    type,
    known: allBits(regions.length - 1),
    other: type === 'string' ? regions.findLast((value) => value !== null && !isNamed(named, value)) : undefined,
    must: sideOf(regions.length, together('must')),
    may: sideOf(regions.length, together('may')),
  }
}

/** Cells that hold perhaps: which of an input's columns made it so is not told apart. */
const unjudgedIn = (axis: GridAxis): Unjudged[] =>
  axis.must.byRule.flatMap((must, rule) =>
    ((must ^ (axis.may.byRule[rule] ?? 0n)) & axis.known) === 0n ? [] : [{ row: rule + 1, column: axis.columns[0] }],
  )

/**
 * A table as boxes; the axes with the fewest regions come first, which keeps searches short.
 * @param cells the text of each cell, by rule and column
 */
export function gridOf(columns: readonly Column[], cells: readonly (readonly string[])[], known: KnownNames): Grid {
  const tests = new Map(columns.map((column) => [column, judgeable(column, columns, known)]))
  const inputs = columns.filter(
    ({ expression }, at) => columns.findIndex((other) => other.expression === expression) === at,
  )
  const axes = inputs.map((first) => {
    const same: [Column, ...Column[]] = [
      first,
      ...columns.filter((column) => column !== first && column.expression === first.expression),
    ]
    return axisOf(
      same,
      same.map((column) => tests.get(column) ?? []),
      same.map((column) => cells.map((row) => (row[column.number - 1] ?? '').trim())),
    )
  })
  return { axes: axes.toSorted((a, b) => a.regions.length - b.regions.length), unjudged: axes.flatMap(unjudgedIn) }
}

/** An example in a box, by the expression of each input: a value that is known where there is one. */
export function exampleIn(axes: readonly GridAxis[], box: Box): Record<string, Scalar> {
  return Object.fromEntries(
    axes.map((axis, at) => [
      axis.columns[0].expression,
      shown(axis.type, axis.regions[firstBit(box[at] ?? 1n)] ?? null),
    ]),
  )
}
