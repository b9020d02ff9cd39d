import type { Trx } from './connect.ts'

/** Opens emergency access to one dossier for one worker until a moment. */
export async function insertBreakGlass(
  trx: Trx,
  row: {
    municipality_id: string
    break_glass_id: string
    dossier_id: string
    worker_id: string
    reason: string
    expires_at: string
  },
): Promise<void> {
  await trx.insertInto('break_glass').values(row).execute()
}

/** Emergency accesses, those without a review first, then newest first; at most 200. */
export async function listBreakGlass(trx: Trx, municipalityId: string) {
  const rows = await trx
    .selectFrom('break_glass')
    .innerJoin('worker', (join) =>
      join
        .onRef('worker.municipality_id', '=', 'break_glass.municipality_id')
        .onRef('worker.worker_id', '=', 'break_glass.worker_id'),
    )
    .leftJoin('worker as reviewer', (join) =>
      join
        .onRef('reviewer.municipality_id', '=', 'break_glass.municipality_id')
        .onRef('reviewer.worker_id', '=', 'break_glass.reviewed_by'),
    )
    .innerJoin('dossier_row', (join) =>
      join
        .onRef('dossier_row.municipality_id', '=', 'break_glass.municipality_id')
        .onRef('dossier_row.dossier_id', '=', 'break_glass.dossier_id'),
    )
    .select(['break_glass_id', 'break_glass.dossier_id', 'dossier_number', 'break_glass.worker_id', 'worker.name'])
    .select(['reason', 'opened_at', 'expires_at', 'reviewer.name as reviewer_name', 'reviewed_at', 'review'])
    .where('break_glass.municipality_id', '=', municipalityId)
    .orderBy('reviewed_at', (order) => order.desc().nullsFirst())
    .orderBy('opened_at', 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    breakGlassId: row.break_glass_id,
    dossierId: row.dossier_id,
    dossierNumber: row.dossier_number,
    worker: { workerId: row.worker_id, name: row.name },
    reason: row.reason,
    openedAt: row.opened_at,
    expiresAt: row.expires_at,
    reviewedBy: row.reviewer_name,
    reviewedAt: row.reviewed_at,
    review: row.review,
  }))
}

/** @returns false when there is no such access, or it has been reviewed */
export async function reviewBreakGlass(
  trx: Trx,
  municipalityId: string,
  breakGlassId: string,
  review: { by: string; at: string; text: string },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('break_glass')
    .set({ reviewed_by: review.by, reviewed_at: review.at, review: review.text })
    .where('municipality_id', '=', municipalityId)
    .where('break_glass_id', '=', breakGlassId)
    .where('reviewed_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows) === 1
}
