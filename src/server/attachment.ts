import type { Context, Hono } from 'hono'
import { addAttachmentRoute, addMedicalAttachmentRoute, getAttachmentRoute } from '../api/attachment.ts'
import { ATTACHMENT_BYTES, ATTACHMENT_ENDINGS, type KeptAttachment, sniffType } from '../core/attachment.ts'
import type { Visibility } from '../core/decision.ts'
import { type Dossier, foldDossier, requireOpen } from '../core/dossier.ts'
import { Failure } from '../core/failure.ts'
import { logReads } from '../db/access.ts'
import { deleteLooseAttachments, findAttachment, insertAttachment } from '../db/attachment.ts'
import { withScope } from '../db/connect.ts'
import { dossierTexts } from '../db/dossier.ts'
import { dossierEvents } from '../db/journal.ts'
import { getDossier } from './change.ts'
import type { Call, Caller, Deps } from './deps.ts'
import { purposeOf } from './look.ts'
import { mount, mountOpen } from './mount.ts'
import { visibleTexts } from './visible-text.ts'

/** How long a file waits for the event that will name it: long enough for a draft over a long weekend. Our own default. */
const LOOSE_MS = 7 * 24 * 3_600_000

const tooLarge = () => new Failure('attachment.too-large', { mostBytes: ATTACHMENT_BYTES })

/** The bytes of a request, no more than a file may hold. @throws attachment.too-large, attachment.empty */
async function bytesOf(c: Context): Promise<Uint8Array> {
  // Refused before a byte is read, where the sender says how much there is.
  if (Number(c.req.header('content-length') ?? 0) > ATTACHMENT_BYTES) throw tooLarge()
  const parts: Uint8Array[] = []
  let byteCount = 0
  for await (const part of c.req.raw.body ?? []) {
    byteCount += part.byteLength
    if (byteCount > ATTACHMENT_BYTES) throw tooLarge()
    parts.push(part)
  }
  if (byteCount === 0) throw new Failure('attachment.empty')
  return Buffer.concat(parts)
}

async function add(deps: Deps, caller: Caller, dossierId: string, visibility: Visibility, c: Context) {
  const { municipalityId, worker } = caller
  const body = await bytesOf(c)
  const contentType = sniffType(body)
  if (!contentType) throw new Failure('attachment.kind')
  const file = { attachmentId: deps.newId(), contentType, byteCount: body.byteLength }
  const now = deps.now()
  await withScope(deps.db, municipalityId, async (trx) => {
    const dossier = foldDossier(await dossierEvents(trx, municipalityId, dossierId))
    if (!dossier) throw new Failure('dossier.not-found', { dossierId })
    requireOpen(dossier)
    await deleteLooseAttachments(trx, municipalityId, new Date(now.getTime() - LOOSE_MS).toISOString())
    const by = { addedBy: worker.workerId, addedAt: now.toISOString() }
    await insertAttachment(trx, municipalityId, { ...file, dossierId, visibility, body, ...by })
  })
  return file
}

/** Every file that something standing in the dossier names. A slice that keeps files adds its own here. */
const attachmentsOf = ({ assessments, instrumentResults }: Dossier): KeptAttachment[] => [
  ...assessments.flatMap(({ observations }) => observations.flatMap(({ attachments }) => attachments)),
  ...instrumentResults.flatMap(({ attachments }) => attachments),
]

/** The file under the name it was given, or a plain one where that was erased. */
async function read(call: Call, dossierId: string, attachmentId: string): Promise<File> {
  const { trx, municipalityId, actor } = call
  const visible = visibleTexts(call)
  const found = await findAttachment(trx, municipalityId, { dossierId, attachmentId }, visible, actor.workerId)
  const named = attachmentsOf(await getDossier(call, dossierId)).find((one) => one.attachmentId === attachmentId)
  // What was withdrawn as wrong may be about somebody else.
  if (!found || (found.isKept && !named)) throw new Failure('attachment.not-found', { attachmentId })
  const texts = named ? await dossierTexts(trx, municipalityId, dossierId, visible, actor.workerId) : {}
  const look = { dossierId, what: 'attachment', purpose: purposeOf(call), subjects: 1 } as const
  await logReads(trx, municipalityId, actor.workerId, [{ ...look, breakGlassId: call.breakGlassId }])
  const name = texts[named?.nameTextId ?? ''] ?? `bijlage.${ATTACHMENT_ENDINGS[found.contentType]}`
  return new File([new Uint8Array(found.body)], name, { type: found.contentType })
}

/** Files of a dossier: brought in before they are named, read one by one. */
export function mountAttachment(app: Hono, deps: Deps): void {
  mountOpen(app, deps, addAttachmentRoute, (caller, c, { dossierId }) => add(deps, caller, dossierId, 'team', c))
  mountOpen(app, deps, addMedicalAttachmentRoute, (caller, c, { dossierId }) =>
    add(deps, caller, dossierId, 'medical', c),
  )
  mount(app, deps, getAttachmentRoute, (call, { params }) => read(call, params.dossierId, params.attachmentId))
}
