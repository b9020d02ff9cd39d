import { join, resolve } from 'node:path'
import { sql } from 'kysely'
import type { Role } from '../../src/core/access.ts'
import { type Db, insertRows, openServer, type Trx, withScope } from '../../src/db/connect.ts'
import { migrate } from '../../src/db/migrate.ts'
import { storePopulation } from '../../src/db/population.ts'
import { loadPolicies } from '../../src/server/policies.ts'
import { NO_POLICY, simulatedPolicy } from '../../src/simulation/policy.ts'
import { populate } from '../../src/simulation/population.ts'
import { createRandom } from '../../src/simulation/random.ts'

/** The day of the benchmark: a Monday. */
export const TODAY = '2026-11-23'
/** The city that is measured, in an installation of its own and in one that is ten times as large. */
export const CITY = 'GM0363'
const POLICIES = resolve(join(import.meta.dirname, '../../policies'))

export interface Size {
  /** Dossiers of the city. */
  dossiers: number
  teams: number
  workersPerTeam: number
  /** Teams of each other municipality; a team there has as many dossiers as one in the city. */
  others: readonly number[]
}

const times = (count: number, teams: number): number[] => Array.from({ length: count }, () => teams)

/**
 * Some 97 open dossiers a worker and 1,940 a team, as a third of the generated dossiers has ended. The other 70
 * municipalities, from 2,857 to 20,000 dossiers, hold nine times as many as the city.
 */
export const SIZES = {
  full: {
    dossiers: 40_000,
    teams: 14,
    workersPerTeam: 20,
    others: [...times(3, 7), ...times(6, 4), ...times(20, 2), ...times(41, 1)],
  },
  small: { dossiers: 4000, teams: 2, workersPerTeam: 14, others: [...times(4, 2), ...times(10, 1)] },
} as const satisfies Record<string, Size>

/** People with one of each role that lists differ for, beside the case managers of every team. */
const STAFF: readonly Role[] = ['team-lead', 'lawfulness-reviewer', 'functional-administrator']

/** The first digits of every id in the city, so that a copy can have digits of its own there. */
const MARK = '0363'
const ID_START = /"[0-9a-f]{4}([0-9a-f]{4}(?:-[0-9a-f]{4}){3}-)/g
const marked = <T>(value: T): T => JSON.parse(JSON.stringify(value).replaceAll(ID_START, `"${MARK}$1`))

function* withMark<T>(values: Iterable<T>): Generator<T> {
  for (const value of values) yield marked(value)
}

interface Colleague {
  workerId: string
  teamId: string
  role: Role
}

function staffOf({ teams, workersPerTeam }: Size): Colleague[] {
  const random = createRandom('bench/staff')
  return Array.from({ length: teams }, () => random.uuid()).flatMap((teamId) => {
    const roles: Role[] = [...Array.from({ length: workersPerTeam }, () => 'case-manager' as const), ...STAFF]
    return roles.map((role) => marked({ workerId: random.uuid(), teamId, role }))
  })
}

async function hire(trx: Trx, staff: readonly Colleague[]): Promise<void> {
  const row = { municipality_id: CITY }
  const teams = [...new Set(staff.map(({ teamId }) => teamId))]
  await insertRows(
    trx,
    'team',
    teams.map((team_id, index) => ({ ...row, team_id, name: `Team ${index + 1}` })),
  )
  const workers = staff.map(({ workerId, role }, index) => ({
    ...row,
    worker_id: workerId,
    subject: `bench-${index}`,
    name: `Medewerker ${index + 1}`,
    roles: [role],
    is_active: true,
  }))
  await insertRows(trx, 'worker', workers)
  const places = staff.map(({ workerId, teamId }) => ({ ...row, worker_id: workerId, team_id: teamId }))
  await insertRows(trx, 'worker_team', places)
}

/** Fills an empty database with the city: generated residents, stored through the application's own journal. */
export async function buildCity(url: string, size: Size, progress: (text: string) => void): Promise<void> {
  const db = openServer(url)
  await migrate(db)
  await db.insertInto('municipality').values({ municipality_id: CITY, name: 'Stad', theme: 'trede' }).execute()
  const staff = staffOf(size)
  await withScope(db, CITY, (trx) => hire(trx, staff))
  const policy = (await loadPolicies(POLICIES)).inForce(CITY, TODAY)
  const residents = populate({
    municipalityId: CITY,
    size: size.dossiers,
    seed: 'bench',
    today: TODAY,
    workers: staff.filter(({ role }) => role === 'case-manager'),
    policy: policy ? simulatedPolicy(policy) : NO_POLICY,
    profile: 'lean',
    isDirty: false,
  })
  await storePopulation(db, CITY, withMark(residents), policy?.version ?? null, (done) =>
    progress(`${done} of ${size.dossiers} dossiers`),
  )
  await sql`vacuum analyze`.execute(db)
  await db.destroy()
}

/** Every column of these tables, with ids that are the municipality's own. */
const COPIES: readonly { table: string; columns: string; from: string }[] = [
  { table: 'team', columns: '$id(team_id), name', from: 'team' },
  { table: 'worker', columns: '$id(worker_id), subject, name, email, roles, null, is_active', from: 'worker' },
  { table: 'worker_team', columns: '$id(worker_id), $id(team_id)', from: 'worker_team' },
  { table: 'counter', columns: 'name, value', from: 'counter' },
  {
    table: 'person',
    columns: `$id(person_id), bsn, external_ref, given_names, initials, prefix, family_name, birth_date, sex, household,
      street, house_number, postcode, city, phone, email, preferred_language, sort_name, updated_at`,
    from: 'person join chosen using (person_id)',
  },
  {
    table: 'person_name_part',
    columns: 'part, $id(person_id)',
    from: 'person_name_part join chosen using (person_id)',
  },
  {
    table: 'event',
    columns: `$id(dossier_id), seq, kind, effective_on, recorded_at, $id(actor_id), purpose, policy_version,
      replace(body::text, '"${MARK}', '"$mark')::jsonb`,
    from: 'event join chosen using (dossier_id)',
  },
  {
    table: 'text',
    columns: '$id(text_id), $id(dossier_id), visibility, body, $id(author_id)',
    from: 'text join chosen using (dossier_id)',
  },
  {
    table: 'dossier_row',
    columns: `$id(dossier_id), $id(d.person_id), dossier_number, version, $id(team_id), $id(owner_id), phase, opened_on,
      closed_on, category, goal_kind, last_contact_on, next_contact_on, in_sight_on, $id(handover_to_worker_id),
      $id(handover_to_team_id)`,
    from: 'dossier_row d join chosen using (dossier_id)',
  },
  {
    table: 'term_row',
    columns: '$id(dossier_id), kind, due_on, $id(ref_id), $id(owner_id), $id(team_id)',
    from: 'term_row join chosen using (dossier_id)',
  },
  {
    table: 'appointment_row',
    columns: '$id(appointment_id), $id(dossier_id), $id(worker_id), starts_at, minutes, place, outcome',
    from: 'appointment_row join chosen using (dossier_id)',
  },
]

/** An id of the city as the other municipality has it: with four hexadecimal digits of its own in front. */
const withIds = (columns: string, mark: string): string =>
  columns.replaceAll(/\$id\(([\w.]+)\)/g, `('${mark}' || substr($1::text, 5))::uuid`).replaceAll('$mark', mark)

/** Copies the first teams of the city, with their dossiers, into a municipality of its own. */
async function settle(db: Db, municipalityId: string, teams: number): Promise<void> {
  const mark = municipalityId.replace('GM', '')
  await db.transaction().execute(async (trx) => {
    const run = (text: string) => sql.raw(text).execute(trx)
    await run(`insert into municipality values ('${municipalityId}', 'Gemeente ${mark}', 'trede')`)
    await run(`create temporary table chosen on commit drop as
      select dossier_id, person_id from dossier_row where municipality_id = '${CITY}'
      and team_id in (select team_id from team where municipality_id = '${CITY}' order by name limit ${teams})`)
    await run('analyze chosen')
    for (const { table, columns, from } of COPIES)
      await run(`insert into ${table} select '${municipalityId}', ${withIds(columns, mark)} from ${from}
        where municipality_id = '${CITY}'`)
  })
}

/** Puts the other municipalities beside the city. */
export async function buildOthers(url: string, { others }: Size, progress: (text: string) => void): Promise<void> {
  const db = openServer(url)
  for (const [index, teams] of others.entries()) {
    await settle(db, `GM${5000 + index}`, teams)
    progress(`${index + 1} of ${others.length} municipalities`)
  }
  await sql`vacuum analyze`.execute(db)
  await db.destroy()
}
