import type { Trx } from './connect.ts'

/** A text of a dossier; undefined when it was erased. */
export async function findText(
  trx: Trx,
  municipalityId: string,
  dossierId: string,
  textId: string,
): Promise<string | undefined> {
  const row = await trx
    .selectFrom('text')
    .select('body')
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossierId)
    .where('text_id', '=', textId)
    .executeTakeFirst()
  return row?.body
}
