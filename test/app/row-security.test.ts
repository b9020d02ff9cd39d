import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBreakGlass } from '../../src/api/access.ts'
import { saveView } from '../../src/api/attention.ts'
import { makeAppointmentRoute } from '../../src/api/contact.ts'
import { putDraft } from '../../src/api/draft.ts'
import { startPolicyDraft } from '../../src/api/policy-draft.ts'
import { withScope } from '../../src/db/connect.ts'
import { createTestApp, type TestApp } from '../kit.ts'
import { guided } from '../resident.ts'

const OURS = 'GM0363'
const THEIRS = 'GM0988'

let app: TestApp
let tables: string[]
beforeAll(async () => {
  app = await createTestApp()
  for (const town of [app.amsterdam, app.weert]) {
    const client = app.as(town.of('case-manager'))
    const resident = await guided(client, app.today())
    await resident.write(makeAppointmentRoute, { startsAt: '2026-11-24T10:00:00Z', minutes: 30, place: 'office' })
    await resident.page()
    await client.call(putDraft, {
      params: { draftKey: 'a' },
      body: { body: 'x', revision: 'x'.repeat(16), seen: null },
    })
    await client.call(saveView, { body: { name: 'x', query: {} } })
    const basedOn = 'GM0988-2012.1'
    const policy = { basedOn, title: 'x', validFrom: app.today(), validUntil: null }
    await app.as(town.of('policy-officer')).call(startPolicyDraft, { body: policy })
    await client.call(openBreakGlass, { params: { dossierId: resident.dossierId }, body: { reason: 'x' } })
  }
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p')
      and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'municipality_id')
    order by 1`.execute(app.db)
  tables = rows.map(({ name }) => name)
})
afterAll(() => app.close())

const inScope = <Row>(statement: string): Promise<readonly Row[]> =>
  withScope(app.db, OURS, async (trx) => (await sql.raw<Row>(statement).execute(trx)).rows)

/** The refusal of a statement, in the database's words; 'done' when it was not refused. */
const attempt = (statement: string): Promise<string> =>
  inScope(statement).then(
    () => 'done',
    (error: Error) => error.message,
  )

describe('municipalities are kept apart by the database itself', () => {
  test('every table that belongs to a municipality has row security and a policy for reading and writing', async () => {
    const { rows } = await sql<{ name: string; secured: boolean; policies: number }>`
      select c.relname as name, c.relrowsecurity as secured,
        (select count(*) from pg_policy p where p.polrelid = c.oid and p.polcmd = '*' and p.polpermissive
          and pg_get_expr(p.polqual, p.polrelid) like '%trede.municipality%'
          and pg_get_expr(p.polwithcheck, p.polrelid) like '%trede.municipality%') as policies
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relname = any(${tables})`.execute(app.db)
    expect(tables.length).toBeGreaterThan(20)
    expect(tables).toContain('policy_version')
    expect(rows.filter(({ secured, policies }) => !secured || policies !== 1).map(({ name }) => name)).toEqual([])
    expect(rows).toHaveLength(tables.length)
  })

  test('every other table holds nobody’s data: only the list of migrations', async () => {
    const { rows } = await sql<{ name: string }>`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm') and c.relname <> all(${tables})`.execute(app.db)
    expect(rows.map(({ name }) => name).filter((name) => !name.startsWith('kysely_'))).toEqual([])
  })

  test('a query that forgets to ask for one municipality sees one all the same', async () => {
    for (const table of tables) {
      const [found] = await inScope<{ ours: number; others: number }>(
        `select count(*) filter (where municipality_id = '${OURS}') as ours,
          count(*) filter (where municipality_id <> '${OURS}') as others from "${table}"`,
      )
      expect(found?.others, table).toBe(0)
    }
    const [filled] = await inScope<{ events: number; persons: number; looks: number }>(
      'select (select count(*) from event) as events, (select count(*) from person) as persons, (select count(*) from read_log) as looks',
    )
    for (const count of Object.values(filled ?? {})) expect(count).toBeGreaterThan(0)
  })

  test('nothing can be written for another municipality, or moved there', async () => {
    for (const table of tables) {
      expect(await attempt(`insert into "${table}" (municipality_id) values ('${THEIRS}')`), table).toMatch(
        /row-level security|permission denied/,
      )
      expect(await attempt(`update "${table}" set municipality_id = '${THEIRS}'`), table).toMatch(
        // An empty table has no row to move.
        new RegExp(
          `row-level security|permission denied${(await inScope(`select 1 from "${table}" limit 1`)).length === 0 ? '|done' : ''}`,
        ),
      )
    }
  })

  test('what is removed without asking for one municipality stays there for the others', async () => {
    const countOfTheirs = async () =>
      (
        await sql<{ count: number }>`select count(*) as count from draft where municipality_id = ${THEIRS}`.execute(
          app.db,
        )
      ).rows[0]?.count
    expect(await countOfTheirs()).toBe(1)
    await inScope('delete from draft')
    expect(await countOfTheirs()).toBe(1)
  })

  test('without a municipality nothing is seen at all', async () => {
    for (const table of tables) {
      const count = await app.db.transaction().execute(async (trx) => {
        await sql`select set_config('role', 'trede_app', true)`.execute(trx)
        return (await sql.raw<{ count: number }>(`select count(*) as count from "${table}"`).execute(trx)).rows[0]
          ?.count
      })
      expect(count, table).toBe(0)
    }
  })

  test('the application’s role is no owner, no superuser and cannot pass row security by', async () => {
    const { rows } = await sql`
      select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin,
        (select count(*) from pg_class c where c.relowner = r.oid) as owned
      from pg_roles r where rolname = 'trede_app'`.execute(app.db)
    expect(rows).toEqual([
      { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, rolcanlogin: false, owned: 0 },
    ])
  })
})

describe('what happened stays as it was written', () => {
  test.each(['event', 'read_log'])(
    'the application can add to %s, and neither change, remove nor empty it',
    async (table) => {
      for (const statement of [
        `update ${table} set municipality_id = municipality_id`,
        `delete from ${table}`,
        `truncate ${table}`,
      ])
        expect(await attempt(statement)).toMatch(/permission denied/)
    },
  )

  test('even the owner of the tables cannot change an event', async () => {
    await expect(sql`update event set kind = 'nothing'`.execute(app.db)).rejects.toThrow(/append-only/)
  })

  test('the role cannot make, change or drop tables, nor write its own policies', async () => {
    for (const statement of [
      'create table own (a int)',
      'alter table event disable row level security',
      'drop table event',
      'drop policy own_municipality on event',
    ])
      expect(await attempt(statement)).toMatch(/permission denied|must be owner/)
  })
})
