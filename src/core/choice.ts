import * as z from 'zod'
import { IsoDate } from './day.ts'
import { type Context, type Decision, type Deviation, keepText, type NewText } from './decision.ts'
import { Failure } from './failure.ts'
import { Id } from './person.ts'

/**
 * What a municipality's tables propose beside the category, and a person decides: the way on from the gate, and how much
 * attention somebody gets.
 * @source seed2 §3 steps 2-3; seed0 L947-949; seed4 L853-859
 */
export const ChoicePart = z.enum(['gate-route', 'attention-class'])
export type ChoicePart = z.infer<typeof ChoicePart>

/** How a proposal was taken: what it was, on which rows (from 0), what was unknown, and why otherwise. */
export const weighed = {
  proposed: z.string().max(60).nullable(),
  rules: z.array(z.int().min(0)),
  missing: z.array(z.string().max(60)),
  deviationCode: z.string().max(60).nullable(),
  deviationTextId: Id.nullable(),
}

export const choiceEvents = [
  z.object({ kind: z.literal('choice-decided'), on: IsoDate, part: ChoicePart, value: z.string().max(60), ...weighed }),
] as const
export type ChoiceEvent = z.infer<(typeof choiceEvents)[number]>

/** A choice as a person made it, with what the table had proposed. */
export type ChoiceDecision = Omit<ChoiceEvent, 'kind' | 'part'> & {
  seq: number
  actorId: Id
  policyVersion: string | null
}

/** What a decision needs to know of the proposal. `rules` are indexes into the decision table, from 0. */
export interface Proposed {
  value: string | null
  rules: readonly number[]
  missing: readonly string[]
}

/**
 * A proposal beside what somebody chose: otherwise than proposed asks a reason. Without a proposal no reason is asked,
 * for there is nothing to deviate from.
 * @param isReasonAlwaysAsked where a choice without a proposal asks a reason as well
 * @throws profile.reason-missing
 * @source design §6
 */
export function weighChoice(
  chosen: string,
  deviation: Deviation | undefined,
  proposal: Proposed,
  context: Context,
  isReasonAlwaysAsked = false,
): { weighed: z.infer<z.ZodObject<typeof weighed>>; texts: NewText[] } {
  const isDeviating = proposal.value === null ? isReasonAlwaysAsked : proposal.value !== chosen
  if (isDeviating && !deviation)
    throw new Failure('profile.reason-missing', { proposed: proposal.value }, [
      { pointer: '/deviation', code: 'required' },
    ])
  const texts: NewText[] = []
  const words = isDeviating ? deviation?.text : undefined
  return {
    weighed: {
      proposed: proposal.value,
      rules: [...proposal.rules],
      missing: [...proposal.missing],
      deviationCode: isDeviating ? (deviation?.code ?? null) : null,
      deviationTextId: words === undefined ? null : keepText(texts, context, words),
    },
    texts,
  }
}

/**
 * Accepts what the table proposes or takes another value with a reason. How much attention somebody gets is never decided
 * without one: where no table proposes a class, the reason is all there is to go by.
 * @param known keys that the policy has
 */
export function decideChoice(
  part: ChoicePart,
  input: { value: string; deviation?: Deviation | undefined },
  proposal: Proposed,
  known: ReadonlySet<string>,
  context: Context,
): Decision<ChoiceEvent> {
  if (!known.has(input.value))
    throw new Failure('profile.unknown-category', {}, [{ pointer: '/value', code: 'unknown' }])
  const { weighed: how, texts } = weighChoice(
    input.value,
    input.deviation,
    proposal,
    context,
    part === 'attention-class',
  )
  return { events: [{ kind: 'choice-decided', on: context.today, part, value: input.value, ...how }], texts }
}
