import { placeOf } from '../core/access.ts'
import { takesPart } from '../core/contact-day-reach.ts'
import { Failure } from '../core/failure.ts'
import * as days from '../db/contact-day.ts'
import { dossiersAmong } from '../db/contact-day-candidate.ts'
import { reachFor } from './attention.ts'
import type { Call } from './deps.ts'

/** Whoever may write contacts of a whole team sees the days of that team. */
export const seesTeam = (call: Call): boolean => placeOf(call.rights, call.actor.roles, 'contact.write') !== 'own'

/**
 * A day that the caller works on, has planned, or that is of a team whose contacts they may write. Who is on its list is
 * another matter: people beyond the caller's reach are for who takes part in it.
 * @throws contact-day.not-found
 */
export async function getDay(call: Call, contactDayId: string, lock?: 'share' | 'update'): Promise<days.FoundDay> {
  const { trx, municipalityId, actor } = call
  const found = await days.findDay(trx, municipalityId, contactDayId, lock)
  const isMine = found && (found.madeBy === actor.workerId || found.workerIds.includes(actor.workerId))
  const isOfTeam = found && seesTeam(call) && actor.teamIds.includes(found.teamId)
  if (!found || !(isMine || isOfTeam)) throw new Failure('contact-day.not-found', { contactDayId })
  return found
}

/** Whether the caller sees everybody on the list of a day, and notes their talks, whoever guides them. */
export const seesEverybody = (call: Call, day: days.FoundDay): boolean =>
  takesPart(day, call.actor.workerId, call.today)

/** Somebody whom the caller does not see on the list is not there for them. @throws contact-day.not-listed */
export async function requireSeen(call: Call, day: days.FoundDay, dossierId: string): Promise<void> {
  if (seesEverybody(call, day)) return
  const reach = reachFor(call, 'contact.write', 'municipality')
  const found = await dossiersAmong(call.trx, call.municipalityId, reach, [dossierId])
  if (found.length === 0) throw new Failure('contact-day.not-listed', { dossierId })
}
