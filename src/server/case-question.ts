import type { Hono } from 'hono'
import {
  answerCaseQuestion,
  askCaseQuestion,
  closeCaseQuestion,
  correctCaseAnswer,
  editCaseQuestion,
  getCaseQuestion,
  getCaseQuestionNews,
  markHelped,
  removeCaseAnswer,
  removeCaseQuestion,
  searchCaseQuestions,
  setOwnTopics,
} from '../api/case-question.ts'
import { may, placeOf } from '../core/access.ts'
import { requireNobodyNamed, requireTopics } from '../core/case-question.ts'
import { Failure } from '../core/failure.ts'
import type { Known } from '../core/identifying.ts'
import { findTarget } from '../db/access.ts'
import * as db from '../db/case-question.ts'
import * as changes from '../db/case-question-change.ts'
import { getPerson } from '../db/dossier.ts'
import { getDossier } from './change.ts'
import type { Call, Deps } from './deps.ts'
import { logPart } from './look.ts'
import { mount } from './mount.ts'

const SEARCH_LIMIT = 50

/** Who the dossier is about, for a caller who may read it. @throws dossier.not-found */
async function personIn(call: Call, dossierId: string): Promise<Known> {
  const { trx, municipalityId, worker, nowText, rights, actor } = call
  const target = await findTarget(trx, municipalityId, dossierId, { workerId: worker.workerId, now: nowText })
  if (!target || !may(rights, actor, 'dossier.read', target)) throw new Failure('dossier.not-found', { dossierId })
  const { personId, dossierNumber } = await getDossier(call, dossierId)
  await logPart(call, dossierId)
  const { personId: _, externalRef: __, ...person } = await getPerson(trx, municipalityId, personId)
  return { ...person, dossierNumber }
}

async function requireQuestion({ trx, municipalityId, worker }: Call, questionId: string) {
  const question = await db.findQuestion(trx, municipalityId, worker.workerId, questionId)
  if (!question) throw new Failure('case-question.not-found', { questionId })
  return question
}

async function requireAsked(call: Call, questionId: string) {
  const question = await requireQuestion(call, questionId)
  if (!question.isMine) throw new Failure('case-question.not-asker', { questionId })
  return question
}

async function requireAnswer({ trx, municipalityId, worker }: Call, questionId: string, answerId: string) {
  const answers = await db.answersTo(trx, municipalityId, worker.workerId, questionId)
  const answer = answers.find((one) => one.answerId === answerId)
  if (!answer) throw new Failure('case-question.answer-not-found', { answerId })
  return answer
}

/** What names somebody after all can be taken away by the privacy officer too. */
const mayRemove = ({ rights, actor }: Call, isMine: boolean): boolean =>
  isMine || placeOf(rights, actor.roles, 'case-question.remove') !== undefined

function mountAsking(app: Hono, deps: Deps): void {
  mount(app, deps, searchCaseQuestions, async ({ trx, municipalityId, worker }, { body }) => {
    const found = await db.searchQuestions(trx, municipalityId, worker.workerId, body, SEARCH_LIMIT + 1)
    return { items: found.slice(0, SEARCH_LIMIT), isCut: found.length > SEARCH_LIMIT }
  })
  mount(app, deps, askCaseQuestion, async (call, { body }) => {
    const { trx, municipalityId, worker, today, context, policy } = call
    const { title, text, topics, dossierId } = body
    requireTopics(topics, policy?.lifeDomains ?? [])
    requireNobodyNamed({ title, text }, dossierId === undefined ? {} : await personIn(call, dossierId))
    const questionId = context.newId()
    await db.insertQuestion(trx, municipalityId, { ...body, questionId, askedBy: worker.workerId, askedOn: today })
    return { questionId }
  })
  mount(app, deps, getCaseQuestion, async (call, { params: { questionId } }) => {
    const { linkedDossierId, ...question } = await requireQuestion(call, questionId)
    const answers = await db.answersTo(call.trx, call.municipalityId, call.worker.workerId, questionId)
    if (question.isMine) await changes.markSeen(call.trx, call.municipalityId, questionId)
    return {
      ...question,
      dossierId: question.isMine ? linkedDossierId : null,
      mayEdit: question.isMine && answers.length === 0,
      mayRemove: mayRemove(call, question.isMine),
      answers,
    }
  })
  mount(app, deps, closeCaseQuestion, async (call, { params: { questionId }, body: { isOpen, as } }) => {
    await requireAsked(call, questionId)
    await db.setClosed(call.trx, call.municipalityId, questionId, isOpen ? null : { on: call.today, as })
    return undefined
  })
  mount(app, deps, removeCaseQuestion, async (call, { params: { questionId } }) => {
    const { isMine } = await requireQuestion(call, questionId)
    if (!mayRemove(call, isMine)) throw new Failure('case-question.not-yours', { questionId })
    await db.deleteQuestion(call.trx, call.municipalityId, questionId)
    return undefined
  })
}

/** What an asker or an answerer may still change, and what waits for somebody. */
function mountChanges(app: Hono, deps: Deps): void {
  mount(app, deps, getCaseQuestionNews, async ({ trx, municipalityId, worker: { workerId } }) => ({
    ...(await db.countNews(trx, municipalityId, workerId)),
    topics: await changes.topicsOf(trx, municipalityId, workerId),
  }))
  mount(app, deps, setOwnTopics, async ({ trx, municipalityId, worker, policy }, { body: { topics } }) => {
    requireTopics(topics, policy?.lifeDomains ?? [])
    await changes.setTopics(trx, municipalityId, worker.workerId, topics)
    return undefined
  })
  mount(app, deps, editCaseQuestion, async (call, { params: { questionId }, body }) => {
    const { trx, municipalityId, today, policy } = call
    const question = await requireAsked(call, questionId)
    if ((await changes.lockQuestion(trx, municipalityId, questionId)) > 0)
      throw new Failure('case-question.answered', { questionId })
    requireTopics(body.topics, policy?.lifeDomains ?? [])
    requireNobodyNamed({ title: body.title, text: body.text }, await personToHide(call, question))
    await changes.updateQuestion(trx, municipalityId, { ...body, questionId, editedOn: today })
    return undefined
  })
  mount(app, deps, correctCaseAnswer, async (call, { params: { questionId, answerId }, body: { text } }) => {
    const { trx, municipalityId, today } = call
    const question = await requireQuestion(call, questionId)
    const { isMine } = await requireAnswer(call, questionId, answerId)
    if (!isMine) throw new Failure('case-question.not-answerer', { answerId })
    requireNobodyNamed({ text }, await personToHide(call, question))
    await changes.correctAnswer(trx, municipalityId, { answerId, text, correctedOn: today })
    return undefined
  })
}

/** Questions to colleagues, and the library that they become. @source seed3 V10, P34, L587-589 */
export function mountCaseQuestion(app: Hono, deps: Deps): void {
  // Before what has a question in its path: 'nieuws' is none.
  mountChanges(app, deps)
  mountAsking(app, deps)
  mount(app, deps, answerCaseQuestion, async (call, { params: { questionId }, body: { text } }) => {
    requireNobodyNamed({ text }, await personToHide(call, await requireQuestion(call, questionId)))
    const answerId = call.context.newId()
    const { trx, municipalityId, worker, today } = call
    const answer = { answerId, questionId, answeredBy: worker.workerId, answeredOn: today, text }
    await db.insertAnswer(trx, municipalityId, answer)
    return { answerId }
  })
  mount(app, deps, markHelped, async (call, { params: { questionId, answerId }, body: { hasHelped } }) => {
    await requireAsked(call, questionId)
    await requireAnswer(call, questionId, answerId)
    await db.setHelped(call.trx, call.municipalityId, answerId, hasHelped ? call.today : null)
    const closed = { on: call.today, as: 'answered' } as const
    if (hasHelped) await db.setClosed(call.trx, call.municipalityId, questionId, closed)
    return undefined
  })
  mount(app, deps, removeCaseAnswer, async (call, { params: { questionId, answerId } }) => {
    await requireQuestion(call, questionId)
    const { isMine } = await requireAnswer(call, questionId, answerId)
    if (!mayRemove(call, isMine)) throw new Failure('case-question.not-yours', { answerId })
    await db.deleteAnswer(call.trx, call.municipalityId, answerId)
    return undefined
  })
}

/**
 * Whom the words must not name. Weighed against the person for the asker alone: a refusal would tell a colleague that a
 * guessed name is right.
 */
const personToHide = async (
  call: Call,
  { isMine, linkedDossierId }: { isMine: boolean; linkedDossierId: string | null },
): Promise<Known> => (isMine && linkedDossierId ? personIn(call, linkedDossierId).catch(orNobody) : {})

/** The asker may have handed the dossier over since: then only what has a form of its own is looked for. */
function orNobody(error: unknown): Known {
  if (error instanceof Failure && error.code === 'dossier.not-found') return {}
  throw error
}
