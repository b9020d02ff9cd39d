import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noteContactRoute } from '../../src/api/contact.ts'
import { offerHandoverRoute } from '../../src/api/handover.ts'
import { adjustStepRoute, closePromiseRoute, closeStepRoute, makePlanRoute, signPlanRoute } from '../../src/api/plan.ts'
import { addDays, addMonths } from '../../src/core/day.ts'
import { planFindings } from '../../src/core/plan-check.ts'
import { planDifferences, versionsOfPlan } from '../../src/core/plan-version.ts'
import { type Client, createTestApp, type TestApp, TODAY } from '../kit.ts'
import { planOfToday, termsOn, wordsOf } from '../plan-state.ts'
import { guided, planOf, reported } from '../resident.ts'

let app: TestApp
let klantmanager: Client
beforeAll(async () => {
  app = await createTestApp()
  klantmanager = app.as(app.amsterdam.of('case-manager'))
})
afterAll(() => app.close())

test('seed4 T3: he refuses to sign and says why, his mother helps, an hour of fitness stands, and the hand-over is followed', async () => {
  const resident = await reported(klantmanager)
  await resident.write(
    makePlanRoute,
    planOf(TODAY, {
      goal: 'Weer een keer het huis uit.',
      goalKind: 'health',
      steps: [{ text: 'Een uur fitness op de kickboksschool in mijn straat.', by: 'resident', dueOn: '2026-12-07' }],
      promises: [],
      isSigned: false,
      unsigned: 'Ik kan niks. Ik teken vanmiddag niks.',
      present: 'Zijn moeder; zij hielp mee (‘Sporten goed!’).',
    }),
  )
  const plan = await planOfToday(resident)
  expect(plan).toMatchObject({ isSigned: false, signed: null, notSigned: { on: TODAY } })
  expect(await wordsOf(resident, plan.notSigned?.textId ?? null)).toBe('Ik kan niks. Ik teken vanmiddag niks.')
  expect(await wordsOf(resident, plan.presentTextId)).toContain('moeder')
  await resident.write(offerHandoverRoute, { toTeamId: app.amsterdam.south, summary: 'Welzijn praat met hem verder.' })
  expect((await resident.state()).handover).toMatchObject({ toTeamId: app.amsterdam.south })
  expect(await termsOn(app, TODAY, resident)).toContainEqual({ kind: 'handover', dueOn: TODAY })
  await resident.write(signPlanRoute, { signing: { isSigned: false, text: 'Later misschien.' } })
  expect(await planOfToday(resident)).toMatchObject({ version: 1, isSigned: false })
  await resident.write(signPlanRoute, { signing: { isSigned: true, by: 'resident' } })
  expect((await planOfToday(resident)).isSigned).toBe(true)
})

test('seed4 T1: therapy is the goal of now in her own words, work the goal in the end, and the next talk is in three weeks', async () => {
  const resident = await reported(klantmanager)
  await resident.write(noteContactRoute, {
    text: 'Te laat: de poes van een vriendin ging dood. Meelevend, geen gevolg.',
    channel: 'talk',
    nextContactOn: addDays(TODAY, 21),
  })
  await resident.write(
    makePlanRoute,
    planOf(TODAY, {
      goal: 'Eerst mijn therapie, en mijn studieboeken weer open.',
      goalKind: 'health',
      endGoal: { text: 'Weer als psycholoog werken.', kind: 'work' },
      steps: [{ text: 'Zelf een opzet maken voor mijn plan.', by: 'resident', dueOn: addDays(TODAY, 21) }],
      promises: [],
      nextContactOn: addDays(TODAY, 21),
    }),
  )
  const plan = await planOfToday(resident)
  expect(plan).toMatchObject({ goalKind: 'health', endGoalKind: 'work', nextContactOn: '2026-12-14' })
  expect(await wordsOf(resident, plan.endGoalTextId)).toBe('Weer als psycholoog werken.')
  expect(plan.steps[0]?.by).toBe('resident')
  expect((await resident.state()).noShows).toEqual([])
})

describe('time-boxed', () => {
  test('seed0 V25: rest has an end and an agreement, and its end stands on Vandaag', async () => {
    const resident = await reported(klantmanager)
    const rest: Parameters<typeof planOf>[1] = {
      goalKind: 'rest',
      goal: 'Op adem komen.',
      promises: [],
      nextContactOn: '2027-03-01',
    }
    const vague = await resident.refusal(makePlanRoute, planOf(TODAY, { ...rest }))
    expect(vague).toMatchObject({
      code: 'plan.time-box-missing',
      errors: [{ pointer: '/untilOn' }, { pointer: '/agreed' }],
    })
    const agreed = 'Tot 15 februari vraagt de gemeente niets. Op 15 februari praten we verder.'
    await resident.write(makePlanRoute, planOf(TODAY, { ...rest, steps: [], untilOn: '2027-02-15', agreed }))
    const plan = await planOfToday(resident)
    expect(await wordsOf(resident, plan.agreedTextId)).toBe(agreed)
    expect(await termsOn(app, '2027-02-15', resident)).toContainEqual({ kind: 'goal-end', dueOn: '2027-02-15' })
    expect(planFindings(plan, '2027-02-16')).toContain('end-passed')
  })

  test('seed0 V30: orientation has an end, and without an assignment the plan says so', async () => {
    const resident = await reported(klantmanager)
    const orientation: Parameters<typeof planOf>[1] = {
      goalKind: 'orientation',
      goal: 'Rondkijken wat bij mij past.',
      promises: [],
      untilOn: addMonths(TODAY, 2),
      agreed: 'Elke drie weken vertel ik wat ik zag.',
    }
    await resident.write(makePlanRoute, planOf(TODAY, { ...orientation, steps: [] }))
    expect(planFindings(await planOfToday(resident), TODAY)).toContain('no-step')
    const assignment = { text: 'Met twee mensen praten over hun werk.', by: 'resident', dueOn: '2026-12-14' } as const
    await resident.write(makePlanRoute, planOf(TODAY, { ...orientation, steps: [assignment] }))
    expect(planFindings(await planOfToday(resident), TODAY)).not.toContain('no-step')
    expect(await termsOn(app, '2027-01-23', resident)).toContainEqual({ kind: 'goal-end', dueOn: '2027-01-23' })
  })
})

test('seed4 T12: two hours of sport, ticked, without a day to look again fails the check; with one it does not', async () => {
  const sport = { text: 'Twee uur sporten.', by: 'resident', dueOn: '2026-12-01' } as const
  const resident = await guided(klantmanager, TODAY, { steps: [sport], promises: [] })
  const stepId = (await planOfToday(resident)).steps[0]?.stepId ?? ''
  await resident.write(closeStepRoute, { outcome: 'done' }, { stepId })
  expect(planFindings(await planOfToday(resident), TODAY)).toEqual(['ticked-without-review'])
  const reviewOn = '2027-02-22'
  const next = planOf(TODAY, { steps: [{ ...sport, stepId }], promises: [], nextContactOn: '2027-05-03', reviewOn })
  await resident.write(makePlanRoute, next)
  expect(planFindings(await planOfToday(resident), TODAY)).toEqual([])
  expect(await termsOn(app, reviewOn, resident)).toEqual([{ kind: 'plan-review', dueOn: reviewOn }])
  expect(planFindings(await planOfToday(resident), '2027-02-23')).toEqual(['review-passed'])
})

test('seed4 T11: care is a goal with an agreement on paper, and the course for carers may be taken and need not', async () => {
  const resident = await guided(klantmanager, TODAY, {
    goal: 'Voor mijn vader zorgen, en het volhouden.',
    goalKind: 'care',
    steps: [
      { text: 'Mantelzorgcontract: drie dagen per week voor vader.', by: 'resident', dueOn: '2026-12-14' },
      { text: 'Een keer naar de praatgroep van mantelzorgers.', by: 'resident', dueOn: '2027-01-18', isOptional: true },
    ],
    reviewOn: '2027-05-24',
  })
  const { steps, goalKind, isSigned } = await planOfToday(resident)
  expect([goalKind, isSigned, steps.map(({ isOptional }) => isOptional)]).toEqual(['care', true, [false, true]])
})

test('seed0 V7: twenty years without work and given up on for ten: a limited goal stands with its reason and a day to look again', async () => {
  const resident = await reported(klantmanager, { birthDate: '1971-03-01' })
  const why = 'Twintig jaar zonder werk. Betaald werk is nu niet redelijk; meedoen wel.'
  await resident.write(
    makePlanRoute,
    planOf(TODAY, { goal: 'Twee ochtenden in de moestuin.', why, reviewOn: '2027-05-24' }),
  )
  const plan = await planOfToday(resident)
  expect(plan.goalKind).toBe('participation')
  expect(await wordsOf(resident, plan.whyTextId)).toBe(why)
  expect(await termsOn(app, '2027-05-24', resident)).toContainEqual({ kind: 'plan-review', dueOn: '2027-05-24' })
})

test('seed0 V22: after the medical test, all who give care stand in one plan, each with a start, an end and who helps', async () => {
  const resident = await guided(klantmanager, TODAY, {
    goalKind: 'health',
    steps: [
      { text: 'Fysiotherapie.', by: 'partner', startsOn: '2026-12-01', dueOn: '2027-02-01', help: 'Praktijk Zuid' },
      { text: 'Gesprekken bij de GGZ.', by: 'partner', startsOn: '2027-02-02', dueOn: '2027-05-03', help: 'GGZ' },
      { text: 'Proefplaats van acht uur.', by: 'resident', startsOn: '2027-05-04', dueOn: '2027-07-01' },
    ],
    reviewOn: '2027-02-02',
  })
  const { steps } = await planOfToday(resident)
  expect(steps.map(({ startsOn, dueOn }) => [startsOn, dueOn])).toEqual([
    ['2026-12-01', '2027-02-01'],
    ['2027-02-02', '2027-05-03'],
    ['2027-05-04', '2027-07-01'],
  ])
  expect(await wordsOf(resident, steps[0]?.helpTextId ?? null)).toBe('Praktijk Zuid')
})

test('seed0 V28: who is sent to the GP has a day to come back to it, within weeks and not after three months', async () => {
  const resident = await guided(klantmanager, TODAY, {
    steps: [{ text: 'Naar de huisarts en de GGD.', by: 'resident', dueOn: '2026-12-14', help: 'De huisarts' }],
    promises: [],
    nextContactOn: '2027-02-22',
  })
  expect(await termsOn(app, '2026-12-14', resident)).toEqual([{ kind: 'step', dueOn: '2026-12-14' }])
  const stepId = (await planOfToday(resident)).steps[0]?.stepId ?? ''
  const words = { outcome: 'done', text: 'Er is een wachtlijst van zes weken.', saidBy: 'resident' } as const
  await resident.write(closeStepRoute, words, { stepId })
  const [step] = (await planOfToday(resident)).steps
  expect(step?.closed).toMatchObject({ outcome: 'done', saidBy: 'resident' })
  expect(await wordsOf(resident, step?.closed?.textId ?? null)).toBe(words.text)
})

test('seed3 7: a goal that proves unrealistic is adjusted: both read what it was, what it is, who asked and why', async () => {
  const resident = await guided(klantmanager, TODAY, {
    steps: [{ text: 'Elke dag solliciteren.', by: 'resident', dueOn: '2026-12-14' }],
  })
  const stepId = (await planOfToday(resident)).steps[0]?.stepId ?? ''
  const adjusted = {
    text: 'Elke week solliciteren.',
    dueOn: '2027-01-11',
    reason: 'Elke dag lukt niet naast de zorg voor mijn dochter.',
    saidBy: 'resident',
  } as const
  await resident.write(adjustStepRoute, adjusted, { stepId })
  const [step] = (await planOfToday(resident)).steps
  expect(step).toMatchObject({ stepId, dueOn: '2027-01-11', earlier: [{ dueOn: '2026-12-14', saidBy: 'resident' }] })
  expect(await wordsOf(resident, step?.textId ?? null)).toBe(adjusted.text)
  expect(await wordsOf(resident, step?.earlier[0]?.textId ?? null)).toBe('Elke dag solliciteren.')
  const kept = await app.db
    .selectFrom('text')
    .select('visibility')
    .where('dossier_id', '=', resident.dossierId)
    .where('body', 'in', [adjusted.text, adjusted.reason, 'Elke dag solliciteren.'])
    .execute()
  expect(kept.map(({ visibility }) => visibility)).toEqual(['resident', 'resident', 'resident'])
  await resident.write(closeStepRoute, { outcome: 'done' }, { stepId })
  expect((await resident.refusal(adjustStepRoute, adjusted, { stepId })).code).toBe('plan.step-closed')
})

test('seed3 24: schooling that new rules take away is a broken promise, with what the resident is told and what comes instead', async () => {
  const resident = await guided(klantmanager, TODAY, { promises: [{ text: 'De gemeente betaalt de opleiding.' }] })
  const promiseId = (await planOfToday(resident)).promises[0]?.promiseId ?? ''
  const broken = { outcome: 'not-kept', reason: 'rule-change' } as const
  expect(await resident.refusal(closePromiseRoute, broken, { promiseId })).toMatchObject({
    code: 'plan.notice-missing',
    errors: [{ pointer: '/notice' }, { pointer: '/instead' }],
  })
  const notice = 'De regels zijn veranderd: wij mogen deze opleiding niet meer betalen. Dat spijt ons.'
  const instead = 'Een leerwerkplek bij de zorginstelling, vanaf januari.'
  await resident.write(closePromiseRoute, { ...broken, notice, instead }, { promiseId })
  const closed = (await planOfToday(resident)).promises[0]?.closed
  expect(closed).toMatchObject({ outcome: 'not-kept', reason: 'rule-change', on: TODAY })
  expect(await wordsOf(resident, closed?.noticeTextId ?? null)).toBe(notice)
  expect(await wordsOf(resident, closed?.insteadTextId ?? null)).toBe(instead)
})

test('the versions of a plan say who made them, when, and what changed', async () => {
  const resident = await guided(klantmanager, TODAY)
  const [step] = (await planOfToday(resident)).steps
  app.travelTo('2026-12-02')
  const colleague = resident.seenBy(app.as(app.amsterdam.of('case-manager')))
  await colleague.write(
    makePlanRoute,
    planOf('2026-12-02', {
      goal: 'Ik wil weer onder de mensen zijn, twee dagen.',
      goalKind: 'work',
      steps: [
        { stepId: step?.stepId ?? '', text: 'Kennismaken in het buurthuis.', by: 'resident', dueOn: '2026-12-20' },
        { text: 'Een fiets regelen.', by: 'worker', dueOn: '2026-12-09' },
      ],
      promises: [],
    }),
  )
  const page = await colleague.page()
  const [first, second] = versionsOfPlan(page.events)
  if (!first || !second) throw new Error('two versions')
  expect([second.made.version, second.made.madeOn, page.names[second.actorId]]).toEqual([
    2,
    '2026-12-02',
    expect.any(String),
  ])
  const differences = planDifferences(first.stood, second.made, (id) => (id ? (page.texts[id] ?? '') : ''))
  expect(differences.map(({ kind }) => kind)).toEqual([
    'text',
    'goal-kind',
    'day',
    'step-changed',
    'step-added',
    'promise-dropped',
  ])
  expect(differences[0]).toMatchObject({ part: 'goal', after: 'Ik wil weer onder de mensen zijn, twee dagen.' })
  app.travelTo(TODAY)
})
