import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from './day.ts'
import type { Context } from './decision.ts'
import type { Plan, PlanInput, StepOutcome } from './plan.ts'
import { applyPlan } from './plan-change.ts'
import { checkNextContact } from './plan-check.ts'
import { closeStep, extendPlan, signPlan } from './plan-follow-up.ts'
import { makePlan } from './plan-make.ts'
import { planDifferences } from './plan-version.ts'

const TODAY = '2026-11-23'
let count = 0
const context: Context = { today: TODAY, newId: () => `id-${++count}`, workerId: 'worker' }
const NO_NORM = { maxDays: null }

const INPUT: PlanInput = {
  goal: 'Zelf mijn geld regelen.',
  goalKind: 'debt',
  steps: [{ text: 'Post openen.', by: 'resident', dueOn: '2026-12-01' }],
  promises: [{ text: 'Wij bellen de bank.' }],
  nextContactOn: '2026-12-07',
  isSigned: false,
}

const planAfter = (plan: Plan | null, input: PlanInput): Plan => {
  const [event] = makePlan(plan, input, NO_NORM, context).events
  const next = event && applyPlan(plan, event)
  if (!next) throw new Error('no plan')
  return next
}

const closing = (plan: Plan | null, stepId: string, outcome: StepOutcome) =>
  closeStep(plan, stepId, { outcome, saidBy: 'worker' }, context)

const refusal = (decide: () => unknown): { code?: string; facts?: unknown } => {
  try {
    decide()
    return {}
  } catch (error) {
    return error as { code: string }
  }
}

test('a version that a conference makes is of that day, and nobody signed it before it existed', () => {
  const plan = planAfter(null, INPUT)
  const later = { ...context, today: addDays(TODAY, 9) }
  const additions = { steps: [], promises: [{ promiseId: 'taxi', textId: 'text-taxi', dueOn: null }] }
  const longer = applyPlan(plan, extendPlan(plan, 'conference', additions, later))
  expect(longer).toMatchObject({ version: 2, madeOn: later.today, talkedOn: TODAY })
  const sign = (on: string) => () => signPlan(longer, { isSigned: true, by: 'resident', on }, later)
  expect(refusal(sign(addDays(TODAY, 8)))).toMatchObject({ code: 'plan.signed-day', facts: { madeOn: later.today } })
  expect(refusal(sign(later.today))).toEqual({})
})

test('what had ended is not said to be gone when the next version leaves it out', () => {
  const plan = planAfter(null, {
    ...INPUT,
    steps: [...INPUT.steps, { text: 'Bank bellen.', by: 'worker', dueOn: TODAY }],
  })
  const [ended] = closing(plan, plan.steps[0]?.stepId ?? '', 'done').events
  const stood = ended ? applyPlan(plan, ended) : null
  if (!stood) throw new Error('no plan')
  const next = planAfter(stood, { ...INPUT, steps: [], promises: [] })
  const kinds = planDifferences(stood, next, () => '').map(({ kind }) => kind)
  expect(kinds).toEqual(['step-over', 'step-dropped', 'promise-dropped'])
})

describe('the next contact date', () => {
  test('is never missing and never past', () => {
    expect(refusal(() => checkNextContact(undefined, undefined, null, TODAY)).code).toBe('plan.next-contact-missing')
    expect(refusal(() => checkNextContact('2026-11-22', undefined, null, TODAY)).code).toBe('plan.next-contact-past')
    expect(checkNextContact(TODAY, undefined, null, TODAY)).toEqual({ nextContactOn: TODAY, isDeviating: false })
  })

  test('beyond the norm asks a reason and tells the last day within it', () => {
    const problem = refusal(() => checkNextContact('2026-12-15', undefined, 21, TODAY))
    expect(problem).toMatchObject({ code: 'plan.norm-reason-missing', facts: { maxDays: 21, latestOn: '2026-12-14' } })
  })

  test('asks a reason exactly when it lies beyond the norm', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800 }), fc.option(fc.integer({ min: 1, max: 400 })), (days, maxDays) => {
        const problem = refusal(() => checkNextContact(addDays(TODAY, days), undefined, maxDays, TODAY))
        expect(problem.code).toBe(maxDays !== null && days > maxDays ? 'plan.norm-reason-missing' : undefined)
        const { isDeviating } = checkNextContact(addDays(TODAY, days), { code: 'own-wish' }, maxDays, TODAY)
        expect(isDeviating).toBe(maxDays !== null && days > maxDays)
      }),
    )
  })
})

describe('a plan', () => {
  test('counts its versions, and keeps steps and promises by ids of their own', () => {
    const first = planAfter(null, INPUT)
    const second = planAfter(first, INPUT)
    expect([first.version, second.version]).toEqual([1, 2])
    expect(second.steps[0]?.stepId).not.toBe(first.steps[0]?.stepId)
  })

  test('lets a step go on with its outcome, and refuses a step that it never had', () => {
    const first = planAfter(null, INPUT)
    const stepId = first.steps[0]?.stepId ?? ''
    const [event] = closing(first, stepId, 'done').events
    const closed = event && applyPlan(first, event)
    const next = planAfter(closed ?? null, {
      ...INPUT,
      steps: [{ stepId, text: 'Post openen.', by: 'resident', dueOn: '2026-12-09' }],
    })
    expect(next.steps[0]).toMatchObject({ stepId, dueOn: '2026-12-09', closed: { outcome: 'done' } })
    const strange = { ...INPUT, steps: [{ stepId: 'id-elsewhere', text: 'x', by: 'worker' as const, dueOn: TODAY }] }
    expect(refusal(() => makePlan(first, strange, NO_NORM, context)).code).toBe('plan.step-not-found')
  })

  test('holds words by their ids, which the resident may read', () => {
    const { events, texts } = makePlan(null, INPUT, NO_NORM, context)
    expect(texts.map(({ body }) => body)).toEqual(['Zelf mijn geld regelen.', 'Post openen.', 'Wij bellen de bank.'])
    expect(texts.every(({ visibility }) => visibility === 'resident')).toBe(true)
    expect(JSON.stringify(events)).not.toContain('Post')
  })

  test('keeps a reason only where one was needed', () => {
    const deviation = { code: 'own-wish', text: 'Vakantie' }
    const [within] = makePlan(null, { ...INPUT, deviation }, { maxDays: 21 }, context).events
    const [beyond] = makePlan(null, { ...INPUT, deviation }, { maxDays: 7 }, context).events
    expect(within).toMatchObject({ deviationCode: null, deviationTextId: null, normMaxDays: 21 })
    expect(beyond).toMatchObject({ deviationCode: 'own-wish', deviationTextId: expect.any(String) })
  })
})

test('a step closes once, in a plan that has it', () => {
  const plan = planAfter(null, INPUT)
  const stepId = plan.steps[0]?.stepId ?? ''
  const [event] = closing(plan, stepId, 'dropped').events
  expect(refusal(() => closing(event ? applyPlan(plan, event) : null, stepId, 'done')).code).toBe('plan.step-closed')
  expect(refusal(() => closing(plan, 'id-elsewhere', 'done')).code).toBe('plan.step-not-found')
  expect(refusal(() => closing(null, stepId, 'done')).code).toBe('plan.none')
})
