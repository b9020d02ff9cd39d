import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeAgendaFeed, weighMoment } from '../../src/api/agenda.ts'
import { getToday } from '../../src/api/attention.ts'
import { makeAppointmentRoute } from '../../src/api/contact.ts'
import {
  addWalkIn,
  finishContactDay,
  getContactDay,
  getInvitations,
  invitePeople,
  listCandidates,
  listContactDays,
  markPerson,
  noteDayTalk,
  orderRound,
  planContactDay,
} from '../../src/api/contact-day.ts'
import { changePerson } from '../../src/api/dossier.ts'
import { recordOutflowRoute } from '../../src/api/outflow.ts'
import { addDays } from '../../src/core/day.ts'
import { verify } from '../../src/db/rebuild.ts'
import { type Client, createTestApp, type Input, type OpenDossier, type TestApp, TODAY } from '../kit.ts'
import { during, radar } from '../radar.ts'
import { guided, reported, talk } from '../resident.ts'
import type { TestWorker } from '../town.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

/** A Wednesday, some days from the first day of the tests. */
const DAY = '2026-12-02'
const at = (time: string, day = DAY): string => `${day}T${time}:00+01:00`

type Body = Input<typeof planContactDay>['body']

const bodyOf = (workers: readonly TestWorker[], change: Partial<Body> = {}): Body => ({
  kind: 'day',
  startsAt: at('09:30'),
  endsAt: at('12:00'),
  place: 'Huis van de Wijk Noord',
  workerIds: workers.map(({ workerId }) => workerId),
  ...change,
})

const newWorker = async (): Promise<Client> => app.as(await app.amsterdam.hire(['case-manager']))

async function planned(client: Client, change: Partial<Body> = {}, workers = [client.worker]): Promise<string> {
  const { contactDayId } = await client.call(planContactDay, { body: bodyOf(workers, change) })
  return contactDayId
}

const dayOf = (client: Client, contactDayId: string) => client.call(getContactDay, { params: { contactDayId } })
const invite = (client: Client, contactDayId: string, people: readonly OpenDossier[]) =>
  client.call(invitePeople, {
    params: { contactDayId },
    body: { dossierIds: people.map(({ dossierId }) => dossierId) },
  })

type Mark = Omit<Input<typeof markPerson>['body'], 'dossierId' | 'revision'>

/** Marks somebody on the revision that the list has now. */
async function mark(client: Client, contactDayId: string, { dossierId }: OpenDossier, change: Mark): Promise<void> {
  const { people } = await dayOf(client, contactDayId)
  const revision = people.find((one) => one.dossierId === dossierId)?.revision ?? -1
  await client.call(markPerson, { params: { contactDayId }, body: { dossierId, revision, ...change } })
}

async function noted(client: Client, contactDayId: string, { dossierId }: OpenDossier) {
  const { people } = await dayOf(client, contactDayId)
  const revision = people.find((one) => one.dossierId === dossierId)?.revision ?? -1
  const body = { dossierId, revision, text: 'Het gaat goed.', nextContactOn: addDays(app.today(), 28) }
  await client.call(noteDayTalk, { params: { contactDayId }, body })
}

const states = async (client: Client, contactDayId: string) =>
  Object.fromEntries((await dayOf(client, contactDayId)).people.map(({ dossierId, state }) => [dossierId, state]))

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
      expect(await found({ postcode: '3561' })).toEqual([near.dossierId])
      expect(await found({ postcode: '3561 a' })).toEqual([near.dossierId])
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

describe('on the day', () => {
  test('people come, are spoken to by whoever is there, and the talk is in their dossier', async () => {
    const [worker, colleague] = [await newWorker(), await newWorker()]
    const contactDayId = await planned(worker, {}, [worker.worker, colleague.worker])
    const resident = await guided(worker, TODAY)
    await invite(worker, contactDayId, [resident])
    const early = {
      params: { contactDayId },
      body: { dossierId: resident.dossierId, revision: 0, to: 'waiting' },
    } as const
    expect(await worker.refusal(markPerson, early)).toMatchObject({ code: 'contact-day.not-today' })
    await during(app, DAY, async () => {
      await mark(worker, contactDayId, resident, { to: 'waiting' })
      app.wait(10)
      // The colleague may not open the dossier, and speaks with who is here today all the same.
      await mark(colleague, contactDayId, resident, { to: 'talking' })
      const { people } = await dayOf(colleague, contactDayId)
      expect(people).toMatchObject([
        { state: 'talking', workerId: colleague.worker.workerId, cameAt: `${DAY}T08:00:00.000Z`, isInReach: false },
      ])
      await noted(colleague, contactDayId, resident)
      const dossier = await resident.state()
      expect(dossier).toMatchObject({ lastContactOn: DAY, nextContactOn: addDays(DAY, 28) })
      expect(dossier.appointments).toMatchObject([{ settled: { outcome: 'kept' } }])
      expect((await resident.events()).at(-1)).toMatchObject({
        kind: 'contact-noted',
        actorId: colleague.worker.workerId,
      })
      expect(await states(worker, contactDayId)).toEqual({ [resident.dossierId]: 'spoken' })
    })
  })

  test('two desks that mark the same person at once: one is told what the other did', async () => {
    const [worker, colleague] = [await newWorker(), await newWorker()]
    const contactDayId = await planned(worker, {}, [worker.worker, colleague.worker])
    const resident = await reported(worker)
    await invite(worker, contactDayId, [resident])
    await during(app, DAY, async () => {
      const body = { dossierId: resident.dossierId, revision: 0, to: 'talking' } as const
      const answers = await Promise.all(
        [worker, colleague].map((desk) =>
          desk.raw('put', `/contactdagen/${contactDayId}/stand`, { body }).then(async (response) => response.json()),
        ),
      )
      const refused = answers.filter((answer) => (answer as { code?: string }).code)
      expect(answers.filter((answer) => !(answer as { code?: string }).code)).toEqual([{ revision: 1 }])
      const { people } = await dayOf(worker, contactDayId)
      expect(refused).toMatchObject([
        {
          code: 'contact-day.changed-meanwhile',
          facts: {
            state: 'talking',
            wanted: 'talking',
            workerId: people[0]?.workerId,
            changedBy: people[0]?.changedBy,
          },
        },
      ])
    })
  })

  test('who walks in is added from one’s own work or the team of the day, and only once', async () => {
    const worker = await newWorker()
    const contactDayId = await planned(worker)
    const own = await reported(worker)
    const ofTeam = await reported(await newWorker())
    const foreign = await reported(app.as(app.amsterdam.neighbour))
    const walk = (resident: OpenDossier) => ({ params: { contactDayId }, body: { dossierId: resident.dossierId } })
    expect(await worker.refusal(addWalkIn, walk(own))).toMatchObject({ code: 'contact-day.not-today' })
    await during(app, DAY, async () => {
      await worker.call(addWalkIn, walk(own))
      await worker.call(addWalkIn, walk(ofTeam))
      expect(await worker.refusal(addWalkIn, walk(own))).toMatchObject({ code: 'contact-day.already-listed' })
      expect(await worker.refusal(addWalkIn, walk(foreign))).toMatchObject({ code: 'contact-day.out-of-reach' })
      expect((await dayOf(worker, contactDayId)).counts).toMatchObject({ invited: 0, walkedIn: 2 })
      await mark(worker, contactDayId, ofTeam, { to: 'talking' })
      await noted(worker, contactDayId, ofTeam)
      expect((await ofTeam.state()).lastContactOn).toBe(DAY)
    })
  })

  test('cancelled with notice, absent and left after waiting are three different things', async () => {
    const worker = await newWorker()
    const contactDayId = await planned(worker)
    const [cancelled, absent, left] = [await reported(worker), await reported(worker), await reported(worker)]
    await invite(worker, contactDayId, [cancelled, absent, left])
    // Whoever calls beforehand is noted beforehand.
    await mark(worker, contactDayId, cancelled, { to: 'cancelled', reason: 'illness' })
    await during(app, DAY, async () => {
      await mark(worker, contactDayId, left, { to: 'waiting' })
      expect(await worker.call(finishContactDay, { params: { contactDayId } })).toEqual({ absent: 1, left: 1 })
      const settled = async (resident: OpenDossier) => (await resident.state()).appointments[0]?.settled
      expect(await settled(cancelled)).toMatchObject({ outcome: 'cancelled', reason: 'illness' })
      expect(await settled(absent)).toMatchObject({ outcome: 'missed', reason: 'unknown' })
      expect(await settled(left)).toMatchObject({ outcome: 'cancelled', reason: 'municipality' })
      // The chain of policy begins for who stayed away, and for nobody else.
      expect((await absent.state()).noShows).toMatchObject([{ ended: null, isFollowedUp: false }])
      expect([(await cancelled.state()).noShows, (await left.state()).noShows]).toEqual([[], []])
      const { noShows } = await worker.call(getToday)
      expect(noShows).toMatchObject([{ dossierId: absent.dossierId, absentOn: DAY }])
      const onRadar = Object.fromEntries((await radar(worker)).map(([id, ...lines]) => [id, lines]))
      expect(onRadar[absent.dossierId]).toContain(`missed ${DAY}`)
      const { counts, finishedAt } = await dayOf(worker, contactDayId)
      expect([counts.states, finishedAt !== null]).toMatchObject([
        { absent: 1, left: 1, cancelled: 1, expected: 0 },
        true,
      ])
      const body = { dossierId: absent.dossierId, revision: 1, to: 'expected' } as const
      expect(await worker.refusal(markPerson, { params: { contactDayId }, body })).toMatchObject({
        code: 'contact-day.finished',
      })
    })
  })

  test('a slip of the hand is taken back, in the dossier too', async () => {
    const worker = await newWorker()
    const contactDayId = await planned(worker)
    const resident = await reported(worker)
    await invite(worker, contactDayId, [resident])
    await during(app, DAY, async () => {
      await mark(worker, contactDayId, resident, { to: 'absent' })
      expect((await resident.state()).noShows).toHaveLength(1)
      await mark(worker, contactDayId, resident, { to: 'expected' })
      const dossier = await resident.state()
      expect([dossier.noShows, dossier.appointments[0]?.settled]).toEqual([[], null])
      await mark(worker, contactDayId, resident, { to: 'waiting' })
      await mark(worker, contactDayId, resident, { to: 'talking' })
      const params = { contactDayId }
      expect(await worker.refusal(finishContactDay, { params })).toMatchObject({ code: 'contact-day.still-talking' })
      await mark(worker, contactDayId, resident, { to: 'waiting' })
      const body = { dossierId: resident.dossierId, revision: 5, to: 'not-home' } as const
      expect(await worker.refusal(markPerson, { params, body })).toMatchObject({ code: 'contact-day.cannot' })
    })
  })

  test('nobody is spoken to without a next date, as with every contact', async () => {
    const worker = await newWorker()
    const contactDayId = await planned(worker)
    const resident = await guided(worker, TODAY, { nextContactOn: '2026-11-30' })
    await invite(worker, contactDayId, [resident])
    await during(app, DAY, async () => {
      await mark(worker, contactDayId, resident, { to: 'talking' })
      const { people } = await dayOf(worker, contactDayId)
      const body = { dossierId: resident.dossierId, revision: people[0]?.revision ?? 0, text: 'Gesproken.' }
      expect(await worker.refusal(noteDayTalk, { params: { contactDayId }, body })).toMatchObject({
        code: 'plan.next-contact-missing',
      })
      expect(await states(worker, contactDayId)).toEqual({ [resident.dossierId]: 'talking' })
    })
  })

  test('who was not reached is found again for the next day', async () => {
    const worker = await newWorker()
    const contactDayId = await planned(worker)
    const [seen, unseen] = [await reported(worker), await reported(worker)]
    await invite(worker, contactDayId, [seen, unseen])
    await during(app, DAY, async () => {
      await mark(worker, contactDayId, seen, { to: 'talking' })
      await noted(worker, contactDayId, seen)
      await worker.call(finishContactDay, { params: { contactDayId } })
      const hours = { startsAt: at('09:30', '2026-12-09'), endsAt: at('12:00', '2026-12-09') }
      const next = await planned(worker, hours)
      const query = { notReachedOn: contactDayId }
      const { items } = await worker.call(listCandidates, { params: { contactDayId: next }, query })
      expect(items.map(({ dossierId }) => dossierId)).toEqual([unseen.dossierId])
    })
  })
})

test('seed4 T9: who holds off on a contact day is left in peace, and asked again on the day that was chosen', async () => {
  const worker = await newWorker()
  const contactDayId = await planned(worker)
  const resident = await reported(worker, { birthDate: '1966-03-01' })
  await invite(worker, contactDayId, [resident])
  const again = addDays(DAY, 84)
  await during(app, DAY, async () => {
    await mark(worker, contactDayId, resident, { to: 'waiting' })
    await mark(worker, contactDayId, resident, { to: 'talking' })
    const { people } = await dayOf(worker, contactDayId)
    const text = 'Loopt krom van de pijn. Wil nu niets gaan doen om mensen te ontmoeten. Over drie maanden weer vragen.'
    const body = { dossierId: resident.dossierId, revision: people[0]?.revision ?? 0, text, nextContactOn: again }
    await worker.call(noteDayTalk, { params: { contactDayId }, body })
    // Nothing follows from it: no chain, no measure, no step that he did not choose.
    expect(await resident.state()).toMatchObject({ nextContactOn: again, noShows: [], plan: null, lastContactOn: DAY })
  })
  await during(app, addDays(again, -1), async () => {
    expect(await radar(worker)).toEqual([])
    const { terms } = await worker.call(getToday)
    expect(terms).toMatchObject([{ dossierId: resident.dossierId, kind: 'next-contact', dueOn: again }])
  })
  await during(app, addDays(again, 1), async () =>
    expect(await radar(worker)).toEqual([[resident.dossierId, `date-passed ${again}`]]),
  )
})

describe('a district round', () => {
  test('goes from door to door in the order that was chosen; nobody at home is no absence', async () => {
    const [worker, colleague] = [await newWorker(), await newWorker()]
    const round = { kind: 'round', visitPurpose: 'acquaintance', place: 'Overvecht' } as const
    const contactDayId = await planned(worker, round, [worker.worker, colleague.worker])
    const [one, two] = [await reported(worker), await guided(worker, TODAY, { nextContactOn: addDays(DAY, 30) })]
    await two.write(changePerson, {
      person: { givenNames: 'Toos', familyName: 'Deur', street: 'Dreef', city: 'Utrecht' },
    })
    await invite(worker, contactDayId, [one, two])
    expect((await one.state()).appointments).toEqual([])
    await worker.call(orderRound, { params: { contactDayId }, body: { dossierIds: [two.dossierId, one.dossierId] } })
    await during(app, DAY, async () => {
      const { people } = await dayOf(colleague, contactDayId)
      expect(people.map(({ dossierId, address }) => [dossierId, address?.street ?? null])).toEqual([
        [two.dossierId, 'Dreef'],
        [one.dossierId, null],
      ])
      await mark(worker, contactDayId, one, { to: 'not-home' })
      await noted(worker, contactDayId, two)
      expect(await one.state()).toMatchObject({ lastContactOn: null, triedOn: DAY, noShows: [] })
      expect(await two.state()).toMatchObject({ lastContactOn: DAY })
      expect((await two.events()).at(-1)).toMatchObject({ kind: 'contact-noted', channel: 'home-visit' })
      await worker.call(finishContactDay, { params: { contactDayId } })
      expect((await dayOf(worker, contactDayId)).counts.states).toMatchObject({ spoken: 1, 'not-home': 1, absent: 0 })
    })
  })
})

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

test('after all these days the journal and what lists read still agree', async () => {
  expect(await verify(app.db, 'GM0363')).toEqual([])
})
