import * as z from 'zod'
import { openActions } from '../../core/conference.ts'
import { addDays, type IsoDate } from '../../core/day.ts'
import { HalfDay } from '../../core/half-day.ts'
import { type Plan, StepOwner } from '../../core/plan.ts'
import { GoalKind, MOST_FURTHER_GOALS } from '../../core/plan-goal.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'

/** A row keeps its `row` while it is moved about; `stepId` and `promiseId` name what it goes on with of the plan in force. */
const StepRow = z.object({
  row: z.string(),
  stepId: z.string().nullable(),
  text: z.string(),
  by: StepOwner,
  dueOn: z.string(),
  asked: z.string().default(''),
  brings: z.string().default(''),
  startsOn: z.string().default(''),
  isOptional: z.boolean().default(false),
  help: z.string().default(''),
  helpTimes: z.string().default(''),
  /** The row of its goal; '' is the first goal. */
  goalRow: z.string().default(''),
  /** 'step:row' or 'promise:row'. */
  waitsFor: z.string().default(''),
  hours: z.string().default(''),
  halfDays: z.array(HalfDay).default([]),
})
export type StepRow = z.infer<typeof StepRow>

const PromiseRow = z.object({
  row: z.string(),
  promiseId: z.string().nullable(),
  text: z.string(),
  dueOn: z.string(),
})
export type PromiseRow = z.infer<typeof PromiseRow>

/** A goal beside the first one. */
const GoalRow = z.object({
  row: z.string(),
  goalId: z.string().nullable(),
  text: z.string(),
  kind: GoalKind.nullable(),
  untilOn: z.string(),
  agreed: z.string(),
  reviewOn: z.string(),
})
export type GoalRow = z.infer<typeof GoalRow>

/** A plan as it is being typed; '' is nothing yet. */
export const PlanDraft = z.object({
  goal: z.string(),
  goalKind: GoalKind.nullable(),
  steps: z.array(StepRow),
  promises: z.array(PromiseRow),
  nextContactOn: z.string(),
  deviationCode: z.string(),
  deviationText: z.string(),
  isSigned: z.boolean(),
  why: z.string().default(''),
  endGoal: z.string().default(''),
  endGoalKind: GoalKind.default('work'),
  untilOn: z.string().default(''),
  agreed: z.string().default(''),
  /** Null until somebody touches it: then the day that policy proposes stands there. */
  reviewOn: z.string().nullable().default(null),
  present: z.string().default(''),
  unsigned: z.string().default(''),
  furtherGoals: z.array(GoalRow).default([]),
  blockedHalfDays: z.array(HalfDay).default([]),
  blocked: z.string().default(''),
})
export type PlanDraft = z.infer<typeof PlanDraft>

/** A step in which nothing was typed yet. */
export const emptyStep = (row: string): StepRow => ({
  row,
  stepId: null,
  text: '',
  by: 'resident',
  dueOn: '',
  asked: '',
  brings: '',
  startsOn: '',
  isOptional: false,
  help: '',
  helpTimes: '',
  goalRow: '',
  waitsFor: '',
  hours: '',
  halfDays: [],
})

const numberText = (number: number | null): string => (number === null ? '' : String(number))

const waitsForText = ({ steps, promises }: Plan, id: string | null): string => {
  if (steps.some(({ stepId }) => stepId === id)) return `step:${id}`
  return promises.some(({ promiseId }) => promiseId === id) ? `promise:${id}` : ''
}

/** A plan as a form: words by their ids, '' where there are none. */
export function draftOfPlan(plan: Plan, text: OpenDossier['text'], nextContactOn: IsoDate | null): PlanDraft {
  const words = (textId: string | null): string => text(textId) ?? ''
  return {
    goal: words(plan.goalTextId),
    goalKind: plan.goalKind,
    steps: plan.steps.map((step) => ({
      row: step.stepId,
      stepId: step.stepId,
      text: words(step.textId),
      by: step.by,
      dueOn: step.dueOn,
      asked: words(step.askedTextId),
      brings: words(step.bringsTextId),
      startsOn: step.startsOn ?? '',
      isOptional: step.isOptional,
      help: words(step.helpTextId),
      helpTimes: numberText(step.helpTimes),
      goalRow: step.goalId ?? '',
      waitsFor: waitsForText(plan, step.waitsForId),
      hours: numberText(step.hours),
      halfDays: [...step.halfDays],
    })),
    promises: plan.promises.map(({ promiseId, textId, dueOn }) => ({
      row: promiseId,
      promiseId,
      text: words(textId),
      dueOn: dueOn ?? '',
    })),
    nextContactOn: nextContactOn ?? '',
    deviationCode: '',
    deviationText: '',
    isSigned: plan.isSigned,
    why: words(plan.whyTextId),
    endGoal: words(plan.endGoalTextId),
    endGoalKind: plan.endGoalKind ?? 'work',
    untilOn: plan.untilOn ?? '',
    agreed: words(plan.agreedTextId),
    reviewOn: plan.reviewOn,
    present: words(plan.presentTextId),
    unsigned: '',
    furtherGoals: plan.furtherGoals.map(({ goalId, textId, kind, untilOn, agreedTextId, reviewOn }) => ({
      row: goalId,
      goalId,
      text: words(textId),
      kind,
      untilOn: untilOn ?? '',
      agreed: words(agreedTextId),
      reviewOn: reviewOn ?? '',
    })),
    blockedHalfDays: [...plan.blockedHalfDays],
    blocked: words(plan.blockedTextId),
  }
}

const NO_PLAN: PlanDraft = {
  goal: '',
  goalKind: null,
  steps: [],
  promises: [],
  nextContactOn: '',
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

/** The plan in force as a form. A new version is a new paper of a new talk: it starts unsigned, with a review ahead. */
export function planDraftOf({ dossier, text }: OpenDossier, today: IsoDate): PlanDraft {
  const { plan, nextContactOn } = dossier
  const ahead = nextContactOn !== null && nextContactOn >= today ? nextContactOn : null
  if (!plan) return { ...NO_PLAN, nextContactOn: ahead ?? '' }
  const draft = draftOfPlan(plan, text, ahead)
  const later = (day: string, from: IsoDate) => (day >= from ? day : '')
  const furtherGoals = draft.furtherGoals.map((goal) => ({
    ...goal,
    untilOn: later(goal.untilOn, addDays(today, 1)),
    reviewOn: later(goal.reviewOn, today),
  }))
  const untilOn = later(draft.untilOn, addDays(today, 1))
  return { ...draft, isSigned: false, present: '', reviewOn: null, untilOn, furtherGoals }
}

/** What is printed: the plan as it was saved, word for word, until something on the screen differs from it. */
export function printedPlan(
  { dossier, text }: Pick<OpenDossier, 'dossier' | 'text'>,
  typed: PlanDraft,
  isChanged: boolean,
): { draft: PlanDraft; isConcept: boolean } {
  const { plan, conferences } = dossier
  if (!plan || isChanged || openActions(conferences).length > 0) return { draft: typed, isConcept: true }
  return { draft: draftOfPlan(plan, text, plan.nextContactOn), isConcept: false }
}

/** The same with what case conferences agreed and no plan has taken over yet: offered as rows, to keep or take away. */
export function withOffered(draft: PlanDraft, { dossier, text }: OpenDossier): PlanDraft {
  const rows = openActions(dossier.conferences).map((action) => ({ ...action, row: action.actionId }))
  const steps = rows
    .filter(({ as }) => as === 'step')
    .map(({ row, textId, by, dueOn }) => ({ ...emptyStep(row), stepId: row, text: text(textId) ?? '', by, dueOn }))
  const promises = rows
    .filter(({ as }) => as === 'promise')
    .map(({ row, textId, dueOn }) => ({ row, promiseId: row, text: text(textId) ?? '', dueOn }))
  return { ...draft, steps: [...draft.steps, ...steps], promises: [...draft.promises, ...promises] }
}

/** Whether one more goal fits. */
export const hasRoomForGoal = ({ goal, furtherGoals }: PlanDraft): boolean =>
  goal.trim() === '' || furtherGoals.length < MOST_FURTHER_GOALS

/** A wish as a goal, word for word: the first one while there is none, else a further one. */
export function withGoal(draft: PlanDraft, said: string): Partial<PlanDraft> {
  const { goal, furtherGoals } = draft
  if (goal.trim() === '') return { goal: said }
  if ([goal, ...furtherGoals.map(({ text }) => text)].includes(said) || !hasRoomForGoal(draft)) return {}
  const row = { row: newRow(furtherGoals), goalId: null, text: said, kind: null, untilOn: '', agreed: '', reviewOn: '' }
  return { furtherGoals: [...furtherGoals, row] }
}

/** A name for a new row that no row has yet. */
export function newRow(rows: readonly { row: string }[]): string {
  const numbers = rows.flatMap(({ row }) => (row.startsWith('new-') ? [Number(row.slice(4))] : []))
  return `new-${Math.max(0, ...numbers) + 1}`
}

/** The same step again every few weeks: new rows after the first one, each with a day of its own. */
export function repeatedRows(rows: readonly StepRow[], first: StepRow, everyWeeks: number, times: number): StepRow[] {
  const all = [...rows]
  for (let n = 1; n < times; n++) {
    const startsOn = first.startsOn === '' ? '' : addDays(first.startsOn, n * everyWeeks * 7)
    const dueOn = addDays(first.dueOn, n * everyWeeks * 7)
    all.push({ ...first, row: newRow(all), stepId: null, startsOn, dueOn })
  }
  return all.slice(rows.length)
}

/** The row one place up (-1) or down (1); the same list where it cannot go further. */
export function moved<Row extends { row: string }>(rows: readonly Row[], row: string, step: -1 | 1): Row[] {
  const from = rows.findIndex((one) => one.row === row)
  const to = from + step
  const one = rows[from]
  if (!one || to < 0 || to >= rows.length) return [...rows]
  return rows.toSpliced(from, 1).toSpliced(to, 0, one)
}

/** Rows in which nothing was typed do not count. */
export function withoutEmptyRows(draft: PlanDraft): PlanDraft {
  return {
    ...draft,
    steps: draft.steps.filter(({ text, stepId }) => text.trim() !== '' || stepId !== null),
    promises: draft.promises.filter(({ text, promiseId }) => text.trim() !== '' || promiseId !== null),
    furtherGoals: draft.furtherGoals.filter(({ text, kind, goalId }) => text.trim() !== '' || kind || goalId !== null),
  }
}
