import * as z from 'zod'
import type { Appointment } from './appointment.ts'
import { heldBy, reassign } from './appointment-holder.ts'
import type { ContactEvent } from './contact.ts'
import { IsoDate } from './day.ts'
import { type Context, type Decision, keepText, type NewText, Note } from './decision.ts'
import { Failure } from './failure.ts'
import { Id } from './person.ts'

/** Why a receiver declines. @source seed3 P7, L647, L677: objection with reason, no shuffling back in silence */
export const DeclineReason = z.enum(['workload', 'not-fitting', 'incomplete', 'known-person', 'other'])
export type DeclineReason = z.infer<typeof DeclineReason>

/**
 * Why somebody else takes over. What ends or begins for a time names the next contact, so that nobody is parked.
 * @source seed3 L370, L480 (programme over); seed4 L2140-2149 (support for a time); seed4 L1804-1806 (warm)
 */
export const HandoverReason = z.enum([
  'worker-leaves',
  'programme-over',
  'support-starts',
  'support-ends',
  'worker-change',
  'warm',
  'other',
])
export type HandoverReason = z.infer<typeof HandoverReason>

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
    reason: HandoverReason.nullable().optional(),
    /** The receiver's first contact, agreed at the offer. */
    nextContactOn: IsoDate.nullable().optional(),
    /** The receiver guides for a time, and then the resident goes back to the giver. */
    untilOn: IsoDate.nullable().optional(),
    /** Told to the resident and to partners, for when it is accepted. */
    noticeTextId: Id.nullable().optional(),
    partnerTextId: Id.nullable().optional(),
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
  reason: HandoverReason | null
  nextContactOn: IsoDate | null
  untilOn: IsoDate | null
}

/** Guidance for a time: the day it ends, and to whom the resident then goes back. */
export interface Support {
  untilOn: IsoDate
  backToId: Id | null
}

/** The open hand-over after one more event. */
export function applyHandover(event: HandoverEvent): Handover | null {
  if (event.kind !== 'handover-offered') return null
  const { handoverId, fromWorkerId, toWorkerId, toTeamId, summaryTextId, on: offeredOn } = event
  const { reason = null, nextContactOn = null, untilOn = null } = event
  return { handoverId, fromWorkerId, toWorkerId, toTeamId, summaryTextId, offeredOn, reason, nextContactOn, untilOn }
}

/** What both sides agree on beside the summary. */
const HandoverTerms = z.object({
  reason: HandoverReason.optional(),
  nextContactOn: IsoDate.optional(),
  untilOn: IsoDate.optional(),
})
type HandoverTerms = z.infer<typeof HandoverTerms>

export const HandoverInput = HandoverTerms.extend({
  toWorkerId: Id.optional(),
  toTeamId: Id.optional(),
  summary: Note,
}).meta({ id: 'HandoverInput' })

/**
 * Offers a resident to another worker, or to a team.
 * @param receiver the worker and team the offer goes to; a worker's own team when a worker is named
 * @param notices what the resident and partners are told, where that was made
 * @throws handover.pending, handover.to-self, handover.next-date-missing, handover.day-past
 */
export function offerHandover(
  dossier: { handover: Handover | null; ownerId: Id | null },
  receiver: { workerId: Id | null; teamId: Id },
  summary: string,
  { batchId = null, terms = {}, notices }: OfferDetails,
  context: Context,
): Decision<HandoverEvent> {
  if (dossier.handover) throw new Failure('handover.pending', { handoverId: dossier.handover.handoverId })
  if (receiver.workerId !== null && receiver.workerId === dossier.ownerId) throw new Failure('handover.to-self')
  requireTerms(terms, receiver.workerId, context.today)
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
    ...agreed(terms),
    ...(notices
      ? {
          noticeTextId: keepText(texts, context, notices.resident, 'resident'),
          partnerTextId: keepText(texts, context, notices.partner, 'provider'),
        }
      : {}),
  }
  return { events: [event], texts }
}

interface OfferDetails {
  batchId?: Id | null
  terms?: HandoverTerms
  notices?: { resident: string; partner: string } | undefined
}

const agreed = ({ reason, nextContactOn, untilOn }: HandoverTerms): HandoverTerms => ({
  ...(reason ? { reason } : {}),
  ...(nextContactOn ? { nextContactOn } : {}),
  ...(untilOn ? { untilOn } : {}),
})

/** What ends names a person and a day; what begins for a time names its end. @source seed4 L2140-2149 */
function requireTerms({ reason, nextContactOn, untilOn }: HandoverTerms, toWorkerId: Id | null, today: IsoDate): void {
  const ends = reason === 'programme-over' || reason === 'support-ends'
  if (ends && toWorkerId === null)
    throw new Failure('handover.next-date-missing', {}, [{ pointer: '/toWorkerId', code: 'required' }])
  if (ends && !nextContactOn)
    throw new Failure('handover.next-date-missing', {}, [{ pointer: '/nextContactOn', code: 'required' }])
  if (reason === 'support-starts' && !untilOn)
    throw new Failure('handover.next-date-missing', {}, [{ pointer: '/untilOn', code: 'required' }])
  for (const [name, day] of Object.entries({ nextContactOn, untilOn }))
    if (day && day < today) throw new Failure('handover.day-past', {}, [{ pointer: `/${name}`, code: 'past' }])
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

/**
 * The receiver takes the resident over, with the appointments that the giver still holds: nobody comes to a closed door.
 * @throws handover.none, handover.not-receiver
 */
export function acceptHandover(
  { handover, appointments }: { handover: Handover | null; appointments: readonly Appointment[] },
  receiver: Receiver,
  context: Context,
): Decision<HandoverEvent | ContactEvent> {
  const { handoverId, toTeamId, fromWorkerId } = requireReceiver(handover, receiver)
  const event: HandoverEvent = {
    kind: 'handover-accepted',
    on: context.today,
    handoverId,
    workerId: receiver.workerId,
    teamId: toTeamId,
  }
  const held = heldBy(appointments, fromWorkerId, context.today)
  return { events: [event, ...held.map((one) => reassign(one, receiver.workerId, context))], texts: [] }
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
