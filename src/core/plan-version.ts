import type { IsoDate } from './day.ts'
import { type RecordedEvent, withdrawnSeqs } from './dossier.ts'
import type { HalfDay } from './half-day.ts'
import type { Id } from './person.ts'
import type { Plan, PlanPromise, Step } from './plan.ts'
import { applyPlan } from './plan-change.ts'
import type { FurtherGoal } from './plan-goal.ts'

/** A version of the plan, as it was made and as it stood when the next one came. */
export interface VersionOfPlan {
  seq: number
  actorId: Id
  on: IsoDate
  made: Plan
  stood: Plan
}

/** Every version of the plan, also one that a case conference made by adding to it, oldest first; the last is in force. */
export function versionsOfPlan(events: readonly RecordedEvent[]): VersionOfPlan[] {
  const withdrawn = withdrawnSeqs(events)
  const versions: VersionOfPlan[] = []
  let plan: Plan | null = null
  for (const event of events) {
    if (withdrawn.has(event.seq) || !isOfPlan(event)) continue
    plan = applyPlan(plan, event)
    if (!plan) continue
    const last = versions.at(-1)
    const { kind, seq, actorId, on } = event
    if (kind === 'plan-made' || kind === 'plan-extended') versions.push({ seq, actorId, on, made: plan, stood: plan })
    else if (last) last.stood = plan
  }
  return versions
}

type OfPlan = RecordedEvent & { kind: (typeof KINDS)[number] }
const KINDS = [
  'plan-made',
  'plan-extended',
  'plan-signed',
  'plan-not-signed',
  'step-closed',
  'step-adjusted',
  'step-help-given',
  'promise-closed',
] as const
const isOfPlan = (event: RecordedEvent): event is OfPlan => KINDS.some((kind) => kind === event.kind)

type TextPart = 'goal' | 'why' | 'end-goal' | 'agreed' | 'present' | 'blocked'
type DayPart = 'until' | 'review' | 'next-contact'

/** One thing that differs between two versions. Texts are compared by their words, not by their ids. */
export type PlanDifference =
  | { kind: 'text'; part: TextPart; before: string; after: string }
  | { kind: 'goal-kind'; before: Plan['goalKind']; after: Plan['goalKind'] }
  | { kind: 'day'; part: DayPart; before: IsoDate | null; after: IsoDate | null }
  | { kind: 'goal-added' | 'goal-dropped'; goal: FurtherGoal }
  | { kind: 'goal-changed'; before: FurtherGoal; after: FurtherGoal; words: Both | null; agreed: Both | null }
  | { kind: 'half-days'; before: readonly HalfDay[]; after: readonly HalfDay[] }
  /** 'over' had ended before the next version left it out. */
  | { kind: 'step-added' | 'step-dropped' | 'step-over'; step: Step }
  | { kind: 'step-changed'; before: Step; after: Step; words: { before: string; after: string } | null }
  | { kind: 'promise-added' | 'promise-dropped' | 'promise-over'; promise: PlanPromise }
  | {
      kind: 'promise-changed'
      before: PlanPromise
      after: PlanPromise
      words: { before: string; after: string } | null
    }

interface Both {
  before: string
  after: string
}

type Words = (textId: Id | null) => string

const TEXTS: readonly (readonly [TextPart, (plan: Plan) => Id | null])[] = [
  ['goal', (plan) => plan.goalTextId],
  ['why', (plan) => plan.whyTextId],
  ['end-goal', (plan) => plan.endGoalTextId],
  ['agreed', (plan) => plan.agreedTextId],
  ['present', (plan) => plan.presentTextId],
  ['blocked', (plan) => plan.blockedTextId],
]
const DAYS: readonly (readonly [DayPart, (plan: Plan) => IsoDate | null])[] = [
  ['until', (plan) => plan.untilOn],
  ['review', (plan) => plan.reviewOn],
  ['next-contact', (plan) => plan.nextContactOn],
]

/**
 * What changed from one version to the next.
 * @param words gives the words of a text; '' where it was erased or is not for this reader
 */
export function planDifferences(before: Plan, after: Plan, words: Words): PlanDifference[] {
  const differences: PlanDifference[] = []
  for (const [part, textId] of TEXTS) {
    const [old, now] = [words(textId(before)), words(textId(after))]
    if (old !== now) differences.push({ kind: 'text', part, before: old, after: now })
    if (part === 'goal' && before.goalKind !== after.goalKind)
      differences.push({ kind: 'goal-kind', before: before.goalKind, after: after.goalKind })
  }
  for (const [part, day] of DAYS)
    if (day(before) !== day(after)) differences.push({ kind: 'day', part, before: day(before), after: day(after) })
  if (!isSameList(before.blockedHalfDays, after.blockedHalfDays))
    differences.push({ kind: 'half-days', before: before.blockedHalfDays, after: after.blockedHalfDays })
  return [
    ...differences,
    ...goalDifferences(before, after, words),
    ...stepDifferences(before, after, words),
    ...promiseDifferences(before, after, words),
  ]
}

const changedWords = (before: Id | null, after: Id | null, words: Words) => {
  const both = { before: words(before), after: words(after) }
  return both.before === both.after ? null : both
}

const isSameList = (a: readonly string[], b: readonly string[]): boolean =>
  [...a].sort().join() === [...b].sort().join()

function goalDifferences(before: Plan, after: Plan, words: Words): PlanDifference[] {
  const old = new Map(before.furtherGoals.map((goal) => [goal.goalId, goal]))
  const kept = new Set(after.furtherGoals.map(({ goalId }) => goalId))
  const changes = after.furtherGoals.flatMap((goal): PlanDifference[] => {
    const was = old.get(goal.goalId)
    if (!was) return [{ kind: 'goal-added', goal }]
    const text = changedWords(was.textId, goal.textId, words)
    const agreed = changedWords(was.agreedTextId, goal.agreedTextId, words)
    const isSame = was.kind === goal.kind && was.untilOn === goal.untilOn && was.reviewOn === goal.reviewOn
    return isSame && !text && !agreed ? [] : [{ kind: 'goal-changed', before: was, after: goal, words: text, agreed }]
  })
  const dropped = before.furtherGoals.filter(({ goalId }) => !kept.has(goalId))
  return [...changes, ...dropped.map((goal): PlanDifference => ({ kind: 'goal-dropped', goal }))]
}

function stepDifferences(before: Plan, after: Plan, words: Words): PlanDifference[] {
  const old = new Map(before.steps.map((step) => [step.stepId, step]))
  const kept = new Set(after.steps.map(({ stepId }) => stepId))
  const changes = after.steps.flatMap((step): PlanDifference[] => {
    const was = old.get(step.stepId)
    if (!was) return [{ kind: 'step-added', step }]
    const text = changedWords(was.textId, step.textId, words)
    const isSame =
      !text &&
      was.dueOn === step.dueOn &&
      was.startsOn === step.startsOn &&
      was.by === step.by &&
      was.isOptional === step.isOptional &&
      was.helpTimes === step.helpTimes &&
      was.goalId === step.goalId &&
      was.waitsForId === step.waitsForId &&
      was.hours === step.hours &&
      isSameList(was.halfDays, step.halfDays) &&
      words(was.helpTextId) === words(step.helpTextId)
    return isSame ? [] : [{ kind: 'step-changed', before: was, after: step, words: text }]
  })
  const dropped = before.steps.filter(({ stepId }) => !kept.has(stepId))
  const gone = (step: Step): PlanDifference => ({ kind: step.closed ? 'step-over' : 'step-dropped', step })
  return [...changes, ...dropped.map(gone)]
}

function promiseDifferences(before: Plan, after: Plan, words: Words): PlanDifference[] {
  const old = new Map(before.promises.map((promise) => [promise.promiseId, promise]))
  const kept = new Set(after.promises.map(({ promiseId }) => promiseId))
  const changes = after.promises.flatMap((promise): PlanDifference[] => {
    const was = old.get(promise.promiseId)
    if (!was) return [{ kind: 'promise-added', promise }]
    const text = changedWords(was.textId, promise.textId, words)
    return !text && was.dueOn === promise.dueOn
      ? []
      : [{ kind: 'promise-changed', before: was, after: promise, words: text }]
  })
  const dropped = before.promises.filter(({ promiseId }) => !kept.has(promiseId))
  const gone = (promise: PlanPromise): PlanDifference => ({
    kind: promise.closed ? 'promise-over' : 'promise-dropped',
    promise,
  })
  return [...changes, ...dropped.map(gone)]
}
