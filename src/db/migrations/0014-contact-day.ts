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

const TALK = `talk.kind in ('intake-answered', 'intake-topic-noted', 'intake-suspended', 'intake-completed')
  and not exists (select 1 from event as correction
    where correction.municipality_id = talk.municipality_id and correction.dossier_id = talk.dossier_id
      and correction.kind = 'event-withdrawn' and (correction.body ->> 'withdrawnSeq')::int = talk.seq)`

/**
 * An intake in which something was said is two-way contact; one that was merely started is not. Until now the radar
 * counted the start, and Vandaag neither. What the fold makes of earlier journals, said in SQL once.
 */
export const FILL_SPOKEN = [
  `update dossier_row as row set
    last_contact_on = found.last_on, in_sight_on = coalesce(found.last_on, found.began_on),
    spoken_on = case when found.last_on >= found.began_on or not found.has_returned then found.last_on end,
    unseen_on = coalesce(
      case when found.last_on >= found.began_on or not found.has_returned then found.last_on end, found.began_on),
    missed_on = case when found.last_on >= row.missed_on then null else row.missed_on end
  from (
    select municipality_id, dossier_id, greatest(last_contact_on, talked_on) as last_on,
      coalesce(returned_on, opened_on) as began_on, returned_on is not null as has_returned
    from (
      select row.municipality_id, row.dossier_id, row.last_contact_on, row.opened_on,
        (select max(effective_on) from event as talk where talk.municipality_id = row.municipality_id
          and talk.dossier_id = row.dossier_id and ${TALK}) as talked_on,
        (select effective_on from event as back where back.municipality_id = row.municipality_id
          and back.dossier_id = row.dossier_id and back.kind = 'dossier-reopened' order by seq desc limit 1) as returned_on
      from dossier_row as row) as days) as found
  where found.municipality_id = row.municipality_id and found.dossier_id = row.dossier_id`,
  `delete from term_row as term using event as settled, event as talk
  where term.kind = 'no-show' and settled.municipality_id = term.municipality_id
    and settled.dossier_id = term.dossier_id and settled.kind = 'appointment-settled'
    and settled.body ->> 'appointmentId' = term.ref_id::text
    and talk.municipality_id = term.municipality_id and talk.dossier_id = term.dossier_id and ${TALK}
    and (talk.effective_on > term.due_on or (talk.effective_on = term.due_on and talk.seq > settled.seq))`,
]

/** The whole city's radar, longest unseen first, then reads a page and not everybody. */
const UNSEEN = `create index dossier_row_unseen on dossier_row (municipality_id, unseen_on, dossier_id)
  where closed_on is null`

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
  const statements = [
    ...APPOINTMENTS,
    ...TABLES,
    ...Object.entries(GRANTS).flatMap(rowSecurity),
    ...FILL_SPOKEN,
    UNSEEN,
  ]
  for (const statement of statements) await sql.raw(statement).execute(db)
}
