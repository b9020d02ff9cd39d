import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordFactsRoute } from '../../src/api/diagnosis.ts'
import { withdrawEventRoute } from '../../src/api/dossier.ts'
import { listDeviations } from '../../src/api/policy-effect.ts'
import { decideCategoryRoute } from '../../src/api/profile.ts'
import { type Client, createTestApp, type OpenDossier, type TestApp } from '../kit.ts'
import { guided, reported } from '../resident.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

/** Somebody for whom the table of Leidschendam-Voorburg proposes direct mediation: its second row. */
async function decided(client: Client, category: string, code?: string): Promise<OpenDossier> {
  const resident = await reported(client, { birthDate: '1980-05-05' })
  const facts = [
    { key: 'canWork', value: true },
    { key: 'monthsToWork', value: 2 },
  ] as const
  await resident.write(recordFactsRoute, { source: 'judged', facts: [...facts] })
  const deviation = code ? { deviation: { code, text: 'Geheim verhaal.' } } : {}
  await resident.write(decideCategoryRoute, { category, ...deviation })
  return resident
}

test('the rules that people deviate from are counted by row and reason, without a word about anybody', async () => {
  const town = app.leidschendam
  const [worker, colleague] = [app.as(town.of('case-manager')), app.as(town.colleague)]
  for (let count = 0; count < 3; count++) await decided(worker, 'direct-mediation')
  for (const client of [worker, colleague]) await decided(client, 'work-first', 'rule-does-not-fit')
  await decided(colleague, 'social-participation', 'health-or-care')
  // What was withdrawn as wrong was never decided.
  const wrong = await decided(colleague, 'work-first', 'other')
  const { seq = 0 } = (await wrong.events()).at(-1) ?? {}
  await wrong.write(withdrawEventRoute, { reason: 'typing-error' }, { seq })

  const officer = app.as(town.of('policy-officer'))
  const found = await officer.call(listDeviations, { query: {} })
  expect(found).toMatchObject({ fromOn: '2025-11-24', untilOn: '2026-11-23', minimum: 5 })
  expect(found.categories).toMatchObject([
    {
      policyVersion: 'GM1916-2009.1',
      part: 'profiling.dmn/profile',
      rows: [2],
      proposed: 'direct-mediation',
      decided: 6,
      deviated: 3,
      chosen: [
        { category: 'work-first', count: 2 },
        { category: 'social-participation', count: 1 },
      ],
      reasons: [
        { code: 'rule-does-not-fit', count: 2 },
        { code: 'health-or-care', count: 1 },
      ],
    },
  ])
  expect(found.categories[0]?.nl).toContain('binnen drie maanden')
  const told = JSON.stringify(found)
  expect(told).not.toContain('Geheim')
  for (const id of [town.of('case-manager').workerId, town.colleague.workerId, wrong.dossierId])
    expect(told).not.toContain(id)

  const lead = app.as(town.of('team-lead'))
  expect((await lead.call(listDeviations, { query: {} })).categories).toHaveLength(1)
  expect((await lead.call(listDeviations, { query: { minimum: 7 } })).categories).toEqual([])
  expect((await lead.call(listDeviations, { query: { untilOn: '2026-11-22' } })).categories).toEqual([])
  expect((await app.as(app.weert.of('policy-officer')).call(listDeviations, { query: {} })).categories).toEqual([])
  expect(await lead.refusal(listDeviations, { query: { minimum: 1 } })).toMatchObject({ status: 400 })
})

test('longer intervals than the norm are counted by their reasons', async () => {
  const client = app.as(app.weert.of('case-manager'))
  for (let count = 0; count < 4; count++) await guided(client, app.today())
  const late = { nextContactOn: '2027-11-22', deviation: { code: 'own-wish', text: 'x' } }
  await guided(client, app.today(), late)
  await guided(client, app.today(), { ...late, nextContactOn: '2028-11-21' })
  const { intervals } = await app.as(app.weert.of('policy-officer')).call(listDeviations, { query: {} })
  expect(intervals).toMatchObject([
    {
      policyVersion: 'GM0988-2012.1',
      decided: 6,
      deviated: 2,
      reasons: [{ code: 'own-wish', count: 2, medianDays: 364 }],
    },
  ])
})
