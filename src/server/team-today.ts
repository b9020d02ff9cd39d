import type { Hono } from 'hono'
import { getTeamToday } from '../api/capacity.ts'
import { placeOf } from '../core/access.ts'
import { addDays } from '../core/day.ts'
import { namesOf } from '../db/access.ts'
import { countWaitingIn } from '../db/capacity.ts'
import { radarTotals } from '../db/radar.ts'
import { countUnowned } from '../db/today.ts'
import * as transfers from '../db/transfer.ts'
import { reachFor } from './attention.ts'
import type { Call, Deps } from './deps.ts'
import { mount } from './mount.ts'
import { normsFor } from './radar-norms.ts'

/** From so long before a last working day, and as long after it as somebody is left. Our own defaults. */
const AHEAD_DAYS = 30
const BACK_DAYS = 90

async function leaving(call: Call) {
  const { trx, municipalityId, actor, today } = call
  if (placeOf(call.rights, actor.roles, 'handover.bulk') === undefined) return []
  const found = (await transfers.transfersOf(trx, municipalityId, actor.teamIds)).filter(
    ({ leavesOn }) => leavesOn <= addDays(today, AHEAD_DAYS) && leavesOn >= addDays(today, -BACK_DAYS),
  )
  const names = await namesOf(trx, municipalityId, new Set(found.map(({ fromWorkerId }) => fromWorkerId)))
  const items = []
  for (const { transferId, fromWorkerId, leavesOn } of found) {
    const { open } = await transfers.countStates(trx, municipalityId, transferId)
    const notOffered = await transfers.countNotOffered(trx, municipalityId, fromWorkerId)
    if (leavesOn >= today || open + notOffered > 0)
      items.push({ transferId, leavesOn, open, notOffered, name: names[fromWorkerId] ?? '' })
  }
  return items.toSorted((a, b) => (a.leavesOn < b.leavesOn ? -1 : 1))
}

/** Where a team lead begins the day: counts of the own teams, no names of residents. */
export function mountTeamToday(app: Hono, deps: Deps): void {
  mount(app, deps, getTeamToday, async (call) => {
    const { trx, municipalityId, actor, today } = call
    if (actor.teamIds.length === 0) return { outOfSight: 0, notAccepted: 0, unowned: 0, requests: 0, leaving: [] }
    const world = { municipalityId, reach: reachFor(call, 'capacity.read', 'team'), query: {}, today }
    const { days } = await normsFor(call, world)
    const totals = await radarTotals(trx, world, days)
    return {
      outOfSight: totals.onRadar,
      notAccepted: totals.reasons.handover,
      unowned: await countUnowned(trx, municipalityId, actor.teamIds),
      requests: await countWaitingIn(trx, municipalityId, actor.teamIds),
      leaving: await leaving(call),
    }
  })
}
