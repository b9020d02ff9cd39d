import * as z from 'zod'
import type { IsoDate } from './day.ts'
import { Failure } from './failure.ts'

/** What became of an offer of a transfer. 'closed': the dossier closed before an answer came. */
export const TransferState = z.enum(['open', 'accepted', 'declined', 'withdrawn', 'closed'])
export type TransferState = z.infer<typeof TransferState>

/** Why a resident was not offered, one by one, so that nothing is lost in a number. */
export const TransferOutcome = z.enum(['offered', 'on-offer', 'not-theirs', 'out-of-reach', 'closed'])
export type TransferOutcome = z.infer<typeof TransferOutcome>

/** @throws transfer.leaving-past */
export function requireLeaving(leavesOn: IsoDate, today: IsoDate): void {
  if (leavesOn < today) throw new Failure('transfer.leaving-past', {}, [{ pointer: '/leavesOn', code: 'past' }])
}

export interface Receiver {
  workerId: string
  residents: number
  /** Null where nobody entered them. */
  minutesPerWeek: number | null
}

/**
 * A receiver for each resident, in the order given: each goes to whom then has the fewest residents for their hours.
 * Where hours are not known, a worker counts as one of average hours. A proposal; the team lead changes it.
 */
export function divide(residents: readonly string[], receivers: readonly Receiver[]): Map<string, string> {
  const known = receivers.flatMap(({ minutesPerWeek }) => (minutesPerWeek ? [minutesPerWeek] : []))
  const average = known.length > 0 ? known.reduce((sum, one) => sum + one, 0) / known.length : 1
  const able = receivers
    .filter(({ minutesPerWeek }) => minutesPerWeek !== 0)
    .map(({ workerId, residents: count, minutesPerWeek }) => ({ workerId, count, weight: minutesPerWeek ?? average }))
  const proposed = new Map<string, string>()
  for (const resident of residents) {
    const [first, ...others] = able
    if (!first) break
    let least = first
    for (const one of others) if ((one.count + 1) / one.weight < (least.count + 1) / least.weight) least = one
    least.count++
    proposed.set(resident, least.workerId)
  }
  return proposed
}

/** Fills `{name}` and the like in a template; what is not given stays as it is. */
export const filledIn = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replaceAll(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole)
