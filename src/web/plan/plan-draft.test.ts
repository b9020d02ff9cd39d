import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { NOTHING_AROUND } from '../../../test/plain-plan.ts'
import { type EventBody, foldDossier } from '../../core/dossier.ts'
import {
  emptyStep,
  moved,
  newRow,
  type PlanDraft,
  printedPlan,
  repeatedRows,
  withGoal,
  withoutEmptyRows,
} from './plan-draft.ts'
import { isBeyondNorm, planFaults, planInputOf } from './plan-input.ts'

const TODAY = '2026-11-23'

const DRAFT: PlanDraft = {
  goal: 'Weer koken',
  goalKind: 'work',
  steps: [{ ...emptyStep('a'), stepId: 'a', text: 'Bellen', dueOn: '2026-12-07' }],
  promises: [],
  nextContactOn: '2026-12-07',
  deviationCode: '',
  deviationText: '',
  isSigned: false,
  why: '',
  endGoal: '',
  endGoalKind: 'work',
  untilOn: '',
  agreed: '',
  reviewOn: null,
  present: '',
  unsigned: '',
  furtherGoals: [],
  blockedHalfDays: [],
  blocked: '',
}

const OPENED: EventBody = {
  kind: 'dossier-opened',
  on: '2026-11-02',
  via: 'report',
  personId: 'person',
  dossierNumber: '2026-000001',
  teamId: 'team',
  ownerId: 'worker',
  intakeDueOn: null,
  nextContactOn: null,
  lastContactOn: null,
}
const MADE: EventBody = {
  kind: 'plan-made',
  on: '2026-11-02',
  goalTextId: 'text-goal',
  goalKind: 'work',
  steps: [],
  promises: [],
  nextContactOn: '2026-11-16',
  normMaxDays: null,
  deviationCode: null,
  deviationTextId: null,
  isSigned: true,
  ...NOTHING_AROUND,
}

const faults = (draft: Partial<PlanDraft>) => planFaults({ ...DRAFT, ...draft }, TODAY).map(({ pointer }) => pointer)

test('a plan without a next date, or with one that is past, is told so at that field', () => {
  expect(faults({})).toEqual([])
  expect(faults({ nextContactOn: '' })).toEqual(['/nextContactOn'])
  expect(faults({ nextContactOn: '2026-11-22' })).toEqual(['/nextContactOn'])
  expect(faults({ nextContactOn: TODAY })).toEqual([])
})

test('an unchanged sheet prints the plan as it was saved, not what the form proposes', () => {
  const stamp = { actorId: 'worker', recordedAt: '2026-11-02T09:00:00Z', policyVersion: null }
  const dossier = foldDossier([
    { ...OPENED, ...stamp, seq: 1 },
    { ...MADE, ...stamp, seq: 2 },
  ])
  if (!dossier) throw new Error('no dossier')
  const open = { dossier, text: (id: string | null | undefined) => id ?? undefined }
  const typed = { ...DRAFT, goal: 'text-goal', reviewOn: '2027-05-26' }
  expect(printedPlan(open, typed, false)).toMatchObject({
    isConcept: false,
    draft: { goal: 'text-goal', reviewOn: null, nextContactOn: '2026-11-16' },
  })
  expect(printedPlan(open, typed, true)).toEqual({ isConcept: true, draft: typed })
  expect(printedPlan({ ...open, dossier: { ...dossier, plan: null } }, typed, false).isConcept).toBe(true)
})

test('an empty new row does not count; an emptied step of the plan in force does, until it is taken away', () => {
  const empty = { ...emptyStep('new-1'), text: ' ', by: 'worker' as const }
  const emptied = { ...emptyStep('a'), stepId: 'a', dueOn: '2026-12-07' }
  const draft = withoutEmptyRows({ ...DRAFT, steps: [empty, emptied] })
  expect(draft.steps).toEqual([emptied])
  expect(faults(draft)).toEqual(['/steps/0/text'])
})

test('the norm holds up to and including its last day, and where there is none nothing deviates', () => {
  expect(isBeyondNorm('2026-12-14', 21, TODAY)).toBe(false)
  expect(isBeyondNorm('2026-12-15', 21, TODAY)).toBe(true)
  expect(isBeyondNorm('2036-12-15', null, TODAY)).toBe(false)
  expect(isBeyondNorm('', 21, TODAY)).toBe(false)
})

test('a step that the plan in force no longer has goes on as a new one', () => {
  const draft = { ...DRAFT, goalKind: 'work' as const }
  expect(planInputOf(draft, new Set(['a']), undefined).steps[0]).toHaveProperty('stepId', 'a')
  expect(planInputOf(draft, new Set(), undefined).steps[0]).not.toHaveProperty('stepId')
})

test('moving rows about loses none and doubles none, and there and back is the same order', () => {
  const names = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(names, fc.nat(), fc.constantFrom(-1, 1), (all, at, step) => {
      const rows = all.map((row) => ({ row }))
      const row = all[at % all.length] ?? ''
      const after = moved(rows, row, step as -1 | 1)
      expect(after.map((one) => one.row).toSorted()).toEqual(all.toSorted())
      const isSame = after.every((one, index) => one.row === all[index])
      if (!isSame) expect(moved(after, row, step === 1 ? -1 : 1)).toEqual(rows)
    }),
  )
})

test('a step that was there before asks why again, at its reason; one that goes on does not', () => {
  const earlier = [{ endedOn: '2025-03-01', words: 'Aanmelden voor de computercursus.' }]
  const again = { ...emptyStep('new-1'), text: 'Computercursus volgen', dueOn: '2026-12-07' }
  const faultsOf = (step: typeof again) =>
    planFaults({ ...DRAFT, steps: [step] }, TODAY, earlier).map(({ pointer, fault }) => `${pointer} ${fault}`)
  expect(faultsOf(again)).toEqual(['/steps/0/asked stepRepeated'])
  expect(faultsOf({ ...again, asked: 'Nu met een coach die meegaat.' })).toEqual([])
  expect(faultsOf({ ...again, stepId: 'a' })).toEqual([])
  expect(faultsOf({ ...again, text: 'Post openen' })).toEqual([])
})

test('a wish becomes the goal word for word, and a further one when there is a goal; never twice', () => {
  const said = 'Ik wil weer in de keuken staan!'
  expect(withGoal({ ...DRAFT, goal: ' ' }, said)).toEqual({ goal: said })
  const { furtherGoals = [] } = withGoal(DRAFT, said)
  expect(furtherGoals.map(({ text, kind }) => [text, kind])).toEqual([[said, null]])
  expect(withGoal({ ...DRAFT, furtherGoals }, said)).toEqual({})
  expect(withGoal({ ...DRAFT, goal: said }, said)).toEqual({})
})

test('a new row gets a name that no row has', () => {
  expect(newRow([])).toBe('new-1')
  expect(newRow([{ row: 'new-4' }, { row: 'a' }, { row: 'new-2' }])).toBe('new-5')
})

test('rest and orientation ask an end after today and an agreement; other goals ask neither', () => {
  expect(faults({ goalKind: 'rest' })).toEqual(['/untilOn', '/agreed'])
  expect(faults({ goalKind: 'orientation', untilOn: TODAY, agreed: 'Rondkijken' })).toEqual(['/untilOn'])
  expect(faults({ goalKind: 'orientation', untilOn: '2027-01-04', agreed: 'Rondkijken' })).toEqual([])
  const moved = { ...DRAFT, goalKind: 'work' as const, untilOn: '2027-01-04', agreed: 'Rondkijken' }
  expect(planInputOf(moved, new Set(), undefined)).not.toHaveProperty('untilOn')
})

test('a step that ends before it starts is told at its last day', () => {
  const step = { ...emptyStep('a'), text: 'Cursus', dueOn: '2026-12-07', startsOn: '2026-12-08' }
  expect(faults({ steps: [step] })).toEqual(['/steps/0/dueOn'])
  expect(faults({ steps: [{ ...step, startsOn: '2026-12-07' }] })).toEqual([])
})

test('the same step every six weeks gets a row and a day of its own each time', () => {
  const first = { ...emptyStep('new-1'), stepId: 'a', text: 'Vertellen wat ik deed', dueOn: '2026-11-30' }
  const more = repeatedRows([first], first, 6, 3)
  expect(more.map(({ row, stepId, dueOn }) => [row, stepId, dueOn])).toEqual([
    ['new-2', null, '2027-01-11'],
    ['new-3', null, '2027-02-22'],
  ])
})
