import type { RecordedEvent } from '../core/dossier.ts'
import type { Trx } from './connect.ts'
import { readEvent } from './journal.ts'

/** All events of many dossiers, each oldest first. */
export async function eventsOf(
  trx: Trx,
  municipalityId: string,
  dossierIds: readonly string[],
): Promise<Map<string, RecordedEvent[]>> {
  if (dossierIds.length === 0) return new Map()
  const rows = await trx
    .selectFrom('event')
    .select(['dossier_id', 'seq', 'kind', 'effective_on', 'recorded_at', 'actor_id', 'policy_version', 'body'])
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', 'in', dossierIds)
    .orderBy('dossier_id')
    .orderBy('seq')
    .execute()
  const all = new Map<string, RecordedEvent[]>()
  for (const { dossier_id, ...row } of rows) {
    const events = all.get(dossier_id)
    if (events) events.push(readEvent(row))
    else all.set(dossier_id, [readEvent(row)])
  }
  return all
}
