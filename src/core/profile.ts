import * as z from 'zod'
import { weighChoice, weighed } from './choice.ts'
import { IsoDate } from './day.ts'
import type { Context, Decision, Deviation } from './decision.ts'
import type { FactKey } from './fact.ts'
import { Failure } from './failure.ts'
import type { Id } from './person.ts'

export const profileEvents = [
  z.object({
    kind: z.literal('category-decided'),
    on: IsoDate,
    category: z.string().max(60),
    ...weighed,
  }),
] as const
export type ProfileEvent = z.infer<(typeof profileEvents)[number]>

/** A category as a person decided it, with what the municipality's table had proposed. */
export interface CategoryDecision {
  category: string
  proposed: string | null
  rules: readonly number[]
  missing: readonly string[]
  deviationCode: string | null
  deviationTextId: Id | null
  on: IsoDate
  seq: number
  actorId: Id
  policyVersion: string | null
}

/** What the decision needs to know of the proposal. `rules` are indexes into the decision table, from 0. */
export interface ProposedCategory {
  category: string | null
  rules: readonly number[]
  missing: readonly (FactKey | 'age')[]
}

/**
 * Accepts the proposed category or takes another one with a reason. Without a proposal no reason is asked:
 * there is nothing to deviate from.
 *
 * @param known keys of the municipality's categories
 * @param suspended a medical examination is under way (seed2 T4: profile entry blocked)
 * @source design §6; seed2 P12, T2
 */
export function decideCategory(
  input: { category: string; deviation?: Deviation | undefined },
  proposal: ProposedCategory,
  scheme: { known: ReadonlySet<string>; suspended: boolean },
  context: Context,
): Decision<ProfileEvent> {
  if (scheme.suspended) throw new Failure('profile.medical-suspension')
  if (!scheme.known.has(input.category))
    throw new Failure('profile.unknown-category', {}, [{ pointer: '/category', code: 'unknown' }])
  const proposed = { ...proposal, value: proposal.category }
  const { weighed: how, texts } = weighChoice(input.category, input.deviation, proposed, context)
  return { events: [{ kind: 'category-decided', on: context.today, category: input.category, ...how }], texts }
}
