import * as z from 'zod'
import { openActions } from '../../core/conference.ts'
import { addDays, type IsoDate } from '../../core/day.ts'
import type { Deviation } from '../../core/decision.ts'
import type { PlanInput } from '../../core/plan.ts'
import { GoalKind, StepOwner } from '../../core/plan.ts'
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
})
export type PlanDraft = z.infer<typeof PlanDraft>

/** The plan in force as a form. A new version is a new paper: it starts unsigned. */
export function planDraftOf({ dossier, text }: OpenDossier, today: IsoDate): PlanDraft {
  const { plan, nextContactOn } = dossier
  return {
    goal: plan ? (text(plan.goalTextId) ?? '') : '',
    goalKind: plan?.goalKind ?? null,
    steps: (plan?.steps ?? []).map(({ stepId, textId, by, dueOn, askedTextId, bringsTextId }) => ({
      row: stepId,
      stepId,
      text: text(textId) ?? '',
      by,
      dueOn,
      asked: text(askedTextId) ?? '',
      brings: text(bringsTextId) ?? '',
    })),
    promises: (plan?.promises ?? []).map(({ promiseId, textId, dueOn }) => ({
      row: promiseId,
      promiseId,
      text: text(textId) ?? '',
      dueOn: dueOn ?? '',
    })),
    nextContactOn: nextContactOn !== null && nextContactOn >= today ? nextContactOn : '',
    deviationCode: '',
    deviationText: '',
    isSigned: false,
  }
}

/** The same with what case conferences agreed and no plan has taken over yet: offered as rows, to keep or take away. */
export function withOffered(draft: PlanDraft, { dossier, text }: OpenDossier): PlanDraft {
  const rows = openActions(dossier.conferences).map((action) => ({ ...action, row: action.actionId }))
  return {
    ...draft,
    steps: [
      ...draft.steps,
      ...rows
        .filter(({ as }) => as === 'step')
        .map(({ row, textId, by, dueOn }) => ({
          row,
          stepId: row,
          text: text(textId) ?? '',
          by,
          dueOn,
          asked: '',
          brings: '',
        })),
    ],
    promises: [
      ...draft.promises,
      ...rows
        .filter(({ as }) => as === 'promise')
        .map(({ row, textId, dueOn }) => ({ row, promiseId: row, text: text(textId) ?? '', dueOn })),
    ],
  }
}

/** A name for a new row that no row has yet. */
export function newRow(rows: readonly { row: string }[]): string {
  const numbers = rows.flatMap(({ row }) => (row.startsWith('new-') ? [Number(row.slice(4))] : []))
  return `new-${Math.max(0, ...numbers) + 1}`
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

export type PlanFault = 'goal' | 'goalKind' | 'stepText' | 'stepDay' | 'promiseText' | 'nextContact' | 'nextContactPast'

/** What is still missing, with the pointer of its field; the server checks the same again. */
export function planFaults(draft: PlanDraft, today: IsoDate): { pointer: string; fault: PlanFault }[] {
  const faults: { pointer: string; fault: PlanFault }[] = []
  if (draft.goal.trim() === '') faults.push({ pointer: '/goal', fault: 'goal' })
  if (draft.goalKind === null) faults.push({ pointer: '/goalKind', fault: 'goalKind' })
  for (const [index, step] of draft.steps.entries()) {
    if (step.text.trim() === '') faults.push({ pointer: `/steps/${index}/text`, fault: 'stepText' })
    if (step.dueOn === '') faults.push({ pointer: `/steps/${index}/dueOn`, fault: 'stepDay' })
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

/**
 * The draft as the API takes it; steps and promises that the plan no longer has become new ones.
 * @param known ids of the steps and promises of the plan in force
 */
export function planInputOf(
  draft: PlanDraft & { goalKind: GoalKind },
  known: ReadonlySet<string>,
  deviation: Deviation | undefined,
): PlanInput {
  return {
    goal: draft.goal,
    goalKind: draft.goalKind,
    steps: draft.steps.map(({ stepId, text, by, dueOn, asked, brings }) => ({
      ...(stepId !== null && known.has(stepId) ? { stepId } : {}),
      text,
      by,
      dueOn,
      ...(asked.trim() === '' ? {} : { asked }),
      ...(brings.trim() === '' ? {} : { brings }),
    })),
    promises: draft.promises.map(({ promiseId, text, dueOn }) => ({
      ...(promiseId !== null && known.has(promiseId) ? { promiseId } : {}),
      text,
      ...(dueOn === '' ? {} : { dueOn }),
    })),
    ...(draft.nextContactOn === '' ? {} : { nextContactOn: draft.nextContactOn }),
    ...(deviation ? { deviation } : {}),
    isSigned: draft.isSigned,
  }
}
