import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { Failure } from '../core/failure.ts'
import type { Trx } from '../db/connect.ts'
import { closeSession, openSession } from '../db/session.ts'
import { hashToken, splitCookie } from './caller.ts'

export const CSRF_HEADER = 'X-Trede-Csrf'

const random = (): string => randomBytes(32).toString('base64url')

/** `__Host-` binds the cookie to this very host over TLS; browsers refuse that prefix on plain http (localhost). */
export const sessionCookieName = (isSecure: boolean): string => (isSecure ? '__Host-trede' : 'trede')

/** Opens a session for a worker. The cookie value is '<municipality>.<token>'; the database keeps the token's hash. */
export async function startSession(
  trx: Trx,
  worker: { municipalityId: string; workerId: string },
  now: Date,
): Promise<{ cookieValue: string; csrfToken: string; expiresAt: string }> {
  const token = random()
  const csrfToken = random()
  const { expiresAt } = await openSession(trx, { ...worker, tokenHash: hashToken(token), csrfToken }, now)
  return { cookieValue: `${worker.municipalityId}.${token}`, csrfToken, expiresAt }
}

/** Ends the session a cookie value names; anything else is left alone. */
export async function endSession(
  withMunicipality: (municipalityId: string, work: (trx: Trx) => Promise<void>) => Promise<void>,
  cookieValue: string | undefined,
): Promise<void> {
  const cookie = splitCookie(cookieValue)
  if (!cookie) return
  await withMunicipality(cookie.municipalityId, (trx) => closeSession(trx, cookie.municipalityId, cookie.tokenHash))
}

const COOKIE = { httpOnly: true, sameSite: 'Lax', path: '/' } as const

export function readSessionCookie(c: Context, isSecure: boolean): string | undefined {
  return getCookie(c, sessionCookieName(isSecure))
}

/** A cookie without a lifetime: the browser forgets it when it closes, the database decides when it ends. */
export function writeSessionCookie(c: Context, cookieValue: string, isSecure: boolean): void {
  setCookie(c, sessionCookieName(isSecure), cookieValue, { ...COOKIE, secure: isSecure })
}

export function clearSessionCookie(c: Context, isSecure: boolean): void {
  setCookie(c, sessionCookieName(isSecure), '', { ...COOKIE, secure: isSecure, maxAge: 0 })
}

function isSame(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/**
 * A write proves that it comes from our own screen: it repeats the session's token, and an Origin that the browser
 * adds must be ours.
 * @throws session.csrf
 */
export function checkCsrf(c: Context, csrfToken: string, origin: string): void {
  const given = c.req.header(CSRF_HEADER)
  if (given === undefined || !isSame(given, csrfToken)) throw new Failure('session.csrf')
  const from = c.req.header('origin')
  if (from !== undefined && from !== origin) throw new Failure('session.csrf')
}
