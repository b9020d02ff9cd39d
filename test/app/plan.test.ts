import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getToday } from '../../src/api/attention.ts'
import { noteContactRoute } from '../../src/api/contact.ts'
import { makeStatementRoute, recordFactsRoute } from '../../src/api/diagnosis.ts'
import { closePromiseRoute, closeStepRoute, makePlanRoute } from '../../src/api/plan.ts'
import { getContactNorm } from '../../src/api/policy.ts'
import { decideCategoryRoute } from '../../src/api/profile.ts'
import { addDays, addMonths } from '../../src/core/day.ts'
import { type Client, createTestApp, type OpenDossier, type TestApp } from '../kit.ts'
import { guided, planOf, reported } from '../resident.ts'

let app: TestApp
let klantmanager: Client
let withNorm: TestApp
let folder: string

/** Amsterdam, had it made a norm of the three weeks that its study shows once. */
async function policiesWithNorm(): Promise<string> {
  folder = await mkdtemp(join(tmpdir(), 'trede-policies-'))
  await cp(resolve(import.meta.dirname, '../../policies'), folder, { recursive: true })
  const table = join(folder, 'GM0363/contact-norm.dmn')
  await writeFile(table, (await readFile(table, 'utf8')).replace('"example"', '"norm"'))
  return folder
}

beforeAll(async () => {
  app = await createTestApp()
  withNorm = await createTestApp({ policies: await policiesWithNorm() })
  klantmanager = app.as(app.amsterdam.of('case-manager'))
})
afterAll(async () => {
  await app.close()
  await withNorm.close()
  await rm(folder, { recursive: true })
})

describe('a plan', () => {
  test('holds the goal in the resident’s own words, who does what by when, and what the municipality promises', async () => {
    const resident = await guided(klantmanager, app.today())
    const { plan } = await resident.state()
    const { texts } = await resident.page()
    expect(plan).toMatchObject({ version: 1, goalKind: 'participation', isSigned: true, madeOn: app.today() })
    expect(texts[plan?.goalTextId ?? '']).toBe('Ik wil weer onder de mensen zijn.')
    const [step, promise] = [plan?.steps[0], plan?.promises[0]]
    expect([texts[step?.textId ?? ''], step?.by, step?.dueOn]).toEqual([
      'Kennismaken in het buurthuis.',
      'resident',
      '2026-12-03',
    ])
    expect([texts[promise?.textId ?? ''], promise?.dueOn]).toEqual([
      'De gemeente betaalt het busabonnement.',
      '2026-11-30',
    ])
  })

  test('without a next contact date cannot be saved', async () => {
    const resident = await reported(klantmanager)
    const { nextContactOn: _without, ...plan } = planOf(app.today())
    expect(await resident.refusal(makePlanRoute, plan)).toMatchObject({
      status: 400,
      code: 'plan.next-contact-missing',
      errors: [{ pointer: '/nextContactOn', code: 'required' }],
    })
    expect((await resident.state()).plan).toBeNull()
  })

  test('cannot have its next contact in the past; today is allowed', async () => {
    const resident = await reported(klantmanager)
    const past = await resident.refusal(makePlanRoute, planOf(app.today(), { nextContactOn: '2026-11-22' }))
    expect(past.code).toBe('plan.next-contact-past')
    await resident.write(makePlanRoute, planOf(app.today(), { nextContactOn: app.today() }))
  })

  test('gets a next version in which a step that goes on keeps its outcome', async () => {
    const steps = [
      { text: 'Bellen met de huisarts.', by: 'resident', dueOn: '2026-12-01' },
      { text: 'Formulier opsturen.', by: 'worker', dueOn: '2026-12-02' },
    ] as const
    const resident = await guided(klantmanager, app.today(), { steps: [...steps] })
    const [first, second] = (await resident.state()).plan?.steps ?? []
    await resident.write(closeStepRoute, { outcome: 'done' }, { stepId: first?.stepId ?? '' })
    const kept = { stepId: first?.stepId ?? '', ...steps[0] }
    await resident.write(makePlanRoute, planOf(app.today(), { steps: [kept], nextContactOn: '2026-12-20' }))
    const { plan, nextContactOn } = await resident.state()
    expect(plan).toMatchObject({ version: 2, steps: [{ stepId: first?.stepId, closed: { outcome: 'done' } }] })
    expect(plan?.steps.map(({ stepId }) => stepId)).not.toContain(second?.stepId)
    expect(nextContactOn).toBe('2026-12-20')
  })

  test('has steps that close once, and no steps of another plan', async () => {
    const resident = await guided(klantmanager, app.today())
    const stepId = (await resident.state()).plan?.steps[0]?.stepId ?? ''
    await resident.write(closeStepRoute, { outcome: 'not-done' }, { stepId })
    expect((await resident.refusal(closeStepRoute, { outcome: 'done' }, { stepId })).code).toBe('plan.step-closed')
    const other = await guided(klantmanager, app.today())
    expect((await other.refusal(closeStepRoute, { outcome: 'done' }, { stepId })).code).toBe('plan.step-not-found')
    const stolen = planOf(app.today(), { steps: [{ stepId, text: 'x', by: 'resident', dueOn: '2026-12-01' }] })
    expect((await other.refusal(makePlanRoute, stolen)).code).toBe('plan.step-not-found')
  })

  test('that does not exist has no steps to close', async () => {
    const resident = await reported(klantmanager)
    const stepId = '00000000-0000-4000-8000-000000000000'
    expect((await resident.refusal(closeStepRoute, { outcome: 'done' }, { stepId })).code).toBe('plan.none')
  })

  test('may stay unsigned, and says so', async () => {
    const resident = await guided(klantmanager, app.today(), { isSigned: false })
    expect((await resident.state()).plan?.isSigned).toBe(false)
  })
})

describe('the contact norm', () => {
  const intensive = async (on: TestApp): Promise<OpenDossier> => {
    const resident = await reported(on.as(on.amsterdam.of('case-manager')), { birthDate: '1970-01-01' })
    const facts = [
      { key: 'monthsToWork', value: 36 },
      { key: 'copesAlone', value: false },
    ] as const
    await resident.write(recordFactsRoute, { source: 'judged', facts: [...facts] })
    await resident.write(decideCategoryRoute, { category: 'activation' })
    return resident
  }
  const inFourWeeks = { nextContactOn: '2026-12-21' }

  test('asks a reason for a longer interval, and keeps it with the norm of that day', async () => {
    const resident = await intensive(withNorm)
    const problem = await resident.refusal(makePlanRoute, planOf(app.today(), inFourWeeks))
    expect(problem).toMatchObject({
      status: 400,
      code: 'plan.norm-reason-missing',
      facts: { maxDays: 21, latestOn: '2026-12-14' },
      errors: [{ pointer: '/deviation' }],
    })
    const deviation = { code: 'own-wish', text: 'Zij is drie weken bij haar moeder.' }
    await resident.write(makePlanRoute, planOf(app.today(), { ...inFourWeeks, deviation }))
    const made = (await resident.events()).at(-1)
    expect(made).toMatchObject({
      kind: 'plan-made',
      normMaxDays: 21,
      deviationCode: 'own-wish',
      nextContactOn: '2026-12-21',
    })
  })

  test('asks nothing up to its last day, and keeps no reason that was not needed', async () => {
    const resident = await intensive(withNorm)
    const deviation = { code: 'own-wish' }
    await resident.write(makePlanRoute, planOf(app.today(), { nextContactOn: '2026-12-14', deviation }))
    expect((await resident.events()).at(-1)).toMatchObject({ deviationCode: null })
  })

  test('holds for a note as well as for a plan', async () => {
    const resident = await intensive(withNorm)
    await resident.write(makePlanRoute, planOf(app.today()))
    const note = { text: 'Gebeld.', channel: 'phone', ...inFourWeeks } as const
    expect((await resident.refusal(noteContactRoute, note)).code).toBe('plan.norm-reason-missing')
    await resident.write(noteContactRoute, { ...note, deviation: { code: 'no-capacity' } })
    expect((await resident.state()).nextContactOn).toBe('2026-12-21')
  })

  test('that is only an example in the study is told in words; what holds is the default of half a year', async () => {
    const resident = await intensive(app)
    const norm = await klantmanager.call(getContactNorm, { params: { dossierId: resident.dossierId } })
    expect(norm).toMatchObject({ maxDays: 183, standing: 'default' })
    expect(norm.nl).toContain('voorbeeld')
    await resident.write(makePlanRoute, planOf(app.today(), inFourWeeks))
    expect((await resident.events()).at(-1)).toMatchObject({ normMaxDays: 183, deviationCode: null })
  })

  test('is unknown where the study gives none, which the words say, and the default asks a reason', async () => {
    const resident = await reported(app.as(app.weert.of('case-manager')))
    const norm = await resident.client.call(getContactNorm, { params: { dossierId: resident.dossierId } })
    expect(norm).toMatchObject({ maxDays: 183, standing: 'default' })
    expect(norm.nl).toContain('Weert')
    const tooLate = planOf(app.today(), { nextContactOn: '2027-06-01' })
    expect((await resident.refusal(makePlanRoute, tooLate)).code).toBe('plan.norm-reason-missing')
  })
})

const termsOf = async (resident: OpenDossier) =>
  (await resident.client.call(getToday)).terms.filter(({ dossierId }) => dossierId === resident.dossierId)

test('seed0 V12: a promise of the municipality that is not kept stands on Vandaag as overdue', async () => {
  const resident = await guided(klantmanager, app.today(), {
    promises: [{ text: 'Papieren kopen en de regeling aanvragen.', dueOn: '2026-11-30' }],
  })
  app.travelTo('2026-12-02')
  expect(await termsOf(resident)).toContainEqual(expect.objectContaining({ kind: 'promise', dueOn: '2026-11-30' }))
  const promiseId = (await resident.state()).plan?.promises[0]?.promiseId ?? ''
  await resident.write(closePromiseRoute, { outcome: 'not-kept' }, { promiseId })
  expect((await resident.state()).plan?.promises[0]?.closed).toMatchObject({ outcome: 'not-kept', on: '2026-12-02' })
  expect((await termsOf(resident)).map(({ kind }) => kind)).not.toContain('promise')
  expect((await resident.refusal(closePromiseRoute, { outcome: 'kept' }, { promiseId })).code).toBe(
    'plan.promise-closed',
  )
  app.travelTo('2026-11-23')
})

test('seed4 T2: a plan about health with contact in six months keeps its date, whatever happens in between', async () => {
  const inSixMonths = addMonths(app.today(), 6)
  const resident = await guided(klantmanager, app.today(), {
    goal: 'Minder pijn, en uitzoeken of ik in Lissabon kan wonen.',
    goalKind: 'health',
    steps: [{ text: 'Naar de pijnpoli.', by: 'resident', dueOn: addMonths(app.today(), 2) }],
    promises: [],
    nextContactOn: inSixMonths,
  })
  app.travelTo(addMonths(app.today(), 2))
  await resident.write(noteContactRoute, { text: 'Bracht twee tassen papieren.', channel: 'talk' })
  const stepId = (await resident.state()).plan?.steps[0]?.stepId ?? ''
  await resident.write(closeStepRoute, { outcome: 'done' }, { stepId })
  expect((await resident.state()).nextContactOn).toBe(inSixMonths)
  app.travelTo(addDays(inSixMonths, 1))
  expect(await termsOf(resident)).toEqual([expect.objectContaining({ kind: 'next-contact', dueOn: inSixMonths })])
  const note = { text: 'Gebeld.', channel: 'phone' } as const
  expect((await resident.refusal(noteContactRoute, note)).code).toBe('plan.next-contact-missing')
  app.travelTo('2026-11-23')
})

test('seed4 T8: what somebody does already is recorded, with no next step and a check after a year', async () => {
  const resident = await reported(klantmanager, { birthDate: '1963-04-01' })
  const work = { domain: 'daytime', nature: 'strength', source: 'said', text: 'Twee dagen groenonderhoud.' } as const
  await resident.write(makeStatementRoute, work)
  const facts = [
    { key: 'participationLevel', value: 'unpaid-work' },
    { key: 'copesAlone', value: true },
  ] as const
  await resident.write(recordFactsRoute, { source: 'said', facts: [...facts] })
  const nextYear = addMonths(app.today(), 12)
  const deviation = { code: 'own-wish' }
  await resident.write(
    makePlanRoute,
    planOf(app.today(), { steps: [], promises: [], nextContactOn: nextYear, deviation }),
  )
  expect(await resident.state()).toMatchObject({ nextContactOn: nextYear, plan: { steps: [] } })
  app.travelTo(nextYear)
  expect(await termsOf(resident)).toEqual([expect.objectContaining({ kind: 'next-contact', dueOn: nextYear })])
  app.travelTo('2026-11-23')
})

test('seed4 T15: a coach who rides along the first six times stands in the plan as a step of the worker', async () => {
  const resident = await guided(klantmanager, app.today(), {
    steps: [{ text: 'De coach rijdt de eerste zes keer mee met de bus.', by: 'worker', dueOn: '2027-01-15' }],
  })
  const { plan } = await resident.state()
  expect(plan?.steps[0]).toMatchObject({ by: 'worker', dueOn: '2027-01-15', closed: null })
})

test('seed3 11: a step in the work hall holds both purposes, what is asked and what it brings, in words the resident reads', async () => {
  const resident = await reported(klantmanager)
  const asked = 'Als tegenprestatie voor de uitkering.'
  const brings = 'Ontdekken welk werk bij mij past.'
  await resident.write(makePlanRoute, {
    goal: 'Ik wil weten wat ik kan.',
    goalKind: 'work',
    steps: [{ text: 'Twee ochtenden in de werkhal.', by: 'resident', dueOn: addDays(app.today(), 21), asked, brings }],
    promises: [],
    nextContactOn: addDays(app.today(), 21),
    isSigned: false,
  })
  const step = (await resident.state()).plan?.steps[0]
  const { texts } = await resident.page()
  expect([texts[step?.askedTextId ?? ''], texts[step?.bringsTextId ?? '']]).toEqual([asked, brings])
  const kept = await app.db
    .selectFrom('text')
    .select(['body', 'visibility'])
    .where('dossier_id', '=', resident.dossierId)
    .where('body', 'in', [asked, brings])
    .execute()
  expect(kept.map(({ visibility }) => visibility)).toEqual(['resident', 'resident'])
})
