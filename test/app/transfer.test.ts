import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getToday } from '../../src/api/attention.ts'
import { listWaiting, setHours } from '../../src/api/capacity.ts'
import { makeAppointmentRoute } from '../../src/api/contact.ts'
import { makeStatementRoute } from '../../src/api/diagnosis.ts'
import { withdrawEventRoute } from '../../src/api/dossier.ts'
import {
  acceptCaseload,
  acceptHandoverRoute,
  declineHandoverRoute,
  draftSummary,
  offerHandoverRoute,
} from '../../src/api/handover.ts'
import { recordOutflowRoute } from '../../src/api/outflow.ts'
import {
  getNotices,
  getTransfer,
  listTransfers,
  offerTransfer,
  proposeTransfer,
  startTransfer,
  stopTransfer,
} from '../../src/api/transfer.ts'
import { askWorkerChangeRoute, decideWorkerChangeRoute } from '../../src/api/worker-change.ts'
import { verify } from '../../src/db/rebuild.ts'
import { type Client, createTestApp, type OpenDossier, type TestApp } from '../kit.ts'
import { during, radar } from '../radar.ts'
import { guided, reported, talk } from '../resident.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

/** A team of its own: a lead, somebody who leaves with residents, and colleagues. */
async function team(residentCount = 3) {
  const teamId = app.deps.newId()
  await app.db.insertInto('team').values({ municipality_id: 'GM0363', team_id: teamId, name: 'Team Kade' }).execute()
  const hire = async () => app.as(await app.amsterdam.hire(['case-manager'], [teamId]))
  const lead = app.as(await app.amsterdam.hire(['team-lead'], [teamId]))
  const [leaving, first, second] = [await hire(), await hire(), await hire()]
  const residents: OpenDossier[] = []
  for (let count = 0; count < residentCount; count++) residents.push(await guided(leaving, app.today()))
  return { teamId, lead, leaving, first, second, residents }
}

type Team = Awaited<ReturnType<typeof team>>

const start = ({ lead, leaving }: Team, leavesOn = '2026-12-18') =>
  lead.call(startTransfer, { body: { fromWorkerId: leaving.worker.workerId, leavesOn } })

const offer = (client: Client, transferId: string, residents: readonly OpenDossier[], to: Client) =>
  client.call(offerTransfer, {
    params: { transferId },
    body: {
      items: residents.map(({ dossierId }) => ({ dossierId, toWorkerId: to.worker.workerId })),
      note: 'Vertrekt naar een andere gemeente.',
    },
  })

describe('a caseload is transferred because somebody leaves', () => {
  test('divided over colleagues by what they have in hand and their hours, as a proposal that keeps nothing', async () => {
    const all = await team(6)
    const { lead, leaving, first, second, residents } = all
    await guided(second, app.today())
    for (const [who, hoursPerWeek] of [
      [first, 32],
      [second, 16],
    ] as const)
      await lead.call(setHours, { body: { workerId: who.worker.workerId, hoursPerWeek, fromOn: app.today() } })
    const query = { fromWorkerId: leaving.worker.workerId }
    const { rows, receivers, hasMore } = await lead.call(proposeTransfer, { query })
    expect(rows.map(({ dossierId }) => dossierId).toSorted()).toEqual(
      residents.map(({ dossierId }) => dossierId).toSorted(),
    )
    expect(hasMore).toBe(false)
    expect(receivers).toMatchObject([
      { workerId: first.worker.workerId, residents: 0, hoursPerWeek: 32, proposed: 5 },
      { workerId: second.worker.workerId, residents: 1, hoursPerWeek: 16, proposed: 1 },
    ])
    expect((await lead.call(proposeTransfer, { query: { ...query, phase: 'intake' } })).rows).toEqual([])
    expect((await residents[0]?.state())?.handover).toBeNull()
  })

  test('each receiver accepts; until then the giver stays the owner, and resident and partners are told afterwards', async () => {
    const all = await team()
    const { lead, leaving, first, second, residents } = all
    const [one, two, three] = residents as [OpenDossier, OpenDossier, OpenDossier]
    const { transferId } = await start(all)
    await offer(lead, transferId, [one, two], first)
    await offer(lead, transferId, [three], second)
    for (const resident of residents)
      expect(await resident.state()).toMatchObject({
        ownerId: leaving.worker.workerId,
        handover: { fromWorkerId: leaving.worker.workerId },
      })
    expect((await lead.call(getNotices, { params: { transferId } })).items).toEqual([])

    const { summaryTextId } = (await one.state()).handover ?? {}
    expect((await one.seenBy(first).page()).texts[summaryTextId ?? '']).toContain('Ik wil weer onder de mensen zijn.')
    await first.call(acceptCaseload, { body: { dossierIds: [one.dossierId, two.dossierId] } })
    const declined = three.seenBy(second)
    await declined.write(declineHandoverRoute, { reason: 'workload' })

    const found = await lead.call(getTransfer, { params: { transferId } })
    expect(found).toMatchObject({
      fromName: leaving.worker.name,
      leavesOn: '2026-12-18',
      counts: { accepted: 2, declined: 1, open: 0, withdrawn: 0, closed: 0 },
      notOffered: 1,
    })
    expect((await three.state()).ownerId).toBe(leaving.worker.workerId)

    const { items, total } = await lead.call(getNotices, { params: { transferId } })
    expect([total, items.length]).toEqual([2, 2])
    const [notice] = items
    expect(notice?.resident).toContain(`Vanaf nu helpt ${first.worker.name} u`)
    expect(notice?.resident).toContain(leaving.worker.name)
    expect(notice?.resident).toContain('7 december 2026')
    expect(notice?.partner).toMatch(/^Dossier \S+ heeft een nieuwe contactpersoon/)
    expect(notice?.resident).not.toContain('{')
  })

  test('two leads at once: whoever is on offer already is named, and nobody is offered twice or lost', async () => {
    const all = await team()
    const { lead, first, second, residents } = all
    const [mine, theirs] = [await start(all), await start(all)]
    await offer(lead, mine.transferId, residents.slice(0, 2), first)
    const { outcomes } = await offer(lead, theirs.transferId, residents, second)
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['on-offer', 'on-offer', 'offered'])
    const both = await Promise.allSettled([
      offer(lead, mine.transferId, residents, first),
      offer(lead, theirs.transferId, residents, second),
    ])
    expect(both.every(({ status }) => status === 'fulfilled')).toBe(true)
    for (const resident of residents) {
      const offered = (await resident.events()).filter(({ kind }) => kind === 'handover-offered')
      expect(offered.length).toBe(1)
    }
  })

  test('is stopped in one action: what nobody accepted is taken back, what was accepted stays', async () => {
    const all = await team()
    const { lead, leaving, first, residents } = all
    const [one, two] = residents as [OpenDossier, OpenDossier]
    const { transferId } = await start(all)
    await offer(lead, transferId, residents, first)
    await first.call(acceptCaseload, { body: { dossierIds: [one.dossierId] } })
    expect(await lead.call(stopTransfer, { params: { transferId }, body: {} })).toEqual({ withdrawn: 2, left: 0 })
    expect(await lead.call(stopTransfer, { params: { transferId }, body: {} })).toEqual({ withdrawn: 0, left: 0 })
    expect((await one.seenBy(first).state()).ownerId).toBe(first.worker.workerId)
    expect(await two.state()).toMatchObject({ ownerId: leaving.worker.workerId, handover: null })
    // And can be offered again.
    expect((await offer(lead, transferId, [two], first)).outcomes).toMatchObject([{ outcome: 'offered' }])
    const [summary] = (await lead.call(listTransfers)).items
    expect(summary).toMatchObject({ transferId, counts: { accepted: 1, open: 1, withdrawn: 2 }, notOffered: 1 })
  })

  test('refuses a last day in the past, a receiver who left, has no rights or is the giver, each in clear words', async () => {
    const all = await team(1)
    const { lead, leaving, first, residents } = all
    const past = await lead.refusal(startTransfer, {
      body: { fromWorkerId: leaving.worker.workerId, leavesOn: '2026-11-22' },
    })
    expect([past.code, past.errors?.[0]?.pointer]).toEqual(['transfer.leaving-past', '/leavesOn'])
    const { transferId } = await start(all)
    await app.db
      .updateTable('worker')
      .set({ is_active: false })
      .where('worker_id', '=', first.worker.workerId)
      .execute()
    const refused = async (toWorkerId: string) => {
      const items = residents.map(({ dossierId }) => ({ dossierId, toWorkerId }))
      const { code, errors } = await lead.refusal(offerTransfer, { params: { transferId }, body: { items, note: 'x' } })
      return [code, errors?.[0]?.pointer]
    }
    expect(await refused(first.worker.workerId)).toEqual(['handover.unknown-receiver', '/items/0/toWorkerId'])
    expect((await refused(app.amsterdam.of('policy-officer').workerId))[0]).toBe('handover.unknown-receiver')
    expect((await refused(leaving.worker.workerId))[0]).toBe('handover.to-self')
    const { receivers } = await lead.call(proposeTransfer, { query: { fromWorkerId: leaving.worker.workerId } })
    expect(receivers.map(({ workerId }) => workerId)).not.toContain(first.worker.workerId)
  })

  test('leaves out who is closed or of somebody else, and says so one by one', async () => {
    const all = await team(2)
    const { lead, first, residents } = all
    const [one, two] = residents as [OpenDossier, OpenDossier]
    const { transferId } = await start(all)
    await one.write(recordOutflowRoute, { on: app.today(), reason: '03' })
    const theirs = await guided(first, app.today())
    const far = await guided(app.as(app.amsterdam.neighbour), app.today())
    const { outcomes } = await offer(lead, transferId, [one, two, theirs, far], all.second)
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['closed', 'offered', 'not-theirs', 'out-of-reach'])
  })

  test('of another team is not for this lead', async () => {
    const all = await team(1)
    const { lead: stranger } = await team(0)
    const { transferId } = await start(all)
    expect((await stranger.refusal(getTransfer, { params: { transferId } })).code).toBe('access.denied')
    expect(
      (await stranger.refusal(proposeTransfer, { query: { fromWorkerId: all.leaving.worker.workerId } })).code,
    ).toBe('access.denied')
    expect((await stranger.call(listTransfers)).items).toEqual([])
    expect((await all.leaving.refusal(listTransfers)).code).toBe('access.denied')
  })
})

describe('guidance that ends names who takes over and when', () => {
  test('seed3 15: a programme is over; the resident goes back to the klantbegeleider with a next date, not on a pile', async () => {
    const { leaving: programme, first: integral } = await team(0)
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
  })

  test('seed4 T19: intensive support for a time ends without a job; the next owner and the contact date are named, and nobody is parked', async () => {
    const { leaving: vermittler, first: fallmanager, lead } = await team(0)
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
  })

  test('seed4 T10: a woman who likes to cook goes to the buurtteam next door the same day, with her wish and an appointment', async () => {
    const { leaving: klantmanager } = await team(0)
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

describe('another worker is asked', () => {
  test('seed3 21: by the resident or the worker, without blame; the team lead decides, and a hand-over follows', async () => {
    const { leaving: worker, first, lead } = await team(0)
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
    const { leaving: worker, lead } = await team(0)
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

test('what was transferred stands in the lists as the journal has it', async () => {
  expect(await verify(app.db, app.amsterdam.id)).toEqual([])
})
