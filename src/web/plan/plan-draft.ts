import * as z from 'zod'
import { openActions } from '../../core/conference.ts'
import { addDays, type IsoDate } from '../../core/day.ts'
import type { Deviation } from '../../core/decision.ts'
import { GoalKind, type Plan, type PlanInput, StepOwner } from '../../core/plan.ts'
import { TIME_BOXED } from '../../core/plan-check.ts'
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
})
export type StepRow = z.infer<typeof StepRow>

const PromiseRow = z.object({
  row: z.string(),
  promiseId: z.string().nullable(),
  text: z.string(),
  dueOn: z.string(),
})
export type PromiseRow = z.infer<typeof PromiseRow>

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
})

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
      helpTimes: step.helpTimes === null ? '' : String(step.helpTimes),
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
}

/** The plan in force as a form. A new version is a new paper of a new talk: it starts unsigned, with a review ahead. */
export function planDraftOf({ dossier, text }: OpenDossier, today: IsoDate): PlanDraft {
  const { plan, nextContactOn } = dossier
  const ahead = nextContactOn !== null && nextContactOn >= today ? nextContactOn : null
  if (!plan) return { ...NO_PLAN, nextContactOn: ahead ?? '' }
  const draft = draftOfPlan(plan, text, ahead)
  return { ...draft, isSigned: false, present: '', reviewOn: null, untilOn: draft.untilOn > today ? draft.untilOn : '' }
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
  }
}

export type PlanFault =
  | 'goal'
  | 'goalKind'
  | 'stepText'
  | 'stepDay'
  | 'stepTurned'
  | 'promiseText'
  | 'nextContact'
  | 'nextContactPast'
  | 'until'
  | 'agreed'

/** What is still missing, with the pointer of its field; the server checks the same again. */
export function planFaults(draft: PlanDraft, today: IsoDate): { pointer: string; fault: PlanFault }[] {
  const faults: { pointer: string; fault: PlanFault }[] = []
  if (draft.goal.trim() === '') faults.push({ pointer: '/goal', fault: 'goal' })
  if (draft.goalKind === null) faults.push({ pointer: '/goalKind', fault: 'goalKind' })
  else if (TIME_BOXED.has(draft.goalKind)) {
    if (draft.untilOn <= today) faults.push({ pointer: '/untilOn', fault: 'until' })
    if (draft.agreed.trim() === '') faults.push({ pointer: '/agreed', fault: 'agreed' })
  }
  for (const [index, step] of draft.steps.entries()) {
    if (step.text.trim() === '') faults.push({ pointer: `/steps/${index}/text`, fault: 'stepText' })
    if (step.dueOn === '') faults.push({ pointer: `/steps/${index}/dueOn`, fault: 'stepDay' })
    else if (step.startsOn > step.dueOn) faults.push({ pointer: `/steps/${index}/dueOn`, fault: 'stepTurned' })
  }
  for (const [index, promise] of draft.promises.entries())
    if (promise.text.trim() === '') faults.push({ pointer: `/promises/${index}/text`, fault: 'promiseText' })
  if (draft.nextContactOn === '') faults.push({ pointer: '/nextContactOn', fault: 'nextContact' })
  else if (draft.nextContactOn < today) faults.push({ pointer: '/nextContactOn', fault: 'nextContactPast' })
  return faults
}

/** True when the date lies beyond the interval in force, so that a reason is asked. @param maxDays null: none is known */
export const isBeyondNorm = (nextContactOn: string, maxDays: number | null, today: IsoDate): boolean =>
  maxDays !== null && nextContactOn > addDays(today, maxDays)

const given = <Key extends string>(key: Key, words: string): { [K in Key]?: string } =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one key, or none where nothing was typed
  (words.trim() === '' ? {} : { [key]: words }) as { [K in Key]?: string }

function stepInput(step: StepRow, known: ReadonlySet<string>): PlanInput['steps'][number] {
  const times = Number(step.helpTimes)
  return {
    ...(step.stepId !== null && known.has(step.stepId) ? { stepId: step.stepId } : {}),
    text: step.text,
    by: step.by,
    dueOn: step.dueOn,
    ...given('asked', step.asked),
    ...given('brings', step.brings),
    ...given('startsOn', step.startsOn),
    ...given('help', step.help),
    ...(step.help.trim() !== '' && Number.isInteger(times) && times >= 1 ? { helpTimes: times } : {}),
    ...(step.isOptional ? { isOptional: true } : {}),
  }
}

/**
 * The draft as the API takes it; steps and promises that the plan no longer has become new ones.
 * @param known ids of the steps and promises of the plan in force
 */
export function planInputOf(
  draft: PlanDraft & { goalKind: GoalKind },
  known: ReadonlySet<string>,
  deviation: Deviation | undefined,
): PlanInput {
  const isBoxed = TIME_BOXED.has(draft.goalKind)
  return {
    goal: draft.goal,
    goalKind: draft.goalKind,
    steps: draft.steps.map((step) => stepInput(step, known)),
    promises: draft.promises.map(({ promiseId, text, dueOn }) => ({
      ...(promiseId !== null && known.has(promiseId) ? { promiseId } : {}),
      text,
      ...given('dueOn', dueOn),
    })),
    ...given('nextContactOn', draft.nextContactOn),
    ...(deviation ? { deviation } : {}),
    isSigned: draft.isSigned,
    ...given('why', draft.why),
    ...(draft.endGoal.trim() === '' ? {} : { endGoal: { text: draft.endGoal, kind: draft.endGoalKind } }),
    ...(isBoxed ? { ...given('untilOn', draft.untilOn), ...given('agreed', draft.agreed) } : {}),
    ...given('reviewOn', draft.reviewOn ?? ''),
    ...given('present', draft.present),
    ...(draft.isSigned ? {} : given('unsigned', draft.unsigned)),
  }
}
