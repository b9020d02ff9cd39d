import type { Hono } from 'hono'
import {
  addBuddy,
  askBuddyRoute,
  changeBuddy,
  countBuddyRequests,
  declineBuddyRoute,
  endBuddyRoute,
  findNobodyRoute,
  listBuddies,
  listBuddyRequests,
  proposeBuddyRoute,
  removeBuddy,
  startBuddyRoute,
} from '../api/buddy.ts'
import {
  askBuddy,
  type BuddyEvent,
  type BuddyRequest,
  checkBuddy,
  declineBuddy,
  endBuddy,
  findNobody,
  isAvailable,
  proposeBuddy,
  startBuddy,
  waitsSince,
} from '../core/buddy.ts'
import type { Context, Decision } from '../core/decision.ts'
import { Failure } from '../core/failure.ts'
import { GoalKind } from '../core/plan-goal.ts'
import { logReads } from '../db/access.ts'
import * as db from '../db/buddy.ts'
import { reachFor } from './attention.ts'
import { answersForOthers, lateBefore } from './buddy-waiting.ts'
import { change, changed, getDossierEvents } from './change.ts'
import type { Call, Deps } from './deps.ts'
import { mount } from './mount.ts'
import { tellRounded } from './try-out-shown.ts'

const REQUEST_LIMIT = 200

async function waiting(call: Call) {
  const { trx, municipalityId } = call
  const reach = reachFor(call, 'dossier.read', 'municipality')
  const found = await db.waitingRequests(trx, municipalityId, reach, answersForOthers(call), REQUEST_LIMIT + 1)
  const before = lateBefore(call)
  const items = found.slice(0, REQUEST_LIMIT).map((row) => ({
    ...row,
    isLate: row.state === 'open' && before !== null && waitsSince(row) < before,
  }))
  const look = { dossierId: null, what: 'buddy-requests', purpose: 'guidance', subjects: items.length } as const
  await logReads(trx, municipalityId, call.worker.workerId, [look])
  return {
    items,
    isCut: found.length > REQUEST_LIMIT,
    answerDays: call.policy?.buddyAnswerDays ?? null,
    today: call.today,
  }
}

async function counts(call: Call) {
  const { trx, municipalityId, today } = call
  const [found, buddies] = await Promise.all([
    db.requestCounts(trx, municipalityId, lateBefore(call)),
    db.listBuddies(trx, municipalityId),
  ])
  const there = buddies.filter((one) => isAvailable(one, today))
  const none = { waiting: 0, unanswered: 0, running: 0 }
  const items = GoalKind.options.map((helpKind) => {
    const of = found.get(helpKind) ?? none
    const helping = there.filter(({ kinds }) => kinds.includes(helpKind))
    return {
      helpKind,
      waiting: tellRounded(of.waiting),
      unanswered: tellRounded(of.unanswered),
      running: tellRounded(of.running),
      room: helping.reduce((sum, { seats, taken }) => sum + seats - taken, 0),
    }
  })
  return { items, answerDays: call.policy?.buddyAnswerDays ?? null }
}

async function requireBuddy({ trx, municipalityId }: Call, buddyId: string) {
  await db.lockBuddy(trx, municipalityId, buddyId)
  const found = (await db.listBuddies(trx, municipalityId)).find((one) => one.buddyId === buddyId)
  if (!found) throw new Failure('buddy.not-found', { buddyId })
  return found
}

function mountRegister(app: Hono, deps: Deps): void {
  mount(app, deps, listBuddies, async ({ trx, municipalityId, today }) => ({
    items: await db.listBuddies(trx, municipalityId),
    today,
  }))
  mount(app, deps, addBuddy, async ({ trx, municipalityId, context, worker, today }, { body }) => {
    checkBuddy(body)
    const buddyId = context.newId()
    await db.insertBuddy(trx, municipalityId, { buddyId, by: worker.workerId, on: today }, body)
    return { buddyId }
  })
  mount(app, deps, changeBuddy, async (call, { params: { buddyId }, body: { revision, ...input } }) => {
    const { trx, municipalityId, worker, today } = call
    const found = await requireBuddy(call, buddyId)
    if (found.revision !== revision) throw new Failure('buddy.changed-meanwhile', { buddyId })
    checkBuddy(input)
    await db.updateBuddy(trx, municipalityId, { buddyId, by: worker.workerId, on: today }, input)
    return undefined
  })
  mount(app, deps, removeBuddy, async (call, { params: { buddyId } }) => {
    const { taken } = await requireBuddy(call, buddyId)
    if (taken > 0) throw new Failure('buddy.in-use', { buddyId, taken })
    await db.deleteBuddy(call.trx, call.municipalityId, buddyId)
    return undefined
  })
  mount(app, deps, listBuddyRequests, waiting)
  mount(app, deps, countBuddyRequests, counts)
}

/** An answer by whoever keeps the register: decided on the dossier as it is, of which they see nothing. */
async function answered(
  call: Call,
  dossierId: string,
  decide: (requests: readonly BuddyRequest[], context: Context) => Decision<BuddyEvent>,
): Promise<undefined> {
  const { length: version } = await getDossierEvents(call, dossierId)
  await change(call, { dossierId, version, purpose: 'guidance' }, ({ buddies }, context) => decide(buddies, context))
  return undefined
}

function mountAnswers(app: Hono, deps: Deps): void {
  mount(app, deps, proposeBuddyRoute, async (call, { params: { dossierId, requestId }, body }) => {
    const place = await db.lockBuddy(call.trx, call.municipalityId, body.buddyId)
    return answered(call, dossierId, (requests, context) => proposeBuddy(requests, requestId, body, place, context))
  })
  mount(app, deps, findNobodyRoute, (call, { params: { dossierId, requestId } }) =>
    answered(call, dossierId, (requests, context) => findNobody(requests, requestId, context)),
  )
  mount(app, deps, declineBuddyRoute, (call, { params: { dossierId, requestId }, body: { side } }) =>
    answered(call, dossierId, (requests, context) => declineBuddy(requests, requestId, side, context)),
  )
}

/** Somebody who rides along: the register, the requests, and what becomes of them. @source seed3 L334, L655 */
export function mountBuddy(app: Hono, deps: Deps): void {
  mountRegister(app, deps)
  mountAnswers(app, deps)
  mount(app, deps, askBuddyRoute, (call, { params, body: { version, ...input } }) =>
    changed(call, { ...params, version, purpose: 'guidance' }, ({ buddies, plan }, context) =>
      askBuddy(buddies, plan, input, context),
    ),
  )
  mount(app, deps, startBuddyRoute, (call, { params: { dossierId, requestId }, body: { version, on } }) =>
    changed(call, { dossierId, version, purpose: 'guidance' }, ({ buddies }, context) =>
      startBuddy(buddies, requestId, on ?? context.today, context),
    ),
  )
  mount(app, deps, endBuddyRoute, (call, { params: { dossierId, requestId }, body: { version, ...input } }) =>
    changed(call, { dossierId, version, purpose: 'guidance' }, ({ buddies }, context) =>
      endBuddy(buddies, requestId, input, context),
    ),
  )
}
