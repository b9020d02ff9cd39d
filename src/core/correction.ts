import { isAhead } from './conference.ts'
import type { Context, Decision } from './decision.ts'
import {
  type EventBody,
  type EventKind,
  foldDossier,
  type RecordedEvent,
  type WithdrawReason,
  withdrawnSeqs,
} from './dossier.ts'
import { Failure } from './failure.ts'

/** Kinds that can be withdrawn as wrong without leaving others without ground. */
export const WITHDRAWABLE: ReadonlySet<EventKind> = new Set<EventKind>([
  'statement-made',
  'statement-answered',
  'statement-weighed',
  'fact-recorded',
  'self-reliance-measured',
  'category-decided',
  'choice-decided',
  'contact-noted',
  'appointment-made',
  'appointment-settled',
  'no-show-step-taken',
  'no-show-ended',
  'conference-planned',
  'conference-held',
  'conference-cancelled',
  'conference-action-closed',
  'letter-sent',
  'step-closed',
  'step-adjusted',
  'step-help-given',
  'plan-signed',
  'plan-not-signed',
  'promise-closed',
  'not-now-noted',
  'not-now-ended',
  'intake-answered',
  'intake-topic-noted',
  'category-disputed',
  'assessment-opened',
  'assessment-made-heavy',
  'assignment-given',
  'observation-made',
  'assessment-closed',
  'instrument-ordered',
  'instrument-result-recorded',
  'worker-change-asked',
  'buddy-asked',
  'buddy-proposed',
  'buddy-not-found',
  'buddy-declined',
  'buddy-started',
  'buddy-ended',
])

/**
 * Withdraws an event as wrong. A correction is an event that names the one it corrects (design §4).
 * @throws dossier.event-not-found, dossier.not-correctable
 */
export function withdrawEvent(
  events: readonly RecordedEvent[],
  seq: number,
  reason: WithdrawReason,
  context: Context,
): Decision<EventBody> {
  const event = events.find((candidate) => candidate.seq === seq)
  if (!event || withdrawnSeqs(events).has(seq)) throw new Failure('dossier.event-not-found', { seq })
  if (!WITHDRAWABLE.has(event.kind)) throw new Failure('dossier.not-correctable', { seq })
  const isSettled =
    event.kind === 'appointment-made' &&
    foldDossier(events)?.appointments.find((one) => one.appointmentId === event.appointmentId)?.settled
  if (isSettled) throw new Failure('dossier.not-correctable', { seq })
  if (event.kind === 'conference-planned' && !isStillAhead(events, event.conferenceId))
    throw new Failure('dossier.not-correctable', { seq })
  if ('requestId' in event && hasGoneOn(events, event)) throw new Failure('dossier.not-correctable', { seq })
  const seqs = [seq, ...comesWith(events, event)]
  return {
    events: seqs.map((withdrawnSeq) => ({ kind: 'event-withdrawn', on: context.today, withdrawnSeq, reason })),
    texts: [],
  }
}

const isStillAhead = (events: readonly RecordedEvent[], conferenceId: string): boolean =>
  foldDossier(events)?.conferences.some((one) => one.conferenceId === conferenceId && isAhead(one)) ?? false

/** Something followed on it: the last thing that happened with a request for a buddy is withdrawn first. */
const hasGoneOn = (
  events: readonly RecordedEvent[],
  { seq, requestId }: { seq: number; requestId: string },
): boolean => {
  const withdrawn = withdrawnSeqs(events)
  return events.some(
    (one) => one.seq > seq && 'requestId' in one && one.requestId === requestId && !withdrawn.has(one.seq),
  )
}

/** What a conference put in the plan goes when its record goes. */
function comesWith(events: readonly RecordedEvent[], held: RecordedEvent): number[] {
  if (held.kind !== 'conference-held') return []
  const withdrawn = withdrawnSeqs(events)
  return events
    .filter((one) => one.kind === 'plan-extended' && one.conferenceId === held.conferenceId && !withdrawn.has(one.seq))
    .map(({ seq }) => seq)
}
