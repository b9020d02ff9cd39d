import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordFactsRoute } from '../../src/api/diagnosis.ts'
import { recordOutflowRoute } from '../../src/api/outflow.ts'
import { type Trx, withScope } from '../../src/db/connect.ts'
import { countOpenDossiers, type DossierFacts, openDossierFacts } from '../../src/db/dossier-facts.ts'
import { createTestApp, type OpenDossier, type TestApp } from '../kit.ts'
import { guided, reported } from '../resident.ts'

let app: TestApp
let open: OpenDossier[]
beforeAll(async () => {
  app = await createTestApp()
  const client = app.as(app.amsterdam.of('case-manager'))
  open = [
    await guided(client, app.today()),
    await reported(client, { birthDate: '1986-11-24' }),
    await reported(client),
  ]
  const closed = await reported(client)
  await closed.write(recordOutflowRoute, { on: app.today(), reason: '03' })
  await reported(app.as(app.weert.of('case-manager')))
  await open[1]?.write(recordFactsRoute, {
    source: 'said',
    facts: [
      { key: 'monthsToWork', value: 8 },
      { key: 'goal', value: 'work' },
      { key: 'canWork', value: true },
    ],
  })
})
afterAll(() => app.close())

async function read(chunk: number): Promise<DossierFacts[]> {
  const { id } = app.amsterdam
  const found: DossierFacts[] = []
  const readAll = async (trx: Trx) => {
    for await (const part of openDossierFacts(trx, id, app.today(), chunk)) found.push(...part)
  }
  await withScope(app.db, id, readAll, 'snapshot')
  return found
}

test('every open dossier of one municipality is read once, whatever the size of the chunks', async () => {
  const ids = open.map(({ dossierId }) => dossierId).toSorted()
  for (const chunk of [1, 2, 3, 4, 100]) expect((await read(chunk)).map(({ dossierId }) => dossierId)).toEqual(ids)
  expect(await withScope(app.db, app.amsterdam.id, (trx) => countOpenDossiers(trx, app.amsterdam.id))).toBe(3)
})

test('facts, age, category and what was agreed are read as the dossier has them', async () => {
  const byId = new Map((await read(100)).map((one) => [one.dossierId, one]))
  for (const resident of open) {
    const state = await resident.state()
    const found = byId.get(resident.dossierId)
    const { age: _age, ...facts } = found?.facts ?? {}
    expect(facts).toEqual(Object.fromEntries(Object.entries(state.facts).map(([key, { value }]) => [key, value])))
    expect(found).toMatchObject({
      category: state.category?.category ?? null,
      teamId: state.teamId,
      ownerId: state.ownerId,
      nextContactOn: state.nextContactOn,
      promiseCount: state.plan?.promises.length ?? 0,
    })
  }
  const known = { monthsToWork: 8, goal: 'work', canWork: true }
  expect(byId.get(open[1]?.dossierId ?? '')?.facts).toEqual({ ...known, age: 39 })
  // A birth date that is not known gives no age.
  expect(byId.get(open[2]?.dossierId ?? '')?.facts).toEqual({})
})
