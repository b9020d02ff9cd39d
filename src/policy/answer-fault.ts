import { isIsoDate } from '../core/day.ts'
import { FACTS } from '../core/fact.ts'
import type { AnswerValue } from '../core/intake.ts'
import type { Question } from './question.ts'

/**
 * What is wrong with an answer to a fixed question, as the code of a fault; undefined when it fits. Words belong in
 * the text of an answer: a value is a code, a number or a day, because it goes into the journal.
 */
export function answerFault(question: Question, value: AnswerValue | undefined): string | undefined {
  if (value === undefined) return undefined
  if (question.fact !== undefined && !FACTS[question.fact].safeParse(value).success) return 'fact.out-of-bounds'
  switch (question.kind) {
    case 'yes-no':
      return typeof value === 'boolean' ? undefined : 'invalid-type'
    case 'choice':
      return question.options?.some((option) => option.value === value) ? undefined : 'unknown'
    case 'number':
      return typeof value === 'number' && value >= (question.min ?? value) && value <= (question.max ?? value)
        ? undefined
        : 'out-of-bounds'
    case 'date':
      return typeof value === 'string' && isIsoDate(value) ? undefined : 'day.invalid'
    case 'text':
      return 'invalid-type'
  }
}
