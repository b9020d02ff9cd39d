import * as z from 'zod'
import { ListedPerson, Phase } from './attention.ts'
import { addDays, IsoDate } from './day.ts'
import { type Context, type Decision, keepText, type NewText, Note } from './decision.ts'
import { Failure } from './failure.ts'
import { EndKind } from './help-end.ts'
import { Id } from './person.ts'

/** Why somebody is on the radar; each is a rule over dates, never a score. @source seed4 P1 P2 P24, seed3 P16, seed0 P5 P7 */
export const RadarReason = z.enum([
  'never-spoken',
  'silent',
  'date-passed',
  'no-next-date',
  'ended',
  'missed',
  'outcome-missing',
  'handover',
  'suspended',
])
export type RadarReason = z.infer<typeof RadarReason>

/** Why somebody may be left in peace for a while. Our own list; 'other' asks words. */
export const SnoozeReason = z.enum(['agreed', 'treatment', 'others-guide', 'answer-awaited', 'other'])
export type SnoozeReason = z.infer<typeof SnoozeReason>

/** Whose answer one waits for. Our own list; 'other' asks words. */
export const AwaitedFrom = z.enum(['colleague', 'employer', 'care', 'organisation', 'other'])
export type AwaitedFrom = z.infer<typeof AwaitedFrom>

export const radarEvents = [
  z.object({
    kind: z.literal('radar-snoozed'),
    on: IsoDate,
    untilOn: IsoDate,
    reason: SnoozeReason,
    /** Not known of those of before, and of other reasons. */
    awaitedFrom: AwaitedFrom.nullish(),
    textId: Id.nullable(),
  }),
  z.object({ kind: z.literal('radar-resumed'), on: IsoDate }),
] as const
export type RadarEvent = z.infer<(typeof radarEvents)[number]>

/** Somebody left off the radar until a day, for what was known on the day it was decided. */
export interface Snooze {
  on: IsoDate
  untilOn: IsoDate
  reason: SnoozeReason
  awaitedFrom: AwaitedFrom | null
  textId: Id | null
}

export function applyRadar(event: RadarEvent): Snooze | null {
  if (event.kind === 'radar-resumed') return null
  const { on, untilOn, reason, awaitedFrom = null, textId } = event
  return { on, untilOn, reason, awaitedFrom, textId }
}

/** The longest that somebody may be left off the radar. Our own default: nobody lapses in silence. @source design §1 */
export const MOST_SNOOZE_DAYS = 366

export const SnoozeInput = z
  .object({ untilOn: IsoDate, reason: SnoozeReason, awaitedFrom: AwaitedFrom.optional(), text: Note.optional() })
  .meta({ id: 'SnoozeInput' })
export type SnoozeInput = z.infer<typeof SnoozeInput>

/**
 * Leaves somebody off the radar until a day, with the reason. What happens after today still shows.
 * @throws radar.snooze-past, radar.snooze-too-long, radar.whom-missing, radar.words-missing
 */
export function snooze(input: SnoozeInput, context: Context): Decision<RadarEvent> {
  const { untilOn, reason, text } = input
  if (untilOn <= context.today)
    throw new Failure('radar.snooze-past', { untilOn }, [{ pointer: '/untilOn', code: 'past' }])
  if (untilOn > addDays(context.today, MOST_SNOOZE_DAYS))
    throw new Failure('radar.snooze-too-long', { untilOn, mostDays: MOST_SNOOZE_DAYS }, [
      { pointer: '/untilOn', code: 'too-late' },
    ])
  const awaitedFrom = reason === 'answer-awaited' ? input.awaitedFrom : null
  if (awaitedFrom === undefined)
    throw new Failure('radar.whom-missing', {}, [{ pointer: '/awaitedFrom', code: 'required' }])
  if ((reason === 'other' || awaitedFrom === 'other') && text === undefined)
    throw new Failure('radar.words-missing', {}, [{ pointer: '/text', code: 'required' }])
  const texts: NewText[] = []
  const textId = text === undefined ? null : keepText(texts, context, text)
  return { events: [{ kind: 'radar-snoozed', on: context.today, untilOn, reason, awaitedFrom, textId }], texts }
}

/** Puts somebody back on the radar. @throws radar.not-snoozed when nothing holds them off it */
export function resume(current: Snooze | null, context: Context): Decision<RadarEvent> {
  if (!current || current.untilOn <= context.today) throw new Failure('radar.not-snoozed')
  return { events: [{ kind: 'radar-resumed', on: context.today }], texts: [] }
}

export const RadarQuery = z.object({
  /** own (default), team or municipality; never wider than the actor's right. */
  place: z.enum(['own', 'team', 'municipality']).optional(),
  reason: RadarReason.optional(),
  ownerId: Id.optional(),
  /** Only whom nobody guides. */
  owner: z.literal('none').optional(),
  teamId: Id.optional(),
  /** 'none': nobody has decided one. */
  attentionClass: z.string().max(60).optional(),
  category: z.string().max(60).optional(),
  /** Who has been put away, in place of who is on the radar; whatever the reason. */
  snoozed: z.literal('only').optional(),
})
export type RadarQuery = z.infer<typeof RadarQuery>

/** One reason, with the day it counts from. */
export const RadarLine = z.object({ reason: RadarReason, on: IsoDate }).meta({ id: 'RadarLine' })
export type RadarLine = z.infer<typeof RadarLine>

/** Somebody out of sight, with every reason in the order of their days. */
export const RadarRow = ListedPerson.extend({
  version: z.int(),
  phase: Phase,
  category: z.string().nullable(),
  attentionClass: z.string().nullable(),
  ownerId: Id.nullable(),
  teamId: Id,
  /** The last talk in which both sides spoke, that of an intake included; null when there was none since the start. */
  spokenOn: IsoDate.nullable(),
  /** That day, or else the first day of this period. */
  unseenOn: IsoDate,
  nextContactOn: IsoDate.nullable(),
  /** The next day that an open appointment is planned on. */
  plannedOn: IsoDate.nullable(),
  /** The last day for the intake, as long as it runs. */
  intakeDueOn: IsoDate.nullable(),
  /** The medical adviser has yet to judge. */
  awaitsMedical: z.boolean(),
  /** What the end was, where help ended since the last talk. */
  endKind: EndKind.nullable(),
  lines: z.array(RadarLine),
  /** Which of the answer's norms holds for this person; null where none is known. */
  norm: z.int().nullable(),
  snooze: z.object({ untilOn: IsoDate, reason: SnoozeReason, awaitedFrom: AwaitedFrom.nullable() }).nullable(),
}).meta({ id: 'RadarRow' })
export type RadarRow = z.infer<typeof RadarRow>
