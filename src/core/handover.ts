import * as z from 'zod'
import { IsoDate } from './day.ts'
import { type Context, type Decision, keepText, type NewText, Note } from './decision.ts'
import { Failure } from './failure.ts'
import { Id } from './person.ts'

/** Why a receiver declines. @source seed3 P7, L647, L677: objection with reason, no shuffling back in silence */
export const DeclineReason = z.enum(['workload', 'not-fitting', 'incomplete', 'known-person', 'other'])
export type DeclineReason = z.infer<typeof DeclineReason>

export const handoverEvents = [
  z.object({
    kind: z.literal('handover-offered'),
    on: IsoDate,
    handoverId: Id,
    fromWorkerId: Id.nullable(),
    toWorkerId: Id.nullable(),
    toTeamId: Id,
    summaryTextId: Id,
    batchId: Id.nullable(),
  }),
  z.object({ kind: z.literal('handover-accepted'), on: IsoDate, handoverId: Id, workerId: Id, teamId: Id }),
  z.object({
    kind: z.literal('handover-declined'),
    on: IsoDate,
    handoverId: Id,
    reason: DeclineReason,
    textId: Id.nullable(),
  }),
  z.object({ kind: z.literal('handover-withdrawn'), on: IsoDate, handoverId: Id }),
] as const
export type HandoverEvent = z.infer<(typeof handoverEvents)[number]>

/** An open offer: the giver stays the owner until somebody accepts, so nobody is ever without one. */
export interface Handover {
  handoverId: Id
  fromWorkerId: Id | null
  toWorkerId: Id | null
  toTeamId: Id
  summaryTextId: Id
  offeredOn: IsoDate
}

/** The open hand-over after one more event. */
export function applyHandover(event: HandoverEvent): Handover | null {
  if (event.kind !== 'handover-offered') return null
  const { handoverId, fromWorkerId, toWorkerId, toTeamId, summaryTextId } = event
  return { handoverId, fromWorkerId, toWorkerId, toTeamId, summaryTextId, offeredOn: event.on }
}

export const HandoverInput = z
  .object({ toWorkerId: Id.optional(), toTeamId: Id.optional(), summary: Note })
  .meta({ id: 'HandoverInput' })

/**
 * Offers a resident to another worker, or to a team.
 * @param receiver the worker and team the offer goes to; a worker's own team when a worker is named
 * @throws handover.pending, handover.to-self
 */
export function offerHandover(
  dossier: { handover: Handover | null; ownerId: Id | null },
  receiver: { workerId: Id | null; teamId: Id },
  summary: string,
  batchId: Id | null,
  context: Context,
): Decision<HandoverEvent> {
  if (dossier.handover) throw new Failure('handover.pending', { handoverId: dossier.handover.handoverId })
  if (receiver.workerId !== null && receiver.workerId === dossier.ownerId) throw new Failure('handover.to-self')
  const texts: NewText[] = []
  const event: HandoverEvent = {
    kind: 'handover-offered',
    on: context.today,
    handoverId: context.newId(),
    fromWorkerId: dossier.ownerId,
    toWorkerId: receiver.workerId,
    toTeamId: receiver.teamId,
    summaryTextId: keepText(texts, context, summary),
    batchId,
  }
  return { events: [event], texts }
}

export interface Receiver {
  workerId: Id
  teamIds: readonly Id[]
}

function requireReceiver(handover: Handover | null, receiver: Receiver): Handover {
  if (!handover) throw new Failure('handover.none')
  const isMine =
    handover.toWorkerId === null
      ? receiver.teamIds.includes(handover.toTeamId)
      : handover.toWorkerId === receiver.workerId
  if (!isMine) throw new Failure('handover.not-receiver')
  return handover
}

/** The receiver takes the resident over. @throws handover.none, handover.not-receiver */
export function acceptHandover(
  handover: Handover | null,
  receiver: Receiver,
  context: Context,
): Decision<HandoverEvent> {
  const { handoverId, toTeamId } = requireReceiver(handover, receiver)
  const event: HandoverEvent = {
    kind: 'handover-accepted',
    on: context.today,
    handoverId,
    workerId: receiver.workerId,
    teamId: toTeamId,
  }
  return { events: [event], texts: [] }
}

export const DeclineInput = z.object({ reason: DeclineReason, text: Note.optional() }).meta({ id: 'DeclineInput' })
export type DeclineInput = z.infer<typeof DeclineInput>

/** The receiver objects; the giver stays the owner. @throws handover.none, handover.not-receiver */
export function declineHandover(
  handover: Handover | null,
  receiver: Receiver,
  input: DeclineInput,
  context: Context,
): Decision<HandoverEvent> {
  const { handoverId } = requireReceiver(handover, receiver)
  const texts: NewText[] = []
  const textId = input.text === undefined ? null : keepText(texts, context, input.text)
  return { events: [{ kind: 'handover-declined', on: context.today, handoverId, reason: input.reason, textId }], texts }
}

/** The giver takes the offer back. @throws handover.none */
export function withdrawHandover(handover: Handover | null, context: Context): Decision<HandoverEvent> {
  if (!handover) throw new Failure('handover.none')
  return { events: [{ kind: 'handover-withdrawn', on: context.today, handoverId: handover.handoverId }], texts: [] }
}
