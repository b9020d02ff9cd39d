import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordFactsRoute } from '../../src/api/diagnosis.ts'
import {
  getTryOut,
  listTryOutDossiers,
  startTryOut,
  stopTryOut,
  type TryOut,
  type TryOutInput,
} from '../../src/api/try-out.ts'
import { type Client, createTestApp, type OpenDossier, type TestApp } from '../kit.ts'
import { NEXT, weertWithNextVersion } from '../next-version.ts'
import { reported } from '../resident.ts'
import type { TestWorker } from '../town.ts'

const NOW_IN_FORCE = 'GM0988-2012.1'

let folder: string
let app: TestApp
let officer: Client
let lead: Client
/** Of team north: seven who go to work later, two whose goal is care. */
let north: OpenDossier[]
/** Of team south: six who go to work later. */
let south: OpenDossier[]

async function residents(client: Client, owner: TestWorker, count: number, goal: string): Promise<OpenDossier[]> {
  const made: OpenDossier[] = []
  for (let index = 0; index < count; index++) {
    const dossier = await reported(client, { birthDate: '1980-05-01' }, { ownerId: owner.workerId })
    const facts = [
      { key: 'goal', value: goal },
      { key: 'careNeed', value: goal === 'care' },
      { key: 'monthsToWork', value: 10 },
    ] as const
    await dossier.seenBy(app.as(owner)).write(recordFactsRoute, { source: 'said', facts: [...facts] })
    made.push(dossier)
  }
  return made
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trede-try-out-'))
  await weertWithNextVersion(folder)
  app = await createTestApp({ policies: folder })
  const { weert } = app
  officer = app.as(weert.of('policy-officer'))
  lead = app.as(weert.of('team-lead'))
  north = [
    ...(await residents(lead, weert.colleague, 7, 'work-later')),
    ...(await residents(lead, weert.colleague, 2, 'care')),
  ]
  south = await residents(app.as(weert.otherLead), weert.neighbour, 6, 'work-later')
  await residents(app.as(app.amsterdam.of('team-lead')), app.amsterdam.colleague, 6, 'work-later')
}, 120_000)
afterAll(async () => {
  await app.close()
  await rm(folder, { recursive: true, force: true })
})

const OWN = { version: NEXT, residents: 'own', minutesPerContact: 60, hoursThereAre: null } as const
const madeUp = (size: number, seed = 'test') => ({ ...OWN, residents: { size, seed } })

/** Asks how far a try-out is, as a screen does: with a pause, in which the application goes on. */
async function look(client: Client, tryOutId: string): Promise<TryOut> {
  await setTimeout(10)
  return client.call(getTryOut, { params: { tryOutId } })
}

async function ended(client: Client, { tryOutId }: TryOut): Promise<TryOut> {
  for (;;) {
    const now = await look(client, tryOutId)
    if (now.state !== 'running') return now
  }
}

async function resultOf(client: Client, body: TryOutInput) {
  const { result, ...run } = await ended(client, await client.call(startTryOut, { body }))
  if (!result) throw new Error(`the try-out ${run.state}`)
  return { result, ...run }
}

/** What every table holds, as one text each. */
async function everything(): Promise<Record<string, string>> {
  const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.tables
    where table_schema = 'public' order by 1`.execute(app.db)
  const found: Record<string, string> = {}
  for (const { name } of rows) {
    const table = await sql<{ text: string }>`select coalesce(string_agg(t::text, ',' order by t::text), '') as text
      from ${sql.table(name)} as t`.execute(app.db)
    found[name] = table.rows[0]?.text ?? ''
  }
  return found
}

const looksOf = (client: Client) =>
  app.db
    .selectFrom('read_log')
    .select(['dossier_id', 'purpose', 'subjects'])
    .where('worker_id', '=', client.worker.workerId)
    .where('what', '=', 'try-out')
    .execute()

describe('a version tried on the own residents', () => {
  test('tells who changes and what contact asks, and writes nothing at all', async () => {
    await officer.headers()
    const before = await everything()
    expect(before['event']?.length).toBeGreaterThan(1000)
    const { result, ...run } = await resultOf(officer, OWN)
    expect(run).toMatchObject({ state: 'done', done: 15, total: 15, version: NEXT, against: NOW_IN_FORCE })
    expect(result).toMatchObject({ residents: 15, changedAny: 13, isRounded: true, decided: 0 })
    expect(result.changed).toEqual({ category: 13, team: 0, contact: 13, attention: 0, duty: 0 })
    // Two whose goal is care are too few to be counted out loud; the others are rounded to five.
    expect(result.moves.category.toSorted((a, b) => (a.count ?? 0) - (b.count ?? 0))).toEqual([
      { from: 'care', to: 'care', count: null },
      { from: 'work-via-participation', to: 'work', count: 15 },
    ])
    expect(result.before.hours).toEqual({ hours: 0, withNorm: 0, withoutNorm: 15 })
    // Thirteen people, every 28 days, an hour each.
    expect(result.after.hours).toEqual({ hours: 3, withNorm: 15, withoutNorm: null })
    expect(result.after.labels.category).toMatchObject({ work: { nl: expect.any(String) } })
    expect(await everything()).toEqual(before)
  })

  test('compares with the version that was asked for', async () => {
    const { result } = await resultOf(officer, { ...OWN, against: NEXT })
    expect(result).toMatchObject({ residents: 15, changedAny: 0 })
  })

  test('is refused for a version that is not there, or an own version of another municipality', async () => {
    for (const version of ['GM0988-1999.1', 'GM0363-2031.1'])
      expect(await officer.refusal(startTryOut, { body: { ...OWN, version } })).toMatchObject({
        status: 404,
        code: 'policy.version-not-found',
      })
  })

  test('reads no dossier of another municipality', async () => {
    const colleague = app.as(app.amsterdam.of('policy-officer'))
    const { result } = await resultOf(colleague, { ...OWN, version: 'GM0363-2017.1' })
    expect(result.residents).toBe(6)
  })
})

describe('the dossiers behind a count', () => {
  const moved = { part: 'category', from: 'work-via-participation', to: 'work' } as const

  test('are not for a policy officer', async () => {
    const { tryOutId } = await resultOf(officer, OWN)
    expect(await officer.refusal(listTryOutDossiers, { params: { tryOutId }, query: moved })).toMatchObject({
      status: 403,
      code: 'access.denied',
    })
  })

  test('are shown to a team lead as far as their reach, and every one of them is logged as quality', async () => {
    const { tryOutId } = await resultOf(officer, OWN)
    const list = await lead.call(listTryOutDossiers, { params: { tryOutId }, query: moved })
    expect(list).toMatchObject({ total: 7, place: 'team' })
    const ids = list.items.map(({ dossierId }) => dossierId).toSorted()
    expect(ids).toEqual(
      north
        .slice(0, 7)
        .map(({ dossierId }) => dossierId)
        .toSorted(),
    )
    const looks = await looksOf(lead)
    expect(looks.map((look) => look.dossier_id ?? '').toSorted()).toEqual(ids)
    expect(new Set(looks.map(({ purpose, subjects }) => `${purpose} ${subjects}`))).toEqual(new Set(['quality 1']))

    const neighbour = app.as(app.weert.neighbour)
    const theirs = await neighbour.call(listTryOutDossiers, { params: { tryOutId }, query: moved })
    expect(theirs.items.map(({ dossierId }) => dossierId).toSorted()).toEqual(
      south.map(({ dossierId }) => dossierId).toSorted(),
    )
  })

  test('can be those for whom nothing is proposed', async () => {
    const { tryOutId } = await resultOf(officer, OWN)
    const query = { part: 'contact', from: '-', to: '-' } as const
    const { items } = await lead.call(listTryOutDossiers, { params: { tryOutId }, query })
    expect(items.map(({ dossierId }) => dossierId).toSorted()).toEqual(
      north
        .slice(7)
        .map(({ dossierId }) => dossierId)
        .toSorted(),
    )
  })

  test('are not there for made-up residents', async () => {
    const { tryOutId } = await resultOf(officer, madeUp(100))
    expect(await lead.refusal(listTryOutDossiers, { params: { tryOutId }, query: moved })).toMatchObject({
      status: 409,
      code: 'try-out.made-up',
    })
  })
})

describe('a version tried on made-up residents', () => {
  test('counts exactly, and the same for the same seed', async () => {
    const { result } = await resultOf(officer, madeUp(1234))
    expect(result).toMatchObject({ residents: 1234, isRounded: false })
    expect((await resultOf(officer, madeUp(1234))).result).toEqual(result)
    expect((await resultOf(officer, madeUp(1234, 'other'))).result).not.toEqual(result)
  })
})

describe('a try-out that runs', () => {
  test('lets others through, shows how far it is, and can be stopped', async () => {
    const { tryOutId } = await officer.call(startTryOut, { body: madeUp(1_000_000) })
    const params = { tryOutId }
    let seen = await look(lead, tryOutId)
    while (seen.done === 0) seen = await look(lead, tryOutId)
    expect(seen).toMatchObject({ state: 'running', total: 1_000_000, result: null })
    await officer.call(stopTryOut, { params })
    const stopped = await officer.call(getTryOut, { params })
    expect(stopped).toMatchObject({ state: 'stopped', result: null })
    await setTimeout(100)
    expect(await officer.call(getTryOut, { params })).toEqual(stopped)
  })

  test('stops when the same worker begins another one, and no one else’s does', async () => {
    const first = await officer.call(startTryOut, { body: madeUp(1_000_000) })
    const other = app.as(await app.weert.hire(['policy-officer']))
    const theirs = await other.call(startTryOut, { body: madeUp(1_000_000) })
    const second = await officer.call(startTryOut, { body: madeUp(10) })
    const stateOf = async ({ tryOutId }: TryOut) => (await officer.call(getTryOut, { params: { tryOutId } })).state
    expect([await stateOf(first), await stateOf(theirs)]).toEqual(['stopped', 'running'])
    await other.call(stopTryOut, { params: { tryOutId: theirs.tryOutId } })
    expect((await ended(officer, second)).state).toBe('done')
  })

  test('is not there for another municipality', async () => {
    const { tryOutId } = await resultOf(officer, OWN)
    const params = { tryOutId }
    const far = app.as(app.amsterdam.of('policy-officer'))
    const query = { part: 'category', from: '-', to: '-' } as const
    const codes = [
      (await far.refusal(getTryOut, { params })).code,
      (await far.refusal(stopTryOut, { params })).code,
      (await app.as(app.amsterdam.of('team-lead')).refusal(listTryOutDossiers, { params, query })).code,
    ]
    expect(codes).toEqual(['try-out.not-found', 'try-out.not-found', 'try-out.not-found'])
    expect((await officer.call(getTryOut, { params })).state).toBe('done')
  })

  test('can be looked at for half an hour', async () => {
    const { tryOutId } = await resultOf(officer, OWN)
    app.wait(29)
    expect((await officer.call(getTryOut, { params: { tryOutId } })).state).toBe('done')
    app.wait(2)
    expect(await officer.refusal(getTryOut, { params: { tryOutId } })).toMatchObject({ code: 'try-out.not-found' })
  })

  test('is begun by who writes policy, and by nobody else', async () => {
    for (const client of [lead, app.as(app.weert.colleague)])
      expect(await client.refusal(startTryOut, { body: OWN })).toMatchObject({ code: 'access.denied' })
  })
})
