import { type Kysely, sql } from 'kysely'

/**
 * Who has which dossier open now. Unlogged: worth nothing after a crash, and written every few seconds. It says nothing
 * that the read log does not keep; rows go within a minute.
 */
const PRESENCE = [
  `create unlogged table presence (
    municipality_id text not null, dossier_id uuid not null, worker_id uuid not null, seen_at timestamptz not null,
    primary key (municipality_id, dossier_id, worker_id)
  )`,
  `create index presence_by_age on presence (municipality_id, seen_at)`,
  `grant select, insert, update, delete on presence to trede_app`,
  `alter table presence enable row level security`,
  `create policy own_municipality on presence
    using (municipality_id = current_setting('trede.municipality', true))
    with check (municipality_id = current_setting('trede.municipality', true))`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of PRESENCE) await sql.raw(statement).execute(db)
}
