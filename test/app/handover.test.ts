import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getToday } from '../../src/api/attention.ts'
import { makeAppointmentRoute } from '../../src/api/contact.ts'
import { makeStatementRoute } from '../../src/api/diagnosis.ts'
import { getDossier } from '../../src/api/dossier.ts'
import {
  acceptCaseload,
  acceptHandoverRoute,
  declineHandoverRoute,
  draftSummary,
  offerHandoverRoute,
  withdrawHandoverRoute,
} from '../../src/api/handover.ts'
import { recordOutflowRoute } from '../../src/api/outflow.ts'
import { verify } from '../../src/db/rebuild.ts'
import { type Client, createTestApp, type OpenDossier, type TestApp } from '../kit.ts'
import { guided, talk } from '../resident.ts'

let app: TestApp
let giver: Client
let receiver: Client
let bystander: Client
beforeAll(async () => {
  app = await createTestApp()
  giver = app.as(app.amsterdam.of('case-manager'))
  receiver = app.as(app.amsterdam.neighbour)
  bystander = app.as(app.amsterdam.colleague)
})
afterAll(() => app.close())

const SUMMARY = 'Zij praat graag over koken. Bel na tien uur.'

async function offered(to: { toWorkerId: string } | { toTeamId: string }): Promise<OpenDossier> {
  const resident = await guided(giver, app.today())
  await resident.write(offerHandoverRoute, { ...to, summary: SUMMARY })
  return resident
}
const toReceiver = () => offered({ toWorkerId: receiver.worker.workerId })

describe('a resident is handed over', () => {
  test('with a summary from the file: goal, open steps, promises, strengths first, last notes, in two languages', async () => {
    const resident = await guided(giver, app.today())
    await talk(resident, 'Zij kookt elke week voor de buren.')
    const statement = { domain: 'work-and-skills', source: 'observed' } as const
    await resident.write(makeStatementRoute, { ...statement, nature: 'obstacle', text: 'Durft niet te bellen.' })
    await resident.write(makeStatementRoute, { ...statement, nature: 'strength', text: 'Kan goed organiseren.' })
    const params = { dossierId: resident.dossierId }
    const { summary } = await giver.call(draftSummary, { params })
    const parts = [
      'Ik wil weer onder de mensen zijn.',
      'Kennismaken in het buurthuis.',
      'Kan goed organiseren.',
      'Durft niet te bellen.',
      'Zij kookt elke week voor de buren.',
    ]
    for (const part of parts) expect(summary).toContain(part)
    expect(summary.indexOf('Kan goed organiseren.')).toBeLessThan(summary.indexOf('Durft niet te bellen.'))
    expect((await giver.call(draftSummary, { params, query: { language: 'en' } })).summary).toContain('Known since')
  })

  test('stays with the giver until the receiver accepts: nobody is ever without an owner', async () => {
    const resident = await toReceiver()
    expect(await resident.state()).toMatchObject({
      ownerId: giver.worker.workerId,
      handover: { fromWorkerId: giver.worker.workerId, toWorkerId: receiver.worker.workerId },
    })
  })

  test('is accepted by the receiver; both are named in the timeline, and the giver sees it no longer', async () => {
    const resident = await toReceiver()
    const taken = resident.seenBy(receiver)
    await taken.write(acceptHandoverRoute, {})
    const page = await taken.page()
    const kinds = page.events.filter(({ kind }) => kind.startsWith('handover'))
    expect(kinds).toMatchObject([
      {
        kind: 'handover-offered',
        fromWorkerId: giver.worker.workerId,
        toWorkerId: receiver.worker.workerId,
        actorId: giver.worker.workerId,
      },
      {
        kind: 'handover-accepted',
        workerId: receiver.worker.workerId,
        teamId: app.amsterdam.south,
        actorId: receiver.worker.workerId,
      },
    ])
    expect(page.names).toMatchObject({
      [giver.worker.workerId]: giver.worker.name,
      [receiver.worker.workerId]: receiver.worker.name,
    })
    expect(Object.values(page.texts)).toContain(SUMMARY)
    expect(await taken.state()).toMatchObject({
      ownerId: receiver.worker.workerId,
      teamId: app.amsterdam.south,
      handover: null,
    })
    expect((await giver.refusal(getDossier, { params: { dossierId: resident.dossierId } })).code).toBe(
      'dossier.not-found',
    )
  })

  test('brings the appointments of the giver along, as events, and leaves those of a colleague', async () => {
    const resident = await guided(giver, app.today())
    const make = (startsAt: string, more: object = {}) =>
      resident.write(makeAppointmentRoute, { startsAt, minutes: 30, place: 'office', ...more })
    await make('2026-11-23T17:00:00+01:00')
    await make('2026-11-30T10:00:00+01:00', { workerId: bystander.worker.workerId })
    const pair = { place: 'home', visitPurpose: 'support', secondWorkerId: receiver.worker.workerId }
    await make('2026-12-01T10:00:00+01:00', pair)
    const params = { dossierId: resident.dossierId }
    const { summary } = await giver.call(draftSummary, { params })
    expect(summary).toContain('Afspraken die meegaan:\n- 23 november 2026, 17:00\n- 1 december 2026, 10:00')
    await resident.write(offerHandoverRoute, { toWorkerId: receiver.worker.workerId, summary })
    const taken = resident.seenBy(receiver)
    await taken.write(acceptHandoverRoute, {})
    const holders = (await taken.state()).appointments.map(({ workerId, secondWorkerId }) => [workerId, secondWorkerId])
    const [me, other] = [receiver.worker.workerId, giver.worker.workerId]
    expect(holders).toEqual([
      [me, null],
      [bystander.worker.workerId, null],
      [me, other],
    ])
    expect((await taken.events()).slice(-3).map(({ kind }) => kind)).toEqual([
      'handover-accepted',
      'appointment-reassigned',
      'appointment-reassigned',
    ])
    const seen = async (client: Client) =>
      (await client.call(getToday)).appointments.filter(({ dossierId }) => dossierId === resident.dossierId).length
    expect([await seen(receiver), await seen(giver)]).toEqual([1, 0])
    expect(await verify(app.db, app.amsterdam.id)).toEqual([])
  })

  test('keeps plan, next date and everything told before', async () => {
    const resident = await toReceiver()
    const before = await resident.state()
    const taken = resident.seenBy(receiver)
    await taken.write(acceptHandoverRoute, {})
    expect(await taken.state()).toMatchObject({ plan: before.plan, nextContactOn: before.nextContactOn })
  })

  test('can be read by the receiver before they decide, and by no bystander', async () => {
    const resident = await toReceiver()
    expect((await resident.seenBy(receiver).page()).dossierId).toBe(resident.dossierId)
    const params = { dossierId: resident.dossierId }
    expect((await bystander.refusal(getDossier, { params })).code).toBe('dossier.not-found')
    const { handovers } = await receiver.call(getToday)
    expect(handovers).toContainEqual(
      expect.objectContaining({ dossierId: resident.dossierId, fromName: giver.worker.name, isForTeam: false }),
    )
  })

  test('is declined with a reason and words; the giver keeps the resident', async () => {
    const resident = await toReceiver()
    const seen = resident.seenBy(receiver)
    await seen.write(declineHandoverRoute, { reason: 'known-person', text: 'Zij is mijn buurvrouw.' })
    resident.version = seen.version
    expect(await resident.state()).toMatchObject({ ownerId: giver.worker.workerId, handover: null })
    const page = await resident.page()
    expect(page.events.at(-1)).toMatchObject({ kind: 'handover-declined', reason: 'known-person' })
    expect(Object.values(page.texts)).toContain('Zij is mijn buurvrouw.')
  })

  test('is taken back by the giver, and then nobody can accept it', async () => {
    const resident = await toReceiver()
    await resident.write(withdrawHandoverRoute, {})
    const late = resident.seenBy(receiver)
    expect((await late.refusal(acceptHandoverRoute, {})).status).toBe(404)
    expect((await resident.refusal(withdrawHandoverRoute, {})).code).toBe('handover.none')
  })

  test('is accepted by nobody but the receiver, not even by the giver', async () => {
    const resident = await toReceiver()
    expect((await resident.refusal(acceptHandoverRoute, {})).code).toBe('handover.not-receiver')
    expect((await resident.seenBy(bystander).refusal(acceptHandoverRoute, {})).code).toBe('dossier.not-found')
  })

  test('once at a time, to somebody else, who works here and guides people', async () => {
    const resident = await toReceiver()
    const again = await resident.refusal(offerHandoverRoute, { toTeamId: app.amsterdam.north, summary: 'x' })
    await resident.write(withdrawHandoverRoute, {})
    const offer = async (toWorkerId: string) =>
      (await resident.refusal(offerHandoverRoute, { toWorkerId, summary: 'x' })).code
    expect([
      again.code,
      await offer(giver.worker.workerId),
      await offer(app.weert.of('case-manager').workerId),
      await offer(app.amsterdam.of('policy-officer').workerId),
    ]).toEqual(['handover.pending', 'handover.to-self', 'handover.unknown-receiver', 'handover.unknown-receiver'])
  })

  test('ends when the dossier closes', async () => {
    const resident = await toReceiver()
    await resident.write(recordOutflowRoute, { on: app.today(), reason: '32' })
    expect((await resident.state()).handover).toBeNull()
    expect((await receiver.call(getToday)).handovers.map(({ dossierId }) => dossierId)).not.toContain(
      resident.dossierId,
    )
  })
})

describe('an offer to a team', () => {
  test('waits for everybody in it; the first who accepts becomes the owner', async () => {
    const resident = await offered({ toTeamId: app.amsterdam.south })
    const other = app.as(await app.amsterdam.hire(['case-manager'], [app.amsterdam.south]))
    for (const one of [receiver, other])
      expect((await one.call(getToday)).handovers).toContainEqual(
        expect.objectContaining({ dossierId: resident.dossierId, isForTeam: true }),
      )
    const taken = resident.seenBy(other)
    await taken.write(acceptHandoverRoute, {})
    expect(await taken.state()).toMatchObject({ ownerId: other.worker.workerId, teamId: app.amsterdam.south })
    expect((await receiver.call(getToday)).handovers.map(({ dossierId }) => dossierId)).not.toContain(
      resident.dossierId,
    )
  })

  test('is nothing to somebody of another team', async () => {
    const resident = await offered({ toTeamId: app.amsterdam.south })
    expect((await resident.seenBy(bystander).refusal(acceptHandoverRoute, {})).status).toBe(404)
  })
})

describe('all that was offered', () => {
  test('accepting all at once skips what was not offered, and takes the rest', async () => {
    const mine = await guided(receiver, app.today())
    const resident = await toReceiver()
    const strange = await guided(giver, app.today())
    const dossierIds = [mine, resident, strange].map(({ dossierId }) => dossierId)
    expect(await receiver.call(acceptCaseload, { body: { dossierIds } })).toEqual({ accepted: 1, skipped: 2 })
    expect((await resident.seenBy(receiver).state()).ownerId).toBe(receiver.worker.workerId)
  })
})
