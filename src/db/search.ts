import { sql } from 'kysely'
import type { Sought } from '../core/attention.ts'
import { plainLetters } from '../core/person.ts'
import { inReach, listed, listedDossiers, type Reach } from './attention.ts'
import type { Trx } from './connect.ts'

/** Finds persons; `reach` undefined looks everywhere in the municipality. At most `limit` rows, by name. */
// oxlint-disable-next-line eslint/max-lines-per-function -- one statement, narrowed by what was typed
export async function searchPersons(
  trx: Trx,
  municipalityId: string,
  sought: Sought,
  reach: Reach | undefined,
  limit: number,
) {
  let rows = listedDossiers(trx)
    .leftJoin('worker', (join) =>
      join
        .onRef('worker.municipality_id', '=', 'dossier_row.municipality_id')
        .onRef('worker.worker_id', '=', 'dossier_row.owner_id'),
    )
    .innerJoin('team', (join) =>
      join
        .onRef('team.municipality_id', '=', 'dossier_row.municipality_id')
        .onRef('team.team_id', '=', 'dossier_row.team_id'),
    )
    .select([
      'worker.name as owner_name',
      'team.name as team_name',
      'owner_id',
      'dossier_row.team_id',
      'closed_on',
      'phase',
      'handover_to_worker_id',
      'handover_to_team_id',
    ])
    .where('dossier_row.municipality_id', '=', municipalityId)
  if (reach) rows = rows.where(inReach(reach))
  if (sought.by === 'number') rows = rows.where('dossier_number', '=', sought.number)
  if (sought.by === 'bsn') rows = rows.where('bsn', '=', sought.bsn)
  if (sought.by === 'birth-date') rows = rows.where('birth_date', '=', sought.birthDate)
  if (sought.by === 'name')
    for (const part of sought.parts)
      rows = rows.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('person_name_part')
            .select(sql`1`.as('one'))
            .where('person_name_part.municipality_id', '=', municipalityId)
            .whereRef('person_name_part.person_id', '=', 'person.person_id')
            .where('part', 'like', `${plainLetters(part)}%`),
        ),
      )
  const found = await rows.orderBy('sort_name').orderBy('dossier_row.dossier_id').limit(limit).execute()
  return found.map((row) => ({
    ...listed(row),
    ownerName: row.owner_name,
    teamName: row.team_name,
    closedOn: row.closed_on,
    target: {
      municipalityId,
      ownerId: row.owner_id,
      teamId: row.team_id,
      handoverToWorkerId: row.handover_to_worker_id,
      handoverToTeamId: row.handover_to_team_id,
      isSuspended: row.phase === 'suspended',
      isBreakGlass: false,
    },
  }))
}
