import { sql } from 'kysely'
import type { Db } from './connect.ts'

/** So much is read back at most after a crash, within seconds; our own default. */
const MOST_LOG_BYTES = 64 * 1024 * 1024

/**
 * Keeps the embedded database's log short. A PostgreSQL server has a background process for this; PGlite has none,
 * and would keep and replay everything since the last clean stop. For a timer; of the embedded database alone.
 */
export async function checkpointWhenDue(db: Db): Promise<boolean> {
  const { rows } = await sql<{ bytes: number }>`
    select pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn) as bytes from pg_control_checkpoint()`.execute(db)
  if ((rows[0]?.bytes ?? 0) < MOST_LOG_BYTES) return false
  await sql`checkpoint`.execute(db)
  return true
}
