import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeAgendaFeed } from '../../src/api/agenda.ts'
import { getToday } from '../../src/api/attention.ts'
import { finishContactDay, listContactDays } from '../../src/api/contact-day.ts'
import { callOffContactDay, changeContactDay, takeOffList } from '../../src/api/contact-day-change.ts'
import { getInvitations } from '../../src/api/contact-day-invite.ts'
import { verify } from '../../src/db/rebuild.ts'
import { at, bodyOf, DAY, dayOf, invite, mark, noted, planned } from '../contact-day.ts'
import { type Client, createTestApp, type Input, type OpenDossier, type TestApp, TODAY } from '../kit.ts'
import { during } from '../radar.ts'
import { reported } from '../resident.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

const newWorker = async (): Promise<Client> => app.as(await app.amsterdam.hire(['case-manager']))
const LATER = '2026-12-09'

type Change = Input<typeof changeContactDay>['body']

function changing(worker: Client, change: Partial<Change> = {}): Change {
  const { kind: _kind, teamId: _team, ...day } = bodyOf([worker.worker])
  return { ...day, revision: 0, ...change }
}
const change = (worker: Client, contactDayId: string, body: Partial<Change> = {}) =>
  worker.call(changeContactDay, { params: { contactDayId }, body: changing(worker, body) })
const unchanged = (worker: Client, contactDayId: string, body: Partial<Change> = {}) =>
  worker.refusal(changeContactDay, { params: { contactDayId }, body: changing(worker, body) })
const home = { street: 'Dreef', houseNumber: '1', postcode: '3561 AB', city: 'Utrecht' }
const startOf = async (resident: OpenDossier) => (await resident.state()).appointments.at(-1)?.startsAt

describe('changing a day', () => {
  test('gives another place, theme and workers; who dropped out has it in the agenda no more', async () => {
    const [worker, out, into] = [await newWorker(), await newWorker(), await newWorker()]
    const contactDayId = await planned(out, {}, [worker.worker, out.worker])
    const resident = await reported(out, home)
    await invite(out, contactDayId, [resident])
    const workerIds = [into.worker.workerId]
    const answer = await change(out, contactDayId, { place: 'Bibliotheek', theme: 'Meedoen', workerIds })
    expect(answer).toEqual({ revision: 1, moved: 1 })
    expect(await dayOf(out, contactDayId)).toMatchObject({ place: 'Bibliotheek', theme: 'Meedoen', workerIds })
    expect((await resident.state()).appointments).toMatchObject([{ workerId: into.worker.workerId }])
    expect((await worker.call(listContactDays)).items).toEqual([])
    const { address } = await into.call(makeAgendaFeed)
    expect(await (await app.hono.request(address)).text()).toContain('BEGIN:VEVENT')
    const { items } = await out.call(getInvitations, { params: { contactDayId } })
    expect(items).toMatchObject([{ dossierId: resident.dossierId, isOutdated: true }])
  })

  test('lets who can keep their time keep it, and the others follow in their order', async () => {
    const worker = await newWorker()
    const contactDayId = await planned(worker, { seatsPerQuarter: 1 })
    const people = [await reported(worker), await reported(worker), await reported(worker)]
    await invite(worker, contactDayId, people)
    const hours = { startsAt: at('09:45', LATER), endsAt: at('10:30', LATER), seatsPerQuarter: 1 }
    expect(await change(worker, contactDayId, hours)).toEqual({ revision: 1, moved: 3 })
    expect(await Promise.all(people.map(startOf))).toEqual([
      `${LATER}T09:15:00.000Z`,
      `${LATER}T08:45:00.000Z`,
      `${LATER}T09:00:00.000Z`,
    ])
    const full = { ...hours, endsAt: at('10:15', LATER), revision: 1 }
    expect(await unchanged(worker, contactDayId, full)).toMatchObject({
      code: 'contact-day.full',
      facts: { free: 2, asked: 3 },
    })
    expect((await dayOf(worker, contactDayId)).revision).toBe(1)
  })

  test('leaves alone who was moved, cancelled or spoken to before, and brings back on the new day who cancels no more', async () => {
    const worker = await newWorker()
    const contactDayId = await planned(worker)
    const [cancelled, expected] = [await reported(worker), await reported(worker)]
    await invite(worker, contactDayId, [cancelled, expected])
    await mark(worker, contactDayId, cancelled, { to: 'cancelled', reason: 'work' })
    await change(worker, contactDayId, { startsAt: at('13:30', LATER), endsAt: at('16:00', LATER) })
    expect([await startOf(cancelled), await startOf(expected)]).toEqual([
      `${DAY}T08:30:00.000Z`,
      `${LATER}T12:30:00.000Z`,
    ])
    expect((await expected.state()).appointments).toMatchObject([{ minutes: 150 }])
    await mark(worker, contactDayId, cancelled, { to: 'expected' })
    expect(await startOf(cancelled)).toBe(`${LATER}T12:30:00.000Z`)
  })

  test('by two at once: the second is told that the first was there, and by whom', async () => {
    const [worker, colleague] = [await newWorker(), await newWorker()]
    const contactDayId = await planned(worker, {}, [worker.worker, colleague.worker])
    await change(colleague, contactDayId, { place: 'Bibliotheek' })
    const refused = await unchanged(worker, contactDayId, { place: 'Buurthuis' })
    expect(refused).toMatchObject({
      code: 'contact-day.changed-meanwhile',
      facts: { revision: 1, changedBy: colleague.worker.workerId },
    })
    expect(JSON.stringify(refused)).not.toContain('Bibliotheek')
    const body = { reason: 'workers', revision: 0 } as const
    expect(await worker.refusal(callOffContactDay, { params: { contactDayId }, body })).toMatchObject({
      code: 'contact-day.changed-meanwhile',
    })
  })

  test.each([
    ['to the past', { startsAt: at('09:30', '2026-11-20'), endsAt: at('12:00', '2026-11-20') }, 'contact-day.past'],
    ['to an end before its start', { endsAt: at('09:00') }, 'contact-day.ends-before-start'],
    [
      'to a closed day that is not meant',
      { startsAt: at('09:30', '2026-12-25'), endsAt: at('12:00', '2026-12-25') },
      'contact-day.closed-day',
    ],
    ['to workers who do not exist', { workerIds: ['00000000-0000-4000-8000-000000000000'] }, 'access.unknown-worker'],
  ])('%s is refused in words', async (_what, body, code) => {
    const worker = await newWorker()
    const problem = await unchanged(worker, await planned(worker), body)
    expect([problem.code, (problem.errors?.length ?? 0) > 0]).toEqual([code, true])
  })

  test('to another date is too late once somebody has come; its place and hours are not', async () => {
    const worker = await newWorker()
    const contactDayId = await planned(worker)
    const resident = await reported(worker)
    await invite(worker, contactDayId, [resident])
    await during(app, DAY, async () => {
      await mark(worker, contactDayId, resident, { to: 'waiting' })
      const hours = { startsAt: at('09:30', LATER), endsAt: at('12:00', LATER) }
      expect(await unchanged(worker, contactDayId, hours)).toMatchObject({ code: 'contact-day.begun' })
      expect(await change(worker, contactDayId, { endsAt: at('13:00') })).toEqual({ revision: 1, moved: 0 })
      await worker.call(finishContactDay, { params: { contactDayId } })
      expect(await unchanged(worker, contactDayId, { revision: 1 })).toMatchObject({ code: 'contact-day.finished' })
    })
  })

  test('of a round asks its purpose, and tells of other people at the door', async () => {
    const [worker, colleague] = [await newWorker(), await newWorker()]
    const contactDayId = await planned(worker, { kind: 'round', visitPurpose: 'acquaintance', place: 'Overvecht' })
    const resident = await reported(worker, home)
    await invite(worker, contactDayId, [resident])
    const workerIds = [worker.worker.workerId, colleague.worker.workerId]
    const body = { place: 'Overvecht', workerIds }
    expect(await unchanged(worker, contactDayId, body)).toMatchObject({ code: 'contact-day.purpose-missing' })
    const answer = await change(worker, contactDayId, { ...body, visitPurpose: 'support' })
    expect(answer).toEqual({ revision: 1, moved: 1 })
    expect((await resident.state()).appointments).toEqual([])
  })
})

describe('taking somebody off the list', () => {
  test('who was not spoken to yet: the municipality calls it off, and they can be invited anew', async () => {
    const worker = await newWorker()
    const contactDayId = await planned(worker)
    const resident = await reported(worker)
    await invite(worker, contactDayId, [resident])
    const params = { contactDayId }
    const { dossierId } = resident
    expect(await worker.refusal(takeOffList, { params, body: { dossierId, revision: 9 } })).toMatchObject({
      code: 'contact-day.changed-meanwhile',
      facts: { state: 'expected' },
    })
    await worker.call(takeOffList, { params, body: { dossierId, revision: 0 } })
    expect((await resident.state()).appointments).toMatchObject([
      { settled: { outcome: 'cancelled', reason: 'municipality' } },
    ])
    const { terms } = await worker.call(getToday)
    expect(terms).toContainEqual(expect.objectContaining({ kind: 'called-off', dueOn: TODAY }))
    expect(await worker.refusal(takeOffList, { params, body: { dossierId, revision: 0 } })).toMatchObject({
      code: 'contact-day.not-listed',
    })
    await invite(worker, contactDayId, [resident])
    expect((await worker.call(getToday)).terms.map(({ kind }) => kind)).not.toContain('called-off')
  })

  test('who was spoken to stays; who walked in by mistake goes and leaves no trace', async () => {
    const worker = await newWorker()
    const contactDayId = await planned(worker)
    const resident = await reported(worker)
    await invite(worker, contactDayId, [resident])
    await during(app, DAY, async () => {
      await mark(worker, contactDayId, resident, { to: 'talking' })
      const { dossierId } = resident
      const body = { dossierId, revision: 1 }
      expect(await worker.refusal(takeOffList, { params: { contactDayId }, body })).toMatchObject({
        code: 'contact-day.cannot',
      })
      await noted(worker, contactDayId, resident)
      const again = { dossierId, revision: 2 }
      expect(await worker.refusal(takeOffList, { params: { contactDayId }, body: again })).toMatchObject({
        code: 'contact-day.cannot',
      })
    })
  })
})

test('after all these changes the journal and what lists read still agree', async () => {
  expect(await verify(app.db, 'GM0363')).toEqual([])
})
