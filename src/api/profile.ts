import * as z from 'zod'
import { IsoDate } from '../core/day.ts'
import { Deviation } from '../core/decision.ts'
import { DisputeInput } from '../core/profile.ts'
import { CategoryComparison, CategoryProposal } from '../policy/explanation.ts'
import { dossierParams, Version, Written } from './dossier.ts'
import { route } from './route.ts'

const tag = 'Profiel'

export const getProposal = route({
  method: 'get',
  path: '/dossiers/{dossierId}/profiel/voorstel',
  operationId: 'getCategoryProposal',
  summary: 'Welke categorie de regels van de gemeente voorstellen, en waarom; naast andere gemeenten',
  tag,
  permission: 'dossier.read',
  place: 'dossier',
  params: dossierParams,
  response: z.object({
    proposal: CategoryProposal,
    comparison: CategoryComparison,
    isSuspended: z.boolean(),
  }),
  failures: ['dossier.not-found', 'profile.no-scheme'],
})

export const decideCategoryRoute = route({
  method: 'put',
  path: '/dossiers/{dossierId}/profiel',
  operationId: 'decideCategory',
  summary: 'De categorie vaststellen: het voorstel, of een andere met een reden',
  tag,
  permission: 'profile.decide',
  place: 'dossier',
  params: dossierParams,
  body: z.strictObject({
    version: Version,
    category: z.string().max(60),
    deviation: Deviation.optional(),
    /** The last day on which it holds; left out, it follows from the policy. */
    untilOn: IsoDate.optional(),
  }),
  response: Written,
  failures: [
    'profile.no-scheme',
    'profile.unknown-category',
    'profile.reason-missing',
    'profile.medical-suspension',
    'profile.validity',
    'dossier.closed',
    'dossier.changed-meanwhile',
  ],
})

export const disputeCategoryRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/profiel/andere-meningen',
  operationId: 'disputeCategory',
  summary: 'Vastleggen dat een medewerker of de bewoner het niet eens is met de indeling; het besluit blijft staan',
  tag,
  permission: 'profile.dissent',
  place: 'dossier',
  params: dossierParams,
  body: DisputeInput.extend({ version: Version }).strict(),
  response: Written,
  failures: ['profile.none', 'profile.own-decision', 'dossier.closed', 'dossier.changed-meanwhile'],
})
