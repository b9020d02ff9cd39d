import type { PolicyPack } from '../../policy/pack.ts'
import { PARAMETER_SCHEMAS } from '../../policy/pack.ts'
import { type ParameterMeta, parameters, Step } from '../../policy/parameter.ts'
import type { Sourced } from '../../policy/sourced.ts'

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A parameter of a pack that a page or a form shows. */
export interface Parameter {
  /** 'intake.termDays' */
  path: string
  meta: ParameterMeta
  schema: (typeof PARAMETER_SCHEMAS)[string]
}

/** Every parameter with its place, in the order of the work. */
export const PARAMETERS: readonly Parameter[] = Object.entries(PARAMETER_SCHEMAS)
  .flatMap(([path, schema]) => {
    const meta = parameters.get(schema)
    return meta ? [{ path, meta, schema }] : []
  })
  .sort((a, b) => Step.options.indexOf(a.meta.step) - Step.options.indexOf(b.meta.step))

/** What stands at a path; undefined where there is nothing. */
export function valueAt(root: unknown, path: string): unknown {
  let at = root
  for (const key of path.split('.')) at = isRecord(at) ? at[key] : undefined
  return at
}

/** The same, with another value at a path. */
export function withValueAt(
  root: Readonly<Record<string, unknown>>,
  path: string,
  value: unknown,
): Record<string, unknown> {
  const [first = '', ...rest] = path.split('.')
  if (rest.length === 0) return { ...root, [first]: value }
  const inner = root[first]
  return { ...root, [first]: withValueAt(isRecord(inner) ? inner : {}, rest.join('.'), value) }
}

/** What a form holds for a parameter: it may be half typed. */
export type AnySourced = Sourced<unknown>

/** A parameter as it stands in a pack. */
export function parameterOf(pack: PolicyPack, path: string): AnySourced {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the pack was checked by its schema
  return valueAt(pack, path) as AnySourced
}
