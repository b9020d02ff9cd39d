import { addDays, type IsoDate } from '../../core/day.ts'
import type { Deviation } from '../../core/decision.ts'
import type { PlanInput } from '../../core/plan.ts'
import { type GoalKind, TIME_BOXED } from '../../core/plan-goal.ts'
import { lastTime } from '../../core/repeated.ts'
import type { GoalRow, PlanDraft, StepRow } from './plan-draft.ts'

export type PlanFault =
  | 'goal'
  | 'furtherGoal'
  | 'goalKind'
  | 'stepText'
  | 'stepDay'
  | 'stepTurned'
  | 'stepRepeated'
  | 'promiseText'
  | 'nextContact'
  | 'nextContactPast'
  | 'until'
  | 'agreed'

type Fault = { pointer: string; fault: PlanFault }

/** Rest and orientation need an end and an agreement, whichever goal they are. */
function boxFaults(pointer: string, goal: Pick<GoalRow, 'kind' | 'untilOn' | 'agreed'>, today: IsoDate): Fault[] {
  const isBoxed = goal.kind !== null && TIME_BOXED.has(goal.kind)
  const isPast = goal.untilOn <= today && (isBoxed || (pointer !== '' && goal.untilOn !== ''))
  return [
    ...(isPast ? [{ pointer: `${pointer}/untilOn`, fault: 'until' as const }] : []),
    ...(isBoxed && goal.agreed.trim() === '' ? [{ pointer: `${pointer}/agreed`, fault: 'agreed' as const }] : []),
  ]
}

type EarlierWords = Parameters<typeof lastTime>[1]

/** The last time that the same was done as a new step asks; of what goes on from the plan in force nobody asks it. */
export const beforeStep = <One extends EarlierWords[number]>(
  { stepId, text }: StepRow,
  earlier: readonly One[],
): One | undefined => (stepId === null ? lastTime(text, earlier) : undefined)

/**
 * What is still missing, with the pointer of its field; the server checks the same again, but not the reason of a repeat.
 * @param earlier what was done before: the same again asks why
 */
export function planFaults(draft: PlanDraft, today: IsoDate, earlier: EarlierWords = []): Fault[] {
  const faults: Fault[] = []
  if (draft.goal.trim() === '') faults.push({ pointer: '/goal', fault: 'goal' })
  if (draft.goalKind === null) faults.push({ pointer: '/goalKind', fault: 'goalKind' })
  faults.push(...boxFaults('', { ...draft, kind: draft.goalKind }, today))
  for (const [index, goal] of draft.furtherGoals.entries()) {
    const pointer = `/furtherGoals/${index}`
    if (goal.text.trim() === '') faults.push({ pointer: `${pointer}/text`, fault: 'furtherGoal' })
    if (goal.kind === null) faults.push({ pointer: `${pointer}/kind`, fault: 'goalKind' })
    faults.push(...boxFaults(pointer, goal, today))
  }
  for (const [index, step] of draft.steps.entries()) {
    if (step.text.trim() === '') faults.push({ pointer: `/steps/${index}/text`, fault: 'stepText' })
    if (step.dueOn === '') faults.push({ pointer: `/steps/${index}/dueOn`, fault: 'stepDay' })
    else if (step.startsOn > step.dueOn) faults.push({ pointer: `/steps/${index}/dueOn`, fault: 'stepTurned' })
    if (step.asked.trim() === '' && beforeStep(step, earlier))
      faults.push({ pointer: `/steps/${index}/asked`, fault: 'stepRepeated' })
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

/** The place of what a step waits for; undefined where the row is not there any more. */
function waitsForInput({ waitsFor }: StepRow, draft: PlanDraft): PlanInput['steps'][number]['waitsFor'] {
  const [kind, row] = [waitsFor.split(':', 1)[0], waitsFor.slice(waitsFor.indexOf(':') + 1)]
  if (kind !== 'step' && kind !== 'promise') return undefined
  const rows: readonly { row: string }[] = kind === 'step' ? draft.steps : draft.promises
  const index = rows.findIndex((one) => one.row === row)
  return index < 0 ? undefined : { kind, index }
}

const countOf = (text: string): number | undefined => {
  const count = Number(text)
  return Number.isInteger(count) && count >= 1 ? count : undefined
}

function stepInput(step: StepRow, draft: PlanDraft, known: ReadonlySet<string>): PlanInput['steps'][number] {
  const times = countOf(step.helpTimes)
  const hours = countOf(step.hours)
  const goal = draft.furtherGoals.findIndex(({ row }) => row === step.goalRow) + 1
  const waitsFor = waitsForInput(step, draft)
  return {
    ...(step.stepId !== null && known.has(step.stepId) ? { stepId: step.stepId } : {}),
    text: step.text,
    by: step.by,
    dueOn: step.dueOn,
    ...given('asked', step.asked),
    ...given('brings', step.brings),
    ...given('startsOn', step.startsOn),
    ...given('help', step.help),
    ...(step.help.trim() !== '' && times !== undefined ? { helpTimes: times } : {}),
    ...(step.isOptional ? { isOptional: true } : {}),
    ...(goal > 0 ? { goal } : {}),
    ...(waitsFor ? { waitsFor } : {}),
    ...(hours === undefined ? {} : { hours }),
    ...(step.halfDays.length > 0 ? { halfDays: step.halfDays } : {}),
  }
}

function goalInput(goal: GoalRow, known: ReadonlySet<string>): NonNullable<PlanInput['furtherGoals']>[number] {
  return {
    ...(goal.goalId !== null && known.has(goal.goalId) ? { goalId: goal.goalId } : {}),
    text: goal.text,
    kind: goal.kind ?? 'participation',
    ...given('untilOn', goal.untilOn),
    ...(goal.kind !== null && TIME_BOXED.has(goal.kind) ? given('agreed', goal.agreed) : {}),
    ...given('reviewOn', goal.reviewOn),
  }
}

/**
 * The draft as the API takes it; steps and promises that the plan no longer has become new ones.
 * @param known ids of the goals, steps and promises of the plan in force
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
    steps: draft.steps.map((step) => stepInput(step, draft, known)),
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
    ...(draft.furtherGoals.length > 0
      ? { furtherGoals: draft.furtherGoals.map((goal) => goalInput(goal, known)) }
      : {}),
    ...(draft.blockedHalfDays.length > 0 ? { blockedHalfDays: draft.blockedHalfDays } : {}),
    ...(draft.blockedHalfDays.length > 0 ? given('blocked', draft.blocked) : {}),
  }
}
