import { type Kysely, sql } from 'kysely'

/** What a row in an agenda is: a talk with a resident, or a conference about one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table appointment_row add column kind text not null default 'talk'`.execute(db)
}
