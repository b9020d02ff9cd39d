import { type Kysely, sql } from 'kysely'

/**
 * Who a municipality's letters come from, every version of it: a letter is printed with what held when it was sent.
 * Of questions to colleagues: what the asker saw last, what was changed, and which topics somebody knows about.
 */
const STATEMENTS = [
  `create table letter_sender (
    municipality_id text not null, revision int not null check (revision > 0), department text, address text,
    postcode text, city text, phone text, email text, hours text, made_by uuid not null, made_at timestamptz not null,
    primary key (municipality_id, revision),
    foreign key (municipality_id, made_by) references worker (municipality_id, worker_id)
  )`,
  `alter table case_question add column edited_on date, add column closed_as text,
    add column seen_at timestamptz not null default clock_timestamp()`,
  `update case_question set closed_as = 'answered' where closed_on is not null`,
  `alter table case_answer add column corrected_on date, add column corrected_at timestamptz`,
  `create table case_answer_version (
    municipality_id text not null, answer_id uuid not null, version int not null, body text not null,
    written_on date not null,
    primary key (municipality_id, answer_id, version),
    foreign key (municipality_id, answer_id) references case_answer on delete cascade
  )`,
  `create table worker_topic (
    municipality_id text not null, worker_id uuid not null, topic text not null,
    primary key (municipality_id, worker_id, topic),
    foreign key (municipality_id, worker_id) references worker (municipality_id, worker_id)
  )`,
]

/** A version of the sender and an earlier answer never change; an answer that is removed takes its versions along. */
const RIGHTS = [
  `grant select, insert on letter_sender to trede_app`,
  `grant update (title, body, topics, edited_on, closed_as, seen_at) on case_question to trede_app`,
  `grant update (body, corrected_on, corrected_at) on case_answer to trede_app`,
  `grant select, insert on case_answer_version to trede_app`,
  `grant select, insert, delete on worker_topic to trede_app`,
]

const secured = (table: string): string[] => [
  `alter table ${table} enable row level security`,
  `create policy own_municipality on ${table}
    using (municipality_id = current_setting('trede.municipality', true))
    with check (municipality_id = current_setting('trede.municipality', true))`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  const tables = ['letter_sender', 'case_answer_version', 'worker_topic']
  for (const statement of [...STATEMENTS, ...RIGHTS, ...tables.flatMap(secured)]) await sql.raw(statement).execute(db)
}
