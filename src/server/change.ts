import * as z from 'zod'
import type { Purpose } from '../core/access.ts'
import type { Context, Decision } from '../core/decision.ts'
import { type Dossier, type EventBody, foldDossier, type RecordedEvent, requireOpen } from '../core/dossier.ts'
import { Failure } from '../core/failure.ts'
import { requireInLifetime } from '../core/lifetime.ts'
import { withScope } from '../db/connect.ts'
import { getPerson } from '../db/dossier.ts'
import { append, dossierEvents } from '../db/journal.ts'
import type { Call, Deps } from './deps.ts'

type Decide = (
  dossier: Dossier,
  context: Context,
  events: readonly RecordedEvent[],
) => Decision<EventBody> | Promise<Decision<EventBody>>

/** What happened since a version, as far as a conflict may show it: ids and codes. */
const since = (events: readonly RecordedEvent[], version: number) =>
  events.slice(version).map(({ seq, kind, on, actorId, recordedAt }) => ({ seq, kind, on, actorId, recordedAt }))

const conflict = (dossierId: string, version: number, events: readonly RecordedEvent[]): Failure =>
  new Failure('dossier.changed-meanwhile', { dossierId, version: events.length, since: since(events, version) })

const Writer = z.object({ params: z.object({ dossierId: z.string() }), body: z.object({ version: z.int() }) })

/** A writer who lost a race to another is told what happened since, like one who came later. Other errors stay. */
export async function toldSince(deps: Deps, municipalityId: string, input: unknown, error: unknown): Promise<unknown> {
  const isRaceLost = error instanceof Failure && error.code === 'dossier.changed-meanwhile' && !('since' in error.facts)
  const writer = Writer.safeParse(input).data
  if (!isRaceLost || !writer) return error
  const { dossierId } = writer.params
  const events = await withScope(deps.db, municipalityId, (trx) => dossierEvents(trx, municipalityId, dossierId))
  return conflict(dossierId, writer.body.version, events)
}

export async function getDossierEvents(call: Call, dossierId: string): Promise<RecordedEvent[]> {
  const events = await dossierEvents(call.trx, call.municipalityId, dossierId)
  if (events.length === 0) throw new Failure('dossier.not-found', { dossierId })
  return events
}

export async function getDossier(call: Call, dossierId: string): Promise<Dossier> {
  const dossier = foldDossier(await getDossierEvents(call, dossierId))
  if (!dossier) throw new Failure('dossier.not-found', { dossierId })
  return dossier
}

/** Whatever is written, no day of it lies before the birth. @throws request.invalid */
async function requireLived(call: Call, { personId }: Dossier, events: readonly EventBody[]): Promise<void> {
  const earliest = events.map(({ on }) => on).toSorted()[0]
  if (earliest === undefined || earliest >= call.today) return
  const { birthDate } = await getPerson(call.trx, call.municipalityId, personId)
  requireInLifetime(earliest, birthDate)
}

/**
 * The one way in which a request changes a dossier: read, fold, decide, append.
 *
 * @param version the number of events the writer had seen
 * @throws dossier.changed-meanwhile with what happened since; dossier.closed unless `closedToo`; request.invalid for a day
 *   before the birth
 */
export async function change(
  call: Call,
  {
    dossierId,
    version,
    purpose,
    closedToo = false,
  }: { dossierId: string; version: number; purpose: Purpose; closedToo?: boolean },
  decide: Decide,
): Promise<{ version: number; dossier: Dossier }> {
  const earlier = await getDossierEvents(call, dossierId)
  if (version !== earlier.length) throw conflict(dossierId, version, earlier)
  const dossier = foldDossier(earlier)
  if (!dossier) throw new Failure('dossier.not-found', { dossierId })
  if (!closedToo) requireOpen(dossier)
  const { events, texts } = await decide(dossier, call.context, earlier)
  if (events.length === 0) return { version: earlier.length, dossier }
  await requireLived(call, dossier, events)
  const writing = {
    municipalityId: call.municipalityId,
    actorId: call.worker.workerId,
    purpose,
    recordedAt: call.nowText,
    policyVersion: call.policy?.version ?? null,
  }
  const all = await append(call.trx, writing, [{ dossierId, earlier, events, texts }])
  const after = foldDossier(all.get(dossierId) ?? [])
  return { version: earlier.length + events.length, dossier: after ?? dossier }
}

/** The answer of most writes. */
export async function changed(...args: Parameters<typeof change>): Promise<{ version: number }> {
  const { version } = await change(...args)
  return { version }
}
