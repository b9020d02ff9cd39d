import * as z from 'zod'
import { AttachmentInputs, KeptAttachment, keepAttachments, type StoredAttachment } from './attachment.ts'
import { addMonths, IsoDate } from './day.ts'
import { type Context, type Decision, keepText, type NewText, Note } from './decision.ts'
import { Failure } from './failure.ts'
import { freeText } from './free-text.ts'
import { Id } from './person.ts'

/**
 * What a result is about: what somebody can carry, what weighs on them, or something else. Capacity and burden are
 * assessed apart, by different people. @source seed1 P12, L1448-1458
 */
export const InstrumentPart = z.enum(['capacity', 'burden', 'other'])
export type InstrumentPart = z.infer<typeof InstrumentPart>

/** Why an instrument is used again while an earlier result stands. Our own list. */
export const RepeatReason = z.enum([
  'situation-changed',
  'result-unusable',
  'other-question',
  'second-opinion',
  'other',
])
export type RepeatReason = z.infer<typeof RepeatReason>

export const instrumentEvents = [
  z.object({
    kind: z.literal('instrument-ordered'),
    on: IsoDate,
    orderId: Id,
    instrument: z.string().max(60),
    assessmentId: Id.nullable(),
    /** The question, or the reason in words. */
    textId: Id.nullable(),
    repeatReason: RepeatReason.nullable(),
  }),
  z.object({
    kind: z.literal('instrument-result-recorded'),
    on: IsoDate,
    resultId: Id,
    instrument: z.string().max(60),
    orderId: Id.nullable(),
    assessmentId: Id.nullable(),
    /** Who measured: a name and perhaps an organisation. */
    measuredByTextId: Id,
    /** Last day on which it holds; null where nobody knows. */
    validUntil: IsoDate.nullable(),
    /** The result in words; of a medical one, what somebody can and cannot do. */
    textId: Id,
    /** The number that the instrument gives, in its own unit; absent where it gives none. */
    outcome: z.int().optional(),
    /** For medical eyes alone. */
    medicalTextId: Id.nullable(),
    /** What could make it lighter. */
    helpTextId: Id.nullable(),
    /** It differs from day to day. */
    varies: z.boolean(),
    /** Parts of life that it comes from, taken together. */
    domains: z.array(z.string().max(60)),
    attachments: z.array(KeptAttachment),
    /** The most hours a week that a medical result allows; null where it names none. */
    maxHours: z.int().nullable().default(null),
  }),
] as const
export type InstrumentEvent = z.infer<(typeof instrumentEvents)[number]>
type Recorded = InstrumentEvent & { seq: number; actorId: Id }
export type InstrumentOrder = Recorded & { kind: 'instrument-ordered' }
export type InstrumentResult = Recorded & { kind: 'instrument-result-recorded' }

/** Orders that wait for a result. */
export function openOrders(
  orders: readonly InstrumentOrder[],
  results: readonly InstrumentResult[],
): readonly InstrumentOrder[] {
  const answered = new Set(results.map(({ orderId }) => orderId))
  return orders.filter(({ orderId }) => !answered.has(orderId))
}

/** Results by the day they are of, newest first. */
export const newestFirst = (results: readonly InstrumentResult[]): InstrumentResult[] =>
  results.toSorted((a, b) => (a.on === b.on ? b.seq - a.seq : a.on < b.on ? 1 : -1))

export interface InstrumentNumber extends Pick<InstrumentResult, 'resultId' | 'on' | 'measuredByTextId'> {
  outcome: number
}

/** The numbers that an instrument gave, oldest day first. */
export const outcomeSeries = (results: readonly InstrumentResult[], instrument: string): InstrumentNumber[] =>
  newestFirst(results)
    .toReversed()
    .flatMap(({ outcome, ...result }) =>
      result.instrument === instrument && outcome !== undefined ? [{ ...result, outcome }] : [],
    )

/** The last day on which it holds has passed; where that day is not known, it has not. */
export const hasEnded = ({ validUntil }: Pick<InstrumentResult, 'validUntil'>, today: IsoDate): boolean =>
  validUntil !== null && validUntil < today

/** Earlier results of an instrument that are not known to have ended, newest first. */
export const standingResults = (
  results: readonly InstrumentResult[],
  instrument: string,
  today: IsoDate,
): InstrumentResult[] => newestFirst(results).filter((one) => one.instrument === instrument && !hasEnded(one, today))

/** What the list of the municipality says of an instrument. */
export interface InstrumentRules {
  isMedical: boolean
  /** Months that a result holds; null where nobody says. */
  validMonths: number | null
  /** What the number that it gives can be; null where it gives none. */
  outcome: { least: number; most: number } | null
}

type Known = ReadonlyMap<string, InstrumentRules>

function rulesOf(known: Known, instrument: string): InstrumentRules {
  const rules = known.get(instrument)
  if (!rules) throw new Failure('instrument.unknown', {}, [{ pointer: '/instrument', code: 'unknown' }])
  return rules
}

export interface InstrumentState {
  orders: readonly InstrumentOrder[]
  results: readonly InstrumentResult[]
  /** Rounds of diagnosis that there are. */
  assessmentIds: ReadonlySet<Id>
}

function requireRound({ assessmentIds }: InstrumentState, assessmentId: Id | undefined): Id | null {
  if (assessmentId !== undefined && !assessmentIds.has(assessmentId))
    throw new Failure('assessment.not-found', { assessmentId })
  return assessmentId ?? null
}

export const InstrumentOrderInput = z
  .object({
    instrument: z.string().min(1).max(60),
    assessmentId: Id.optional(),
    text: Note.optional(),
    repeatReason: RepeatReason.optional(),
  })
  .meta({ id: 'InstrumentOrderInput' })
export type InstrumentOrderInput = z.infer<typeof InstrumentOrderInput>

/**
 * Orders a measurement. While an earlier result of the same instrument stands, or it is ordered already, a reason is
 * asked: the same examination twice costs the resident most.
 * @throws instrument.unknown, instrument.repeat, instrument.words-missing, assessment.not-found
 * @source seed0 P1, L91, L1694-1696; seed3 P2, L286
 */
export function orderInstrument(
  state: InstrumentState,
  { instrument, assessmentId, text, repeatReason }: InstrumentOrderInput,
  known: Known,
  context: Context,
): Decision<InstrumentEvent> {
  rulesOf(known, instrument)
  const standing = standingResults(state.results, instrument, context.today)
  const waiting = openOrders(state.orders, state.results).filter((one) => one.instrument === instrument)
  const isRepeat = standing.length > 0 || waiting.length > 0
  if (isRepeat && repeatReason === undefined)
    throw new Failure('instrument.repeat', { results: standing.length, orders: waiting.length }, [
      { pointer: '/repeatReason', code: 'required' },
    ])
  if (isRepeat && repeatReason === 'other' && text === undefined)
    throw new Failure('instrument.words-missing', {}, [{ pointer: '/text', code: 'required' }])
  const texts: NewText[] = []
  const event: InstrumentEvent = {
    kind: 'instrument-ordered',
    on: context.today,
    orderId: context.newId(),
    instrument,
    assessmentId: requireRound(state, assessmentId),
    textId: text === undefined ? null : keepText(texts, context, text),
    repeatReason: isRepeat ? (repeatReason ?? null) : null,
  }
  return { events: [event], texts }
}

export const InstrumentResultInput = z
  .object({
    instrument: z.string().min(1).max(60),
    orderId: Id.optional(),
    assessmentId: Id.optional(),
    measuredBy: freeText(200),
    on: IsoDate,
    /** Null where nobody knows; left out, it follows from the list of the municipality. */
    validUntil: IsoDate.nullable().optional(),
    text: Note,
    outcome: z.int().optional(),
    medicalText: Note.optional(),
    help: Note.optional(),
    varies: z.boolean().default(false),
    domains: z.array(z.string().min(1).max(60)).max(40).default([]),
    attachments: AttachmentInputs,
    maxHours: z.int().min(0).max(60).optional(),
  })
  .meta({ id: 'InstrumentResultInput' })
export type InstrumentResultInput = z.infer<typeof InstrumentResultInput>

/** Medical words and files are the medical adviser's, who records nothing else. @source standards.md §5.3; seed1 L1454-1456 */
function requireRightHand(input: InstrumentResultInput, { isMedical }: InstrumentRules, isAdviser: boolean): void {
  if (isAdviser && !isMedical)
    throw new Failure('instrument.not-medical', {}, [{ pointer: '/instrument', code: 'instrument.not-medical' }])
  if (isAdviser) return
  const pointer = input.medicalText !== undefined ? '/medicalText' : '/attachments'
  if (input.medicalText !== undefined || (isMedical && input.attachments.length > 0))
    throw new Failure('instrument.medical-file', {}, [{ pointer, code: 'instrument.medical-file' }])
}

function validity(input: InstrumentResultInput, { validMonths }: InstrumentRules): IsoDate | null {
  const { on, validUntil } = input
  if (validUntil === undefined) return validMonths === null ? null : addMonths(on, validMonths)
  if (validUntil !== null && validUntil < on)
    throw new Failure('instrument.validity', {}, [{ pointer: '/validUntil', code: 'end-before-start' }])
  return validUntil
}

function requireOutcome({ outcome }: InstrumentResultInput, { outcome: bounds }: InstrumentRules): void {
  if (outcome === undefined) return
  if (!bounds || outcome < bounds.least || outcome > bounds.most)
    throw new Failure('instrument.outcome', { least: bounds?.least ?? null, most: bounds?.most ?? null }, [
      { pointer: '/outcome', code: 'out-of-bounds' },
    ])
}

function answeredOrder(state: InstrumentState, input: InstrumentResultInput): Id | null {
  const waiting = openOrders(state.orders, state.results).filter(({ instrument }) => instrument === input.instrument)
  if (input.orderId === undefined) return null
  if (!waiting.some(({ orderId }) => orderId === input.orderId))
    throw new Failure('instrument.order-not-found', { orderId: input.orderId })
  return input.orderId
}

/** What the handler knows: whether the medical adviser writes, and the files that were brought in. */
export interface ResultHand {
  isAdviser: boolean
  stored: readonly StoredAttachment[]
}

/**
 * Records a result: who measured, when, how long it holds, in words, with its files.
 * @throws instrument.unknown, instrument.medical-file, instrument.not-medical, instrument.validity,
 *   instrument.outcome,   instrument.order-not-found, assessment.not-found, request.invalid for a day that has yet to come
 */
export function recordResult(
  state: InstrumentState,
  input: InstrumentResultInput,
  known: Known,
  { isAdviser, stored }: ResultHand,
  context: Context,
): Decision<InstrumentEvent> {
  const rules = rulesOf(known, input.instrument)
  requireRightHand(input, rules, isAdviser)
  requireOutcome(input, rules)
  if (input.on > context.today) throw new Failure('request.invalid', {}, [{ pointer: '/on', code: 'future' }])
  const texts: NewText[] = []
  const visibility = rules.isMedical ? 'medical' : 'team'
  const event: InstrumentEvent = {
    kind: 'instrument-result-recorded',
    on: input.on,
    resultId: context.newId(),
    instrument: input.instrument,
    orderId: answeredOrder(state, input),
    assessmentId: requireRound(state, input.assessmentId),
    measuredByTextId: keepText(texts, context, input.measuredBy),
    validUntil: validity(input, rules),
    textId: keepText(texts, context, input.text),
    ...(input.outcome === undefined ? {} : { outcome: input.outcome }),
    medicalTextId: input.medicalText === undefined ? null : keepText(texts, context, input.medicalText, 'medical'),
    helpTextId: input.help === undefined ? null : keepText(texts, context, input.help),
    varies: input.varies,
    domains: [...new Set(input.domains)],
    attachments: keepAttachments(input.attachments, stored, texts, context, visibility),
    maxHours: rules.isMedical ? (input.maxHours ?? null) : null,
  }
  return { events: [event], texts }
}
