import * as z from 'zod'
import { IsoDate } from './day.ts'
import { type Context, type Decision, keepText, type NewText, Note } from './decision.ts'
import { Failure } from './failure.ts'
import type { Id } from './person.ts'
import {
  type Plan,
  type PlanEvent,
  type PlanPromise,
  PromiseBreach,
  PromiseOutcome,
  Signatory,
  Speaker,
  type Step,
  StepOutcome,
} from './plan.ts'

/** @throws plan.none, plan.step-not-found, plan.step-closed */
export function openStep(plan: Plan | null, stepId: Id): Step {
  if (!plan) throw new Failure('plan.none')
  const step = plan.steps.find((candidate) => candidate.stepId === stepId)
  if (!step) throw new Failure('plan.step-not-found', { stepId })
  if (step.closed) throw new Failure('plan.step-closed', { stepId })
  return step
}

/** How a step ended, with words of the resident or the worker if there are any. */
export const StepClosing = z
  .object({ outcome: StepOutcome, text: Note.optional(), saidBy: Speaker.default('worker') })
  .meta({ id: 'StepClosing' })
export type StepClosing = z.infer<typeof StepClosing>

/** Closes a step of the plan. @throws plan.none, plan.step-not-found, plan.step-closed */
export function closeStep(
  plan: Plan | null,
  stepId: Id,
  { outcome, text, saidBy }: StepClosing,
  context: Context,
): Decision<PlanEvent> {
  openStep(plan, stepId)
  const texts: NewText[] = []
  const textId = text === undefined ? null : keepText(texts, context, text, 'resident')
  const event = { kind: 'step-closed' as const, on: context.today, stepId, outcome, textId }
  return { events: [{ ...event, saidBy: textId === null ? null : saidBy }], texts }
}

export const StepAdjustment = z
  .object({ text: Note, dueOn: IsoDate, reason: Note, saidBy: Speaker })
  .meta({ id: 'StepAdjustment' })
export type StepAdjustment = z.infer<typeof StepAdjustment>

/**
 * Changes what a step asks, or its day, with why; both see what it was. @source seed3 L268, L390
 * @throws plan.none, plan.step-not-found, plan.step-closed, plan.step-ends-before-start
 */
export function adjustStep(
  plan: Plan | null,
  stepId: Id,
  { text, dueOn, reason, saidBy }: StepAdjustment,
  context: Context,
): Decision<PlanEvent> {
  const { startsOn } = openStep(plan, stepId)
  if (startsOn !== null && dueOn < startsOn)
    throw new Failure('plan.step-ends-before-start', { startsOn }, [{ pointer: '/dueOn', code: 'before-start' }])
  const texts: NewText[] = []
  const event: PlanEvent = {
    kind: 'step-adjusted',
    on: context.today,
    stepId,
    textId: keepText(texts, context, text, 'resident'),
    dueOn,
    reasonTextId: keepText(texts, context, reason, 'resident'),
    saidBy,
  }
  return { events: [event], texts }
}

/**
 * Notes that help on the way was given once. @source seed4 L2255-2258
 * @throws plan.none, plan.step-not-found, plan.step-closed, plan.help-none, plan.help-all-given
 */
export function giveHelp(plan: Plan | null, stepId: Id, context: Context): Decision<PlanEvent> {
  const { helpTextId, helpTimes, helpGiven } = openStep(plan, stepId)
  if (helpTextId === null) throw new Failure('plan.help-none', { stepId })
  if (helpTimes !== null && helpGiven >= helpTimes) throw new Failure('plan.help-all-given', { helpTimes })
  return { events: [{ kind: 'step-help-given', on: context.today, stepId }], texts: [] }
}

/** What became of a promise; one that a change of rules breaks asks the notice and what comes in its place. */
export const PromiseClosing = z
  .object({
    outcome: PromiseOutcome,
    reason: PromiseBreach.optional(),
    /** What the resident is told, in words for them. */
    notice: Note.optional(),
    instead: Note.optional(),
  })
  .meta({ id: 'PromiseClosing' })
export type PromiseClosing = z.infer<typeof PromiseClosing>

/**
 * Says what became of a promise of the municipality.
 * @throws plan.none, plan.promise-not-found, plan.promise-closed, plan.notice-missing
 * @source seed3 L458 (schooling that was promised and vanished)
 */
export function closePromise(
  plan: Plan | null,
  promiseId: Id,
  { outcome, reason, notice, instead }: PromiseClosing,
  context: Context,
): Decision<PlanEvent> {
  if (!plan) throw new Failure('plan.none')
  const promise = plan.promises.find((candidate) => candidate.promiseId === promiseId)
  if (!promise) throw new Failure('plan.promise-not-found', { promiseId })
  if (promise.closed) throw new Failure('plan.promise-closed', { promiseId })
  const missing = [...(notice ? [] : ['/notice']), ...(instead ? [] : ['/instead'])]
  if (outcome === 'not-kept' && reason === 'rule-change' && missing.length > 0)
    throw new Failure(
      'plan.notice-missing',
      {},
      missing.map((pointer) => ({ pointer, code: 'required' })),
    )
  const isBroken = outcome === 'not-kept'
  const texts: NewText[] = []
  const keep = (words: string | undefined) =>
    isBroken && words !== undefined ? keepText(texts, context, words, 'resident') : null
  const event: PlanEvent = {
    kind: 'promise-closed',
    on: context.today,
    promiseId,
    outcome,
    reason: isBroken ? (reason ?? null) : null,
    noticeTextId: keep(notice),
    insteadTextId: keep(instead),
  }
  return { events: [event], texts }
}

/** Signed, by whom and when; or not signed, with why in the resident's words. */
export const Signing = z
  .discriminatedUnion('isSigned', [
    z.strictObject({
      isSigned: z.literal(true),
      by: Signatory,
      on: IsoDate.optional(),
      /** Who represents the resident, and on what ground. */
      text: Note.optional(),
    }),
    z.strictObject({ isSigned: z.literal(false), text: Note }),
  ])
  .meta({ id: 'Signing' })
export type Signing = z.infer<typeof Signing>

const MAY_SIGN: ReadonlySet<Signatory> = new Set<Signatory>(['resident', 'representative'])

/**
 * Records a signature under the version in force, or that the resident does not sign it. @source seed4 L979-980, L1012
 * @throws plan.none, plan.already-signed, plan.signatory, plan.ground-missing, plan.signed-day
 */
export function signPlan(plan: Plan | null, input: Signing, context: Context): Decision<PlanEvent> {
  if (!plan) throw new Failure('plan.none')
  if (plan.isSigned) throw new Failure('plan.already-signed')
  const texts: NewText[] = []
  if (!input.isSigned) {
    const textId = keepText(texts, context, input.text, 'resident')
    return { events: [{ kind: 'plan-not-signed', on: context.today, textId }], texts }
  }
  const { by, text, on = context.today } = input
  if (!MAY_SIGN.has(by)) throw new Failure('plan.signatory', { by }, [{ pointer: '/signing/by', code: 'may-not' }])
  if (by === 'representative' && text === undefined)
    throw new Failure('plan.ground-missing', {}, [{ pointer: '/signing/text', code: 'required' }])
  if (on > context.today || on < plan.madeOn)
    throw new Failure('plan.signed-day', { madeOn: plan.madeOn }, [{ pointer: '/signing/on', code: 'signed-day' }])
  const textId = text === undefined ? null : keepText(texts, context, text)
  return { events: [{ kind: 'plan-signed', on, by, textId }], texts }
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
  const bare = { askedTextId: null, bringsTextId: null, startsOn: null, isOptional: false, helpTextId: null }
  const unplaced = { helpTimes: null, goalId: null, waitsForId: null, hours: null, halfDays: [] }
  return {
    kind: 'plan-extended',
    on: context.today,
    conferenceId,
    steps: additions.steps.map(({ stepId, textId, by, dueOn }) => ({
      stepId,
      textId,
      by,
      dueOn,
      ...bare,
      ...unplaced,
    })),
    promises: additions.promises.map(({ promiseId, textId, dueOn }) => ({ promiseId, textId, dueOn })),
  }
}
