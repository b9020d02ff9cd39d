import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeAppointmentRoute, settleAppointmentRoute } from '../../src/api/contact.ts'
import { makeStatementRoute, recordFactsRoute } from '../../src/api/diagnosis.ts'
import { draftSummary } from '../../src/api/handover.ts'
import { makePlanRoute } from '../../src/api/plan.ts'
import { verify } from '../../src/db/rebuild.ts'
import { type Client, createTestApp, type TestApp } from '../kit.ts'
import { planOf, reported } from '../resident.ts'

let app: TestApp
let klantmanager: Client
beforeAll(async () => {
  app = await createTestApp()
  klantmanager = app.as(app.amsterdam.of('case-manager'))
})
afterAll(() => app.close())

describe('a statement', () => {
  test('carries who said or saw it, on which day, and by whom it was written down', async () => {
    const resident = await reported(klantmanager)
    const sources = ['observed', 'said', 'reported', 'judged'] as const
    for (const source of sources)
      await resident.write(makeStatementRoute, {
        domain: 'housing',
        nature: 'circumstance',
        source,
        text: `Zo: ${source}`,
      })
    const { statements } = await resident.state()
    const { texts } = await resident.page()
    expect(statements.map(({ source, reporter }) => [source, reporter])).toEqual([
      ['observed', null],
      ['said', null],
      ['reported', 'other'],
      ['judged', null],
    ])
    expect(statements.map(({ textId }) => texts[textId])).toEqual(sources.map((source) => `Zo: ${source}`))
    expect(statements.every(({ actorId, on }) => actorId === klantmanager.worker.workerId && on === app.today())).toBe(
      true,
    )
  })

  test('in a domain that the municipality does not have, or of a day that has yet to come, is refused', async () => {
    const resident = await reported(klantmanager)
    const base = { nature: 'wish', source: 'said', text: 'x' } as const
    const stranger = await resident.refusal(makeStatementRoute, { ...base, domain: 'religion' })
    const future = await resident.refusal(makeStatementRoute, { ...base, domain: 'wishes', on: '2026-11-24' })
    expect(stranger.errors?.[0]).toMatchObject({ pointer: '/domain', code: 'unknown' })
    expect(future.errors?.[0]).toMatchObject({ pointer: '/on', code: 'future' })
  })

  test('says one thing: of 2,000 characters it is kept, a longer one is refused at its text', async () => {
    const resident = await reported(klantmanager)
    const about = { domain: 'housing', nature: 'circumstance', source: 'said' } as const
    await resident.write(makeStatementRoute, { ...about, text: 'a'.repeat(2000) })
    const problem = await resident.refusal(makeStatementRoute, { ...about, text: 'a'.repeat(2001) })
    expect(problem.errors).toMatchObject([{ pointer: '/text', code: 'too-big' }])
  })

  test('contradicts another one without pushing it out: both views stand, each with its day', async () => {
    const resident = await reported(klantmanager, {}, { reportedOn: '2026-10-01' })
    const base = { domain: 'work-and-skills', nature: 'circumstance' } as const
    const reports = {
      ...base,
      source: 'reported',
      reporter: 'provider',
      text: 'Alles gaat goed.',
      on: '2026-11-01',
    } as const
    await resident.write(makeStatementRoute, reports)
    await resident.write(makeStatementRoute, { ...base, source: 'said', text: 'Ik kreeg alleen een computerles.' })
    const { statements } = await resident.state()
    expect(statements.map(({ source, on }) => [source, on])).toEqual([
      ['reported', '2026-11-01'],
      ['said', '2026-11-23'],
    ])
  })
})

describe('facts', () => {
  test('are dimensions with a value, a source and a day; a later one takes the place of an earlier one', async () => {
    const resident = await reported(klantmanager)
    await resident.write(recordFactsRoute, { source: 'said', facts: [{ key: 'monthsToWork', value: 6 }] })
    await resident.write(recordFactsRoute, { source: 'judged', facts: [{ key: 'monthsToWork', value: 30 }] })
    expect((await resident.state()).facts.monthsToWork).toMatchObject({ value: 30, source: 'judged' })
    expect((await resident.events()).filter(({ kind }) => kind === 'fact-recorded')).toHaveLength(2)
  })

  test('go back to unknown when what was known no longer is; the list then has no value either', async () => {
    const resident = await reported(klantmanager)
    const known = [
      { key: 'hasDebts', value: true },
      { key: 'participationLevel', value: 'isolated' },
      { key: 'hoursAvailable', value: 12 },
    ] as const
    await resident.write(recordFactsRoute, { source: 'said', facts: [...known] })
    const forgotten = known.map(({ key }) => ({ key, value: null }))
    await resident.write(recordFactsRoute, { source: 'judged', facts: forgotten })
    expect((await resident.state()).facts).toEqual({})
    expect((await resident.events()).filter(({ kind }) => kind === 'fact-recorded')).toHaveLength(6)
    expect(await verify(app.db, app.amsterdam.id)).toEqual([])
  })

  test('are preconditions too: transport, care for others, and who helps or holds back as two sides', async () => {
    const resident = await reported(klantmanager)
    const facts = [
      { key: 'transport', value: 'no-transport' },
      { key: 'caresForOthers', value: true },
      { key: 'hasHelpingNetwork', value: true },
      { key: 'hasHinderingNetwork', value: true },
    ] as const
    await resident.write(recordFactsRoute, { source: 'said', facts: [...facts] })
    const known = Object.entries((await resident.state()).facts).map(([key, fact]) => ({ key, value: fact?.value }))
    expect(known).toEqual(facts)
    const wrong = { key: 'transport', value: 'helicopter' } as const
    const refused = await resident.refusal(recordFactsRoute, { source: 'said', facts: [wrong] })
    expect(refused.errors?.[0]).toMatchObject({ pointer: '/facts/0/value', code: 'fact.out-of-bounds' })
  })

  test('outside their dimension are refused', async () => {
    const resident = await reported(klantmanager)
    const facts = [
      { key: 'monthsToWork', value: 601 },
      { key: 'goal', value: 'happiness' },
      { key: 'hasDebts', value: 'yes' },
    ] as never
    const problem = await resident.refusal(recordFactsRoute, { source: 'said', facts })
    expect(problem.errors?.map(({ pointer, code }) => [pointer, code])).toEqual(
      [0, 1, 2].map((at) => [`/facts/${at}/value`, 'fact.out-of-bounds']),
    )
  })
})

test('seed0 V13: facts, rumour and absence stand apart, and none of them is a verdict', async () => {
  const resident = await reported(klantmanager)
  await resident.write(makeAppointmentRoute, { startsAt: '2026-11-23T14:00:00+01:00', minutes: 30, place: 'office' })
  const { appointments } = await resident.state()
  const appointmentId = appointments[0]?.appointmentId ?? ''
  await resident.write(settleAppointmentRoute, { outcome: 'missed', reason: 'illness' }, { appointmentId })
  const base = { domain: 'daytime', nature: 'circumstance' } as const
  await resident.write(makeStatementRoute, { ...base, source: 'reported', text: 'Iemand zag hem in de coffeeshop.' })
  await resident.write(makeStatementRoute, { ...base, source: 'observed', text: 'Hij hoestte aan de telefoon.' })
  const state = await resident.state()
  expect(state.appointments[0]?.settled).toEqual({
    outcome: 'missed',
    reason: 'illness',
    on: app.today(),
    textId: null,
  })
  expect(state.statements.map(({ source, reporter }) => [source, reporter])).toEqual([
    ['reported', 'other'],
    ['observed', null],
  ])
})

test('seed1 C18: a wish is kept, and a plan that says something else does not overwrite it', async () => {
  const resident = await reported(klantmanager)
  const wish = 'Ik wil een massagesalon beginnen.'
  await resident.write(makeStatementRoute, { domain: 'wishes', nature: 'wish', source: 'said', text: wish })
  await resident.write(makePlanRoute, planOf(app.today(), { goal: 'Een baan in de zorg.', goalKind: 'work' }))
  const { statements } = await resident.state()
  const { texts } = await resident.page()
  expect(statements.map(({ nature, source, textId }) => [nature, source, texts[textId]])).toEqual([
    ['wish', 'said', wish],
  ])
  const { summary } = await klantmanager.call(draftSummary, { params: { dossierId: resident.dossierId } })
  expect(summary).toContain(wish)
})

test('seed3 22: helpers and hindrances in the network stand in the profile beside each other', async () => {
  const resident = await reported(klantmanager)
  const base = { domain: 'network', source: 'said' } as const
  const helper = 'Haar partner helpt met dag en nacht.'
  const hindrance = 'Haar ouders vinden een baan te min.'
  await resident.write(makeStatementRoute, { ...base, nature: 'strength', text: helper })
  await resident.write(makeStatementRoute, { ...base, nature: 'obstacle', text: hindrance })
  const { statements } = await resident.state()
  expect(statements.map(({ domain, nature }) => [domain, nature])).toEqual([
    ['network', 'strength'],
    ['network', 'obstacle'],
  ])
  const { summary } = await klantmanager.call(draftSummary, { params: { dossierId: resident.dossierId } })
  expect(summary.indexOf(helper)).toBeGreaterThan(-1)
  expect(summary.indexOf(helper)).toBeLessThan(summary.indexOf(hindrance))
})
