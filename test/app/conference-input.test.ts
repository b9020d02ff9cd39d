import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  cancelConferenceRoute,
  moveConferenceRoute,
  planConferenceRoute,
  recordConferenceRoute,
} from '../../src/api/conference.ts'
import { recordOutflowRoute } from '../../src/api/outflow.ts'
import { daysWaited } from '../../src/core/conference.ts'
import { action, everybody, type Planning, planned, planning, record, recording } from '../conference.ts'
import { type Client, createTestApp, type OpenDossier, type TestApp } from '../kit.ts'
import { reported } from '../resident.ts'

let app: TestApp
let client: Client
beforeAll(async () => {
  app = await createTestApp()
  client = app.as(await app.amsterdam.hire(['case-manager']))
})
afterAll(() => app.close())

describe('bad input is told at its field', () => {
  let resident: OpenDossier
  beforeAll(async () => {
    resident = await reported(client)
  })

  test.each([
    ['a day in the past', { startsAt: '2026-11-20T13:00:00Z' }, 'conference.day', '/startsAt'],
    ['a need in the future', { neededOn: '2026-11-24' }, 'conference.day', '/neededOn'],
    ['nobody of the municipality', { workerIds: [] }, 'conference.nobody', '/workerIds'],
    [
      'somebody who does not work here',
      { workerIds: ['00000000-0000-4000-8000-000000000000'] },
      'access.unknown-worker',
      '/workerIds/0',
    ],
    ['an empty reason to leave the resident out', { leftOutReason: ' ' }, 'request.invalid', '/leftOutReason'],
    ['an empty question', { question: ' ' }, 'request.invalid', '/question'],
  ] as const)('%s', async (_, changes, code, pointer) => {
    const refused = await resident.refusal(planConferenceRoute, planning(resident, changes as Partial<Planning>))
    expect([refused.code, refused.errors?.[0]?.pointer]).toEqual([code, pointer])
  })

  test('a conference that was held earlier can be noted afterwards, when it is said since when it was needed', async () => {
    const conference = await planned(resident, { startsAt: '2026-11-20T13:00:00Z', neededOn: '2026-11-18' })
    expect(daysWaited((await record(resident, conference)).conferences[0] ?? conference, app.today())).toBe(2)
  })

  test('of a record', async () => {
    const conference = await planned(resident)
    const params = { conferenceId: conference.conferenceId }
    const [first] = conference.workers
    const absent = everybody(conference).map((one) => ({ ...one, was: 'absent' as const }))
    const refusals = [
      { attendance: [] },
      { attendance: absent, decisions: [{ text: 'Wij wachten', decidedBy: first?.participantId ?? '' }] },
      { decisions: [{ text: 'Wij wachten', decidedBy: '00000000-0000-4000-8000-000000000000' }] },
      { actions: [action({ dueOn: '2026-11-22' })] },
      { actions: [action({ workerId: '00000000-0000-4000-8000-000000000000' })] },
      { weighing: undefined },
      { weighing: undefined, isUndecided: false },
    ]
    const codes = []
    for (const changes of refusals)
      codes.push((await resident.refusal(recordConferenceRoute, recording(conference, changes), params)).code)
    expect(codes).toEqual([
      'conference.attendance',
      'conference.decider',
      'conference.decider',
      'conference.action-day',
      'access.unknown-worker',
      'conference.nothing-recorded',
      'conference.nothing-recorded',
    ])
    const state = await record(resident, conference, { weighing: undefined, isUndecided: true })
    expect(state.conferences.at(-1)?.held?.isUndecided).toBe(true)
    expect((await resident.refusal(recordConferenceRoute, recording(conference), params)).code).toBe(
      'conference.settled',
    )
    expect((await resident.refusal(cancelConferenceRoute, {}, params)).code).toBe('conference.settled')
    const unknown = { conferenceId: '00000000-0000-4000-8000-000000000000' }
    expect((await resident.refusal(cancelConferenceRoute, {}, unknown)).code).toBe('conference.not-found')
  })

  test('is moved to another moment and place, with who is in it and the need as they were, until it is settled', async () => {
    const other = await reported(client)
    const conference = await planned(other, { startsAt: '2026-11-25T13:00:00Z' })
    const params = { conferenceId: conference.conferenceId }
    const to = { startsAt: '2026-11-26T09:00:00Z', minutes: 90, place: 'home' } as const
    const past = { ...to, startsAt: '2026-11-20T09:00:00Z' }
    expect(await other.refusal(moveConferenceRoute, past, params)).toMatchObject({
      code: 'conference.moved-past',
      errors: [{ pointer: '/startsAt' }],
    })
    await other.write(moveConferenceRoute, to, params)
    const [moved] = (await other.state()).conferences
    expect(moved).toMatchObject({ ...to, startsAt: '2026-11-26T09:00:00.000Z', neededOn: conference.neededOn })
    expect(moved?.workers).toEqual(conference.workers)
    const unknown = { conferenceId: '00000000-0000-4000-8000-000000000000' }
    expect((await other.refusal(moveConferenceRoute, to, unknown)).code).toBe('conference.not-found')
    await other.write(cancelConferenceRoute, {}, params)
    expect((await other.refusal(moveConferenceRoute, to, params)).code).toBe('conference.settled')
  })

  test('before its day it can be cancelled, not recorded; in a closed dossier nothing is planned', async () => {
    const other = await reported(client)
    const conference = await planned(other, { startsAt: '2026-11-25T13:00:00Z' })
    const params = { conferenceId: conference.conferenceId }
    expect((await other.refusal(recordConferenceRoute, recording(conference), params)).code).toBe('conference.not-yet')
    await other.write(cancelConferenceRoute, { reason: 'De bewoner is ziek.' }, params)
    expect((await other.state()).conferences[0]?.cancelled?.on).toBe('2026-11-23')
    await other.write(recordOutflowRoute, { on: '2026-11-23', reason: '03' })
    expect((await other.refusal(planConferenceRoute, planning(other))).code).toBe('dossier.closed')
  })
})
