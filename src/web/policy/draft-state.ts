import * as z from 'zod'
import type { PolicyDocument } from '../../api/policy-draft.ts'
import { PARAMETER_SCHEMAS } from '../../policy/pack.ts'
import type { FieldProblem } from '../problem.ts'
import { kindOfParameter } from './parameter-list.tsx'
import { PARAMETERS, type Parameter, valueAt, withValueAt } from './parameter-path.ts'
import { filledSourced, problemsOf } from './typed-value.ts'

/** A value that somebody is changing: what stood there when they began, and what they typed. Absent: nothing. */
const Change = z.object({ before: z.unknown().optional(), now: z.unknown().optional() })

/** What is typed on a version and not saved yet; null: as it is saved. Values by their path in the pack. */
export const TypedDraft = z.object({
  title: z.string().nullable(),
  validFrom: z.string().nullable(),
  validUntil: z.string().nullable(),
  changes: z.record(z.string(), Change),
})
export type TypedDraft = z.infer<typeof TypedDraft>

export const UNTYPED: TypedDraft = { title: null, validFrom: null, validUntil: null, changes: {} }

export const isSame = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b)

/** JSON with its keys in order: two values that mean the same read the same. */
function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_key, part: unknown) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    ) ?? 'absent'
  )
}

/** The draft after a value was typed; a value that is back as it was saved is no change. */
export function typed(draft: TypedDraft, pack: PolicyDocument['pack'], path: string, now: unknown): TypedDraft {
  const saved = valueAt(pack, path)
  const before = draft.changes[path] ? draft.changes[path].before : saved
  const { [path]: _gone, ...others } = draft.changes
  return { ...draft, changes: isSame(now, saved) ? others : { ...others, [path]: { before, now } } }
}

/** Paths that somebody else changed since the typist began, to something else than what was typed. */
export function conflictsOf(draft: TypedDraft, pack: PolicyDocument['pack']): string[] {
  return Object.entries(draft.changes).flatMap(([path, { before, now }]) => {
    const saved = valueAt(pack, path)
    return isSame(before, saved) || isSame(now, saved) ? [] : [path]
  })
}

/** How many things are typed and not saved. */
export function changeCount(draft: TypedDraft, { row, pack }: PolicyDocument): number {
  const general = [
    draft.title !== null && draft.title !== row.title,
    draft.validFrom !== null && draft.validFrom !== row.validFrom,
    draft.validUntil !== null && draft.validUntil !== (row.validUntil ?? ''),
  ].filter(Boolean).length
  return general + Object.entries(draft.changes).filter(([path, { now }]) => !isSame(now, valueAt(pack, path))).length
}

const parameterAt = (path: string): Parameter | undefined => PARAMETERS.find((parameter) => parameter.path === path)

/** A typed value as a policy holds it. */
function readyValue(path: string, now: unknown): unknown {
  const parameter = parameterAt(path)
  return parameter ? filledSourced(kindOfParameter(parameter), now) : now
}

/** The whole pack with what was typed; a part that was taken away is gone. */
export function packToSave(draft: TypedDraft, pack: PolicyDocument['pack']): Record<string, unknown> {
  let next: Record<string, unknown> = { ...pack }
  for (const [path, { now }] of Object.entries(draft.changes)) next = withValueAt(next, path, readyValue(path, now))
  // An open term that is no longer filled in is absent, not undefined.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- JSON of JSON
  return JSON.parse(JSON.stringify(next)) as Record<string, unknown>
}

/** Where a value's errors belong in the form: '/pack/intake/termDays'. */
export const pointerOf = (path: string): string => `/pack/${path.replaceAll('.', '/')}`

/** What is wrong with what was typed, before anything is sent. Open terms are checked by their bounds on the server. */
export function faultsIn(draft: TypedDraft, words: (issue: z.core.$ZodIssue) => string): FieldProblem[] {
  return Object.entries(draft.changes).flatMap(([path, { now }]) => {
    const schema = PARAMETER_SCHEMAS[path]
    return schema ? problemsOf(schema, readyValue(path, now), pointerOf(path), words) : []
  })
}
