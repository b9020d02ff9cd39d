import { sql } from 'kysely'
import type { Trx } from './connect.ts'

/** After so many seconds without a word from their browser somebody has gone; our own default. */
const GONE_SECONDS = 40

/** Keeps that a worker has a dossier open at `now`, and forgets who has gone. */
export async function bePresent(
  trx: Trx,
  municipalityId: string,
  { dossierId, workerId, now }: { dossierId: string; workerId: string; now: Date },
): Promise<void> {
  const gone = new Date(now.getTime() - GONE_SECONDS * 1000).toISOString()
  // A row that another request is refreshing is not old: nobody waits for it.
  await sql`delete from presence where (municipality_id, dossier_id, worker_id) in (
    select municipality_id, dossier_id, worker_id from presence
    where municipality_id = ${municipalityId} and seen_at < ${gone} for update skip locked)`.execute(trx)
  const seen_at = now.toISOString()
  await trx
    .insertInto('presence')
    .values({ municipality_id: municipalityId, dossier_id: dossierId, worker_id: workerId, seen_at })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'dossier_id', 'worker_id']).doUpdateSet({ seen_at }))
    .execute()
}

/** Everybody who has the dossier open, by name. */
export async function presentIn(trx: Trx, municipalityId: string, dossierId: string) {
  return trx
    .selectFrom('presence')
    .innerJoin('worker', (join) =>
      join
        .onRef('worker.municipality_id', '=', 'presence.municipality_id')
        .onRef('worker.worker_id', '=', 'presence.worker_id'),
    )
    .select(['worker.worker_id as workerId', 'worker.name'])
    .where('presence.municipality_id', '=', municipalityId)
    .where('presence.dossier_id', '=', dossierId)
    .orderBy('worker.name')
    .execute()
}

/** What happened after a version, oldest first: ids and codes, no words. */
export async function eventsSince(trx: Trx, municipalityId: string, dossierId: string, version: number) {
  return trx
    .selectFrom('event')
    .select(['seq', 'kind', 'effective_on as on', 'actor_id as actorId', 'recorded_at as recordedAt'])
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossierId)
    .where('seq', '>', version)
    .orderBy('seq')
    .execute()
}
