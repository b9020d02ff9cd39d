import { type Kysely, sql } from 'kysely'

/**
 * Who can ride along: a register that says nothing of any resident. A name can be corrected and taken out; what became
 * of a request is in the journal, and `buddy_request` holds those that wait or run, as lists read them.
 */
const TABLES = [
  `create table buddy (
    municipality_id text not null, buddy_id uuid not null, name text not null, organisation text, kinds text[] not null,
    districts text[] not null, languages text[] not null, seats int not null, from_on date not null, until_on date,
    changed_by uuid not null, changed_on date not null, revision int not null default 0,
    primary key (municipality_id, buddy_id),
    foreign key (municipality_id, changed_by) references worker (municipality_id, worker_id),
    check (seats > 0), check (until_on >= from_on)
  )`,
  `create table buddy_request (
    municipality_id text not null, dossier_id uuid not null, request_id uuid not null, help_kind text not null,
    asked_on date not null, needed_from date not null, answered_on date, buddy_id uuid, meets_on date,
    state text not null,
    primary key (municipality_id, request_id),
    check (state in ('open', 'proposed', 'started'))
  )`,
  `create index buddy_request_dossier on buddy_request (municipality_id, dossier_id)`,
  `create index buddy_request_buddy on buddy_request (municipality_id, buddy_id) where buddy_id is not null`,
]

const secured = (table: string): string[] => [
  `grant select, insert, update, delete on ${table} to trede_app`,
  `alter table ${table} enable row level security`,
  `create policy own_municipality on ${table}
    using (municipality_id = current_setting('trede.municipality', true))
    with check (municipality_id = current_setting('trede.municipality', true))`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...TABLES, ...['buddy', 'buddy_request'].flatMap(secured)])
    await sql.raw(statement).execute(db)
}
