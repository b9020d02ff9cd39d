import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayInAmsterdam } from '../../src/core/day.ts'
import { verify } from '../../src/db/rebuild.ts'
import { DEMO_PEOPLE, seedDemo } from '../../src/server/demo-seed.ts'
import { type LoadedPolicies, loadPolicies } from '../../src/server/policies.ts'
import { openTestDatabase, type TestDatabase } from '../database.ts'

const TODAY = '2026-11-23'
const MUNICIPALITIES = ['GM0363', 'GM0988', 'GM1916']
let own: TestDatabase
let policies: LoadedPolicies

beforeAll(async () => {
  own = await openTestDatabase()
  policies = await loadPolicies('policies')
  await seedDemo(own.db, policies, TODAY)
})
afterAll(() => own.close())

const ask = async <Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> => (await query.execute(own.db)).rows

/** Dossiers of the first case manager whom the sign-in page lists in a municipality. */
const FIRST: Record<string, string> = Object.fromEntries(
  MUNICIPALITIES.map((id) => [id, DEMO_PEOPLE.find(({ municipalityId }) => municipalityId === id)?.subject ?? '']),
)

test('the demo has three municipalities with a hundred residents or more each', async () => {
  const rows = await ask(sql<{ municipality_id: string; count: number }>`
    select municipality_id, count(*) as count from dossier_row group by 1 order by 1`)
  expect(rows.map((row) => row.municipality_id)).toEqual(MUNICIPALITIES)
  for (const { count } of rows) expect(count).toBeGreaterThanOrEqual(100)
})

test.each(MUNICIPALITIES)('what lists read of %s follows from its journal', async (municipalityId) => {
  expect(await verify(own.db, municipalityId)).toEqual([])
})

test('everybody on the sign-in page is a worker, and no two share a subject', async () => {
  const rows = await ask(sql<{ subject: string }>`select subject from worker`)
  const subjects = DEMO_PEOPLE.map(({ subject }) => subject)
  expect(new Set(subjects).size).toBe(subjects.length)
  expect(rows.map(({ subject }) => subject).toSorted()).toEqual(subjects.toSorted())
})

test.each(MUNICIPALITIES)('the first case manager of %s has a full day', async (municipalityId) => {
  const of = sql`from dossier_row d join worker w on w.worker_id = d.owner_id
    where d.municipality_id = ${municipalityId} and w.subject = ${FIRST[municipalityId]} and d.closed_on is null`
  const [load] = await ask(sql<Record<string, number>>`select count(*) as open,
    count(*) filter (where phase = 'reported') as reported,
    count(*) filter (where phase = 'suspended') as suspended,
    count(*) filter (where phase = 'intake') as intake,
    count(*) filter (where in_sight_on < ${TODAY}::date - 1000) as unseen ${of}`)
  expect(load?.['open']).toBeGreaterThanOrEqual(25)
  expect(load?.['open']).toBeLessThanOrEqual(45)
  for (const kind of ['reported', 'suspended', 'intake', 'unseen']) expect(load?.[kind], kind).toBeGreaterThanOrEqual(1)
})

test.each(MUNICIPALITIES)(
  'the first case manager of %s has appointments today and a hand-over to answer',
  async (municipalityId) => {
    const starts = await ask(sql<{ starts_at: string }>`
    select starts_at from appointment_row a join worker w using (municipality_id, worker_id)
    where municipality_id = ${municipalityId} and w.subject = ${FIRST[municipalityId]} and outcome is null`)
    expect(starts.filter((row) => dayInAmsterdam(new Date(row.starts_at)) === TODAY).length).toBeGreaterThanOrEqual(2)
    const [incoming] = await ask(sql<{ count: number }>`
    select count(*) as count from dossier_row d join worker w on w.worker_id = d.handover_to_worker_id
    where d.municipality_id = ${municipalityId} and w.subject = ${FIRST[municipalityId]}`)
    expect(incoming?.count).toBeGreaterThanOrEqual(1)
  },
)

test.each(MUNICIPALITIES)(
  'the first case manager of %s was handed somebody back after a programme',
  async (municipalityId) => {
    const rows = await ask(sql<{ ended_on: string; next_contact_on: string }>`
    select ended_on, next_contact_on from dossier_row d join worker w on w.worker_id = d.owner_id
    where d.municipality_id = ${municipalityId} and w.subject = ${FIRST[municipalityId]} and ended_kind = 'programme'`)
    expect(rows).toHaveLength(1)
    for (const row of rows) expect(row.next_contact_on > row.ended_on).toBe(true)
  },
)

test('one team has hours and a figure of its own, so that its sum can be made; the others have none', async () => {
  const towns = await ask(sql<{ municipality_id: string; without: number; asked: number | null }>`
    select d.municipality_id, count(*) filter (where h.worker_id is null) as without,
      sum(f.minutes_per_contact * 7.0 / f.interval_days) as asked
    from dossier_row d
    left join worker_hours h on h.municipality_id = d.municipality_id and h.worker_id = d.owner_id
    left join working_figure f on f.municipality_id = d.municipality_id and f.team_id = d.team_id
    where closed_on is null group by 1 order by 1`)
  expect(towns.map(({ without, asked }) => [Number(without) > 0, asked !== null])).toEqual([
    [true, false],
    [true, false],
    [false, true],
  ])
  const [there] = await ask(sql<{ minutes: number }>`select sum(minutes_per_week) as minutes from worker_hours`)
  // It asks more than there is: the page has something to say.
  expect(Number(towns[2]?.asked)).toBeGreaterThan(Number(there?.minutes))
})

test('every category is one of the municipality, proposed by its own table or chosen with a reason', async () => {
  const rows = await ask(sql<{ municipality_id: string; body: Record<string, string | null> }>`
    select municipality_id, body from event where kind = 'category-decided'`)
  expect(rows.length).toBeGreaterThan(300)
  for (const { municipality_id, body } of rows) {
    const scheme = policies.inForce(municipality_id, TODAY)?.pack.profilingScheme
    const known = scheme && 'value' in scheme ? scheme.value.categories.map(({ key }) => key) : []
    expect(known).toContain(body['category'])
    if (body['proposed'] !== null && body['proposed'] !== body['category']) expect(body['deviationCode']).not.toBeNull()
  }
})

test('it is made once: a second start changes nothing', async () => {
  const [before] = await ask(sql<{ count: number }>`select count(*) as count from event`)
  await seedDemo(own.db, policies, '2026-12-01')
  const [after] = await ask(sql<{ count: number }>`select count(*) as count from event`)
  expect(after).toEqual(before)
})
