import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { settleAppointmentRoute } from '../../src/api/contact.ts'
import { makeSeriesRoute, moveAppointmentRoute, weighMoments } from '../../src/api/series.ts'
import { dayInAmsterdam, timeInAmsterdam } from '../../src/core/day.ts'
import { type Client, createTestApp, type OpenDossier, type TestApp, TODAY } from '../kit.ts'
import { guided } from '../resident.ts'

let app: TestApp
let klantmanager: Client
beforeAll(async () => {
  app = await createTestApp()
  klantmanager = app.as(app.amsterdam.of('case-manager'))
})
afterAll(() => app.close())

const EVERY_SIX = { ends: 'after', everyWeeks: 6, times: 6 } as const
/** Ten o'clock in the winter in Amsterdam. */
const FIRST = { startsAt: '2026-11-30T09:00:00Z', minutes: 45, place: 'office' } as const

const appointments = async (resident: OpenDossier) => (await resident.state()).appointments
const moments = async (resident: OpenDossier) =>
  (await appointments(resident)).map(({ startsAt }) => {
    const at = new Date(startsAt)
    return `${dayInAmsterdam(at)} ${timeInAmsterdam(at)}`
  })

test('seed0 V5: every six weeks she reports what she did, each time checked on its own, for three quarters of a year', async () => {
  const resident = await guided(klantmanager, TODAY)
  await resident.write(makeSeriesRoute, { ...FIRST, text: 'Wat deed je voor je eigen zaak?', rhythm: EVERY_SIX })
  expect(await moments(resident)).toEqual([
    '2026-11-30 10:00',
    '2027-01-11 10:00',
    '2027-02-22 10:00',
    // Summer time has begun: the clock says the same.
    '2027-04-05 10:00',
    '2027-05-17 10:00',
    '2027-06-28 10:00',
  ])
  const [first, second] = await appointments(resident)
  expect(first?.seriesId).toBe(second?.seriesId)
  app.travelTo('2026-11-30')
  const kept = { outcome: 'kept', text: 'Naar de Kamer van Koophandel geweest.' } as const
  await resident.write(settleAppointmentRoute, kept, { appointmentId: first?.appointmentId ?? '' })
  const after = await appointments(resident)
  expect(after.map(({ settled }) => settled?.outcome ?? null)).toEqual(['kept', null, null, null, null, null])
  const { texts } = await resident.page()
  expect(texts[after[0]?.settled?.textId ?? '']).toBe('Naar de Kamer van Koophandel geweest.')
  app.travelTo(TODAY)
})

describe('a series', () => {
  test('runs until a day, that day included', async () => {
    const resident = await guided(klantmanager, TODAY)
    const rhythm = { ends: 'on', everyWeeks: 2, untilOn: '2026-12-28' } as const
    await resident.write(makeSeriesRoute, { ...FIRST, rhythm })
    expect(await moments(resident)).toEqual(['2026-11-30 10:00', '2026-12-14 10:00', '2026-12-28 10:00'])
  })

  test('of one, of too many, or that begins in the past is refused, and nothing is made', async () => {
    const resident = await guided(klantmanager, TODAY)
    const one = { ...FIRST, rhythm: { ends: 'on', everyWeeks: 6, untilOn: '2026-12-01' } } as const
    expect(await resident.refusal(makeSeriesRoute, one)).toMatchObject({
      code: 'series.too-few',
      errors: [{ pointer: '/rhythm/untilOn' }],
    })
    for (const times of [53, 1_000_000]) {
      const many = { ...FIRST, rhythm: { ends: 'after', everyWeeks: 1, times } } as const
      expect((await resident.refusal(makeSeriesRoute, many)).code).toBe('series.too-many')
    }
    const never = { ...FIRST, rhythm: { ends: 'after', everyWeeks: 1, times: -3 } } as const
    expect((await resident.refusal(makeSeriesRoute, never)).code).toBe('series.too-few')
    const past = { ...FIRST, startsAt: '2026-11-22T09:00:00Z', rhythm: EVERY_SIX }
    expect((await resident.refusal(makeSeriesRoute, past)).code).toBe('contact.appointment-past')
    const stranger = { ...FIRST, rhythm: EVERY_SIX, workerId: '00000000-0000-4000-8000-000000000000' }
    expect((await resident.refusal(makeSeriesRoute, stranger)).code).toBe('access.unknown-worker')
    expect(await appointments(resident)).toEqual([])
  })

  test('is moved one by one, or all that still lie ahead by as many days', async () => {
    const resident = await guided(klantmanager, TODAY)
    await resident.write(makeSeriesRoute, { ...FIRST, rhythm: { ...EVERY_SIX, times: 4 } })
    const [, second, third] = await appointments(resident)
    const alone = { appointmentId: third?.appointmentId ?? '' }
    await resident.write(moveAppointmentRoute, { startsAt: '2027-02-23T13:30:00Z' }, alone)
    expect((await moments(resident))[2]).toBe('2027-02-23 14:30')
    const rest = { startsAt: '2027-01-13T08:00:00Z', withSeries: true }
    await resident.write(moveAppointmentRoute, rest, { appointmentId: second?.appointmentId ?? '' })
    expect(await moments(resident)).toEqual([
      '2026-11-30 10:00',
      '2027-01-13 09:00',
      '2027-02-25 09:00',
      '2027-04-07 09:00',
    ])
    const back = { startsAt: '2026-11-20T08:00:00Z' }
    expect((await resident.refusal(moveAppointmentRoute, back, alone)).code).toBe('contact.appointment-past')
  })

  test('is given to a colleague, alone or with all that lie ahead, with or without another moment', async () => {
    const resident = await guided(klantmanager, TODAY)
    await resident.write(makeSeriesRoute, { ...FIRST, rhythm: { ...EVERY_SIX, times: 4 } })
    const [first, second, third] = await appointments(resident)
    const [me, other] = [klantmanager.worker.workerId, app.amsterdam.colleague.workerId]
    const to = (one: typeof first, more: object) =>
      resident.write(
        moveAppointmentRoute,
        { startsAt: one?.startsAt ?? '', workerId: other, ...more },
        { appointmentId: one?.appointmentId ?? '' },
      )
    await to(first, {})
    expect((await resident.events()).at(-1)).toMatchObject({ kind: 'appointment-reassigned', workerId: other })
    await to(third, { withSeries: true, startsAt: '2027-02-23T09:00:00Z' })
    expect((await appointments(resident)).map(({ workerId }) => workerId)).toEqual([other, me, other, other])
    expect((await moments(resident)).slice(2)).toEqual(['2027-02-23 10:00', '2027-04-06 10:00'])
    const rows = await app.db
      .selectFrom('appointment_row')
      .select('worker_id')
      .where('dossier_id', '=', resident.dossierId)
      .orderBy('starts_at')
      .execute()
    expect(rows.map(({ worker_id }) => worker_id)).toEqual([other, me, other, other])
    const stranger = { startsAt: second?.startsAt ?? '', workerId: '00000000-0000-4000-8000-000000000000' }
    const refused = await resident.refusal(moveAppointmentRoute, stranger, {
      appointmentId: second?.appointmentId ?? '',
    })
    expect(refused.code).toBe('access.unknown-worker')
  })

  test('is cancelled one by one, or all that still lie ahead; what was before stays', async () => {
    const resident = await guided(klantmanager, TODAY)
    await resident.write(makeSeriesRoute, { ...FIRST, rhythm: { ...EVERY_SIX, times: 4 } })
    const [, second, third] = await appointments(resident)
    const cancelled = { outcome: 'cancelled', reason: 'work' } as const
    await resident.write(settleAppointmentRoute, cancelled, { appointmentId: second?.appointmentId ?? '' })
    const all = { ...cancelled, withSeries: true }
    await resident.write(settleAppointmentRoute, all, { appointmentId: third?.appointmentId ?? '' })
    const outcomes = (await appointments(resident)).map(({ settled }) => settled?.outcome ?? null)
    expect(outcomes).toEqual([null, 'cancelled', 'cancelled', 'cancelled'])
    const moving = { startsAt: '2027-02-24T09:00:00Z' }
    const settled = { appointmentId: third?.appointmentId ?? '' }
    expect((await resident.refusal(moveAppointmentRoute, moving, settled)).code).toBe('contact.appointment-settled')
    const rows = await app.db
      .selectFrom('appointment_row')
      .select('outcome')
      .where('dossier_id', '=', resident.dossierId)
      .orderBy('starts_at')
      .execute()
    expect(rows.map(({ outcome }) => outcome)).toEqual(outcomes)
  })

  test('tells beforehand which of its days are closed and which meet another appointment', async () => {
    const resident = await guided(klantmanager, TODAY)
    await resident.write(makeSeriesRoute, {
      ...FIRST,
      startsAt: '2026-12-02T09:00:00Z',
      rhythm: { ...EVERY_SIX, times: 2 },
    })
    const asked = ['2026-12-02T09:30:00.000Z', '2026-12-25T09:00:00.000Z', '2026-12-09T09:00:00.000Z']
    const { moments: weighed } = await klantmanager.call(weighMoments, { body: { moments: asked, minutes: 30 } })
    expect(weighed.map(({ overlaps, closed }) => [overlaps.length, closed?.kind ?? null])).toEqual([
      [1, null],
      [0, 'holiday'],
      [0, null],
    ])
  })
})
