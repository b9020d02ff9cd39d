import * as z from 'zod'
import { ListedPerson } from '../core/attention.ts'
import { IsoDate } from '../core/day.ts'
import { Id } from '../core/person.ts'
import { LocalText } from '../policy/sourced.ts'
import { TryOutPart } from '../policy/try-out-groups.ts'
import { route } from './route.ts'
import { TryOutResult } from './try-out.ts'

const tag = 'Beleid'

const Count = z.int().min(0)
const Reasons = z.array(z.object({ code: z.string(), count: Count }))

const Value = z.string().max(60).nullable()

/** A dossier that a version touches: what would be proposed otherwise, and what was agreed and keeps counting. */
export const TouchedDossier = ListedPerson.extend({
  changes: z.array(z.object({ part: TryOutPart, from: Value, to: Value })),
  nextContactOn: IsoDate.nullable(),
  promiseCount: z.int().min(0),
}).meta({ id: 'TouchedDossier' })
export type TouchedDossier = z.infer<typeof TouchedDossier>

/** What a version would propose otherwise than the one it follows, in the dossiers that are open now. */
export const PolicyEffect = z
  .object({
    version: z.string(),
    /** The version that it follows; null when there is none, and then nothing is compared. */
    against: z.string().nullable(),
    /** The day on which ages are counted: the first day of the version, or today. */
    on: IsoDate,
    counts: TryOutResult.pick({
      residents: true,
      changedAny: true,
      changed: true,
      moves: true,
      groups: true,
      isRounded: true,
    }).nullable(),
    /** What each side calls its values. */
    labels: z.object({
      before: z.record(TryOutPart, z.record(z.string(), LocalText)),
      after: z.record(TryOutPart, z.record(z.string(), LocalText)),
    }),
    /** What was agreed with residents keeps counting; how many of the touched dossiers have such an agreement. */
    commitments: z.object({
      ...LocalText.shape,
      promises: z.int().nullable(),
      nextContacts: z.int().nullable(),
    }),
    /** The touched dossiers in the caller's reach; null for who may not see dossiers. */
    dossiers: z
      .object({
        items: z.array(TouchedDossier),
        total: z.int().min(0),
        next: Id.nullable(),
        place: z.enum(['own', 'team', 'municipality']),
      })
      .nullable(),
  })
  .meta({ id: 'PolicyEffect' })
export type PolicyEffect = z.infer<typeof PolicyEffect>

export const getPolicyEffect = route({
  method: 'get',
  path: '/beleid/versies/{version}/gevolgen',
  operationId: 'getPolicyEffect',
  summary: 'Wat een versie verandert aan de voorstellen in open dossiers, voordat zij wordt vastgesteld',
  tag,
  permission: 'policy.read',
  place: 'municipality',
  params: z.object({ version: z.string().max(60) }),
  query: z.object({ after: Id.optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  response: PolicyEffect,
  failures: ['policy.version-not-found', 'policy.has-faults'],
})

/** Rows of a table that proposed a category together, and how often a person decided otherwise. */
export const DeviatedRule = z
  .object({
    policyVersion: z.string(),
    /** File and decision, as in differences; null when the version is not known here any more. */
    part: z.string().nullable(),
    /** Rows of the table as a person counts. */
    rows: z.array(z.int().min(1)),
    /** What the rows say. */
    ...LocalText.partial().shape,
    source: z.string().nullable(),
    proposed: z.string(),
    label: LocalText.nullable(),
    decided: Count,
    deviated: Count,
    /** What was chosen instead. */
    chosen: z.array(z.object({ category: z.string(), label: LocalText.nullable(), count: Count })),
    reasons: Reasons,
  })
  .meta({ id: 'DeviatedRule' })
export type DeviatedRule = z.infer<typeof DeviatedRule>

/** A longest interval between contacts, and how often a later day was agreed. */
export const DeviatedNorm = z
  .object({
    policyVersion: z.string(),
    maxDays: z.int().min(0),
    decided: Count,
    deviated: Count,
    /** Each with the middle one of the intervals that were agreed for it, in days. */
    reasons: z.array(z.object({ code: z.string(), count: Count, medianDays: z.int() })),
  })
  .meta({ id: 'DeviatedNorm' })
export type DeviatedNorm = z.infer<typeof DeviatedNorm>

export const listDeviations = route({
  method: 'get',
  path: '/beleid/afwijkingen',
  operationId: 'listDeviations',
  summary: 'Regels waarvan het meest wordt afgeweken, met de redenen als code; niets over een bewoner of medewerker',
  tag,
  permission: 'policy.read',
  place: 'municipality',
  query: z.object({
    /** First and last day; the year up to today when absent. */
    fromOn: IsoDate.optional(),
    untilOn: IsoDate.optional(),
    /** Rules that were used less often are left out: too few to say something, and people could be known by them. */
    minimum: z.coerce.number().int().min(5).max(100_000).default(5),
  }),
  response: z.object({
    fromOn: IsoDate,
    untilOn: IsoDate,
    minimum: z.int(),
    categories: z.array(DeviatedRule),
    intervals: z.array(DeviatedNorm),
  }),
  failures: [],
})
