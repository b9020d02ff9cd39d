import { sql } from 'kysely'
import { dayInAmsterdam, type IsoDate } from '../core/day.ts'
import { type WorkerFacts, workerFacts, workerQuery } from './access.ts'
import { together } from './ahead.ts'
import type { Trx } from './connect.ts'

/** A session ends after so many minutes without a request; our own default. */
export const IDLE_MINUTES = 60
/** A session ends at the latest so many hours after sign-in: one working day; our own default. */
export const LONGEST_HOURS = 10

const MINUTE_MS = 60_000

/** The token itself lives in the browser alone; `tokenHash` is its SHA-256. */
export interface NewSession {
  municipalityId: string
  workerId: string
  tokenHash: string
  csrfToken: string
}

export interface FoundSession {
  workerId: string
  worker: WorkerFacts | undefined
  csrfToken: string
  expiresAt: string
  /** How many versions of its policy the municipality has published: they never go, so a count says whether one is new. */
  publishedVersions: number
}

/** Keeps a new session, and throws away those of the municipality that have ended. */
export async function openSession(trx: Trx, session: NewSession, now: Date): Promise<{ expiresAt: string }> {
  const expiresAt = new Date(now.getTime() + IDLE_MINUTES * MINUTE_MS).toISOString()
  const endsAt = new Date(now.getTime() + LONGEST_HOURS * 60 * MINUTE_MS).toISOString()
  await trx
    .deleteFrom('session')
    .where('municipality_id', '=', session.municipalityId)
    .where('expires_at', '<=', now.toISOString())
    .execute()
  await trx
    .insertInto('session')
    .values({
      municipality_id: session.municipalityId,
      token_hash: session.tokenHash,
      worker_id: session.workerId,
      csrf_token: session.csrfToken,
      expires_at: expiresAt,
      ends_at: endsAt,
    })
    .execute()
  return { expiresAt }
}

/**
 * The session that still lives, with its worker as of `today`; or undefined. Looking it up keeps it alive: its end
 * moves along, at most once a minute and never past the longest term. A row that another request is moving is left
 * alone, so nobody waits.
 */
export async function findSession(
  trx: Trx,
  municipalityId: string,
  tokenHash: string,
  now: Date,
  today: IsoDate = dayInAmsterdam(now),
): Promise<FoundSession | undefined> {
  const session = trx
    .selectFrom('session')
    .where('municipality_id', '=', municipalityId)
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now.toISOString())
  const [[row], [worker]] = await together(
    trx,
    session.select(['worker_id', 'csrf_token', 'expires_at', 'ends_at']).select(({ selectFrom }) =>
      selectFrom('policy_version')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('municipality_id', '=', municipalityId)
        .where('state', '=', 'published')
        .as('published'),
    ),
    workerQuery(trx, municipalityId, session.select('worker_id').$asScalar(), today),
  )
  if (!row) return undefined
  const found = {
    workerId: row.worker_id,
    csrfToken: row.csrf_token,
    worker: worker && workerFacts(worker),
    publishedVersions: row.published ?? 0,
  }
  const nextEnd = Math.min(now.getTime() + IDLE_MINUTES * MINUTE_MS, Date.parse(row.ends_at))
  if (nextEnd - Date.parse(row.expires_at) < MINUTE_MS) return { ...found, expiresAt: row.expires_at }
  const expiresAt = new Date(nextEnd).toISOString()
  await sql`update session set expires_at = ${expiresAt} where (municipality_id, token_hash) in (
    select municipality_id, token_hash from session
    where municipality_id = ${municipalityId} and token_hash = ${tokenHash} for update skip locked)`.execute(trx)
  return { ...found, expiresAt }
}

/** Ends a session. One that is gone already stays gone. */
export async function closeSession(trx: Trx, municipalityId: string, tokenHash: string): Promise<void> {
  await trx
    .deleteFrom('session')
    .where('municipality_id', '=', municipalityId)
    .where('token_hash', '=', tokenHash)
    .execute()
}

/** The worker whom the identity provider calls `subject`; inactive ones too. */
export async function findWorkerBySubject(
  trx: Trx,
  municipalityId: string,
  subject: string,
): Promise<{ workerId: string; isActive: boolean } | undefined> {
  const row = await trx
    .selectFrom('worker')
    .select(['worker_id', 'is_active'])
    .where('municipality_id', '=', municipalityId)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return row && { workerId: row.worker_id, isActive: row.is_active }
}
