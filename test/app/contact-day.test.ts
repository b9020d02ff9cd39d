import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeAgendaFeed, weighMoment } from '../../src/api/agenda.ts'
import { makeAppointmentRoute } from '../../src/api/contact.ts'
import { getContactDay, listContactDays, planContactDay } from '../../src/api/contact-day.ts'
import { getInvitations, invitePeople, listCandidates } from '../../src/api/contact-day-invite.ts'
import { recordOutflowRoute } from '../../src/api/outflow.ts'
import { addDays } from '../../src/core/day.ts'
import { at, bodyOf, DAY, dayOf, invite, planned } from '../contact-day.ts'
import { type Client, createTestApp, type OpenDossier, type TestApp, TODAY } from '../kit.ts'
import { during } from '../radar.ts'
import { guided, reported, talk } from '../resident.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

const newWorker = async (): Promise<Client> => app.as(await app.amsterdam.hire(['case-manager']))

describe('a contact day', () => {
  test('is planned with place, hours and workers, and stands in their list and agenda once', async () => {
    const worker = await newWorker()
    const colleague = await newWorker()
    const contactDayId = await planned(worker, { theme: 'Meedoen', seatsPerQuarter: 2 }, [
      worker.worker,
      colleague.worker,
    ])
    const people = [await reported(worker), await reported(worker), await reported(worker)]
    await invite(worker, contactDayId, people)
    const { items } = await colleague.call(listContactDays)
    expect(items).toMatchObject([
      { contactDayId, heldOn: DAY, theme: 'Meedoen', counts: { invited: 3, walkedIn: 0, states: { expected: 3 } } },
    ])
    const { address } = await colleague.call(makeAgendaFeed)
    const text = await (await app.hono.request(address)).text()
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1)
    expect(text).toContain('DTSTART:20261202T083000Z')
    expect(text).not.toMatch(/Meedoen|Huis van de Wijk|Toos/)
    const { overlaps } = await colleague.call(weighMoment, { query: { startsAt: at('11:45'), minutes: 30 } })
    expect(overlaps).toMatchObject([{ place: 'neighbourhood', workerId: null }])
  })

  test.each([
    ['in the past', { startsAt: at('09:30', '2026-11-20'), endsAt: at('12:00', '2026-11-20') }, 'contact-day.past'],
    ['that ends before it starts', { endsAt: at('09:00') }, 'contact-day.ends-before-start'],
    [
      'on a holiday',
      { startsAt: at('09:30', '2026-12-25'), endsAt: at('12:00', '2026-12-25') },
      'contact-day.closed-day',
    ],
    [
      'on a Saturday',
      { startsAt: at('09:30', '2026-12-05'), endsAt: at('12:00', '2026-12-05') },
      'contact-day.closed-day',
    ],
    [
      'with somebody who does not exist',
      { workerIds: ['00000000-0000-4000-8000-000000000000'] },
      'access.unknown-worker',
    ],
    ['for a team that is not theirs', { teamId: '00000000-0000-4000-8000-000000000000' }, 'request.invalid'],
    ['with a round whose purpose is not said', { kind: 'round' as const }, 'contact-day.purpose-missing'],
  ])('%s is refused in words', async (_what, change, code) => {
    const worker = await newWorker()
    const problem = await worker.refusal(planContactDay, { body: bodyOf([worker.worker], change) })
    expect(problem).toMatchObject({ code })
    expect(problem.errors?.length).toBeGreaterThan(0)
  })

  test('on a closed day can be meant', async () => {
    const worker = await newWorker()
    const hours = { startsAt: at('09:30', '2026-12-05'), endsAt: at('12:00', '2026-12-05') }
    const contactDayId = await planned(worker, { ...hours, isClosedDayMeant: true })
    expect((await dayOf(worker, contactDayId)).heldOn).toBe('2026-12-05')
  })

  test('is seen by who works on it or leads its team, and by nobody else', async () => {
    const worker = await newWorker()
    const contactDayId = await planned(worker)
    const lead = app.as(app.amsterdam.of('team-lead'))
    expect((await dayOf(lead, contactDayId)).contactDayId).toBe(contactDayId)
    for (const other of [await newWorker(), app.as(app.amsterdam.otherLead), app.as(app.weert.of('team-lead'))]) {
      expect(await other.refusal(getContactDay, { params: { contactDayId } })).toMatchObject({
        code: 'contact-day.not-found',
      })
      expect((await other.call(listContactDays)).items.map((one) => one.contactDayId)).not.toContain(contactDayId)
    }
  })
})

describe('inviting', () => {
  test('chooses from one’s own work with the filters of the caseload, the longest not spoken to first', async () => {
    const worker = await newWorker()
    const [near, far, seen] = [
      await reported(worker, { postcode: '3561 AB', street: 'Dreef', houseNumber: '1', city: 'Utrecht' }),
      await reported(worker, { postcode: '3571 AB' }),
      await guided(worker, TODAY),
    ]
    await talk(seen, 'Gesproken.', addDays(TODAY, 20))
    await reported(await newWorker())
    await during(app, '2027-11-30', async () => {
      const hours = { startsAt: at('09:30', '2027-12-01'), endsAt: at('12:00', '2027-12-01') }
      const contactDayId = await planned(worker, hours)
      const found = async (query = {}) =>
        (await worker.call(listCandidates, { params: { contactDayId }, query })).items.map((one) => one.dossierId)
      expect((await found({ silentDays: 365 })).toSorted()).toEqual(
        [near, far, seen].map(({ dossierId }) => dossierId).toSorted(),
      )
      expect(await found({ silentDays: 400 })).toEqual([])
      expect(await found({ district: '3561' })).toEqual([near.dossierId])
    })
  })

  test('gives seats by the quarter, makes an appointment each, and tells who has no address', async () => {
    const worker = await newWorker()
    const contactDayId = await planned(worker, { seatsPerQuarter: 1, endsAt: at('10:00') })
    const home = { street: 'Dreef', houseNumber: '1', postcode: '3561 AB', city: 'Utrecht' }
    const [one, two] = [await reported(worker, home), await reported(worker)]
    const { invited, withoutAddress } = await invite(worker, contactDayId, [one, two])
    expect([invited, withoutAddress.map(({ dossierId }) => dossierId)]).toEqual([2, [two.dossierId]])
    const { appointments } = await two.state()
    expect(appointments).toMatchObject([
      { startsAt: '2026-12-02T08:45:00.000Z', minutes: 15, place: 'neighbourhood', contactDayId },
    ])
    const letters = await worker.call(getInvitations, { params: { contactDayId } })
    expect(letters.items).toMatchObject([{ dossierId: one.dossierId, startsAt: '2026-12-02T08:30:00.000Z' }])
    expect(letters.withoutAddress).toMatchObject([{ dossierId: two.dossierId }])
    const third = await reported(worker)
    const refused = { params: { contactDayId }, body: { dossierIds: [third.dossierId] } }
    expect(await worker.refusal(invitePeople, refused)).toMatchObject({
      code: 'contact-day.full',
      facts: { free: 0, asked: 1 },
    })
    expect((await third.state()).appointments).toEqual([])
  })

  test('never asks somebody twice, leaves nobody half invited, and keeps to one’s own work', async () => {
    const worker = await newWorker()
    const contactDayId = await planned(worker)
    const [one, two, gone] = [await reported(worker), await reported(worker), await reported(worker)]
    const foreign = await reported(await newWorker())
    await gone.write(recordOutflowRoute, { on: app.today(), reason: '03' })
    await invite(worker, contactDayId, [one])
    const refused = (people: readonly OpenDossier[]) =>
      worker.refusal(invitePeople, {
        params: { contactDayId },
        body: { dossierIds: people.map(({ dossierId }) => dossierId) },
      })
    expect(await refused([two, one])).toMatchObject({ code: 'contact-day.already-listed' })
    expect(await refused([two, foreign])).toMatchObject({ code: 'contact-day.out-of-reach', facts: { count: 1 } })
    expect(await refused([two, gone])).toMatchObject({ code: 'dossier.closed' })
    expect((await two.state()).appointments).toEqual([])
    const { items } = await worker.call(listCandidates, { params: { contactDayId }, query: {} })
    expect(items.find(({ dossierId }) => dossierId === one.dossierId)?.isListed).toBe(true)
  })

  test('shows another appointment of the resident on that day', async () => {
    const worker = await newWorker()
    const resident = await reported(worker)
    await resident.write(makeAppointmentRoute, { startsAt: at('10:00'), minutes: 30, place: 'office' })
    const contactDayId = await planned(worker)
    const { items } = await worker.call(listCandidates, { params: { contactDayId }, query: {} })
    expect(items).toMatchObject([{ appointmentAt: '2026-12-02T09:00:00.000Z' }])
  })

  test('keeps every look at the people of a day', async () => {
    const worker = await newWorker()
    const contactDayId = await planned(worker)
    const resident = await reported(worker, { street: 'Dreef', houseNumber: '1', city: 'Utrecht' })
    await invite(worker, contactDayId, [resident])
    await worker.call(getInvitations, { params: { contactDayId } })
    await dayOf(worker, contactDayId)
    const looks = await app.db
      .selectFrom('read_log')
      .select(['dossier_id', 'subjects'])
      .where('what', '=', 'contact-day')
      .where('worker_id', '=', worker.worker.workerId)
      .execute()
    expect(looks).toEqual([
      { dossier_id: resident.dossierId, subjects: 1 },
      { dossier_id: null, subjects: 1 },
    ])
  })
})
