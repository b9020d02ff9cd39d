import * as z from 'zod'
import { Moment } from '../core/day.ts'
import { Id } from '../core/person.ts'
import { Moving, SeriesInput } from '../core/series.ts'
import { MomentAdvice } from './agenda.ts'
import { dossierParams, Version, Written } from './dossier.ts'
import { route } from './route.ts'

const tag = 'Contact'

export const makeSeriesRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/afspraken/_reeks',
  operationId: 'makeSeries',
  summary: 'Een reeks afspraken maken, zoals elke zes weken',
  tag,
  permission: 'contact.write',
  place: 'dossier',
  params: dossierParams,
  body: SeriesInput.extend({ version: Version }).strict(),
  response: Written,
  failures: [
    'contact.appointment-past',
    'contact.appointment-far',
    'series.too-few',
    'series.too-many',
    'plan.norm-reason-missing',
    'access.unknown-worker',
    'dossier.closed',
    'dossier.changed-meanwhile',
  ],
})

export const moveAppointmentRoute = route({
  method: 'put',
  path: '/dossiers/{dossierId}/afspraken/{appointmentId}/moment',
  operationId: 'moveAppointment',
  summary: 'Een afspraak verzetten of aan een ander geven, alleen of met alle volgende van de reeks',
  tag,
  permission: 'contact.write',
  place: 'dossier',
  params: dossierParams.extend({ appointmentId: Id }),
  body: Moving.extend({ version: Version }).strict(),
  response: Written,
  failures: [
    'contact.appointment-not-found',
    'contact.appointment-settled',
    'contact.appointment-past',
    'contact.appointment-far',
    'access.unknown-worker',
    'dossier.closed',
    'dossier.changed-meanwhile',
  ],
})

export const weighMoments = route({
  method: 'post',
  path: '/agenda/momenten',
  operationId: 'weighMoments',
  summary: 'Welke momenten van een reeks op een gesloten dag vallen of samenvallen met een eigen afspraak',
  tag,
  permission: 'contact.write',
  place: 'municipality',
  body: z.strictObject({ moments: z.array(Moment).min(1).max(52), minutes: z.int().min(5).max(480) }),
  response: z.object({ moments: z.array(MomentAdvice.extend({ startsAt: Moment })) }),
  failures: [],
})
