import * as z from 'zod'
import { InstrumentOrderInput, InstrumentResultInput } from '../core/instrument.ts'
import { ShownInstrument } from '../policy/instrument-list.ts'
import { dossierParams, Version, Written } from './dossier.ts'
import { route } from './route.ts'

const tag = 'Diagnose'
const always = ['dossier.closed', 'dossier.changed-meanwhile'] as const

export const listInstruments = route({
  method: 'get',
  path: '/beleid/instrumenten',
  operationId: 'listInstruments',
  summary: 'De instrumenten waarmee deze gemeente laat meten: haar eigen lijst en die van het land',
  tag: 'Beleid',
  permission: 'policy.read',
  place: 'municipality',
  response: z.object({ items: z.array(ShownInstrument) }),
  failures: [],
})

export const orderInstrumentRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/instrumenten',
  operationId: 'orderInstrument',
  summary: 'Een meting aanvragen; zolang een eerdere uitslag geldt met een reden',
  tag,
  permission: 'diagnosis.write',
  place: 'dossier',
  params: dossierParams,
  body: InstrumentOrderInput.extend({ version: Version }).strict(),
  response: Written,
  failures: ['instrument.unknown', 'instrument.repeat', 'instrument.words-missing', 'assessment.not-found', ...always],
})

const resultFailures = [
  'instrument.unknown',
  'instrument.validity',
  'instrument.outcome',
  'instrument.order-not-found',
  'assessment.not-found',
  'attachment.not-found',
  ...always,
] as const

export const recordResultRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/uitslagen',
  operationId: 'recordInstrumentResult',
  summary: 'Een uitslag vastleggen: wie mat, wanneer, hoe lang zij geldt, in woorden en met bestanden',
  tag,
  permission: 'diagnosis.write',
  place: 'dossier',
  params: dossierParams,
  body: InstrumentResultInput.extend({ version: Version }).strict(),
  response: Written,
  failures: ['instrument.medical-file', ...resultFailures],
})

export const recordMedicalResultRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/medische-uitslagen',
  operationId: 'recordMedicalResult',
  summary: 'Een medische uitslag: wat iemand wel en niet kan voor het team, de rest alleen voor medische ogen',
  tag,
  permission: 'intake.medical-outcome',
  place: 'dossier',
  params: dossierParams,
  body: InstrumentResultInput.extend({ version: Version }).strict(),
  response: Written,
  failures: ['instrument.not-medical', ...resultFailures],
})
