import { type Kysely, sql } from 'kysely'

/**
 * Questions to colleagues and their answers. Neither is part of a dossier: a question outlives it, and the link to the
 * dossier it came from is for the asker alone.
 */
const TABLES = [
  `create table case_question (
    municipality_id text not null, question_id uuid not null, asked_by uuid not null, asked_on date not null,
    asked_at timestamptz not null default clock_timestamp(), dossier_id uuid, title text not null, body text not null,
    topics text[] not null, closed_on date,
    primary key (municipality_id, question_id),
    foreign key (municipality_id, asked_by) references worker (municipality_id, worker_id)
  )`,
  `create table case_answer (
    municipality_id text not null, answer_id uuid not null, question_id uuid not null, answered_by uuid not null,
    answered_on date not null, answered_at timestamptz not null default clock_timestamp(), body text not null,
    helped_on date,
    primary key (municipality_id, answer_id),
    foreign key (municipality_id, question_id) references case_question on delete cascade,
    foreign key (municipality_id, answered_by) references worker (municipality_id, worker_id)
  )`,
  `create index case_answer_question on case_answer (municipality_id, question_id, answered_at)`,
]

/** Texts are asked, answered and removed, never rewritten by somebody else: only the marks can change. */
const RIGHTS = [
  `grant select, insert, delete on case_question, case_answer to trede_app`,
  `grant update (closed_on) on case_question to trede_app`,
  `grant update (helped_on) on case_answer to trede_app`,
]

const secured = (table: string): string[] => [
  `alter table ${table} enable row level security`,
  `create policy own_municipality on ${table}
    using (municipality_id = current_setting('trede.municipality', true))
    with check (municipality_id = current_setting('trede.municipality', true))`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...TABLES, ...RIGHTS, ...['case_question', 'case_answer'].flatMap(secured)])
    await sql.raw(statement).execute(db)
}
