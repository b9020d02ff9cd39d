import { type Expression, type InferResult, sql } from 'kysely'
import type { Target } from '../core/access.ts'
import { Role } from '../core/access.ts'
import { insertAhead, type Trx } from './connect.ts'

/** A worker with teams and the colleagues they stand in for on a day. */
export interface WorkerFacts {
  workerId: string
  name: string
  roles: Role[]
  teamIds: string[]
  isActive: boolean
  standsInFor: { workerId: string; name: string; untilOn: string }[]
}

const roleList = (roles: readonly string[]): Role[] => roles.map((role) => Role.parse(role))

/** Everything about a worker that decides what they may do today; `workerId` may be a subquery. */
export const workerQuery = (trx: Trx, municipalityId: string, workerId: string | Expression<string>, today: string) =>
  trx
    .selectFrom('worker')
    .select(['worker_id', 'name', 'roles', 'is_active'])
    .select(({ selectFrom }) => [
      selectFrom('worker_team')
        .select(sql<string[]>`coalesce(array_agg(team_id::text), '{}')`.as('ids'))
        .whereRef('worker_team.worker_id', '=', 'worker.worker_id')
        .where('worker_team.municipality_id', '=', municipalityId)
        .as('team_ids'),
      selectFrom('stand_in')
        .innerJoin('worker as absent', (join) =>
          join
            .onRef('absent.worker_id', '=', 'stand_in.absent_worker_id')
            .on('absent.municipality_id', '=', municipalityId),
        )
        .select(
          sql<
            { workerId: string; name: string; untilOn: string }[]
          >`coalesce(json_agg(json_build_object('workerId', absent.worker_id, 'name', absent.name, 'untilOn', until_on)), '[]')`.as(
            'list',
          ),
        )
        .where('stand_in.municipality_id', '=', municipalityId)
        .whereRef('stand_in.worker_id', '=', 'worker.worker_id')
        .where('from_on', '<=', today)
        .where('until_on', '>=', today)
        .as('stands_in_for'),
    ])
    .where('municipality_id', '=', municipalityId)
    .where('worker_id', '=', workerId)

type WorkerRow = InferResult<ReturnType<typeof workerQuery>>[number]

export const workerFacts = (row: WorkerRow): WorkerFacts => ({
  workerId: row.worker_id,
  name: row.name,
  roles: roleList(row.roles),
  teamIds: row.team_ids ?? [],
  isActive: row.is_active,
  standsInFor: row.stands_in_for ?? [],
})

export async function findWorker(
  trx: Trx,
  municipalityId: string,
  workerId: string,
  today: string,
): Promise<WorkerFacts | undefined> {
  const row = await workerQuery(trx, municipalityId, workerId, today).executeTakeFirst()
  return row && workerFacts(row)
}

/** All workers and teams, by name. */
export async function listWorkers(trx: Trx, municipalityId: string) {
  const workers = await trx
    .selectFrom('worker')
    .select(['worker_id', 'name', 'roles', 'is_active'])
    .select(({ selectFrom }) =>
      selectFrom('worker_team')
        .select(sql<string[]>`coalesce(array_agg(team_id::text), '{}')`.as('ids'))
        .where('worker_team.municipality_id', '=', municipalityId)
        .whereRef('worker_team.worker_id', '=', 'worker.worker_id')
        .as('team_ids'),
    )
    .where('municipality_id', '=', municipalityId)
    .orderBy('name')
    .execute()
  const teams = await trx
    .selectFrom('team')
    .select(['team_id', 'name'])
    .where('municipality_id', '=', municipalityId)
    .orderBy('name')
    .execute()
  return {
    workers: workers.map((row) => ({
      workerId: row.worker_id,
      name: row.name,
      roles: roleList(row.roles),
      teamIds: row.team_ids ?? [],
      isActive: row.is_active,
    })),
    teams: teams.map((row) => ({ teamId: row.team_id, name: row.name })),
  }
}

export async function getMunicipality(trx: Trx, municipalityId: string) {
  return trx
    .selectFrom('municipality')
    .select(['municipality_id as municipalityId', 'name', 'theme'])
    .where('municipality_id', '=', municipalityId)
    .executeTakeFirstOrThrow()
}

/** What of a dossier decides who may see it; undefined when there is no such dossier in this municipality. */
export async function findTarget(
  trx: Trx,
  municipalityId: string,
  dossierId: string,
  actor: { workerId: string; now: string },
): Promise<(Target & { breakGlassId: string | null }) | undefined> {
  const row = await trx
    .selectFrom('dossier_row')
    .select(['owner_id', 'team_id', 'phase', 'handover_to_worker_id', 'handover_to_team_id'])
    .select(({ selectFrom }) =>
      selectFrom('break_glass')
        .select('break_glass_id')
        .where('break_glass.municipality_id', '=', municipalityId)
        .where('break_glass.worker_id', '=', actor.workerId)
        .whereRef('break_glass.dossier_id', '=', 'dossier_row.dossier_id')
        .where('expires_at', '>', actor.now)
        .orderBy('expires_at', 'desc')
        .limit(1)
        .as('break_glass_id'),
    )
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossierId)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    municipalityId,
    ownerId: row.owner_id,
    teamId: row.team_id,
    handoverToWorkerId: row.handover_to_worker_id,
    handoverToTeamId: row.handover_to_team_id,
    isSuspended: row.phase === 'suspended',
    isBreakGlass: row.break_glass_id !== null,
    breakGlassId: row.break_glass_id,
  }
}

/** A look at persons: at one dossier, or at a list of so many. */
export interface Look {
  dossierId: string | null
  what:
    | 'dossier'
    | 'read-log'
    | 'caseload'
    | 'export'
    | 'search'
    | 'today'
    | 'radar'
    | 'duplicates'
    | 'import'
    | 'handover'
    | 'try-out'
    | 'history'
    | 'attachment'
    | 'contact-day'
    | 'agenda'
    | 'buddy-requests'
    | 'letter'
  purpose: string
  subjects: number
  breakGlassId?: string | null
}

/** Keeps who looked. Part of the transaction that reads, so that nothing is shown that was not logged. */
export async function logReads(
  trx: Trx,
  municipalityId: string,
  workerId: string,
  looks: readonly Look[],
): Promise<void> {
  const rows = looks.map(({ dossierId, what, purpose, subjects, breakGlassId = null }) => ({
    municipality_id: municipalityId,
    worker_id: workerId,
    dossier_id: dossierId,
    what,
    purpose,
    subjects,
    break_glass_id: breakGlassId,
  }))
  await insertAhead(trx, 'read_log', rows)
}

/** A look at a part of a dossier. The page itself or another part, seen within five minutes, stands for it. */
export async function logPartOfDossier(
  trx: Trx,
  municipalityId: string,
  workerId: string,
  { dossierId, purpose, breakGlassId }: { dossierId: string; purpose: string; breakGlassId: string | null },
): Promise<void> {
  await sql`insert into read_log (municipality_id, worker_id, dossier_id, what, purpose, break_glass_id)
    select ${municipalityId}, ${workerId}::uuid, ${dossierId}::uuid, 'dossier', ${purpose}, ${breakGlassId}::uuid
    where not exists (
      select 1 from read_log
      where municipality_id = ${municipalityId} and dossier_id = ${dossierId} and worker_id = ${workerId}
        and what = 'dossier' and read_at > clock_timestamp() - interval '5 minutes')`.execute(trx)
}

/**
 * Looks at people beyond somebody's reach, whom they see because they take part in what concerns them: one row for each. A
 * screen that asks itself anew is one look in five minutes.
 */
export async function logTakingPart(
  trx: Trx,
  municipalityId: string,
  workerId: string,
  what: Look['what'],
  dossierIds: readonly string[],
): Promise<void> {
  if (dossierIds.length === 0) return
  await sql`insert into read_log (municipality_id, worker_id, dossier_id, what, purpose)
    select ${municipalityId}, ${workerId}::uuid, seen.id::uuid, ${what}, 'taking-part'
    from json_array_elements_text(${JSON.stringify([...new Set(dossierIds)])}::json) as seen(id)
    where not exists (
      select 1 from read_log
      where municipality_id = ${municipalityId} and dossier_id = seen.id::uuid and worker_id = ${workerId}
        and what = ${what} and purpose = 'taking-part' and read_at > clock_timestamp() - interval '5 minutes')`.execute(
    trx,
  )
}

/** Names of workers and teams by id, for showing who did what. */
export async function namesOf(
  trx: Trx,
  municipalityId: string,
  ids: ReadonlySet<string>,
): Promise<Record<string, string>> {
  if (ids.size === 0) return {}
  const list = [...ids]
  const rows = await trx
    .selectFrom('worker')
    .select(['worker_id as id', 'name'])
    .where('municipality_id', '=', municipalityId)
    .where('worker_id', 'in', list)
    .unionAll(
      trx
        .selectFrom('team')
        .select(['team_id as id', 'name'])
        .where('municipality_id', '=', municipalityId)
        .where('team_id', 'in', list),
    )
    .execute()
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]))
}
