import type { Generated } from 'kysely'

export interface DraftTable {
  municipality_id: string
  worker_id: string
  draft_key: string
  body: unknown
  saved_at: Generated<string>
  /** Which writing it is; never used twice. */
  revision: Generated<string>
}
