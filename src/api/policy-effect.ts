import * as z from 'zod'
import { IsoDate } from '../core/day.ts'
import { LocalText } from '../policy/sourced.ts'
import { route } from './route.ts'

const tag = 'Beleid'

const Count = z.int().min(0)
const Reasons = z.array(z.object({ code: z.string(), count: Count }))

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
