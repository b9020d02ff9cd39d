import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NOTHING_AROUND, PLAIN } from '../../test/plain-plan.ts'
import { type EventBody, foldDossier, type RecordedEvent } from './dossier.ts'
import type { StatementSource } from './fact.ts'
import type { StepOutcome } from './plan.ts'
import { isOfNow, openQuestions, planHistory, presentSince } from './preparation.ts'

const ID = '00000000-0000-4000-8000-00000000000a'
const OPENED: EventBody = {
  kind: 'dossier-opened',
  on: '2024-01-08',
  via: 'report',
  personId: ID,
  dossierNumber: '2024-000001',
  teamId: ID,
  ownerId: ID,
  intakeDueOn: null,
  nextContactOn: null,
  lastContactOn: null,
}

const plan = (on: string, stepIds: string[], isSigned = true): EventBody => ({
  kind: 'plan-made',
  on,
  goalTextId: `goal-${on}`,
  goalKind: 'participation',
  steps: stepIds.map((stepId) => ({
    stepId,
    textId: `text-${stepId}`,
    by: 'resident',
    dueOn: '2024-06-01',
    ...PLAIN,
  })),
  promises: [{ promiseId: 'bus', textId: 'text-bus', dueOn: '2024-05-01' }],
  nextContactOn: '2024-07-01',
  normMaxDays: null,
  deviationCode: null,
  deviationTextId: null,
  isSigned,
  ...NOTHING_AROUND,
})
const closed = (on: string, stepId: string, outcome: StepOutcome, textId: string | null = null): EventBody => ({
  kind: 'step-closed',
  on,
  stepId,
  outcome,
  textId,
  saidBy: textId === null ? null : 'resident',
})
const recorded = (...bodies: EventBody[]): RecordedEvent[] =>
  bodies.map((body, index) => ({
    ...body,
    seq: index + 1,
    actorId: ID,
    recordedAt: '2024-01-08T09:00:00Z',
    policyVersion: null,
  }))
const folded = (...bodies: EventBody[]) => {
  const dossier = foldDossier(recorded(OPENED, ...bodies))
  if (!dossier) throw new Error('no dossier')
  return dossier
}

describe('the history of a plan', () => {
  test('tells how each step ended: with an outcome, or left out of the next version without a word', () => {
    const { versions, endedSteps } = planHistory(
      recorded(
        OPENED,
        plan('2024-02-01', ['gym', 'course', 'papers']),
        closed('2024-03-01', 'course', 'not-done', 'text-too-fast'),
        plan('2024-04-01', ['gym', 'course']),
      ),
    )
    expect(versions.map(({ version, madeOn }) => [version, madeOn])).toEqual([
      [1, '2024-02-01'],
      [2, '2024-04-01'],
    ])
    expect(endedSteps.map(({ stepId, outcome, endedOn }) => [stepId, outcome, endedOn])).toEqual([
      ['course', 'not-done', '2024-03-01'],
      ['papers', 'left-out', '2024-04-01'],
    ])
    expect(endedSteps.map(({ said }) => said)).toEqual([{ textId: 'text-too-fast', by: 'resident' }, null])
  })

  test('does not count what was withdrawn as wrong', () => {
    const events = recorded(OPENED, plan('2024-02-01', ['gym']), closed('2024-03-01', 'gym', 'done'), {
      kind: 'event-withdrawn',
      on: '2024-03-02',
      withdrawnSeq: 3,
      reason: 'wrong-person',
    })
    expect(planHistory(events).endedSteps).toEqual([])
  })

  test('has every step that was ever planned: ended once, or still open in the plan in force', () => {
    const changes = fc.array(fc.record({ keeps: fc.array(fc.boolean(), { maxLength: 5 }), closes: fc.nat(4) }))
    fc.assert(
      fc.property(changes, (all) => {
        const bodies: EventBody[] = []
        let planned = 0
        let now: string[] = []
        for (const { keeps, closes } of all) {
          now = [...now.filter((_, index) => keeps[index] ?? true), `step-${++planned}`]
          bodies.push(plan('2024-02-01', now))
          const open = now.find((_, index) => index === closes)
          const isClosed = bodies.some((body) => body.kind === 'step-closed' && body.stepId === open)
          if (open !== undefined && !isClosed) bodies.push(closed('2024-03-01', open, 'done'))
        }
        const dossier = folded(...bodies)
        const open = (dossier.plan?.steps ?? []).filter((step) => !step.closed).map(({ stepId }) => stepId)
        const ended = planHistory(recorded(OPENED, ...bodies)).endedSteps.map(({ stepId }) => stepId)
        expect([...open, ...ended].toSorted()).toEqual(
          Array.from({ length: planned }, (_, index) => `step-${index + 1}`).toSorted(),
        )
      }),
    )
  })

  test('begins before the plan in force; without a plan, before this period', () => {
    expect(presentSince(folded())).toBe('2024-01-08')
    expect(presentSince(folded(plan('2024-02-01', []), plan('2024-04-01', [])))).toBe('2024-04-01')
    const added: EventBody = { kind: 'plan-extended', on: '2024-05-01', conferenceId: ID, steps: [], promises: [] }
    expect(presentSince(folded(plan('2024-02-01', []), added))).toBe('2024-02-01')
  })
})

describe('what stood in the way before the plan', () => {
  const said = (statementId: string, source: StatementSource, on: string): EventBody => ({
    kind: 'statement-made',
    on,
    statementId,
    domain: 'money',
    nature: 'obstacle',
    source,
    reporter: null,
    textId: `text-${statementId}`,
  })
  const ofNow = (...bodies: EventBody[]) => {
    const dossier = folded(...bodies)
    return dossier.statements.filter((one) => isOfNow(dossier, one)).map(({ statementId }) => statementId)
  }
  const before = [said('debts', 'said', '2024-01-10'), said('lazy', 'reported', '2024-01-10')]

  test('still holds when the resident said it, and is history when others did', () => {
    expect(ofNow(...before)).toEqual(['debts', 'lazy'])
    expect(ofNow(...before, plan('2024-02-01', []))).toEqual(['debts'])
    expect(ofNow(...before, plan('2024-02-01', []), said('new', 'judged', '2024-02-01'))).toEqual(['debts', 'new'])
  })

  test('does not hold any more once another view was taken as the basis', () => {
    const weighed: EventBody = {
      kind: 'statement-weighed',
      on: '2024-02-02',
      basisId: 'lazy',
      besideIds: ['debts'],
      textId: 'why',
    }
    expect(ofNow(...before, plan('2024-02-01', []), weighed)).toEqual([])
  })
})

describe('what is open before a talk', () => {
  test('begins with what the municipality owes', () => {
    const dossier = folded(plan('2024-02-01', ['gym'], false))
    expect(openQuestions(dossier, '2024-06-20').map(({ kind }) => kind)).toEqual([
      'promise-overdue',
      'step-overdue',
      'plan-unsigned',
    ])
    expect(openQuestions(dossier, '2024-07-02')).toContainEqual({ kind: 'contact-date-passed', on: '2024-07-01' })
  })

  test('has every round of diagnosis that nobody closed', () => {
    const round: EventBody = {
      kind: 'assessment-opened',
      on: '2024-03-01',
      assessmentId: 'round',
      weight: 'light',
      decision: 'plan',
      textId: 'question',
    }
    expect(openQuestions(folded(plan('2024-02-01', []), round), '2024-03-02')).toEqual([
      { kind: 'assessment-open', on: '2024-03-01', refId: 'round' },
    ])
  })

  test('is nothing on the day itself, and nothing once the dossier is closed', () => {
    expect(openQuestions(folded(plan('2024-02-01', ['gym'])), '2024-05-01')).toEqual([])
    const end: EventBody = { kind: 'outflow-recorded', on: '2024-08-01', reason: '03', work: null }
    expect(openQuestions(folded(plan('2024-02-01', ['gym']), end), '2024-09-01')).toEqual([])
  })

  test('names what was not known when the category was decided and still is not', () => {
    const decided: EventBody = {
      kind: 'category-decided',
      on: '2024-01-10',
      category: 'a',
      proposed: null,
      rules: [],
      missing: ['hasDebts', 'canWork', 'age'],
      deviationCode: null,
      deviationTextId: null,
    }
    const known: EventBody = { kind: 'fact-recorded', on: '2024-01-11', key: 'canWork', value: true, source: 'said' }
    expect(openQuestions(folded(decided, known), '2024-01-12')).toContainEqual({
      kind: 'fact-unknown',
      fact: 'hasDebts',
    })
    expect(openQuestions(folded(decided, known), '2024-01-12')).not.toContainEqual({
      kind: 'fact-unknown',
      fact: 'canWork',
    })
  })
})
