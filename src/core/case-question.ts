import * as z from 'zod'
import { IsoDate } from './day.ts'
import { Failure, type FieldFault } from './failure.ts'
import { freeText } from './free-text.ts'
import { identifyingMarks, type Known } from './identifying.ts'
import { Id } from './person.ts'
import { GoalKind } from './plan-goal.ts'

/** A life domain of the municipality or a kind of goal: 'domain:health', 'goal:work'. */
export const Topic = z
  .string()
  .max(80)
  .regex(/^(domain|goal):[a-z0-9-]+$/, { error: 'key.invalid' })
export type Topic = z.infer<typeof Topic>

export const CaseQuestionInput = z
  .strictObject({
    title: freeText(120),
    text: freeText(4000),
    topics: z.array(Topic).max(5),
    /** The dossier it was asked from: kept for the asker alone. */
    dossierId: Id.optional(),
    /** The asker says that nobody can see who it is about. */
    isAnonymous: z.literal(true),
  })
  .meta({ id: 'CaseQuestionInput' })
export type CaseQuestionInput = z.infer<typeof CaseQuestionInput>

/** A question is put better by its asker, as long as nobody answered. */
export const CaseQuestionEdit = CaseQuestionInput.omit({ dossierId: true }).strict().meta({ id: 'CaseQuestionEdit' })
export type CaseQuestionEdit = z.infer<typeof CaseQuestionEdit>

/** Why a question is no longer open: it was answered, or the asker takes it back. What was answered stays. */
export const CaseQuestionEnd = z.enum(['answered', 'withdrawn'])
export type CaseQuestionEnd = z.infer<typeof CaseQuestionEnd>

export const CaseAnswerInput = z.strictObject({ text: freeText(4000) }).meta({ id: 'CaseAnswerInput' })

/** What is sought. The words are never part of an address. */
export const CaseQuestionSearch = z
  .strictObject({
    text: freeText(200).optional(),
    topic: Topic.optional(),
    state: z.enum(['open', 'closed', 'all']).default('open'),
    isMine: z.boolean().default(false),
    /** Own questions with an answer since the asker looked last. */
    hasNews: z.boolean().default(false),
    /** Of the topics that the caller knows about, or of a colleague in a team of theirs; not answered by them yet. */
    isForMe: z.boolean().default(false),
  })
  .meta({ id: 'CaseQuestionSearch' })
export type CaseQuestionSearch = z.infer<typeof CaseQuestionSearch>

/** A question as a list shows it. No dossier, and nothing about who it is about. */
export const CaseQuestionRow = z
  .object({
    questionId: Id,
    title: z.string(),
    topics: z.array(z.string()),
    askedOn: IsoDate,
    askedBy: z.string(),
    isMine: z.boolean(),
    isOpen: z.boolean(),
    closedAs: CaseQuestionEnd.nullable(),
    /** The caller's own question got an answer, or a better one, since they looked last. */
    hasNews: z.boolean(),
    answerCount: z.int(),
    hasHelped: z.boolean(),
  })
  .meta({ id: 'CaseQuestionRow' })
export type CaseQuestionRow = z.infer<typeof CaseQuestionRow>

const CaseAnswer = z
  .object({
    answerId: Id,
    text: z.string(),
    on: IsoDate,
    by: z.string(),
    isMine: z.boolean(),
    helpedOn: IsoDate.nullable(),
    correctedOn: IsoDate.nullable(),
    /** What it said before it was corrected, the oldest first. */
    earlier: z.array(z.object({ text: z.string(), on: IsoDate })),
  })
  .meta({ id: 'CaseAnswer' })

export const CaseQuestion = CaseQuestionRow.extend({
  text: z.string(),
  editedOn: IsoDate.nullable(),
  /** Only for who asked. */
  dossierId: Id.nullable(),
  mayEdit: z.boolean(),
  mayRemove: z.boolean(),
  answers: z.array(CaseAnswer),
}).meta({ id: 'CaseQuestion' })
export type CaseQuestion = z.infer<typeof CaseQuestion>

/** What waits for a worker among the questions: numbers, and the topics that they say they know about. */
export const CaseQuestionNews = z
  .object({ answered: z.int(), forMe: z.int(), topics: z.array(Topic) })
  .meta({ id: 'CaseQuestionNews' })
export type CaseQuestionNews = z.infer<typeof CaseQuestionNews>

/**
 * @param texts what was typed, by the name of its field
 * @param person who it is about, as far as the file knows; empty without a dossier
 * @throws case-question.identifies at every field that shows who it is; what was found is not repeated
 */
export function requireNobodyNamed(texts: Readonly<Record<string, string>>, person: Known): void {
  const faults = Object.entries(texts).flatMap(([field, text]): FieldFault[] =>
    identifyingMarks(text, person).some(({ isSure }) => isSure) ? [{ pointer: `/${field}`, code: 'identifies' }] : [],
  )
  if (faults.length > 0) throw new Failure('case-question.identifies', {}, faults)
}

/** @throws case-question.unknown-topic */
export function requireTopics(topics: readonly Topic[], lifeDomains: readonly { key: string }[]): void {
  const known = new Set([
    ...lifeDomains.map(({ key }) => `domain:${key}`),
    ...GoalKind.options.map((kind) => `goal:${kind}`),
  ])
  const at = topics.findIndex((topic) => !known.has(topic))
  if (at >= 0) throw new Failure('case-question.unknown-topic', {}, [{ pointer: `/topics/${at}`, code: 'unknown' }])
}
