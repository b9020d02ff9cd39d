import type { CellTest, CellValue } from './cell.ts'

/** Values that no cell of a column can tell apart share a class; -1 for a value that must be looked at by itself. */
export interface ValueClasses {
  count: number
  of: (value: unknown) => number
}

const UNKNOWN = 0
const NULL = 1
const TRUE = 2
const FALSE = 3
const FIRST_NUMBER = 4

interface Named {
  values: CellValue[]
  rangeTypes: Set<string>
}

/** Every value that a test names. @returns false for a test that is more than values and ranges */
function gather(test: CellTest, named: Named): boolean {
  if (test.kind === 'feel') return false
  if (test.kind === 'not') return gather(test.test, named)
  if (test.kind === 'some') return test.tests.every((part) => gather(part, named))
  if (test.kind === 'equals') named.values.push(test.value)
  if (test.kind === 'range') {
    named.values.push(test.low, test.high)
    named.rangeTypes.add(test.low.type === 'null' ? test.high.type : test.low.type)
  }
  return true
}

/** Place of a value among the sorted ends: even between two of them, odd at one. */
function placeAmong<T extends number | string>(ends: readonly T[], value: T): number {
  let low = 0
  let high = ends.length
  while (low < high) {
    const middle = (low + high) >> 1
    const end = ends[middle]
    if (end === value) return 2 * middle + 1
    if (end !== undefined && end < value) low = middle + 1
    else high = middle
  }
  return 2 * low
}

/** -1, 0 or 1 as JavaScript compares texts, which is how FEEL's ranges of texts are compared. */
const order = <T extends number | string>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * The classes of a column, from all its cells. Numbers and texts can be sorted into classes when the column has no ranges
 * of another type; days, durations, lists and contexts never are.
 */
export function classesOf(tests: readonly CellTest[]): ValueClasses | null {
  const named: Named = { values: [], rangeTypes: new Set() }
  if (!tests.every((test) => gather(test, named))) return null
  const numbers = named.values.flatMap((value) => (value.type === 'number' ? [value.value] : []))
  const strings = named.values.flatMap((value) => (value.type === 'string' ? [value.value] : []))
  const ends = [...new Set(numbers)].sort(order)
  const texts = [...new Set(strings)].sort(order)
  const firstText = FIRST_NUMBER + 2 * ends.length + 1
  const only = (type: string) => [...named.rangeTypes].every((each) => each === type)
  const [sortsNumbers, sortsTexts] = [only('number'), only('string')]
  const at = new Map(texts.map((text, index) => [text, firstText + 2 * index + 1]))
  const hasTextRange = named.rangeTypes.has('string')
  const textClass = (text: string): number =>
    at.get(text) ?? (hasTextRange ? firstText + placeAmong(texts, text) : firstText)
  return {
    count: firstText + 2 * texts.length + 1,
    of(value) {
      if (typeof value === 'string') return sortsTexts ? textClass(value) : -1
      if (typeof value === 'boolean') return value ? TRUE : FALSE
      if (typeof value === 'number')
        return sortsNumbers && !Number.isNaN(value) ? FIRST_NUMBER + placeAmong(ends, value) : -1
      if (value === undefined) return UNKNOWN
      return value === null ? NULL : -1
    },
  }
}
