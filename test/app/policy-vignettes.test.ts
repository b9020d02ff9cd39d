import { afterAll, beforeAll, expect, test } from 'vitest'
import { decideChoiceRoute, getChoices } from '../../src/api/choice.ts'
import { recordFactsRoute } from '../../src/api/diagnosis.ts'
import { getPolicy } from '../../src/api/policy.ts'
import { savePolicyTable } from '../../src/api/policy-draft.ts'
import { listDeviations } from '../../src/api/policy-effect.ts'
import { decideCategoryRoute, getProposal } from '../../src/api/profile.ts'
import { addDays } from '../../src/core/day.ts'
import type { FactKey, FactValue } from '../../src/core/fact.ts'
import { type Client, createTestApp, type OpenDossier, type TestApp } from '../kit.ts'
import { openPolicyOffice, publishDraft, readVersion, startDraft } from '../policy-office.ts'
import { reported } from '../resident.ts'
import { settleTown } from '../town.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

async function knownAs(client: Client, facts: Partial<Record<FactKey, FactValue>>, birthDate = '1980-05-05') {
  const resident = await reported(client, { birthDate })
  const list = Object.entries(facts).map(([key, value]) => ({ key: key as FactKey, value }))
  if (list.length > 0) await resident.write(recordFactsRoute, { source: 'judged', facts: list })
  return resident
}

const choices = async (resident: OpenDossier) =>
  (await resident.client.call(getChoices, { params: { dossierId: resident.dossierId } })).choices

test('seed0 V9: somebody of 46 or older who asks for a chance gets a trajectory, and that the rule was put aside is recorded with why', async () => {
  const past = await createTestApp({ today: '2005-03-01' })
  const maastricht = await settleTown(past.db, 'GM0935', 'Maastricht')
  const consulent = past.as(maastricht.of('case-manager'))
  const resident = await knownAs(consulent, {}, '1957-02-01')
  const [gate] = await choices(resident)
  expect(gate).toMatchObject({ part: 'gate-route', proposal: { key: 'no-trajectory', rules: [0] } })
  expect(gate?.proposal.nl).toContain('46 jaar of ouder')
  expect(gate?.proposal.firedRules[0]?.klant).toContain('als u zelf om een kans vraagt')

  const params = { part: 'gate-route' } as const
  expect(await resident.refusal(decideChoiceRoute, { value: 'trajectory' }, params)).toMatchObject({
    code: 'profile.reason-missing',
  })
  const deviation = { code: 'own-wish', text: 'Ze wil nog graag tien jaar werken.' }
  await resident.write(decideChoiceRoute, { value: 'trajectory', deviation }, params)
  const { choices: decided } = await resident.state()
  expect(decided['gate-route']).toMatchObject({
    value: 'trajectory',
    proposed: 'no-trajectory',
    deviationCode: 'own-wish',
    policyVersion: 'GM0935-2005.1',
  })
  const { texts } = await resident.page()
  expect(texts[decided['gate-route']?.deviationTextId ?? '']).toBe(deviation.text)
  await past.close()
})

test('seed2 T2: group 6 has its definition in sight, placing somebody there against the table asks a reason, and the disagreement is counted', async () => {
  const { weert } = app
  const places = app.as(weert.of('case-manager'))
  const { scheme } = await places.call(getPolicy)
  const group6 = scheme?.categories.find(({ key }) => key === 'income-guarantee')
  expect(group6?.definition).toMatchObject({ value: { nl: expect.stringContaining('65') } })

  const colleague = app.as(weert.colleague)
  const facts = { goal: 'work', careNeed: false } as const
  for (let count = 0; count < 3; count++)
    await (await knownAs(colleague, facts)).write(decideCategoryRoute, { category: 'work' })
  for (let count = 0; count < 2; count++) {
    const resident = await knownAs(places, facts)
    expect(await resident.refusal(decideCategoryRoute, { category: 'income-guarantee' })).toMatchObject({
      code: 'profile.reason-missing',
      facts: { proposed: 'work' },
    })
    const deviation = { code: 'rule-does-not-fit', text: 'Al dertig jaar thuis.' }
    await resident.write(decideCategoryRoute, { category: 'income-guarantee', deviation })
  }
  const { categories } = await app.as(weert.of('policy-officer')).call(listDeviations, { query: {} })
  expect(categories).toMatchObject([
    { proposed: 'work', decided: 5, deviated: 2, chosen: [{ category: 'income-guarantee', count: 2 }] },
  ])
})

test('seed2 T15: the market changes and with it the route, without a word about the person being written anew', async () => {
  const office = await openPolicyOffice(app, app.leidschendam)
  const resident = await knownAs(app.as(app.leidschendam.of('case-manager')), { canWork: true, monthsToWork: 3 })
  const proposal = async () =>
    (await resident.client.call(getProposal, { params: { dossierId: resident.dossierId } })).proposal
  expect(await proposal()).toMatchObject({ category: 'direct-mediation', policyVersion: 'GM1916-2009.1' })
  const before = await resident.events()

  // Production work is hard to find now: direct mediation is for who can be at work within a month.
  const version = await startDraft(office, addDays(app.today(), 1))
  const { files, row } = await readVersion(office.writer, version)
  const table = files.find(({ file }) => file === 'profiling.dmn')?.tables[0]
  if (!table) throw new Error('there is no profiling table')
  const rules = table.rules.map((rule) => ({
    ...rule,
    tests: rule.tests.map((cell) => (cell === '<= 3' ? '<= 1' : cell === '> 3' ? '> 1' : cell)),
    source: 'collegebesluit arbeidsmarkt',
    klant: null,
    quote: null,
  }))
  const saved = { revision: row.revision, file: 'profiling.dmn', table: { ...table, rules } }
  await office.writer.call(savePolicyTable, { params: { version }, body: saved })
  await publishDraft(office, version)

  expect((await proposal()).category).toBe('direct-mediation')
  app.travelTo(addDays(app.today(), 1))
  const now = await proposal()
  expect(now).toMatchObject({ category: 'work-first', policyVersion: version })
  expect(now.firedRules[0]?.source).toBe('collegebesluit arbeidsmarkt')
  expect(await resident.events()).toEqual(before)
})
