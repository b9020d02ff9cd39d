import { FactsInput, StatementInput } from '../core/diagnosis.ts'
import { dossierParams, Version, Written } from './dossier.ts'
import { route } from './route.ts'

const tag = 'Diagnose'

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
  failures: ['dossier.closed', 'dossier.changed-meanwhile'],
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
