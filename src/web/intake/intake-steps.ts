import type { KnownFact } from '../../core/diagnosis.ts'
import type { Dossier } from '../../core/dossier.ts'
import type { AnswerInput, AnswerValue } from '../../core/intake.ts'
import { type GivenAnswer, type IntakePath, intakePath } from '../../policy/intake-path.ts'
import type { Question } from '../../policy/question.ts'

/** How a question stands: answered in the talk, known from before, or open. */
export interface QuestionState {
  question: Question
  value: AnswerValue | null
  textId: string | null
  /** Where the value comes from when nobody asked it in the talk. */
  known: KnownFact | undefined
  isAnswered: boolean
}

export interface IntakeSteps {
  path: IntakePath
  states: readonly QuestionState[]
  /** How many questions there will be: those on the path, and all that may still follow. */
  total: number
}

function stateOf(question: Question, dossier: Dossier): QuestionState {
  const answer = dossier.intake?.answers[question.key]
  const fact = question.fact === undefined ? undefined : dossier.facts[question.fact]
  if (answer) {
    const isAnswered = answer.value !== null || answer.textId !== null
    return { question, value: answer.value, textId: answer.textId, known: undefined, isAnswered }
  }
  return { question, value: fact?.value ?? null, textId: null, known: fact, isAnswered: fact !== undefined }
}

/** The way through the questions, on what was answered and what the dossier knew already: nothing is asked twice. */
export function intakeSteps(questions: readonly Question[], dossier: Dossier): IntakeSteps {
  const all = questions.map((question) => stateOf(question, dossier))
  const given: Record<string, GivenAnswer> = {}
  for (const { question, value, textId, isAnswered } of all)
    if (isAnswered) given[question.key] = { value, hasText: textId !== null }
  const path = intakePath(questions, given)
  const onPath = new Set(path.asked.map(({ key }) => key))
  const last = path.asked.at(-1)
  const forks = last?.next !== undefined && path.open.includes(last.key)
  const after = forks ? questions.length - 1 - questions.findIndex(({ key }) => key === last.key) : 0
  return { path, states: all.filter(({ question }) => onPath.has(question.key)), total: path.asked.length + after }
}

/** The first question that still wants an answer; optional ones once, until they are skipped. */
export function nextStep({ states }: IntakeSteps, skipped: readonly string[]): QuestionState | undefined {
  return states.find(
    ({ question, isAnswered }) => !isAnswered && !(question.isOptional && skipped.includes(question.key)),
  )
}

/** The answer as it stands in the field. */
export const answerText = (value: AnswerValue | null): string =>
  value === null ? '' : value === true ? 'yes' : value === false ? 'no' : String(value)

export type AnswerFault = 'needed' | 'number'

/** What was typed as the API takes it, or what is wrong with it. */
export function answerOf(
  question: Question,
  typed: string,
  words: string,
): { answer: AnswerInput } | { fault: AnswerFault } {
  const text = words.trim()
  const value = typed.trim()
  if (question.kind === 'text')
    return value === '' ? { fault: 'needed' } : { answer: { questionKey: question.key, text: value } }
  if (value === '') return { fault: 'needed' }
  const coded = question.kind === 'yes-no' ? value === 'yes' : question.kind === 'number' ? Number(value) : value
  if (typeof coded === 'number') {
    const isWithin =
      Number.isInteger(coded) && coded >= (question.min ?? 0) && coded <= (question.max ?? Number.MAX_SAFE_INTEGER)
    if (!isWithin) return { fault: 'number' }
  }
  return { answer: { questionKey: question.key, value: coded, ...(text === '' ? {} : { text }) } }
}
