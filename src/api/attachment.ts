import * as z from 'zod'
import { AttachmentType } from '../core/attachment.ts'
import { Id } from '../core/person.ts'
import { dossierParams } from './dossier.ts'
import { route } from './route.ts'

const tag = 'Bijlagen'

/** A file as it stands: its bytes are the body. */
const bytes = z.unknown().meta({ title: 'File', type: 'string', format: 'binary' })

const Added = z
  .object({ attachmentId: Id, contentType: AttachmentType, byteCount: z.int() })
  .meta({ id: 'AddedAttachment' })

const failures = ['attachment.too-large', 'attachment.kind', 'attachment.empty', 'dossier.closed'] as const

export const addAttachmentRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/bijlagen',
  operationId: 'addAttachment',
  summary: 'Een bestand klaarzetten bij een dossier; het blijft pas bewaard als iets ernaar verwijst',
  tag,
  permission: 'diagnosis.write',
  place: 'dossier',
  params: dossierParams,
  body: bytes,
  bodyType: 'application/octet-stream',
  response: Added,
  failures,
})

export const addMedicalAttachmentRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/medische-bijlagen',
  operationId: 'addMedicalAttachment',
  summary: 'Een medisch bestand klaarzetten, dat alleen wie medische gegevens mag zien kan lezen',
  tag,
  permission: 'intake.medical-outcome',
  place: 'dossier',
  params: dossierParams,
  body: bytes,
  bodyType: 'application/octet-stream',
  response: Added,
  failures,
})

export const getAttachmentRoute = route({
  method: 'get',
  path: '/dossiers/{dossierId}/bijlagen/{attachmentId}',
  operationId: 'getAttachment',
  summary: 'Een bestand van een dossier; elke keer komt in het inzagelog',
  tag,
  permission: 'dossier.read',
  place: 'dossier',
  params: dossierParams.extend({ attachmentId: Id }),
  response: z.file(),
  responseType: 'application/octet-stream',
  failures: ['attachment.not-found', 'dossier.not-found'],
})
