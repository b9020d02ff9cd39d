import { type Kysely, sql } from 'kysely'

/** Days that the radar reads beside those of the caseload. None depends on today or on a policy. */
const COLUMNS = `alter table dossier_row
  add column spoken_on date, add column unseen_on date, add column has_own_interval boolean not null default false,
  add column intake_due_on date, add column suspended_on date, add column awaits_medical boolean not null default false,
  add column handover_on date, add column missed_on date, add column planned_on date,
  add column snoozed_on date, add column snoozed_until date, add column snooze_reason text`

const counts = (event: string) => `not exists (select 1 from event as later
  where later.municipality_id = ${event}.municipality_id and later.dossier_id = ${event}.dossier_id
    and later.kind = 'event-withdrawn' and (later.body ->> 'withdrawnSeq')::int = ${event}.seq)`

/** The last event of some kinds in the dossier of `row`, as far as `also` holds. */
const last = (kinds: string, value: string, also = 'true') => `(select ${value} from event
  where event.municipality_id = row.municipality_id and event.dossier_id = row.dossier_id
    and kind in (${kinds}) and ${also} and ${counts('event')} order by seq desc limit 1)`

/** What the fold makes of a journal that was there before these columns were, said in SQL once. */
export const FILL_RADAR = [
  `update dossier_row set spoken_on = found.spoken_on, unseen_on = coalesce(found.spoken_on, found.began_on),
    has_own_interval = coalesce(found.has_own_interval, false)
  from (
    select municipality_id, dossier_id, began_on, has_own_interval,
      case when greatest(last_contact_on, intake_on) >= began_on or returned_on is null
        then greatest(last_contact_on, intake_on) end as spoken_on
    from (
      select municipality_id, dossier_id, last_contact_on, returned_on, coalesce(returned_on, opened_on) as began_on,
        intake_on, has_own_interval
      from (
        select row.municipality_id, row.dossier_id, row.last_contact_on, row.opened_on,
          ${last("'dossier-reopened'", 'effective_on')} as returned_on,
          ${last("'intake-started'", 'effective_on')} as intake_on,
          ${last(
            "'plan-made', 'contact-noted', 'contact-days-taken-over'",
            "body ->> 'deviationCode' is not null",
            "body ->> 'nextContactOn' is not null",
          )} as has_own_interval
        from dossier_row as row) as days) as period) as found
  where found.municipality_id = dossier_row.municipality_id and found.dossier_id = dossier_row.dossier_id`,
  `update dossier_row as row set
    suspended_on = case when phase = 'suspended' then ${last("'intake-suspended'", 'effective_on')} end,
    awaits_medical = phase = 'suspended'
      and ${last("'intake-suspended', 'medical-outcome-recorded'", "kind = 'intake-suspended'")},
    intake_due_on = (select due_on from term_row as term where term.municipality_id = row.municipality_id
      and term.dossier_id = row.dossier_id and term.kind = 'intake'),
    handover_on = (select due_on from term_row as term where term.municipality_id = row.municipality_id
      and term.dossier_id = row.dossier_id and term.kind = 'handover'),
    planned_on = (select (max(starts_at) at time zone 'Europe/Amsterdam')::date from appointment_row as planned
      where planned.municipality_id = row.municipality_id and planned.dossier_id = row.dossier_id
        and planned.outcome is null)
  where closed_on is null`,
  `update dossier_row as row set missed_on = found.day from (
    select municipality_id, dossier_id, (missed at time zone 'Europe/Amsterdam')::date as day from (
      select municipality_id, dossier_id, max(starts_at) filter (where outcome = 'missed') as missed,
        max(starts_at) filter (where outcome is null or outcome = 'kept') as other
      from appointment_row group by municipality_id, dossier_id) as last
    where missed is not null and (other is null or other < missed)) as found
  where found.municipality_id = row.municipality_id and found.dossier_id = row.dossier_id and row.closed_on is null
    and (row.last_contact_on is null or row.last_contact_on < found.day)
    and not exists (select 1 from event as tried where tried.municipality_id = row.municipality_id
      and tried.dossier_id = row.dossier_id and tried.kind = 'contact-noted' and tried.effective_on >= found.day
      and ${counts('tried')})`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [COLUMNS, ...FILL_RADAR, 'alter table dossier_row alter column unseen_on set not null'])
    await sql.raw(statement).execute(db)
}
