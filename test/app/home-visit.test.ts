import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeAgendaFeed, weighMoment } from '../../src/api/agenda.ts'
import { getToday } from '../../src/api/attention.ts'
import { makeAppointmentRoute, settleAppointmentRoute } from '../../src/api/contact.ts'
import { moveAppointmentRoute } from '../../src/api/series.ts'
import { at, DAY } from '../contact-day.ts'
import { type Client, createTestApp, type TestApp } from '../kit.ts'
import { during } from '../radar.ts'
import { reported } from '../resident.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

const newWorker = async (): Promise<Client> => app.as(await app.amsterdam.hire(['case-manager']))

describe('a home visit', () => {
  const visit = { startsAt: at('14:00'), minutes: 60, place: 'home' } as const

  test('says why it is made, and stands in the agenda of both', async () => {
    const [worker, colleague] = [await newWorker(), await newWorker()]
    const resident = await reported(worker)
    expect(await resident.refusal(makeAppointmentRoute, visit)).toMatchObject({
      code: 'contact.visit-purpose-missing',
      errors: [{ pointer: '/visitPurpose' }],
    })
    const secondWorkerId = colleague.worker.workerId
    await resident.write(makeAppointmentRoute, { ...visit, visitPurpose: 'acquaintance', secondWorkerId })
    expect((await resident.state()).appointments).toMatchObject([{ visitPurpose: 'acquaintance', secondWorkerId }])
    const { address } = await colleague.call(makeAgendaFeed)
    expect(await (await app.hono.request(address)).text()).toContain('SUMMARY:Afspraak\\, huisbezoek')
    const busy = { startsAt: at('14:30'), minutes: 30, withWorkerId: secondWorkerId }
    const { overlaps } = await worker.call(weighMoment, { query: busy })
    expect(overlaps.map(({ workerId }) => workerId)).toEqual([null, secondWorkerId])
    await during(app, DAY, async () => {
      const { appointments } = await colleague.call(getToday)
      expect(appointments).toMatchObject([
        { dossierId: resident.dossierId, withName: worker.worker.name, isInReach: false },
      ])
      expect((await worker.call(getToday)).appointments).toMatchObject([
        { withName: colleague.worker.name, isInReach: true },
      ])
    })
  })

  test('that is moved or cancelled is so for both; who has no part in the dossier then sees no name', async () => {
    const [worker, colleague] = [await newWorker(), await newWorker()]
    const resident = await reported(worker)
    const secondWorkerId = colleague.worker.workerId
    await resident.write(makeAppointmentRoute, { ...visit, visitPurpose: 'support', secondWorkerId })
    const appointmentId = (await resident.state()).appointments[0]?.appointmentId ?? ''
    await resident.write(moveAppointmentRoute, { startsAt: at('16:00') }, { appointmentId })
    await during(app, DAY, async () => {
      const { appointments } = await colleague.call(getToday)
      expect(appointments).toMatchObject([{ startsAt: '2026-12-02T15:00:00.000Z', birthDate: null }])
      await resident.write(settleAppointmentRoute, { outcome: 'cancelled', reason: 'illness' }, { appointmentId })
      expect((await colleague.call(getToday)).appointments).toEqual([])
      expect((await worker.call(getToday)).appointments).toMatchObject([{ outcome: 'cancelled' }])
    })
  })

  test('is made by two different people, both of them at work here', async () => {
    const worker = await newWorker()
    const resident = await reported(worker)
    const pair = (secondWorkerId: string) =>
      resident.refusal(makeAppointmentRoute, { ...visit, visitPurpose: 'support', secondWorkerId })
    expect(await pair(worker.worker.workerId)).toMatchObject({ code: 'contact.pair-same' })
    expect(await pair(app.weert.colleague.workerId)).toMatchObject({
      code: 'access.unknown-worker',
      errors: [{ pointer: '/secondWorkerId' }],
    })
  })
})
