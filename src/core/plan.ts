import * as z from 'zod'
import { addDays, IsoDate } from './day.ts'
import { type Context, type Decision, Deviation, keepText, type NewText, Note } from './decision.ts'
import { Failure, type FieldFault } from './failure.ts'
import { Id } from './person.ts'

/** What a goal is about. @source seed4 L594-600, L974-980: work, participation, health, debt, care, rest */
export const GoalKind = z.enum(['work', 'participation', 'health', 'debt', 'care', 'learning', 'rest'])
export type GoalKind = z.infer<typeof GoalKind>

/** Who takes a step. */
export const StepOwner = z.enum(['resident', 'worker', 'partner'])
export type StepOwner = z.infer<typeof StepOwner>

export const StepOutcome = z.enum(['done', 'not-done', 'dropped'])
export type StepOutcome = z.infer<typeof StepOutcome>

/** Whether the municipality did what it promised; a promise is followed as a step is. @source seed3 P30, seed0 P40 */
export const PromiseOutcome = z.enum(['kept', 'not-kept', 'dropped'])
export type PromiseOutcome = z.infer<typeof PromiseOutcome>

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
  }),
  /** Steps and promises that a case conference added to the plan in force; the rest of it stays. */
  z.object({
    kind: z.literal('plan-extended'),
    on: IsoDate,
    conferenceId: Id,
    steps: z.array(StepRecord),
    promises: z.array(PromiseRecord),
  }),
  z.object({ kind: z.literal('step-closed'), on: IsoDate, stepId: Id, outcome: StepOutcome }),
  z.object({ kind: z.literal('promise-closed'), on: IsoDate, promiseId: Id, outcome: PromiseOutcome }),
] as const
export type PlanEvent = z.infer<(typeof planEvents)[number]>

export interface Step {
  stepId: Id
  textId: Id
  by: StepOwner
  dueOn: IsoDate
  askedTextId: Id | null
  bringsTextId: Id | null
  closed: { outcome: StepOutcome; on: IsoDate } | null
}

/** What the municipality will do. */
export interface PlanPromise {
  promiseId: Id
  textId: Id
  dueOn: IsoDate | null
  closed: { outcome: PromiseOutcome; on: IsoDate } | null
}

export interface Plan {
  madeOn: IsoDate
  version: number
  goalTextId: Id
  goalKind: GoalKind
  steps: readonly Step[]
  promises: readonly PlanPromise[]
  isSigned: boolean
}

/** The plan after one more event. A step or promise that a new version keeps by its id keeps its outcome. */
export function applyPlan(plan: Plan | null, event: PlanEvent): Plan | null {
  if (event.kind === 'plan-made') {
    const earlier = new Map(plan?.steps.map((step) => [step.stepId, step.closed]))
    const earlierPromises = new Map(plan?.promises.map((promise) => [promise.promiseId, promise.closed]))
    return {
      madeOn: event.on,
      version: (plan?.version ?? 0) + 1,
      goalTextId: event.goalTextId,
      goalKind: event.goalKind,
      steps: event.steps.map((step) => ({ ...step, closed: earlier.get(step.stepId) ?? null })),
      promises: event.promises.map((promise) => ({
        ...promise,
        closed: earlierPromises.get(promise.promiseId) ?? null,
      })),
      isSigned: event.isSigned,
    }
  }
  if (!plan) return plan
  if (event.kind === 'plan-extended')
    // A changed plan is a new paper, which nobody has signed.
    return {
      ...plan,
      version: plan.version + 1,
      steps: [...plan.steps, ...event.steps.map((step) => ({ ...step, closed: null }))],
      promises: [...plan.promises, ...event.promises.map((promise) => ({ ...promise, closed: null }))],
      isSigned: false,
    }
  if (event.kind === 'promise-closed') {
    const closed = { outcome: event.outcome, on: event.on }
    const promises = plan.promises.map((one) => (one.promiseId === event.promiseId ? { ...one, closed } : one))
    return { ...plan, promises }
  }
  const closed = { outcome: event.outcome, on: event.on }
  return { ...plan, steps: plan.steps.map((step) => (step.stepId === event.stepId ? { ...step, closed } : step)) }
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
        }),
      )
      .max(30),
    promises: z.array(z.strictObject({ promiseId: Id.optional(), text: Note, dueOn: IsoDate.optional() })).max(30),
    nextContactOn: IsoDate.optional(),
    deviation: Deviation.optional(),
    isSigned: z.boolean(),
  })
  .meta({ id: 'PlanInput' })
export type PlanInput = z.infer<typeof PlanInput>

/**
 * Checks a next contact date against the municipality's contact norm.
 *
 * @param maxDays the norm's longest interval in days, or null where the municipality has none
 * @returns whether the date deviates from the norm
 * @throws plan.next-contact-missing, plan.next-contact-past, plan.norm-reason-missing
 * @source seed4 P2 (a plan cannot lapse in silence); design §6 (a deviation asks a reason)
 */
export function checkNextContact(
  nextContactOn: IsoDate | undefined,
  deviation: Deviation | undefined,
  maxDays: number | null,
  today: IsoDate,
): { nextContactOn: IsoDate; isDeviating: boolean } {
  const at = (code: string): FieldFault[] => [{ pointer: '/nextContactOn', code }]
  if (nextContactOn === undefined) throw new Failure('plan.next-contact-missing', {}, at('required'))
  if (nextContactOn < today) throw new Failure('plan.next-contact-past', { nextContactOn }, at('past'))
  const isDeviating = maxDays !== null && nextContactOn > addDays(today, maxDays)
  if (isDeviating && !deviation)
    throw new Failure('plan.norm-reason-missing', { maxDays, latestOn: addDays(today, maxDays as number) }, [
      { pointer: '/deviation', code: 'required' },
    ])
  return { nextContactOn, isDeviating }
}

/** What goes on must be in the plan in force, or be offered by a case conference. @throws plan.step-not-found, plan.promise-not-found */
function requireKnown(plan: Plan | null, input: PlanInput, offered: readonly Id[]): void {
  const steps = new Set([...offered, ...(plan?.steps ?? []).map((step) => step.stepId)])
  for (const { stepId } of input.steps)
    if (stepId !== undefined && !steps.has(stepId)) throw new Failure('plan.step-not-found', { stepId })
  const promises = new Set([...offered, ...(plan?.promises ?? []).map((promise) => promise.promiseId)])
  for (const { promiseId } of input.promises)
    if (promiseId !== undefined && !promises.has(promiseId)) throw new Failure('plan.promise-not-found', { promiseId })
}

function stepRecord(
  { stepId, text, by, dueOn, asked, brings }: PlanInput['steps'][number],
  context: Context,
  keep: (words: string) => Id,
): z.infer<typeof StepRecord> {
  return {
    stepId: stepId ?? context.newId(),
    textId: keep(text),
    by,
    dueOn,
    askedTextId: asked === undefined ? null : keep(asked),
    bringsTextId: brings === undefined ? null : keep(brings),
  }
}

/**
 * Makes a plan, or its next version.
 *
 * @param offered ids of open actions of case conferences, which the plan may take over
 * @throws as {@link checkNextContact}; plan.step-not-found, plan.promise-not-found
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
  const texts: NewText[] = []
  const keep = (words: string) => keepText(texts, context, words, 'resident')
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
  }
  return { events: [event], texts }
}

/** Adds what a case conference agreed to the plan in force. @throws plan.none */
export function extendPlan(
  plan: Plan | null,
  conferenceId: Id,
  additions: {
    steps: readonly Pick<Step, 'stepId' | 'textId' | 'by' | 'dueOn'>[]
    promises: readonly Pick<PlanPromise, 'promiseId' | 'textId' | 'dueOn'>[]
  },
  context: Context,
): PlanEvent {
  if (!plan) throw new Failure('plan.none')
  return {
    kind: 'plan-extended',
    on: context.today,
    conferenceId,
    steps: additions.steps.map(({ stepId, textId, by, dueOn }) => ({
      stepId,
      textId,
      by,
      dueOn,
      askedTextId: null,
      bringsTextId: null,
    })),
    promises: additions.promises.map(({ promiseId, textId, dueOn }) => ({ promiseId, textId, dueOn })),
  }
}

/** Closes a step of the plan. @throws plan.none, plan.step-not-found, plan.step-closed */
export function closeStep(plan: Plan | null, stepId: Id, outcome: StepOutcome, context: Context): Decision<PlanEvent> {
  if (!plan) throw new Failure('plan.none')
  const step = plan.steps.find((candidate) => candidate.stepId === stepId)
  if (!step) throw new Failure('plan.step-not-found', { stepId })
  if (step.closed) throw new Failure('plan.step-closed', { stepId })
  return { events: [{ kind: 'step-closed', on: context.today, stepId, outcome }], texts: [] }
}

/** Says what became of a promise of the municipality. @throws plan.none, plan.promise-not-found, plan.promise-closed */
export function closePromise(
  plan: Plan | null,
  promiseId: Id,
  outcome: PromiseOutcome,
  context: Context,
): Decision<PlanEvent> {
  if (!plan) throw new Failure('plan.none')
  const promise = plan.promises.find((candidate) => candidate.promiseId === promiseId)
  if (!promise) throw new Failure('plan.promise-not-found', { promiseId })
  if (promise.closed) throw new Failure('plan.promise-closed', { promiseId })
  return { events: [{ kind: 'promise-closed', on: context.today, promiseId, outcome }], texts: [] }
}
