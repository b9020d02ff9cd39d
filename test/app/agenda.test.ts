import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getAgendaFeed, getAgendaWeek, makeAgendaFeed, weighMoment, withdrawAgendaFeed } from '../../src/api/agenda.ts'
import { getCaseload } from '../../src/api/attention.ts'
import { makeAppointmentRoute, settleAppointmentRoute } from '../../src/api/contact.ts'
import { recordOutflowRoute } from '../../src/api/outflow.ts'
import { type Client, createTestApp, type OpenDossier, type TestApp } from '../kit.ts'
import { reported, talk } from '../resident.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp({ limits: { agendaPerMinute: 60 } })
})
afterAll(() => app.close())

const newWorker = async (): Promise<Client> => app.as(await app.amsterdam.hire(['case-manager']))

async function appointment(resident: OpenDossier, startsAt: string, minutes = 30): Promise<string> {
  await resident.write(makeAppointmentRoute, {
    startsAt,
    minutes,
    place: 'home',
    visitPurpose: 'support',
    text: 'Over de schulden.',
  })
  return (await resident.state()).appointments.at(-1)?.appointmentId ?? ''
}

/** Reads an address as a calendar does: without a session. */
const read = (address: string): Promise<Response> => Promise.resolve(app.hono.request(address))

describe('a feed', () => {
  test('gives the appointments of one worker, and names nobody', async () => {
    const worker = await newWorker()
    const resident = await reported(worker, { familyName: 'Geheimpjes' })
    await appointment(resident, '2026-11-24T10:00:00+01:00')
    await appointment(await reported(await newWorker()), '2026-11-24T12:00:00+01:00')
    const { address } = await worker.call(makeAgendaFeed)
    const response = await read(address)
    const text = await response.text()
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(response.headers.get('cache-control')).toContain('no-store')
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1)
    expect(text).toContain('DTSTART:20261124T090000Z')
    const { dossierNumber } = await resident.state()
    for (const secret of ['Geheimpjes', 'Toos', dossierNumber, resident.dossierId, 'schulden', worker.worker.name])
      expect(text).not.toContain(secret)
  })

  test('leaves out what was cancelled and who has left, and keeps what is past for a month', async () => {
    const worker = await newWorker()
    const [cancelled, left, kept] = [await reported(worker), await reported(worker), await reported(worker)]
    const appointmentId = await appointment(cancelled, '2026-11-24T10:00:00+01:00')
    await cancelled.write(settleAppointmentRoute, { outcome: 'cancelled' }, { appointmentId })
    await appointment(left, '2026-11-24T11:00:00+01:00')
    await left.write(recordOutflowRoute, { on: app.today(), reason: '03' })
    await appointment(kept, '2026-11-24T12:00:00+01:00')
    const { address } = await worker.call(makeAgendaFeed)
    const count = async () => (await (await read(address)).text()).match(/BEGIN:VEVENT/g)?.length ?? 0
    expect(await count()).toBe(1)
    app.travelTo('2026-12-20')
    expect(await count()).toBe(1)
    app.travelTo('2027-01-20')
    expect(await count()).toBe(0)
    app.travelTo('2026-11-23')
  })

  test('has a secret that the database does not hold', async () => {
    const worker = await newWorker()
    const { address } = await worker.call(makeAgendaFeed)
    const token = /\.([\w-]+)\.ics$/.exec(address)?.[1] ?? ''
    expect(token.length).toBeGreaterThan(40)
    const rows = await app.db.selectFrom('agenda_feed').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(app.logLines.join('\n')).not.toContain(token)
  })

  test('is gone when it is withdrawn, made anew, or its worker is no longer there', async () => {
    const worker = await newWorker()
    expect(await worker.call(getAgendaFeed)).toEqual({ madeOn: null })
    const first = await worker.call(makeAgendaFeed)
    expect(await worker.call(getAgendaFeed)).toEqual({ madeOn: app.today() })
    const second = await worker.call(makeAgendaFeed)
    expect([(await read(first.address)).status, (await read(second.address)).status]).toEqual([404, 200])
    await worker.call(withdrawAgendaFeed)
    expect((await read(second.address)).status).toBe(404)
    expect(await worker.call(getAgendaFeed)).toEqual({ madeOn: null })

    const third = await worker.call(makeAgendaFeed)
    const { workerId } = worker.worker
    await app.db.updateTable('worker').set({ is_active: false }).where('worker_id', '=', workerId).execute()
    expect((await read(third.address)).status).toBe(404)
  })

  test('of another municipality is not found by the same secret', async () => {
    const { address } = await (await newWorker()).call(makeAgendaFeed)
    expect((await read(address.replace('GM0363', 'GM0988'))).status).toBe(404)
    for (const file of ['x.ics', 'GM0363.kort.ics', `GM0363.${'a'.repeat(43)}.ics`])
      expect((await read(`http://localhost:3000/agenda/${file}`)).status).toBe(404)
  })

  test('can be read so often, and no more', async () => {
    const narrow = await createTestApp({ limits: { agendaPerMinute: 2 } })
    const statuses: number[] = []
    for (let times = 0; times < 3; times++)
      statuses.push((await narrow.hono.request('http://localhost:3000/agenda/x.ics')).status)
    expect(statuses).toEqual([404, 404, 429])
    await narrow.close()
  })
})

describe('a moment', () => {
  const advice = (worker: Client, startsAt: string, minutes = 30) =>
    worker.call(weighMoment, { query: { startsAt, minutes } })

  test('that shares time with an own appointment is told, and can still be taken', async () => {
    const worker = await newWorker()
    const resident = await reported(worker)
    await appointment(resident, '2026-11-24T10:00:00+01:00', 60)
    const starts = async (startsAt: string) => (await advice(worker, startsAt)).overlaps.map((one) => one.startsAt)
    expect(await starts('2026-11-24T10:45:00+01:00')).toEqual(['2026-11-24T09:00:00.000Z'])
    expect(await starts('2026-11-24T09:45:00+01:00')).toHaveLength(1)
    // The one begins where the other ends.
    expect(await starts('2026-11-24T11:00:00+01:00')).toEqual([])
    expect(await starts('2026-11-24T09:30:00+01:00')).toEqual([])
    await appointment(resident, '2026-11-24T10:45:00+01:00')
    expect((await resident.state()).appointments).toHaveLength(2)
  })

  test('is compared with one’s own appointments only, and with those that still stand', async () => {
    const worker = await newWorker()
    const resident = await reported(worker)
    const appointmentId = await appointment(resident, '2026-11-25T10:00:00+01:00')
    expect((await advice(await newWorker(), '2026-11-25T10:00:00+01:00')).overlaps).toEqual([])
    await resident.write(settleAppointmentRoute, { outcome: 'cancelled' }, { appointmentId })
    expect((await advice(worker, '2026-11-25T10:00:00+01:00')).overlaps).toEqual([])
  })

  test('on a closed day is told with the name of the day, by the calendar of Amsterdam', async () => {
    const worker = await newWorker()
    const closed = async (startsAt: string) => (await advice(worker, startsAt)).closed
    expect(await closed('2026-12-25T10:00:00+01:00')).toMatchObject({ kind: 'holiday', nl: 'eerste kerstdag' })
    expect(await closed('2026-11-28T10:00:00+01:00')).toEqual({ kind: 'weekend' })
    expect(await closed('2026-11-27T23:30:00Z')).toEqual({ kind: 'weekend' })
    expect(await closed('2026-11-24T10:00:00+01:00')).toBeNull()
    const resident = await reported(worker)
    await appointment(resident, '2026-12-25T10:00:00+01:00')
    expect((await resident.state()).appointments).toHaveLength(1)
  })
})

describe('a week of the agenda', () => {
  const names = (days: readonly { appointments: readonly { person: { name: string } | null }[] }[]) =>
    days.map(({ appointments }) => appointments.map(({ person }) => person?.name ?? null))

  test('has appointments by day, what is due on a day, and the days that are closed', async () => {
    const worker = await newWorker()
    const resident = await reported(worker)
    await appointment(resident, '2026-12-22T10:00:00+01:00')
    await appointment(resident, '2026-12-28T10:00:00+01:00')
    const cancelled = await appointment(resident, '2026-12-23T10:00:00+01:00')
    await resident.write(settleAppointmentRoute, { outcome: 'cancelled' }, { appointmentId: cancelled })
    await talk(resident, 'Gesproken.', '2026-12-21')
    const { days, workers, workerId } = await worker.call(getAgendaWeek, { query: { on: '2026-12-24' } })
    expect([workerId, workers.map((one) => one.workerId)]).toEqual([worker.worker.workerId, [worker.worker.workerId]])
    expect(days.map(({ on }) => on)).toEqual(
      ['21', '22', '23', '24', '25', '26', '27'].map((date) => `2026-12-${date}`),
    )
    const { name } = (await worker.call(getCaseload)).items[0] ?? {}
    expect(names(days)).toEqual([[], [name], [], [], [], [], []])
    expect(days[0]?.terms).toContainEqual({
      kind: 'next-contact',
      person: expect.objectContaining({ dossierId: resident.dossierId, name }),
    })
    expect(days[4]?.closed).toMatchObject({ kind: 'holiday', nl: 'eerste kerstdag' })
    expect(days[6]?.closed).toEqual({ kind: 'weekend' })
    // This week, when no day is asked.
    expect((await worker.call(getAgendaWeek)).days[0]?.on).toBe('2026-11-23')
  })

  test('has a visit in a pair for both, and names a resident beyond reach for who goes along, each such look logged', async () => {
    const [worker, stranger] = [await newWorker(), app.as(app.amsterdam.neighbour)]
    const resident = await reported(worker)
    const visit = { place: 'home', visitPurpose: 'support', secondWorkerId: stranger.worker.workerId } as const
    await resident.write(makeAppointmentRoute, { startsAt: '2027-01-12T10:00:00+01:00', minutes: 60, ...visit })
    const own = await worker.call(getAgendaWeek, { query: { on: '2027-01-12' } })
    expect(own.days[1]?.appointments[0]).toMatchObject({ withName: stranger.worker.name, place: 'home' })
    const far = await stranger.call(getAgendaWeek, { query: { on: '2027-01-12' } })
    const seen = far.days[1]?.appointments[0]
    expect(seen).toMatchObject({ withName: worker.worker.name, person: { dossierNumber: '', birthDate: null } })
    expect(seen?.person?.name).toBe(own.days[1]?.appointments[0]?.person?.name)
    const looks = await app.db
      .selectFrom('read_log')
      .select(['purpose', 'dossier_id', 'subjects'])
      .where('what', '=', 'agenda')
      .where('worker_id', '=', stranger.worker.workerId)
      .execute()
    expect(looks).toContainEqual({ purpose: 'taking-part', dossier_id: resident.dossierId, subjects: 1 })
  })

  test('of a worker of the team is for the team lead, logged as such; of another team or for a colleague it is not', async () => {
    const worker = await newWorker()
    await appointment(await reported(worker), '2026-11-24T10:00:00+01:00')
    const lead = app.as(app.amsterdam.of('team-lead'))
    const query = { workerId: worker.worker.workerId }
    const { days, workers } = await lead.call(getAgendaWeek, { query })
    expect(days[1]?.appointments).toMatchObject([{ person: { name: expect.any(String) } }])
    expect(workers.map(({ workerId }) => workerId)).toContain(worker.worker.workerId)
    const far = app.amsterdam.neighbour.workerId
    expect(workers.map(({ workerId }) => workerId)).not.toContain(far)
    expect((await lead.refusal(getAgendaWeek, { query: { workerId: far } })).code).toBe('access.denied')
    expect((await (await newWorker()).refusal(getAgendaWeek, { query })).code).toBe('access.denied')
    const nobody = { workerId: '00000000-0000-4000-8000-000000000000' }
    expect((await lead.refusal(getAgendaWeek, { query: nobody })).code).toBe('access.unknown-worker')
    const looks = await app.db
      .selectFrom('read_log')
      .select(['purpose', 'subjects'])
      .where('what', '=', 'agenda')
      .where('worker_id', '=', lead.worker.workerId)
      .execute()
    expect(looks).toEqual([{ purpose: 'quality', subjects: 1 }])
  })
})
