import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getToday } from '../../src/api/attention.ts'
import { makeAppointmentRoute, noteContactRoute, settleAppointmentRoute } from '../../src/api/contact.ts'
import { recordFactsRoute } from '../../src/api/diagnosis.ts'
import { acceptHandoverRoute, offerHandoverRoute } from '../../src/api/handover.ts'
import { recordMedicalOutcomeRoute, startIntakeRoute, suspendIntakeRoute } from '../../src/api/intake.ts'
import { recordOutflowRoute } from '../../src/api/outflow.ts'
import { makePlanRoute } from '../../src/api/plan.ts'
import { decideCategoryRoute } from '../../src/api/profile.ts'
import { getRadar } from '../../src/api/radar.ts'
import { FILL_SPOKEN } from '../../src/db/migrations/0014-contact-day.ts'
import { verify } from '../../src/db/rebuild.ts'
import { type Client, type TestApp, TODAY } from '../kit.ts'
import { during, radar, withNorm } from '../radar.ts'
import { guided, planOf, reported, talk } from '../resident.ts'

let app: TestApp
beforeAll(async () => {
  app = await withNorm()
})
afterAll(() => app.close())

const newWorker = async (town = app.amsterdam): Promise<Client> => app.as(await town.hire(['case-manager']))

/** The day comes, the work is done, and the next test starts on the first day again. */
const on = (day: string, work: () => Promise<void>) => during(app, day, work)

describe('on the radar comes', () => {
  test('who has had no two-way contact for longer than the default, though a letter was sent and a call was tried', async () => {
    const worker = await newWorker()
    const resident = await guided(worker, TODAY)
    await talk(resident, 'Gesproken.', '2027-05-20')
    await on('2027-05-24', async () => {
      for (const channel of ['letter', 'tried'] as const)
        await resident.write(noteContactRoute, { text: 'Geprobeerd.', channel, nextContactOn: '2027-06-20' })
    })
    await on('2027-05-25', async () => expect(await radar(worker)).toEqual([]))
    await on('2027-05-26', async () => {
      const { items, norms } = await worker.call(getRadar)
      expect(items).toMatchObject([{ lines: [{ reason: 'silent', on: TODAY }], norm: 0, spokenOn: TODAY }])
      expect(norms).toMatchObject([{ maxDays: 183, standing: 'default', sources: [expect.stringContaining('44a')] }])
    })
  })

  test('who is past the municipality’s own norm for their category and facts, with the rule and its source', async () => {
    const worker = await newWorker()
    const [close, other] = [await guided(worker, TODAY), await guided(worker, TODAY)]
    await close.write(recordFactsRoute, { source: 'judged', facts: [{ key: 'copesAlone', value: false }] })
    await close.write(decideCategoryRoute, { category: 'activation', deviation: { code: 'own-wish' } })
    for (const resident of [close, other]) await talk(resident, 'Gesproken.', '2026-12-14')
    await on('2026-12-14', async () => expect(await radar(worker)).toEqual([]))
    await on('2026-12-15', async () => {
      const { items, norms } = await worker.call(getRadar, { query: { reason: 'silent' } })
      expect(items.map(({ dossierId, norm }) => [dossierId, norm])).toEqual([[close.dossierId, 0]])
      expect(norms).toMatchObject([{ maxDays: 21, standing: 'norm', sources: [expect.stringContaining('seed4 L719')] }])
    })
  })

  test('nobody for whom a longer time was agreed with a reason, until that date has passed', async () => {
    const worker = await newWorker()
    const resident = await reported(worker)
    const next = { nextContactOn: '2027-09-01', deviation: { code: 'own-wish', text: 'Wil rust.' } }
    await resident.write(makePlanRoute, planOf(TODAY, next))
    await talk(resident, 'Gesproken.')
    await on('2027-08-31', async () => expect(await radar(worker)).toEqual([]))
    await on('2027-09-02', async () =>
      expect(await radar(worker)).toEqual([[resident.dossierId, `silent ${TODAY}`, 'date-passed 2027-09-01']]),
    )
  })

  test('who was never spoken to: after the term of the intake, or where none is known after the contact norm', async () => {
    const [leidschendam, amsterdam] = [await newWorker(app.leidschendam), await newWorker()]
    const [withTerm, without] = [await reported(leidschendam), await reported(amsterdam)]
    expect(await radar(leidschendam)).toEqual([])
    await on('2026-11-30', async () => expect(await radar(leidschendam)).toEqual([]))
    await on('2026-12-01', async () =>
      expect(await radar(leidschendam)).toEqual([
        [withTerm.dossierId, `never-spoken ${TODAY}`, `no-next-date ${TODAY}`],
      ]),
    )
    await on('2027-05-25', async () => expect(await radar(amsterdam, { reason: 'never-spoken' })).toEqual([]))
    await on('2027-05-26', async () => expect(await radar(amsterdam, { reason: 'never-spoken' })).toHaveLength(1))
    // An intake that was started is no talk yet; one in which something was said is.
    await without.write(startIntakeRoute, {})
    await on('2027-05-26', async () => expect(await radar(amsterdam, { reason: 'never-spoken' })).toHaveLength(1))
    await without.write(suspendIntakeRoute, {})
    await on('2027-05-26', async () => expect(await radar(amsterdam, { reason: 'never-spoken' })).toEqual([]))
  })

  test('who was spoken to in an intake is so on the radar and on Vandaag alike, and not by its mere start', async () => {
    const worker = await newWorker()
    const resident = await reported(worker)
    const seen = async () => {
      const [{ items }, { silent }] = await Promise.all([worker.call(getRadar, {}), worker.call(getToday)])
      return [items[0]?.spokenOn, silent[0]?.spokenOn]
    }
    await on('2026-11-25', async () => {
      await resident.write(startIntakeRoute, {})
      expect(await seen()).toEqual([null, null])
      await resident.write(suspendIntakeRoute, {})
      expect(await seen()).toEqual(['2026-11-25', '2026-11-25'])
    })
    // A database in which the radar counted the start of an intake, and the caseload nothing of it.
    await sql`update dossier_row set last_contact_on = null, in_sight_on = opened_on, spoken_on = opened_on,
      unseen_on = opened_on where dossier_id = ${resident.dossierId}`.execute(app.db)
    expect(await verify(app.db, 'GM0363')).toHaveLength(1)
    for (const statement of FILL_SPOKEN) await sql.raw(statement).execute(app.db)
    expect(await verify(app.db, 'GM0363')).toEqual([])
  })

  test('who has no next date, until one is agreed or an appointment is planned', async () => {
    const worker = await newWorker()
    const [one, other] = [await reported(worker), await reported(worker)]
    expect(await radar(worker)).toHaveLength(2)
    await talk(one, 'Gesproken.', '2026-12-20')
    await other.write(makeAppointmentRoute, { startsAt: '2026-11-25T10:00:00+01:00', minutes: 30, place: 'office' })
    expect(await radar(worker)).toEqual([])
    await on('2026-11-26', async () =>
      expect(await radar(worker)).toEqual([[other.dossierId, `no-next-date ${TODAY}`, 'outcome-missing 2026-11-25']]),
    )
  })

  test('with the next appointment, not the last one', async () => {
    const worker = await newWorker()
    const resident = await guided(worker, TODAY)
    await talk(resident, 'Gesproken.')
    for (const day of ['2027-06-08', '2027-06-01', '2027-06-15'])
      await resident.write(makeAppointmentRoute, {
        startsAt: `${day}T10:00:00+02:00`,
        minutes: 30,
        place: 'office',
        deviation: { code: 'own-wish' },
      })
    await on('2027-05-31', async () => {
      const { items } = await worker.call(getRadar, { query: { reason: 'silent' } })
      expect(items.map(({ plannedOn }) => plannedOn)).toEqual(['2027-06-01'])
    })
  })

  test('whose date has passed, and not who was spoken to on that day and needs a new one', async () => {
    const worker = await newWorker()
    const [passed, spoken] = [
      await guided(worker, TODAY, { nextContactOn: '2026-12-07' }),
      await guided(worker, TODAY, { nextContactOn: '2026-12-07' }),
    ]
    for (const resident of [passed, spoken]) await talk(resident, 'Gesproken.')
    await on('2026-12-07', async () => {
      expect(await radar(worker)).toEqual([])
      await talk(spoken, 'Gesproken.')
    })
    await on('2026-12-08', async () =>
      expect(await radar(worker)).toEqual([
        [passed.dossierId, 'date-passed 2026-12-07'],
        [spoken.dossierId, 'no-next-date 2026-12-07'],
      ]),
    )
  })

  test('who missed an appointment and heard nothing since; not who cancelled, and not once anybody tried', async () => {
    const worker = await newWorker()
    const make = async (outcome: 'missed' | 'cancelled') => {
      const resident = await guided(worker, TODAY, { nextContactOn: '2027-02-01' })
      const startsAt = '2026-11-23T08:30:00+01:00'
      await resident.write(makeAppointmentRoute, { startsAt, minutes: 30, place: 'office' })
      const appointmentId = (await resident.state()).appointments[0]?.appointmentId ?? ''
      await resident.write(settleAppointmentRoute, { outcome, reason: 'unknown' }, { appointmentId })
      return resident
    }
    const [missed, tried, again] = [await make('missed'), await make('missed'), await make('missed')]
    await make('cancelled')
    await tried.write(noteContactRoute, { text: 'Gebeld.', channel: 'tried' })
    await again.write(makeAppointmentRoute, {
      startsAt: '2026-11-27T10:00:00+01:00',
      minutes: 30,
      place: 'home',
      visitPurpose: 'support',
    })
    expect(await radar(worker)).toEqual([[missed.dossierId, `missed ${TODAY}`]])
  })

  test('who is offered to somebody who has not accepted, and whose intake waits for the medical adviser', async () => {
    const worker = await newWorker()
    const offered = await guided(worker, TODAY)
    await offered.write(offerHandoverRoute, { toTeamId: app.amsterdam.south, summary: 'Kent de buurt.' })
    const waiting = await reported(worker)
    await waiting.write(startIntakeRoute, {})
    await waiting.write(suspendIntakeRoute, {})
    expect(await radar(worker)).toEqual(
      [
        [offered.dossierId, `handover ${TODAY}`],
        [waiting.dossierId, `suspended ${TODAY}`],
      ].toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)),
    )
    const adviser = app.as(app.amsterdam.of('medical-adviser'))
    const awaits = async () =>
      (await worker.call(getRadar, { query: { reason: 'suspended' } })).items.map(({ awaitsMedical }) => awaitsMedical)
    expect(await awaits()).toEqual([true])
    const seen = waiting.seenBy(adviser)
    await seen.write(recordMedicalOutcomeRoute, { outcome: 'not-able', reviewOn: '2027-11-23' })
    expect(await awaits()).toEqual([false])
    await offered.seenBy(app.as(app.amsterdam.neighbour)).write(acceptHandoverRoute, {})
    expect(await radar(worker, { reason: 'handover' })).toEqual([])
  })

  test('nobody whose dossier is closed', async () => {
    const worker = await newWorker()
    const resident = await reported(worker)
    await resident.write(recordOutflowRoute, { on: TODAY, reason: '03' })
    expect(await radar(worker)).toEqual([])
  })

  test('the longest out of sight first, by date alone; with a reason, by the day of that reason', async () => {
    const worker = await newWorker()
    const days = ['2026-03-01', '2026-01-05', '2026-06-09', '2026-01-05']
    const ids = []
    for (const reportedOn of days) ids.push((await reported(worker, {}, { reportedOn })).dossierId)
    const expected = ids
      .map((id, index) => [days[index] ?? '', id] as const)
      .toSorted(([a, x], [b, y]) => (a + x < b + y ? -1 : 1))
      .map(([, id]) => id)
    const paged: string[] = []
    for (let after: string | undefined; ; ) {
      const page = await worker.call(getRadar, { query: { limit: 1, ...(after ? { after } : {}) } })
      expect(page.total).toBe(4)
      paged.push(...page.items.map(({ dossierId }) => dossierId))
      if (page.next === null) break
      after = page.next
    }
    expect(paged).toEqual(expected)
  })
})

test('every reason has its rule in words and a source, in two languages', async () => {
  const { rules, reasons } = await (await newWorker()).call(getRadar)
  expect(rules.map(({ key }) => key).toSorted()).toEqual(Object.keys(reasons).toSorted())
  for (const { nl, en, source } of rules) expect([nl, en, source].every((text) => text.length > 5)).toBe(true)
})

test('seed3 12: a silent client comes on the radar with the reason in words of dates, while one who calls does not', async () => {
  const worker = await newWorker()
  const [silent, calling] = [await guided(worker, TODAY), await guided(worker, TODAY)]
  for (const resident of [silent, calling]) await talk(resident, 'Alles rustig.', '2027-05-20')
  await on('2027-05-18', async () => {
    await talk(calling, 'Belde weer.', '2027-11-01')
    await silent.write(noteContactRoute, { text: 'Brief.', channel: 'letter', nextContactOn: '2027-08-01' })
  })
  await on('2027-06-01', async () => expect(await radar(worker)).toEqual([[silent.dossierId, `silent ${TODAY}`]]))
})

test('seed4 T2: a contact agreed for six months ahead is on the radar the day after it has passed, until they speak', async () => {
  const worker = await newWorker()
  const resident = await reported(worker)
  const step = { text: 'Naar de huisarts voor de pijn.', by: 'resident', dueOn: '2027-02-01' } as const
  const sixMonths = { goalKind: 'health', nextContactOn: '2027-05-23', steps: [step] } as const
  await resident.write(makePlanRoute, planOf(TODAY, { ...sixMonths, steps: [step] }))
  await talk(resident, 'Wil uitzoeken of Lissabon kan.')
  await on('2027-05-23', async () => expect(await radar(worker)).toEqual([]))
  await on('2027-05-24', async () => {
    expect(await radar(worker)).toEqual([[resident.dossierId, 'date-passed 2027-05-23']])
    await talk(resident, 'Gesproken.', '2027-11-20')
    expect(await radar(worker)).toEqual([])
  })
})

test('what the radar reads is what the journal says', async () => {
  expect(await verify(app.db, app.amsterdam.id)).toEqual([])
  expect(await verify(app.db, app.weert.id)).toEqual([])
})
