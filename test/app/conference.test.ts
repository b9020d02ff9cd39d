import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeAgendaFeed } from '../../src/api/agenda.ts'
import { getToday } from '../../src/api/attention.ts'
import { closeConferenceActionRoute, getConferenceMoments, recordConferenceRoute } from '../../src/api/conference.ts'
import { getDossier, withdrawEventRoute } from '../../src/api/dossier.ts'
import { closeStepRoute, makePlanRoute } from '../../src/api/plan.ts'
import { type Conference, daysWaited, momentState, openActions } from '../../src/core/conference.ts'
import { periodStart } from '../../src/core/dossier.ts'
import { phaseOf } from '../../src/core/dossier-row.ts'
import { planDifferences, versionsOfPlan } from '../../src/core/plan-version.ts'
import { planHistory } from '../../src/core/preparation.ts'
import { verify } from '../../src/db/rebuild.ts'
import { action, everybody, planned, record, recording } from '../conference.ts'
import { type Client, createTestApp, type TestApp } from '../kit.ts'
import { guided, planOf, reported } from '../resident.ts'
import type { TestWorker } from '../town.ts'

let app: TestApp
let me: TestWorker
let client: Client
beforeAll(async () => {
  app = await createTestApp()
  me = await app.amsterdam.hire(['case-manager'])
  client = app.as(me)
})
afterAll(() => app.close())

describe('a conference', () => {
  test('is in the agenda of everybody who is invited, without a name in the calendar', async () => {
    const colleague = await app.amsterdam.hire(['case-manager'])
    const resident = await reported(client)
    await planned(resident, { workerIds: [me.workerId, colleague.workerId, colleague.workerId] })
    for (const worker of [me, colleague]) {
      const { appointments } = await app.as(worker).call(getToday)
      expect(appointments.filter(({ dossierId }) => dossierId === resident.dossierId)).toMatchObject([
        { kind: 'conference', outcome: null, minutes: 60 },
      ])
    }
    const { address } = await app.as(colleague).call(makeAgendaFeed)
    const text = await (await app.hono.request(address)).text()
    expect(text).toContain('SUMMARY:Overleg\\, op kantoor')
    expect(text).not.toMatch(/Toos|Bewoner/)
  })

  test('has the resident in it, unless there is a reason, which is kept', async () => {
    const resident = await reported(client)
    expect((await planned(resident)).leftOutTextId).toBeNull()
    const without = await planned(resident, { leftOutReason: 'Ligt in het ziekenhuis en wil dat wij vast beginnen.' })
    const { texts } = await resident.page()
    expect(texts[without.leftOutTextId ?? '']).toContain('ziekenhuis')
    const said = [{ who: 'resident' as const, was: 'present' as const }, ...everybody(without)]
    const params = { conferenceId: without.conferenceId }
    expect(
      await resident.refusal(recordConferenceRoute, recording(without, { attendance: said }), params),
    ).toMatchObject({ code: 'conference.attendance' })
  })

  test('names of people from outside are texts that can be erased, never part of the journal', async () => {
    const resident = await reported(client)
    const conference = await planned(resident, {
      outsiders: [{ role: 'care', name: 'Femke Verzonnen' }, { role: 'uwv' }],
    })
    const { events, texts } = await resident.page()
    expect(JSON.stringify(events)).not.toContain('Verzonnen')
    expect(conference.outsiders.map(({ nameTextId }) => texts[nameTextId ?? ''])).toEqual([
      'Femke Verzonnen',
      undefined,
    ])
  })

  test('says how long it took from the need on, and counts as a talk when the resident was there', async () => {
    app.travelTo('2026-11-23')
    const resident = await reported(client, {}, { reportedOn: '2026-11-01' })
    const conference = await planned(resident, { neededOn: '2026-11-09' })
    expect(daysWaited(conference, app.today())).toBe(14)
    const state = await record(resident, conference, {
      attendance: everybody(conference).map((one) => ({
        ...one,
        was: one.who === 'resident' ? 'cancelled-late' : one.was,
      })),
    })
    expect([state.lastContactOn, state.contactCount]).toEqual([null, 0])
    const again = await record(resident, await planned(resident))
    expect([again.lastContactOn, again.contactCount]).toEqual(['2026-11-23', 1])
  })
})

describe('what is agreed', () => {
  test('lands in the plan in force: a new version that nobody signed, with the rest as it was', async () => {
    const resident = await guided(client, app.today())
    const before = await resident.state()
    const state = await record(resident, await planned(resident), {
      actions: [action(), action({ as: 'promise', text: 'De gemeente betaalt de taxi' })],
    })
    expect(state.plan).toMatchObject({ version: 2, isSigned: false, goalTextId: before.plan?.goalTextId })
    expect([state.plan?.steps.length, state.plan?.promises.length]).toEqual([2, 2])
    expect(state.nextContactOn).toBe(before.nextContactOn)
    expect(openActions(state.conferences)).toEqual([])
    const { versions, endedSteps } = planHistory(await resident.events())
    expect([versions.length, endedSteps]).toEqual([2, []])
    const [first, second] = versionsOfPlan(await resident.events())
    if (!first || !second) throw new Error('two versions were made')
    expect([first.stood.isSigned, second.made.version, second.on]).toEqual([true, 2, app.today()])
    expect(planDifferences(first.stood, second.made, (textId) => textId ?? '').map(({ kind }) => kind)).toEqual([
      'step-added',
      'promise-added',
    ])
    const step = state.plan?.steps.at(-1)
    await resident.write(closeStepRoute, { outcome: 'done' }, { stepId: step?.stepId ?? '' })
    expect((await resident.state()).plan?.steps.at(-1)?.closed?.outcome).toBe('done')
  })

  test('without a plan is a term of who keeps watch, until the plan takes it over', async () => {
    const watcher = await app.amsterdam.hire(['case-manager'])
    const resident = await reported(client)
    const state = await record(resident, await planned(resident), {
      actions: [action({ workerId: watcher.workerId }), action({ text: 'Bellen met de huisarts' })],
    })
    const [watched, own] = openActions(state.conferences)
    if (!watched || !own) throw new Error('no open actions')
    const kinds = async (worker: TestWorker) =>
      (await app.as(worker).call(getToday)).terms
        .filter(({ dossierId }) => dossierId === resident.dossierId)
        .map(({ kind, dueOn }) => [kind, dueOn])
    expect(await kinds(watcher)).toEqual([['conference-action', '2026-12-04']])
    expect(await kinds(me)).toContainEqual(['conference-action', '2026-12-04'])
    const steps = [{ stepId: watched.actionId, text: 'Een maatje zoeken', by: 'worker' as const, dueOn: '2026-12-04' }]
    await resident.write(makePlanRoute, planOf(app.today(), { steps }))
    const after = await resident.state()
    expect(openActions(after.conferences).map(({ actionId }) => actionId)).toEqual([own.actionId])
    expect(await kinds(watcher)).toEqual([])
    const refused = await resident.refusal(
      closeConferenceActionRoute,
      { outcome: 'done' },
      { actionId: watched.actionId },
    )
    expect(refused.code).toBe('conference.action-closed')
    await resident.write(closeConferenceActionRoute, { outcome: 'done' }, { actionId: own.actionId })
    expect(openActions((await resident.state()).conferences)).toEqual([])
    expect(await verify(app.db, app.amsterdam.id)).toEqual([])
  })

  test('by somebody who may not write in the plan stays open, and the plan is not touched', async () => {
    const resident = await guided(client, app.today())
    const lead = app.as(app.amsterdam.of('team-lead'))
    const seen = resident.seenBy(lead)
    const conference = await planned(seen, { workerIds: [lead.worker.workerId] })
    const state = await record(seen, conference, { actions: [action()] })
    expect([state.plan?.version, openActions(state.conferences).length]).toEqual([1, 1])
  })

  test('goes when its record is withdrawn: the plan has what it had', async () => {
    const resident = await guided(client, app.today())
    const conference = await planned(resident)
    await record(resident, conference, { actions: [action()] })
    const held = (await resident.events()).find(({ kind }) => kind === 'conference-held')
    await resident.write(withdrawEventRoute, { reason: 'typing-error' }, { seq: held?.seq ?? 0 })
    const state = await resident.state()
    expect([state.plan?.version, state.plan?.steps.length, state.plan?.isSigned]).toEqual([1, 1, true])
    expect(state.conferences.at(-1)?.held).toBeNull()
    const again = await record(resident, conference, { actions: [action({ text: 'Anders' })] })
    expect(again.plan?.steps.length).toBe(2)
    expect(await verify(app.db, app.amsterdam.id)).toEqual([])
  })

  test('a conference that was held cannot be withdrawn as if it had never been planned', async () => {
    const resident = await reported(client)
    await record(resident, await planned(resident))
    const plan = (await resident.events()).find(({ kind }) => kind === 'conference-planned')
    const refused = await resident.refusal(withdrawEventRoute, { reason: 'other' }, { seq: plan?.seq ?? 0 })
    expect(refused.code).toBe('dossier.not-correctable')
  })
})

describe('moments that policy fixes', () => {
  test('come with their source, the municipality’s own before the country’s', async () => {
    const { moments } = await client.call(getConferenceMoments)
    expect(moments.map(({ key, isOwn }) => [key, isOwn])).toEqual([
      ['intake', false],
      ['diagnosis', false],
      ['plan', false],
      ['outflow', false],
    ])
    const weert = await app.as(app.weert.of('case-manager')).call(getConferenceMoments)
    expect(weert.moments.find(({ key }) => key === 'plan')).toMatchObject({ isOwn: true, source: 'seed3 L434' })
  })

  test('are due, planned, held, passed over or still to come', async () => {
    const resident = await guided(client, app.today())
    const stands = async () => {
      const dossier = await resident.state()
      const now = { phase: phaseOf(dossier), since: periodStart(dossier) }
      return (['diagnosis', 'plan', 'outflow'] as const).map((key) => momentState(dossier.conferences, key, now).kind)
    }
    expect(await stands()).toEqual(['passed', 'passed', 'ahead'])
    const conference = await planned(resident, { moment: 'plan' })
    expect(await stands()).toEqual(['passed', 'planned', 'ahead'])
    await record(resident, conference)
    expect(await stands()).toEqual(['passed', 'held', 'ahead'])
  })
})

test('seed3 1: street fear: who went along, what the manager says of it, a companion, and how the first visit went', async () => {
  const lead = app.amsterdam.of('team-lead')
  const resident = await guided(client, app.today())
  const conference = await planned(resident, {
    workerIds: [me.workerId, lead.workerId],
    outsiders: [{ role: 'care' }],
    question:
      'De bewoner durft niet alleen naar de GGZ. Ik ben meegegaan, bij uitzondering. Wie gaat de volgende keer mee?',
  })
  const [mine, leads] = conference.workers
  const state = await record(resident, conference, {
    weighing:
      'Teamleider: meegaan hoort niet bij re-integratie. Begeleider: dat klopt, en niemand anders pakte het op.',
    decisions: [
      { text: 'Meegaan was deze ene keer nodig', decidedBy: leads?.participantId ?? '' },
      { text: 'Wij vragen een maatje', decidedBy: mine?.participantId ?? '' },
    ],
    actions: [action({ text: 'Een maatje gaat mee naar het eerste gesprek bij de GGZ', by: 'partner' })],
  })
  const [{ held }] = state.conferences as [Conference]
  expect(held?.decisions.map(({ decidedBy }) => decidedBy)).toEqual([leads?.participantId, mine?.participantId])
  const step = state.plan?.steps.find(({ by }) => by === 'partner')
  await resident.write(closeStepRoute, { outcome: 'done' }, { stepId: step?.stepId ?? '' })
  expect((await resident.state()).plan?.steps.find(({ by }) => by === 'partner')?.closed).toMatchObject({
    outcome: 'done',
  })
  const seenByLead = await app.as(lead).call(getDossier, { params: { dossierId: resident.dossierId } })
  expect(seenByLead.texts[held?.weighingTextId ?? '']).toContain('hoort niet bij re-integratie')
})

test('seed0 V17: "there is the vacancy bank, do your best": a conference names who follows whom, and it shows when nobody does', async () => {
  const resident = await reported(client)
  const conference = await planned(resident, {
    form: 'three-way-talk',
    outsiders: [{ role: 'uwv' }],
    question: 'Deze bewoner kan zelf werk zoeken. Wie volgt hem: het UWV of wij?',
  })
  const [uwv] = conference.outsiders
  const attendance = everybody(conference).map((one) =>
    one.who === uwv?.participantId ? { ...one, was: 'absent' as const } : one,
  )
  await record(resident, conference, {
    attendance,
    decisions: [{ text: 'Wij volgen hem zelf', decidedBy: conference.workers[0]?.participantId ?? '' }],
    actions: [action({ text: 'Vragen hoe het solliciteren gaat', dueOn: '2026-11-30' })],
  })
  app.travelTo('2026-12-01')
  const { terms } = await client.call(getToday)
  expect(terms.filter(({ dossierId }) => dossierId === resident.dossierId)).toContainEqual(
    expect.objectContaining({ kind: 'conference-action', dueOn: '2026-11-30' }),
  )
  app.travelTo('2026-11-23')
})
