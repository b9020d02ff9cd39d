import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type * as z from 'zod'
import { addStandIn } from '../../src/api/access.ts'
import { getCaseload } from '../../src/api/attention.ts'
import { addRule, endRule, getLoad, listRules, removeFigure, setFigure, setHours } from '../../src/api/capacity.ts'
import { decideChoiceRoute } from '../../src/api/choice.ts'
import { makeAppointmentRoute } from '../../src/api/contact.ts'
import { withdrawEventRoute } from '../../src/api/dossier.ts'
import { getRadar } from '../../src/api/radar.ts'
import { FILL_ATTENTION } from '../../src/db/migrations/0013-team.ts'
import { verify } from '../../src/db/rebuild.ts'
import { type Client, createTestApp, type OpenDossier, type TestApp } from '../kit.ts'
import { during } from '../radar.ts'
import { guided, talk } from '../resident.ts'
import type { TestWorker } from '../town.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

/** A team of its own, so that no other test counts in it. */
async function newTeam() {
  const teamId = app.deps.newId()
  await app.db.insertInto('team').values({ municipality_id: 'GM0363', team_id: teamId, name: 'Team Kade' }).execute()
  const lead = app.as(await app.amsterdam.hire(['team-lead'], [teamId]))
  const worker = app.as(await app.amsterdam.hire(['case-manager'], [teamId]))
  return { teamId, lead, worker }
}

const hours = (lead: Client, who: TestWorker, hoursPerWeek: number, fromOn = app.today()) =>
  lead.call(setHours, { body: { workerId: who.workerId, hoursPerWeek, fromOn } })

async function classed(worker: Client, value: string): Promise<OpenDossier> {
  const resident = await guided(worker, app.today())
  await resident.write(decideChoiceRoute, { value, deviation: { code: 'own-wish' } }, { part: 'attention-class' })
  return resident
}

const of = async (lead: Client, who: TestWorker) =>
  (await lead.call(getLoad)).workers.find(({ workerId }) => workerId === who.workerId)

const RULE: z.input<typeof addRule.body> = {
  principle: 'concentrate',
  groups: [{ kind: 'attention-class', key: 'intensive' }],
  decision: 'Managementoverleg, verslag 12, punt 3.',
  decidedOn: '2026-11-20',
  fromOn: '2026-11-23',
  untilOn: '2027-06-30',
}

describe('the load of a team', () => {
  test('gives counts and hours per worker, by name or by hours, and logs the look', async () => {
    const { teamId, lead, worker } = await newTeam()
    const other = await app.amsterdam.hire(['case-manager'], [teamId])
    const resident = await guided(worker, app.today())
    await guided(worker, app.today())
    await resident.write(makeAppointmentRoute, { startsAt: '2026-11-25T10:00:00Z', minutes: 30, place: 'office' })
    const inPairs = { place: 'home', visitPurpose: 'acquaintance', secondWorkerId: other.workerId } as const
    await resident.write(makeAppointmentRoute, { startsAt: '2026-11-26T10:00:00Z', minutes: 30, ...inPairs })
    await resident.write(makeAppointmentRoute, { startsAt: '2026-12-02T10:00:00Z', minutes: 30, place: 'office' })
    await hours(lead, worker.worker, 24)
    await hours(lead, other, 32)
    const { workers, total, sum } = await lead.call(getLoad, { query: { sort: 'hours' } })
    expect(workers.map(({ workerId }) => workerId)).toEqual([
      other.workerId,
      worker.worker.workerId,
      lead.worker.workerId,
    ])
    expect(total).toBe(3)
    expect(workers[0]).toMatchObject({ residents: 0, appointments: 1 })
    expect(workers[1]).toMatchObject({ hoursPerWeek: 24, residents: 2, appointments: 2, onRadar: 0, withoutFigure: 2 })
    expect(sum).toMatchObject({ hoursThere: 56, hoursAsked: 0, peopleWithoutFigure: 2, residents: 2 })
    const byName = (await lead.call(getLoad)).workers.map(({ name }) => name ?? '')
    expect(byName).toEqual(byName.toSorted((a, b) => a.localeCompare(b, 'nl')))
  })

  test('says that no study gives minutes for a contact, until the team enters a figure of its own', async () => {
    const { teamId, lead, worker } = await newTeam()
    await guided(worker, app.today())
    expect((await lead.call(getLoad)).policyMinutes).toMatchObject({ unknown: true })
    const figure = { teamId, group: null, minutesPerContact: 60, intervalDays: 14 }
    await lead.call(setFigure, { body: figure })
    const found = await lead.call(getLoad)
    expect(found.figures).toMatchObject([{ ...figure, madeByName: lead.worker.name, madeOn: app.today() }])
    // One hour in two weeks is half an hour a week.
    expect(found.sum).toMatchObject({ hoursAsked: 0.5, peopleWithoutFigure: 0, isOwn: true })
    await lead.call(removeFigure, { body: { teamId, group: null } })
    expect((await lead.call(getLoad)).sum).toMatchObject({ hoursAsked: 0, peopleWithoutFigure: 1 })
  })

  test('keeps hours by the day from which they hold', async () => {
    const { lead, worker } = await newTeam()
    await hours(lead, worker.worker, 20)
    await hours(lead, worker.worker, 28, '2027-01-04')
    expect(await of(lead, worker.worker)).toMatchObject({ hoursPerWeek: 20, hoursFromOn: app.today() })
    await during(app, '2027-01-05', async () => {
      expect(await of(lead, worker.worker)).toMatchObject({ hoursPerWeek: 28, hoursFromOn: '2027-01-04' })
    })
  })

  test.each([-1, 41, 10.1, 1e9])('refuses %d hours in clear words', async (hoursPerWeek) => {
    const { lead, worker } = await newTeam()
    const body = { workerId: worker.worker.workerId, hoursPerWeek, fromOn: app.today() }
    const { code, detail, errors } = await lead.refusal(setHours, { body })
    expect([code, errors?.[0]?.pointer]).toEqual(['capacity.hours', '/hoursPerWeek'])
    expect(detail).toContain('tussen 0 en 40')
  })

  test('of another team is not for this lead: no hours, no figures, no workers', async () => {
    const { teamId, worker } = await newTeam()
    const { lead: stranger } = await newTeam()
    const body = { workerId: worker.worker.workerId, hoursPerWeek: 8, fromOn: app.today() }
    expect((await stranger.refusal(setHours, { body })).code).toBe('access.denied')
    const figure = { teamId, group: null, minutesPerContact: 60, intervalDays: 14 }
    expect((await stranger.refusal(setFigure, { body: figure })).code).toBe('request.invalid')
    const { workers } = await stranger.call(getLoad, { query: { teamId, place: 'municipality' } })
    expect(workers).toEqual([])
    expect((await worker.refusal(getLoad)).code).toBe('access.denied')
  })

  test('shows who stands in for whom', async () => {
    const { teamId, lead, worker } = await newTeam()
    const other = await app.amsterdam.hire(['case-manager'], [teamId])
    const days = { fromOn: app.today(), untilOn: '2026-12-04' }
    await lead.call(addStandIn, { body: { absentWorkerId: worker.worker.workerId, workerId: other.workerId, ...days } })
    expect((await of(lead, worker.worker))?.standIns).toMatchObject([
      { workerId: other.workerId, name: other.name, ...days },
    ])
    await during(app, '2026-12-05', async () => expect((await of(lead, worker.worker))?.standIns).toEqual([]))
  })
})

/** Two intensive residents ask an hour each, two who cope an hour each; there are three hours. */
async function tooMuch() {
  const team = await newTeam()
  const { teamId, lead, worker } = team
  await classed(worker, 'intensive')
  await classed(worker, 'intensive')
  const [first, second] = [await classed(worker, 'copes-alone'), await classed(worker, 'copes-alone')]
  await hours(lead, worker.worker, 3)
  await lead.call(setFigure, { body: { teamId, group: null, minutesPerContact: 60, intervalDays: 7 } })
  return { ...team, first, second }
}

describe('when the hours do not suffice', () => {
  test('nobody has decided who is not seen, until a rule is recorded; then groups are named in numbers, and nothing changes by itself', async () => {
    const { teamId, lead, worker } = await tooMuch()
    const before = await lead.call(getLoad)
    expect(before).toMatchObject({ rule: null, unfit: [], sum: { hoursThere: 3, hoursAsked: 4, workersShort: 1 } })

    const { ruleId } = await lead.call(addRule, { body: RULE })
    const after = await lead.call(getLoad)
    expect(after.rule).toMatchObject({ ...RULE, madeByName: lead.worker.name, madeOn: app.today() })
    // Both began on this day, and one of them fits: no date says who.
    const shared = { dividedOn: app.today(), isDayShared: true }
    expect(after.unfit).toEqual([
      { teamId, attentionClass: 'copes-alone', category: null, people: 2, fit: 1, ...shared },
    ])
    expect(after.workers).toEqual(before.workers)

    // They stay on the radar, and the line says under which rule the hours do not suffice for their group.
    await during(app, '2027-06-01', async () => {
      const { items, capacity } = await worker.call(getRadar, { query: { attentionClass: 'copes-alone' } })
      expect(items.map(({ attentionClass }) => attentionClass)).toEqual(['copes-alone', 'copes-alone'])
      expect(capacity).toMatchObject({ rule: { ruleId, decision: RULE.decision }, unfit: after.unfit })
    })
    const group = await lead.call(getCaseload, { query: { attentionClass: 'copes-alone', place: 'team' } })
    expect(group.items.length).toBe(2)

    await lead.call(endRule, { params: { ruleId }, body: {} })
    expect(await lead.call(getLoad)).toMatchObject({ rule: null, unfit: [] })
    expect((await worker.call(getRadar)).capacity).toBeNull()
    const { items } = await lead.call(listRules)
    expect(items[0]).toMatchObject({
      ruleId,
      decision: RULE.decision,
      endedOn: app.today(),
      endedByName: lead.worker.name,
    })
    expect((await lead.refusal(endRule, { params: { ruleId }, body: {} })).code).toBe('capacity.rule-not-found')
  })

  test('seed3 12: who was spoken to last is not seen under the rule, by one day for the whole group, which moves as people are spoken to', async () => {
    const { teamId, lead, worker, first, second } = await tooMuch()
    const { ruleId } = await lead.call(addRule, { body: RULE })
    const unfit = async () => (await lead.call(getLoad)).unfit
    const group = { teamId, attentionClass: 'copes-alone', category: null, people: 2, fit: 1 }
    await during(app, '2026-11-30', async () => {
      await talk(first, 'Belt zelf vaak.', '2027-01-11')
      // Of the two the silent one goes first; who squeaks has been heard.
      expect(await unfit()).toEqual([{ ...group, dividedOn: '2026-11-30', isDayShared: false }])
    })
    await during(app, '2026-12-10', async () => {
      expect((await worker.call(getRadar)).capacity?.unfit).toEqual(await unfit())
      await talk(second, 'Nu ook gesproken.', '2027-01-11')
      expect(await unfit()).toEqual([{ ...group, dividedOn: '2026-12-10', isDayShared: false }])
    })
    await lead.call(endRule, { params: { ruleId }, body: {} })
  })

  test('a rule that divides leaves nobody out', async () => {
    const { lead } = await tooMuch()
    const { ruleId } = await lead.call(addRule, { body: { ...RULE, principle: 'divide' } })
    expect(await lead.call(getLoad)).toMatchObject({ rule: { principle: 'divide', groups: [] }, unfit: [] })
    await lead.call(endRule, { params: { ruleId }, body: {} })
  })

  test('names nobody as long as hours or figures are missing: the sum cannot be made', async () => {
    const { teamId, lead } = await tooMuch()
    const other = app.as(await app.amsterdam.hire(['case-manager'], [teamId]))
    await guided(other, app.today())
    const { ruleId } = await lead.call(addRule, { body: RULE })
    expect(await lead.call(getLoad)).toMatchObject({ unfit: [], sum: { hoursMissing: 1 } })
    await lead.call(endRule, { params: { ruleId }, body: {} })
  })

  test('a rule has an end, a day of decision that has been, known groups, and no other beside it', async () => {
    const { lead } = await newTeam()
    const refused = async (changes: object) => (await lead.refusal(addRule, { body: { ...RULE, ...changes } })).code
    expect([
      await refused({ untilOn: '2026-11-01', fromOn: '2026-10-01' }),
      await refused({ untilOn: '2026-11-22' }),
      await refused({ decidedOn: '2026-12-01' }),
      await refused({ groups: [] }),
      await refused({ groups: [{ kind: 'category', key: 'nowhere' }] }),
      await refused({ groups: [...RULE.groups, ...RULE.groups] }),
    ]).toEqual([
      'capacity.rule-days',
      'capacity.rule-days',
      'capacity.rule-days',
      'capacity.rule-groups',
      'capacity.rule-groups',
      'capacity.rule-groups',
    ])
    const { ruleId } = await lead.call(addRule, { body: RULE })
    expect(await refused({ fromOn: '2027-06-30', untilOn: '2027-12-31' })).toBe('capacity.rule-overlap')
    await lead.call(endRule, { params: { ruleId }, body: {} })
  })
})

describe('a stand-in', () => {
  test('is somebody else, once at a time, and never somebody who is replaced themselves', async () => {
    const { teamId, lead, worker } = await newTeam()
    const [second, third] = [
      await app.amsterdam.hire(['case-manager'], [teamId]),
      await app.amsterdam.hire(['case-manager'], [teamId]),
    ]
    const add = (absent: TestWorker, stand: TestWorker, fromOn = app.today(), untilOn = '2026-12-04') => ({
      body: { absentWorkerId: absent.workerId, workerId: stand.workerId, fromOn, untilOn },
    })
    expect((await lead.refusal(addStandIn, add(worker.worker, worker.worker))).code).toBe('stand-in.self')
    expect((await lead.refusal(addStandIn, add(worker.worker, second, '2026-11-01', '2026-11-22'))).code).toBe(
      'stand-in.past',
    )
    expect((await lead.refusal(addStandIn, add(worker.worker, second, '2026-12-04', '2026-12-01'))).code).toBe(
      'stand-in.days',
    )
    await lead.call(addStandIn, add(worker.worker, second))
    expect([
      (await lead.refusal(addStandIn, add(worker.worker, third, '2026-12-04', '2026-12-09'))).code,
      (await lead.refusal(addStandIn, add(second, third))).code,
      (await lead.refusal(addStandIn, add(third, worker.worker))).code,
    ]).toEqual(['stand-in.overlap', 'stand-in.chain', 'stand-in.chain'])
    await lead.call(addStandIn, add(worker.worker, third, '2026-12-05', '2026-12-09'))
  })
})

test('what lists read of attention classes is as a rebuild makes it', async () => {
  const { worker } = await newTeam()
  const wrong = await classed(worker, 'intensive')
  await classed(worker, 'intensive')
  await wrong.write(withdrawEventRoute, { reason: 'not-true' }, { seq: wrong.version })
  expect(await verify(app.db, app.amsterdam.id)).toEqual([])
  // And so does the step to this version, for a journal that was there before.
  await app.db.updateTable('dossier_row').set({ attention_class: 'other' }).execute()
  await sql.raw(FILL_ATTENTION).execute(app.db)
  expect(await verify(app.db, app.amsterdam.id)).toEqual([])
})
