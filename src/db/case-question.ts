import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import { CaseQuestionEnd, type CaseQuestionInput, type CaseQuestionSearch } from '../core/case-question.ts'
import type { IsoDate } from '../core/day.ts'
import type { Trx } from './connect.ts'

/** The dictionary knows 'schulden' but not plurals as 'maatjes', 'stages' or 'bureaus': their s goes, on both sides. */
const singular = (words: RawBuilder<unknown>) =>
  sql`regexp_replace(${words}, '([[:alpha:]]{2,}[aeiou])[''’]?s\\y', '\\1', 'gi')`

/**
 * Words as Dutch has them: 'schulden' finds 'schuld'. Computed as it is asked: row-level security keeps an index on it
 * from being used, and a municipality has questions by the hundred.
 */
const says = (words: RawBuilder<unknown>, asked: string): Expression<SqlBool> =>
  sql<SqlBool>`to_tsvector('dutch', ${singular(words)}) @@ websearch_to_tsquery('dutch', ${singular(sql`${asked}::text`)})`

/** An own question with an answer of somebody else, or a correction of one, since the asker looked last. */
const hasNews = (
  municipalityId: string,
  workerId: string,
) => sql<boolean>`(case_question.asked_by = ${workerId} and exists (
  select 1 from case_answer where case_answer.municipality_id = ${municipalityId}
    and case_answer.question_id = case_question.question_id and case_answer.answered_by <> ${workerId}
    and greatest(case_answer.answered_at, case_answer.corrected_at) > case_question.seen_at))`

/** A topic that somebody says they know about, or a colleague of an own team who asks; and no answer from them yet. */
const isForMe = (municipalityId: string, workerId: string) => sql<boolean>`(case_question.asked_by <> ${workerId}
  and not exists (select 1 from case_answer where case_answer.municipality_id = ${municipalityId}
    and case_answer.question_id = case_question.question_id and case_answer.answered_by = ${workerId})
  and (exists (select 1 from worker_topic where worker_topic.municipality_id = ${municipalityId}
      and worker_topic.worker_id = ${workerId} and worker_topic.topic = any(case_question.topics))
    or exists (select 1 from worker_team as theirs join worker_team as mine
        on mine.municipality_id = theirs.municipality_id and mine.team_id = theirs.team_id
      where theirs.municipality_id = ${municipalityId} and theirs.worker_id = case_question.asked_by
        and mine.worker_id = ${workerId})))`

/** Questions with who asked and how many answers there are. */
const questions = (trx: Trx, municipalityId: string, workerId: string) =>
  trx
    .selectFrom('case_question')
    .innerJoin('worker', (join) =>
      join
        .onRef('worker.municipality_id', '=', 'case_question.municipality_id')
        .onRef('worker.worker_id', '=', 'case_question.asked_by'),
    )
    .select(['question_id', 'asked_by', 'asked_on', 'title', 'topics', 'closed_on', 'closed_as'])
    .select(['worker.name as asked_by_name', hasNews(municipalityId, workerId).as('has_news')])
    .select(({ selectFrom }) => [
      selectFrom('case_answer')
        .select(sql<number>`count(*)`.as('count'))
        .where('case_answer.municipality_id', '=', municipalityId)
        .whereRef('case_answer.question_id', '=', 'case_question.question_id')
        .as('answer_count'),
      selectFrom('case_answer')
        .select(sql<number>`count(helped_on)`.as('count'))
        .where('case_answer.municipality_id', '=', municipalityId)
        .whereRef('case_answer.question_id', '=', 'case_question.question_id')
        .as('helped_count'),
    ])
    .where('case_question.municipality_id', '=', municipalityId)

type Row = Awaited<ReturnType<ReturnType<typeof questions>['execute']>>[number]

const listed = (row: Row, workerId: string) => ({
  questionId: row.question_id,
  title: row.title,
  topics: row.topics,
  askedOn: row.asked_on,
  askedBy: row.asked_by_name,
  isMine: row.asked_by === workerId,
  isOpen: row.closed_on === null,
  closedAs: row.closed_as === null ? null : CaseQuestionEnd.parse(row.closed_as),
  hasNews: row.has_news,
  answerCount: Number(row.answer_count),
  hasHelped: Number(row.helped_count) > 0,
})

/** Questions that fit, the newest first. */
export async function searchQuestions(
  trx: Trx,
  municipalityId: string,
  workerId: string,
  { text, topic, state, isMine, ...only }: CaseQuestionSearch,
  limit: number,
) {
  let rows = questions(trx, municipalityId, workerId)
  if (state !== 'all') rows = rows.where('closed_on', state === 'open' ? 'is' : 'is not', null)
  if (isMine) rows = rows.where('asked_by', '=', workerId)
  if (only.hasNews) rows = rows.where(hasNews(municipalityId, workerId))
  if (only.isForMe) rows = rows.where(isForMe(municipalityId, workerId))
  if (topic !== undefined) rows = rows.where(sql<SqlBool>`${topic} = any(topics)`)
  if (text !== undefined)
    rows = rows.where(({ or, exists, selectFrom }) =>
      or([
        says(sql`case_question.title || ' ' || case_question.body`, text),
        exists(
          selectFrom('case_answer')
            .select('answer_id')
            .where('case_answer.municipality_id', '=', municipalityId)
            .whereRef('case_answer.question_id', '=', 'case_question.question_id')
            .where(says(sql`case_answer.body`, text)),
        ),
      ]),
    )
  const found = await rows.orderBy('asked_at', 'desc').orderBy('question_id').limit(limit).execute()
  return found.map((row) => listed(row, workerId))
}

export async function findQuestion(trx: Trx, municipalityId: string, workerId: string, questionId: string) {
  const row = await questions(trx, municipalityId, workerId)
    .select(['body', 'dossier_id', 'edited_on'])
    .where('question_id', '=', questionId)
    .executeTakeFirst()
  return row && { ...listed(row, workerId), text: row.body, editedOn: row.edited_on, linkedDossierId: row.dossier_id }
}

/** The answers to a question in the order in which they came. */
export async function answersTo(trx: Trx, municipalityId: string, workerId: string, questionId: string) {
  const rows = await trx
    .selectFrom('case_answer')
    .innerJoin('worker', (join) =>
      join
        .onRef('worker.municipality_id', '=', 'case_answer.municipality_id')
        .onRef('worker.worker_id', '=', 'case_answer.answered_by'),
    )
    .select(['answer_id', 'body', 'answered_on', 'answered_by', 'helped_on', 'corrected_on', 'worker.name'])
    .select(({ selectFrom }) =>
      selectFrom('case_answer_version')
        .select(
          sql<
            { text: string; on: string }[]
          >`coalesce(json_agg(json_build_object('text', case_answer_version.body, 'on', written_on) order by version), '[]')`.as(
            'list',
          ),
        )
        .where('case_answer_version.municipality_id', '=', municipalityId)
        .whereRef('case_answer_version.answer_id', '=', 'case_answer.answer_id')
        .as('earlier'),
    )
    .where('case_answer.municipality_id', '=', municipalityId)
    .where('question_id', '=', questionId)
    .orderBy('answered_at')
    .orderBy('answer_id')
    .execute()
  return rows.map((row) => ({
    answerId: row.answer_id,
    text: row.body,
    on: row.answered_on,
    by: row.name,
    isMine: row.answered_by === workerId,
    helpedOn: row.helped_on,
    correctedOn: row.corrected_on,
    earlier: row.earlier ?? [],
  }))
}

export async function insertQuestion(
  trx: Trx,
  municipalityId: string,
  question: Pick<CaseQuestionInput, 'title' | 'text' | 'topics' | 'dossierId'> & {
    questionId: string
    askedBy: string
    askedOn: IsoDate
  },
): Promise<void> {
  await trx
    .insertInto('case_question')
    .values({
      municipality_id: municipalityId,
      question_id: question.questionId,
      asked_by: question.askedBy,
      asked_on: question.askedOn,
      dossier_id: question.dossierId ?? null,
      title: question.title,
      body: question.text,
      topics: question.topics,
    })
    .execute()
}

export async function insertAnswer(
  trx: Trx,
  municipalityId: string,
  answer: { answerId: string; questionId: string; answeredBy: string; answeredOn: IsoDate; text: string },
): Promise<void> {
  await trx
    .insertInto('case_answer')
    .values({
      municipality_id: municipalityId,
      answer_id: answer.answerId,
      question_id: answer.questionId,
      answered_by: answer.answeredBy,
      answered_on: answer.answeredOn,
      body: answer.text,
      helped_on: null,
    })
    .execute()
}

/** @param closed null opens it again */
export async function setClosed(
  trx: Trx,
  municipalityId: string,
  questionId: string,
  closed: { on: IsoDate; as: CaseQuestionEnd } | null,
) {
  await trx
    .updateTable('case_question')
    .set({ closed_on: closed?.on ?? null, closed_as: closed?.as ?? null })
    .where('municipality_id', '=', municipalityId)
    .where('question_id', '=', questionId)
    .execute()
}

export async function setHelped(trx: Trx, municipalityId: string, answerId: string, helpedOn: IsoDate | null) {
  await trx
    .updateTable('case_answer')
    .set({ helped_on: helpedOn })
    .where('municipality_id', '=', municipalityId)
    .where('answer_id', '=', answerId)
    .execute()
}

/** With its answers. */
export async function deleteQuestion(trx: Trx, municipalityId: string, questionId: string): Promise<void> {
  await trx
    .deleteFrom('case_question')
    .where('municipality_id', '=', municipalityId)
    .where('question_id', '=', questionId)
    .execute()
}

export async function deleteAnswer(trx: Trx, municipalityId: string, answerId: string): Promise<void> {
  await trx
    .deleteFrom('case_answer')
    .where('municipality_id', '=', municipalityId)
    .where('answer_id', '=', answerId)
    .execute()
}

/** How many own questions have news, and how many open ones are for this worker. */
export async function countNews(trx: Trx, municipalityId: string, workerId: string) {
  const { answered, for_me } = await trx
    .selectFrom('case_question')
    .select([
      sql<number>`count(*) filter (where ${hasNews(municipalityId, workerId)})`.as('answered'),
      sql<number>`count(*) filter (where closed_on is null and ${isForMe(municipalityId, workerId)})`.as('for_me'),
    ])
    .where('municipality_id', '=', municipalityId)
    .executeTakeFirstOrThrow()
  return { answered: Number(answered), forMe: Number(for_me) }
}
