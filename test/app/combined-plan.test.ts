import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { giveAssignmentRoute, openAssessmentRoute } from '../../src/api/assessment.ts'
import { makeAppointmentRoute, noteContactRoute, settleAppointmentRoute } from '../../src/api/contact.ts'
import { recordFactsRoute } from '../../src/api/diagnosis.ts'
import { draftSummary } from '../../src/api/handover.ts'
import { orderInstrumentRoute, recordResultRoute } from '../../src/api/instrument.ts'
import { closeStepRoute, makePlanRoute } from '../../src/api/plan.ts'
import { addDays, momentInAmsterdam } from '../../src/core/day.ts'
import { aroundPlan, comparedPlan, type PlanClash, planClashes } from '../../src/core/plan-clash.ts'
import { planDifferences, versionsOfPlan } from '../../src/core/plan-version.ts'
import { openQuestions } from '../../src/core/preparation.ts'
import { unspoken } from '../../src/core/unspoken.ts'
import { type Client, createTestApp, type OpenDossier, type TestApp, TODAY } from '../kit.ts'
import { planOfToday, termsOn, wordsOf } from '../plan-state.ts'
import { guided, planOf, reported, talk } from '../resident.ts'

let app: TestApp
let klantmanager: Client
beforeAll(async () => {
  app = await createTestApp()
  klantmanager = app.as(app.amsterdam.of('case-manager'))
})
afterAll(() => app.close())

async function clashesOf(resident: OpenDossier): Promise<PlanClash[]> {
  const dossier = await resident.state()
  if (!dossier.plan) throw new Error('no plan')
  const around = aroundPlan(dossier, (instrument) => instrument === 'medical-limits', TODAY)
  return planClashes(comparedPlan(dossier.plan, dossier.notNows, TODAY), around)
}

describe('a plan of several parties', () => {
  const TEST = { text: 'Keuring bij de arts.', by: 'partner', dueOn: '2026-12-14' } as const
  const CARE = { text: 'Fysiotherapie.', by: 'partner', startsOn: '2026-12-07', dueOn: '2027-03-01' } as const

  test('seed0 V22: care that begins before the medical test is done is said, until the days are right', async () => {
    const waitsFor = { kind: 'step', index: 0 } as const
    const resident = await guided(klantmanager, TODAY, { steps: [TEST, { ...CARE, waitsFor }], promises: [] })
    const [keuring, zorg] = (await planOfToday(resident)).steps
    expect(zorg?.waitsForId).toBe(keuring?.stepId)
    expect(await clashesOf(resident)).toEqual([
      {
        kind: 'waits-too-long',
        stepId: zorg?.stepId,
        awaitedId: keuring?.stepId,
        on: '2026-12-07',
        endsOn: '2026-12-14',
        starts: true,
      },
    ])
    await resident.write(closeStepRoute, { outcome: 'done' }, { stepId: keuring?.stepId ?? '' })
    expect(await clashesOf(resident)).toEqual([])
  })

  test('a promise of the municipality that comes after the step that needs it is said', async () => {
    const step = { text: 'Cursus.', by: 'resident', startsOn: '2026-12-01', dueOn: '2027-02-01' } as const
    const promises = [{ text: 'De gemeente regelt opvang.', dueOn: '2026-12-20' }]
    const waitsFor = { kind: 'promise', index: 0 } as const
    const resident = await guided(klantmanager, TODAY, { steps: [{ ...step, waitsFor }], promises })
    expect(await clashesOf(resident)).toMatchObject([{ kind: 'waits-too-long', endsOn: '2026-12-20' }])
  })

  test('hours above the medical advice and above what somebody has are said, each with the day it was recorded', async () => {
    const resident = await reported(klantmanager)
    await resident.write(recordFactsRoute, { facts: [{ key: 'hoursAvailable', value: 16 }], source: 'said' })
    await resident.write(orderInstrumentRoute, { instrument: 'medical-limits' })
    const step = { text: 'Werken in de kas.', by: 'resident', dueOn: '2027-01-04', hours: 20 } as const
    await resident.write(makePlanRoute, planOf(TODAY, { steps: [step], promises: [] }))
    expect((await clashesOf(resident)).map(({ kind }) => kind)).toEqual(['too-many-hours', 'medical-unknown'])
    const [order] = (await resident.state()).instrumentOrders
    const advice = { instrument: 'medical-limits', measuredBy: 'Arts', on: TODAY, text: 'Zittend werk.', maxHours: 12 }
    await resident.write(recordResultRoute, { ...advice, orderId: order?.orderId })
    expect(await clashesOf(resident)).toMatchObject([
      { kind: 'too-many-hours', hours: 20, limit: { by: 'available', hours: 16, on: TODAY } },
      { kind: 'too-many-hours', hours: 20, limit: { by: 'medical', hours: 12, on: TODAY } },
    ])
  })

  test('only a medical result names hours, and no week has more than sixty', async () => {
    const resident = await reported(klantmanager)
    const melba = { instrument: 'melba', measuredBy: 'Bos', on: TODAY, text: 'Goed.', maxHours: 12 }
    await resident.write(recordResultRoute, melba)
    expect((await resident.state()).instrumentResults[0]?.maxHours).toBeNull()
    const refused = await resident.refusal(recordResultRoute, { ...melba, instrument: 'medical-limits', maxHours: 61 })
    expect(refused).toMatchObject({ status: 400, errors: [{ pointer: '/maxHours' }] })
  })

  test('an appointment on a half-day of a step, and one on which the resident cannot come, are said', async () => {
    const resident = await reported(klantmanager)
    // 1 December 2026 is a Tuesday.
    const startsAt = momentInAmsterdam('2026-12-01', '10:00')
    await resident.write(makeAppointmentRoute, { startsAt, minutes: 45, place: 'office' })
    const step = { text: 'Kringloop.', by: 'resident', dueOn: '2027-01-04', halfDays: ['tue-morning', 'wed-afternoon'] }
    await resident.write(
      makePlanRoute,
      planOf(TODAY, {
        steps: [step as never],
        promises: [],
        blockedHalfDays: ['wed-afternoon'],
        blocked: 'Dan is er geen opvang.',
      }),
    )
    expect((await clashesOf(resident)).map(({ kind }) => kind)).toEqual(['blocked-half-day', 'meeting-in-half-day'])
    const { blockedTextId } = await planOfToday(resident)
    expect(await wordsOf(resident, blockedTextId)).toBe('Dan is er geen opvang.')
  })

  test('a step waits for something in the same plan, never for itself, and half-days and hours are real ones', async () => {
    const resident = await reported(klantmanager)
    const refused = async (...steps: object[]) => {
      const { code, errors } = await resident.refusal(makePlanRoute, planOf(TODAY, { steps: steps as never[] }))
      return [code, errors?.[0]?.pointer]
    }
    const at = (index: number, kind = 'step') => ({ ...TEST, waitsFor: { kind, index } })
    expect(await refused(at(0))).toEqual(['plan.waits-for', '/steps/0/waitsFor'])
    expect(await refused(at(1), at(2), at(0))).toEqual(['plan.waits-for', '/steps/0/waitsFor'])
    expect(await refused(TEST, at(2))).toEqual(['plan.waits-for', '/steps/1/waitsFor'])
    expect(await refused(at(1, 'promise'))).toEqual(['plan.waits-for', '/steps/0/waitsFor'])
    expect(await refused({ ...TEST, hours: 0 })).toEqual(['request.invalid', '/steps/0/hours'])
    expect(await refused({ ...TEST, halfDays: ['mon-night'] })).toEqual(['request.invalid', '/steps/0/halfDays/0'])
    expect(await refused({ ...TEST, goal: 1 })).toEqual(['plan.goal-not-found', '/steps/0/goal'])
  })
})

describe('a plan with several goals', () => {
  const DEBT = { text: 'Uit de schulden komen.', kind: 'debt', reviewOn: '2027-02-01' } as const
  const REST = {
    text: 'Na de operatie herstellen.',
    kind: 'rest',
    untilOn: '2027-01-15',
    agreed: 'Niets moet.',
  } as const
  const STEPS = [
    { text: 'Kennismaken in het buurthuis.', by: 'resident', dueOn: '2026-12-07' },
    { text: 'Alle post verzamelen.', by: 'resident', dueOn: '2026-12-14', goal: 1 },
  ] as const

  test('each goal has its kind, words, end and steps, and stands where the first one stands', async () => {
    const resident = await guided(klantmanager, TODAY, { furtherGoals: [DEBT, REST], steps: [...STEPS] })
    const plan = await planOfToday(resident)
    expect(plan.furtherGoals.map(({ kind, untilOn, reviewOn }) => [kind, untilOn, reviewOn])).toEqual([
      ['debt', null, '2027-02-01'],
      ['rest', '2027-01-15', null],
    ])
    expect(plan.steps.map(({ goalId }) => goalId)).toEqual([null, plan.furtherGoals[0]?.goalId])
    expect(await wordsOf(resident, plan.furtherGoals[0]?.textId ?? null)).toBe(DEBT.text)
    expect(await termsOn(app, '2027-01-15', resident)).toContainEqual({ kind: 'goal-end', dueOn: '2027-01-15' })
    expect(await termsOn(app, '2027-02-01', resident)).toContainEqual({ kind: 'plan-review', dueOn: '2027-02-01' })
    expect(openQuestions(await resident.state(), '2027-01-16')).toContainEqual({
      kind: 'goal-ended',
      on: '2027-01-15',
      goalId: plan.furtherGoals[1]?.goalId,
    })
    const { summary } = await klantmanager.call(draftSummary, { params: { dossierId: resident.dossierId } })
    expect(summary).toContain(`Doelen, in eigen woorden:\n“Ik wil weer onder de mensen zijn.”\n“${DEBT.text}”`)
  })

  test('a goal keeps its id in the next version, which says what was added, changed and dropped', async () => {
    const resident = await guided(klantmanager, TODAY, { furtherGoals: [DEBT, REST], steps: [...STEPS] })
    const { furtherGoals, steps } = await planOfToday(resident)
    const [goalId, stepId] = [furtherGoals[0]?.goalId, steps[1]?.stepId]
    const next = { ...DEBT, goalId, text: 'Uit de schulden blijven.' }
    const health = { text: 'Weer slapen.', kind: 'health' } as const
    await resident.write(
      makePlanRoute,
      planOf(TODAY, { furtherGoals: [health, next], steps: [{ ...STEPS[1], stepId, goal: 2, hours: 4 }] }),
    )
    const plan = await planOfToday(resident)
    expect(plan.furtherGoals[1]?.goalId).toBe(goalId)
    const { texts } = await resident.page()
    const [first, second] = versionsOfPlan(await resident.events())
    if (!first || !second) throw new Error('two versions')
    const differences = planDifferences(first.stood, second.made, (id) => (id === null ? '' : (texts[id] ?? '')))
    expect(differences.map(({ kind }) => kind)).toEqual([
      'goal-added',
      'goal-changed',
      'goal-dropped',
      'step-changed',
      'step-dropped',
      'promise-added',
      'promise-dropped',
    ])
    expect(differences.find(({ kind }) => kind === 'goal-changed')).toMatchObject({
      words: { before: DEBT.text, after: next.text },
    })
  })

  test('a further goal of rest asks its end and what was agreed, a past day is told at its field, and no goal is made up', async () => {
    const resident = await reported(klantmanager)
    const refused = async (...furtherGoals: object[]) => {
      const { code, errors } = await resident.refusal(
        makePlanRoute,
        planOf(TODAY, { furtherGoals: furtherGoals as never }),
      )
      return [code, ...(errors ?? []).map(({ pointer }) => pointer)]
    }
    expect(await refused(DEBT, { text: 'Rust.', kind: 'rest' })).toEqual([
      'plan.time-box-missing',
      '/furtherGoals/1/untilOn',
      '/furtherGoals/1/agreed',
    ])
    expect(await refused({ ...REST, untilOn: TODAY })).toEqual(['plan.until-past', '/furtherGoals/0/untilOn'])
    const past = { ...DEBT, reviewOn: addDays(TODAY, -1) }
    expect(await refused(past)).toEqual(['plan.review-past', '/furtherGoals/0/reviewOn'])
    const unknown = { ...DEBT, goalId: '00000000-0000-4000-8000-000000000000' }
    expect(await refused(unknown)).toEqual(['plan.goal-not-found', '/furtherGoals/0/goalId'])
    expect(await refused(DEBT, DEBT, DEBT, DEBT, DEBT, DEBT)).toEqual(['request.invalid', '/furtherGoals'])
  })
})

test('seed3 8: a step and an assignment say that nobody had spoken with the resident, until and after there is a talk', async () => {
  const resident = await guided(klantmanager, TODAY)
  await resident.write(openAssessmentRoute, { decision: 'referral', weight: 'light' })
  const [round] = (await resident.state()).assessments
  const assessmentId = round?.assessmentId ?? ''
  await resident.write(giveAssignmentRoute, { text: 'Een ochtend meelopen.' }, { assessmentId })
  const standings = async () => {
    const state = await resident.state()
    const assignment = state.assessments[0]?.assignments[0]
    return [state.plan?.steps[0]?.agreedOn, assignment?.on].map((on) => unspoken(state, on ?? ''))
  }
  expect(await standings()).toEqual(['still', 'still'])
  app.travelTo('2026-11-24')
  await talk(resident, 'Kennisgemaakt.', '2026-12-07')
  app.travelTo(TODAY)
  expect(await standings()).toEqual(['then', 'then'])
  const earlier = { text: 'Gebeld.', channel: 'phone', on: TODAY } as const
  app.travelTo('2026-11-24')
  await resident.write(noteContactRoute, earlier)
  app.travelTo(TODAY)
  // A talk of that same day, written down later, was a talk.
  expect(await standings()).toEqual([undefined, undefined])
})

test('one short note goes with how an appointment ended, and none is needed', async () => {
  const resident = await reported(klantmanager)
  const make = async () => {
    await resident.write(makeAppointmentRoute, {
      startsAt: momentInAmsterdam(TODAY, '09:00'),
      minutes: 30,
      place: 'office',
    })
    return { appointmentId: (await resident.state()).appointments.at(-1)?.appointmentId ?? '' }
  }
  await resident.write(settleAppointmentRoute, { outcome: 'kept', text: 'Kwam met haar zus.' }, await make())
  await resident.write(settleAppointmentRoute, { outcome: 'missed', reason: 'illness' }, await make())
  const empty = await resident.refusal(settleAppointmentRoute, { outcome: 'kept', text: ' ' }, await make())
  expect(empty.code).toBe('request.invalid')
  const { appointments } = await resident.state()
  expect(await wordsOf(resident, appointments[0]?.settled?.textId ?? null)).toBe('Kwam met haar zus.')
  expect(appointments[1]?.settled).toMatchObject({ outcome: 'missed', textId: null })
})
