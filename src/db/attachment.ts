import { AttachmentType, type StoredAttachment } from '../core/attachment.ts'
import type { Moment } from '../core/day.ts'
import type { Visibility } from '../core/decision.ts'
import { Failure } from '../core/failure.ts'
import type { Trx } from './connect.ts'

export interface NewAttachment extends StoredAttachment {
  dossierId: string
  visibility: Visibility
  body: Uint8Array
  addedBy: string
  addedAt: Moment
}

/** Keeps a file until an event names it. */
export async function insertAttachment(trx: Trx, municipalityId: string, file: NewAttachment): Promise<void> {
  await trx
    .insertInto('attachment')
    .values({
      municipality_id: municipalityId,
      attachment_id: file.attachmentId,
      dossier_id: file.dossierId,
      visibility: file.visibility,
      content_type: file.contentType,
      byte_count: file.byteCount,
      body: file.body,
      added_by: file.addedBy,
      added_at: file.addedAt,
    })
    .execute()
}

/** Removes files that no event came to name. */
export async function deleteLooseAttachments(trx: Trx, municipalityId: string, before: Moment): Promise<void> {
  await trx
    .deleteFrom('attachment')
    .where('municipality_id', '=', municipalityId)
    .where('is_kept', '=', false)
    .where('added_at', '<', before)
    .execute()
}

/** Who names files, of which dossier, and who may read them. */
export interface Keeping {
  dossierId: string
  workerId: string
  visibility: Visibility
}

/**
 * Keeps files that this worker brought in for this dossier, from now on for good.
 * @throws attachment.not-found when one is not there, is of somebody else, or was kept before
 */
export async function keepStored(
  trx: Trx,
  municipalityId: string,
  attachmentIds: readonly string[],
  { dossierId, workerId, visibility }: Keeping,
): Promise<StoredAttachment[]> {
  const ids = [...new Set(attachmentIds)]
  if (ids.length === 0) return []
  const rows = await trx
    .updateTable('attachment')
    .set({ is_kept: true })
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossierId)
    .where('added_by', '=', workerId)
    .where('visibility', '=', visibility)
    .where('is_kept', '=', false)
    .where('attachment_id', 'in', ids)
    .returning(['attachment_id', 'content_type', 'byte_count'])
    .execute()
  if (rows.length !== attachmentIds.length)
    throw new Failure('attachment.not-found', {}, [{ pointer: '/attachments', code: 'attachment.not-found' }])
  return rows.map((row) => ({
    attachmentId: row.attachment_id,
    contentType: AttachmentType.parse(row.content_type),
    byteCount: row.byte_count,
  }))
}

/** A file with its bytes, for a reader of these visibilities or for who brought it in. */
export async function findAttachment(
  trx: Trx,
  municipalityId: string,
  { dossierId, attachmentId }: { dossierId: string; attachmentId: string },
  visible: readonly Visibility[],
  readerId: string,
): Promise<{ contentType: AttachmentType; body: Uint8Array; isKept: boolean } | undefined> {
  const row = await trx
    .selectFrom('attachment')
    .select(['content_type', 'body', 'is_kept'])
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossierId)
    .where('attachment_id', '=', attachmentId)
    .where(({ or, eb }) => or([eb('visibility', 'in', visible), eb('added_by', '=', readerId)]))
    .executeTakeFirst()
  if (!row) return undefined
  return { contentType: AttachmentType.parse(row.content_type), body: row.body, isKept: row.is_kept }
}
