import * as z from 'zod'
import { canonicalJson } from './canonical.ts'
import type { EditableTable } from './editable-table.ts'
import { PARAMETER_SCHEMAS, type PolicyPack } from './pack.ts'
import { tableDifferences } from './table-differences.ts'

/** One difference between two versions. `before` or `after` null: it is not there on that side. */
export const Difference = z
  .object({
    kind: z.enum(['parameter', 'ordinance', 'rule', 'column', 'table']),
    /** Path of the parameter, or file and decision: 'intake.termDays', 'profiling.dmn/profile'. */
    part: z.string(),
    /** Row and column in the table as a person counts; null for parameters. */
    row: z.int().nullable(),
    column: z.string().nullable(),
    /** Within a parameter, the thing that differs: 'categories/work-first/nl', 'source'; null for the whole of it. */
    detail: z.string().nullable(),
    before: z.string().nullable(),
    after: z.string().nullable(),
  })
  .meta({ id: 'PolicyDifference' })
export type Difference = z.infer<typeof Difference>

/** A version as it is compared: its pack, and the tables of its files by file name. */
export interface Compared {
  pack: PolicyPack
  tables: Readonly<Record<string, readonly EditableTable[]>>
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A value in one line: text and numbers as they are, lists with commas, anything else as JSON. */
function inLine(value: unknown): string | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value) && value.every((one) => !isRecord(one))) return value.map((one) => inLine(one)).join(', ')
  if (isRecord(value) && typeof value['nl'] === 'string') return value['nl']
  return canonicalJson(value)
}

/** What a thing in a list is known by. */
function nameIn(value: unknown, index: number): string {
  if (!isRecord(value)) return String(index + 1)
  const name = value['key'] ?? value['role']
  return typeof name === 'string' ? name : String(index + 1)
}

/** The parts of a value by name; undefined for what is compared as a whole. */
function partsOf(value: unknown): Map<string, unknown> | undefined {
  if (Array.isArray(value))
    return value.some(isRecord) ? new Map(value.map((one, index) => [nameIn(one, index), one])) : undefined
  return isRecord(value) ? new Map(Object.entries(value)) : undefined
}

interface Leaf {
  detail: string
  before: string | null
  after: string | null
}

/** Where two values differ, as deep as both have parts. */
function leaves(before: unknown, after: unknown, path: readonly string[] = []): Leaf[] {
  if (canonicalJson(before) === canonicalJson(after)) return []
  const [left, right] = [partsOf(before), partsOf(after)]
  if (!left || !right) return [{ detail: path.join('/'), before: inLine(before), after: inLine(after) }]
  const names = [...new Set([...left.keys(), ...right.keys()])]
  return names.flatMap((name) => leaves(left.get(name), right.get(name), [...path, name]))
}

/** A sourced value as a reader sees it: its parts beside its source and note; nothing where it is unknown. */
function stated(sourced: unknown): unknown {
  if (!isRecord(sourced)) return sourced
  if (!('value' in sourced)) return undefined
  const { value, source, note } = sourced
  const parts = isRecord(value) ? value : { '': value }
  return { ...parts, source, ...(note === undefined ? {} : { note }) }
}

function sourcedDifferences(kind: 'parameter' | 'ordinance', part: string, before: unknown, after: unknown) {
  const difference = { kind, part, row: null, column: null }
  const [left, right] = [stated(before), stated(after)]
  if (left === undefined || right === undefined) {
    const whole = (sourced: unknown) => (isRecord(sourced) && 'value' in sourced ? inLine(sourced['value']) : null)
    if (left !== right) return [{ ...difference, detail: null, before: whole(before), after: whole(after) }]
    return leaves(before, after).map((leaf) => ({ ...difference, ...leaf }))
  }
  return leaves(left, right).map((leaf) => ({
    ...difference,
    ...leaf,
    detail: leaf.detail.replace(/^\//, '') || null,
  }))
}

/** 'intake.termDays' in a pack. */
function at(pack: PolicyPack, path: string): unknown {
  let value: unknown = pack
  for (const name of path.split('.')) value = isRecord(value) ? value[name] : undefined
  return value
}

/** What of a pack is neither a parameter nor its number, owner and period. */
const BESIDE = ['note', 'deviationReasons', 'lifeDomains', 'selfRelianceDomains', 'rights'] as const

/** What a version does otherwise than another one: its values in the order of the work, then its tables cell by cell. */
export function differences(before: Compared, after: Compared): Difference[] {
  const ordinances = [...new Set([...Object.keys(before.pack.ordinance), ...Object.keys(after.pack.ordinance)])]
  const besides = BESIDE.flatMap((part) =>
    leaves(before.pack[part], after.pack[part]).map(
      (leaf): Difference => ({
        kind: 'parameter',
        part,
        row: null,
        column: null,
        ...leaf,
        detail: leaf.detail || null,
      }),
    ),
  )
  return [
    ...Object.keys(PARAMETER_SCHEMAS).flatMap((path) =>
      sourcedDifferences('parameter', path, at(before.pack, path), at(after.pack, path)),
    ),
    ...ordinances.flatMap((key) =>
      sourcedDifferences('ordinance', key, before.pack.ordinance[key], after.pack.ordinance[key]),
    ),
    ...besides,
    ...tableDifferences(before.tables, after.tables).map((one): Difference => ({ ...one, detail: null })),
  ]
}
