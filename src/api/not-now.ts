import { NotNowEnding, NotNowInput } from '../core/not-now.ts'
import { Id } from '../core/person.ts'
import { dossierParams, Version, Written } from './dossier.ts'
import { route } from './route.ts'

const tag = 'Plan'

export const noteNotNowRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/nu-niet',
  operationId: 'noteNotNow',
  summary: 'Vastleggen dat de bewoner iets nu niet wil, en wanneer het opnieuw wordt gevraagd',
  tag,
  permission: 'plan.write',
  place: 'dossier',
  params: dossierParams,
  body: NotNowInput.extend({ version: Version }).strict(),
  response: Written,
  failures: ['not-now.retry-past', 'plan.step-not-found', 'dossier.closed', 'dossier.changed-meanwhile'],
})

export const endNotNowRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/nu-niet/{notNowId}/_afronden',
  operationId: 'endNotNow',
  summary: 'Vastleggen wat eruit kwam toen het opnieuw werd gevraagd',
  tag,
  permission: 'plan.write',
  place: 'dossier',
  params: dossierParams.extend({ notNowId: Id }),
  body: NotNowEnding.extend({ version: Version }).strict(),
  response: Written,
  failures: ['not-now.not-found', 'not-now.ended', 'not-now.retry-past', 'dossier.closed', 'dossier.changed-meanwhile'],
})
