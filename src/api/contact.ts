import { AppointmentInput, AppointmentSettling, ContactInput } from '../core/contact.ts'
import { Id } from '../core/person.ts'
import { dossierParams, Version, Written } from './dossier.ts'
import { route } from './route.ts'

const tag = 'Contact'

export const noteContactRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/contacten',
  operationId: 'noteContact',
  summary: 'Een contact noteren, met de datum van het volgende',
  tag,
  permission: 'contact.write',
  place: 'dossier',
  params: dossierParams,
  body: ContactInput.extend({ version: Version }).strict(),
  response: Written,
  failures: [
    'contact.in-future',
    'plan.next-contact-missing',
    'plan.next-contact-past',
    'plan.norm-reason-missing',
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
    'contact.visit-purpose-missing',
    'contact.pair-same',
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
