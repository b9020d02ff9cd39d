import * as z from 'zod'

/** What a value of a policy is made of, as far as a form and a page must know it. Read from its Zod schema. */
export type ValueKind =
  | { kind: 'number'; isWhole: boolean; min: number | null; max: number | null }
  | { kind: 'yes-no' }
  | { kind: 'choice'; options: readonly string[] }
  /** The key of a thing, its own or that of another; people see names. */
  | { kind: 'key' }
  | { kind: 'text'; max: number | null }
  /** A coded answer: yes or no, a number or the value of an option. */
  | { kind: 'answer' }
  /** Some of the options, in no order. */
  | { kind: 'set'; options: readonly string[] }
  | { kind: 'list'; item: ValueKind; min: number; max: number | null }
  | { kind: 'object'; fields: readonly FieldKind[] }
  /** A value with its source inside a value, such as the definition of a category. */
  | { kind: 'sourced'; value: ValueKind }

export interface FieldKind {
  key: string
  value: ValueKind
  /** What stands for nothing: the field is left out, or null; `refused` where something must be filled in. */
  whenEmpty: 'absent' | 'null' | 'refused'
}

/** The part of a `sourced` schema that holds a value; undefined for any other schema. */
export function knownPart(schema: z.ZodType): z.ZodObject | undefined {
  if (!(schema instanceof z.ZodUnion)) return undefined
  return schema.options.find(
    (option): option is z.ZodObject =>
      option instanceof z.ZodObject && 'value' in option.shape && 'source' in option.shape,
  )
}

const asSchema = (part: unknown): z.ZodType => (part instanceof z.ZodType ? part : z.unknown())

function bound(value: number | null, open: number): number | null {
  return value === null || Math.abs(value) >= open ? null : value
}

function fieldKind(key: string, schema: z.ZodType): FieldKind {
  if (schema instanceof z.ZodOptional) return { key, value: kindOf(asSchema(schema.unwrap())), whenEmpty: 'absent' }
  if (schema instanceof z.ZodNullable) return { key, value: kindOf(asSchema(schema.unwrap())), whenEmpty: 'null' }
  return { key, value: kindOf(schema), whenEmpty: 'refused' }
}

function objectKind(schema: z.ZodObject): ValueKind {
  return { kind: 'object', fields: Object.entries(schema.shape).map(([key, part]) => fieldKind(key, asSchema(part))) }
}

function arrayKind(schema: z.ZodArray): ValueKind {
  const item = kindOf(asSchema(schema.element))
  const { min, max } = lengths(schema)
  return item.kind === 'choice' ? { kind: 'set', options: item.options } : { kind: 'list', item, min, max }
}

/** How many items: JSON Schema is the one place where Zod says it for a list. */
function lengths(schema: z.ZodType): { min: number; max: number | null } {
  const { minItems, maxItems } = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' })
  return { min: minItems ?? 0, max: maxItems ?? null }
}

function textKind(schema: z.ZodString): ValueKind {
  const isKey = schema.maxLength === 60 && schema.safeParse('a-b').success && !schema.safeParse('A b').success
  return isKey ? { kind: 'key' } : { kind: 'text', max: schema.maxLength }
}

function unionKind(schema: z.ZodUnion): ValueKind {
  const known = knownPart(schema)
  if (known) return { kind: 'sourced', value: kindOf(asSchema(known.shape['value'])) }
  return schema.options.some((option) => option instanceof z.ZodString && textKind(option).kind === 'key')
    ? { kind: 'key' }
    : { kind: 'answer' }
}

/** @throws Error for a schema that no parameter has yet: whoever adds one adds its form here */
export function kindOf(schema: z.ZodType): ValueKind {
  if (schema instanceof z.ZodUnion) return unionKind(schema)
  if (schema instanceof z.ZodObject) return objectKind(schema)
  if (schema instanceof z.ZodArray) return arrayKind(schema)
  if (schema instanceof z.ZodEnum) return { kind: 'choice', options: schema.options.map(String) }
  if (schema instanceof z.ZodBoolean) return { kind: 'yes-no' }
  if (schema instanceof z.ZodString) return textKind(schema)
  if (schema instanceof z.ZodNumber) {
    const isWhole = !schema.safeParse(0.5 + Math.ceil(schema.minValue ?? 0)).success
    const open = Number.MAX_SAFE_INTEGER
    return { kind: 'number', isWhole, min: bound(schema.minValue, open), max: bound(schema.maxValue, open) }
  }
  throw new Error(`no form for a value of the kind ${schema.def.type}`)
}

/** What stands in a new, empty value of the kind. */
export function emptyOf(kind: ValueKind): unknown {
  switch (kind.kind) {
    case 'list':
    case 'set':
      return []
    case 'object':
      return Object.fromEntries(
        kind.fields.filter((field) => field.whenEmpty === 'refused').map((field) => [field.key, emptyOf(field.value)]),
      )
    case 'sourced':
      return { unknown: true, reason: { nl: '', en: '' } }
    case 'number':
    case 'yes-no':
    case 'choice':
      return null
    case 'key':
    case 'text':
    case 'answer':
      return ''
  }
}

/** Whether the kind is nothing but the same words in two languages. */
export const isWords = (kind: ValueKind): boolean =>
  kind.kind === 'object' && kind.fields.length === 2 && kind.fields.every(({ key }) => key === 'nl' || key === 'en')
