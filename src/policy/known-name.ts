import * as z from 'zod'
import { FACTS } from '../core/fact.ts'
import type { ColumnType } from './editable-table.ts'
import type { PolicyPack } from './pack.ts'
import { valueOf } from './sourced.ts'

/** A name that a table may read, with what its values can be. */
export interface KnownName {
  type: ColumnType
  /** FEEL unary tests that every value of it meets; null: anything of its type. */
  allowed: string | null
  /** Only whole numbers occur. */
  isWhole: boolean
}
export type KnownNames = ReadonlyMap<string, KnownName>

export const ANY_NAME: KnownName = { type: 'Any', allowed: null, isWhole: false }

const listed = (values: readonly (string | number)[]): string => values.map((value) => JSON.stringify(value)).join(',')

function factName(schema: z.ZodType): KnownName {
  if (schema instanceof z.ZodBoolean) return { type: 'boolean', allowed: null, isWhole: false }
  if (schema instanceof z.ZodEnum) return { type: 'string', allowed: listed(schema.options), isWhole: false }
  if (!(schema instanceof z.ZodNumber)) return ANY_NAME
  const { minValue, maxValue } = schema
  return { type: 'number', allowed: `[${minValue ?? 0}..${maxValue ?? Number.MAX_SAFE_INTEGER}]`, isWhole: true }
}

/** The dimensions that are kept of a person, with the age in whole years. */
export const FACT_NAMES: KnownNames = new Map<string, KnownName>([
  ...Object.entries(FACTS).map(([key, schema]) => [key, factName(schema)] as const),
  ['age', { type: 'number', allowed: '[0..150]', isWhole: true }],
])

/** What the tables of a pack may read: the dimensions, and the category and attention class of the pack's own schemes. */
export function namesFor(pack: PolicyPack): KnownNames {
  const ofKeys = (keys: readonly string[] | undefined): KnownName => ({
    type: 'string',
    allowed: keys ? listed(keys) : null,
    isWhole: false,
  })
  const categories = valueOf(pack.profilingScheme)?.categories.map(({ key }) => key)
  const classes = valueOf(pack.attention)?.classes.map(({ key }) => key)
  return new Map([...FACT_NAMES, ['category', ofKeys(categories)], ['attentionClass', ofKeys(classes)]])
}
