import { type Kysely, sql } from 'kysely'

/** Home visits are made in pairs, and both find them in their agenda; an invitation to a day belongs to that day. */
const APPOINTMENTS = [
  `alter table appointment_row add column second_worker_id uuid, add column contact_day_id uuid`,
  `create index appointment_row_second on appointment_row (municipality_id, second_worker_id, starts_at)
    where second_worker_id is not null`,
]

/**
 * A day on which a group is spoken to, who works on it, and who is expected. The list says where somebody stands in the
 * queue of that morning; what it means for them is in their own journal.
 */
const TABLES = [
  `create table contact_day (
    municipality_id text not null, contact_day_id uuid not null, kind text not null, held_on date not null,
    starts_at timestamptz not null, ends_at timestamptz not null, place text not null, theme text,
    seats_per_quarter int, visit_purpose text, team_id uuid not null, made_by uuid not null, finished_at timestamptz,
    primary key (municipality_id, contact_day_id),
    check (kind in ('day', 'round')), check (ends_at > starts_at), check (seats_per_quarter > 0)
  )`,
  `create index contact_day_held on contact_day (municipality_id, held_on)`,
  `create table contact_day_worker (
    municipality_id text not null, contact_day_id uuid not null, worker_id uuid not null,
    primary key (municipality_id, contact_day_id, worker_id),
    foreign key (municipality_id, contact_day_id) references contact_day
  )`,
  `create index contact_day_worker_worker on contact_day_worker (municipality_id, worker_id)`,
  `create table contact_day_person (
    municipality_id text not null, contact_day_id uuid not null, dossier_id uuid not null, position int not null,
    is_invited boolean not null, starts_at timestamptz, appointment_id uuid, state text not null, came_at timestamptz,
    worker_id uuid, changed_at timestamptz not null, changed_by uuid not null, revision int not null default 0,
    primary key (municipality_id, contact_day_id, dossier_id),
    foreign key (municipality_id, contact_day_id) references contact_day
  )`,
  `create index contact_day_person_dossier on contact_day_person (municipality_id, dossier_id)`,
]

const GRANTS: Record<string, string> = {
  contact_day: 'select, insert, update',
  contact_day_worker: 'select, insert, delete',
  contact_day_person: 'select, insert, update, delete',
}

const rowSecurity = ([table, grants]: [string, string]): string[] => [
  `grant ${grants} on ${table} to trede_app`,
  `alter table ${table} enable row level security`,
  `create policy own_municipality on ${table}
    using (municipality_id = current_setting('trede.municipality', true))
    with check (municipality_id = current_setting('trede.municipality', true))`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...APPOINTMENTS, ...TABLES, ...Object.entries(GRANTS).flatMap(rowSecurity)])
    await sql.raw(statement).execute(db)
}
