import type { Trx } from './connect.ts'

const own = (municipalityId: string, workerId: string, draftKey: string) => ({
  municipality_id: municipalityId,
  worker_id: workerId,
  draft_key: draftKey,
})

export async function findDraft(trx: Trx, municipalityId: string, workerId: string, draftKey: string) {
  return trx
    .selectFrom('draft')
    .select(['body', 'saved_at as savedAt'])
    .where((eb) => eb.and(own(municipalityId, workerId, draftKey)))
    .executeTakeFirst()
}

export async function putDraft(
  trx: Trx,
  municipalityId: string,
  workerId: string,
  draftKey: string,
  body: unknown,
  savedAt: string,
): Promise<void> {
  const json = JSON.stringify(body ?? null)
  await trx
    .insertInto('draft')
    .values({ ...own(municipalityId, workerId, draftKey), body: json, saved_at: savedAt })
    .onConflict((conflict) =>
      conflict.columns(['municipality_id', 'worker_id', 'draft_key']).doUpdateSet({ body: json, saved_at: savedAt }),
    )
    .execute()
}

export async function deleteDraft(trx: Trx, municipalityId: string, workerId: string, draftKey: string): Promise<void> {
  await trx
    .deleteFrom('draft')
    .where((eb) => eb.and(own(municipalityId, workerId, draftKey)))
    .execute()
}
