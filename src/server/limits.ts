import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Failure } from '../core/failure.ts'

/** What is counted: sign-in attempts and readings of agendas per network address, searches per session. */
export type LimitKind = 'sign-in' | 'search' | 'agenda'

export interface LimitSettings {
  /** Sign-in attempts per network address per minute; our own default is 30. */
  signInPerMinute?: number | undefined
  /** Searches per session per minute; our own default is 60. */
  searchPerMinute?: number | undefined
  /** Readings of agendas per network address per minute; our own default is 300: an office has one address. */
  agendaPerMinute?: number | undefined
}

export interface Limits {
  /** Counts one. @throws request.too-many with `retryAfterSeconds` */
  consume: (kind: LimitKind, key: string) => Promise<void>
}

/** Counts in the memory of this process: several processes each allow the full number, and a restart forgets. */
export function createLimits({
  signInPerMinute = 30,
  searchPerMinute = 60,
  agendaPerMinute = 300,
}: LimitSettings = {}): Limits {
  const limiters = {
    'sign-in': new RateLimiterMemory({ points: signInPerMinute, duration: 60 }),
    search: new RateLimiterMemory({ points: searchPerMinute, duration: 60 }),
    agenda: new RateLimiterMemory({ points: agendaPerMinute, duration: 60 }),
  }
  return {
    consume: async (kind, key) => {
      try {
        await limiters[kind].consume(key)
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal
        throw new Failure('request.too-many', { retryAfterSeconds: Math.ceil(refusal.msBeforeNext / 1000) })
      }
    },
  }
}

/**
 * The network address that a request came from. Behind a proxy it is the last one in X-Forwarded-For: the only one
 * that our own proxy wrote; those before it are whatever the caller claimed.
 */
export function clientAddress(c: Context, { isBehindProxy }: { isBehindProxy: boolean }): string {
  const forwarded = isBehindProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  if (forwarded) return forwarded
  return c.env?.incoming ? (getConnInfo(c).remote.address ?? 'unknown') : 'unknown'
}
