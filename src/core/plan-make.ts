import type * as z from 'zod'
import { type Context, type Decision, keepText, type NewText } from './decision.ts'
import type { Id } from './person.ts'
import type { Plan, PlanEvent, PlanInput } from './plan.ts'
import { checkDays, checkNextContact, checkPlaces, requireKnown } from './plan-check.ts'
import type { FurtherGoal, FurtherGoalInput } from './plan-goal.ts'

type Made = PlanEvent & { kind: 'plan-made' }
type Keep = { (words: string): Id; (words: string | undefined): Id | null }

type WithId<One, Key extends string> = Omit<One, Key> & Record<Key, Id>

/** What the places in the input stand for. */
interface Places {
  goalIds: readonly (Id | null)[]
  stepIds: readonly Id[]
  promiseIds: readonly Id[]
}

function stepRecord(
  input: WithId<PlanInput['steps'][number], 'stepId'>,
  { goalIds, stepIds, promiseIds }: Places,
  keep: Keep,
): Made['steps'][number] {
  const { stepId, text, by, dueOn, asked, brings, startsOn, isOptional, help, helpTimes, waitsFor, hours, halfDays } =
    input
  return {
    stepId,
    textId: keep(text),
    by,
    dueOn,
    askedTextId: keep(asked),
    bringsTextId: keep(brings),
    startsOn: startsOn ?? null,
    isOptional: isOptional ?? false,
    helpTextId: keep(help),
    helpTimes: helpTimes ?? null,
    goalId: goalIds[input.goal ?? 0] ?? null,
    waitsForId: waitsFor ? ((waitsFor.kind === 'step' ? stepIds : promiseIds)[waitsFor.index] ?? null) : null,
    hours: hours ?? null,
    halfDays: [...new Set(halfDays)],
  }
}

const goalRecord = (
  { text, kind, untilOn, agreed, reviewOn }: z.infer<typeof FurtherGoalInput>,
  goalId: Id,
  keep: Keep,
): FurtherGoal => ({
  goalId,
  textId: keep(text),
  kind,
  untilOn: untilOn ?? null,
  agreedTextId: keep(agreed),
  reviewOn: reviewOn ?? null,
})

/** What is said of the goal beside its words. */
const aroundGoal = (input: PlanInput, keep: Keep) => ({
  whyTextId: keep(input.why),
  endGoalTextId: keep(input.endGoal?.text),
  endGoalKind: input.endGoal?.kind ?? null,
  untilOn: input.untilOn ?? null,
  agreedTextId: keep(input.agreed),
  reviewOn: input.reviewOn ?? null,
  presentTextId: keep(input.present),
  unsignedTextId: input.isSigned ? null : keep(input.unsigned),
  blockedHalfDays: [...new Set(input.blockedHalfDays)],
  blockedTextId: keep(input.blocked),
})

/** Goals, steps and promises with their ids; places become ids. */
function agreedRecords(
  input: PlanInput,
  context: Context,
  keep: Keep,
): Pick<Made, 'furtherGoals' | 'steps' | 'promises'> {
  const newId = () => context.newId()
  const goals = (input.furtherGoals ?? []).map((goal) => ({ ...goal, goalId: goal.goalId ?? newId() }))
  const steps = input.steps.map((step) => ({ ...step, stepId: step.stepId ?? newId() }))
  const promises = input.promises.map((promise) => ({ ...promise, promiseId: promise.promiseId ?? newId() }))
  const places: Places = {
    goalIds: [null, ...goals.map(({ goalId }) => goalId)],
    stepIds: steps.map(({ stepId }) => stepId),
    promiseIds: promises.map(({ promiseId }) => promiseId),
  }
  return {
    furtherGoals: goals.map((goal) => goalRecord(goal, goal.goalId, keep)),
    steps: steps.map((step) => stepRecord(step, places, keep)),
    promises: promises.map(({ promiseId, text, dueOn = null }) => ({ promiseId, textId: keep(text), dueOn })),
  }
}

/**
 * Makes a plan, or its next version.
 *
 * @param offered ids of open actions of case conferences, which the plan may take over
 * @throws as {@link checkNextContact}, checkDays and checkPlaces; plan.step-not-found, plan.promise-not-found,
 *   plan.goal-not-found
 */
export function makePlan(
  plan: Plan | null,
  input: PlanInput,
  norm: { maxDays: number | null },
  context: Context,
  offered: readonly Id[] = [],
): Decision<PlanEvent> {
  const { nextContactOn, isDeviating } = checkNextContact(
    input.nextContactOn,
    input.deviation,
    norm.maxDays,
    context.today,
  )
  requireKnown(plan, input, offered)
  checkDays(input, context.today)
  checkPlaces(input)
  const texts: NewText[] = []
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- no words, no id; words, an id
  const keep = ((words) => (words === undefined ? null : keepText(texts, context, words, 'resident'))) as Keep
  const reason = isDeviating ? input.deviation : undefined
  const event: PlanEvent = {
    kind: 'plan-made',
    on: context.today,
    goalTextId: keep(input.goal),
    goalKind: input.goalKind,
    ...agreedRecords(input, context, keep),
    nextContactOn,
    normMaxDays: norm.maxDays,
    deviationCode: reason?.code ?? null,
    deviationTextId: reason?.text === undefined ? null : keepText(texts, context, reason.text),
    isSigned: input.isSigned,
    ...aroundGoal(input, keep),
  }
  return { events: [event], texts }
}
