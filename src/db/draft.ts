import type { Trx } from './connect.ts'

const own = (municipalityId: string, workerId: string, draftKey: string) => ({
  municipality_id: municipalityId,
  worker_id: workerId,
  draft_key: draftKey,
})

export async function findDraft(trx: Trx, municipalityId: string, workerId: string, draftKey: string) {
  return trx
    .selectFrom('draft')
    .select(['body', 'saved_at as savedAt', 'revision'])
    .where((eb) => eb.and(own(municipalityId, workerId, draftKey)))
    .executeTakeFirst()
}

interface NextDraft {
  body: unknown
  savedAt: string
  revision: string
  /** The revision that it goes on from. */
  seen: string | null
}

/** False when another draft lies there than the one it goes on from; that one stays as it is. */
export async function putDraft(
  trx: Trx,
  municipalityId: string,
  workerId: string,
  draftKey: string,
  { body, savedAt, revision, seen }: NextDraft,
): Promise<boolean> {
  const values = { body: JSON.stringify(body ?? null), saved_at: savedAt, revision }
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('draft')
    .values({ ...own(municipalityId, workerId, draftKey), ...values })
    .onConflict((conflict) =>
      conflict
        .columns(['municipality_id', 'worker_id', 'draft_key'])
        .doUpdateSet(values)
        .where('draft.revision', '=', seen ?? ''),
    )
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** Throws a draft away, unless it is another one than was seen. */
export async function deleteDraft(
  trx: Trx,
  municipalityId: string,
  workerId: string,
  draftKey: string,
  seen: string,
): Promise<void> {
  await trx
    .deleteFrom('draft')
    .where((eb) => eb.and(own(municipalityId, workerId, draftKey)))
    .where('revision', '=', seen)
    .execute()
}
