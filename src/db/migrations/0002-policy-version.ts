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

/**
 * Versions of a municipality's own policy. Who publishes is somebody else than who put it forward or wrote it last, and
 * what was published stays as it is: the database sees to both, whatever the application does.
 */
const VERSIONS = [
  `create table policy_version (
    municipality_id text not null, version text not null, former text[] not null default '{}', state text not null,
    title text not null, valid_from date not null, valid_until date, based_on text, revision int not null default 0,
    pack jsonb not null, files jsonb not null,
    made_by uuid not null, made_at timestamptz not null, changed_by uuid not null, changed_at timestamptz not null,
    proposed_by uuid, proposed_at timestamptz, published_by uuid, published_at timestamptz,
    primary key (municipality_id, version),
    check (state in ('draft', 'proposed', 'published')),
    check (valid_until >= valid_from),
    check ((state = 'draft') = (proposed_by is null)),
    check ((state = 'published') = (published_by is not null)),
    check (published_by not in (proposed_by, changed_by))
  )`,
  `create unique index policy_version_first_day on policy_version (municipality_id, valid_from) where state = 'published'`,
  `grant select, insert, update, delete on policy_version to trede_app`,
  `alter table policy_version enable row level security`,
  `create policy own_municipality on policy_version
    using (municipality_id = current_setting('trede.municipality', true))
    with check (municipality_id = current_setting('trede.municipality', true))`,
  `create function refuse_published() returns trigger language plpgsql as $$
    begin
      if old.state = 'published' then raise exception 'a published policy never changes'; end if;
      return case when tg_op = 'DELETE' then old else new end;
    end $$`,
  `create trigger policy_version_published before update or delete on policy_version
    for each row execute function refuse_published()`,
]

/** Decisions of a period, for the rules that are deviated from; and the rare events that take one back. */
const DEVIATIONS = [
  `create index event_decided on event (municipality_id, kind, effective_on)
    where kind in ('category-decided', 'plan-made', 'contact-noted')`,
  `create index event_withdrawn on event (municipality_id, dossier_id) where kind = 'event-withdrawn'`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...FACTS, ...FILL_FACTS, ...VERSIONS, ...DEVIATIONS]) await sql.raw(statement).execute(db)
}
