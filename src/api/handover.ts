import * as z from 'zod'
import { DeclineInput, HandoverInput } from '../core/handover.ts'
import { Id } from '../core/person.ts'
import { dossierParams, Version, Written } from './dossier.ts'
import { route } from './route.ts'

const tag = 'Overdracht'

/** A summary made from the file, for the giver to read and adjust. */
export const draftSummary = route({
  method: 'get',
  path: '/dossiers/{dossierId}/overdracht/samenvatting',
  operationId: 'draftHandoverSummary',
  summary: 'Een samenvatting uit het dossier, om aan te passen',
  tag,
  permission: 'handover.offer',
  place: 'dossier',
  params: dossierParams,
  query: z.object({ language: z.enum(['nl', 'en']).default('nl') }),
  response: z.object({ summary: z.string() }),
  failures: ['dossier.not-found'],
})

export const offerHandoverRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/overdracht',
  operationId: 'offerHandover',
  summary: 'Een bewoner overdragen aan een medewerker of team',
  tag,
  permission: 'handover.offer',
  place: 'dossier',
  params: dossierParams,
  body: HandoverInput.extend({ version: Version }).strict(),
  response: Written,
  failures: [
    'handover.pending',
    'handover.to-self',
    'handover.unknown-receiver',
    'handover.next-date-missing',
    'handover.day-past',
    'dossier.closed',
    'dossier.changed-meanwhile',
  ],
})

export const acceptHandoverRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/overdracht/_aanvaarden',
  operationId: 'acceptHandover',
  summary: 'Een overdracht aanvaarden',
  tag,
  permission: 'handover.accept',
  place: 'dossier',
  params: dossierParams,
  body: z.strictObject({ version: Version }),
  response: Written,
  failures: ['handover.none', 'handover.not-receiver', 'dossier.changed-meanwhile'],
})

export const declineHandoverRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/overdracht/_weigeren',
  operationId: 'declineHandover',
  summary: 'Een overdracht weigeren, met een reden',
  tag,
  permission: 'handover.accept',
  place: 'dossier',
  params: dossierParams,
  body: DeclineInput.extend({ version: Version }).strict(),
  response: Written,
  failures: ['handover.none', 'handover.not-receiver', 'dossier.changed-meanwhile'],
})

export const withdrawHandoverRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/overdracht/_intrekken',
  operationId: 'withdrawHandover',
  summary: 'Een aangeboden overdracht terugnemen',
  tag,
  permission: 'handover.offer',
  place: 'dossier',
  params: dossierParams,
  body: z.strictObject({ version: Version }),
  response: Written,
  failures: ['handover.none', 'dossier.changed-meanwhile'],
})

/** Accepts everything that was offered together. */
export const acceptCaseload = route({
  method: 'post',
  path: '/overdrachten/_aanvaarden',
  operationId: 'acceptCaseload',
  summary: 'Alle overdrachten aan mij tegelijk aanvaarden',
  tag,
  permission: 'handover.accept',
  place: 'municipality',
  body: z.strictObject({ dossierIds: z.array(Id).min(1).max(500) }),
  response: z.object({ accepted: z.int(), skipped: z.int() }),
  failures: [],
})
