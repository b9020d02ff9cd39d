import { sql } from 'kysely'
import { type CaseQuestionEdit, Topic } from '../core/case-question.ts'
import type { IsoDate } from '../core/day.ts'
import type { Trx } from './connect.ts'

/**
 * Holds a question until the transaction ends, so that nobody answers it while it changes.
 * @returns how many answers it has
 */
export async function lockQuestion(trx: Trx, municipalityId: string, questionId: string): Promise<number> {
  await trx
    .selectFrom('case_question')
    .select('question_id')
    .where('municipality_id', '=', municipalityId)
    .where('question_id', '=', questionId)
    .forUpdate()
    .execute()
  const { total } = await trx
    .selectFrom('case_answer')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .where('municipality_id', '=', municipalityId)
    .where('question_id', '=', questionId)
    .executeTakeFirstOrThrow()
  return Number(total)
}

export async function updateQuestion(
  trx: Trx,
  municipalityId: string,
  { questionId, title, text, topics, editedOn }: CaseQuestionEdit & { questionId: string; editedOn: IsoDate },
): Promise<void> {
  await trx
    .updateTable('case_question')
    .set({ title, body: text, topics, edited_on: editedOn })
    .where('municipality_id', '=', municipalityId)
    .where('question_id', '=', questionId)
    .execute()
}

/** The asker saw their question as it stands now. */
export async function markSeen(trx: Trx, municipalityId: string, questionId: string): Promise<void> {
  await trx
    .updateTable('case_question')
    .set({ seen_at: sql<string>`clock_timestamp()` })
    .where('municipality_id', '=', municipalityId)
    .where('question_id', '=', questionId)
    .execute()
}

/** Puts other words in an answer and keeps those that it had. */
export async function correctAnswer(
  trx: Trx,
  municipalityId: string,
  { answerId, text, correctedOn }: { answerId: string; text: string; correctedOn: IsoDate },
): Promise<void> {
  const before = await trx
    .selectFrom('case_answer')
    .select(['body', 'answered_on', 'corrected_on'])
    .where('municipality_id', '=', municipalityId)
    .where('answer_id', '=', answerId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (before.body === text) return
  const { total } = await trx
    .selectFrom('case_answer_version')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .where('municipality_id', '=', municipalityId)
    .where('answer_id', '=', answerId)
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('case_answer_version')
    .values({
      municipality_id: municipalityId,
      answer_id: answerId,
      version: Number(total) + 1,
      body: before.body,
      written_on: before.corrected_on ?? before.answered_on,
    })
    .execute()
  await trx
    .updateTable('case_answer')
    .set({ body: text, corrected_on: correctedOn, corrected_at: sql<string>`clock_timestamp()` })
    .where('municipality_id', '=', municipalityId)
    .where('answer_id', '=', answerId)
    .execute()
}

/** The topics that somebody says they know about. */
export async function topicsOf(trx: Trx, municipalityId: string, workerId: string): Promise<Topic[]> {
  const rows = await trx
    .selectFrom('worker_topic')
    .select('topic')
    .where('municipality_id', '=', municipalityId)
    .where('worker_id', '=', workerId)
    .orderBy('topic')
    .execute()
  return rows.map(({ topic }) => Topic.parse(topic))
}

export async function setTopics(
  trx: Trx,
  municipalityId: string,
  workerId: string,
  topics: readonly Topic[],
): Promise<void> {
  await trx
    .deleteFrom('worker_topic')
    .where('municipality_id', '=', municipalityId)
    .where('worker_id', '=', workerId)
    .execute()
  const rows = [...new Set(topics)].map((topic) => ({ municipality_id: municipalityId, worker_id: workerId, topic }))
  if (rows.length > 0) await trx.insertInto('worker_topic').values(rows).execute()
}
