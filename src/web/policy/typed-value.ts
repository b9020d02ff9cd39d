import type * as z from 'zod'
import type { FieldProblem } from '../problem.ts'
import { isRecord } from './parameter-path.ts'
import type { FieldKind, ValueKind } from './value-kind.ts'

/** A key of our own making from a name: 'Werk & inkomen' is 'werk-inkomen'. */
export function keyFrom(name: string): string {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return plain
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60)
    .replace(/-$/, '')
}

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (isRecord(value) && Object.keys(value).length > 0 && Object.values(value).every(isEmpty))

function filledField({ key, value: kind, whenEmpty }: FieldKind, value: unknown): [string, unknown][] {
  if (whenEmpty !== 'refused' && isEmpty(value)) return whenEmpty === 'null' ? [[key, null]] : []
  return [[key, filled(kind, value)]]
}

/** Keys that were not typed come from the name, each once. */
function withKeys(items: readonly unknown[]): unknown[] {
  const taken = new Set(items.flatMap((item) => (isRecord(item) && item['key'] !== '' ? [item['key']] : [])))
  return items.map((item) => {
    if (!isRecord(item) || item['key'] !== '') return item
    const base = keyFrom(typeof item['nl'] === 'string' ? item['nl'] : '')
    let key = base
    for (let count = 2; taken.has(key) && base !== ''; count++) key = `${base}-${count}`
    taken.add(key)
    return { ...item, key }
  })
}

/** What was typed as a policy holds it: nothing is left out or null, and new things get a key. */
function filled(kind: ValueKind, value: unknown): unknown {
  if (kind.kind === 'list') return withKeys(Array.isArray(value) ? value : []).map((item) => filled(kind.item, item))
  if (kind.kind === 'object' && isRecord(value))
    return Object.fromEntries(kind.fields.flatMap((field) => filledField(field, value[field.key])))
  return kind.kind === 'sourced' ? filledSourced(kind.value, value) : value
}

/** A parameter as a policy holds it. */
export function filledSourced(kind: ValueKind, value: unknown): unknown {
  if (!isRecord(value) || !('value' in value)) return value
  const { note, ...rest } = value
  return { ...rest, value: filled(kind, value['value']), ...(isEmpty(note) ? {} : { note }) }
}

type Issue = z.core.$ZodIssue

/** Of the ways in which a union was refused, the one that the value was meant to be. */
function meant(errors: readonly (readonly Issue[])[]): readonly Issue[] {
  const strange = (issues: readonly Issue[]) =>
    issues.filter((issue) => issue.code === 'unrecognized_keys' || issue.path.length === 0).length
  return errors.toSorted((a, b) => strange(a) - strange(b))[0] ?? []
}

interface Fault {
  path: readonly PropertyKey[]
  issue: Issue
}

function faultsOf(issues: readonly Issue[], above: readonly PropertyKey[]): Fault[] {
  return issues.flatMap((issue) => {
    const path = [...above, ...issue.path]
    const inner = issue.code === 'invalid_union' ? meant(issue.errors) : []
    return inner.length > 0 ? faultsOf(inner, path) : [{ path, issue }]
  })
}

/** What a schema has against a value, at the place in the form where it was typed. */
export function problemsOf(
  schema: z.ZodType,
  value: unknown,
  pointer: string,
  words: (issue: Issue) => string,
): FieldProblem[] {
  const { error } = schema.safeParse(value)
  if (!error) return []
  return faultsOf(error.issues, []).map(({ path, issue }) => ({
    pointer: [pointer, ...path.map(String)].join('/'),
    code: issue.message,
    detail: words(issue),
  }))
}
