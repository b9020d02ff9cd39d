import { placeOf } from '../core/access.ts'
import { Failure } from '../core/failure.ts'
import * as days from '../db/contact-day.ts'
import type { Call } from './deps.ts'

/** Whoever may write contacts of a whole team sees the days of that team. */
export const seesTeam = (call: Call): boolean => placeOf(call.rights, call.actor.roles, 'contact.write') !== 'own'

/**
 * A day that the caller works on, has planned, or that is of a team whose contacts they may write. Working on a day is
 * the ground for seeing who is expected there, and for noting the talks of that day.
 * @throws contact-day.not-found
 */
export async function getDay(call: Call, contactDayId: string, isLocked = false): Promise<days.FoundDay> {
  const { trx, municipalityId, actor } = call
  const found = await days.findDay(trx, municipalityId, contactDayId, isLocked)
  const isMine = found && (found.madeBy === actor.workerId || found.workerIds.includes(actor.workerId))
  const isOfTeam = found && seesTeam(call) && actor.teamIds.includes(found.teamId)
  if (!found || !(isMine || isOfTeam)) throw new Failure('contact-day.not-found', { contactDayId })
  return found
}
