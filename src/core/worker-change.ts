import * as z from 'zod'
import { IsoDate } from './day.ts'
import { type Context, type Decision, keepText, type NewText, Note } from './decision.ts'
import { Failure } from './failure.ts'
import { Id } from './person.ts'

/** Either side may ask. @source seed3 L396 */
export const WorkerChangeSide = z.enum(['resident', 'worker'])
export type WorkerChangeSide = z.infer<typeof WorkerChangeSide>

/** Why, as far as somebody wants to say; none of them blames anybody. Our own list. */
export const WorkerChangeReason = z.enum(['no-click', 'language', 'known-person', 'reach', 'other'])
export type WorkerChangeReason = z.infer<typeof WorkerChangeReason>

/** 'kept': both go on together, after a talk. */
export const WorkerChangeOutcome = z.enum(['granted', 'kept', 'withdrawn'])
export type WorkerChangeOutcome = z.infer<typeof WorkerChangeOutcome>

export const workerChangeEvents = [
  z.object({
    kind: z.literal('worker-change-asked'),
    on: IsoDate,
    side: WorkerChangeSide,
    reason: WorkerChangeReason.nullable(),
  }),
  z.object({
    kind: z.literal('worker-change-decided'),
    on: IsoDate,
    outcome: WorkerChangeOutcome,
    textId: Id.nullable(),
  }),
] as const
export type WorkerChangeEvent = z.infer<(typeof workerChangeEvents)[number]>

/** A request that waits for the team lead. */
export interface WorkerChange {
  on: IsoDate
  side: WorkerChangeSide
  reason: WorkerChangeReason | null
}

export const applyWorkerChange = (event: WorkerChangeEvent): WorkerChange | null =>
  event.kind === 'worker-change-asked' ? { on: event.on, side: event.side, reason: event.reason } : null

export const WorkerChangeInput = z
  .object({ side: WorkerChangeSide, reason: WorkerChangeReason.optional() })
  .meta({ id: 'WorkerChangeInput' })

/** Notes that one of both asks for another worker. No words are kept of it: nobody is blamed in a file. @throws worker-change.pending */
export function askWorkerChange(
  current: WorkerChange | null,
  input: z.infer<typeof WorkerChangeInput>,
  context: Context,
): Decision<WorkerChangeEvent> {
  if (current) throw new Failure('worker-change.pending')
  const { side, reason = null } = input
  return { events: [{ kind: 'worker-change-asked', on: context.today, side, reason }], texts: [] }
}

export const WorkerChangeDecision = z
  .object({ outcome: WorkerChangeOutcome, text: Note.optional() })
  .meta({ id: 'WorkerChangeDecision' })

/** The team lead decides; another worker comes by a hand-over, so that nobody is without one. @throws worker-change.none */
export function decideWorkerChange(
  current: WorkerChange | null,
  { outcome, text }: z.infer<typeof WorkerChangeDecision>,
  context: Context,
): Decision<WorkerChangeEvent> {
  if (!current) throw new Failure('worker-change.none')
  const texts: NewText[] = []
  const textId = text === undefined ? null : keepText(texts, context, text)
  return { events: [{ kind: 'worker-change-decided', on: context.today, outcome, textId }], texts }
}
