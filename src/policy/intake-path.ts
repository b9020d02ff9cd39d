import type { AnswerValue } from '../core/intake.ts'
import type { Branch, Question } from './question.ts'

/** What an answered question holds; `hasText` when the words are kept apart. */
export interface GivenAnswer {
  value: AnswerValue | null
  hasText: boolean
}

/** The way through the questions as answered so far. */
export interface IntakePath {
  /** Questions that apply, in order, as far as the answers lead. */
  asked: readonly Question[]
  /** Keys of questions that apply and still need an answer. */
  open: readonly string[]
  /** The first of these, or null at the end. */
  next: string | null
}

function holds(branch: Branch, value: AnswerValue | null): boolean {
  if (value === null) return false
  if (branch.equals !== undefined && branch.equals !== value) return false
  if (branch.atLeast === undefined && branch.atMost === undefined) return branch.equals !== undefined
  if (typeof value !== 'number') return false
  return value >= (branch.atLeast ?? value) && value <= (branch.atMost ?? value)
}

function indexAfter(questions: readonly Question[], index: number, answer: GivenAnswer | undefined): number {
  const branch = questions[index]?.next?.find((candidate) => holds(candidate, answer?.value ?? null))
  if (!branch) return index + 1
  return branch.to === 'end' ? questions.length : questions.findIndex((question) => question.key === branch.to)
}

/**
 * Follows the answers through the questions. An open question that branches ends the path there, because what comes
 * after it is not yet known; an optional question may stay open.
 * @source seed2 L770
 */
export function intakePath(
  questions: readonly Question[],
  answers: Readonly<Record<string, GivenAnswer | undefined>>,
): IntakePath {
  const asked: Question[] = []
  const open: string[] = []
  for (let index = 0; index < questions.length; ) {
    const question = questions[index]
    if (!question) break
    const answer = answers[question.key]
    const isAnswered = answer !== undefined && (answer.value !== null || answer.hasText)
    asked.push(question)
    if (!isAnswered && question.isOptional !== true) {
      open.push(question.key)
      if (question.next !== undefined) break
    }
    index = indexAfter(questions, index, answer)
  }
  return { asked, open, next: open[0] ?? null }
}

/** The dimensions that the answers on the path fill: told at intake, so they need not be asked again. */
export function factsFromAnswers(
  path: IntakePath,
  answers: Readonly<Record<string, GivenAnswer | undefined>>,
): { key: NonNullable<Question['fact']>; value: AnswerValue }[] {
  return path.asked.flatMap(({ key, fact }) => {
    const value = answers[key]?.value ?? null
    return fact === undefined || value === null ? [] : [{ key: fact, value }]
  })
}
