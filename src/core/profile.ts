import * as z from 'zod'
import { weighChoice, weighed } from './choice.ts'
import { addMonths, IsoDate } from './day.ts'
import { type Context, type Decision, type Deviation, keepText, type NewText, Note } from './decision.ts'
import type { FactKey } from './fact.ts'
import { Failure } from './failure.ts'
import { Id } from './person.ts'

export const profileEvents = [
  z.object({
    kind: z.literal('category-decided'),
    on: IsoDate,
    category: z.string().max(60),
    /** The last day on which it holds; it must be weighed again by then. Not known of decisions of before. */
    untilOn: IsoDate.nullish(),
    ...weighed,
  }),
  /** Somebody disagrees with a decision, which stands. @source seed2 T2, L804 */
  z.object({
    kind: z.literal('category-disputed'),
    on: IsoDate,
    decisionSeq: z.int().min(1),
    by: z.enum(['worker', 'resident']),
    textId: Id,
  }),
] as const
export type ProfileEvent = z.infer<(typeof profileEvents)[number]>

/** A category as a person decided it, with what the municipality's table had proposed. */
export interface CategoryDecision {
  category: string
  untilOn?: IsoDate | null | undefined
  /** Who disagrees with it, and why: these stand beside it until somebody decides anew. */
  disputes: readonly Dispute[]
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

type Recorded<Kind extends ProfileEvent['kind']> = ProfileEvent & { kind: Kind } & { seq: number; actorId: Id }
export type Dispute = Recorded<'category-disputed'>

/** The decisions after one more, or after somebody disagreed with one. */
export function applyProfile(
  decisions: readonly CategoryDecision[],
  event: (Recorded<'category-decided'> & { policyVersion: string | null }) | Dispute,
): readonly CategoryDecision[] {
  if (event.kind === 'category-decided') return [...decisions, { ...event, disputes: [] }]
  return decisions.map((one) => (one.seq === event.decisionSeq ? { ...one, disputes: [...one.disputes, event] } : one))
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
  input: { category: string; deviation?: Deviation | undefined; untilOn?: IsoDate | undefined },
  proposal: ProposedCategory,
  scheme: { known: ReadonlySet<string>; suspended: boolean; validity?: Validity },
  context: Context,
): Decision<ProfileEvent> {
  if (scheme.suspended) throw new Failure('profile.medical-suspension')
  if (!scheme.known.has(input.category))
    throw new Failure('profile.unknown-category', {}, [{ pointer: '/category', code: 'unknown' }])
  const proposed = { ...proposal, value: proposal.category }
  const { weighed: how, texts } = weighChoice(input.category, input.deviation, proposed, context)
  const untilOn = lastDay(input.untilOn, scheme.validity ?? { months: null, mostMonths: null }, context)
  return { events: [{ kind: 'category-decided', on: context.today, category: input.category, untilOn, ...how }], texts }
}

/** How long a category holds, in months, and how long at most; null where nobody says. */
export interface Validity {
  months: number | null
  mostMonths: number | null
}

/**
 * The last day of a category: as it was decided or, where no end was given with it, by the policy's term from the day of
 * the decision; null where neither says. @param months how long a category holds by policy
 */
export function categoryReviewOn(
  { on, untilOn }: Pick<CategoryDecision, 'on' | 'untilOn'>,
  months: number | null,
): IsoDate | null {
  return untilOn ?? (months === null ? null : addMonths(on, months))
}

/** @throws profile.validity for a day that is not after today, or beyond what policy allows */
function lastDay(asked: IsoDate | undefined, { months, mostMonths }: Validity, { today }: Context): IsoDate | null {
  if (asked === undefined) return months === null ? null : addMonths(today, months)
  const latest = mostMonths === null ? null : addMonths(today, mostMonths)
  if (asked <= today || (latest !== null && asked > latest))
    throw new Failure('profile.validity', { latest }, [
      { pointer: '/untilOn', code: asked <= today ? 'end-before-start' : 'too-late' },
    ])
  return asked
}

export const DisputeInput = z.object({ by: z.enum(['worker', 'resident']), text: Note }).meta({ id: 'DisputeInput' })
export type DisputeInput = z.infer<typeof DisputeInput>

/**
 * Records that a worker or the resident disagrees with the category, in words that stand beside it.
 * @throws profile.none, profile.own-decision when the worker decided it themself
 * @source seed2 T2, L804
 */
export function disputeCategory(
  decision: Pick<CategoryDecision, 'seq' | 'actorId'> | null,
  { by, text }: DisputeInput,
  context: Context,
): Decision<ProfileEvent> {
  if (!decision) throw new Failure('profile.none')
  if (by === 'worker' && decision.actorId === context.workerId) throw new Failure('profile.own-decision')
  const texts: NewText[] = []
  const textId = keepText(texts, context, text, by === 'resident' ? 'resident' : 'team')
  return { events: [{ kind: 'category-disputed', on: context.today, decisionSeq: decision.seq, by, textId }], texts }
}
