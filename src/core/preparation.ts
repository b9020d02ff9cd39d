import type { Appointment } from './appointment.ts'
import { dayInAmsterdam, type IsoDate } from './day.ts'
import { type Dossier, periodStart, type RecordedEvent, withdrawnSeqs } from './dossier.ts'
import { FactKey } from './fact.ts'
import { isSuspended } from './intake.ts'
import { openNotNows } from './not-now.ts'
import { type Id, plainLetters } from './person.ts'
import type { StepOutcome, StepOwner } from './plan.ts'
import { type FurtherGoal, type GoalKind, goalsOf } from './plan-goal.ts'

/** A step that is not open any more: closed with an outcome, or left out of a later version without a word. */
export interface EndedStep {
  stepId: Id
  textId: Id
  by: StepOwner
  plannedOn: IsoDate
  endedOn: IsoDate
  outcome: StepOutcome | 'left-out'
}

export interface PlanVersion {
  version: number
  madeOn: IsoDate
  goalTextId: Id
  goalKind: GoalKind
  furtherGoals: readonly FurtherGoal[]
  isSigned: boolean
}

export interface PlanHistory {
  /** All versions, oldest first; the last one is the plan in force. */
  versions: readonly PlanVersion[]
  /** In the order in which they ended. */
  endedSteps: readonly EndedStep[]
}

type PlanMade = RecordedEvent & { kind: 'plan-made' }

const versionOf = (
  made: Pick<PlanMade, 'on' | 'goalTextId' | 'goalKind' | 'furtherGoals' | 'isSigned'>,
  index: number,
): PlanVersion => {
  const { on: madeOn, goalTextId, goalKind, furtherGoals, isSigned } = made
  return { version: index + 1, madeOn, goalTextId, goalKind, furtherGoals, isSigned }
}

/** The versions of the plan, and how each step that is over ended. */
export function planHistory(events: readonly RecordedEvent[]): PlanHistory {
  const withdrawn = withdrawnSeqs(events)
  const open = new Map<Id, Omit<EndedStep, 'endedOn' | 'outcome'>>()
  const closed = new Set<Id>()
  const made: Parameters<typeof versionOf>[0][] = []
  const endedSteps: EndedStep[] = []
  const end = (stepId: Id, endedOn: IsoDate, outcome: EndedStep['outcome']) => {
    const step = open.get(stepId)
    if (!step) return
    open.delete(stepId)
    endedSteps.push({ ...step, endedOn, outcome })
  }
  for (const event of events) {
    if (withdrawn.has(event.seq)) continue
    if (event.kind === 'step-closed') {
      end(event.stepId, event.on, event.outcome)
      closed.add(event.stepId)
    }
    const before = made.at(-1)
    if (event.kind === 'plan-extended' && before) made.push({ ...before, on: event.on, isSigned: false })
    else if (event.kind === 'plan-made') made.push(event)
    else continue
    const kept = new Set(event.steps.map(({ stepId }) => stepId))
    if (event.kind === 'plan-made')
      for (const stepId of open.keys()) if (!kept.has(stepId)) end(stepId, event.on, 'left-out')
    for (const { stepId, textId, by } of event.steps)
      if (!closed.has(stepId))
        open.set(stepId, { stepId, textId, by, plannedOn: open.get(stepId)?.plannedOn ?? event.on })
  }
  return { versions: made.map(versionOf), endedSteps }
}

/** The first day of what a worker sees without opening the history: of the plan in force, else of this period. */
export const presentSince = (dossier: Dossier): IsoDate => dossier.plan?.madeOn ?? periodStart(dossier)

/** Whether an appointment was before a day. */
export const isBefore = ({ startsAt }: Pick<Appointment, 'startsAt'>, day: IsoDate): boolean =>
  dayInAmsterdam(new Date(startsAt)) < day

/**
 * The last time that a step with the same words ended; undefined when these words are new.
 * @param text as it is being typed
 * @param earlier ended steps with their words
 * @source seed4 L2533-2538 (the same course again)
 */
export function lastTime<Step extends { endedOn: IsoDate; words: string }>(
  text: string,
  earlier: readonly Step[],
): Step | undefined {
  const asked = plainLetters(text)
  return asked === '' ? undefined : earlier.findLast(({ words }) => plainLetters(words) === asked)
}

/** Something that a worker has to ask, settle or find out. `refId` names the step, promise or appointment. */
export type OpenQuestion =
  | { kind: 'contact-date-missing' | 'plan-missing' | 'plan-unsigned' | 'handover-pending' | 'medical-judgement' }
  | { kind: 'contact-date-passed'; on: IsoDate }
  | { kind: 'plan-review'; on: IsoDate }
  | { kind: 'goal-ended'; on: IsoDate; goalId: Id | null }
  | { kind: 'step-overdue' | 'promise-overdue' | 'appointment-unsettled' | 'not-now'; on: IsoDate; refId: Id }
  | { kind: 'fact-unknown'; fact: FactKey }

function overdue(dossier: Dossier, today: IsoDate): OpenQuestion[] {
  const { plan, appointments } = dossier
  const steps = (plan?.steps ?? []).flatMap(({ closed, dueOn, stepId }): OpenQuestion[] =>
    !closed && dueOn < today ? [{ kind: 'step-overdue', on: dueOn, refId: stepId }] : [],
  )
  const promises = (plan?.promises ?? []).flatMap(({ closed, dueOn, promiseId }): OpenQuestion[] =>
    !closed && dueOn !== null && dueOn < today ? [{ kind: 'promise-overdue', on: dueOn, refId: promiseId }] : [],
  )
  const unsettled = appointments.flatMap(({ settled, startsAt, appointmentId }): OpenQuestion[] => {
    const on = dayInAmsterdam(new Date(startsAt))
    return !settled && on < today ? [{ kind: 'appointment-unsettled', on, refId: appointmentId }] : []
  })
  return [...promises, ...steps, ...unsettled]
}

/** What was put off until today or before, and what of the plan has to be looked at again. */
function toAskAgain({ plan, notNows }: Dossier, today: IsoDate): OpenQuestion[] {
  const due = openNotNows(notNows, plan).flatMap(({ notNowId, retryOn }): OpenQuestion[] =>
    retryOn <= today ? [{ kind: 'not-now', on: retryOn, refId: notNowId }] : [],
  )
  const goals = plan ? goalsOf(plan) : []
  for (const { goalId, untilOn } of goals)
    if (untilOn && untilOn <= today) due.push({ kind: 'goal-ended', on: untilOn, goalId })
  for (const on of new Set(goals.flatMap(({ reviewOn }) => reviewOn ?? [])))
    if (on <= today) due.push({ kind: 'plan-review', on })
  return due
}

/** What is still open before a talk: first what the municipality owes, then what is agreed, then what is not known. */
export function openQuestions(dossier: Dossier, today: IsoDate): OpenQuestion[] {
  if (dossier.outflow) return []
  const { plan, nextContactOn, category, facts } = dossier
  const questions = overdue(dossier, today)
  if (!plan) questions.push({ kind: 'plan-missing' })
  else if (!plan.isSigned) questions.push({ kind: 'plan-unsigned' })
  if (nextContactOn === null) questions.push({ kind: 'contact-date-missing' })
  else if (nextContactOn < today) questions.push({ kind: 'contact-date-passed', on: nextContactOn })
  questions.push(...toAskAgain(dossier, today))
  if (dossier.handover) questions.push({ kind: 'handover-pending' })
  if (isSuspended(dossier.intake)) questions.push({ kind: 'medical-judgement' })
  for (const fact of FactKey.options)
    if (category?.missing.includes(fact) && !facts[fact]) questions.push({ kind: 'fact-unknown', fact })
  return questions
}
