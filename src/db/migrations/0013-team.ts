import { type Kysely, sql } from 'kysely'

/** The attention class that a person decided last, as the fold has it, said in SQL once. */
export const FILL_ATTENTION = `update dossier_row as row set attention_class = (
    select body ->> 'value' from event where event.municipality_id = row.municipality_id
      and event.dossier_id = row.dossier_id and kind = 'choice-decided' and body ->> 'part' = 'attention-class'
      and not exists (select 1 from event as later where later.municipality_id = event.municipality_id
        and later.dossier_id = event.dossier_id and later.kind = 'event-withdrawn'
        and (later.body ->> 'withdrawnSeq')::int = event.seq)
    order by seq desc limit 1)`

const STATEMENTS = [
  `alter table dossier_row add column attention_class text`,
  FILL_ATTENTION,
  // The load of a team is counted from these; a week's appointments and requests that wait are found by the others.
  `create index dossier_row_team_open on dossier_row (municipality_id, team_id, owner_id) where closed_on is null`,
  `create index appointment_row_week on appointment_row (municipality_id, starts_at, worker_id)`,
  `create index term_row_waiting on term_row (municipality_id, kind, team_id, due_on)
    where kind in ('worker-change', 'support-end')`,
  `create index event_batch on event (municipality_id, (body ->> 'batchId'))
    where kind = 'handover-offered' and body ->> 'batchId' is not null`,
  `create table worker_hours (
    municipality_id text not null, worker_id uuid not null, from_on date not null,
    minutes_per_week int not null check (minutes_per_week between 0 and 2400),
    made_by uuid not null, made_on date not null,
    primary key (municipality_id, worker_id, from_on),
    foreign key (municipality_id, worker_id) references worker
  )`,
  `create table working_figure (
    municipality_id text not null, team_id uuid not null, group_kind text not null, group_key text not null,
    minutes_per_contact int not null check (minutes_per_contact between 5 and 480),
    interval_days int check (interval_days between 1 and 730), made_by uuid not null, made_on date not null,
    primary key (municipality_id, team_id, group_kind, group_key),
    foreign key (municipality_id, team_id) references team
  )`,
  `create table capacity_rule (
    municipality_id text not null, rule_id uuid not null, principle text not null, groups jsonb not null,
    decision text not null, decided_on date not null, from_on date not null, until_on date not null,
    made_by uuid not null, made_on date not null, ended_on date, ended_by uuid,
    primary key (municipality_id, rule_id)
  )`,
  `create table transfer (
    municipality_id text not null, transfer_id uuid not null, from_worker_id uuid not null, leaves_on date not null,
    made_by uuid not null, made_on date not null,
    primary key (municipality_id, transfer_id)
  )`,
  `create index transfer_made on transfer (municipality_id, made_on desc, transfer_id)`,
]

/** A rule is recorded and can end early, but what it said never changes; a transfer only begins. */
const GRANTS: Record<string, string> = {
  worker_hours: 'select, insert, update',
  working_figure: 'select, insert, update, delete',
  capacity_rule: 'select, insert',
  transfer: 'select, insert',
}

const rowSecurity = ([table, grants]: [string, string]): string[] => [
  `grant ${grants} on ${table} to trede_app`,
  `alter table ${table} enable row level security`,
  `create policy own_municipality on ${table}
    using (municipality_id = current_setting('trede.municipality', true))
    with check (municipality_id = current_setting('trede.municipality', true))`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  const rights = [
    ...Object.entries(GRANTS).flatMap(rowSecurity),
    'grant update (ended_on, ended_by) on capacity_rule to trede_app',
  ]
  for (const statement of [...STATEMENTS, ...rights]) await sql.raw(statement).execute(db)
}
