import type { Trx } from './connect.ts'

/** Open dossiers of a worker, by number. */
export async function openDossiersOf(trx: Trx, municipalityId: string, workerId: string) {
  return trx
    .selectFrom('dossier_row')
    .select(['dossier_id as dossierId', 'version'])
    .where('municipality_id', '=', municipalityId)
    .where('owner_id', '=', workerId)
    .where('closed_on', 'is', null)
    .orderBy('dossier_number')
    .execute()
}
