import * as z from 'zod'
import { OutflowInput } from '../core/outflow.ts'
import { dossierParams, Version, Written } from './dossier.ts'
import { route } from './route.ts'

const tag = 'Uitstroom'

export const recordOutflowRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/uitstroom',
  operationId: 'recordOutflow',
  summary: 'Uitstroom vastleggen en het dossier sluiten',
  tag,
  permission: 'outflow.decide',
  place: 'dossier',
  params: dossierParams,
  body: OutflowInput.extend({ version: Version }).strict(),
  response: Written,
  failures: [
    'outflow.day',
    'outflow.unknown-reason',
    'outflow.work-missing',
    'dossier.closed',
    'dossier.changed-meanwhile',
  ],
})

export const reopenRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/_heropenen',
  operationId: 'reopenDossier',
  summary: 'Een gesloten dossier heropenen; binnen twaalf maanden telt dat als terugkeer',
  tag,
  permission: 'outflow.decide',
  place: 'dossier',
  params: dossierParams,
  body: z.strictObject({ version: Version }),
  response: Written.extend({ isReturnWithinTwelveMonths: z.boolean() }),
  failures: ['dossier.not-closed', 'dossier.changed-meanwhile'],
})
