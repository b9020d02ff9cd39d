import * as z from 'zod'
import { daysBetween, type IsoDate } from './day.ts'
import type { HandoverEvent, Support } from './handover.ts'
import type { Id } from './person.ts'

/**
 * What ended: a programme, guidance for a time, or the time agreed for a goal.
 * @source seed3 L370, L480 (programme); seed4 L2140-2149 (guidance); seed0 L3067-3072, L2374-2380 (rest, orientation)
 */
export const EndKind = z.enum(['programme', 'support', 'goal'])
export type EndKind = z.infer<typeof EndKind>

/** Help that ended, or that will end on this day. */
export interface HelpEnd {
  kind: EndKind
  on: IsoDate
}

/** An end that a hand-over told of. */
export interface ToldEnd extends HelpEnd {
  handoverId: Id
}

/** What an offer says has ended. Guidance with an agreed end lasts until that day, or until somebody takes over. */
function endOffered(
  { reason, on, handoverId }: HandoverEvent & { kind: 'handover-offered' },
  support: Support | null,
): ToldEnd[] {
  if (reason === 'programme-over') return [{ kind: 'programme', on, handoverId }]
  return reason === 'support-ends' && !support ? [{ kind: 'support', on, handoverId }] : []
}

/**
 * Ends after one more event. A receiver who declines changes nothing about the end; a giver who takes the offer back does.
 * @param before hand-over and support as they stood
 */
export function applyEnds(
  ends: readonly ToldEnd[],
  event: HandoverEvent,
  before: { handover: { reason: string | null } | null; support: Support | null },
): readonly ToldEnd[] {
  const { handover, support } = before
  switch (event.kind) {
    case 'handover-offered':
      return [...ends, ...endOffered(event, support)]
    case 'handover-accepted': {
      if (handover?.reason !== 'support-ends' || !support) return ends
      const on = daysBetween(event.on, support.untilOn) > 0 ? event.on : support.untilOn
      return [...ends, { kind: 'support', on, handoverId: event.handoverId }]
    }
    case 'handover-declined':
      return ends
    case 'handover-withdrawn':
      return ends.filter(({ handoverId }) => handoverId !== event.handoverId)
  }
}

/**
 * The first end that no talk on a later day followed; it may lie ahead. The last talk of a programme is often on the day
 * of its end, so that one does not count as a talk after it.
 * @param unseenOn the last talk, or the first day of the period
 */
export function firstEndSince(ends: readonly HelpEnd[], unseenOn: IsoDate): HelpEnd | null {
  const order = ({ kind, on }: HelpEnd): string => `${on} ${EndKind.options.indexOf(kind)}`
  const since = ends.filter(({ on }) => on >= unseenOn)
  return since.toSorted((a, b) => (order(a) < order(b) ? -1 : 1))[0] ?? null
}
