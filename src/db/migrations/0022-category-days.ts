import { type Kysely, sql } from 'kysely'

/** What the fold makes of categories that were decided before the columns were, said in SQL once. */
export const FILL_CATEGORY_DAYS = `update dossier_row
  set category_on = found.effective_on, category_until = (found.body ->> 'untilOn')::date
  from (select distinct on (municipality_id, dossier_id) municipality_id, dossier_id, effective_on, body from event
    where kind = 'category-decided' and not exists (select 1 from event as correction
      where correction.municipality_id = event.municipality_id and correction.dossier_id = event.dossier_id
        and correction.kind = 'event-withdrawn' and (correction.body ->> 'withdrawnSeq')::int = event.seq)
    order by municipality_id, dossier_id, seq desc) as found
  where found.municipality_id = dossier_row.municipality_id and found.dossier_id = dossier_row.dossier_id`

/** The days from which follows when a category must be weighed again; the term itself is policy. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    'alter table dossier_row add column category_on date, add column category_until date',
    FILL_CATEGORY_DAYS,
  ])
    await sql.raw(statement).execute(db)
}
