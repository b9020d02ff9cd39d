import { type Kysely, sql } from 'kysely'

/** Which writing of a draft this is, so that an older screen is told of a newer text. Never reused, also after it was thrown away. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table draft add column revision text not null default md5(random()::text)`.execute(db)
}
