import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordFactsRoute } from '../../src/api/diagnosis.ts'
import { getPolicy } from '../../src/api/policy.ts'
import { decideCategoryRoute, getProposal } from '../../src/api/profile.ts'
import type { FactKey, FactValue } from '../../src/core/fact.ts'
import { type Client, createTestApp, type OpenDossier, type TestApp } from '../kit.ts'
import { reported } from '../resident.ts'

let app: TestApp
let leidschendam: Client
let weert: Client
let amsterdam: Client
beforeAll(async () => {
  app = await createTestApp()
  leidschendam = app.as(app.leidschendam.of('case-manager'))
  weert = app.as(app.weert.of('case-manager'))
  amsterdam = app.as(app.amsterdam.of('case-manager'))
})
afterAll(() => app.close())

async function know(resident: OpenDossier, facts: Partial<Record<FactKey, FactValue>>): Promise<OpenDossier> {
  const list = Object.entries(facts).map(([key, value]) => ({ key: key as FactKey, value }))
  await resident.write(recordFactsRoute, { source: 'judged', facts: list })
  return resident
}

const knownAs = async (client: Client, facts: Partial<Record<FactKey, FactValue>>, birthDate = '1980-05-05') =>
  know(await reported(client, { birthDate }), facts)

const proposalFor = async (resident: OpenDossier) =>
  resident.client.call(getProposal, { params: { dossierId: resident.dossierId } })

describe('the table of the municipality proposes', () => {
  test('a category with the rule that fired, its source, and the facts it looked at', async () => {
    const { proposal } = await proposalFor(await knownAs(leidschendam, { canWork: true, monthsToWork: 2 }))
    expect(proposal).toMatchObject({
      category: 'direct-mediation',
      policyVersion: 'GM1916-2009.1',
      rules: [1],
      firedRules: [{ index: 1, source: expect.stringContaining('seed2 L721') }],
    })
    expect(proposal.firedRules[0]?.inputs).toContainEqual({ name: 'monthsToWork', value: 2, test: '<= 3' })
    expect(proposal.nl).toContain('binnen drie maanden')
    expect(proposal.en).toContain('within three months')
  })

  test('nothing while a fact is missing, and it says which', async () => {
    const { proposal } = await proposalFor(await reported(leidschendam, { birthDate: '1980-05-05' }))
    expect(proposal.category).toBeNull()
    expect(proposal.missing.toSorted()).toEqual(['canWork', 'monthsToWork'])
    expect(proposal.nl).toContain('Nog niet bekend')
  })

  test('by the age of the day: somebody of 26 is young in Amsterdam, and on the birthday no longer', async () => {
    const resident = await knownAs(amsterdam, { monthsToWork: 30 }, '1999-11-24')
    expect((await proposalFor(resident)).proposal.category).toBe('youth')
    app.travelTo('2026-11-24')
    expect((await proposalFor(resident)).proposal.category).toBe('activation')
    app.travelTo('2026-11-23')
  })

  test('no category by an uncertain birth date where the table needs the age', async () => {
    const { proposal } = await proposalFor(await knownAs(amsterdam, { monthsToWork: 30 }, '1999-00-00'))
    expect([proposal.category, proposal.missing]).toEqual([null, ['age']])
  })

  test.each([
    [23, 'reintegration'],
    [24, 'activation'],
  ] as const)('Amsterdam splits at 24 months: %i months is %s', async (monthsToWork, category) => {
    expect((await proposalFor(await knownAs(amsterdam, { monthsToWork }))).proposal.category).toBe(category)
  })
})

describe('a prognosis of eight months, as in seed2 T6', () => {
  test('is no direct mediation in Leidschendam-Voorburg, where the limit is three months', async () => {
    const { proposal } = await proposalFor(await knownAs(leidschendam, { canWork: true, monthsToWork: 8 }))
    expect(proposal.category).toBe('work-first')
  })

  test('gives the same person different categories in different municipalities, and says why', async () => {
    const facts = { canWork: true, monthsToWork: 8, goal: 'work' } as const
    const answers = []
    for (const client of [leidschendam, weert, amsterdam]) answers.push(await proposalFor(await knownAs(client, facts)))
    expect(answers.map(({ proposal }) => proposal.category)).toEqual(['work-first', 'work', 'reintegration'])
    for (const { comparison } of answers) {
      const byName = comparison.municipalities.map(({ municipality, label }) => [municipality.name, label?.nl])
      expect(Object.fromEntries(byName)).toMatchObject({
        Amsterdam: 'Re-integratie',
        Eindhoven: 'B-stroom',
        'Leidschendam-Voorburg': 'Work First',
        'Sittard-Geleen': 'A-stroom',
        Weert: 'Werk',
      })
      expect(comparison.nl).toContain('meten verschillende dingen')
      expect(comparison.municipalities.every(({ looksAt }) => looksAt.nl.length > 0 && looksAt.en.length > 0)).toBe(
        true,
      )
    }
  })
})

test('seed2 T7: an addict starts in social participation, and good progress leads to Work First', async () => {
  const resident = await knownAs(leidschendam, { canWork: false })
  const { proposal } = await proposalFor(resident)
  expect(proposal.category).toBe('social-participation')
  await resident.write(decideCategoryRoute, { category: 'social-participation' })
  const { scheme } = await leidschendam.call(getPolicy)
  expect(scheme?.categories.find(({ key }) => key === 'social-participation')?.next).toBe('work-first')

  app.travelTo('2027-05-24')
  await know(resident, { canWork: true, monthsToWork: 9 })
  expect((await proposalFor(resident)).proposal.category).toBe('work-first')
  await resident.write(decideCategoryRoute, { category: 'work-first' })
  const { categories } = await resident.state()
  expect(categories.map(({ category, on }) => [category, on])).toEqual([
    ['social-participation', '2026-11-23'],
    ['work-first', '2027-05-24'],
  ])
  app.travelTo('2026-11-23')
})

describe('a person decides', () => {
  test('accepting keeps what was proposed, by which rule and which version of the policy', async () => {
    const resident = await knownAs(leidschendam, { canWork: true, monthsToWork: 2 })
    await resident.write(decideCategoryRoute, { category: 'direct-mediation' })
    expect((await resident.state()).category).toMatchObject({
      category: 'direct-mediation',
      proposed: 'direct-mediation',
      rules: [1],
      deviationCode: null,
      policyVersion: 'GM1916-2009.1',
      actorId: leidschendam.worker.workerId,
    })
  })

  test('otherwise than proposed only with a reason, and the reason is kept in words', async () => {
    const resident = await knownAs(leidschendam, { canWork: true, monthsToWork: 2 })
    const without = await resident.refusal(decideCategoryRoute, { category: 'work-first' })
    expect(without).toMatchObject({ status: 400, code: 'profile.reason-missing', errors: [{ pointer: '/deviation' }] })
    const deviation = { code: 'own-wish', text: 'Zij wil eerst ritme krijgen.' }
    await resident.write(decideCategoryRoute, { category: 'work-first', deviation })
    const { category } = await resident.state()
    expect(category).toMatchObject({ proposed: 'direct-mediation', deviationCode: 'own-wish' })
    expect((await resident.page()).texts[category?.deviationTextId ?? '']).toBe('Zij wil eerst ritme krijgen.')
  })

  test('who is placed in Weert’s last group against the table gives a reason, with its definition at hand', async () => {
    const resident = await knownAs(weert, { goal: 'work' })
    const { scheme } = await weert.call(getPolicy)
    const last = scheme?.categories.find(({ key }) => key === 'income-guarantee')
    expect(last?.definition).toMatchObject({ value: { nl: expect.stringContaining('65') } })
    expect((await resident.refusal(decideCategoryRoute, { category: 'income-guarantee' })).code).toBe(
      'profile.reason-missing',
    )
    await resident.write(decideCategoryRoute, { category: 'income-guarantee', deviation: { code: 'own-wish' } })
  })

  test('without a proposal no reason is asked: there is nothing to deviate from', async () => {
    const resident = await reported(leidschendam)
    await resident.write(decideCategoryRoute, { category: 'work-first' })
    expect((await resident.state()).category).toMatchObject({ proposed: null, deviationCode: null })
  })

  test('a reason comes from the list of the municipality, with words where the list asks for them', async () => {
    const resident = await knownAs(leidschendam, { canWork: true, monthsToWork: 2 })
    const refuse = async (code: string) =>
      (await resident.refusal(decideCategoryRoute, { category: 'work-first', deviation: { code } })).errors?.[0]
    expect(await refuse('because-i-say-so')).toMatchObject({ pointer: '/deviation/code', code: 'unknown' })
    expect(await refuse('with-partner')).toMatchObject({ pointer: '/deviation/code', code: 'unknown' })
    expect(await refuse('other')).toMatchObject({ pointer: '/deviation/text', code: 'required' })
  })

  test('a category of another municipality is refused', async () => {
    const resident = await reported(leidschendam)
    expect(await resident.refusal(decideCategoryRoute, { category: 'activation' })).toMatchObject({
      status: 400,
      code: 'profile.unknown-category',
    })
  })
})
