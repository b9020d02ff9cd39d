import type { EditableRule, EditableTable } from './editable-table.ts'

/** A difference in a table: a cell of a rule, a rule or column that came or went, or the table itself. */
export interface TableDifference {
  kind: 'rule' | 'column' | 'table'
  part: string
  row: number | null
  column: string | null
  before: string | null
  after: string | null
}

type Tables = Readonly<Record<string, readonly EditableTable[]>>
type Change = Omit<TableDifference, 'part'>

const shown = (value: string | null): string | null => (value === null || value.trim() === '' ? null : value.trim())

/** An empty cell and a dash both hold for anything. */
const test = (text: string | undefined): string => text?.trim() || '-'

interface Column {
  name: string
  before: number
  after: number
}

/** Columns that both tables have, by the id of the column; -1 on the side where it is not. */
function columnsOf(before: readonly { id: string }[], after: readonly { id: string }[], name: (id: string) => string) {
  const ids = [...new Set([...before, ...after].map(({ id }) => id))]
  return ids.map(
    (id): Column => ({
      name: name(id),
      before: before.findIndex((one) => one.id === id),
      after: after.findIndex((one) => one.id === id),
    }),
  )
}

/** What is said of a column, and how it is compared. */
const INPUT_PARTS = ['label', 'expression', 'type', 'allowed'] as const
const OUTPUT_PARTS = ['name', 'label', 'type', 'allowed', 'defaultValue'] as const

function columnChanges<T>(
  columns: readonly Column[],
  before: readonly T[],
  after: readonly T[],
  parts: readonly (keyof T & string)[],
) {
  return columns.flatMap(({ name, ...at }): Change[] => {
    const [left, right] = [before[at.before], after[at.after]]
    const text = (column: T | undefined, part: keyof T) => {
      const value = column?.[part]
      return typeof value === 'string' ? shown(value) : null
    }
    const change = { kind: 'column' as const, row: null, column: name }
    if (!left || !right) return [{ ...change, before: left ? name : null, after: right ? name : null }]
    return parts
      .filter((part) => text(left, part) !== text(right, part))
      .map((part) => ({ ...change, before: text(left, part), after: text(right, part) }))
  })
}

const inLine = (rule: EditableRule): string =>
  `${rule.tests.map(test).join(' | ')} → ${rule.outputs.map((cell) => cell.trim()).join(' | ')}`

/** Rules that are the same in both: by their id, else by all that they test and give. */
function pairs(before: readonly EditableRule[], after: readonly EditableRule[]): Map<number, number> {
  const partner = new Map<number, number>()
  const taken = new Set<number>()
  for (const same of [(rule: EditableRule) => rule.id, inLine]) {
    const left = new Map<string, number>()
    for (const [index, rule] of before.entries())
      if (!taken.has(index) && !left.has(same(rule))) left.set(same(rule), index)
    for (const [index, rule] of after.entries()) {
      const found = partner.has(index) ? undefined : left.get(same(rule))
      if (found === undefined || taken.has(found)) continue
      partner.set(index, found)
      taken.add(found)
    }
  }
  return partner
}

/** Of rules in their new order, those that stand after fewer or more of the others than before: they were moved. */
function moved(partner: ReadonlyMap<number, number>): Set<number> {
  const order = [...partner].toSorted(([a], [b]) => a - b)
  // The longest row of rules that kept their order stays; whoever is not in it was moved.
  const length = order.map(() => 1)
  const previous = order.map(() => -1)
  let last = -1
  for (const [index, [, old]] of order.entries()) {
    for (let earlier = 0; earlier < index; earlier++) {
      const reach = (length[earlier] ?? 0) + 1
      if ((order[earlier]?.[1] ?? 0) >= old || reach <= (length[index] ?? 0)) continue
      length[index] = reach
      previous[index] = earlier
    }
    if (last === -1 || (length[index] ?? 0) > (length[last] ?? 0)) last = index
  }
  const stayed = new Set<number>()
  for (let index = last; index !== -1; index = previous[index] ?? -1) stayed.add(order[index]?.[0] ?? -1)
  return new Set(order.map(([index]) => index).filter((index) => !stayed.has(index)))
}

const WORDS = ['source', 'nl', 'en', 'klant', 'quote'] as const

/** The cells and words of a rule that differ. */
function cellChanges(
  inputs: readonly Column[],
  outputs: readonly Column[],
  left: EditableRule,
  right: EditableRule,
  row: number,
) {
  const change = { kind: 'rule' as const, row }
  const cells = [
    ...inputs.map(({ name, ...at }) => ({
      column: name,
      before: test(left.tests[at.before]),
      after: test(right.tests[at.after]),
    })),
    ...outputs.map(({ name, ...at }) => ({
      column: name,
      before: shown(left.outputs[at.before] ?? null),
      after: shown(right.outputs[at.after] ?? null),
    })),
    ...WORDS.map((word) => ({ column: word, before: shown(left[word]), after: shown(right[word]) })),
  ]
  return cells.filter((cell) => cell.before !== cell.after).map((cell): Change => ({ ...change, ...cell }))
}

function ruleChanges(
  before: EditableTable,
  after: EditableTable,
  inputs: readonly Column[],
  outputs: readonly Column[],
) {
  const partner = pairs(before.rules, after.rules)
  const kept = new Set(partner.values())
  const hasMoved = moved(partner)
  const gone = before.rules.flatMap((rule, index): Change[] =>
    kept.has(index) ? [] : [{ kind: 'rule', row: index + 1, column: null, before: inLine(rule), after: null }],
  )
  const rest = after.rules.flatMap((rule, index): Change[] => {
    const row = index + 1
    const old = partner.get(index)
    const left = old === undefined ? undefined : before.rules[old]
    if (old === undefined || !left) return [{ kind: 'rule', row, column: null, before: null, after: inLine(rule) }]
    const cells = cellChanges(inputs, outputs, left, rule, row)
    if (!hasMoved.has(index)) return cells
    return [{ kind: 'rule', row, column: 'row', before: String(old + 1), after: String(row) }, ...cells]
  })
  return [...gone, ...rest]
}

const TABLE_PARTS = ['label', 'description', 'hitPolicy', 'aggregation'] as const

function changesOf(before: EditableTable, after: EditableTable): Change[] {
  const labelOf = (columns: readonly { id: string; label: string }[]) => (id: string) =>
    columns.find((column) => column.id === id)?.label || id
  const inputs = columnsOf(before.inputs, after.inputs, labelOf([...after.inputs, ...before.inputs]))
  const outputs = columnsOf(before.outputs, after.outputs, labelOf([...after.outputs, ...before.outputs]))
  const table = TABLE_PARTS.filter((part) => before[part] !== after[part]).map(
    (part): Change => ({
      kind: 'table',
      row: null,
      column: part,
      before: shown(before[part]),
      after: shown(after[part]),
    }),
  )
  return [
    ...table,
    ...columnChanges(inputs, before.inputs, after.inputs, INPUT_PARTS),
    ...columnChanges(outputs, before.outputs, after.outputs, OUTPUT_PARTS),
    ...ruleChanges(before, after, inputs, outputs),
  ]
}

/** What differs between the tables of two versions, table by table. */
export function tableDifferences(before: Tables, after: Tables): TableDifference[] {
  const byPart = (tables: Tables) =>
    new Map(
      Object.entries(tables).flatMap(([file, list]) =>
        list.map((table): [string, EditableTable] => [`${file}/${table.decision}`, table]),
      ),
    )
  const [left, right] = [byPart(before), byPart(after)]
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((part): TableDifference[] => {
    const [old, fresh] = [left.get(part), right.get(part)]
    if (old && fresh) return changesOf(old, fresh).map((change) => ({ part, ...change }))
    const label = (table: EditableTable | undefined) => (table ? table.label || table.decision : null)
    return [{ kind: 'table', part, row: null, column: null, before: label(old), after: label(fresh) }]
  })
}
