import type { Hono } from 'hono'
import {
  addStandIn,
  endStandIn,
  getSession,
  listBreakGlass,
  listReads,
  listStandIns,
  listWorkers,
  openBreakGlass,
  reviewBreakGlass,
  signOut,
} from '../api/access.ts'
import { Permission, placeOf } from '../core/access.ts'
import { Failure } from '../core/failure.ts'
import { appointStandIn } from '../core/stand-in.ts'
import { findTarget, findWorker, getMunicipality, logReads, listWorkers as workersOf } from '../db/access.ts'
import * as glass from '../db/break-glass.ts'
import { readLogPage } from '../db/read-log.ts'
import { closeSession } from '../db/session.ts'
import * as standIns from '../db/stand-in.ts'
import type { Call, Deps } from './deps.ts'
import { mount } from './mount.ts'

/** How long emergency access lasts. Our own default: the sources give none. */
const BREAK_GLASS_HOURS = 8
const READ_PAGE = 50

/** Somebody who stands in must exist, be active, and belong to the same team as a team lead may appoint for. */
async function requireStandInReach(call: Call, absentWorkerId: string, workerId: string): Promise<void> {
  const [absent, worker] = [
    await findWorker(call.trx, call.municipalityId, absentWorkerId, call.today),
    await findWorker(call.trx, call.municipalityId, workerId, call.today),
  ]
  if (!absent || !worker?.isActive || absentWorkerId === workerId)
    throw new Failure('access.unknown-worker', {}, [{ pointer: '/workerId', code: 'unknown' }])
  const place = placeOf(call.rights, call.actor.roles, 'stand-in.manage')
  const isOwnTeam = absent.teamIds.some((teamId) => call.actor.teamIds.includes(teamId))
  if (place === 'own' ? absentWorkerId !== call.worker.workerId : place === 'team' && !isOwnTeam)
    throw new Failure('access.denied', { permission: 'stand-in.manage' })
}

function mountStandIns(app: Hono, deps: Deps): void {
  mount(app, deps, listStandIns, async ({ trx, municipalityId, today }) => ({
    items: await standIns.listStandIns(trx, municipalityId, today),
  }))
  mount(app, deps, addStandIn, async (call, { body }) => {
    if (body.absentWorkerId === body.workerId) appointStandIn(body, [], call.today)
    await requireStandInReach(call, body.absentWorkerId, body.workerId)
    const running = await standIns.listStandIns(call.trx, call.municipalityId, call.today)
    const standIn = { standInId: call.context.newId(), ...appointStandIn(body, running, call.today) }
    await standIns.insertStandIn(call.trx, call.municipalityId, standIn, call.worker.workerId)
    return standIn
  })
  mount(app, deps, endStandIn, async (call, { params }) => {
    const standIn = await standIns.findStandIn(call.trx, call.municipalityId, params.standInId)
    if (!standIn) throw new Failure('request.not-found')
    await requireStandInReach(call, standIn.absentWorkerId, standIn.workerId)
    await standIns.deleteStandIn(call.trx, call.municipalityId, params.standInId)
    return undefined
  })
}

function mountBreakGlass(app: Hono, deps: Deps): void {
  mount(app, deps, openBreakGlass, async (call, { params: { dossierId }, body }) => {
    const who = { workerId: call.worker.workerId, now: call.nowText }
    if (!(await findTarget(call.trx, call.municipalityId, dossierId, who)))
      throw new Failure('dossier.not-found', { dossierId })
    const breakGlassId = call.context.newId()
    const expiresAt = new Date(deps.now().getTime() + BREAK_GLASS_HOURS * 3_600_000).toISOString()
    await glass.insertBreakGlass(call.trx, {
      municipality_id: call.municipalityId,
      break_glass_id: breakGlassId,
      dossier_id: dossierId,
      worker_id: call.worker.workerId,
      reason: body.reason,
      expires_at: expiresAt,
    })
    return { breakGlassId, expiresAt }
  })
  mount(app, deps, listBreakGlass, async ({ trx, municipalityId }) => ({
    items: await glass.listBreakGlass(trx, municipalityId),
  }))
  mount(app, deps, reviewBreakGlass, async (call, { params, body }) => {
    const review = { by: call.worker.workerId, at: call.nowText, text: body.review }
    if (!(await glass.reviewBreakGlass(call.trx, call.municipalityId, params.breakGlassId, review)))
      throw new Failure('request.not-found')
    return undefined
  })
}

/** Session, workers, stand-ins, the read log and emergency access. */
export function mountAccess(app: Hono, deps: Deps): void {
  mount(app, deps, getSession, async (call) => {
    const { workerId, name, roles, teamIds, isActive, standsInFor } = call.worker
    const places = Permission.options.map((permission) => [permission, placeOf(call.rights, roles, permission)])
    return {
      csrfToken: call.csrfToken,
      worker: { workerId, name, roles, teamIds, isActive },
      municipality: await getMunicipality(call.trx, call.municipalityId),
      permissions: Object.fromEntries(places.filter(([, place]) => place !== undefined)),
      standsInFor,
      today: call.today,
    }
  })
  mount(app, deps, signOut, async (call) => {
    await closeSession(call.trx, call.municipalityId, call.tokenHash)
    return undefined
  })
  mount(app, deps, listWorkers, async ({ trx, municipalityId }) => workersOf(trx, municipalityId))
  mountStandIns(app, deps)
  mount(app, deps, listReads, async (call, { query }) => {
    const { onlyBreakGlass, ...rest } = query
    const asked = { ...rest, onlyBreakGlass: onlyBreakGlass === 'true' }
    const items = await readLogPage(call.trx, call.municipalityId, asked, READ_PAGE + 1)
    const page = items.slice(0, READ_PAGE)
    const look = {
      dossierId: query.dossierId ?? null,
      what: 'read-log',
      purpose: 'privacy',
      subjects: page.length,
    } as const
    await logReads(call.trx, call.municipalityId, call.worker.workerId, [look])
    return { items: page, next: items.length > READ_PAGE ? (page.at(-1)?.readId ?? null) : null }
  })
  mountBreakGlass(app, deps)
}
