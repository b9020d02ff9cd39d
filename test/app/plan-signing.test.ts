import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withdrawEventRoute } from '../../src/api/dossier.ts'
import { adjustStepRoute, giveHelpRoute, makePlanRoute, signPlanRoute } from '../../src/api/plan.ts'
import { addDays } from '../../src/core/day.ts'
import { type Client, createTestApp, type OpenDossier, type TestApp, TODAY } from '../kit.ts'
import { guided, planOf, reported } from '../resident.ts'

let app: TestApp
let klantmanager: Client
beforeAll(async () => {
  app = await createTestApp()
  klantmanager = app.as(app.amsterdam.of('case-manager'))
})
afterAll(() => app.close())

const planOfToday = async (resident: OpenDossier) => {
  const { plan } = await resident.state()
  if (!plan) throw new Error('no plan')
  return plan
}
describe('a plan that does not fit', () => {
  test('has a step that ends before it starts: refused at its day, and nothing is kept', async () => {
    const resident = await reported(klantmanager)
    const step = { text: 'Cursus', by: 'partner', startsOn: '2027-01-11', dueOn: '2027-01-10' } as const
    expect(await resident.refusal(makePlanRoute, planOf(TODAY, { steps: [step] }))).toMatchObject({
      status: 400,
      code: 'plan.step-ends-before-start',
      errors: [{ pointer: '/steps/0/dueOn', detail: 'Deze dag ligt voor het begin van de stap.' }],
    })
    expect((await resident.state()).plan).toBeNull()
    await resident.write(makePlanRoute, planOf(TODAY, { steps: [{ ...step, dueOn: '2027-01-11' }] }))
    const [{ stepId } = { stepId: '' }] = (await planOfToday(resident)).steps
    const earlier = { text: 'Cursus', dueOn: '2027-01-01', reason: 'Eerder klaar.', saidBy: 'worker' } as const
    expect((await resident.refusal(adjustStepRoute, earlier, { stepId })).code).toBe('plan.step-ends-before-start')
  })

  test('looks again in the past, or rests until today: refused', async () => {
    const resident = await reported(klantmanager)
    const past = planOf(TODAY, { reviewOn: addDays(TODAY, -1) })
    expect((await resident.refusal(makePlanRoute, past)).code).toBe('plan.review-past')
    const ended = planOf(TODAY, { goalKind: 'rest', untilOn: TODAY, agreed: 'Niets.' })
    expect((await resident.refusal(makePlanRoute, ended)).code).toBe('plan.until-past')
  })
})

describe('a signature', () => {
  test('is recorded later without a new version: by whom and when', async () => {
    const resident = await guided(klantmanager, TODAY, { isSigned: false })
    expect(await planOfToday(resident)).toMatchObject({ isSigned: false, signed: null })
    app.travelTo('2026-12-01')
    await resident.write(signPlanRoute, { signing: { isSigned: true, by: 'resident', on: '2026-11-30' } })
    expect(await planOfToday(resident)).toMatchObject({
      version: 1,
      isSigned: true,
      signed: { on: '2026-11-30', by: 'resident' },
    })
    expect((await resident.refusal(signPlanRoute, { signing: { isSigned: true, by: 'resident' } })).code).toBe(
      'plan.already-signed',
    )
    app.travelTo(TODAY)
  })

  test('of somebody who may not is refused in clear words; who represents the resident says on what ground', async () => {
    const resident = await guided(klantmanager, TODAY, { isSigned: false })
    const mother = await resident.refusal(signPlanRoute, { signing: { isSigned: true, by: 'relative' } })
    expect(mother).toMatchObject({ status: 400, code: 'plan.signatory', errors: [{ pointer: '/signing/by' }] })
    expect(mother.detail).toContain('Alleen de bewoner tekent het plan')
    expect((await resident.refusal(signPlanRoute, { signing: { isSigned: true, by: 'worker' } })).code).toBe(
      'plan.signatory',
    )
    const represented = { isSigned: true, by: 'representative' } as const
    expect((await resident.refusal(signPlanRoute, { signing: represented })).code).toBe('plan.ground-missing')
    await resident.write(signPlanRoute, { signing: { ...represented, text: 'Mw. De Wit, mentor.' } })
    expect(await planOfToday(resident)).toMatchObject({ signed: { by: 'representative' } })
  })

  test('lies between the day of the version and today', async () => {
    const resident = await guided(klantmanager, TODAY, { isSigned: false })
    for (const on of ['2026-11-22', '2026-11-24']) {
      const problem = await resident.refusal(signPlanRoute, { signing: { isSigned: true, by: 'resident', on } })
      expect(problem.code).toBe('plan.signed-day')
    }
  })

  test('that was a mistake is withdrawn, and the plan is unsigned again', async () => {
    const resident = await guided(klantmanager, TODAY, { isSigned: false })
    await resident.write(signPlanRoute, { signing: { isSigned: true, by: 'resident' } })
    await resident.write(withdrawEventRoute, { reason: 'typing-error' }, { seq: resident.version })
    expect((await planOfToday(resident)).isSigned).toBe(false)
  })

  test('cannot come before a plan, and belongs to who may write plans', async () => {
    const resident = await reported(klantmanager)
    const signing = { isSigned: true, by: 'resident' } as const
    expect((await resident.refusal(signPlanRoute, { signing })).code).toBe('plan.none')
    const officer = resident.seenBy(app.as(app.amsterdam.of('privacy-officer')))
    expect([403, 404]).toContain((await officer.refusal(signPlanRoute, { signing })).status)
  })
})

test('help on the way is counted each time, up to what was agreed', async () => {
  const ride = { text: 'Met de bus naar het werk.', by: 'resident', dueOn: '2027-01-15' } as const
  const resident = await guided(klantmanager, TODAY, {
    steps: [{ ...ride, help: 'De coach rijdt mee.', helpTimes: 2 }],
  })
  const stepId = (await planOfToday(resident)).steps[0]?.stepId ?? ''
  await resident.write(giveHelpRoute, {}, { stepId })
  await resident.write(giveHelpRoute, {}, { stepId })
  expect((await planOfToday(resident)).steps[0]).toMatchObject({ helpGiven: 2, helpTimes: 2 })
  expect((await resident.refusal(giveHelpRoute, {}, { stepId })).code).toBe('plan.help-all-given')
  const alone = await guided(klantmanager, TODAY)
  const other = (await planOfToday(alone)).steps[0]?.stepId ?? ''
  expect((await alone.refusal(giveHelpRoute, {}, { stepId: other })).code).toBe('plan.help-none')
})
