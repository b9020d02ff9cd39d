import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addStandIn, endStandIn, listStandIns } from '../../src/api/access.ts'
import { noteContactRoute } from '../../src/api/contact.ts'
import { type Client, createTestApp, type TestApp } from '../kit.ts'
import { guided } from '../resident.ts'

let app: TestApp
let owner: Client
let lead: Client
beforeAll(async () => {
  app = await createTestApp()
  owner = app.as(app.amsterdam.of('case-manager'))
  lead = app.as(app.amsterdam.of('team-lead'))
})
afterAll(() => app.close())

describe('a stand-in', () => {
  const days = { fromOn: '2026-11-24', untilOn: '2026-11-25' }

  test('may do for the absent colleague what their own role allows, on those days and no others', async () => {
    const [absent, standIn] = [await app.amsterdam.hire(['case-manager']), await app.amsterdam.hire(['case-manager'])]
    const resident = await guided(app.as(absent), app.today())
    const stranger = resident.seenBy(app.as(standIn))
    const body = { absentWorkerId: absent.workerId, workerId: standIn.workerId, ...days }
    await lead.call(addStandIn, { body })
    const status = async () => (await stranger.client.raw('get', `/dossiers/${resident.dossierId}`)).status
    const seen: [string, number][] = []
    for (const day of ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26']) {
      app.travelTo(day)
      seen.push([day, await status()])
      if (day === '2026-11-24') await stranger.write(noteContactRoute, { text: 'Voor Annie gebeld.', channel: 'phone' })
    }
    expect(seen.map(([, one]) => one)).toEqual([404, 200, 200, 404])
    app.travelTo('2026-11-23')
    expect((await resident.events()).at(-1)).toMatchObject({ kind: 'contact-noted', actorId: standIn.workerId })
    expect((await resident.state()).ownerId).toBe(absent.workerId)
  })

  test('can be ended early, and is shown to everybody', async () => {
    const [absent, standIn] = [await app.amsterdam.hire(['case-manager']), await app.amsterdam.hire(['case-manager'])]
    const body = { absentWorkerId: absent.workerId, workerId: standIn.workerId, ...days }
    const made = await lead.call(addStandIn, { body })
    expect((await owner.call(listStandIns)).items).toContainEqual(made)
    await lead.call(endStandIn, { params: { standInId: made.standInId } })
    expect((await owner.call(listStandIns)).items).not.toContainEqual(made)
  })

  test('is somebody else, who works here, for days that run forward', async () => {
    const { workerId } = app.amsterdam.colleague
    const absentWorkerId = owner.worker.workerId
    const refuse = async (body: { absentWorkerId: string; workerId: string; fromOn: string; untilOn: string }) =>
      (await lead.refusal(addStandIn, { body })).code
    expect(await refuse({ absentWorkerId, workerId: absentWorkerId, ...days })).toBe('stand-in.self')
    expect(await refuse({ absentWorkerId, workerId: app.weert.colleague.workerId, ...days })).toBe(
      'access.unknown-worker',
    )
    expect(await refuse({ absentWorkerId, workerId, fromOn: '2026-11-25', untilOn: '2026-11-24' })).toBe(
      'stand-in.days',
    )
    expect(await refuse({ absentWorkerId, workerId, fromOn: '2026-11-25', untilOn: '2027-05-26' })).toBe(
      'stand-in.too-long',
    )
  })

  test('is not appointed by the lead of another team', async () => {
    const body = {
      absentWorkerId: app.amsterdam.colleague.workerId,
      workerId: app.amsterdam.neighbour.workerId,
      ...days,
    }
    expect(await app.as(app.amsterdam.otherLead).refusal(addStandIn, { body })).toMatchObject({
      status: 403,
      code: 'access.denied',
    })
  })
})
