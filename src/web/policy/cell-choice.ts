import { type CellTest, type CellValue, parseCell } from '../../policy/cell.ts'
import type { ColumnType } from '../../policy/editable-table.ts'

/** What a person picks for an end of a range, so that nobody has to remember brackets. */
export const RANGE_KINDS = [
  'any',
  'exactly',
  'from-to',
  'from-through',
  'at-least',
  'more-than',
  'at-most',
  'less-than',
  'unknown',
] as const
export type RangeKind = (typeof RANGE_KINDS)[number]

export interface RangeChoice {
  kind: RangeKind
  /** Numbers as typed, days as ISO text. `low` is also the one value of 'exactly'. */
  low: string
  high: string
}

type OrderedType = Extract<ColumnType, 'number' | 'date'>

const endText = (value: CellValue): string =>
  value.type === 'number' || value.type === 'date' ? String(value.value) : ''

function rangeKind({
  low,
  high,
  includesLow,
  includesHigh,
}: Extract<CellTest, { kind: 'range' }>): RangeKind | undefined {
  if (high.type === 'null') return includesLow ? 'at-least' : 'more-than'
  if (low.type === 'null') return includesHigh ? 'at-most' : 'less-than'
  if (!includesLow) return undefined
  return includesHigh ? 'from-through' : 'from-to'
}

/** The choice that a cell holds; undefined where it holds something that the chooser cannot say. */
export function rangeChoice(text: string): RangeChoice | undefined {
  const cell = parseCell(text)
  if (cell.kind === 'any') return { kind: 'any', low: '', high: '' }
  if (cell.kind === 'equals')
    return cell.value.type === 'null'
      ? { kind: 'unknown', low: '', high: '' }
      : endText(cell.value) === ''
        ? undefined
        : { kind: 'exactly', low: endText(cell.value), high: '' }
  if (cell.kind !== 'range') return undefined
  const kind = rangeKind(cell)
  return kind && { kind, low: endText(cell.low), high: endText(cell.high) }
}

const endFeel = (text: string, type: OrderedType): string | undefined => {
  const plain = text.trim().replace(',', '.')
  if (type === 'number') return /^-?\d+(?:\.\d+)?$/.test(plain) ? plain : undefined
  return /^\d{4}-\d{2}-\d{2}$/.test(plain) ? `date("${plain}")` : undefined
}

/** The cell that a choice makes; undefined while an end is missing. */
export function rangeFeel({ kind, low, high }: RangeChoice, type: OrderedType): string | undefined {
  const [from, to] = [endFeel(low, type), endFeel(high, type)]
  const one = (end: string | undefined, sign: string) => (end === undefined ? undefined : `${sign}${end}`)
  switch (kind) {
    case 'any':
      return '-'
    case 'unknown':
      return 'null'
    case 'exactly':
      return from
    case 'at-least':
      return one(from, '>= ')
    case 'more-than':
      return one(from, '> ')
    case 'at-most':
      return one(to, '<= ')
    case 'less-than':
      return one(to, '< ')
    case 'from-to':
    case 'from-through':
      return from === undefined || to === undefined ? undefined : `[${from}..${to}${kind === 'from-to' ? ')' : ']'}`
  }
}

/** Some of a column's values, or all but those. */
export interface ValuesChoice {
  values: readonly string[]
  isExcept: boolean
}

/** The values that a cell names; none for anything at all; undefined where the chooser cannot say it. */
export function valuesChoice(text: string): ValuesChoice | undefined {
  const cell = parseCell(text)
  if (cell.kind === 'any') return { values: [], isExcept: false }
  const inner = cell.kind === 'not' ? cell.test : cell
  const tests = inner.kind === 'some' ? inner.tests : [inner]
  const values = tests.flatMap((test) =>
    test.kind === 'equals' && test.value.type === 'string' ? [test.value.value] : [],
  )
  return values.length === tests.length ? { values, isExcept: cell.kind === 'not' } : undefined
}

export const textFeel = (value: string): string => JSON.stringify(value)

export function valuesFeel({ values, isExcept }: ValuesChoice): string {
  if (values.length === 0) return '-'
  const list = values.map(textFeel).join(', ')
  return isExcept ? `not(${list})` : list
}

export type YesNoChoice = 'any' | 'yes' | 'no' | 'unknown'

/** What a yes-or-no cell holds; undefined where the chooser cannot say it. */
export function yesNoChoice(text: string): YesNoChoice | undefined {
  const cell = parseCell(text)
  if (cell.kind === 'any') return 'any'
  if (cell.kind !== 'equals') return undefined
  if (cell.value.type === 'null') return 'unknown'
  return cell.value.type === 'boolean' ? (cell.value.value ? 'yes' : 'no') : undefined
}

export const YES_NO_FEEL: Readonly<Record<YesNoChoice, string>> = {
  any: '-',
  yes: 'true',
  no: 'false',
  unknown: 'null',
}
