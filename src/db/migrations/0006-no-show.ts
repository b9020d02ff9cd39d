import { type Kysely, sql } from 'kysely'

const COUNTS = `not exists (select 1 from event as correction
  where correction.municipality_id = event.municipality_id and correction.dossier_id = event.dossier_id
    and correction.kind = 'event-withdrawn' and (correction.body ->> 'withdrawnSeq')::int = event.seq)`

const DAY = `(made.body ->> 'startsAt')::timestamptz at time zone 'Europe/Amsterdam'`

/** Settled appointments that count, with the day they were for. */
const SETTLED = `select event.municipality_id, event.dossier_id, event.seq, event.body ->> 'outcome' as outcome,
    (event.body ->> 'appointmentId')::uuid as appointment_id, (${DAY})::date as day
  from event join event as made on made.municipality_id = event.municipality_id
    and made.dossier_id = event.dossier_id and made.kind = 'appointment-made'
    and made.body ->> 'appointmentId' = event.body ->> 'appointmentId'
  where event.kind = 'appointment-settled' and ${COUNTS}`

/** Days on which both sides spoke, whichever event says so. */
const SPOKEN = `select municipality_id, dossier_id, seq, day from settled where outcome = 'kept'
  union all select municipality_id, dossier_id, seq, effective_on from event
    where kind = 'contact-noted' and body ->> 'channel' in ('talk', 'phone', 'message', 'home-visit') and ${COUNTS}
  union all select municipality_id, dossier_id, seq, (body ->> 'lastContactOn')::date from event
    where kind = 'contact-days-taken-over' and body ->> 'lastContactOn' is not null and ${COUNTS}`

/** Who missed an appointment before there was anything to follow up: what the fold makes of it, said in SQL once. */
export const FILL_NO_SHOW_TERMS = `insert into term_row (municipality_id, dossier_id, kind, due_on, ref_id, owner_id, team_id)
  with settled as (${SETTLED}), spoken as (${SPOKEN}),
  absent as (
    select distinct on (municipality_id, dossier_id) * from settled where outcome = 'missed'
    order by municipality_id, dossier_id, day desc, seq desc)
  select absent.municipality_id, absent.dossier_id, 'no-show', absent.day, absent.appointment_id, owner_id, team_id
  from absent join dossier_row using (municipality_id, dossier_id)
  where closed_on is null and (last_contact_on is null or last_contact_on <= absent.day)
    and not exists (select 1 from spoken where spoken.municipality_id = absent.municipality_id
      and spoken.dossier_id = absent.dossier_id and spoken.day = absent.day and spoken.seq > absent.seq)
    and not exists (select 1 from event where event.municipality_id = absent.municipality_id
      and event.dossier_id = absent.dossier_id and event.seq > absent.seq
      and event.kind in ('outflow-recorded', 'no-show-step-taken', 'no-show-ended') and ${COUNTS})
    and not exists (select 1 from appointment_row as ahead where ahead.municipality_id = absent.municipality_id
      and ahead.dossier_id = absent.dossier_id and ahead.outcome is null
      and (ahead.starts_at at time zone 'Europe/Amsterdam')::date > absent.day)`

/** The address under which a worker's own calendar reads their appointments: one each, known here by its hash alone. */
const FEED = [
  `create table agenda_feed (
    municipality_id text not null, worker_id uuid not null, token_hash text not null, made_on date not null,
    primary key (municipality_id, worker_id)
  )`,
  `create unique index agenda_feed_token on agenda_feed (municipality_id, token_hash)`,
  `grant select, insert, update, delete on agenda_feed to trede_app`,
  `alter table agenda_feed enable row level security`,
  `create policy own_municipality on agenda_feed
    using (municipality_id = current_setting('trede.municipality', true))
    with check (municipality_id = current_setting('trede.municipality', true))`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...FEED, FILL_NO_SHOW_TERMS]) await sql.raw(statement).execute(db)
}
