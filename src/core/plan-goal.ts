import * as z from 'zod'
import { IsoDate } from './day.ts'
import { Note } from './decision.ts'
import { Id } from './person.ts'

/** What a goal is about. @source seed4 L594-600, L974-980; seed0 L2374-2380 (orientation) */
export const GoalKind = z.enum(['work', 'participation', 'health', 'debt', 'care', 'learning', 'rest', 'orientation'])
export type GoalKind = z.infer<typeof GoalKind>

/** Goals that drift when they have no end. @source seed0 L3067-3072 (rest), L2374-2380 (orientation) */
export const TIME_BOXED: ReadonlySet<GoalKind> = new Set<GoalKind>(['rest', 'orientation'])

/**
 * A goal beside the first one, with an end and a review of its own. It keeps its id from version to version.
 * @source seed0 L762-767, L3318-3319 (subgoals with a timeline)
 */
export const FurtherGoal = z.object({
  goalId: Id,
  textId: Id,
  kind: GoalKind,
  untilOn: IsoDate.nullable(),
  agreedTextId: Id.nullable(),
  reviewOn: IsoDate.nullable(),
})
export type FurtherGoal = z.infer<typeof FurtherGoal>

/** More goals than this no resident can hold in mind. Our own default. */
export const MOST_FURTHER_GOALS = 5

export const FurtherGoalInput = z.strictObject({
  /** A goal of the plan in force that goes on. */
  goalId: Id.optional(),
  text: Note,
  kind: GoalKind,
  untilOn: IsoDate.optional(),
  agreed: Note.optional(),
  reviewOn: IsoDate.optional(),
})

/** One goal of a plan; the first has no id of its own. */
export interface PlanGoal extends Omit<FurtherGoal, 'goalId'> {
  goalId: Id | null
}

interface WithGoals {
  goalTextId: Id
  goalKind: GoalKind
  untilOn: IsoDate | null
  agreedTextId: Id | null
  reviewOn: IsoDate | null
  furtherGoals: readonly FurtherGoal[]
}

/** Every goal of a plan, the first one first. */
export const goalsOf = (plan: WithGoals): PlanGoal[] => [
  {
    goalId: null,
    textId: plan.goalTextId,
    kind: plan.goalKind,
    untilOn: plan.untilOn,
    agreedTextId: plan.agreedTextId,
    reviewOn: plan.reviewOn,
  },
  ...plan.furtherGoals,
]
