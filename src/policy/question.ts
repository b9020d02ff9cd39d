import * as z from 'zod'
import { FACTS, FactKey } from '../core/fact.ts'
import { AnswerValue } from '../core/intake.ts'
import { named } from './parameter.ts'
import { Key } from './sourced.ts'

/** A fixed topic of a talk, without a fixed question. @source seed2 L780 */
export const Topic = z.strictObject({ key: Key, ...named, domain: Key })
export type Topic = z.infer<typeof Topic>

const QuestionKind = z.enum(['yes-no', 'choice', 'number', 'text', 'date'])
export type QuestionKind = z.infer<typeof QuestionKind>

/**
 * Where an answer leads: `equals`, or a number within `atLeast` and `atMost`, goes to the question `to`, or to the
 * end of the list. The first rule that holds counts; without one the next question in the list follows.
 * @source seed2 L770: an answer leads to the next question
 */
export const Branch = z.strictObject({
  equals: AnswerValue.optional(),
  atLeast: z.number().optional(),
  atMost: z.number().optional(),
  to: z.union([Key, z.literal('end')]),
})
export type Branch = z.infer<typeof Branch>

/** A fixed question. `fact` names the dimension that the answer fills, so that nothing is asked twice. */
export const Question = z.strictObject({
  key: Key,
  nl: z.string().min(1).max(300),
  en: z.string().min(1).max(300),
  kind: QuestionKind,
  options: z.array(z.strictObject({ value: z.string().min(1).max(60), nl: z.string(), en: z.string() })).optional(),
  unit: z.strictObject({ nl: z.string(), en: z.string() }).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  fact: FactKey.optional(),
  isOptional: z.boolean().optional(),
  next: z.array(Branch).optional(),
})
export type Question = z.infer<typeof Question>

/** An example answer of the kind, to see whether the question can fill its dimension at all. */
function samples(question: Question): unknown[] {
  if (question.kind === 'yes-no') return [true, false]
  if (question.kind === 'choice') return (question.options ?? []).map((option) => option.value)
  if (question.kind === 'number') return [question.min ?? 0, question.max ?? 0]
  return ['']
}

function faultOf(question: Question, index: number, keys: readonly string[]): string | undefined {
  if (keys.indexOf(question.key) !== index) return 'question.key-twice'
  if ((question.kind === 'choice') !== (question.options !== undefined)) return 'question.options'
  if (question.fact !== undefined) {
    const dimension = FACTS[question.fact]
    if (!samples(question).every((sample) => dimension.safeParse(sample).success)) return 'question.fact-out-of-bounds'
  }
  const isAhead = (to: string) => to === 'end' || keys.indexOf(to) > index
  return question.next?.every((branch) => isAhead(branch.to)) === false ? 'question.branch-not-ahead' : undefined
}

/** A list of questions whose branches only lead forward, so that it always ends. */
export const Questions = z
  .array(Question)
  .max(60)
  .check((context) => {
    const keys = context.value.map((question) => question.key)
    for (const [index, question] of context.value.entries()) {
      const message = faultOf(question, index, keys)
      if (message !== undefined) context.issues.push({ code: 'custom', input: question, path: [index], message })
    }
  })
