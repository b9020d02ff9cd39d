import { placeOf } from '../core/access.ts'
import { addDays, type IsoDate } from '../core/day.ts'
import { requestCounts, unanswered } from '../db/buddy.ts'
import type { Call } from './deps.ts'

const SHOWN = 50

/** A request that was last answered before this day is late; null where no policy says how soon an answer comes. */
export function lateBefore({ policy, today }: Pick<Call, 'policy' | 'today'>): IsoDate | null {
  const days = policy?.buddyAnswerDays ?? null
  return days === null ? null : addDays(today, -days)
}

/** Whether the caller answers requests of the whole municipality, and not of the own caseload alone. */
export const answersForOthers = ({ rights, actor }: Call): boolean =>
  placeOf(rights, actor.roles, 'buddy.match') === 'municipality'

/** What Vandaag tells: of the own caseload who waits too long, and to who answers for others how many do. */
export async function unansweredFor(call: Call) {
  const { trx, municipalityId, actor } = call
  const before = lateBefore(call)
  const ownerIds = [actor.workerId, ...actor.standsInFor]
  const [buddies, found] = await Promise.all([
    before ? unanswered(trx, municipalityId, { before, ownerIds, limit: SHOWN }) : [],
    answersForOthers(call) ? requestCounts(trx, municipalityId, before) : null,
  ])
  const buddyCount = found ? [...found.values()].reduce((sum, { unanswered: late }) => sum + late, 0) : null
  return { buddies, buddyCount }
}
