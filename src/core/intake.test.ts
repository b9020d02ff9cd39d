import { describe, expect, test } from 'vitest'
import type { Context } from './decision.ts'
import {
  answerIntake,
  applyIntake,
  completeIntake,
  type Intake,
  type IntakeEvent,
  isSuspended,
  isUnderWay,
  recordMedicalOutcome,
  startIntake,
  suspendIntake,
} from './intake.ts'

let count = 0
const context: Context = { today: '2026-11-23', newId: () => `id-${++count}`, workerId: 'worker' }
const FREE = { open: [], reportRequired: false }

const stateAfter = (intake: Intake | null, events: readonly IntakeEvent[]): Intake | null =>
  events.reduce(applyIntake, intake)
const started = stateAfter(null, startIntake(null, 'fixed', context).events)
const suspended = stateAfter(started, suspendIntake(started, undefined, context).events)
const refusal = (decide: () => unknown): string => {
  try {
    decide()
    return 'allowed'
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
}

describe('an intake', () => {
  test('begins once, ends once, and can begin again later with what was told before', () => {
    expect(refusal(() => startIntake(started, 'fixed', context))).toBe('intake.already-started')
    const answered = stateAfter(started, answerIntake(started, [{ questionKey: 'a', value: true }], [], context).events)
    const done = stateAfter(answered, completeIntake(answered, undefined, FREE, context).events)
    expect([isUnderWay(answered), isUnderWay(done)]).toEqual([true, false])
    expect(refusal(() => completeIntake(done, undefined, FREE, context))).toBe('intake.not-started')
    const again = stateAfter(done, startIntake(done, 'topics', context).events)
    expect(again).toMatchObject({ regime: 'topics', completedOn: null, answers: { a: { value: true } } })
  })

  test('keeps words apart from codes: an event holds the id of a text', () => {
    const { events, texts } = answerIntake(
      started,
      [{ questionKey: 'a', text: 'In mijn woorden' }],
      [{ topicKey: 'b', text: 'Over b' }],
      context,
    )
    expect(texts.map(({ body, visibility }) => [body, visibility])).toEqual([
      ['In mijn woorden', 'team'],
      ['Over b', 'team'],
    ])
    expect(JSON.stringify(events)).not.toContain('woorden')
    expect(events.map((event) => 'textId' in event && event.textId)).toEqual(texts.map(({ textId }) => textId))
  })

  test('does not write down the same answer twice, and does write a changed one', () => {
    const once = stateAfter(started, answerIntake(started, [{ questionKey: 'a', value: 3 }], [], context).events)
    expect(answerIntake(once, [{ questionKey: 'a', value: 3 }], [], context).events).toEqual([])
    expect(answerIntake(once, [{ questionKey: 'a', value: 4 }], [], context).events).toHaveLength(1)
  })

  test('does not end with open questions, or without the report that the municipality asks', () => {
    expect(refusal(() => completeIntake(started, undefined, { open: ['a'], reportRequired: false }, context))).toBe(
      'intake.incomplete',
    )
    expect(refusal(() => completeIntake(started, undefined, { open: [], reportRequired: true }, context))).toBe(
      'intake.report-missing',
    )
    expect(completeIntake(started, 'Omdat …', { open: [], reportRequired: true }, context).texts).toHaveLength(1)
  })
})

describe('a claim of medical impossibility', () => {
  test('stops everything but the medical judgement', () => {
    expect(isSuspended(suspended)).toBe(true)
    expect(refusal(() => answerIntake(suspended, [], [], context))).toBe('intake.suspended')
    expect(refusal(() => completeIntake(suspended, undefined, FREE, context))).toBe('intake.suspended')
    expect(refusal(() => suspendIntake(suspended, undefined, context))).toBe('intake.suspended')
  })

  test.each([
    ['able', false],
    ['partly-able', false],
    ['not-able', true],
  ] as const)('judged "%s": still suspended is %s', (outcome, expected) => {
    const judged = stateAfter(suspended, recordMedicalOutcome(suspended, { outcome }, context).events)
    expect(isSuspended(judged)).toBe(expected)
    expect(judged?.medical?.outcome).toBe(outcome)
  })

  test('cannot be judged where none was made, and can be made again later', () => {
    expect(refusal(() => recordMedicalOutcome(started, { outcome: 'able' }, context))).toBe('intake.not-suspended')
    const resumed = stateAfter(suspended, recordMedicalOutcome(suspended, { outcome: 'able' }, context).events)
    const again = stateAfter(resumed, suspendIntake(resumed, undefined, context).events)
    expect(again).toMatchObject({ suspendedOn: '2026-11-23', medical: null })
  })

  test('is told in words that only medical eyes read', () => {
    expect(suspendIntake(started, 'Mijn rug', context).texts[0]?.visibility).toBe('medical')
    expect(recordMedicalOutcome(suspended, { outcome: 'able', text: 'Kan zitten' }, context).texts[0]?.visibility).toBe(
      'medical',
    )
  })
})

test('an event of an intake that never began changes nothing', () => {
  expect(applyIntake(null, { kind: 'intake-completed', on: '2026-11-23', reportTextId: null })).toBeNull()
})
