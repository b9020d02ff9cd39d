import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getToday } from '../../src/api/attention.ts'
import { listWaiting } from '../../src/api/capacity.ts'
import { makeAppointmentRoute } from '../../src/api/contact.ts'
import { makeStatementRoute } from '../../src/api/diagnosis.ts'
import { withdrawEventRoute } from '../../src/api/dossier.ts'
import {
  acceptHandoverRoute,
  declineHandoverRoute,
  draftSummary,
  offerHandoverRoute,
  withdrawHandoverRoute,
} from '../../src/api/handover.ts'
import { getRadar } from '../../src/api/radar.ts'
import { askWorkerChangeRoute, decideWorkerChangeRoute } from '../../src/api/worker-change.ts'
import { FILL_ENDED } from '../../src/db/migrations/0016-ended.ts'
import { verify } from '../../src/db/rebuild.ts'
import { createTestApp, type TestApp, TODAY } from '../kit.ts'
import { during, radar } from '../radar.ts'
import { guided, reported, talk } from '../resident.ts'
import { teamOf } from '../team.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

describe('guidance that ends names who takes over and when', () => {
  test('seed3 15: a programme is over; the resident goes back to the klantbegeleider with a next date, not on a pile', async () => {
    const { leaving: programme, first: integral } = await teamOf(app, 0)
    const resident = await guided(programme, app.today())
    const back = {
      toWorkerId: integral.worker.workerId,
      summary: 'Drie maanden Actief; komt nu elke week.',
      reason: 'programme-over',
    } as const
    const refused = await resident.refusal(offerHandoverRoute, back)
    expect([refused.code, refused.errors?.[0]?.pointer]).toEqual(['handover.next-date-missing', '/nextContactOn'])
    const past = await resident.refusal(offerHandoverRoute, { ...back, nextContactOn: '2026-11-20' })
    expect(past.code).toBe('handover.day-past')
    await resident.write(offerHandoverRoute, { ...back, nextContactOn: '2026-11-30' })
    const taken = resident.seenBy(integral)
    await taken.write(acceptHandoverRoute, {})
    expect(await taken.state()).toMatchObject({ ownerId: integral.worker.workerId, nextContactOn: '2026-11-30' })
    // The integral worker is overloaded and lets the date pass: it shows, with the reason.
    await during(app, '2026-12-01', async () => {
      expect(await radar(integral)).toEqual([[resident.dossierId, 'date-passed 2026-11-30']])
    })
    // Four weeks after the end it says so by itself, until they have spoken: the last day of the programme was no such talk.
    await during(app, '2026-12-21', async () => expect(await radar(integral, { reason: 'ended' })).toEqual([]))
    await during(app, '2026-12-22', async () => {
      const { items, reasons, endNorm } = await integral.call(getRadar, { query: { reason: 'ended' } })
      expect(items).toMatchObject([
        { dossierId: resident.dossierId, endKind: 'programme', lines: [{ reason: 'ended', on: TODAY }, {}] },
      ])
      expect([reasons.ended, endNorm.maxDays, endNorm.standing, endNorm.sources]).toEqual([
        1,
        28,
        'default',
        ['own default'],
      ])
      await talk(taken, 'Gesproken: wil verder met het buurthuis.', '2027-01-12')
      expect(await radar(integral)).toEqual([])
    })
  })

  test('seed4 T19: intensive support for a time ends without a job; the next owner and the contact date are named, and nobody is parked', async () => {
    const { leaving: vermittler, first: fallmanager, lead } = await teamOf(app, 0)
    const resident = await guided(vermittler, app.today())
    const begins = {
      toWorkerId: fallmanager.worker.workerId,
      summary: 'Een half jaar intensief.',
      reason: 'support-starts',
    } as const
    expect((await resident.refusal(offerHandoverRoute, begins)).errors?.[0]?.pointer).toBe('/untilOn')
    await resident.write(offerHandoverRoute, { ...begins, untilOn: '2026-12-04', nextContactOn: '2026-11-25' })
    const intensive = resident.seenBy(fallmanager)
    await intensive.write(acceptHandoverRoute, {})
    expect(await intensive.state()).toMatchObject({
      ownerId: fallmanager.worker.workerId,
      nextContactOn: '2026-11-25',
      support: { untilOn: '2026-12-04', backToId: vermittler.worker.workerId },
    })
    const { terms } = await fallmanager.call(getToday)
    expect(terms).toContainEqual(expect.objectContaining({ kind: 'support-end', dueOn: '2026-12-04' }))
    expect((await lead.call(listWaiting)).items).toMatchObject([
      { dossierId: resident.dossierId, kind: 'support-end', on: '2026-12-04' },
    ])
    const ends = {
      toWorkerId: vermittler.worker.workerId,
      summary: 'Nog geen werk; wil door.',
      reason: 'support-ends',
    } as const
    expect((await intensive.refusal(offerHandoverRoute, ends)).code).toBe('handover.next-date-missing')
    const toTeam = {
      toTeamId: app.amsterdam.south,
      summary: 'x',
      reason: 'support-ends',
      nextContactOn: '2026-12-07',
    } as const
    expect((await intensive.refusal(offerHandoverRoute, toTeam)).errors?.[0]?.pointer).toBe('/toWorkerId')
    await intensive.write(offerHandoverRoute, { ...ends, nextContactOn: '2026-12-07' })
    const back = intensive.seenBy(vermittler)
    await back.write(acceptHandoverRoute, {})
    expect(await back.state()).toMatchObject({
      ownerId: vermittler.worker.workerId,
      nextContactOn: '2026-12-07',
      support: null,
    })
    expect((await lead.call(listWaiting)).items).toEqual([])
    // Parking starts in silence; here it shows, from the day on which the first guide took over again.
    await during(app, '2026-12-22', async () => {
      const { items } = await vermittler.call(getRadar, { query: { reason: 'ended' } })
      expect(items).toMatchObject([{ endKind: 'support', lines: [{ reason: 'ended', on: '2026-11-23' }, {}] }])
    })
  })

  test('seed4 T10: a woman who likes to cook goes to the buurtteam next door the same day, with her wish and an appointment', async () => {
    const { leaving: klantmanager } = await teamOf(app, 0)
    const buurtteam = app.as(await app.amsterdam.hire(['neighbourhood-worker'], [app.amsterdam.south]))
    const resident = await reported(klantmanager, { birthDate: '1967-05-02' })
    const wish = 'Kookt graag, voor en met anderen.'
    const said = { domain: 'work-and-skills', source: 'said' } as const
    await resident.write(makeStatementRoute, { ...said, nature: 'wish', text: wish })
    const params = { dossierId: resident.dossierId }
    const { summary } = await klantmanager.call(draftSummary, { params })
    expect(summary).toContain(wish)
    await resident.write(offerHandoverRoute, {
      toWorkerId: buurtteam.worker.workerId,
      summary,
      reason: 'warm',
      nextContactOn: app.today(),
    })
    const taken = resident.seenBy(buurtteam)
    await taken.write(acceptHandoverRoute, {})
    await talk(taken, 'Samen met de klantmanager gesproken. Zij wil koken in het buurthuis.')
    await taken.write(makeAppointmentRoute, { startsAt: '2026-11-26T10:00:00Z', minutes: 60, place: 'office' })
    const { texts, events } = await taken.page()
    expect(Object.values(texts)).toContain(wish)
    expect(new Set(events.map(({ on }) => on))).toEqual(new Set([app.today()]))
    expect(await taken.state()).toMatchObject({ ownerId: buurtteam.worker.workerId, lastContactOn: app.today() })
  })
})

test('what the radar reads of an end is what the journal says, also of a journal from before it did', async () => {
  const { leaving: giver, first: receiver } = await teamOf(app, 0)
  const to = { toWorkerId: receiver.worker.workerId, summary: 'x', nextContactOn: '2026-11-30' }
  const ends = { ...to, reason: 'programme-over' } as const
  const [declined, back, over, agreed] = [
    await guided(giver, app.today()),
    await guided(giver, app.today()),
    await guided(giver, app.today()),
    await guided(giver, app.today()),
  ]
  await declined.write(offerHandoverRoute, ends)
  await declined.seenBy(receiver).write(declineHandoverRoute, { reason: 'workload' })
  await back.write(offerHandoverRoute, ends)
  await back.write(withdrawHandoverRoute, {})
  await over.write(offerHandoverRoute, ends)
  await over.write(withdrawHandoverRoute, {})
  await over.write(offerHandoverRoute, { ...to, reason: 'support-ends' })
  await agreed.write(offerHandoverRoute, { ...to, reason: 'support-starts', untilOn: '2026-12-04' })
  const guides = agreed.seenBy(receiver)
  await guides.write(acceptHandoverRoute, {})
  await guides.write(offerHandoverRoute, { ...to, toWorkerId: giver.worker.workerId, reason: 'support-ends' })
  const ended = async () => {
    const rows = await app.db.selectFrom('dossier_row').select(['dossier_id', 'ended_on', 'ended_kind']).execute()
    const found = new Map(rows.map((row) => [row.dossier_id, `${row.ended_kind} ${row.ended_on}`]))
    return [declined, back, over, agreed].map(({ dossierId }) => found.get(dossierId))
  }
  const expected = [`programme ${TODAY}`, 'null null', `support ${TODAY}`, 'support 2026-12-04']
  expect(await ended()).toEqual(expected)
  await during(app, '2026-12-09', async () => {
    await guides.seenBy(giver).write(acceptHandoverRoute, {})
    expect(await ended()).toEqual(expected)
  })
  expect(await verify(app.db, app.amsterdam.id)).toEqual([])
  await sql`update dossier_row set ended_on = null, ended_kind = null`.execute(app.db)
  await sql.raw(FILL_ENDED).execute(app.db)
  expect(await verify(app.db, app.amsterdam.id)).toEqual([])
})

describe('another worker is asked', () => {
  test('seed3 21: by the resident or the worker, without blame; the team lead decides, and a hand-over follows', async () => {
    const { leaving: worker, first, lead } = await teamOf(app, 0)
    const resident = await guided(worker, app.today())
    await resident.write(askWorkerChangeRoute, { side: 'resident', reason: 'no-click' })
    expect((await resident.refusal(askWorkerChangeRoute, { side: 'worker' })).code).toBe('worker-change.pending')
    expect((await lead.call(listWaiting)).items).toMatchObject([
      { dossierId: resident.dossierId, kind: 'worker-change', on: app.today(), ownerName: worker.worker.name },
    ])
    expect((await resident.refusal(decideWorkerChangeRoute, { outcome: 'granted' })).code).toBe('access.denied')
    expect((await worker.call(getToday)).terms.map(({ kind }) => kind)).not.toContain('worker-change')
    const decided = resident.seenBy(lead)
    await decided.write(decideWorkerChangeRoute, { outcome: 'granted', text: 'Wissel per december.' })
    expect((await lead.call(listWaiting)).items).toEqual([])
    await decided.write(offerHandoverRoute, {
      toWorkerId: first.worker.workerId,
      summary: 'x',
      reason: 'worker-change',
      nextContactOn: '2026-12-01',
    })
    // Until somebody accepts she keeps her worker.
    expect((await decided.state()).ownerId).toBe(worker.worker.workerId)
    const taken = decided.seenBy(first)
    await taken.write(acceptHandoverRoute, {})
    const asked = (await taken.events()).find(({ kind }) => kind === 'worker-change-asked')
    expect(Object.keys(asked ?? {}).toSorted()).toEqual([
      'actorId',
      'kind',
      'on',
      'policyVersion',
      'reason',
      'recordedAt',
      'seq',
      'side',
    ])
  })

  test('by the worker, without a reason; they go on together after a talk, or it was noted in the wrong file', async () => {
    const { leaving: worker, lead } = await teamOf(app, 0)
    const resident = await guided(worker, app.today())
    await resident.write(askWorkerChangeRoute, { side: 'worker' })
    const decided = resident.seenBy(lead)
    await decided.write(decideWorkerChangeRoute, { outcome: 'kept' })
    expect((await decided.refusal(decideWorkerChangeRoute, { outcome: 'kept' })).code).toBe('worker-change.none')
    const again = decided.seenBy(worker)
    await again.write(askWorkerChangeRoute, { side: 'resident' })
    await again.write(withdrawEventRoute, { reason: 'wrong-person' }, { seq: again.version })
    expect((await again.state()).workerChange).toBeNull()
  })
})
