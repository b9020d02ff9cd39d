import * as z from 'zod'
import {
  CaseAnswerInput,
  CaseQuestion,
  CaseQuestionEdit,
  CaseQuestionEnd,
  CaseQuestionInput,
  CaseQuestionNews,
  CaseQuestionRow,
  CaseQuestionSearch,
  Topic,
} from '../core/case-question.ts'
import { Id } from '../core/person.ts'
import { Nothing, route } from './route.ts'

const tag = 'Vragen aan collega’s'
const questionParams = z.object({ questionId: Id })
const answerParams = questionParams.extend({ answerId: Id })

export const searchCaseQuestions = route({
  method: 'post',
  path: '/vragen/_zoek',
  operationId: 'searchCaseQuestions',
  summary: 'Vragen van collega’s vinden: open vragen, of in alles wat eerder is gevraagd en geantwoord',
  tag,
  permission: 'case-question.read',
  place: 'municipality',
  body: CaseQuestionSearch,
  response: z.object({ items: z.array(CaseQuestionRow), isCut: z.boolean() }),
  failures: [],
})

export const askCaseQuestion = route({
  method: 'post',
  path: '/vragen',
  operationId: 'askCaseQuestion',
  summary: 'Een vraag aan collega’s stellen zonder dat te zien is om wie het gaat',
  tag,
  permission: 'case-question.write',
  place: 'municipality',
  body: CaseQuestionInput,
  response: z.object({ questionId: Id }),
  failures: ['case-question.identifies', 'case-question.unknown-topic', 'dossier.not-found'],
})

export const getCaseQuestionNews = route({
  method: 'get',
  path: '/vragen/_nieuws',
  operationId: 'getCaseQuestionNews',
  summary: 'Hoeveel eigen vragen een nieuw antwoord hebben, en hoeveel open vragen passen bij wat iemand weet',
  tag,
  permission: 'case-question.read',
  place: 'municipality',
  response: CaseQuestionNews,
  failures: [],
})

export const setOwnTopics = route({
  method: 'put',
  path: '/vragen/_mijn-onderwerpen',
  operationId: 'setOwnTopics',
  summary: 'Zeggen over welke onderwerpen je iets weet; alleen jij ziet dit',
  tag,
  permission: 'case-question.write',
  place: 'municipality',
  body: z.strictObject({ topics: z.array(Topic).max(40) }),
  response: Nothing,
  failures: ['case-question.unknown-topic'],
})

export const editCaseQuestion = route({
  method: 'put',
  path: '/vragen/{questionId}',
  operationId: 'editCaseQuestion',
  summary: 'Een vraag beter stellen, zolang niemand antwoordde; alleen voor wie haar stelde',
  tag,
  permission: 'case-question.write',
  place: 'municipality',
  params: questionParams,
  body: CaseQuestionEdit,
  response: Nothing,
  failures: [
    'case-question.not-found',
    'case-question.not-asker',
    'case-question.answered',
    'case-question.identifies',
    'case-question.unknown-topic',
  ],
})

export const correctCaseAnswer = route({
  method: 'put',
  path: '/vragen/{questionId}/antwoorden/{answerId}',
  operationId: 'correctCaseAnswer',
  summary: 'Het eigen antwoord verbeteren; wat er eerst stond blijft te lezen',
  tag,
  permission: 'case-question.write',
  place: 'municipality',
  params: answerParams,
  body: CaseAnswerInput,
  response: Nothing,
  failures: [
    'case-question.not-found',
    'case-question.answer-not-found',
    'case-question.not-answerer',
    'case-question.identifies',
  ],
})

export const getCaseQuestion = route({
  method: 'get',
  path: '/vragen/{questionId}',
  operationId: 'getCaseQuestion',
  summary: 'Een vraag met haar antwoorden',
  tag,
  permission: 'case-question.read',
  place: 'municipality',
  params: questionParams,
  response: CaseQuestion,
  failures: ['case-question.not-found'],
})

export const answerCaseQuestion = route({
  method: 'post',
  path: '/vragen/{questionId}/antwoorden',
  operationId: 'answerCaseQuestion',
  summary: 'Een vraag van een collega beantwoorden',
  tag,
  permission: 'case-question.write',
  place: 'municipality',
  params: questionParams,
  body: CaseAnswerInput,
  response: z.object({ answerId: Id }),
  failures: ['case-question.not-found', 'case-question.identifies'],
})

export const markHelped = route({
  method: 'put',
  path: '/vragen/{questionId}/antwoorden/{answerId}/geholpen',
  operationId: 'markHelped',
  summary: 'Bedanken voor een antwoord dat hielp, of dat terugnemen; alleen voor wie de vraag stelde',
  tag,
  permission: 'case-question.write',
  place: 'municipality',
  params: answerParams,
  body: z.strictObject({ hasHelped: z.boolean() }),
  response: Nothing,
  failures: ['case-question.not-found', 'case-question.answer-not-found', 'case-question.not-asker'],
})

export const closeCaseQuestion = route({
  method: 'put',
  path: '/vragen/{questionId}/stand',
  operationId: 'closeCaseQuestion',
  summary: 'Een vraag sluiten of weer openen; alleen voor wie haar stelde',
  tag,
  permission: 'case-question.write',
  place: 'municipality',
  params: questionParams,
  body: z.strictObject({ isOpen: z.boolean(), as: CaseQuestionEnd.default('answered') }),
  response: Nothing,
  failures: ['case-question.not-found', 'case-question.not-asker'],
})

export const removeCaseQuestion = route({
  method: 'delete',
  path: '/vragen/{questionId}',
  operationId: 'removeCaseQuestion',
  summary: 'Een vraag met haar antwoorden weghalen, omdat er toch aan te zien is om wie het gaat',
  tag,
  permission: 'case-question.read',
  place: 'municipality',
  params: questionParams,
  response: Nothing,
  failures: ['case-question.not-found', 'case-question.not-yours'],
})

export const removeCaseAnswer = route({
  method: 'delete',
  path: '/vragen/{questionId}/antwoorden/{answerId}',
  operationId: 'removeCaseAnswer',
  summary: 'Een antwoord weghalen',
  tag,
  permission: 'case-question.read',
  place: 'municipality',
  params: answerParams,
  response: Nothing,
  failures: ['case-question.not-found', 'case-question.answer-not-found', 'case-question.not-yours'],
})
