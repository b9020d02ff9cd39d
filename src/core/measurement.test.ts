import { expect, test } from 'vitest'
import { NOTHING_AROUND, PLAIN } from '../../test/plain-plan.ts'
import type { RecordedEvent } from './dossier.ts'
import type { FactKey, FactValue } from './fact.ts'
import { changeBetween, factSeries, measureAgainOn, stepsDone } from './measurement.ts'

const WORKER = '00000000-0000-4000-8000-000000000001'
const STEP = '00000000-0000-4000-8000-000000000002'
const TEXT = '00000000-0000-4000-8000-000000000003'

const recorded = { actorId: WORKER, recordedAt: '2026-11-23T09:00:00Z', policyVersion: null }
const fact = (seq: number, on: string, key: FactKey, value: FactValue): RecordedEvent => ({
  kind: 'fact-recorded',
  on,
  key,
  value,
  source: 'judged',
  seq,
  ...recorded,
})
const withdrawal = (seq: number, withdrawnSeq: number): RecordedEvent => ({
  kind: 'event-withdrawn',
  on: '2026-11-23',
  withdrawnSeq,
  reason: 'typing-error',
  seq,
  ...recorded,
})

const rungs = [
  fact(2, '2026-03-01', 'participationLevel', 'social-contacts'),
  fact(3, '2025-09-01', 'participationLevel', 'isolated'),
  fact(4, '2026-09-01', 'participationLevel', 'unpaid-work'),
]

test('a series has its days in order, however they were typed in', () => {
  expect(factSeries(rungs, 'participationLevel').map(({ value }) => value)).toEqual([
    'isolated',
    'social-contacts',
    'unpaid-work',
  ])
  expect(factSeries(rungs, 'monthsToWork')).toEqual([])
})

test('one rung up is a rise and one down a fall, by the place of the rung and not by a number', () => {
  const [isolated, contacts, unpaid] = factSeries(rungs, 'participationLevel')
  if (!isolated || !contacts || !unpaid) throw new Error('three measurements were typed in')
  expect(changeBetween(isolated, contacts)).toEqual({ direction: 'up', by: 1 })
  expect(changeBetween(unpaid, contacts)).toEqual({ direction: 'down', by: 2 })
  expect(changeBetween(contacts, contacts)).toEqual({ direction: 'same', by: 0 })
})

test('what was withdrawn is no longer in the series', () => {
  expect(factSeries([...rungs, withdrawal(5, 4)], 'participationLevel').map(({ seq }) => seq)).toEqual([3, 2])
})

test('a step that was done is on the line of time; one that was dropped or withdrawn is not', () => {
  const closed = (seq: number, outcome: 'done' | 'dropped'): RecordedEvent => ({
    kind: 'step-closed',
    on: '2026-10-01',
    stepId: STEP,
    outcome,
    textId: null,
    saidBy: null,
    seq,
    ...recorded,
  })
  const plan: RecordedEvent = {
    kind: 'plan-made',
    on: '2026-09-01',
    goalTextId: TEXT,
    goalKind: 'health',
    steps: [
      {
        stepId: STEP,
        textId: TEXT,
        by: 'resident',
        dueOn: '2026-10-01',
        ...PLAIN,
      },
    ],
    promises: [],
    nextContactOn: '2026-12-01',
    normMaxDays: null,
    deviationCode: null,
    deviationTextId: null,
    isSigned: false,
    ...NOTHING_AROUND,
    seq: 2,
    ...recorded,
  }
  expect(stepsDone([plan, closed(3, 'done')])).toEqual([{ on: '2026-10-01', seq: 3, stepId: STEP, textId: TEXT }])
  expect(stepsDone([plan, closed(3, 'dropped')])).toEqual([])
  expect(stepsDone([plan, closed(3, 'done'), withdrawal(4, 3)])).toEqual([])
})

test('measuring again is due a number of months after the last time, and never where it was never measured', () => {
  expect(measureAgainOn(factSeries(rungs, 'participationLevel'), 6)).toBe('2027-03-01')
  expect(measureAgainOn([], 6)).toBeNull()
})
