import { FeelRange } from 'feelin'
import type { CellTest, CellValue } from './cell.ts'
import { parseCell } from './cell.ts'
import { areEqual, compileTest, type Names, type Scope, type Warn } from './feel.ts'
import { feelValueOf } from './feel-value.ts'

/** Whether a known value fits; null is a known value. */
export type CellHolds = (value: unknown, scope: Scope, warn?: Warn) => boolean

export interface CompiledCell {
  test: CellTest
  /** Variables beside the tested value. */
  reads: readonly string[]
  /** Functions that the cell calls by a name of its own. */
  calls: readonly string[]
  holds: CellHolds
  /** The cell speaks of null: then it says by itself whether it holds for what is unknown. */
  namesNull: boolean
}

const isPlain = (value: unknown): boolean => typeof value !== 'object' || value === null

function compileEquals(value: CellValue): CellHolds {
  const wanted = feelValueOf(value)
  if (!isPlain(wanted)) return (given) => areEqual(wanted, given)
  // A list of one is equal to its element, in feelin.
  return (given) => given === wanted || (!isPlain(given) && areEqual(wanted, given))
}

type Range = Extract<CellTest, { kind: 'range' }>

/** feelin's own range, for values that the cell's type does not foresee. */
function feelRange({ low, high, includesLow, includesHigh }: Range): CellHolds {
  const type = low.type === 'null' ? high.type : low.type
  const range = new FeelRange({
    start: feelValueOf(low),
    end: feelValueOf(high),
    'start included': includesLow,
    'end included': includesHigh,
    valueType: type,
  })
  return (value) => range.includes(value) === true
}

const ends = (value: CellValue, open: number): number => (value.type === 'number' ? value.value : open)

function compileRange(cell: Range): CellHolds {
  const any = feelRange(cell)
  const low = ends(cell.low, Number.NEGATIVE_INFINITY)
  const high = ends(cell.high, Number.POSITIVE_INFINITY)
  const isOfNumbers = cell.low.type === 'number' || cell.high.type === 'number'
  if (!isOfNumbers || low > high) return any
  const { includesLow, includesHigh } = cell
  return (value, scope) => {
    if (typeof value !== 'number') return any(value, scope)
    return (
      (value > low || (value === low && (includesLow || cell.low.type === 'null'))) &&
      (value < high || (value === high && (includesHigh || cell.high.type === 'null')))
    )
  }
}

function compilePlain(test: Exclude<CellTest, { kind: 'feel' }>): CellHolds {
  if (test.kind === 'any') return () => true
  if (test.kind === 'equals') return compileEquals(test.value)
  if (test.kind === 'range') return compileRange(test)
  if (test.kind === 'not') {
    const holds = compileParsed(test.test)
    return (value, scope) => !holds(value, scope)
  }
  const parts = test.tests.map(compileParsed)
  return (value, scope) => parts.some((holds) => holds(value, scope))
}

/** A part of a plain test is plain itself. */
function compileParsed(test: CellTest): CellHolds {
  if (test.kind === 'feel') throw new Error('a plain test has plain parts')
  return compilePlain(test)
}

/** @throws PolicyFault when it is not FEEL */
export function compileCell(text: string, names: Names): CompiledCell {
  const test = parseCell(text)
  const namesNull = /\bnull\b/.test(text.replaceAll(/"(?:[^"\\]|\\.)*"/g, ''))
  if (test.kind !== 'feel') return { test, reads: [], calls: [], namesNull, holds: compilePlain(test) }
  return { test, namesNull, ...compileTest(text, names) }
}
