import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listReads } from '../../src/api/access.ts'
import { getToday } from '../../src/api/attention.ts'
import { cancelConferenceRoute, recordConferenceRoute } from '../../src/api/conference.ts'
import { makeAppointmentRoute } from '../../src/api/contact.ts'
import { finishContactDay, getContactDay, markPerson } from '../../src/api/contact-day.ts'
import { callOffContactDay, changeContactDay, takeOffList } from '../../src/api/contact-day-change.ts'
import { getInvitations } from '../../src/api/contact-day-invite.ts'
import { NAMES_AFTER_DAYS, NAMES_AHEAD_DAYS } from '../../src/core/contact-day-reach.ts'
import { addDays } from '../../src/core/day.ts'
import { action, planned as conference, recording } from '../conference.ts'
import { at, bodyOf, DAY, dayOf, invite, planned } from '../contact-day.ts'
import { type Client, createTestApp, type TestApp } from '../kit.ts'
import { during } from '../radar.ts'
import { reported } from '../resident.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

const newWorker = async (): Promise<Client> => app.as(await app.amsterdam.hire(['case-manager']))

/** A day that two work on; the one on the list is guided by the first. */
async function sharedDay(day = DAY) {
  const [owner, colleague] = [await newWorker(), await newWorker()]
  const hours = { startsAt: at('09:30', day), endsAt: at('12:00', day) }
  const contactDayId = await planned(owner, hours, [owner.worker, colleague.worker])
  const resident = await reported(owner, {
    street: 'Dreef',
    houseNumber: '1',
    city: 'Utrecht',
    birthDate: '1980-02-03',
  })
  await invite(owner, contactDayId, [resident])
  return { owner, colleague, contactDayId, resident }
}

async function namesSeen(client: Client, contactDayId: string): Promise<[number, number]> {
  const { people, unnamedCount } = await dayOf(client, contactDayId)
  return [people.length, unnamedCount]
}

describe('whoever works on a contact day sees people beyond their reach', () => {
  test('from a week before the day until the day after it was closed, and not an hour longer', async () => {
    const day = '2026-12-16'
    const { owner, colleague, contactDayId } = await sharedDay(day)
    const seenOn = async (on: string) => {
      let seen: [number, number] = [0, 0]
      await during(app, on, async () => {
        seen = await namesSeen(colleague, contactDayId)
        expect(await namesSeen(owner, contactDayId)).toEqual([1, 0])
      })
      return seen
    }
    expect(await seenOn(addDays(day, -NAMES_AHEAD_DAYS - 1))).toEqual([0, 1])
    expect(await seenOn(addDays(day, -NAMES_AHEAD_DAYS))).toEqual([1, 0])
    // A day that nobody closes is not open for ever.
    expect(await seenOn(addDays(day, NAMES_AFTER_DAYS))).toEqual([1, 0])
    expect(await seenOn(addDays(day, NAMES_AFTER_DAYS + 1))).toEqual([0, 1])
    await during(app, day, async () => {
      await colleague.call(finishContactDay, { params: { contactDayId } })
    })
    expect(await seenOn(addDays(day, 1))).toEqual([1, 0])
    expect(await seenOn(addDays(day, 2))).toEqual([0, 1])
  })

  test('until the day after it was called off', async () => {
    const { owner, colleague, contactDayId } = await sharedDay('2026-11-27')
    await owner.call(callOffContactDay, { params: { contactDayId }, body: { reason: 'weather', revision: 0 } })
    await during(app, '2026-11-24', async () => expect(await namesSeen(colleague, contactDayId)).toEqual([1, 0]))
    await during(app, '2026-11-25', async () => expect(await namesSeen(colleague, contactDayId)).toEqual([0, 1]))
  })

  test('only when they are named on it: who planned it, or was taken off it, sees their own people', async () => {
    const { owner, colleague, contactDayId } = await sharedDay()
    await during(app, DAY, async () => {
      const { kind: _kind, ...body } = bodyOf([owner.worker])
      await owner.call(changeContactDay, { params: { contactDayId }, body: { ...body, revision: 0 } })
      expect(await colleague.refusal(getContactDay, { params: { contactDayId } })).toMatchObject({
        code: 'contact-day.not-found',
      })
    })
    const planner = await newWorker()
    const theirs = await planned(planner, {}, [owner.worker])
    await invite(owner, theirs, [await reported(owner)])
    await during(app, DAY, async () => expect(await namesSeen(planner, theirs)).toEqual([0, 1]))
  })

  test('with a name and what the day asks: no number, no birth date, no address but on a round', async () => {
    const { colleague, contactDayId, resident } = await sharedDay()
    await during(app, DAY, async () => {
      const { people } = await dayOf(colleague, contactDayId)
      expect(people).toMatchObject([
        { dossierId: resident.dossierId, dossierNumber: null, birthDate: null, address: null, isInReach: false },
      ])
      const letters = await colleague.call(getInvitations, { params: { contactDayId } })
      expect([letters.items, letters.withoutAddress, letters.othersCount]).toEqual([[], [], 1])
    })
  })

  test('and acts for nobody whom they do not see', async () => {
    const { colleague, contactDayId, resident } = await sharedDay('2026-12-16')
    const { dossierId } = resident
    const params = { contactDayId }
    const body = { dossierId, revision: 0, to: 'cancelled', reason: 'illness' } as const
    expect(await colleague.refusal(markPerson, { params, body })).toMatchObject({ code: 'contact-day.not-listed' })
    expect(await colleague.refusal(takeOffList, { params, body: { dossierId, revision: 0 } })).toMatchObject({
      code: 'contact-day.not-listed',
    })
    await during(app, '2026-12-10', () => colleague.call(markPerson, { params, body }).then(() => undefined))
  })
})

describe('a meeting about a resident beyond one’s reach', () => {
  const CONFERENCE = { startsAt: at('14:00') }

  test('names them on its own day alone, without number or birth date, and not once it was cancelled', async () => {
    const [owner, colleague] = [await newWorker(), await newWorker()]
    const resident = await reported(owner, { birthDate: '1980-02-03' })
    const workerIds = [owner.worker.workerId, colleague.worker.workerId]
    const { conferenceId } = await conference(resident, { ...CONFERENCE, workerIds })
    const seen = async () => (await colleague.call(getToday)).appointments
    for (const day of [addDays(DAY, -1), addDays(DAY, 1)])
      await during(app, day, async () => expect(await seen()).toEqual([]))
    await during(app, DAY, async () => {
      expect(await seen()).toMatchObject([
        { dossierId: resident.dossierId, isInReach: false, dossierNumber: '', birthDate: null },
      ])
      const [own] = (await owner.call(getToday)).appointments
      expect(own).toMatchObject({ isInReach: true, birthDate: '1980-02-03' })
      await resident.write(cancelConferenceRoute, {}, { conferenceId })
      expect(await seen()).toEqual([])
      expect((await owner.call(getToday)).appointments).toMatchObject([{ outcome: 'cancelled' }])
    })
  })

  test('leaves the name with an action that they watch over, as long as it is open', async () => {
    const [owner, colleague] = [await newWorker(), await newWorker()]
    const resident = await reported(owner, { birthDate: '1980-02-03' })
    const held = await conference(resident)
    const watched = { actions: [action({ workerId: colleague.worker.workerId })] }
    await resident.write(recordConferenceRoute, recording(held, watched), { conferenceId: held.conferenceId })
    expect((await colleague.call(getToday)).terms).toMatchObject([
      { dossierId: resident.dossierId, kind: 'conference-action', dossierNumber: '', birthDate: null },
    ])
  })
})

test('the privacy officer finds these looks by their own purpose, one for each person, and not one for each refresh', async () => {
  const { owner, colleague, contactDayId, resident } = await sharedDay()
  const visited = await reported(owner)
  const secondWorkerId = colleague.worker.workerId
  const visit = { startsAt: at('15:00'), minutes: 30, place: 'home', visitPurpose: 'support', secondWorkerId } as const
  await visited.write(makeAppointmentRoute, visit)
  await during(app, DAY, async () => {
    await dayOf(colleague, contactDayId)
    await dayOf(colleague, contactDayId)
    await dayOf(owner, contactDayId)
    await colleague.call(getToday)
    const officer = app.as(app.amsterdam.of('privacy-officer'))
    const query = { purpose: 'taking-part', workerId: colleague.worker.workerId } as const
    const { items } = await officer.call(listReads, { query })
    expect(items.map(({ what, dossierId, subjects }) => [what, dossierId, subjects])).toEqual([
      ['today', visited.dossierId, 1],
      ['contact-day', resident.dossierId, 1],
    ])
    const others = await officer.call(listReads, { query: { ...query, workerId: owner.worker.workerId } })
    expect(others.items).toEqual([])
  })
})
