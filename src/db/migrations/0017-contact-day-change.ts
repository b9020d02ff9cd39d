import { type Kysely, sql } from 'kysely'

/** A day is changed and called off by people who work at once; who got a letter that holds no more is known by name. */
const COLUMNS = [
  `alter table contact_day add column revision int not null default 0, add column changed_at timestamptz,
    add column changed_by uuid, add column cancelled_at timestamptz, add column cancel_reason text,
    add column cancel_note text`,
  `alter table contact_day_person add column is_outdated boolean not null default false`,
]

/** What the fold makes of appointments that the municipality called off before this was a term, said in SQL once. */
export const FILL_CALLED_OFF = `insert into term_row (municipality_id, dossier_id, kind, due_on, owner_id, team_id)
  select row.municipality_id, row.dossier_id, 'called-off', off.last_on, row.owner_id, row.team_id
  from dossier_row as row
  join lateral (
    select max(settled.effective_on) as last_on from event as settled
    join appointment_row as made on made.municipality_id = settled.municipality_id
      and made.dossier_id = settled.dossier_id and made.appointment_id = (settled.body ->> 'appointmentId')::uuid
    where settled.municipality_id = row.municipality_id and settled.dossier_id = row.dossier_id
      and settled.kind = 'appointment-settled' and settled.body ->> 'outcome' = 'cancelled'
      and settled.body ->> 'reason' = 'municipality' and made.outcome = 'cancelled'
      and not exists (select 1 from event as correction where correction.municipality_id = settled.municipality_id
        and correction.dossier_id = settled.dossier_id and correction.kind = 'event-withdrawn'
        and (correction.body ->> 'withdrawnSeq')::int = settled.seq)) as off on off.last_on is not null
  where row.closed_on is null and coalesce(row.last_contact_on < off.last_on, true)
    and not exists (select 1 from appointment_row as other where other.municipality_id = row.municipality_id
      and other.dossier_id = row.dossier_id and other.kind = 'talk' and other.outcome is distinct from 'cancelled'
      and (other.starts_at at time zone 'Europe/Amsterdam')::date >= off.last_on)`

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...COLUMNS, FILL_CALLED_OFF]) await sql.raw(statement).execute(db)
}
