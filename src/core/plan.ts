import * as z from 'zod'
import { IsoDate } from './day.ts'
import { type Context, type Decision, Deviation, keepText, type NewText, Note } from './decision.ts'
import { Id } from './person.ts'
import { checkDays, checkNextContact, requireKnown } from './plan-check.ts'

/** What a goal is about. @source seed4 L594-600, L974-980; seed0 L2374-2380 (orientation) */
export const GoalKind = z.enum(['work', 'participation', 'health', 'debt', 'care', 'learning', 'rest', 'orientation'])
export type GoalKind = z.infer<typeof GoalKind>

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
  > {
  madeOn: IsoDate
  version: number
  steps: readonly Step[]
  promises: readonly PlanPromise[]
  signed: { on: IsoDate; by: Signatory; textId: Id | null } | null
  /** The last time that it was not signed, with why. */
  notSigned: { on: IsoDate; textId: Id } | null
}

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
  })
  .meta({ id: 'PlanInput' })
export type PlanInput = z.infer<typeof PlanInput>

function stepRecord(
  { stepId, text, by, dueOn, asked, brings, startsOn, isOptional, help, helpTimes }: PlanInput['steps'][number],
  context: Context,
  keep: Keep,
): z.infer<typeof StepRecord> {
  return {
    stepId: stepId ?? context.newId(),
    textId: keep(text),
    by,
    dueOn,
    askedTextId: keep(asked),
    bringsTextId: keep(brings),
    startsOn: startsOn ?? null,
    isOptional: isOptional ?? false,
    helpTextId: keep(help),
    helpTimes: helpTimes ?? null,
  }
}

type Keep = { (words: string): Id; (words: string | undefined): Id | null }

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
})

/**
 * Makes a plan, or its next version.
 *
 * @param offered ids of open actions of case conferences, which the plan may take over
 * @throws as {@link checkNextContact} and checkDays; plan.step-not-found, plan.promise-not-found
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
  const texts: NewText[] = []
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- no words, no id; words, an id
  const keep = ((words) => (words === undefined ? null : keepText(texts, context, words, 'resident'))) as Keep
  const reason = isDeviating ? input.deviation : undefined
  const event: PlanEvent = {
    kind: 'plan-made',
    on: context.today,
    goalTextId: keep(input.goal),
    goalKind: input.goalKind,
    steps: input.steps.map((step) => stepRecord(step, context, keep)),
    promises: input.promises.map(({ promiseId, text, dueOn = null }) => ({
      promiseId: promiseId ?? context.newId(),
      textId: keep(text),
      dueOn,
    })),
    nextContactOn,
    normMaxDays: norm.maxDays,
    deviationCode: reason?.code ?? null,
    deviationTextId: reason?.text === undefined ? null : keepText(texts, context, reason.text),
    isSigned: input.isSigned,
    ...aroundGoal(input, keep),
  }
  return { events: [event], texts }
}
