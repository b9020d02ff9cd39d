import * as z from 'zod'
import { addMonths, IsoDate } from './day.ts'
import type { Context, Decision } from './decision.ts'
import { Failure } from './failure.ts'

export const Contract = z.enum(['permanent', 'fixed-term', 'agency', 'on-call', 'self-employed', 'subsidised'])
export type Contract = z.infer<typeof Contract>

/** Work somebody leaves for: hours a week, kind of contract, first day. */
export const Work = z
  .strictObject({ hoursPerWeek: z.number().min(0.5).max(60), contract: Contract, startsOn: IsoDate })
  .meta({ id: 'Work' })
export type Work = z.infer<typeof Work>

/** Outflow to work is 11 (employment) or 13 (self-employment). @source standards.md §3.4 */
export const WORK_REASONS: ReadonlySet<string> = new Set(['11', '13'])

export const outflowEvents = [
  z.object({
    kind: z.literal('outflow-recorded'),
    on: IsoDate,
    reason: z.string().regex(/^\d{2}$/),
    work: Work.nullable(),
  }),
  z.object({ kind: z.literal('dossier-reopened'), on: IsoDate, isReturnWithinTwelveMonths: z.boolean() }),
] as const
export type OutflowEvent = z.infer<(typeof outflowEvents)[number]>

export interface Outflow {
  on: IsoDate
  reason: string
  work: Work | null
}

export const OutflowInput = z
  .object({ on: IsoDate, reason: z.string().regex(/^\d{2}$/), work: Work.optional() })
  .meta({ id: 'OutflowInput' })
export type OutflowInput = z.infer<typeof OutflowInput>

/**
 * Ends the dossier with a reason of the national list.
 * @param openedOn first day of the (reopened) dossier; outflow lies between it and today
 * @param reasons the codes in force
 * @throws outflow.day, outflow.unknown-reason, outflow.work-missing
 * @source standards.md §3.4 (reden beëindiging)
 */
export function recordOutflow(
  input: OutflowInput,
  openedOn: IsoDate,
  reasons: ReadonlySet<string>,
  context: Context,
): Decision<OutflowEvent> {
  if (input.on < openedOn || input.on > context.today)
    throw new Failure('outflow.day', { openedOn, today: context.today }, [{ pointer: '/on', code: 'out-of-bounds' }])
  if (!reasons.has(input.reason))
    throw new Failure('outflow.unknown-reason', { reason: input.reason }, [{ pointer: '/reason', code: 'unknown' }])
  const isWork = WORK_REASONS.has(input.reason)
  if (isWork && !input.work) throw new Failure('outflow.work-missing', {}, [{ pointer: '/work', code: 'required' }])
  const event: OutflowEvent = {
    kind: 'outflow-recorded',
    on: input.on,
    reason: input.reason,
    work: isWork ? (input.work ?? null) : null,
  }
  return { events: [event], texts: [] }
}

/**
 * Opens a closed dossier again. Within twelve months it counts as a return.
 * @source seed1 L373-374 (revolving-door ratio: back within 12 months); Participatiewet art. 43a
 */
export function reopen(outflow: Outflow | null, on: IsoDate): Decision<OutflowEvent> {
  if (!outflow) throw new Failure('dossier.not-closed')
  const isReturnWithinTwelveMonths = on <= addMonths(outflow.on, 12)
  return { events: [{ kind: 'dossier-reopened', on, isReturnWithinTwelveMonths }], texts: [] }
}
