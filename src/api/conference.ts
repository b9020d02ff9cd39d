import * as z from 'zod'
import { ConferenceInput, ConferenceMoving, ConferenceRecord } from '../core/conference-decision.ts'
import { Note } from '../core/decision.ts'
import { Id } from '../core/person.ts'
import { StepOutcome } from '../core/plan.ts'
import { ShownMoment } from '../policy/conference-moment.ts'
import { dossierParams, Version, Written } from './dossier.ts'
import { route } from './route.ts'

const tag = 'Overleg'

export const getConferenceMoments = route({
  method: 'get',
  path: '/beleid/overlegmomenten',
  operationId: 'getConferenceMoments',
  summary: 'Op welke momenten een casusoverleg hoort, met de bron; een advies',
  tag,
  permission: 'policy.read',
  place: 'municipality',
  response: z.object({ moments: z.array(ShownMoment) }),
  failures: [],
})

export const planConferenceRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/overleggen',
  operationId: 'planConference',
  summary: 'Een casusoverleg of driegesprek plannen, met wie erbij is; de bewoner hoort erbij',
  tag,
  permission: 'contact.write',
  place: 'dossier',
  params: dossierParams,
  body: ConferenceInput.extend({ version: Version }).strict(),
  response: Written,
  failures: [
    'conference.day',
    'conference.nobody',
    'access.unknown-worker',
    'dossier.closed',
    'dossier.changed-meanwhile',
  ],
})

export const recordConferenceRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/overleggen/{conferenceId}/_vastleggen',
  operationId: 'recordConference',
  summary: 'Vastleggen wie er was, de weging, de besluiten en de acties; acties komen in het plan',
  tag,
  permission: 'contact.write',
  place: 'dossier',
  params: dossierParams.extend({ conferenceId: Id }),
  body: ConferenceRecord.extend({ version: Version }).strict(),
  response: Written,
  failures: [
    'conference.not-found',
    'conference.settled',
    'conference.not-yet',
    'conference.attendance',
    'conference.decider',
    'conference.action-day',
    'conference.nothing-recorded',
    'access.unknown-worker',
    'dossier.closed',
    'dossier.changed-meanwhile',
  ],
})

export const moveConferenceRoute = route({
  method: 'put',
  path: '/dossiers/{dossierId}/overleggen/{conferenceId}/moment',
  operationId: 'moveConference',
  summary: 'Een overleg verzetten, of op een andere plaats houden',
  tag,
  permission: 'contact.write',
  place: 'dossier',
  params: dossierParams.extend({ conferenceId: Id }),
  body: ConferenceMoving.extend({ version: Version }).strict(),
  response: Written,
  failures: [
    'conference.not-found',
    'conference.settled',
    'conference.moved-past',
    'dossier.closed',
    'dossier.changed-meanwhile',
  ],
})

export const cancelConferenceRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/overleggen/{conferenceId}/_afzeggen',
  operationId: 'cancelConference',
  summary: 'Een overleg afzeggen',
  tag,
  permission: 'contact.write',
  place: 'dossier',
  params: dossierParams.extend({ conferenceId: Id }),
  body: z.strictObject({ reason: Note.optional(), version: Version }),
  response: Written,
  failures: ['conference.not-found', 'conference.settled', 'dossier.closed', 'dossier.changed-meanwhile'],
})

export const closeConferenceActionRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/overleggen/acties/{actionId}/_afronden',
  operationId: 'closeConferenceAction',
  summary: 'Een actie uit een overleg afronden die in geen plan staat',
  tag,
  permission: 'contact.write',
  place: 'dossier',
  params: dossierParams.extend({ actionId: Id }),
  body: z.strictObject({ outcome: StepOutcome, version: Version }),
  response: Written,
  failures: ['conference.action-not-found', 'conference.action-closed', 'dossier.closed', 'dossier.changed-meanwhile'],
})
