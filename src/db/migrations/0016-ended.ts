import { type Kysely, sql } from 'kysely'

const SAME = (one: string, other: string) =>
  `${one}.municipality_id = ${other}.municipality_id and ${one}.dossier_id = ${other}.dossier_id`

/** The end that was agreed for guidance that ran just before an event: of the last hand-over that was accepted. */
const AGREED_END = `(select (select (offer.body ->> 'untilOn')::date from event as offer
      where ${SAME('offer', 'last')} and offer.kind = 'handover-offered'
        and offer.body ->> 'handoverId' = last.body ->> 'handoverId')
    from event as last where ${SAME('last', 'told')} and last.seq < told.seq
      and last.kind in ('handover-accepted', 'outflow-recorded') order by last.seq desc limit 1)`

/** Ends that hand-overs of this period told of; one that was taken back told nothing. */
const TOLD = `select told.municipality_id, told.dossier_id, told.effective_on as day,
    case when told.body ->> 'reason' = 'programme-over' then 'programme' else 'support' end as what
  from event as told where told.kind = 'handover-offered'
    and (told.body ->> 'reason' = 'programme-over' or told.body ->> 'reason' = 'support-ends' and ${AGREED_END} is null)
    and not exists (select 1 from event as back where ${SAME('back', 'told')} and back.kind = 'handover-withdrawn'
      and back.body ->> 'handoverId' = told.body ->> 'handoverId')
    and not exists (select 1 from event as out where ${SAME('out', 'told')} and out.kind = 'outflow-recorded'
      and out.seq > told.seq)
  union all
  select told.municipality_id, told.dossier_id, least(told.effective_on, ${AGREED_END}), 'support'
  from event as told where told.kind = 'handover-accepted' and ${AGREED_END} is not null
    and exists (select 1 from event as offer where ${SAME('offer', 'told')} and offer.kind = 'handover-offered'
      and offer.body ->> 'handoverId' = told.body ->> 'handoverId' and offer.body ->> 'reason' = 'support-ends')
    and not exists (select 1 from event as out where ${SAME('out', 'told')} and out.kind = 'outflow-recorded'
      and out.seq > told.seq)`

/** What the fold makes of a journal that was there before these columns were, said in SQL once. */
export const FILL_ENDED = `update dossier_row as row set ended_on = found.day, ended_kind = found.what
  from (
    select distinct on (municipality_id, dossier_id) municipality_id, dossier_id, day, what
    from (${TOLD}
      union all
      select municipality_id, dossier_id, due_on, case kind when 'goal-end' then 'goal' else 'support' end
      from term_row where kind in ('goal-end', 'support-end')) as one
    join dossier_row as since using (municipality_id, dossier_id)
    where since.closed_on is null and one.day >= since.unseen_on
    order by municipality_id, dossier_id, day, array_position(array['programme', 'support', 'goal'], what)) as found
  where ${SAME('found', 'row')}`

const STATEMENTS = [
  'alter table dossier_row add column ended_on date, add column ended_kind text',
  FILL_ENDED,
  // The whole city's list of this reason then reads whom it may be about and not everybody.
  `create index dossier_row_ended on dossier_row (municipality_id, ended_on, dossier_id)
    where closed_on is null and ended_on is not null`,
]

/** The first end of help since the last talk, for the radar. None depends on today or on a policy. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
