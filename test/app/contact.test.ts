import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getToday } from '../../src/api/attention.ts'
import { makeAppointmentRoute, noteContactRoute, settleAppointmentRoute } from '../../src/api/contact.ts'
import { withdrawEventRoute } from '../../src/api/dossier.ts'
import { moveAppointmentRoute } from '../../src/api/series.ts'
import { type Client, createTestApp, type OpenDossier, type TestApp } from '../kit.ts'
import { guided, reported, talk } from '../resident.ts'

let app: TestApp
let klantmanager: Client
beforeAll(async () => {
  app = await createTestApp()
  klantmanager = app.as(app.amsterdam.of('case-manager'))
})
afterAll(() => app.close())

/** Makes an appointment and gives its id. */
async function appointment(resident: OpenDossier, startsAt: string): Promise<string> {
  await resident.write(makeAppointmentRoute, { startsAt, minutes: 30, place: 'office' })
  return (await resident.state()).appointments.at(-1)?.appointmentId ?? ''
}

describe('a note', () => {
  test('brings somebody in sight, and sets the next date', async () => {
    const resident = await guided(klantmanager, app.today())
    await talk(resident, 'Ze heeft de huisarts gesproken.', '2026-12-10')
    expect(await resident.state()).toMatchObject({
      lastContactOn: app.today(),
      nextContactOn: '2026-12-10',
      contactCount: 1,
    })
  })

  test('keeps the next date that still lies ahead, and asks one where there is none', async () => {
    const planned = await guided(klantmanager, app.today())
    await planned.write(noteContactRoute, { text: 'Kort gebeld.', channel: 'phone' })
    expect((await planned.state()).nextContactOn).toBe('2026-12-07')
    const fresh = await reported(klantmanager)
    const problem = await fresh.refusal(noteContactRoute, { text: 'Kort gebeld.', channel: 'phone' })
    expect(problem).toMatchObject({ code: 'plan.next-contact-missing', errors: [{ pointer: '/nextContactOn' }] })
  })

  test.each(['letter', 'tried'] as const)('by "%s" is kept, and brings nobody back in sight', async (channel) => {
    const resident = await guided(klantmanager, app.today())
    await resident.write(noteContactRoute, { text: 'Geen gehoor.', channel })
    expect(await resident.state()).toMatchObject({ lastContactOn: null, contactCount: 0 })
    expect((await resident.events()).at(-1)).toMatchObject({ kind: 'contact-noted', channel })
  })

  test('of an earlier day does not make somebody look less recently seen', async () => {
    const resident = await guided(klantmanager, app.today())
    await talk(resident, 'Vandaag.')
    await resident.write(noteContactRoute, { text: 'Nog van vorige week.', channel: 'talk', on: '2026-11-16' })
    expect((await resident.state()).lastContactOn).toBe('2026-11-23')
  })

  test('of a day that has yet to come is an appointment, and is refused', async () => {
    const resident = await guided(klantmanager, app.today())
    const problem = await resident.refusal(noteContactRoute, { text: 'Straks.', channel: 'talk', on: '2026-11-24' })
    expect(problem).toMatchObject({ code: 'contact.in-future', errors: [{ pointer: '/on' }] })
  })

  test('is trimmed, and an empty one is refused', async () => {
    const resident = await guided(klantmanager, app.today())
    await talk(resident, '  Kwam langs.  ')
    expect(Object.values((await resident.page()).texts)).toContain('Kwam langs.')
    expect((await resident.refusal(noteContactRoute, { text: '   ', channel: 'talk' })).errors?.[0]?.pointer).toBe(
      '/text',
    )
  })
})

describe('an appointment', () => {
  test('stands on Vandaag on its day, by the clock of Amsterdam, and not on the day before or after', async () => {
    const worker = await app.amsterdam.hire(['case-manager'])
    const resident = await reported(app.as(worker))
    await appointment(resident, '2026-11-24T00:15:00+01:00')
    await appointment(resident, '2026-11-24T23:45:00+01:00')
    const onDay = async (day: string) => {
      app.travelTo(day)
      return (await app.as(worker).call(getToday)).appointments.map(({ startsAt }) => startsAt)
    }
    expect(await onDay('2026-11-23')).toEqual([])
    expect(await onDay('2026-11-24')).toEqual(['2026-11-23T23:15:00.000Z', '2026-11-24T22:45:00.000Z'])
    expect(await onDay('2026-11-25')).toEqual([])
    app.travelTo('2026-11-23')
  })

  test('that is kept counts as contact on the day it was held, whenever that is written down', async () => {
    const resident = await guided(klantmanager, app.today())
    const appointmentId = await appointment(resident, '2026-11-24T10:00:00+01:00')
    app.travelTo('2026-11-27')
    await resident.write(settleAppointmentRoute, { outcome: 'kept', text: 'Goed gesprek.' }, { appointmentId })
    expect(await resident.state()).toMatchObject({ lastContactOn: '2026-11-24', contactCount: 1 })
    app.travelTo('2026-11-23')
  })

  test('can be cancelled beforehand, but was neither kept nor missed before its day', async () => {
    const resident = await guided(klantmanager, app.today())
    const appointmentId = await appointment(resident, '2026-11-25T10:00:00+01:00')
    for (const outcome of ['kept', 'missed'] as const)
      expect((await resident.refusal(settleAppointmentRoute, { outcome }, { appointmentId })).code).toBe(
        'contact.appointment-not-yet',
      )
    await resident.write(settleAppointmentRoute, { outcome: 'cancelled', reason: 'work' }, { appointmentId })
    expect((await resident.state()).appointments.at(-1)?.settled).toMatchObject({
      outcome: 'cancelled',
      reason: 'work',
    })
  })

  test('ends once; a wrong outcome is withdrawn and then told anew', async () => {
    const resident = await guided(klantmanager, app.today())
    const appointmentId = await appointment(resident, '2026-11-23T10:00:00+01:00')
    await resident.write(settleAppointmentRoute, { outcome: 'missed' }, { appointmentId })
    expect((await resident.refusal(settleAppointmentRoute, { outcome: 'kept' }, { appointmentId })).code).toBe(
      'contact.appointment-settled',
    )
    await resident.write(withdrawEventRoute, { reason: 'not-true' }, { seq: resident.version })
    await resident.write(settleAppointmentRoute, { outcome: 'kept' }, { appointmentId })
    expect((await resident.state()).appointments.at(-1)?.settled?.outcome).toBe('kept')
  })

  test('in the past, or with somebody who does not work here, is refused', async () => {
    const resident = await guided(klantmanager, app.today())
    const base = { minutes: 30, place: 'office' } as const
    const past = await resident.refusal(makeAppointmentRoute, { ...base, startsAt: '2026-11-22T23:30:00+01:00' })
    const workerId = app.weert.of('case-manager').workerId
    const stranger = await resident.refusal(makeAppointmentRoute, {
      ...base,
      startsAt: '2026-11-25T10:00:00Z',
      workerId,
    })
    expect([past.code, stranger.code]).toEqual(['contact.appointment-past', 'access.unknown-worker'])
  })

  test('can be made for a colleague, and then stands on the colleague’s Vandaag', async () => {
    const colleague = await app.amsterdam.hire(['case-manager'])
    const resident = await guided(klantmanager, app.today())
    const input = {
      startsAt: '2026-11-23T15:00:00+01:00',
      minutes: 45,
      place: 'home',
      visitPurpose: 'support',
      workerId: colleague.workerId,
    } as const
    await resident.write(makeAppointmentRoute, input)
    const { appointments } = await app.as(colleague).call(getToday)
    expect(appointments).toMatchObject([{ dossierId: resident.dossierId, minutes: 45, place: 'home', outcome: null }])
  })

  test('of another dossier cannot be settled in this one', async () => {
    const [one, other] = [await guided(klantmanager, app.today()), await guided(klantmanager, app.today())]
    const appointmentId = await appointment(one, '2026-11-23T10:00:00+01:00')
    const problem = await other.refusal(settleAppointmentRoute, { outcome: 'kept' }, { appointmentId })
    expect(problem).toMatchObject({ status: 404, code: 'contact.appointment-not-found' })
  })
})

describe('seed0 V20: three times not there without a word is something else than a polite call', () => {
  test('each absence keeps whether there was notice, and its own reason', async () => {
    const absent = await guided(klantmanager, app.today(), { nextContactOn: '2026-12-31' })
    const polite = await guided(klantmanager, app.today(), { nextContactOn: '2026-12-31' })
    for (const day of ['2026-11-24', '2026-12-01', '2026-12-08']) {
      const appointmentId = await appointment(absent, `${day}T10:00:00+01:00`)
      app.travelTo(day)
      await absent.write(settleAppointmentRoute, { outcome: 'missed' }, { appointmentId })
    }
    const called = await appointment(polite, '2026-12-09T10:00:00+01:00')
    const words = { outcome: 'cancelled', reason: 'childcare', text: 'Belde op tijd: haar kind is ziek.' } as const
    await polite.write(settleAppointmentRoute, words, { appointmentId: called })

    const settled = async (resident: OpenDossier) =>
      (await resident.state()).appointments.map((one) => [one.settled?.outcome, one.settled?.reason])
    expect(await settled(absent)).toEqual(Array.from({ length: 3 }, () => ['missed', 'unknown']))
    expect(await settled(polite)).toEqual([['cancelled', 'childcare']])
    expect(Object.values((await polite.page()).texts)).toContain('Belde op tijd: haar kind is ziek.')
    app.travelTo('2026-11-23')
  })

  test('an absence says nothing about unwillingness: there is no such reason', async () => {
    const resident = await guided(klantmanager, app.today())
    const appointmentId = await appointment(resident, '2026-11-23T10:00:00+01:00')
    const reason = 'unwilling' as never
    const problem = await resident.refusal(settleAppointmentRoute, { outcome: 'missed', reason }, { appointmentId })
    expect(problem).toMatchObject({ status: 400, errors: [{ pointer: '/reason' }] })
  })

  test('being kept waiting by the municipality itself is told as such', async () => {
    const resident = await guided(klantmanager, app.today())
    const appointmentId = await appointment(resident, '2026-11-23T10:00:00+01:00')
    await resident.write(settleAppointmentRoute, { outcome: 'cancelled', reason: 'municipality' }, { appointmentId })
    expect((await resident.state()).appointments[0]?.settled?.reason).toBe('municipality')
  })
})

test('an appointment that would be the next contact beyond the norm asks why, and one in a wrong year is refused', async () => {
  const resident = await reported(app.as(app.amsterdam.of('case-manager')))
  const at = (day: string, more: object = {}) => ({
    startsAt: `${day}T10:00:00Z`,
    minutes: 30,
    place: 'office' as const,
    ...more,
  })
  expect(await resident.refusal(makeAppointmentRoute, at('2100-01-01'))).toMatchObject({
    code: 'contact.appointment-far',
    errors: [{ pointer: '/startsAt' }],
  })
  const far = '2027-08-02'
  expect((await resident.refusal(makeAppointmentRoute, at(far))).code).toBe('plan.norm-reason-missing')
  const unlisted = await resident.refusal(makeAppointmentRoute, at(far, { deviation: { code: 'made-up' } }))
  expect(unlisted.errors).toMatchObject([{ pointer: '/deviation/code' }])
  await resident.write(makeAppointmentRoute, at(far, { deviation: { code: 'own-wish' } }))
  expect((await resident.events()).at(-1)).toMatchObject({ kind: 'appointment-made', deviationCode: 'own-wish' })
  await resident.write(makeAppointmentRoute, at('2026-11-30'))
  // Seen in time: what comes later hides nobody.
  await resident.write(makeAppointmentRoute, at('2027-09-02'))
  const moved = { appointmentId: (await resident.state()).appointments[0]?.appointmentId ?? '' }
  expect((await resident.refusal(moveAppointmentRoute, { startsAt: '2100-01-01T10:00:00Z' }, moved)).code).toBe(
    'contact.appointment-far',
  )
})

test('a note settles the appointment of its day that it tells of, and no other', async () => {
  const resident = await guided(klantmanager, app.today())
  const today = await appointment(resident, '2026-11-23T10:00:00+01:00')
  const tomorrow = await appointment(resident, '2026-11-24T10:00:00+01:00')
  const noted = { text: 'Ze kwam.', channel: 'talk' } as const
  const other = await resident.refusal(noteContactRoute, { ...noted, keptAppointmentId: tomorrow })
  expect(other.code).toBe('contact.appointment-not-found')
  const tried = await resident.refusal(noteContactRoute, { ...noted, channel: 'tried', keptAppointmentId: today })
  expect(tried.code).toBe('contact.appointment-not-found')
  await resident.write(noteContactRoute, { ...noted, keptAppointmentId: today })
  expect((await resident.state()).appointments.map(({ settled }) => settled?.outcome ?? null)).toEqual(['kept', null])
  expect((await resident.events()).slice(-2).map(({ kind }) => kind)).toEqual(['contact-noted', 'appointment-settled'])
  const twice = await resident.refusal(noteContactRoute, { ...noted, keptAppointmentId: today })
  expect(twice.code).toBe('contact.appointment-settled')
})
