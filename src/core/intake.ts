import * as z from 'zod'
import { IsoDate } from './day.ts'
import { type Context, type Decision, keepText, type NewText, Note } from './decision.ts'
import { Failure } from './failure.ts'
import { Id } from './person.ts'

/** How an intake is held. @source seed2 L770 (fixed, branching), L780 (topics), L774 (free, motivated report) */
export const IntakeRegime = z.enum(['fixed', 'topics', 'free'])
export type IntakeRegime = z.infer<typeof IntakeRegime>

/** @source seed2 §3 step 5a, L694-696: (partly) able resumes the procedure; not able leads to exemption and care */
export const MedicalOutcome = z.enum(['able', 'partly-able', 'not-able'])
export type MedicalOutcome = z.infer<typeof MedicalOutcome>

/** A coded answer; free text goes to the text table and is held by its id. */
export const AnswerValue = z.union([z.boolean(), z.number(), z.string().max(60)])
export type AnswerValue = z.infer<typeof AnswerValue>

const on = IsoDate
export const intakeEvents = [
  z.object({ kind: z.literal('intake-started'), on, regime: IntakeRegime }),
  z.object({
    kind: z.literal('intake-answered'),
    on,
    questionKey: z.string().max(60),
    value: AnswerValue.nullable(),
    textId: Id.nullable(),
  }),
  z.object({ kind: z.literal('intake-topic-noted'), on, topicKey: z.string().max(60), textId: Id }),
  z.object({ kind: z.literal('intake-suspended'), on, ground: z.literal('medical-claim'), textId: Id.nullable() }),
  z.object({
    kind: z.literal('medical-outcome-recorded'),
    on,
    outcome: MedicalOutcome,
    reviewOn: IsoDate.nullable(),
    textId: Id.nullable(),
  }),
  z.object({ kind: z.literal('intake-completed'), on, reportTextId: Id.nullable() }),
] as const
export type IntakeEvent = z.infer<(typeof intakeEvents)[number]>

export interface Answer {
  value: AnswerValue | null
  textId: Id | null
  on: IsoDate
}

export interface Intake {
  regime: IntakeRegime
  startedOn: IsoDate
  answers: Readonly<Record<string, Answer>>
  topics: Readonly<Record<string, { textId: Id; on: IsoDate }>>
  suspendedOn: IsoDate | null
  medical: { outcome: MedicalOutcome; on: IsoDate; reviewOn: IsoDate | null; textId: Id | null } | null
  completedOn: IsoDate | null
  reportTextId: Id | null
}

/** The intake after one more event. */
export function applyIntake(intake: Intake | null, event: IntakeEvent): Intake | null {
  if (event.kind === 'intake-started') {
    return {
      regime: event.regime,
      startedOn: event.on,
      answers: intake?.answers ?? {},
      topics: intake?.topics ?? {},
      suspendedOn: null,
      medical: null,
      completedOn: null,
      reportTextId: null,
    }
  }
  if (!intake) return intake
  switch (event.kind) {
    case 'intake-answered': {
      const answer = { value: event.value, textId: event.textId, on: event.on }
      return { ...intake, answers: { ...intake.answers, [event.questionKey]: answer } }
    }
    case 'intake-topic-noted':
      return { ...intake, topics: { ...intake.topics, [event.topicKey]: { textId: event.textId, on: event.on } } }
    case 'intake-suspended':
      return { ...intake, suspendedOn: event.on, medical: null }
    case 'medical-outcome-recorded': {
      const { outcome, on: day, reviewOn, textId } = event
      const suspendedOn = outcome === 'not-able' ? intake.suspendedOn : null
      return { ...intake, suspendedOn, medical: { outcome, on: day, reviewOn, textId } }
    }
    case 'intake-completed':
      return { ...intake, completedOn: event.on, reportTextId: event.reportTextId }
  }
}

export const isUnderWay = (intake: Intake | null): intake is Intake => intake !== null && intake.completedOn === null
export const isSuspended = (intake: Intake | null): boolean => intake !== null && intake.suspendedOn !== null

export function startIntake(intake: Intake | null, regime: IntakeRegime, context: Context): Decision<IntakeEvent> {
  if (isUnderWay(intake)) throw new Failure('intake.already-started')
  return { events: [{ kind: 'intake-started', on: context.today, regime }], texts: [] }
}

function requireUnderWay(intake: Intake | null): Intake {
  if (!isUnderWay(intake)) throw new Failure('intake.not-started')
  if (intake.suspendedOn) throw new Failure('intake.suspended', { suspendedOn: intake.suspendedOn })
  return intake
}

export const AnswerInput = z
  .strictObject({ questionKey: z.string().max(60), value: AnswerValue.optional(), text: Note.optional() })
  .meta({ id: 'AnswerInput' })
export type AnswerInput = z.infer<typeof AnswerInput>

export const TopicInput = z.strictObject({ topicKey: z.string().max(60), text: Note }).meta({ id: 'TopicInput' })
export type TopicInput = z.infer<typeof TopicInput>

/** Records answers and topic notes; an answer that was already given and is the same is not recorded again. */
export function answerIntake(
  intake: Intake | null,
  answers: readonly AnswerInput[],
  topics: readonly TopicInput[],
  context: Context,
): Decision<IntakeEvent> {
  const current = requireUnderWay(intake)
  const texts: NewText[] = []
  const events: IntakeEvent[] = []
  for (const { questionKey, value = null, text } of answers) {
    if (text === undefined && current.answers[questionKey]?.value === value) continue
    const textId = text === undefined ? null : keepText(texts, context, text)
    events.push({ kind: 'intake-answered', on: context.today, questionKey, value, textId })
  }
  for (const { topicKey, text } of topics) {
    events.push({ kind: 'intake-topic-noted', on: context.today, topicKey, textId: keepText(texts, context, text) })
  }
  return { events, texts }
}

/**
 * The resident says that work is medically impossible: the talk ends and the procedure waits.
 * @source seed2 §3 step 5a, L694-696 (the same in all ten municipalities)
 */
export function suspendIntake(
  intake: Intake | null,
  words: string | undefined,
  context: Context,
): Decision<IntakeEvent> {
  requireUnderWay(intake)
  const texts: NewText[] = []
  const textId = words === undefined ? null : keepText(texts, context, words, 'medical')
  return { events: [{ kind: 'intake-suspended', on: context.today, ground: 'medical-claim', textId }], texts }
}

/** The medical specialist's outcome. Only (partly) able resumes the intake. @source seed2 L694-696, T4 */
export function recordMedicalOutcome(
  intake: Intake | null,
  input: { outcome: MedicalOutcome; reviewOn?: IsoDate | undefined; text?: string | undefined },
  context: Context,
): Decision<IntakeEvent> {
  if (!isSuspended(intake)) throw new Failure('intake.not-suspended')
  const texts: NewText[] = []
  const textId = input.text === undefined ? null : keepText(texts, context, input.text, 'medical')
  const { outcome, reviewOn = null } = input
  return { events: [{ kind: 'medical-outcome-recorded', on: context.today, outcome, reviewOn, textId }], texts }
}

/**
 * Ends the intake.
 *
 * @param open keys of questions that the municipality's intake still needs
 * @param reportRequired the municipality wants a motivated report (seed2 L774)
 */
export function completeIntake(
  intake: Intake | null,
  report: string | undefined,
  policy: { open: readonly string[]; reportRequired: boolean },
  context: Context,
): Decision<IntakeEvent> {
  requireUnderWay(intake)
  if (policy.open.length > 0) throw new Failure('intake.incomplete', { questionKeys: policy.open })
  if (policy.reportRequired && report === undefined)
    throw new Failure('intake.report-missing', {}, [{ pointer: '/report', code: 'required' }])
  const texts: NewText[] = []
  const reportTextId = report === undefined ? null : keepText(texts, context, report)
  return { events: [{ kind: 'intake-completed', on: context.today, reportTextId }], texts }
}
