import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addStandIn } from '../../src/api/access.ts'
import { getToday } from '../../src/api/attention.ts'
import { makeAppointmentRoute, settleAppointmentRoute } from '../../src/api/contact.ts'
import { startIntakeRoute, suspendIntakeRoute } from '../../src/api/intake.ts'
import { closeStepRoute, makePlanRoute } from '../../src/api/plan.ts'
import { snoozeRoute } from '../../src/api/radar.ts'
import { addDays } from '../../src/core/day.ts'
import { type Client, createTestApp, type TestApp } from '../kit.ts'
import { during, radar } from '../radar.ts'
import { guided, planOf, reported, talk } from '../resident.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

const newWorker = async (town = app.amsterdam): Promise<Client> => app.as(await town.hire(['case-manager']))

describe('Vandaag', () => {
  test('shows appointments by time, and what became of them', async () => {
    const worker = await newWorker()
    const resident = await reported(worker)
    for (const startsAt of ['2026-11-23T15:00:00+01:00', '2026-11-23T09:30:00+01:00'])
      await resident.write(makeAppointmentRoute, { startsAt, minutes: 30, place: 'office' })
    const [first] = (await worker.call(getToday)).appointments
    await resident.write(settleAppointmentRoute, { outcome: 'kept' }, { appointmentId: first?.appointmentId ?? '' })
    const { appointments } = await worker.call(getToday)
    expect(appointments.map(({ startsAt, outcome }) => [startsAt, outcome])).toEqual([
      ['2026-11-23T08:30:00.000Z', 'kept'],
      ['2026-11-23T14:00:00.000Z', null],
    ])
    expect(appointments[0]?.version).toBe(resident.version)
  })

  test('shows terms that end within two weeks or have ended, the oldest first, each with what it is', async () => {
    const worker = await newWorker(app.leidschendam)
    await reported(worker, {}, { reportedOn: '2026-11-10' })
    const resident = await reported(worker)
    await resident.write(makePlanRoute, {
      ...planOf(app.today()),
      steps: [
        { text: 'Eerste.', by: 'resident', dueOn: addDays(app.today(), 14) },
        { text: 'Later.', by: 'resident', dueOn: addDays(app.today(), 15) },
      ],
      promises: [{ text: 'Zonder dag.' }, { text: 'Met dag.', dueOn: addDays(app.today(), 1) }],
      nextContactOn: addDays(app.today(), 9),
    })
    const { terms, termCount } = await worker.call(getToday)
    expect(terms.map(({ kind, dueOn }) => [kind, dueOn])).toEqual([
      ['intake', '2026-11-17'],
      ['promise', '2026-11-24'],
      ['intake', '2026-11-30'],
      ['next-contact', '2026-12-02'],
      ['step', '2026-12-07'],
    ])
    expect(termCount).toBe(5)
  })

  test('lets a term go once it is met', async () => {
    const worker = await newWorker()
    const resident = await guided(worker, app.today(), { promises: [] })
    const stepId = (await resident.state()).plan?.steps[0]?.stepId ?? ''
    await resident.write(closeStepRoute, { outcome: 'dropped' }, { stepId })
    await talk(resident, 'Gesproken.', '2027-01-15')
    expect((await worker.call(getToday)).terms).toEqual([])
  })

  test('does not count down the term of the first talk while a medical judgement is awaited', async () => {
    const worker = await newWorker(app.leidschendam)
    const resident = await reported(worker)
    expect((await worker.call(getToday)).terms.map(({ kind }) => kind)).toEqual(['intake'])
    await resident.write(startIntakeRoute, {})
    await resident.write(suspendIntakeRoute, {})
    expect((await worker.call(getToday)).terms).toEqual([])
  })

  test('shows who is longest out of sight, as the radar does: not who was put away, nor who was spoken to in time', async () => {
    const worker = await newWorker()
    const seen = await reported(worker, {}, { reportedOn: '2026-01-01' })
    await talk(seen, 'Gesproken.', '2026-12-01')
    const recent = await reported(worker, {}, { reportedOn: '2026-11-01' })
    const never = await reported(worker, {}, { reportedOn: '2026-03-01' })
    const away = await reported(worker, {}, { reportedOn: '2026-02-01' })
    await away.write(snoozeRoute, { untilOn: '2026-12-24', reason: 'treatment' })
    const { silent, caseloadCount } = await worker.call(getToday)
    expect(silent.map(({ dossierId, unseenOn, spokenOn }) => [dossierId, unseenOn, spokenOn])).toEqual([
      [never.dossierId, '2026-03-01', null],
      [recent.dossierId, '2026-11-01', null],
    ])
    expect(silent.map(({ dossierId }) => dossierId)).toEqual((await radar(worker)).map(([dossierId]) => dossierId))
    expect(caseloadCount).toBe(4)
  })

  test('shows an appointment of an earlier day whose outcome nobody recorded, and the radar too, until it is settled', async () => {
    const worker = await newWorker()
    const resident = await guided(worker, app.today(), { nextContactOn: '2027-02-01' })
    await resident.write(makeAppointmentRoute, { startsAt: '2026-11-23T15:00:00+01:00', minutes: 30, place: 'office' })
    const open = async () => (await worker.call(getToday)).unsettled
    expect([await open(), await radar(worker, { reason: 'outcome-missing' })]).toEqual([[], []])
    await during(app, '2026-11-24', async () => {
      const [row] = await open()
      expect(row).toMatchObject({ dossierId: resident.dossierId, outcome: null, version: resident.version })
      expect(await radar(worker, { reason: 'outcome-missing' })).toEqual([
        [resident.dossierId, 'outcome-missing 2026-11-23'],
      ])
      await resident.write(settleAppointmentRoute, { outcome: 'kept' }, { appointmentId: row?.appointmentId ?? '' })
      expect([await open(), await radar(worker, { reason: 'outcome-missing' })]).toEqual([[], []])
    })
  })

  test('counts who has no owner in the worker’s own team', async () => {
    const worker = await newWorker(app.weert)
    const before = (await worker.call(getToday)).unownedCount
    await reported(app.as(app.weert.of('income-consultant')))
    expect((await worker.call(getToday)).unownedCount).toBe(before + 1)
    expect((await app.as(app.weert.neighbour).call(getToday)).unownedCount).toBe(0)
  })

  test('shows nothing of somebody else’s, and nothing of a new worker’s empty caseload', async () => {
    const today = await (await newWorker(app.weert)).call(getToday)
    expect(today).toMatchObject({
      today: app.today(),
      appointments: [],
      terms: [],
      termCount: 0,
      unsettled: [],
      silent: [],
      caseloadCount: 0,
      handovers: [],
    })
  })

  test('shows the caseload of somebody whom the worker stands in for, as long as that lasts', async () => {
    const [absent, standIn] = [await newWorker(), await newWorker()]
    const resident = await reported(absent)
    const days = { fromOn: '2026-11-23', untilOn: '2026-11-27' }
    const body = { absentWorkerId: absent.worker.workerId, workerId: standIn.worker.workerId, ...days }
    await app.as(app.amsterdam.of('team-lead')).call(addStandIn, { body })
    const ids = async () => (await standIn.call(getToday)).silent.map(({ dossierId }) => dossierId)
    expect(await ids()).toEqual([resident.dossierId])
    app.travelTo('2026-11-28')
    expect(await ids()).toEqual([])
    app.travelTo('2026-11-23')
  })
})

test('seed3 12: a silent client shows on Vandaag by the day they were last spoken to, not those who call often', async () => {
  const worker = await newWorker()
  const silent = await guided(worker, app.today(), { nextContactOn: '2027-05-20' })
  const calling = await guided(worker, app.today(), { nextContactOn: '2027-05-20' })
  await talk(silent, 'Alles rustig.')
  app.travelTo('2027-05-26')
  await talk(calling, 'Belde weer.', '2027-09-01')
  const rows = (await worker.call(getToday)).silent
  expect(rows.map(({ dossierId, spokenOn, lines }) => [dossierId, spokenOn, lines[0]?.reason])).toEqual([
    [silent.dossierId, '2026-11-23', 'silent'],
  ])
  app.travelTo('2026-11-23')
})
