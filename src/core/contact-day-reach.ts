import { addDays, dayInAmsterdam, type IsoDate, type Moment } from './day.ts'
import type { Id } from './person.ts'

/**
 * From how many days before a contact day its workers see who is expected, also of dossiers beyond their reach. A week is
 * what dividing the talks and taking calls of people who cannot come asks. Our own choice: no study names a term.
 */
export const NAMES_AHEAD_DAYS = 7

/** How many days after a contact day they see them at most, when nobody closes it. Our own choice. */
export const NAMES_AFTER_DAYS = 7

interface NamedDay {
  heldOn: IsoDate
  workerIds: readonly Id[]
  finishedAt: Moment | null
  cancelledAt: Moment | null
}

/**
 * Whether somebody sees the people of a contact day who are beyond their reach: because they are named on it, and only
 * around that day, until the day after it was closed or called off.
 * @see docs/decisions/2026-11-26-names-beyond-reach.md
 */
export function takesPart(
  { heldOn, workerIds, finishedAt, cancelledAt }: NamedDay,
  workerId: Id,
  today: IsoDate,
): boolean {
  if (!workerIds.includes(workerId)) return false
  const atMost = addDays(heldOn, NAMES_AFTER_DAYS)
  const closedAt = finishedAt ?? cancelledAt
  const last = closedAt === null ? atMost : addDays(dayInAmsterdam(new Date(closedAt)), 1)
  return today >= addDays(heldOn, -NAMES_AHEAD_DAYS) && today <= last && today <= atMost
}
