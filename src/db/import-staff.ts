import { sql } from 'kysely'
import { Role } from '../core/access.ts'
import type { Trx } from './connect.ts'

/** Everybody and every team a file may name. */
export interface Staff {
  workers: {
    workerId: string
    name: string
    email: string | null
    roles: Role[]
    isActive: boolean
    teamIds: string[]
  }[]
  teams: { teamId: string; name: string }[]
}

export async function importStaff(trx: Trx, municipalityId: string): Promise<Staff> {
  const workers = await trx
    .selectFrom('worker')
    .select(['worker_id', 'name', 'email', 'roles', 'is_active'])
    .select(({ selectFrom }) =>
      selectFrom('worker_team')
        .select(sql<string[]>`coalesce(array_agg(team_id::text order by team_id), '{}')`.as('ids'))
        .where('worker_team.municipality_id', '=', municipalityId)
        .whereRef('worker_team.worker_id', '=', 'worker.worker_id')
        .as('team_ids'),
    )
    .where('municipality_id', '=', municipalityId)
    .orderBy('worker_id')
    .execute()
  const teams = await trx
    .selectFrom('team')
    .select(['team_id as teamId', 'name'])
    .where('municipality_id', '=', municipalityId)
    .orderBy('name')
    .orderBy('team_id')
    .execute()
  return {
    workers: workers.map((row) => ({
      workerId: row.worker_id,
      name: row.name,
      email: row.email,
      roles: row.roles.map((role) => Role.parse(role)),
      isActive: row.is_active,
      teamIds: row.team_ids ?? [],
    })),
    teams,
  }
}

/** The municipality's active functional administrators: the first by subject, or the one who is named. */
export async function findAdministrator(
  trx: Trx,
  municipalityId: string,
  subject: string | undefined,
): Promise<{ workerId: string; roles: Role[] } | undefined> {
  let query = trx
    .selectFrom('worker')
    .select(['worker_id', 'roles'])
    .where('municipality_id', '=', municipalityId)
    .where('is_active', '=', true)
  query =
    subject === undefined
      ? query.where(sql<boolean>`'functional-administrator' = any(roles)`)
      : query.where('subject', '=', subject)
  const row = await query.orderBy('subject').limit(1).executeTakeFirst()
  return row && { workerId: row.worker_id, roles: row.roles.map((role) => Role.parse(role)) }
}
