import * as z from 'zod'
import { Permission, Place, Role } from '../core/access.ts'
import { IsoDate } from '../core/day.ts'
import { IntakeRegime, MedicalOutcome } from '../core/intake.ts'
import { MunicipalityId } from '../core/person.ts'
import { DeviationReason, LifeDomain } from './country.ts'
import { Questions } from './question.ts'
import { Key, LocalText, Source, sourced } from './sourced.ts'

/** A decision in a DMN file that lies beside the pack. */
export const DecisionRef = z.strictObject({ file: z.string().regex(/^[a-z0-9-]+\.dmn$/), decision: Key })
export type DecisionRef = z.infer<typeof DecisionRef>

/** A fixed topic of a talk, without a fixed question. @source seed2 L780 */
export const Topic = z.strictObject({ key: Key, nl: z.string().min(1), en: z.string().min(1), domain: Key })
export type Topic = z.infer<typeof Topic>

/**
 * How a first talk is held.
 * @source seed2 §3 step 5, L690 (term), L692 (duration), L770 (fixed), L774 (free with report), L780 (topics)
 */
export const IntakePolicy = z.strictObject({
  regime: sourced(IntakeRegime),
  durationMinutes: sourced(z.int().min(5).max(480).meta({ title: 'Length of the first talk', unit: 'minutes' })),
  termDays: sourced(z.int().min(0).max(365).meta({ title: 'Longest wait for the first talk', unit: 'days' })),
  reportRequired: sourced(z.boolean()),
  questions: sourced(Questions),
  topics: sourced(z.array(Topic).max(40)),
})
export type IntakePolicy = z.infer<typeof IntakePolicy>

/** What a scheme measures. @source seed2 §4.5: state, prognosis, route, goal; no crosswalk exists between them */
export const SchemeBasis = z.enum(['state', 'prognosis', 'route', 'goal'])
export type SchemeBasis = z.infer<typeof SchemeBasis>

export const Category = z.strictObject({
  key: Key,
  nl: z.string().min(1),
  en: z.string().min(1),
  definition: sourced(LocalText),
  source: Source,
  /** Category that follows when things go well. @source seed2 L721 */
  next: Key.optional(),
})
export type Category = z.infer<typeof Category>

/** How a municipality sorts its residents: categories as it names them, and the table that proposes one. */
const ProfilingScheme = z.strictObject({
  basis: SchemeBasis,
  categories: z.array(Category).min(1).max(20),
  decision: DecisionRef,
})
export type ProfilingScheme = z.infer<typeof ProfilingScheme>

/** How much attention somebody gets. @source seed4 L853-859, L917-922: judged by the klantmanager */
const AttentionScheme = z.strictObject({
  classes: z.array(z.strictObject({ key: Key, nl: z.string(), en: z.string(), definition: sourced(LocalText) })).min(1),
  decision: DecisionRef,
})
export type AttentionScheme = z.infer<typeof AttentionScheme>

/** @source seed2 L595, L599, L676; `variant`: a form of it (Goes) */
const WorkFirst = z.enum(['yes', 'variant', 'no'])

/** How the municipality makes residents keep their duties, and who decides on a measure. */
const Enforcement = z.strictObject({
  participation: z.enum(['compulsory', 'voluntary']),
  measuresBy: Role.nullable(),
  ...LocalText.shape,
})

/** How many residents one worker has; `max` null where the source gives no upper end. */
const CaseloadNorm = z.strictObject({
  role: Role,
  min: z.int().min(1).nullable(),
  max: z.int().min(1).nullable(),
  note: LocalText,
})

/** What the municipality calls people. */
export const Labels = z.strictObject({ client: sourced(LocalText), caseManager: sourced(LocalText) })

/** A change of the country's default rights; 'none' takes a right away. */
const RightsOverride = z.strictObject({
  source: Source,
  note: z.string().min(1).max(600).optional(),
  rights: z.partialRecord(Role, z.partialRecord(Permission, z.union([Place, z.literal('none')]))),
})
export type RightsOverride = z.infer<typeof RightsOverride>

const distinct = (keys: readonly string[]) => new Set(keys).size === keys.length

/** A municipality's policy over one period. Selection by day: src/policy/in-force.ts. */
export const PolicyPack = z
  .strictObject({
    $schema: z.string().optional(),
    municipality: z.strictObject({ id: MunicipalityId, name: z.string().min(1).max(120) }),
    version: z.string().regex(/^GM\d{4}-\d{4}\.\d+$/, { error: 'policy.version' }),
    validFrom: IsoDate,
    /** Last day on which the pack holds, or null. After it no older pack comes back. */
    validUntil: IsoDate.nullable(),
    note: LocalText,
    labels: Labels,
    intake: IntakePolicy,
    medicalSuspension: sourced(z.strictObject({ resumesOn: z.array(MedicalOutcome) })),
    profilingScheme: sourced(ProfilingScheme),
    attention: sourced(AttentionScheme),
    contactNorm: sourced(DecisionRef),
    roleModel: sourced(z.enum(['integral', 'split'])),
    workFirst: sourced(WorkFirst),
    enforcement: sourced(Enforcement),
    caseloadNorm: sourced(z.array(CaseloadNorm).min(1)),
    /** Only where the municipality has its own list; otherwise the country's default list holds. */
    deviationReasons: z.array(DeviationReason).min(1).optional(),
    lifeDomains: z.array(LifeDomain).min(1).optional(),
    rights: RightsOverride.optional(),
  })
  .check((context) => {
    const pack = context.value
    const refuse = (path: string[], message: string) =>
      context.issues.push({ code: 'custom', input: pack, path, message })
    if (pack.validUntil !== null && pack.validUntil < pack.validFrom) refuse(['validUntil'], 'policy.period-reversed')
    if (!pack.version.startsWith(pack.municipality.id)) refuse(['version'], 'policy.version-of-other-municipality')
    const scheme = pack.profilingScheme
    if (!('value' in scheme)) return
    const keys = scheme.value.categories.map((category) => category.key)
    if (!distinct(keys)) refuse(['profilingScheme', 'value', 'categories'], 'policy.category-twice')
    for (const { next } of scheme.value.categories)
      if (next !== undefined && !keys.includes(next))
        refuse(['profilingScheme', 'value', 'categories'], 'policy.next-unknown')
  })
  .meta({ id: 'PolicyPack' })
export type PolicyPack = z.infer<typeof PolicyPack>
