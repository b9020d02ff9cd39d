import * as fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foldDossier, type RecordedEvent } from '../../src/core/dossier.ts'
import type { Failure } from '../../src/core/failure.ts'
import { withScope } from '../../src/db/connect.ts'
import { append, dossierEvents } from '../../src/db/journal.ts'
import { FILL_FACTS } from '../../src/db/migrations/0002-policy-version.ts'
import { FILL_RADAR } from '../../src/db/migrations/0003-radar.ts'
import { FILL_SPOKEN } from '../../src/db/migrations/0014-contact-day.ts'
import { FILL_MEASURED } from '../../src/db/migrations/0015-measured.ts'
import { FILL_ENDED } from '../../src/db/migrations/0016-ended.ts'
import { FILL_CALLED_OFF } from '../../src/db/migrations/0017-contact-day-change.ts'
import { FILL_CATEGORY_DAYS } from '../../src/db/migrations/0022-category-days.ts'
import { FILL_ABSENT, FILL_UNSETTLED } from '../../src/db/migrations/0023-follow-up.ts'
import { rebuild, verify } from '../../src/db/rebuild.ts'
import { anyStep, run, type Step } from '../history.ts'
import { impossible } from '../impossible.ts'
import { type Client, createTestApp, type OpenDossier, type TestApp } from '../kit.ts'
import { guided, reported, talk } from '../resident.ts'

let app: TestApp
let actors: Client[]
beforeAll(async () => {
  app = await createTestApp()
  const { amsterdam } = app
  const roles = ['case-manager', 'team-lead', 'income-consultant', 'medical-adviser'] as const
  actors = [
    ...roles.map((role) => app.as(amsterdam.of(role))),
    app.as(amsterdam.colleague),
    app.as(amsterdam.neighbour),
  ]
})
afterAll(() => app.close())

const eventsOf = (dossierId: string): Promise<RecordedEvent[]> =>
  withScope(app.db, app.amsterdam.id, (trx) => dossierEvents(trx, app.amsterdam.id, dossierId))

/** Everything that lists read, in an order of its own. */
async function projections(): Promise<unknown> {
  const tables = []
  for (const table of ['dossier_row', 'term_row', 'appointment_row']) {
    const { rows } = await sql<{
      line: string
    }>`select row_to_json(t)::text as line from ${sql.table(table)} t order by 1`.execute(app.db)
    tables.push(rows)
  }
  return tables
}

describe('whatever people do, in whatever order', () => {
  const history = fc.array(anyStep, { minLength: 10, maxLength: 60, size: 'max' })
  const play = async (steps: readonly Step[]): Promise<RecordedEvent[]> => {
    app.travelTo('2026-11-23')
    const resident = await reported(actors[0] as Client)
    for (const step of steps) await run(app, actors, resident.dossierId, step)
    return eventsOf(resident.dossierId)
  }

  test('no sequence of requests breaks the server or makes an impossible dossier, and lists stay true', {
    timeout: 300_000,
  }, async () => {
    const kinds = new Set<string>()
    await fc.assert(
      fc.asyncProperty(history, async (steps) => {
        const events = await play(steps)
        for (const { kind } of events) kinds.add(kind)
        expect(impossible(events)).toEqual([])
        expect(await verify(app.db, app.amsterdam.id)).toEqual([])
      }),
      { numRuns: 30 },
    )
    // A test that never gets past the opening would prove nothing; thirty histories may by chance be short of a kind.
    for (const steps of fc.sample(history, 30)) {
      if (kinds.size > 15) break
      for (const { kind } of await play(steps)) kinds.add(kind)
    }
    expect(kinds.size).toBeGreaterThan(15)
    const before = await projections()
    await rebuild(app.db, app.amsterdam.id)
    expect(await projections()).toEqual(before)
    // A database from before facts were beside the category gets them from its journal.
    await sql`update dossier_row set facts = '{}', promise_count = 0`.execute(app.db)
    expect(await projections()).not.toEqual(before)
    for (const statement of FILL_FACTS) await sql.raw(statement).execute(app.db)
    expect(await projections()).toEqual(before)
    // And one from before the radar gets its days; nobody had been put away then.
    const days = 'spoken_on, intake_due_on, suspended_on, handover_on, missed_on, planned_on'.split(', ')
    const emptied = [...days.map((day) => `${day} = null`), 'has_own_interval = false', 'awaits_medical = false']
    await sql.raw(`update dossier_row set ${emptied.join(', ')}, unseen_on = opened_on`).execute(app.db)
    expect(await projections()).not.toEqual(before)
    for (const statement of [...FILL_RADAR, ...FILL_SPOKEN, ...FILL_ABSENT]) await sql.raw(statement).execute(app.db)
    expect(await projections()).toEqual(before)
    await sql`update dossier_row set measured_on = null`.execute(app.db)
    expect(await projections()).not.toEqual(before)
    await sql.raw(FILL_MEASURED).execute(app.db)
    expect(await projections()).toEqual(before)
    await sql`update dossier_row set ended_on = null, ended_kind = null`.execute(app.db)
    expect(await projections()).not.toEqual(before)
    await sql.raw(FILL_ENDED).execute(app.db)
    await sql`delete from term_row where kind = 'called-off'`.execute(app.db)
    await sql.raw(FILL_CALLED_OFF).execute(app.db)
    await sql`update dossier_row set unsettled_on = null`.execute(app.db)
    expect(await projections()).not.toEqual(before)
    await sql.raw(FILL_UNSETTLED).execute(app.db)
    await sql`update dossier_row set category_on = null, category_until = null`.execute(app.db)
    expect(await projections()).not.toEqual(before)
    await sql.raw(FILL_CATEGORY_DAYS).execute(app.db)
    expect(await projections()).toEqual(before)
    expect(app.logLines.filter((line) => line.includes('request failed'))).toEqual([])
  })
})

describe('the check of the journal against what lists read', () => {
  test('finds every kind of difference, and a rebuild takes it away', async () => {
    const resident = await guided(actors[0] as Client, app.today())
    const id = resident.dossierId
    await sql`update dossier_row set next_contact_on = '2031-01-01' where dossier_id = ${id}`.execute(app.db)
    await sql`delete from term_row where dossier_id = ${id} and kind = 'step'`.execute(app.db)
    await sql`insert into appointment_row values ('GM0363', gen_random_uuid(), ${id}, gen_random_uuid(), now(), 5, 'office', null, 'talk')`.execute(
      app.db,
    )
    const found = await verify(app.db, app.amsterdam.id)
    expect(found.map(({ dossierId, what }) => [dossierId, what])).toEqual([
      [id, 'row-differs'],
      [id, 'terms-differ'],
      [id, 'appointments-differ'],
    ])
    await rebuild(app.db, app.amsterdam.id)
    expect(await verify(app.db, app.amsterdam.id)).toEqual([])
  })

  test('finds a row of a dossier that does not exist, and a rebuild removes it', async () => {
    const resident = await reported(actors[0] as Client)
    await sql`insert into term_row values ('GM0363', gen_random_uuid(), 'step', '2026-12-01', null, null, ${app.amsterdam.north})`.execute(
      app.db,
    )
    expect(await verify(app.db, app.amsterdam.id)).toMatchObject([{ what: 'no-journal', detail: 'term_row' }])
    await rebuild(app.db, app.amsterdam.id)
    expect(await verify(app.db, app.amsterdam.id)).toEqual([])
    expect((await resident.state()).version).toBe(1)
  })

  test('tells of a text that is gone, and of an event that cannot be read', async () => {
    const resident = await guided(actors[0] as Client, app.today())
    await talk(resident, 'Zal verdwijnen.')
    await sql`delete from text where body = 'Zal verdwijnen.'`.execute(app.db)
    expect((await verify(app.db, app.amsterdam.id)).map(({ what }) => what)).toEqual(['text-missing'])
    await sql`alter table event disable trigger event_append_only`.execute(app.db)
    await sql`update event set body = '{}' where dossier_id = ${resident.dossierId} and seq = 3`.execute(app.db)
    await sql`alter table event enable trigger event_append_only`.execute(app.db)
    expect((await verify(app.db, app.amsterdam.id)).map(({ what }) => what)).toContain('unreadable-event')
  })
})

describe('two writers of the same dossier', () => {
  const writing = (actorId: string) => ({
    municipalityId: 'GM0363',
    actorId,
    purpose: 'guidance',
    recordedAt: '2026-11-23T08:00:00.000Z',
    policyVersion: null,
  })

  async function race(resident: OpenDossier, writers: number): Promise<PromiseSettledResult<unknown>[]> {
    const earlier = await eventsOf(resident.dossierId)
    const event = { kind: 'owner-assigned', on: app.today(), teamId: app.amsterdam.north, ownerId: null } as const
    const attempts = Array.from({ length: writers }, () =>
      withScope(app.db, 'GM0363', (trx) =>
        append(trx, writing(app.amsterdam.colleague.workerId), [
          { dossierId: resident.dossierId, earlier, events: [event, event], texts: [] },
        ]),
      ),
    )
    return Promise.allSettled(attempts)
  }

  test('on the same version never both win, however many there are, and the loser leaves nothing behind', async () => {
    for (let round = 0; round < 5; round++) {
      const resident = await reported(actors[0] as Client)
      const outcomes = await race(resident, 5)
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      for (const outcome of outcomes)
        if (outcome.status === 'rejected')
          expect(outcome.reason).toMatchObject({ code: 'dossier.changed-meanwhile' } satisfies Partial<Failure>)
      const events = await eventsOf(resident.dossierId)
      expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3])
      expect(foldDossier(events)?.ownerId).toBeNull()
    }
  })
})
