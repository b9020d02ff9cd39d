import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addStandIn, listReads } from '../../src/api/access.ts'
import { acceptHandoverRoute, offerHandoverRoute } from '../../src/api/handover.ts'
import { recordOutflowRoute } from '../../src/api/outflow.ts'
import { exportRadar, getRadar, getRadarWorkers, resumeRoute, snoozeRoute } from '../../src/api/radar.ts'
import { addDays } from '../../src/core/day.ts'
import { type Client, createTestApp, type TestApp, TODAY } from '../kit.ts'
import { during, radar } from '../radar.ts'
import { guided, reported } from '../resident.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

const newWorker = async (town = app.amsterdam): Promise<Client> => app.as(await town.hire(['case-manager']))
const on = (day: string, work: () => Promise<void>) => during(app, day, work)

describe('who may be left in peace', () => {
  test('is put away with a date and a reason, shows in the timeline, and comes back on that date', async () => {
    const worker = await newWorker()
    const resident = await reported(worker)
    await resident.write(snoozeRoute, { untilOn: '2026-12-10', reason: 'treatment', text: 'Opgenomen.' })
    expect(await radar(worker)).toEqual([])
    const { items, snoozed, onRadar } = await worker.call(getRadar, { query: { snoozed: 'only' } })
    expect([snoozed, onRadar]).toEqual([1, 0])
    expect(items).toMatchObject([
      { snooze: { untilOn: '2026-12-10', reason: 'treatment' }, lines: [{ reason: 'no-next-date' }] },
    ])
    const { events, texts } = await resident.page()
    const event = events.at(-1)
    expect(event).toMatchObject({ kind: 'radar-snoozed', untilOn: '2026-12-10', reason: 'treatment' })
    expect(event?.kind === 'radar-snoozed' && event.textId ? texts[event.textId] : '').toBe('Opgenomen.')
    await on('2026-12-09', async () => expect(await radar(worker)).toEqual([]))
    await on('2026-12-10', async () => {
      expect(await radar(worker)).toHaveLength(1)
      expect((await worker.call(getRadar)).snoozed).toBe(0)
    })
  })

  test('is put back by hand, once', async () => {
    const worker = await newWorker()
    const resident = await reported(worker)
    await resident.write(snoozeRoute, { untilOn: '2026-12-10', reason: 'agreed' })
    await resident.write(resumeRoute, {})
    expect(await radar(worker)).toHaveLength(1)
    expect((await resident.refusal(resumeRoute, {})).code).toBe('radar.not-snoozed')
    expect((await resident.events()).map(({ kind }) => kind).slice(-2)).toEqual(['radar-snoozed', 'radar-resumed'])
  })

  test('still shows for what happens after that day', async () => {
    const worker = await newWorker()
    const resident = await guided(worker, TODAY, { nextContactOn: TODAY })
    await on('2026-11-24', async () => {
      expect(await radar(worker)).toHaveLength(1)
      await resident.write(snoozeRoute, { untilOn: '2027-03-01', reason: 'agreed' })
      expect(await radar(worker)).toEqual([])
    })
    await on('2026-11-30', async () => {
      await resident.write(offerHandoverRoute, { toTeamId: app.amsterdam.south, summary: 'Kent de buurt.' })
      expect(await radar(worker)).toEqual([[resident.dossierId, 'handover 2026-11-30']])
      // Whoever takes over decides anew.
      const taker = app.as(app.amsterdam.neighbour)
      await resident.seenBy(taker).write(acceptHandoverRoute, {})
      expect((await radar(taker)).map(([id]) => id)).toContain(resident.dossierId)
    })
  })

  test('for an answer of somebody is put away with whose answer that is, which the radar says', async () => {
    const worker = await newWorker()
    const resident = await reported(worker)
    const snoozes = async () =>
      (await worker.call(getRadar, { query: { snoozed: 'only' } })).items.map(({ snooze }) => snooze)
    await resident.write(snoozeRoute, { untilOn: '2026-12-01', reason: 'answer-awaited', awaitedFrom: 'employer' })
    expect(await snoozes()).toEqual([{ untilOn: '2026-12-01', reason: 'answer-awaited', awaitedFrom: 'employer' }])
    expect((await resident.state()).snooze).toMatchObject({ awaitedFrom: 'employer' })
    // What is asked of one reason is not kept of another.
    await resident.write(snoozeRoute, { untilOn: '2026-12-08', reason: 'treatment', awaitedFrom: 'care' })
    expect(await snoozes()).toEqual([{ untilOn: '2026-12-08', reason: 'treatment', awaitedFrom: null }])
  })

  test.each([
    ['radar.snooze-past', { untilOn: TODAY, reason: 'agreed' }, '/untilOn'],
    ['radar.snooze-too-long', { untilOn: addDays(TODAY, 367), reason: 'agreed' }, '/untilOn'],
    ['radar.words-missing', { untilOn: '2026-12-01', reason: 'other' }, '/text'],
    ['radar.whom-missing', { untilOn: '2026-12-01', reason: 'answer-awaited' }, '/awaitedFrom'],
    ['radar.words-missing', { untilOn: '2026-12-01', reason: 'answer-awaited', awaitedFrom: 'other' }, '/text'],
  ] as const)('is refused with clear words: %s', async (code, body, pointer) => {
    const resident = await reported(await newWorker())
    expect(await resident.refusal(snoozeRoute, body)).toMatchObject({ code, errors: [{ pointer }] })
    expect((await resident.events()).length).toBe(1)
  })

  test('is not put away in a closed dossier', async () => {
    const resident = await reported(await newWorker())
    await resident.write(recordOutflowRoute, { on: TODAY, reason: '03' })
    const refusal = await resident.refusal(snoozeRoute, { untilOn: '2026-12-01', reason: 'agreed' })
    expect(refusal.code).toBe('dossier.closed')
  })
})

describe('for a team lead', () => {
  test('the radar is of the team, narrowed to one worker, with counts for each worker by name', async () => {
    const team = [app.weert.north]
    const lead = app.as(await app.weert.hire(['team-lead'], team))
    const [anna, bert] = [await newWorker(app.weert), await newWorker(app.weert)]
    const of = async (worker: Client) => reported(worker)
    const [first] = [await of(bert), await of(bert), await of(anna)]
    await reported(app.as(app.weert.of('income-consultant')))
    await first.write(snoozeRoute, { untilOn: '2027-01-01', reason: 'agreed' })
    await on('2026-12-10', async () => {
      const { items } = await lead.call(getRadarWorkers, { query: { place: 'team' } })
      expect(items.map(({ name }) => name)).toEqual([
        ...[anna.worker.name, bert.worker.name].toSorted((a, b) => a.localeCompare(b, 'nl')),
        null,
      ])
      const byId = new Map(items.map((item) => [item.workerId, item]))
      expect(byId.get(bert.worker.workerId)).toMatchObject({ open: 2, onRadar: 1, snoozed: 1 })
      expect(byId.get(anna.worker.workerId)).toMatchObject({ open: 1, onRadar: 1, reasons: { 'no-next-date': 1 } })
      expect(byId.get(null)).toMatchObject({ open: 1, onRadar: 1 })
      const query = { place: 'team', ownerId: bert.worker.workerId } as const
      expect(await radar(lead, query)).toHaveLength(1)
      const all = await lead.call(getRadar, { query: { place: 'team' } })
      expect([all.onRadar, all.reasons['no-next-date'], all.place]).toEqual([3, 3, 'team'])
      expect(await radar(lead, { place: 'team', owner: 'none' })).toHaveLength(1)
    })
  })

  test('a case manager gets no wider than their own, and a stand-in sees the absent one’s for so long', async () => {
    const [absent, standIn] = [await newWorker(), await newWorker()]
    const resident = await reported(absent)
    expect(await radar(standIn, { place: 'municipality' })).toEqual([])
    const days = { fromOn: TODAY, untilOn: '2026-11-27' }
    const body = { absentWorkerId: absent.worker.workerId, workerId: standIn.worker.workerId, ...days }
    await app.as(app.amsterdam.of('team-lead')).call(addStandIn, { body })
    expect(await radar(standIn)).toEqual([[resident.dossierId, `no-next-date ${TODAY}`]])
    await resident.seenBy(standIn).write(snoozeRoute, { untilOn: '2026-11-26', reason: 'agreed' })
    await on('2026-11-28', async () => expect(await radar(standIn)).toEqual([]))
  })
})

test('the file holds what the list shows, a column for each reason with its day, and each person is in the read log', async () => {
  const worker = await newWorker()
  const resident = await reported(worker, { familyName: 'Uit Beeld' })
  const lines = (await worker.call(exportRadar, { query: { language: 'nl' } })).trim().split('\r\n')
  expect(lines).toHaveLength(2)
  expect(lines[0]).toContain('Te lang geen gesprek')
  expect(lines[1]).toContain('Uit Beeld')
  expect(lines[1]).toContain(TODAY)
  await worker.call(getRadar)
  const { items } = await app.as(app.amsterdam.of('privacy-officer')).call(listReads, {
    query: { workerId: worker.worker.workerId },
  })
  expect(items.map(({ what, dossierId }) => [what, dossierId])).toEqual(
    expect.arrayContaining([
      ['export', resident.dossierId],
      ['radar', null],
    ]),
  )
})
