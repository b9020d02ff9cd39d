import * as z from 'zod'
import { IsoDate } from './day.ts'
import { type Context, type Decision, keepText, type NewText, Note } from './decision.ts'
import { Failure } from './failure.ts'
import { Id } from './person.ts'
import type { Plan } from './plan.ts'

/** What somebody is not ready for now: an offer or goal, or a step of the plan. @source seed4 L1753-1759 */
export const NotNowOutcome = z.enum(['taken-up', 'again', 'let-go'])
export type NotNowOutcome = z.infer<typeof NotNowOutcome>

export const notNowEvents = [
  z.object({
    kind: z.literal('not-now-noted'),
    on: IsoDate,
    notNowId: Id,
    /** What was offered, and what the resident said to it. */
    textId: Id,
    stepId: Id.nullable(),
    retryOn: IsoDate,
  }),
  z.object({ kind: z.literal('not-now-ended'), on: IsoDate, notNowId: Id, outcome: NotNowOutcome }),
] as const
export type NotNowEvent = z.infer<(typeof notNowEvents)[number]>

export interface NotNow {
  notNowId: Id
  on: IsoDate
  textId: Id
  stepId: Id | null
  retryOn: IsoDate
  ended: { outcome: NotNowOutcome; on: IsoDate } | null
}

/** All that somebody put off, after one more event. */
export function applyNotNow(notNows: readonly NotNow[], event: NotNowEvent): readonly NotNow[] {
  if (event.kind === 'not-now-noted') {
    const { notNowId, on, textId, stepId, retryOn } = event
    return [...notNows, { notNowId, on, textId, stepId, retryOn, ended: null }]
  }
  const ended = { outcome: event.outcome, on: event.on }
  return notNows.map((one) => (one.notNowId === event.notNowId ? { ...one, ended } : one))
}

/** What is still to be asked again; a step that is over is not. */
export function openNotNows(notNows: readonly NotNow[], plan: Plan | null): NotNow[] {
  const over = new Set(plan?.steps.flatMap(({ stepId, closed }) => (closed ? [stepId] : [])))
  return notNows.filter(({ ended, stepId }) => !ended && !(stepId !== null && over.has(stepId)))
}

export const NotNowInput = z.object({ text: Note, stepId: Id.optional(), retryOn: IsoDate }).meta({ id: 'NotNowInput' })
export type NotNowInput = z.infer<typeof NotNowInput>

/** Notes that somebody does not want it now, and when to ask again. @throws not-now.retry-past, plan.step-not-found */
export function noteNotNow(
  plan: Plan | null,
  { text, stepId, retryOn }: NotNowInput,
  context: Context,
): Decision<NotNowEvent> {
  checkRetry(retryOn, context.today)
  if (stepId !== undefined && !plan?.steps.some((step) => step.stepId === stepId && !step.closed))
    throw new Failure('plan.step-not-found', { stepId })
  const texts: NewText[] = []
  const event: NotNowEvent = {
    kind: 'not-now-noted',
    on: context.today,
    notNowId: context.newId(),
    textId: keepText(texts, context, text, 'resident'),
    stepId: stepId ?? null,
    retryOn,
  }
  return { events: [event], texts }
}

export const NotNowEnding = z
  .object({ outcome: NotNowOutcome, retryOn: IsoDate.optional() })
  .meta({ id: 'NotNowEnding' })
export type NotNowEnding = z.infer<typeof NotNowEnding>

const checkRetry = (retryOn: IsoDate | undefined, today: IsoDate): IsoDate => {
  if (retryOn === undefined || retryOn <= today)
    throw new Failure('not-now.retry-past', {}, [{ pointer: '/retryOn', code: 'not-after-today' }])
  return retryOn
}

/** Says what came of asking again; "again not now" asks the next day. @throws not-now.not-found, not-now.ended, not-now.retry-past */
export function endNotNow(
  notNows: readonly NotNow[],
  notNowId: Id,
  { outcome, retryOn }: NotNowEnding,
  context: Context,
): Decision<NotNowEvent> {
  const one = notNows.find((candidate) => candidate.notNowId === notNowId)
  if (!one) throw new Failure('not-now.not-found', { notNowId })
  if (one.ended) throw new Failure('not-now.ended', { notNowId })
  const { today: on } = context
  const events: NotNowEvent[] = [{ kind: 'not-now-ended', on, notNowId, outcome }]
  if (outcome === 'again') {
    const { textId, stepId } = one
    const next = { notNowId: context.newId(), textId, stepId, retryOn: checkRetry(retryOn, on) }
    events.push({ kind: 'not-now-noted', on, ...next })
  }
  return { events, texts: [] }
}
