import type { Hono } from 'hono'
import { bePresentRoute } from '../api/presence.ts'
import { namesOf } from '../db/access.ts'
import { bePresent, eventsSince, presentIn } from '../db/presence.ts'
import type { Deps } from './deps.ts'
import { mount } from './mount.ts'

/** Two people in one file: each hears who else has it open, and what happened since the version on their screen. */
export function mountPresence(app: Hono, deps: Deps): void {
  mount(app, deps, bePresentRoute, async (call, { params: { dossierId }, body }) => {
    const { trx, municipalityId, worker } = call
    const me = { dossierId, workerId: worker.workerId, now: deps.now() }
    await bePresent(trx, municipalityId, me)
    const present = await presentIn(trx, municipalityId, dossierId)
    const since = await eventsSince(trx, municipalityId, dossierId, body.version)
    const names = await namesOf(trx, municipalityId, new Set(since.map(({ actorId }) => actorId)))
    return {
      version: since.at(-1)?.seq ?? body.version,
      others: present.filter(({ workerId }) => workerId !== worker.workerId),
      since: since.map((event) => ({ ...event, actorName: names[event.actorId] ?? null })),
    }
  })
}
