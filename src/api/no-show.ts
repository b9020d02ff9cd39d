import { NoShowEndInput, NoShowStepInput } from '../core/no-show.ts'
import { dossierParams, Version, Written } from './dossier.ts'
import { route } from './route.ts'

const tag = 'Contact'

export const takeNoShowStepRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/niet-gekomen/stappen',
  operationId: 'takeNoShowStep',
  summary: 'Een stap vastleggen nadat iemand niet kwam: de voorgestelde, of een andere met een reden',
  tag,
  permission: 'contact.write',
  place: 'dossier',
  params: dossierParams,
  body: NoShowStepInput.extend({ version: Version }).strict(),
  response: Written,
  failures: [
    'no-show.none',
    'no-show.day',
    'no-show.unknown-step',
    'no-show.reason-missing',
    'no-show.weigher-missing',
    'no-show.weigher-role',
    'no-show.words-missing',
    'no-show.danger-unanswered',
    'no-show.danger',
    'contact.appointment-not-found',
    'dossier.closed',
    'dossier.changed-meanwhile',
  ],
})

export const endNoShowRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/niet-gekomen/einde',
  operationId: 'endNoShow',
  summary: 'Stoppen met opvolgen van een gemiste afspraak, met een reden',
  tag,
  permission: 'contact.write',
  place: 'dossier',
  params: dossierParams,
  body: NoShowEndInput.extend({ version: Version }).strict(),
  response: Written,
  failures: [
    'no-show.none',
    'no-show.words-missing',
    'no-show.danger-unanswered',
    'no-show.danger',
    'dossier.closed',
    'dossier.changed-meanwhile',
  ],
})
