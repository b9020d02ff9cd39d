import * as z from 'zod'
import { IsoDate } from './day.ts'
import { Deviation, Note } from './decision.ts'
import { HALF_DAYS, HalfDay } from './half-day.ts'
import { Id } from './person.ts'
import { FurtherGoal, FurtherGoalInput, GoalKind, MOST_FURTHER_GOALS } from './plan-goal.ts'

/** Who takes a step. */
export const StepOwner = z.enum(['resident', 'worker', 'partner'])
export type StepOwner = z.infer<typeof StepOwner>

export const StepOutcome = z.enum(['done', 'not-done', 'dropped'])
export type StepOutcome = z.infer<typeof StepOutcome>

/** Whether the municipality did what it promised; a promise is followed as a step is. @source seed3 P30, seed0 P40 */
export const PromiseOutcome = z.enum(['kept', 'not-kept', 'dropped'])
export type PromiseOutcome = z.infer<typeof PromiseOutcome>

/** Why a promise was not kept: a change of rules takes away what was agreed. @source seed3 L458 */
export const PromiseBreach = z.enum(['rule-change', 'budget', 'provider', 'other'])
export type PromiseBreach = z.infer<typeof PromiseBreach>

/** Whose words a text holds. */
export const Speaker = z.enum(['resident', 'worker'])
export type Speaker = z.infer<typeof Speaker>

/** Who signed. Only the resident and who represents them by law or by proxy may. Our own default: the studies are silent. */
export const Signatory = z.enum(['resident', 'representative', 'relative', 'worker'])
export type Signatory = z.infer<typeof Signatory>

/** Ids of texts; a step that was written down before purposes were kept has none. */
const StepRecord = z.object({
  stepId: Id,
  textId: Id,
  by: StepOwner,
  dueOn: IsoDate,
  /** Why the municipality asks this step. */
  askedTextId: Id.nullable().default(null),
  /** What it can bring the resident, in words that they both use. */
  bringsTextId: Id.nullable().default(null),
  startsOn: IsoDate.nullable().default(null),
  /** The resident may take it and need not. @source seed4 L1113-1115 */
  isOptional: z.boolean().default(false),
  /** Who helps on the way, and how often. @source seed4 L2255-2258 (rides along the first six times) */
  helpTextId: Id.nullable().default(null),
  helpTimes: z.int().nullable().default(null),
  /** Which goal it serves; null is the first one. */
  goalId: Id.nullable().default(null),
  /** The step or promise that has to be done before this step can begin. */
  waitsForId: Id.nullable().default(null),
  /** What it asks of the resident's week, and on which half-days. */
  hours: z.int().nullable().default(null),
  halfDays: z.array(HalfDay).default([]),
})
const PromiseRecord = z.object({ promiseId: Id, textId: Id, dueOn: IsoDate.nullable() })

export const planEvents = [
  z.object({
    kind: z.literal('plan-made'),
    on: IsoDate,
    goalTextId: Id,
    goalKind: GoalKind,
    steps: z.array(StepRecord),
    promises: z.array(PromiseRecord),
    nextContactOn: IsoDate,
    normMaxDays: z.int().nullable(),
    deviationCode: z.string().max(60).nullable(),
    deviationTextId: Id.nullable(),
    isSigned: z.boolean(),
    /** Why this goal, and no further one, for now. @source seed0 L1246-1249 */
    whyTextId: Id.nullable().default(null),
    /** Where it leads in the end, beside the goal of now. @source seed4 L1371-1375 */
    endGoalTextId: Id.nullable().default(null),
    endGoalKind: GoalKind.nullable().default(null),
    /** Rest and orientation have an end and an agreement. @source seed0 L3067-3072, L2374-2380 */
    untilOn: IsoDate.nullable().default(null),
    agreedTextId: Id.nullable().default(null),
    reviewOn: IsoDate.nullable().default(null),
    /** Who else was in the talk. @source seed4 L1017-1020 */
    presentTextId: Id.nullable().default(null),
    /** Why it was not signed, in the resident's words. @source seed4 L1012-1013 */
    unsignedTextId: Id.nullable().default(null),
    furtherGoals: z.array(FurtherGoal).default([]),
    /** Half-days on which the resident cannot come, with why. @source seed1 L1513-1520 (childcare) */
    blockedHalfDays: z.array(HalfDay).default([]),
    blockedTextId: Id.nullable().default(null),
  }),
  /** Steps and promises that a case conference added to the plan in force; the rest of it stays. */
  z.object({
    kind: z.literal('plan-extended'),
    on: IsoDate,
    conferenceId: Id,
    steps: z.array(StepRecord),
    promises: z.array(PromiseRecord),
  }),
  z.object({ kind: z.literal('plan-signed'), on: IsoDate, by: Signatory, textId: Id.nullable() }),
  z.object({ kind: z.literal('plan-not-signed'), on: IsoDate, textId: Id }),
  z.object({
    kind: z.literal('step-closed'),
    on: IsoDate,
    stepId: Id,
    outcome: StepOutcome,
    textId: Id.nullable().default(null),
    saidBy: Speaker.nullable().default(null),
  }),
  /** The step goes on with other words or another day; what it was before stays. @source seed3 L268, L390 */
  z.object({
    kind: z.literal('step-adjusted'),
    on: IsoDate,
    stepId: Id,
    textId: Id,
    dueOn: IsoDate,
    reasonTextId: Id,
    saidBy: Speaker,
  }),
  z.object({ kind: z.literal('step-help-given'), on: IsoDate, stepId: Id }),
  z.object({
    kind: z.literal('promise-closed'),
    on: IsoDate,
    promiseId: Id,
    outcome: PromiseOutcome,
    reason: PromiseBreach.nullable().default(null),
    noticeTextId: Id.nullable().default(null),
    insteadTextId: Id.nullable().default(null),
  }),
] as const
export type PlanEvent = z.infer<(typeof planEvents)[number]>

export interface Step extends z.infer<typeof StepRecord> {
  /** The day on which it came into the plan. */
  agreedOn: IsoDate
  closed: { outcome: StepOutcome; on: IsoDate; textId: Id | null; saidBy: Speaker | null } | null
  /** What it was before each change, oldest first. */
  earlier: readonly { textId: Id; dueOn: IsoDate; changedOn: IsoDate; reasonTextId: Id; saidBy: Speaker }[]
  /** How often help was given on the way. */
  helpGiven: number
}

/** What the municipality will do. */
export interface PlanPromise extends z.infer<typeof PromiseRecord> {
  closed: {
    outcome: PromiseOutcome
    on: IsoDate
    reason: PromiseBreach | null
    noticeTextId: Id | null
    insteadTextId: Id | null
  } | null
}

type PlanMade = Extract<PlanEvent, { kind: 'plan-made' }>

export interface Plan
  extends Pick<
    PlanMade,
    | 'goalTextId'
    | 'goalKind'
    | 'nextContactOn'
    | 'isSigned'
    | 'whyTextId'
    | 'endGoalTextId'
    | 'endGoalKind'
    | 'untilOn'
    | 'agreedTextId'
    | 'reviewOn'
    | 'presentTextId'
    | 'furtherGoals'
    | 'blockedHalfDays'
    | 'blockedTextId'
  > {
  /** The day of this version; nobody can have signed it earlier. */
  madeOn: IsoDate
  /** The day on which it was last made as a whole; a case conference can have added to it since. */
  talkedOn: IsoDate
  version: number
  steps: readonly Step[]
  promises: readonly PlanPromise[]
  signed: { on: IsoDate; by: Signatory; textId: Id | null } | null
  /** The last time that it was not signed, with why. */
  notSigned: { on: IsoDate; textId: Id } | null
}

/** Which step or promise of the same list has to be done first, by its place from 0. */
const WaitsFor = z.strictObject({ kind: z.enum(['step', 'promise']), index: z.int().min(0).max(29) })

/** A plan as typed. `stepId` and `promiseId` name a step or promise of the plan in force that goes on. */
export const PlanInput = z
  .object({
    goal: Note,
    goalKind: GoalKind,
    steps: z
      .array(
        z.strictObject({
          stepId: Id.optional(),
          text: Note,
          by: StepOwner,
          dueOn: IsoDate,
          /** Both purposes of one step, for the resident to read: what is asked, and what it brings. @source seed3 L390 */
          asked: Note.optional(),
          brings: Note.optional(),
          startsOn: IsoDate.optional(),
          isOptional: z.boolean().optional(),
          help: Note.optional(),
          helpTimes: z.int().min(1).max(100).optional(),
          /** Place of the goal that it serves, from 0, the first one. */
          goal: z.int().min(0).max(MOST_FURTHER_GOALS).optional(),
          waitsFor: WaitsFor.optional(),
          /** Hours a week that it asks of the resident. */
          hours: z.int().min(1).max(60).optional(),
          halfDays: z.array(HalfDay).max(HALF_DAYS.length).optional(),
        }),
      )
      .max(30),
    promises: z.array(z.strictObject({ promiseId: Id.optional(), text: Note, dueOn: IsoDate.optional() })).max(30),
    nextContactOn: IsoDate.optional(),
    deviation: Deviation.optional(),
    isSigned: z.boolean(),
    why: Note.optional(),
    endGoal: z.strictObject({ text: Note, kind: GoalKind }).optional(),
    untilOn: IsoDate.optional(),
    agreed: Note.optional(),
    reviewOn: IsoDate.optional(),
    present: Note.optional(),
    /** Why it is not signed, in the resident's words. */
    unsigned: Note.optional(),
    furtherGoals: z.array(FurtherGoalInput).max(MOST_FURTHER_GOALS).optional(),
    blockedHalfDays: z.array(HalfDay).max(HALF_DAYS.length).optional(),
    blocked: Note.optional(),
  })
  .meta({ id: 'PlanInput' })
export type PlanInput = z.infer<typeof PlanInput>
