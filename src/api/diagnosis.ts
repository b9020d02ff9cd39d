import { AnswerInput, FactsInput, StatementInput, WeighingInput } from '../core/diagnosis.ts'
import { SelfRelianceInput } from '../core/measurement-event.ts'
import { Id } from '../core/person.ts'
import { dossierParams, Version, Written } from './dossier.ts'
import { route } from './route.ts'

const tag = 'Diagnose'

const statementParams = dossierParams.extend({ statementId: Id })

export const makeStatementRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/uitspraken',
  operationId: 'makeStatement',
  summary: 'Een uitspraak met haar bron: gezien, gezegd, gemeld of geoordeeld',
  tag,
  permission: 'diagnosis.write',
  place: 'dossier',
  params: dossierParams,
  body: StatementInput.extend({ version: Version }).strict(),
  response: Written,
  failures: ['diagnosis.statement-not-found', 'dossier.closed', 'dossier.changed-meanwhile'],
})

export const answerStatementRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/uitspraken/{statementId}/antwoorden',
  operationId: 'answerStatement',
  summary: 'Wat de bewoner zelf van een uitspraak zegt, in eigen woorden',
  tag,
  permission: 'diagnosis.write',
  place: 'dossier',
  params: statementParams,
  body: AnswerInput.extend({ version: Version }).strict(),
  response: Written,
  failures: ['diagnosis.statement-not-found', 'dossier.closed', 'dossier.changed-meanwhile'],
})

export const weighStatementRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/uitspraken/{statementId}/wegingen',
  operationId: 'weighStatement',
  summary: 'Van uitspraken die verschillen deze als uitgangspunt nemen, met de reden; de andere blijven staan',
  tag,
  permission: 'diagnosis.write',
  place: 'dossier',
  params: statementParams,
  body: WeighingInput.extend({ version: Version }).strict(),
  response: Written,
  failures: ['diagnosis.statement-not-found', 'diagnosis.no-difference', 'dossier.closed', 'dossier.changed-meanwhile'],
})

export const recordFactsRoute = route({
  method: 'put',
  path: '/dossiers/{dossierId}/kenmerken',
  operationId: 'recordFacts',
  summary: 'Kenmerken vastleggen waar indelingen op rusten',
  tag,
  permission: 'diagnosis.write',
  place: 'dossier',
  params: dossierParams,
  body: FactsInput.extend({ version: Version }).strict(),
  response: Written,
  failures: ['dossier.closed', 'dossier.changed-meanwhile'],
})

export const measureSelfRelianceRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/zelfredzaamheid',
  operationId: 'measureSelfReliance',
  summary: 'Hoe ver iemand zichzelf redt, per leefgebied: een eigen inschatting in vijf niveaus',
  tag,
  permission: 'diagnosis.write',
  place: 'dossier',
  params: dossierParams,
  body: SelfRelianceInput.extend({ version: Version }).strict(),
  response: Written,
  failures: ['dossier.closed', 'dossier.changed-meanwhile'],
})
