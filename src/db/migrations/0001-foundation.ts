import { type Kysely, sql } from 'kysely'

/** Tables of one municipality: `municipality_id` leads every key, so that rows can be split by it. */
const TABLES = [
  `create table municipality (
    municipality_id text primary key,
    name text not null,
    theme text not null
  )`,
  `create table team (
    municipality_id text not null, team_id uuid not null, name text not null,
    primary key (municipality_id, team_id)
  )`,
  `create table organisation (
    municipality_id text not null, organisation_id uuid not null, name text not null,
    primary key (municipality_id, organisation_id)
  )`,
  `create table worker (
    municipality_id text not null, worker_id uuid not null, subject text not null, name text not null,
    email text, roles text[] not null, organisation_id uuid, is_active boolean not null default true,
    primary key (municipality_id, worker_id),
    unique (municipality_id, subject)
  )`,
  `create table worker_team (
    municipality_id text not null, worker_id uuid not null, team_id uuid not null,
    primary key (municipality_id, worker_id, team_id),
    foreign key (municipality_id, worker_id) references worker,
    foreign key (municipality_id, team_id) references team
  )`,
  `create table stand_in (
    municipality_id text not null, stand_in_id uuid not null, absent_worker_id uuid not null,
    worker_id uuid not null, from_on date not null, until_on date not null, made_by uuid not null,
    primary key (municipality_id, stand_in_id),
    check (until_on >= from_on), check (worker_id <> absent_worker_id),
    foreign key (municipality_id, worker_id) references worker,
    foreign key (municipality_id, absent_worker_id) references worker (municipality_id, worker_id)
  )`,
  `create index stand_in_worker on stand_in (municipality_id, worker_id, until_on)`,
  `create table session (
    municipality_id text not null, token_hash text not null, worker_id uuid not null,
    csrf_token text not null, expires_at timestamptz not null, ends_at timestamptz not null,
    primary key (municipality_id, token_hash)
  )`,
  `create table counter (
    municipality_id text not null, name text not null, value int not null,
    primary key (municipality_id, name)
  )`,
  `create table person (
    municipality_id text not null, person_id uuid not null, bsn text, external_ref text,
    given_names text, initials text, prefix text, family_name text not null, birth_date text, sex text,
    household text, street text, house_number text, postcode text, city text, phone text, email text,
    preferred_language text, sort_name text not null, updated_at timestamptz not null default now(),
    primary key (municipality_id, person_id)
  )`,
  `create unique index person_bsn on person (municipality_id, bsn) where bsn is not null`,
  `create unique index person_external_ref on person (municipality_id, external_ref) where external_ref is not null`,
  `create index person_birth_date on person (municipality_id, birth_date)`,
  `create index person_sort_name on person (municipality_id, sort_name, person_id)`,
  `create table person_name_part (
    municipality_id text not null, part text collate "C" not null, person_id uuid not null,
    primary key (municipality_id, part, person_id)
  )`,
  `create index person_name_part_person on person_name_part (municipality_id, person_id)`,
]

/** The journal and the texts its events point at. Two writers of one `seq` collide on the key. */
const JOURNAL = [
  `create table event (
    municipality_id text not null, dossier_id uuid not null, seq int not null check (seq > 0),
    kind text not null, effective_on date not null, recorded_at timestamptz not null,
    actor_id uuid not null, purpose text not null, policy_version text, body jsonb not null,
    primary key (municipality_id, dossier_id, seq)
  )`,
  `create table text (
    municipality_id text not null, text_id uuid not null, dossier_id uuid not null,
    visibility text not null, body text not null, author_id uuid not null,
    primary key (municipality_id, text_id)
  )`,
  `create index text_dossier on text (municipality_id, dossier_id)`,
]

/** What lists read; the same transaction that appends events keeps these in step. */
const PROJECTIONS = [
  `create table dossier_row (
    municipality_id text not null, dossier_id uuid not null, person_id uuid not null,
    dossier_number text not null, version int not null, team_id uuid not null, owner_id uuid,
    phase text not null, opened_on date not null, closed_on date, category text, goal_kind text,
    last_contact_on date, next_contact_on date, in_sight_on date not null,
    handover_to_worker_id uuid, handover_to_team_id uuid,
    primary key (municipality_id, dossier_id)
  )`,
  `create unique index dossier_row_number on dossier_row (municipality_id, dossier_number)`,
  `create index dossier_row_person on dossier_row (municipality_id, person_id)`,
  `create index dossier_row_owner on dossier_row (municipality_id, owner_id, in_sight_on)`,
  `create index dossier_row_team on dossier_row (municipality_id, team_id, in_sight_on)`,
  `create index dossier_row_in_sight on dossier_row (municipality_id, in_sight_on, dossier_id) where closed_on is null`,
  `create index dossier_row_next on dossier_row
    (municipality_id, coalesce(next_contact_on, 'infinity'::date), dossier_id) where closed_on is null`,
  `create index dossier_row_opened on dossier_row (municipality_id, opened_on, dossier_id) where closed_on is null`,
  `create index dossier_row_handover_worker on dossier_row (municipality_id, handover_to_worker_id)
    where handover_to_worker_id is not null`,
  `create index dossier_row_handover_team on dossier_row (municipality_id, handover_to_team_id)
    where handover_to_team_id is not null`,
  `create table term_row (
    municipality_id text not null, dossier_id uuid not null, kind text not null, due_on date not null,
    ref_id uuid, owner_id uuid, team_id uuid not null
  )`,
  `create index term_row_dossier on term_row (municipality_id, dossier_id)`,
  `create index term_row_owner on term_row (municipality_id, owner_id, due_on)`,
  `create index term_row_team on term_row (municipality_id, team_id, due_on)`,
  `create table appointment_row (
    municipality_id text not null, appointment_id uuid not null, dossier_id uuid not null,
    worker_id uuid not null, starts_at timestamptz not null, minutes int not null, place text not null, outcome text,
    primary key (municipality_id, appointment_id)
  )`,
  `create index appointment_row_worker on appointment_row (municipality_id, worker_id, starts_at)`,
  `create index appointment_row_dossier on appointment_row (municipality_id, dossier_id)`,
]

/** Who looked at whom and why, emergency access, and what workers keep for themselves. */
const ACCESS = [
  `create table read_log (
    municipality_id text not null, read_id uuid not null default gen_random_uuid(),
    read_at timestamptz not null default clock_timestamp(), worker_id uuid not null, dossier_id uuid,
    what text not null, purpose text not null, subjects int not null default 1, break_glass_id uuid,
    primary key (municipality_id, read_id)
  )`,
  `create index read_log_at on read_log (municipality_id, read_at desc)`,
  `create index read_log_dossier on read_log (municipality_id, dossier_id, read_at desc)`,
  `create index read_log_worker on read_log (municipality_id, worker_id, read_at desc)`,
  `create table break_glass (
    municipality_id text not null, break_glass_id uuid not null, dossier_id uuid not null,
    worker_id uuid not null, reason text not null, opened_at timestamptz not null default clock_timestamp(),
    expires_at timestamptz not null, reviewed_by uuid, reviewed_at timestamptz, review text,
    primary key (municipality_id, break_glass_id)
  )`,
  `create index break_glass_worker on break_glass (municipality_id, worker_id, dossier_id)`,
  `create table draft (
    municipality_id text not null, worker_id uuid not null, draft_key text not null, body jsonb not null,
    saved_at timestamptz not null default clock_timestamp(),
    primary key (municipality_id, worker_id, draft_key)
  )`,
  `create table saved_view (
    municipality_id text not null, worker_id uuid not null, view_id uuid not null, name text not null,
    query jsonb not null,
    primary key (municipality_id, worker_id, view_id)
  )`,
]

const IMPORT = [
  `create table import_batch (
    municipality_id text not null, import_id uuid not null, file_name text not null, file_hash text not null,
    format text not null, encoding text, delimiter text, headers jsonb not null, guess jsonb, mapping jsonb,
    default_team_id uuid, state text not null, run_id uuid, run_by uuid, is_checked boolean not null default false,
    row_count int not null default 0, done_count int not null default 0, todo_count int not null default 0,
    started_by uuid not null, started_at timestamptz not null default clock_timestamp(),
    finished_at timestamptz, failure text,
    primary key (municipality_id, import_id)
  )`,
  // Three tables, each row written once: the file, what a check found, what a load did.
  `create table import_row (
    municipality_id text not null, import_id uuid not null, row_number int not null, cells jsonb not null, shape jsonb,
    primary key (municipality_id, import_id, row_number),
    foreign key (municipality_id, import_id) references import_batch on delete cascade
  )`,
  `create table import_check (
    municipality_id text not null, import_id uuid not null, row_number int not null, outcome text not null,
    fields jsonb not null, problems jsonb, row_key text, person_id uuid, dossier_id uuid, differences jsonb,
    candidates jsonb, choice text, chosen int,
    primary key (municipality_id, import_id, row_number),
    foreign key (municipality_id, import_id) references import_batch on delete cascade
  )`,
  `create index import_check_outcome on import_check (municipality_id, import_id, outcome, row_number)`,
  `create table import_result (
    municipality_id text not null, import_id uuid not null, row_number int not null, result text not null,
    row_key text, person_id uuid not null, dossier_id uuid,
    primary key (municipality_id, import_id, row_number),
    foreign key (municipality_id, import_id) references import_batch on delete cascade
  )`,
  `create index import_result_key on import_result (municipality_id, row_key)`,
  `create table import_mapping (
    municipality_id text not null, mapping_key text not null, mapping jsonb not null, saved_by uuid not null,
    primary key (municipality_id, mapping_key)
  )`,
]

/** What the application's role may do, per table. It can add to the journal and the read log, never change them. */
const GRANTS: Record<string, string> = {
  municipality: 'select',
  team: 'select, insert',
  organisation: 'select, insert',
  worker: 'select, insert, update',
  worker_team: 'select, insert, delete',
  stand_in: 'select, insert, update, delete',
  session: 'select, insert, update, delete',
  counter: 'select, insert, update',
  person: 'select, insert, update',
  person_name_part: 'select, insert, delete',
  event: 'select, insert',
  text: 'select, insert',
  dossier_row: 'select, insert, update, delete',
  term_row: 'select, insert, delete',
  appointment_row: 'select, insert, update, delete',
  read_log: 'select, insert',
  break_glass: 'select, insert, update',
  draft: 'select, insert, update, delete',
  saved_view: 'select, insert, update, delete',
  import_batch: 'select, insert, update, delete',
  import_row: 'select, insert, delete',
  import_check: 'select, insert, update, delete',
  import_result: 'select, insert, delete',
  import_mapping: 'select, insert, update, delete',
}

const ROLE = [
  `do $$ begin
    create role trede_app nologin;
  exception when duplicate_object or unique_violation then null;
  end $$`,
  `grant trede_app to current_user`,
  `grant usage on schema public to trede_app`,
]

const rowSecurity = ([table, grants]: [string, string]): string[] => [
  `grant ${grants} on ${table} to trede_app`,
  `alter table ${table} enable row level security`,
  `create policy own_municipality on ${table}
    using (municipality_id = current_setting('trede.municipality', true))
    with check (municipality_id = current_setting('trede.municipality', true))`,
]

/** Even the owner of the tables cannot change or remove an event by accident. */
const APPEND_ONLY = [
  `create function refuse_change() returns trigger language plpgsql as $$
    begin raise exception 'the journal is append-only'; end $$`,
  `create trigger event_append_only before update on event for each row execute function refuse_change()`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    ...ROLE,
    ...TABLES,
    ...JOURNAL,
    ...PROJECTIONS,
    ...ACCESS,
    ...IMPORT,
    ...Object.entries(GRANTS).flatMap(rowSecurity),
    ...APPEND_ONLY,
  ]
  for (const statement of statements) await sql.raw(statement).execute(db)
}
