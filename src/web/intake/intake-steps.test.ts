import { expect, test } from 'vitest'
import { type Dossier, foldDossier, type RecordedEvent } from '../../core/dossier.ts'
import type { Question } from '../../policy/question.ts'
import { answerOf, intakeSteps, nextStep } from './intake-steps.ts'

const QUESTIONS: readonly Question[] = [
  { key: 'medical', nl: 'm', en: 'm', kind: 'yes-no', fact: 'medicalClaim' },
  { key: 'can-work', nl: 'c', en: 'c', kind: 'yes-no', fact: 'canWork', next: [{ equals: false, to: 'why' }] },
  { key: 'months', nl: 'n', en: 'n', kind: 'number', min: 0, max: 600, fact: 'monthsToWork' },
  { key: 'last-work', nl: 'l', en: 'l', kind: 'date', isOptional: true },
  { key: 'why', nl: 'w', en: 'w', kind: 'text' },
]

const by = { actorId: 'worker', recordedAt: '2026-11-23T09:00:00Z', policyVersion: null }

function dossierWith(...more: readonly object[]): Dossier {
  const opening = {
    kind: 'dossier-opened',
    on: '2026-11-23',
    via: 'report',
    personId: 'p',
    dossierNumber: '1',
    teamId: 't',
    ownerId: null,
    intakeDueOn: null,
    nextContactOn: null,
    lastContactOn: null,
  }
  const events = [opening, { kind: 'intake-started', regime: 'fixed' }, ...more].map((event, index) => ({
    on: '2026-11-23',
    ...event,
    ...by,
    seq: index + 1,
  }))
  const dossier = foldDossier(events as RecordedEvent[])
  if (!dossier) throw new Error('no dossier')
  return dossier
}

const answered = (questionKey: string, value: boolean | number) => ({
  kind: 'intake-answered',
  questionKey,
  value,
  textId: null,
})
const keys = (dossier: Dossier) => intakeSteps(QUESTIONS, dossier).states.map(({ question }) => question.key)

test('a question that branches hides what follows until it is answered, and the estimate counts what may follow', () => {
  const steps = intakeSteps(QUESTIONS, dossierWith())
  expect(steps.states.map(({ question }) => question.key)).toEqual(['medical', 'can-work'])
  expect(steps.total).toBe(5)
})

test('the answer decides which question follows', () => {
  expect(keys(dossierWith(answered('medical', false), answered('can-work', false)))).toEqual([
    'medical',
    'can-work',
    'why',
  ])
})

test('what the dossier knew is not asked again, and says since when and from whom it is known', () => {
  const dossier = dossierWith({
    kind: 'fact-recorded',
    key: 'canWork',
    value: true,
    source: 'observed',
    on: '2026-05-03',
  })
  const steps = intakeSteps(QUESTIONS, dossier)
  expect(nextStep(steps, [])?.question.key).toBe('medical')
  const state = steps.states.find(({ question }) => question.key === 'can-work')
  expect(state).toMatchObject({ isAnswered: true, known: { source: 'observed', on: '2026-05-03' } })
  expect(
    nextStep(intakeSteps(QUESTIONS, dossierWith(answered('medical', false), answered('can-work', true))), [])?.question
      .key,
  ).toBe('months')
})

test('an optional question is asked once, and stays away after it was skipped', () => {
  const steps = intakeSteps(
    QUESTIONS,
    dossierWith(answered('medical', false), answered('can-work', true), answered('months', 8)),
  )
  expect(nextStep(steps, [])?.question.key).toBe('last-work')
  expect(nextStep(steps, ['last-work'])?.question.key).toBe('why')
})

test('a number outside its bounds is no answer, and an empty field is none', () => {
  const [, , months] = QUESTIONS
  if (!months) throw new Error('no question')
  expect(answerOf(months, '601', '')).toEqual({ fault: 'number' })
  expect(answerOf(months, '2,5', '')).toEqual({ fault: 'number' })
  expect(answerOf(months, ' ', '')).toEqual({ fault: 'needed' })
  expect(answerOf(months, ' 8 ', ' zegt hij ')).toEqual({
    answer: { questionKey: 'months', value: 8, text: 'zegt hij' },
  })
})
