import type { ExpressionBuilder } from 'kysely'
import type { Sought } from '../core/attention.ts'
import { plainLetters } from '../core/person.ts'
import { inReach, listed, listedDossiers, type Reach } from './attention.ts'
import type { Trx } from './connect.ts'
import type { Database } from './schema.ts'

/**
 * Persons with a word in their name that begins so, as a range of the index: row-level security keeps `like` from
 * using one, because the database does not know that it gives nothing away.
 */
function withPart(
  selectFrom: ExpressionBuilder<Database, 'person'>['selectFrom'],
  municipalityId: string,
  part: string,
) {
  const from = plainLetters(part)
  return selectFrom('person_name_part')
    .select('person_id')
    .where('person_name_part.municipality_id', '=', municipalityId)
    .where('part', '>=', from)
    .where('part', '<', `${from}\u{10FFFF}`)
}

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
    .select(['sort_name', 'owner_id', 'team_id', 'closed_on', 'phase', 'handover_to_worker_id', 'handover_to_team_id'])
    .where('dossier_row.municipality_id', '=', municipalityId)
  if (reach) rows = rows.where(inReach(reach))
  if (sought.by === 'number') rows = rows.where('dossier_number', '=', sought.number)
  if (sought.by === 'bsn') rows = rows.where('bsn', '=', sought.bsn)
  if (sought.by === 'birth-date') rows = rows.where('birth_date', '=', sought.birthDate)
  if (sought.by === 'name')
    for (const part of sought.parts)
      rows = rows.where('person.person_id', 'in', ({ selectFrom }) => withPart(selectFrom, municipalityId, part))
  // The limit before the names of owner and team: those are looked up for the rows shown alone.
  const first = rows.orderBy('sort_name').orderBy('dossier_row.dossier_id').limit(limit).as('first')
  const found = await trx
    .selectFrom(first)
    .leftJoin('worker', (join) =>
      join.on('worker.municipality_id', '=', municipalityId).onRef('worker.worker_id', '=', 'first.owner_id'),
    )
    .innerJoin('team', (join) =>
      join.on('team.municipality_id', '=', municipalityId).onRef('team.team_id', '=', 'first.team_id'),
    )
    .selectAll('first')
    .select(['worker.name as owner_name', 'team.name as team_name'])
    .orderBy('sort_name')
    .orderBy('dossier_id')
    .execute()
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
