import { type Kysely, sql } from 'kysely'

const counts = (event: string) => `not exists (select 1 from event as correction
  where correction.municipality_id = ${event}.municipality_id and correction.dossier_id = ${event}.dossier_id
    and correction.kind = 'event-withdrawn' and (correction.body ->> 'withdrawnSeq')::int = ${event}.seq)`

/** Who missed an appointment, by the last absence; the day is that of the moment it was last moved to. */
const ABSENT = `select distinct on (municipality_id, dossier_id) * from (
    select event.municipality_id, event.dossier_id, event.seq, row.appointment_id,
      (row.starts_at at time zone 'Europe/Amsterdam')::date as day
    from event join appointment_row as row on row.municipality_id = event.municipality_id
      and row.dossier_id = event.dossier_id and row.appointment_id::text = event.body ->> 'appointmentId'
    where event.kind = 'appointment-settled' and event.body ->> 'outcome' = 'missed' and ${counts('event')}) as missed
  order by municipality_id, dossier_id, day desc, seq desc`

/** Both sides spoke on the day of the absence, and that was written down after it. */
const SPOKEN = `select 1 from event as talk where talk.municipality_id = absent.municipality_id
  and talk.dossier_id = absent.dossier_id and talk.seq > absent.seq and ${counts('talk')} and (
    (talk.kind = 'appointment-settled' and talk.body ->> 'outcome' = 'kept' and exists (
      select 1 from appointment_row as kept where kept.municipality_id = talk.municipality_id
        and kept.dossier_id = talk.dossier_id and kept.appointment_id::text = talk.body ->> 'appointmentId'
        and (kept.starts_at at time zone 'Europe/Amsterdam')::date = absent.day))
    or (talk.effective_on = absent.day and (
      (talk.kind = 'contact-noted' and talk.body ->> 'channel' in ('talk', 'phone', 'message', 'home-visit'))
      or talk.kind in ('intake-answered', 'intake-topic-noted', 'intake-suspended', 'intake-completed')))
    or (talk.kind = 'contact-days-taken-over' and (talk.body ->> 'lastContactOn')::date = absent.day))`

/** What is no answer to an absence any more: an appointment that stood already, as in a series. */
const ANSWERED = `select 1 from appointment_row as ahead join event as agreed
    on agreed.municipality_id = ahead.municipality_id and agreed.dossier_id = ahead.dossier_id
      and agreed.kind in ('appointment-made', 'appointment-moved')
      and agreed.body ->> 'appointmentId' = ahead.appointment_id::text and ${counts('agreed')}
  where ahead.municipality_id = absent.municipality_id and ahead.dossier_id = absent.dossier_id
    and ahead.outcome is null and (ahead.starts_at at time zone 'Europe/Amsterdam')::date > absent.day
    and (agreed.effective_on > absent.day or (agreed.effective_on = absent.day and agreed.seq > absent.seq))`

/** What the fold makes of absences in earlier journals, said in SQL once; then the radar's day, which follows from it. */
export const FILL_ABSENT = [
  `delete from term_row as term using (${ABSENT}) as absent
  where term.kind = 'no-show' and absent.municipality_id = term.municipality_id
    and absent.dossier_id = term.dossier_id and exists (${SPOKEN})`,
  `insert into term_row (municipality_id, dossier_id, kind, due_on, ref_id, owner_id, team_id)
  select absent.municipality_id, absent.dossier_id, 'no-show', absent.day, absent.appointment_id, owner_id, team_id
  from (${ABSENT}) as absent join dossier_row using (municipality_id, dossier_id)
  where closed_on is null and (last_contact_on is null or last_contact_on <= absent.day)
    and not exists (select 1 from term_row as term where term.municipality_id = absent.municipality_id
      and term.dossier_id = absent.dossier_id and term.kind = 'no-show')
    and not exists (select 1 from event where event.municipality_id = absent.municipality_id
      and event.dossier_id = absent.dossier_id and event.seq > absent.seq
      and event.kind in ('outflow-recorded', 'no-show-step-taken', 'no-show-ended') and ${counts('event')})
    and not exists (${SPOKEN}) and not exists (${ANSWERED})`,
  `update dossier_row as row set missed_on = (
    select due_on from term_row as term where term.municipality_id = row.municipality_id
      and term.dossier_id = row.dossier_id and term.kind = 'no-show'
      and not exists (select 1 from event as tried where tried.municipality_id = term.municipality_id
        and tried.dossier_id = term.dossier_id and tried.kind in ('contact-noted', 'letter-sent')
        and tried.effective_on >= term.due_on and ${counts('tried')}))`,
]

/** The first day of an appointment without an outcome. */
export const FILL_UNSETTLED = `update dossier_row as row set unsettled_on = (
    select (min(starts_at) at time zone 'Europe/Amsterdam')::date from appointment_row as open
    where open.municipality_id = row.municipality_id and open.dossier_id = row.dossier_id
      and open.outcome is null and open.kind = 'talk')
  where closed_on is null`

const COLUMN = `alter table dossier_row add column unsettled_on date`

/** What a worker has yet to say about days that have passed, without reading all that they ever held. */
const OPEN = `create index appointment_row_open on appointment_row (municipality_id, worker_id, starts_at)
  where outcome is null`

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [COLUMN, FILL_UNSETTLED, OPEN, ...FILL_ABSENT]) await sql.raw(statement).execute(db)
}
