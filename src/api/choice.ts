import * as z from 'zod'
import { ChoicePart } from '../core/choice.ts'
import { Deviation } from '../core/decision.ts'
import { KeyProposal } from '../policy/explanation.ts'
import { dossierParams, Version, Written } from './dossier.ts'
import { route } from './route.ts'

const tag = 'Profiel'

export const getChoices = route({
  method: 'get',
  path: '/dossiers/{dossierId}/keuzes',
  operationId: 'getChoices',
  summary: 'Wat de tabellen van de gemeente naast de indeling voorstellen: de route aan de poort en de aandachtsklasse',
  tag,
  permission: 'dossier.read',
  place: 'dossier',
  params: dossierParams,
  response: z.object({ choices: z.array(z.object({ part: ChoicePart, proposal: KeyProposal })) }),
  failures: ['dossier.not-found'],
})

export const decideChoiceRoute = route({
  method: 'put',
  path: '/dossiers/{dossierId}/keuzes/{part}',
  operationId: 'decideChoice',
  summary: 'Een keuze vaststellen: het voorstel, of iets anders met een reden',
  tag,
  permission: 'profile.decide',
  place: 'dossier',
  params: dossierParams.extend({ part: ChoicePart }),
  body: z.strictObject({ version: Version, value: z.string().max(60), deviation: Deviation.optional() }),
  response: Written,
  failures: [
    'profile.no-scheme',
    'profile.unknown-category',
    'profile.reason-missing',
    'dossier.closed',
    'dossier.changed-meanwhile',
  ],
})
