import * as z from 'zod'
import { AppointmentInput, AppointmentSettling, ContactInput } from '../core/contact.ts'
import { Id } from '../core/person.ts'
import { Passage } from '../core/talk.ts'
import { dossierParams, Version, Written } from './dossier.ts'
import { route } from './route.ts'

const tag = 'Contact'

/** No talk has more to lift at once. */
const MOST_PASSAGES = 50

export const noteContactRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/contacten',
  operationId: 'noteContact',
  summary: 'Een contact noteren, met de datum van het volgende',
  tag,
  permission: 'contact.write',
  place: 'dossier',
  params: dossierParams,
  body: ContactInput.extend({
    version: Version,
    passages: z.array(Passage).max(MOST_PASSAGES).optional(),
    /** The appointment of that day that the note tells of; it was kept. */
    keptAppointmentId: Id.optional(),
  }).strict(),
  response: Written,
  failures: [
    'contact.in-future',
    'contact.appointment-not-found',
    'contact.appointment-settled',
    'talk.passage-outside',
    'talk.passage-empty',
    'talk.passage-too-long',
    'access.denied',
    'plan.next-contact-missing',
    'plan.next-contact-past',
    'plan.norm-reason-missing',
    'dossier.closed',
    'dossier.changed-meanwhile',
  ],
})

export const liftPassagesRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/contacten/{contactId}/uitspraken',
  operationId: 'liftPassages',
  summary: 'Stukken uit een notitie overnemen als uitspraken, woord voor woord, met de notitie als herkomst',
  tag,
  permission: 'diagnosis.write',
  place: 'dossier',
  params: dossierParams.extend({ contactId: Id }),
  body: z.strictObject({ version: Version, passages: z.array(Passage).min(1).max(MOST_PASSAGES) }),
  response: Written,
  failures: [
    'talk.note-not-found',
    'talk.passage-outside',
    'talk.passage-empty',
    'talk.passage-too-long',
    'dossier.closed',
    'dossier.changed-meanwhile',
  ],
})

export const makeAppointmentRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/afspraken',
  operationId: 'makeAppointment',
  summary: 'Een afspraak maken',
  tag,
  permission: 'contact.write',
  place: 'dossier',
  params: dossierParams,
  body: AppointmentInput.extend({ version: Version }).strict(),
  response: Written,
  failures: [
    'contact.appointment-past',
    'contact.appointment-far',
    'contact.visit-purpose-missing',
    'contact.pair-same',
    'plan.norm-reason-missing',
    'access.unknown-worker',
    'dossier.closed',
    'dossier.changed-meanwhile',
  ],
})

export const settleAppointmentRoute = route({
  method: 'put',
  path: '/dossiers/{dossierId}/afspraken/{appointmentId}/afloop',
  operationId: 'settleAppointment',
  summary: 'De afloop van een afspraak: nagekomen, afgezegd of gemist',
  tag,
  permission: 'contact.write',
  place: 'dossier',
  params: dossierParams.extend({ appointmentId: Id }),
  body: AppointmentSettling.extend({ version: Version }).strict(),
  response: Written,
  failures: [
    'contact.appointment-not-found',
    'contact.appointment-settled',
    'contact.appointment-not-yet',
    'dossier.changed-meanwhile',
  ],
})
