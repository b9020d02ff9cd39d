import * as z from 'zod'
import { Role } from '../core/access.ts'
import { named } from './parameter.ts'
import { Key, LocalText, Source, sourced } from './sourced.ts'

/** A decision in a DMN file that lies beside the pack. */
export const DecisionRef = z.strictObject({ file: z.string().regex(/^[a-z0-9-]+\.dmn$/), decision: Key })
export type DecisionRef = z.infer<typeof DecisionRef>

/** What a scheme measures. @source seed2 §4.5: state, prognosis, route, goal; no crosswalk exists between them */
export const SchemeBasis = z.enum(['state', 'prognosis', 'route', 'goal'])
export type SchemeBasis = z.infer<typeof SchemeBasis>

export const Category = z.strictObject({
  key: Key,
  ...named,
  definition: sourced(LocalText),
  /** Who belongs here, for instance: so that all mean the same by it. @source seed2 T2, L804 */
  examples: z
    .array(z.strictObject({ ...LocalText.shape, source: Source }))
    .max(10)
    .optional(),
  source: Source,
  /** Category that follows when things go well. @source seed2 L721 */
  next: Key.optional(),
})
export type Category = z.infer<typeof Category>

/** How a municipality sorts its residents: categories as it names them, and the table that proposes one. */
export const ProfilingScheme = z.strictObject({
  basis: SchemeBasis,
  categories: z.array(Category).min(1).max(20),
  decision: DecisionRef,
})
export type ProfilingScheme = z.infer<typeof ProfilingScheme>

/** How much attention somebody gets. @source seed4 L853-859, L917-922: judged by the klantmanager */
export const AttentionScheme = z.strictObject({
  classes: z.array(z.strictObject({ key: Key, ...named, definition: sourced(LocalText) })).min(1),
  decision: DecisionRef,
})
export type AttentionScheme = z.infer<typeof AttentionScheme>

/**
 * The teams that guide people, whom they guide and how far from work those are, in months: from `minMonths` up to but
 * not with `maxMonths`; null where that side is open. The table, where there is one, proposes a team by its key.
 * @source seed3 L191-211
 */
export const TeamScheme = z.strictObject({
  teams: z
    .array(
      z.strictObject({
        key: Key,
        ...named,
        group: LocalText,
        minMonths: z.int().min(0).max(600).nullable(),
        maxMonths: z.int().min(0).max(600).nullable(),
      }),
    )
    .min(1)
    .max(20),
  decision: DecisionRef.nullable(),
})
export type TeamScheme = z.infer<typeof TeamScheme>

/** The ways on from the gate, and the table that proposes one. @source seed2 §3 steps 2-3; seed3 L191, L201 */
export const GateScheme = z.strictObject({
  routes: z.array(z.strictObject({ key: Key, ...named, definition: sourced(LocalText) })).min(1),
  decision: DecisionRef,
})
export type GateScheme = z.infer<typeof GateScheme>

/** How many residents one worker has; `max` null where the source gives no upper end. */
export const CaseloadNorm = z.strictObject({
  role: Role,
  min: z.int().min(1).nullable(),
  max: z.int().min(1).nullable(),
  note: LocalText,
})
