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

/** What is copied, and by which key a table hangs on the chosen dossiers; those without one are copied whole. */
const COPIES: readonly { table: string; by?: 'person_id' | 'dossier_id' }[] = [
  { table: 'team' },
  { table: 'worker' },
  { table: 'worker_team' },
  { table: 'counter' },
  { table: 'person', by: 'person_id' },
  { table: 'person_name_part', by: 'person_id' },
  { table: 'event', by: 'dossier_id' },
  { table: 'text', by: 'dossier_id' },
  { table: 'dossier_row', by: 'dossier_id' },
  { table: 'term_row', by: 'dossier_id' },
  { table: 'appointment_row', by: 'dossier_id' },
]

/** A column as the other municipality has it: its ids have four hexadecimal digits of their own in front. */
function copied({ name, type }: { name: string; type: string }, municipalityId: string): string {
  const mark = municipalityId.replace('GM', '')
  if (name === 'municipality_id') return `'${municipalityId}'`
  if (type === 'uuid') return `('${mark}' || substr(t.${name}::text, 5))::uuid`
  return type === 'jsonb' ? `replace(t.${name}::text, '"${MARK}', '"${mark}')::jsonb` : `t.${name}`
}

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
    for (const { table, by } of COPIES) {
      const { rows } = await sql<{ name: string; type: string }>`
        select column_name as name, udt_name as type from information_schema.columns
        where table_schema = 'public' and table_name = ${table} order by ordinal_position`.execute(trx)
      const join = by ? ` join chosen using (${by})` : ''
      await run(`insert into ${table} (${rows.map(({ name }) => name).join(', ')})
        select ${rows.map((column) => copied(column, municipalityId)).join(', ')}
        from ${table} t${join} where t.municipality_id = '${CITY}'`)
    }
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
