import { type Kysely, sql } from 'kysely'

/**
 * Files that belong to a dossier. Their names are texts, which can be erased. A file that was brought in and not yet
 * kept by an event may be removed; one that is kept cannot be changed or removed by the application.
 */
const ATTACHMENT = [
  `create table attachment (
    municipality_id text not null, attachment_id uuid not null, dossier_id uuid not null,
    visibility text not null, content_type text not null, byte_count int not null check (byte_count > 0),
    body bytea not null, added_by uuid not null, added_at timestamptz not null, is_kept boolean not null default false,
    primary key (municipality_id, attachment_id)
  )`,
  // What is compressed already is not worth another try.
  `alter table attachment alter column body set storage external`,
  `create index attachment_dossier on attachment (municipality_id, dossier_id)`,
  `create index attachment_loose on attachment (municipality_id, added_at) where not is_kept`,
  `grant select, insert, delete, update (is_kept) on attachment to trede_app`,
  `alter table attachment enable row level security`,
  `create policy own_municipality on attachment
    using (municipality_id = current_setting('trede.municipality', true))
    with check (municipality_id = current_setting('trede.municipality', true))`,
  `create policy kept_stays on attachment as restrictive for delete using (not is_kept)`,
  `create policy kept_once on attachment as restrictive for update using (not is_kept) with check (is_kept)`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of ATTACHMENT) await sql.raw(statement).execute(db)
}
