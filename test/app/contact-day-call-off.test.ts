import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeAgendaFeed } from '../../src/api/agenda.ts'
import { getToday } from '../../src/api/attention.ts'
import { makeAppointmentRoute, settleAppointmentRoute } from '../../src/api/contact.ts'
import { finishContactDay, markPerson } from '../../src/api/contact-day.ts'
import { callOffContactDay, changeContactDay } from '../../src/api/contact-day-change.ts'
import { getInvitations, invitePeople, listCandidates } from '../../src/api/contact-day-invite.ts'
import { verify } from '../../src/db/rebuild.ts'
import { at, bodyOf, DAY, dayOf, invite, mark, noted, planned, states } from '../contact-day.ts'
import { type Client, createTestApp, type OpenDossier, type TestApp, TODAY } from '../kit.ts'
import { during, radar } from '../radar.ts'
import { guided, reported } from '../resident.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

const newWorker = async (): Promise<Client> => app.as(await app.amsterdam.hire(['case-manager']))
const LATER = '2026-12-09'
const callOff = (worker: Client, contactDayId: string, body: object = {}) =>
  worker.call(callOffContactDay, { params: { contactDayId }, body: { reason: 'workers', revision: 0, ...body } })
const home = { street: 'Dreef', houseNumber: '1', postcode: '3561 AB', city: 'Utrecht' }

describe('calling a day off', () => {
  test('cancels for everybody who is expected, with notice and without a no-show, and asks a new date for them', async () => {
    const worker = await newWorker()
    const contactDayId = await planned(worker)
    const [one, two] = [await reported(worker, home), await guided(worker, TODAY, { nextContactOn: '2026-12-30' })]
    const own = await reported(worker)
    await invite(worker, contactDayId, [one, two, own])
    await mark(worker, contactDayId, own, { to: 'cancelled', reason: 'illness' })
    const { kind: _kind, ...day } = bodyOf([worker.worker])
    const changing = { ...day, revision: 1 }
    const note = 'Het gebouw is dicht.'
    expect(await callOff(worker, contactDayId, { reason: 'place', note })).toEqual({ cancelled: 2 })
    const settled = async (resident: OpenDossier) => (await resident.state()).appointments[0]?.settled
    expect(await settled(one)).toMatchObject({ outcome: 'cancelled', reason: 'municipality' })
    expect(await settled(own)).toMatchObject({ outcome: 'cancelled', reason: 'illness' })
    expect((await one.state()).noShows).toEqual([])
    const { terms } = await worker.call(getToday)
    const waiting = terms.filter(({ kind }) => kind === 'called-off').map(({ dossierId }) => dossierId)
    expect(waiting.toSorted()).toEqual([one.dossierId, two.dossierId].toSorted())
    expect(await dayOf(worker, contactDayId)).toMatchObject({
      cancelReason: 'place',
      cancelNote: note,
      finishedAt: null,
    })
    const { items } = await worker.call(getInvitations, { params: { contactDayId } })
    expect(items.map(({ dossierId }) => dossierId)).toEqual([one.dossierId])
    await during(app, DAY, async () => {
      const onRadar = Object.fromEntries((await radar(worker)).map(([id, ...lines]) => [id, lines.join()]))
      expect(onRadar[one.dossierId]).toContain('no-next-date')
      expect(Object.values(onRadar).join()).not.toContain('missed')
      const body = { dossierId: one.dossierId, revision: 0, to: 'absent' } as const
      for (const refused of [
        await worker.refusal(markPerson, { params: { contactDayId }, body }),
        await worker.refusal(finishContactDay, { params: { contactDayId } }),
        await worker.refusal(invitePeople, { params: { contactDayId }, body: { dossierIds: [one.dossierId] } }),
        await worker.refusal(changeContactDay, { params: { contactDayId }, body: changing }),
      ])
        expect(refused).toMatchObject({ code: 'contact-day.called-off' })
      const next = await planned(worker, { startsAt: at('09:30', LATER), endsAt: at('12:00', LATER) })
      const query = { notReachedOn: contactDayId }
      const found = await worker.call(listCandidates, { params: { contactDayId: next }, query })
      expect(found.items).toHaveLength(3)
      await invite(worker, next, [one, two])
      expect((await worker.call(getToday)).terms.map(({ kind }) => kind)).not.toContain('called-off')
    })
  })

  test('leaves the agenda of its workers free', async () => {
    const worker = await newWorker()
    const contactDayId = await planned(worker)
    await callOff(worker, contactDayId)
    const { address } = await worker.call(makeAgendaFeed)
    expect(await (await app.hono.request(address)).text()).not.toContain('BEGIN:VEVENT')
  })

  test('half-way keeps who was spoken to, and waits for a talk that goes on', async () => {
    const worker = await newWorker()
    const contactDayId = await planned(worker)
    const [spoken, expected] = [await reported(worker), await reported(worker)]
    await invite(worker, contactDayId, [spoken, expected])
    await during(app, DAY, async () => {
      await mark(worker, contactDayId, spoken, { to: 'talking' })
      const body = { reason: 'other', revision: 0 } as const
      const params = { contactDayId }
      expect(await worker.refusal(callOffContactDay, { params, body })).toMatchObject({
        code: 'contact-day.reason-missing',
        errors: [{ pointer: '/note' }],
      })
      const said = { ...body, note: 'Brandalarm.' }
      expect(await worker.refusal(callOffContactDay, { params, body: said })).toMatchObject({
        code: 'contact-day.still-talking',
      })
      await noted(worker, contactDayId, spoken)
      expect(await callOff(worker, contactDayId, said)).toEqual({ cancelled: 1 })
      expect(await states(worker, contactDayId)).toMatchObject({ [spoken.dossierId]: 'spoken' })
      expect((await spoken.state()).appointments).toMatchObject([{ settled: { outcome: 'kept' } }])
      expect((await worker.call(getToday)).terms).toContainEqual(
        expect.objectContaining({ dossierId: expected.dossierId, kind: 'called-off', dueOn: DAY }),
      )
    })
  })
})

test('any appointment that the municipality calls off asks for a new one; one that the resident cancels does not', async () => {
  const worker = await newWorker()
  const [ours, theirs] = [await reported(worker), await reported(worker)]
  for (const [resident, reason] of [
    [ours, 'municipality'],
    [theirs, 'illness'],
  ] as const) {
    await resident.write(makeAppointmentRoute, { startsAt: at('10:00'), minutes: 30, place: 'office' })
    const appointmentId = (await resident.state()).appointments[0]?.appointmentId ?? ''
    await resident.write(settleAppointmentRoute, { outcome: 'cancelled', reason }, { appointmentId })
  }
  const asked = async () =>
    (await worker.call(getToday)).terms.filter(({ kind }) => kind === 'called-off').map(({ dossierId }) => dossierId)
  expect(await asked()).toEqual([ours.dossierId])
  await ours.write(makeAppointmentRoute, { startsAt: at('10:00', LATER), minutes: 30, place: 'office' })
  expect(await asked()).toEqual([])
})

test('after all these changes the journal and what lists read still agree', async () => {
  expect(await verify(app.db, 'GM0363')).toEqual([])
})
