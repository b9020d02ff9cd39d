import { type Kysely, sql } from 'kysely'

const COUNTS = `not exists (select 1 from event as correction
  where correction.municipality_id = event.municipality_id and correction.dossier_id = event.dossier_id
    and correction.kind = 'event-withdrawn' and (correction.body ->> 'withdrawnSeq')::int = event.seq)`

/** What the fold makes of measurements that were there before the column was, said in SQL once. */
export const FILL_MEASURED = `update dossier_row set measured_on = found.measured_on from (
    select municipality_id, dossier_id, min(last_on) as measured_on from (
      select municipality_id, dossier_id, max(effective_on) as last_on from event
      where ${COUNTS} and (kind = 'self-reliance-measured' or (kind = 'fact-recorded' and body ->> 'value' is not null
        and body ->> 'key' in ('participationLevel', 'monthsToWork', 'halfDaysActive')))
      group by municipality_id, dossier_id, body ->> 'key') as series
    group by municipality_id, dossier_id) as found
  where found.municipality_id = dossier_row.municipality_id and found.dossier_id = dossier_row.dossier_id`

/** The day from which the term to measure again runs. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of ['alter table dossier_row add column measured_on date', FILL_MEASURED])
    await sql.raw(statement).execute(db)
}
