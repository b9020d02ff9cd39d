import type { Trx } from './connect.ts'

export async function listViews(trx: Trx, municipalityId: string, workerId: string) {
  const rows = await trx
    .selectFrom('saved_view')
    .select(['view_id as viewId', 'name', 'query'])
    .where('municipality_id', '=', municipalityId)
    .where('worker_id', '=', workerId)
    .orderBy('name')
    .execute()
  return rows.map(({ viewId, name, query }) => ({ viewId, name, query }))
}

export async function insertView(
  trx: Trx,
  municipalityId: string,
  workerId: string,
  view: { viewId: string; name: string; query: Record<string, string> },
): Promise<void> {
  await trx
    .insertInto('saved_view')
    .values({
      municipality_id: municipalityId,
      worker_id: workerId,
      view_id: view.viewId,
      name: view.name,
      query: JSON.stringify(view.query),
    })
    .execute()
}

export async function deleteView(trx: Trx, municipalityId: string, workerId: string, viewId: string): Promise<void> {
  await trx
    .deleteFrom('saved_view')
    .where('municipality_id', '=', municipalityId)
    .where('worker_id', '=', workerId)
    .where('view_id', '=', viewId)
    .execute()
}
