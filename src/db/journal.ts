import type { NewText } from '../core/decision.ts'
import { EventBody, foldDossier, type RecordedEvent } from '../core/dossier.ts'
import { Failure } from '../core/failure.ts'
import { together } from './ahead.ts'
import { insertionOf, isUniqueViolation, type Trx } from './connect.ts'
import { projectionOf } from './projection.ts'

/** Who writes, why, when and under which policy: the same for all events of one command. */
export interface Writing {
  municipalityId: string
  actorId: string
  purpose: string
  recordedAt: string
  policyVersion: string | null
}

/** New events of one dossier, on top of those that were read. */
export interface Appending {
  dossierId: string
  earlier: readonly RecordedEvent[]
  /** An event may say itself who recorded it and when, as a history does; otherwise {@link Writing} says it. */
  events: readonly (EventBody & { actorId?: string; recordedAt?: string })[]
  texts: readonly (NewText & { authorId?: string })[]
}

type EventRow = { seq: number; kind: string; effective_on: string; recorded_at: string; actor_id: string }

/** An event as read from its row. A body that does not parse is a broken journal, and is thrown as such. */
export function readEvent(
  row: EventRow & { policy_version: string | null; body: Record<string, unknown> },
): RecordedEvent {
  const body = EventBody.parse({ ...row.body, kind: row.kind, on: row.effective_on })
  return {
    ...body,
    seq: row.seq,
    actorId: row.actor_id,
    recordedAt: row.recorded_at,
    policyVersion: row.policy_version,
  }
}

/** A dossier's events, oldest first; empty when there is no such dossier. */
export async function dossierEvents(trx: Trx, municipalityId: string, dossierId: string): Promise<RecordedEvent[]> {
  const rows = await trx
    .selectFrom('event')
    .select(['seq', 'kind', 'effective_on', 'recorded_at', 'actor_id', 'policy_version', 'body'])
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossierId)
    .orderBy('seq')
    .execute()
  return rows.map(readEvent)
}

function recorded(writing: Writing, { earlier, events }: Appending): RecordedEvent[] {
  return events.map((event, index) => ({
    ...event,
    seq: earlier.length + index + 1,
    actorId: event.actorId ?? writing.actorId,
    recordedAt: event.recordedAt ?? writing.recordedAt,
    policyVersion: writing.policyVersion,
  }))
}

function eventRow(writing: Writing, dossierId: string, event: RecordedEvent) {
  const { seq, kind, on, actorId, recordedAt, policyVersion, ...body } = event
  return {
    municipality_id: writing.municipalityId,
    dossier_id: dossierId,
    seq,
    kind,
    effective_on: on,
    recorded_at: recordedAt,
    actor_id: actorId,
    purpose: writing.purpose,
    policy_version: policyVersion,
    body,
  }
}

const textRow = (writing: Writing, dossierId: string, text: Appending['texts'][number]) => ({
  municipality_id: writing.municipalityId,
  text_id: text.textId,
  dossier_id: dossierId,
  visibility: text.visibility,
  body: text.body,
  author_id: text.authorId ?? writing.actorId,
})

/**
 * Appends events to one or many dossiers, with their texts and all that lists read, in the caller's transaction.
 *
 * @returns per dossier all its events, old and new
 * @throws dossier.changed-meanwhile when another writer took the same `seq`; nothing is kept then
 */
export async function append(
  trx: Trx,
  writing: Writing,
  appendings: readonly Appending[],
): Promise<Map<string, RecordedEvent[]>> {
  const { municipalityId } = writing
  const all = new Map<string, RecordedEvent[]>()
  const eventRows = []
  const textRows = []
  const dossiers = []
  for (const appending of appendings) {
    const fresh = recorded(writing, appending)
    const events = [...appending.earlier, ...fresh]
    const dossier = foldDossier(events)
    if (!dossier) throw new Failure('dossier.not-found', { dossierId: appending.dossierId })
    all.set(appending.dossierId, events)
    dossiers.push({ dossierId: appending.dossierId, dossier })
    for (const event of fresh) eventRows.push(eventRow(writing, appending.dossierId, event))
    textRows.push(...appending.texts.map((text) => textRow(writing, appending.dossierId, text)))
  }
  const areNew = appendings.every(({ earlier }) => earlier.length === 0)
  try {
    await together(
      trx,
      ...insertionOf(trx, 'event', eventRows),
      ...insertionOf(trx, 'text', textRows),
      ...projectionOf(trx, municipalityId, dossiers, areNew),
    )
  } catch (error) {
    if (isUniqueViolation(error, 'event_pkey')) throw new Failure('dossier.changed-meanwhile')
    throw error
  }
  return all
}
