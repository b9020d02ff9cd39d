import * as z from 'zod'

/**
 * Where a person stands on the participation ladder. A key, never a number: sources number the ladder both ways.
 * @source seed2 L706-711 and §4.2 (numbering trap); standards.md §2.1 (tests per rung)
 */
export const ParticipationLevel = z.enum([
  'paid-work',
  'paid-work-with-support',
  'unpaid-work',
  'organised-activities',
  'social-contacts',
  'isolated',
])

/** What the municipality and the resident work towards. @source seed2 §4.4 (goal + domain), §4.5 */
export const ProfileGoal = z.enum(['work', 'work-later', 'participation', 'care', 'civic-integration', 'income-only'])

/**
 * What gets somebody furthest, as a worker notes it: no bicycle and dear bus tickets bar many a job.
 * @source seed0 L2024-2030 (bicycle, bus); seed1 L1589-1598 (nothing that goes there); seed2 L810 (driving licence)
 */
export const Transport = z.enum(['no-transport', 'bicycle', 'bus-or-train', 'car'])

/**
 * The dimensions that every municipality's own scheme is computed from, stored apart from any scheme.
 * `age` (whole years) is computed from the birth date and is never recorded.
 * @source seed2 §4.5: state, prognosis, goal, obstacles, care need, integration duty, self-reliance
 */
export const FACTS = {
  monthsToWork: z.int().min(0).max(600).meta({ title: 'Months to work', unit: 'months' }),
  participationLevel: ParticipationLevel,
  goal: ProfileGoal,
  canWork: z.boolean(),
  careNeed: z.boolean(),
  integrationDuty: z.boolean(),
  copesAlone: z.boolean(),
  hasLanguageProblem: z.boolean(),
  hasDebts: z.boolean(),
  hasChildcareNeed: z.boolean(),
  medicalClaim: z.boolean(),
  /** Full care for a child without a partner. @source Participatiewet 9 lid 4, 9a */
  isSingleParent: z.boolean(),
  /** @source Participatiewet 9 lid 4 (under 12), 9a (under 5) */
  youngestChildAge: z.int().min(0).max(30).meta({ title: 'Age of the youngest child', unit: 'years' }),
  /** Fully and lastingly unable to work, as the WIA has it. @source Participatiewet 9 lid 5; WIA 4 */
  isFullyDisabled: z.boolean(),
  /** What somebody does, not what they could do. @source seed3 L266, L290, L328 (Tilburg counts half-days) */
  halfDaysActive: z.int().min(0).max(14).meta({ title: 'Half-days of activity', unit: 'half-days a week' }),
  hoursAvailable: z.int().min(0).max(60).meta({ title: 'Hours available', unit: 'hours a week' }),
  transport: Transport,
  /** For parents, a partner, grandchildren or a neighbour. @source seed4 L1105-1115, L2512-2516 (P30) */
  caresForOthers: z.boolean(),
  /** People around somebody who help on. @source seed1 L1548-1567 */
  hasHelpingNetwork: z.boolean(),
  /** People around somebody who hold back. @source seed0 L1987-1994 */
  hasHinderingNetwork: z.boolean(),
} as const

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a constant
export const FactKey = z.enum(Object.keys(FACTS) as [keyof typeof FACTS, ...(keyof typeof FACTS)[]])
export type FactKey = z.infer<typeof FactKey>

export const FactValue = z.union([z.boolean(), z.int(), z.string().max(60)])
export type FactValue = z.infer<typeof FactValue>

/** How somebody knows: seen, told by the resident, told by an organisation, or a judgement. @source design §4 */
export const StatementSource = z.enum(['observed', 'said', 'reported', 'judged'])
export type StatementSource = z.infer<typeof StatementSource>

const withinDimension = (context: z.core.ParsePayload<{ key: FactKey; value: FactValue | null }>): void => {
  const { key, value } = context.value
  if (value !== null && !FACTS[key].safeParse(value).success)
    context.issues.push({ code: 'custom', input: value, path: ['value'], message: 'fact.out-of-bounds' })
}

/** One dimension with its value; refuses a value outside the dimension. */
export const FactInput = z
  .strictObject({ key: FactKey, value: FactValue })
  .check(withinDimension)
  .meta({ id: 'FactInput' })

/** A dimension as it is known from now on; null where what was known no longer is. */
export const FactChange = z
  .strictObject({ key: FactKey, value: FactValue.nullable() })
  .check(withinDimension)
  .meta({ id: 'FactChange' })

/** What the policy engine reads: known dimensions and the age in whole years; what is unknown is absent. */
export type Facts = Partial<Record<FactKey | 'age', FactValue>>
