import { afterAll, beforeAll, expect, test } from 'vitest'
import type * as z from 'zod'
import { getCaseload, getToday } from '../../src/api/attention.ts'
import { measureSelfRelianceRoute, recordFactsRoute } from '../../src/api/diagnosis.ts'
import { withdrawEventRoute } from '../../src/api/dossier.ts'
import { closeStepRoute, makePlanRoute } from '../../src/api/plan.ts'
import { getPolicy } from '../../src/api/policy.ts'
import { addDays } from '../../src/core/day.ts'
import { changeBetween, factSeries, selfRelianceSeries, stepsDone } from '../../src/core/measurement.ts'
import { type Client, createTestApp, type OpenDossier, type TestApp } from '../kit.ts'
import { planOf, reported } from '../resident.ts'

let app: TestApp
let klantmanager: Client
beforeAll(async () => {
  app = await createTestApp()
  klantmanager = app.as(app.amsterdam.of('case-manager'))
})
afterAll(() => app.close())

type Facts = Omit<z.input<typeof recordFactsRoute.body>, 'version'>

const rung = (value: string, on?: string): Facts => ({
  source: 'judged',
  facts: [{ key: 'participationLevel', value }],
  ...(on ? { on } : {}),
})

/** Closes every open step of the plan as done. */
async function doSteps(resident: OpenDossier): Promise<void> {
  const { plan } = await resident.state()
  for (const { stepId } of plan?.steps ?? []) await resident.write(closeStepRoute, { outcome: 'done' }, { stepId })
}

test('a measurement has its day and who measured; an earlier day joins the series and leaves what is known now', async () => {
  const resident = await reported(klantmanager)
  await resident.write(recordFactsRoute, rung('social-contacts'))
  await resident.write(recordFactsRoute, rung('isolated', '2026-03-01'))
  const series = factSeries(await resident.events(), 'participationLevel')
  expect(series.map(({ on, value, actorId }) => [on, value, actorId])).toEqual([
    ['2026-03-01', 'isolated', klantmanager.worker.workerId],
    [app.today(), 'social-contacts', klantmanager.worker.workerId],
  ])
  expect((await resident.state()).facts.participationLevel).toMatchObject({ value: 'social-contacts', on: app.today() })
})

test('a measurement of a day that has yet to come, or before the birth, is refused in words', async () => {
  const resident = await reported(klantmanager, { birthDate: '1990-05-12' })
  const levels = [{ domain: 'finances', level: 3 }]
  const early = await resident.refusal(recordFactsRoute, rung('isolated', '1989-01-01'))
  expect(early.errors?.[0]).toMatchObject({ pointer: '/on', code: 'before-birth' })
  expect(early.errors?.[0]?.detail).toContain('geboortedatum')
  const late = await resident.refusal(recordFactsRoute, rung('isolated', addDays(app.today(), 1)))
  expect(late.errors?.[0]).toMatchObject({ pointer: '/on', code: 'future' })
  const selfEarly = await resident.refusal(measureSelfRelianceRoute, { source: 'judged', levels, on: '1989-01-01' })
  expect(selfEarly.errors?.[0]).toMatchObject({ pointer: '/on', code: 'before-birth' })
})

test('who was measured once, and not again within the term, is counted on Vandaag and listed in the caseload', async () => {
  const due = async () => {
    const list = await klantmanager.call(getCaseload, { query: { measured: 'due', limit: 200 } })
    const { measureCount } = await klantmanager.call(getToday)
    expect(measureCount).toBe(list.total)
    return list.items.map(({ dossierId }) => dossierId)
  }
  const never = await reported(klantmanager)
  const resident = await reported(klantmanager)
  // Twice a year: half a year ago to the day is still within the term.
  await resident.write(recordFactsRoute, rung('isolated', '2026-05-23'))
  expect(await due()).not.toContain(resident.dossierId)
  await resident.write(measureSelfRelianceRoute, {
    source: 'judged',
    on: '2026-05-01',
    levels: [{ domain: 'finances', level: 2 }],
  })
  expect(await due()).toContain(resident.dossierId)
  expect(await due()).not.toContain(never.dossierId)
  await resident.write(measureSelfRelianceRoute, { source: 'judged', levels: [{ domain: 'housing', level: 3 }] })
  expect(await due()).not.toContain(resident.dossierId)
  const events = await resident.events()
  const last = events.findLast(({ kind }) => kind === 'self-reliance-measured')
  await resident.write(withdrawEventRoute, { reason: 'not-true' }, { seq: String(last?.seq) })
  expect(await due()).toContain(resident.dossierId)
})

test('self-reliance is a level and a note per life domain; the note is erasable text and not in the event', async () => {
  const resident = await reported(klantmanager)
  const note = 'Hij opent zijn post nu zelf.'
  await resident.write(measureSelfRelianceRoute, {
    source: 'judged',
    on: '2026-05-01',
    levels: [{ domain: 'finances', level: 2 }],
  })
  await resident.write(measureSelfRelianceRoute, {
    source: 'judged',
    levels: [
      { domain: 'finances', level: 3, note },
      { domain: 'housing', level: 5 },
    ],
  })
  const { events, texts } = await resident.page()
  const series = selfRelianceSeries(events)
  expect(series.get('finances')?.map(({ on, value }) => [on, value])).toEqual([
    ['2026-05-01', 2],
    [app.today(), 3],
  ])
  expect(series.get('housing')).toHaveLength(1)
  expect(texts[series.get('finances')?.[1]?.textId ?? '']).toBe(note)
  expect(JSON.stringify(events)).not.toContain(note)
})

test('a level outside 1 to 5, a domain that is not there and a domain twice are refused', async () => {
  const resident = await reported(klantmanager)
  const refusal = (levels: { domain: string; level: number }[]) =>
    resident.refusal(measureSelfRelianceRoute, { source: 'judged', levels })
  expect((await refusal([{ domain: 'finances', level: 6 }])).errors?.[0]?.pointer).toBe('/levels/0/level')
  expect((await refusal([{ domain: 'religion', level: 3 }])).errors?.[0]).toMatchObject({
    pointer: '/levels/0/domain',
    code: 'unknown',
  })
  const twice = [3, 4].map((level) => ({ domain: 'finances', level }))
  expect((await refusal(twice)).errors?.[0]).toMatchObject({ pointer: '/levels/1/domain' })
})

test('self-reliance has its own parts of life, not the subjects of a talk; what was measured under those stays', async () => {
  const { lifeDomains, selfRelianceDomains } = await klantmanager.call(getPolicy, {})
  expect(selfRelianceDomains).toHaveLength(13)
  expect(lifeDomains.map(({ key }) => key)).toContain('wishes')
  const resident = await reported(klantmanager)
  const measure = (domain: string) => ({ source: 'judged' as const, levels: [{ domain, level: 4 }] })
  const refused = await resident.refusal(measureSelfRelianceRoute, measure('wishes'))
  expect(refused.errors?.[0]).toMatchObject({ pointer: '/levels/0/domain', code: 'unknown' })
  for (const domain of ['basic-adl', 'substance-use', 'household-relations', 'justice', 'mental-health'])
    await resident.write(measureSelfRelianceRoute, measure(domain))
  expect([...selfRelianceSeries(await resident.events()).keys()]).toHaveLength(5)
  const sensitive = selfRelianceDomains.filter(({ isSensitive }) => isSensitive).map(({ key }) => key)
  expect(sensitive).toEqual(['mental-health', 'physical-health', 'substance-use', 'justice'])
})

test('a measurement that was wrong is withdrawn and leaves the series', async () => {
  const resident = await reported(klantmanager)
  await resident.write(measureSelfRelianceRoute, { source: 'judged', levels: [{ domain: 'finances', level: 1 }] })
  const seq = (await resident.events()).findLast(({ kind }) => kind === 'self-reliance-measured')?.seq ?? 0
  await resident.write(withdrawEventRoute, { reason: 'typing-error' }, { seq })
  expect(selfRelianceSeries(await resident.events()).size).toBe(0)
})

test('without a norm of its own a municipality measures twice a year', async () => {
  expect((await klantmanager.call(getPolicy, {})).measureAgainMonths).toBe(6)
})

test('seed4 T17: the dentist and being there at nine three times a week count, though the rung stays', async () => {
  const resident = await reported(klantmanager)
  await resident.write(recordFactsRoute, rung('isolated', '2026-06-01'))
  const steps = ['Naar de tandarts.', 'Drie keer in de week om negen uur in het centrum zijn.'].map(
    (text) => ({ text, by: 'resident', dueOn: addDays(app.today(), 14) }) as const,
  )
  await resident.write(makePlanRoute, planOf(app.today(), { goalKind: 'health', steps }))
  await doSteps(resident)
  await resident.write(recordFactsRoute, rung('isolated'))
  const { events, texts } = await resident.page()
  const [before, after] = factSeries(events, 'participationLevel')
  if (!before || !after) throw new Error('two measurements were made')
  expect(changeBetween(before, after).direction).toBe('same')
  expect(stepsDone(events).map(({ on, textId }) => [on, texts[textId ?? '']])).toEqual(
    steps.map(({ text }) => [app.today(), text]),
  )
})

test('seed1 C19: cutting the hedge together is a step of the plan like any other, and counts once it is done', async () => {
  const resident = await reported(klantmanager)
  const text = 'Samen bij de bewoner thuis de heg snoeien.'
  const steps = [{ text, by: 'worker', dueOn: addDays(app.today(), 7) }] as const
  await resident.write(makePlanRoute, planOf(app.today(), { goalKind: 'care', steps: [...steps] }))
  expect(stepsDone(await resident.events())).toEqual([])
  await doSteps(resident)
  const { events, texts } = await resident.page()
  expect(stepsDone(events).map(({ textId }) => texts[textId ?? ''])).toEqual([text])
})

test('seed1 C20: an internship at the hairdresser is a result: a step that was done, and a rise on the ladder', async () => {
  const resident = await reported(klantmanager)
  await resident.write(recordFactsRoute, rung('social-contacts', '2026-08-01'))
  const text = 'Stage bij een kapper.'
  const steps = [{ text, by: 'resident', dueOn: addDays(app.today(), 14) }] as const
  await resident.write(makePlanRoute, planOf(app.today(), { goalKind: 'learning', steps: [...steps] }))
  await doSteps(resident)
  await resident.write(recordFactsRoute, rung('unpaid-work'))
  const { events } = await resident.page()
  const [before, after] = factSeries(events, 'participationLevel')
  if (!before || !after) throw new Error('two measurements were made')
  expect(changeBetween(before, after)).toEqual({ direction: 'up', by: 2 })
  expect(stepsDone(events)).toHaveLength(1)
})
