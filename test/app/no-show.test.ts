import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getToday } from '../../src/api/attention.ts'
import { noteContactRoute, settleAppointmentRoute } from '../../src/api/contact.ts'
import { withdrawEventRoute } from '../../src/api/dossier.ts'
import { takeNoShowStepRoute } from '../../src/api/no-show.ts'
import { recordOutflowRoute } from '../../src/api/outflow.ts'
import { makeSeriesRoute, moveAppointmentRoute } from '../../src/api/series.ts'
import { FILL_NO_SHOW_TERMS } from '../../src/db/migrations/0006-no-show.ts'
import { FILL_ABSENT } from '../../src/db/migrations/0023-follow-up.ts'
import { verify } from '../../src/db/rebuild.ts'
import { absences, MISSED, MONDAY } from '../absence.ts'
import { type Client, createTestApp, type TestApp } from '../kit.ts'
import { radar } from '../radar.ts'
import { guided, talk } from '../resident.ts'
import type { Town } from '../town.ts'

let app: TestApp
let appointment: ReturnType<typeof absences>['appointment']
let absent: ReturnType<typeof absences>['absent']
beforeAll(async () => {
  app = await createTestApp()
  ;({ appointment, absent } = absences(app))
})
afterAll(() => app.close())

const newWorker = async (town: Town): Promise<Client> => app.as(await town.hire(['case-manager']))

const waiting = async (worker: Client) => (await worker.call(getToday)).noShows.map(({ dossierId }) => dossierId)

describe('Vandaag', () => {
  test('shows who did not come as long as nothing followed, and not among the terms', async () => {
    const worker = await newWorker(app.amsterdam)
    const resident = await absent(worker)
    const today = await worker.call(getToday)
    expect(today.noShows).toMatchObject([{ dossierId: resident.dossierId, absentOn: MONDAY }])
    expect(today.terms.map(({ kind }) => kind)).not.toContain('no-show')
    await resident.write(takeNoShowStepRoute, { stepKey: 'repeat-invitation' })
    expect(await waiting(worker)).toEqual([])
  })

  test('does not show who cancelled with notice', async () => {
    const worker = await newWorker(app.amsterdam)
    const resident = await absent(worker, { outcome: 'cancelled', reason: 'work' })
    expect(await waiting(worker)).toEqual([])
    expect((await resident.refusal(takeNoShowStepRoute, { stepKey: 'home-visit' })).code).toBe('no-show.none')
  })

  test('takes a new appointment for a follow-up, until that one is cancelled', async () => {
    const worker = await newWorker(app.amsterdam)
    const resident = await absent(worker)
    const appointmentId = await appointment(resident, '2026-11-26')
    expect(await waiting(worker)).toEqual([])
    await resident.write(settleAppointmentRoute, { outcome: 'cancelled' }, { appointmentId })
    expect(await waiting(worker)).toEqual([resident.dossierId])
  })

  test('takes no appointment that stood before for a follow-up, and one that was moved since', async () => {
    const worker = await newWorker(app.amsterdam)
    app.travelTo(MONDAY)
    const resident = await guided(worker, MONDAY, { nextContactOn: '2026-12-31' })
    const series = { startsAt: `${MONDAY}T10:00:00+01:00`, minutes: 30, place: 'office' } as const
    await resident.write(makeSeriesRoute, { ...series, rhythm: { ends: 'after', everyWeeks: 1, times: 4 } })
    const [first = '', second = ''] = (await resident.state()).appointments.map(({ appointmentId }) => appointmentId)
    await resident.write(settleAppointmentRoute, MISSED, { appointmentId: first })
    expect(await waiting(worker)).toEqual([resident.dossierId])
    expect(await radar(worker, { reason: 'missed' })).toEqual([[resident.dossierId, `missed ${MONDAY}`]])
    await resident.write(moveAppointmentRoute, { startsAt: '2026-11-25T10:00:00+01:00' }, { appointmentId: second })
    expect(await waiting(worker)).toEqual([])
    expect(await radar(worker, { reason: 'missed' })).toEqual([])
  })

  test('lets go of who was spoken to, who left, and of an absence that was a mistake', async () => {
    const worker = await newWorker(app.amsterdam)
    const [spoken, left, wrong] = [await absent(worker), await absent(worker), await absent(worker)]
    expect(await waiting(worker)).toHaveLength(3)
    await spoken.write(noteContactRoute, { text: 'Geen gehoor.', channel: 'tried' })
    expect(await waiting(worker)).toHaveLength(3)
    await talk(spoken, 'Ze belde terug.')
    await left.write(recordOutflowRoute, { on: MONDAY, reason: '03' })
    await wrong.write(withdrawEventRoute, { reason: 'wrong-person' }, { seq: wrong.version })
    expect(await waiting(worker)).toEqual([])
  })

  test('stays with the owner: a colleague does not see it', async () => {
    await absent(await newWorker(app.amsterdam))
    expect(await waiting(await newWorker(app.amsterdam))).toEqual([])
  })
})

describe('an installation that is older than the chain', () => {
  test('shows the same people as a journal that is folded', async () => {
    const worker = await newWorker(app.amsterdam)
    const cases = {
      plain: await absent(worker),
      stepped: await absent(worker),
      spoken: await absent(worker),
      ahead: await absent(worker),
      left: await absent(worker),
      wrong: await absent(worker),
      before: await absent(worker),
      series: await guided(worker, MONDAY, { nextContactOn: '2026-12-31' }),
    }
    await appointment(cases.series, '2026-11-30')
    await appointment(cases.series, MONDAY, MISSED)
    await cases.stepped.write(takeNoShowStepRoute, { stepKey: 'repeat-invitation' })
    await talk(cases.spoken, 'Belde terug.')
    await appointment(cases.ahead, '2026-11-27')
    await cases.left.write(recordOutflowRoute, { on: MONDAY, reason: '03' })
    await cases.wrong.write(withdrawEventRoute, { reason: 'not-true' }, { seq: cases.wrong.version })
    await cases.before.write(noteContactRoute, { text: 'Nog van vrijdag.', channel: 'talk', on: '2026-11-20' })
    const rows = () =>
      app.db
        .selectFrom('term_row')
        .select(['dossier_id', 'due_on', 'ref_id', 'owner_id', 'team_id'])
        .where('kind', '=', 'no-show')
        .orderBy('dossier_id')
        .execute()
    const live = await rows()
    expect(live.map(({ dossier_id }) => dossier_id)).toEqual(
      expect.arrayContaining([cases.plain.dossierId, cases.before.dossierId, cases.series.dossierId]),
    )
    await app.db.deleteFrom('term_row').where('kind', '=', 'no-show').execute()
    for (const statement of [FILL_NO_SHOW_TERMS, ...FILL_ABSENT]) await sql.raw(statement).execute(app.db)
    expect(await rows()).toEqual(live)
    expect(await verify(app.db, app.amsterdam.id)).toEqual([])
  })
})
