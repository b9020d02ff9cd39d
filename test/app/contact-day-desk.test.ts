import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getToday } from '../../src/api/attention.ts'
import { addWalkIn, finishContactDay, markPerson, noteDayTalk, orderRound } from '../../src/api/contact-day.ts'
import { listCandidates } from '../../src/api/contact-day-invite.ts'
import { changePerson } from '../../src/api/dossier.ts'
import { addDays } from '../../src/core/day.ts'
import { verify } from '../../src/db/rebuild.ts'
import { at, DAY, dayOf, invite, mark, noted, planned, states } from '../contact-day.ts'
import { type Client, createTestApp, type OpenDossier, type TestApp, TODAY } from '../kit.ts'
import { during, radar } from '../radar.ts'
import { guided, reported } from '../resident.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

const newWorker = async (): Promise<Client> => app.as(await app.amsterdam.hire(['case-manager']))

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

test('after all these days the journal and what lists read still agree', async () => {
  expect(await verify(app.db, 'GM0363')).toEqual([])
})
