import { type Kysely, sql } from 'kysely'

/** The recorded dimensions beside the category, so that a policy can be weighed over a whole caseload at once. */
const FACTS = [
  `alter table dossier_row add column facts jsonb not null default '{}', add column promise_count int not null default 0`,
]

const counts = (event: string) => `not exists (select 1 from event as later
  where later.municipality_id = ${event}.municipality_id and later.dossier_id = ${event}.dossier_id
    and later.kind = 'event-withdrawn' and (later.body ->> 'withdrawnSeq')::int = ${event}.seq)`

/** What the fold makes of a journal that was there before these columns were, said in SQL once. */
export const FILL_FACTS = [
  // The last value of every dimension.
  `update dossier_row set facts = latest.facts from (
    select municipality_id, dossier_id, jsonb_object_agg(key, value) filter (where value <> 'null'::jsonb) as facts
    from (
      select distinct on (municipality_id, dossier_id, body ->> 'key')
        municipality_id, dossier_id, body ->> 'key' as key, body -> 'value' as value
      from event where kind = 'fact-recorded' and ${counts('event')}
      order by municipality_id, dossier_id, body ->> 'key', seq desc) as each
    group by municipality_id, dossier_id) as latest
  where latest.municipality_id = dossier_row.municipality_id and latest.dossier_id = dossier_row.dossier_id
    and latest.facts is not null`,
  // Promises of the last plan without an outcome.
  `update dossier_row set promise_count = latest.promises from (
    select municipality_id, dossier_id, (
      select count(*) from jsonb_array_elements(plan.body -> 'promises') as promise
      where not exists (select 1 from event as closing where closing.municipality_id = plan.municipality_id
        and closing.dossier_id = plan.dossier_id and closing.kind = 'promise-closed' and ${counts('closing')}
        and closing.body ->> 'promiseId' = promise ->> 'promiseId')) as promises
    from (
      select distinct on (municipality_id, dossier_id) municipality_id, dossier_id, body
      from event where kind = 'plan-made' and ${counts('event')}
      order by municipality_id, dossier_id, seq desc) as plan) as latest
  where latest.municipality_id = dossier_row.municipality_id and latest.dossier_id = dossier_row.dossier_id`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...FACTS, ...FILL_FACTS]) await sql.raw(statement).execute(db)
}
