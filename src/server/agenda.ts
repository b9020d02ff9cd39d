import { randomBytes } from 'node:crypto'
import type { Hono } from 'hono'
import { getAgendaFeed, makeAgendaFeed, weighMoment, withdrawAgendaFeed } from '../api/agenda.ts'
import { addDays, dayInAmsterdam, momentInAmsterdam } from '../core/day.ts'
import { Failure } from '../core/failure.ts'
import * as agenda from '../db/agenda.ts'
import { withScope } from '../db/connect.ts'
import { closedOn } from '../policy/closed-day.ts'
import { valueOf } from '../policy/sourced.ts'
import { calendarText } from './calendar-text.ts'
import { hashToken, splitCookie } from './caller.ts'
import type { Deps } from './deps.ts'
import { clientAddress } from './limits.ts'
import { mount } from './mount.ts'

/** How far back and ahead a feed goes. Our own default. */
const BACK_DAYS = 31
const AHEAD_DAYS = 366

/** Making and withdrawing one's own feed, and what to know about a moment before an appointment is made. */
export function mountAgenda(app: Hono, deps: Deps): void {
  mount(app, deps, getAgendaFeed, async ({ trx, municipalityId, worker }) => ({
    madeOn: (await agenda.findFeed(trx, municipalityId, worker.workerId)) ?? null,
  }))
  mount(app, deps, makeAgendaFeed, async ({ trx, municipalityId, worker: { workerId }, today }) => {
    const token = randomBytes(32).toString('base64url')
    await agenda.replaceFeed(trx, municipalityId, { workerId, tokenHash: hashToken(token), madeOn: today })
    return { address: `${deps.origin()}/agenda/${municipalityId}.${token}.ics`, madeOn: today }
  })
  mount(app, deps, withdrawAgendaFeed, async ({ trx, municipalityId, worker }) => {
    await agenda.deleteFeed(trx, municipalityId, worker.workerId)
    return undefined
  })
  mount(app, deps, weighMoment, async ({ trx, municipalityId, worker }, { query }) => {
    const of = async (workerId: string) =>
      (await agenda.overlapping(trx, municipalityId, workerId, query)).map(({ startsAt, minutes, place }) => ({
        startsAt,
        minutes,
        place,
        workerId: workerId === worker.workerId ? null : workerId,
      }))
    const others = query.withWorkerId && query.withWorkerId !== worker.workerId ? await of(query.withWorkerId) : []
    const holidays = valueOf(deps.policies.country.data.publicHolidays) ?? []
    return {
      overlaps: [...(await of(worker.workerId)), ...others],
      closed: closedOn(holidays, dayInAmsterdam(new Date(query.startsAt))),
    }
  })
}

/**
 * The feed itself, for calendars that cannot sign in: whoever has the address may read it, so it names nobody.
 * An address that is wrong or withdrawn does not exist.
 */
export function mountAgendaFeed(app: Hono, deps: Deps): void {
  app.get('/agenda/:file{.+\\.ics}', async (c) => {
    await deps.limits.consume('agenda', clientAddress(c, { isBehindProxy: deps.isSecure }))
    const secret = splitCookie(c.req.param('file').replace(/\.ics$/, ''))
    if (!secret) throw new Failure('request.not-found')
    const { municipalityId, tokenHash } = secret
    const today = deps.today()
    const entries = await withScope(deps.db, municipalityId, async (trx) => {
      const workerId = await agenda.findFeedWorker(trx, municipalityId, tokenHash)
      if (!workerId) throw new Failure('request.not-found')
      return agenda.agendaBetween(trx, municipalityId, workerId, {
        from: momentInAmsterdam(addDays(today, -BACK_DAYS), '00:00'),
        until: momentInAmsterdam(addDays(today, AHEAD_DAYS), '00:00'),
      })
    })
    c.header('Cache-Control', 'private, no-store')
    return c.body(calendarText(entries, deps.now()), 200, { 'content-type': 'text/calendar; charset=utf-8' })
  })
}
