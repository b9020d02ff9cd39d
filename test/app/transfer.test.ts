import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setHours } from '../../src/api/capacity.ts'
import { acceptCaseload, declineHandoverRoute } from '../../src/api/handover.ts'
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
import { verify } from '../../src/db/rebuild.ts'
import { type Client, createTestApp, type OpenDossier, type TestApp } from '../kit.ts'
import { guided } from '../resident.ts'
import { teamOf } from '../team.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

type Team = Awaited<ReturnType<typeof teamOf>>

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
    const all = await teamOf(app, 6)
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
    expect(receivers.filter(({ isColleague }) => isColleague)).toMatchObject([
      { workerId: first.worker.workerId, residents: 0, hoursPerWeek: 32, proposed: 5 },
      { workerId: second.worker.workerId, residents: 1, hoursPerWeek: 16, proposed: 1 },
    ])
    const strange = receivers.find(({ workerId }) => workerId === app.amsterdam.colleague.workerId)
    expect(strange).toMatchObject({ isColleague: false, proposed: 0 })
    expect((await lead.call(proposeTransfer, { query: { ...query, phase: 'intake' } })).rows).toEqual([])
    expect((await residents[0]?.state())?.handover).toBeNull()
  })

  test('each receiver accepts; until then the giver stays the owner, and resident and partners are told afterwards', async () => {
    const all = await teamOf(app)
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
    const all = await teamOf(app)
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
    const late = await start(all)
    await offer(lead, late.transferId, residents, second)
    const listed = (await lead.call(listTransfers)).items.map(({ transferId }) => transferId)
    expect(listed).toContain(mine.transferId)
    expect(listed).not.toContain(late.transferId)
    for (const resident of residents) {
      const offered = (await resident.events()).filter(({ kind }) => kind === 'handover-offered')
      expect(offered.length).toBe(1)
    }
  })

  test('is stopped in one action: what nobody accepted is taken back, what was accepted stays', async () => {
    const all = await teamOf(app)
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
    const all = await teamOf(app, 1)
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
    const all = await teamOf(app, 2)
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
    const all = await teamOf(app, 1)
    const { lead: stranger } = await teamOf(app, 0)
    const { transferId } = await start(all)
    expect((await stranger.refusal(getTransfer, { params: { transferId } })).code).toBe('access.denied')
    expect(
      (await stranger.refusal(proposeTransfer, { query: { fromWorkerId: all.leaving.worker.workerId } })).code,
    ).toBe('access.denied')
    expect((await stranger.call(listTransfers)).items).toEqual([])
    expect((await all.leaving.refusal(listTransfers)).code).toBe('access.denied')
  })
})

test('what was transferred stands in the lists as the journal has it', async () => {
  expect(await verify(app.db, app.amsterdam.id)).toEqual([])
})
