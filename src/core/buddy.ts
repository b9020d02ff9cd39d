import * as z from 'zod'
import { IsoDate } from './day.ts'
import { type Context, type Decision, keepText, type NewText, Note } from './decision.ts'
import { Failure } from './failure.ts'
import { freeText } from './free-text.ts'
import { Id } from './person.ts'
import type { Plan } from './plan.ts'
import { openStep } from './plan-follow-up.ts'
import { GoalKind } from './plan-goal.ts'

/** Why riding along came to an end, or was not needed any more. Our own list; 'other' asks words. */
export const BuddyEndReason = z.enum(['not-needed', 'resident-stops', 'buddy-stops', 'other-help', 'other'])
export type BuddyEndReason = z.infer<typeof BuddyEndReason>

/** Who did not want a buddy that was proposed; neither has to say why. */
export const BuddySide = z.enum(['resident', 'buddy'])
export type BuddySide = z.infer<typeof BuddySide>

const requestId = Id

/** @source seed3 L334 (found in Helmond, missed in Tilburg), L655 (workers see to it that one comes); seed4 L2255-2258 */
export const buddyEvents = [
  z.object({
    kind: z.literal('buddy-asked'),
    on: IsoDate,
    requestId,
    helpKind: GoalKind,
    stepId: Id.nullable(),
    neededFrom: IsoDate,
    textId: Id.nullable(),
  }),
  z.object({ kind: z.literal('buddy-proposed'), on: IsoDate, requestId, buddyId: Id, meetsOn: IsoDate.nullable() }),
  /** Nobody is available now: an answer too, and the request stays open. */
  z.object({ kind: z.literal('buddy-not-found'), on: IsoDate, requestId }),
  z.object({ kind: z.literal('buddy-declined'), on: IsoDate, requestId, side: BuddySide }),
  /** They have met: a promise to ride along is not yet somebody who does. @source seed3 L655 */
  z.object({ kind: z.literal('buddy-started'), on: IsoDate, requestId }),
  z.object({
    kind: z.literal('buddy-ended'),
    on: IsoDate,
    requestId,
    reason: BuddyEndReason,
    textId: Id.nullable(),
  }),
] as const
export type BuddyEvent = z.infer<(typeof buddyEvents)[number]>

/** A request for somebody who rides along, with what became of it. */
export interface BuddyRequest extends Omit<Extract<BuddyEvent, { kind: 'buddy-asked' }>, 'kind' | 'on'> {
  askedOn: IsoDate
  /** The last day on which anybody did something with it; null while nobody has. */
  answeredOn: IsoDate | null
  buddyId: Id | null
  meetsOn: IsoDate | null
  startedOn: IsoDate | null
  ended: { on: IsoDate; reason: BuddyEndReason | 'outflow'; textId: Id | null } | null
}

export const BuddyState = z.enum(['open', 'proposed', 'started', 'ended', 'withdrawn'])
export type BuddyState = z.infer<typeof BuddyState>

export function buddyState({ ended, startedOn, buddyId }: BuddyRequest): BuddyState {
  if (ended) return startedOn ? 'ended' : 'withdrawn'
  if (startedOn) return 'started'
  return buddyId ? 'proposed' : 'open'
}

/** Neither ended nor withdrawn. */
export const liveRequests = (requests: readonly BuddyRequest[]): BuddyRequest[] =>
  requests.filter(({ ended }) => ended === null)

type After = Exclude<BuddyEvent, { kind: 'buddy-asked' }>

function changeOf(request: BuddyRequest, event: After): Partial<BuddyRequest> {
  const { on } = event
  switch (event.kind) {
    case 'buddy-proposed':
      return { answeredOn: on, buddyId: event.buddyId, meetsOn: event.meetsOn }
    case 'buddy-not-found':
      return { answeredOn: on }
    case 'buddy-declined':
      return { answeredOn: on, buddyId: null, meetsOn: null }
    case 'buddy-started':
      // Without a buddy there is nobody who began: what was proposed has been withdrawn as wrong.
      return request.buddyId === null ? {} : { startedOn: on }
    case 'buddy-ended':
      return { ended: { on, reason: event.reason, textId: event.textId } }
  }
}

export function applyBuddy(requests: readonly BuddyRequest[], event: BuddyEvent): readonly BuddyRequest[] {
  if (event.kind !== 'buddy-asked')
    return requests.map((one) => (one.requestId === event.requestId ? { ...one, ...changeOf(one, event) } : one))
  const { kind: _, on: askedOn, ...asked } = event
  return [
    ...requests,
    { ...asked, askedOn, answeredOn: null, buddyId: null, meetsOn: null, startedOn: null, ended: null },
  ]
}

/** Who leaves is not followed any more. */
export const withoutRequests = (requests: readonly BuddyRequest[], on: IsoDate): readonly BuddyRequest[] =>
  requests.map((one) => (one.ended ? one : { ...one, ended: { on, reason: 'outflow', textId: null } }))

export const BuddyAsk = z
  .object({ helpKind: GoalKind, stepId: Id.optional(), neededFrom: IsoDate.optional(), text: Note.optional() })
  .meta({ id: 'BuddyAsk' })
export type BuddyAsk = z.infer<typeof BuddyAsk>

const isSame = (one: BuddyRequest, { stepId, helpKind }: BuddyAsk): boolean =>
  one.stepId === (stepId ?? null) && (one.stepId !== null || one.helpKind === helpKind)

/**
 * Asks for a buddy, for a step of the plan or apart from it.
 * @throws buddy.from-past, buddy.already-asked, plan.none, plan.step-not-found, plan.step-closed
 */
export function askBuddy(
  requests: readonly BuddyRequest[],
  plan: Plan | null,
  input: BuddyAsk,
  context: Context,
): Decision<BuddyEvent> {
  const { helpKind, stepId = null, neededFrom = context.today, text } = input
  if (stepId !== null) openStep(plan, stepId)
  if (neededFrom < context.today)
    throw new Failure('buddy.from-past', { neededFrom }, [{ pointer: '/neededFrom', code: 'past' }])
  if (liveRequests(requests).some((one) => isSame(one, input))) throw new Failure('buddy.already-asked')
  const texts: NewText[] = []
  const textId = text === undefined ? null : keepText(texts, context, text, 'resident')
  const event = { kind: 'buddy-asked', on: context.today, requestId: context.newId() } as const
  return { events: [{ ...event, helpKind, stepId, neededFrom, textId }], texts }
}

/** @throws buddy.request-not-found, buddy.not-so when it is in another state */
function requireRequest(requests: readonly BuddyRequest[], asked: Id, states: readonly BuddyState[]): BuddyRequest {
  const request = requests.find((one) => one.requestId === asked)
  if (!request) throw new Failure('buddy.request-not-found', { requestId: asked })
  const state = buddyState(request)
  if (!states.includes(state)) throw new Failure('buddy.not-so', { requestId: asked, state })
  return request
}

export const BuddyProposal = z.object({ buddyId: Id, meetsOn: IsoDate.optional() }).meta({ id: 'BuddyProposal' })
export type BuddyProposal = z.infer<typeof BuddyProposal>

/** What of somebody in the register decides whether they can ride along now. */
export interface BuddyPlace {
  buddyId: Id
  seats: number
  /** Residents they ride along with, or are proposed to. */
  taken: number
  fromOn: IsoDate
  untilOn: IsoDate | null
}

/** Room for one more on a day. */
export const isAvailable = ({ seats, taken, fromOn, untilOn }: BuddyPlace, on: IsoDate): boolean =>
  taken < seats && fromOn <= on && (untilOn === null || untilOn >= on)

/**
 * Proposes somebody of the register, or another one or another day in the place of an earlier proposal.
 *
 * @param place of the buddy; undefined when the register has no such one
 * @throws buddy.request-not-found, buddy.not-so, buddy.not-found, buddy.not-available, buddy.full, buddy.meeting-past
 */
export function proposeBuddy(
  requests: readonly BuddyRequest[],
  asked: Id,
  { buddyId, meetsOn: day }: BuddyProposal,
  place: BuddyPlace | undefined,
  { today }: Context,
): Decision<BuddyEvent> {
  const request = requireRequest(requests, asked, ['open', 'proposed'])
  const meetsOn = day ?? null
  const at = (code: string) => [{ pointer: '/buddyId', code }]
  if (!place) throw new Failure('buddy.not-found', { buddyId }, at('unknown'))
  if (meetsOn !== null && meetsOn < today)
    throw new Failure('buddy.meeting-past', { meetsOn }, [{ pointer: '/meetsOn', code: 'past' }])
  // The own proposal of before does not stand in the way of its next day.
  const taken = place.taken - (request.buddyId === buddyId ? 1 : 0)
  const begins = meetsOn ?? (request.neededFrom > today ? request.neededFrom : today)
  if (!isAvailable({ ...place, taken: 0 }, begins)) throw new Failure('buddy.not-available', { buddyId }, at('period'))
  if (taken >= place.seats) throw new Failure('buddy.full', { seats: place.seats }, at('full'))
  return { events: [{ kind: 'buddy-proposed', on: today, requestId: asked, buddyId, meetsOn }], texts: [] }
}

/** Says that nobody is available now; the request stays open and is counted. @throws buddy.request-not-found, buddy.not-so */
export function findNobody(requests: readonly BuddyRequest[], asked: Id, { today }: Context): Decision<BuddyEvent> {
  requireRequest(requests, asked, ['open'])
  return { events: [{ kind: 'buddy-not-found', on: today, requestId: asked }], texts: [] }
}

/** The resident or the buddy does not want it so; the request is open again. @throws buddy.request-not-found, buddy.not-so */
export function declineBuddy(
  requests: readonly BuddyRequest[],
  asked: Id,
  side: BuddySide,
  { today }: Context,
): Decision<BuddyEvent> {
  requireRequest(requests, asked, ['proposed'])
  return { events: [{ kind: 'buddy-declined', on: today, requestId: asked, side }], texts: [] }
}

/** They met on a day. @throws buddy.request-not-found, buddy.not-so, buddy.start-day */
export function startBuddy(
  requests: readonly BuddyRequest[],
  asked: Id,
  on: IsoDate,
  { today }: Context,
): Decision<BuddyEvent> {
  const { askedOn } = requireRequest(requests, asked, ['proposed'])
  if (on > today || on < askedOn)
    throw new Failure('buddy.start-day', { askedOn }, [{ pointer: '/on', code: 'start-day' }])
  return { events: [{ kind: 'buddy-started', on, requestId: asked }], texts: [] }
}

export const BuddyEnd = z.object({ reason: BuddyEndReason, text: Note.optional() }).meta({ id: 'BuddyEnd' })
export type BuddyEnd = z.infer<typeof BuddyEnd>

/** Ends the riding along, or withdraws a request that never came to it. @throws buddy.request-not-found, buddy.not-so, buddy.words-missing */
export function endBuddy(
  requests: readonly BuddyRequest[],
  asked: Id,
  { reason, text }: BuddyEnd,
  context: Context,
): Decision<BuddyEvent> {
  requireRequest(requests, asked, ['open', 'proposed', 'started'])
  if (reason === 'other' && text === undefined)
    throw new Failure('buddy.words-missing', {}, [{ pointer: '/text', code: 'required' }])
  const texts: NewText[] = []
  const textId = text === undefined ? null : keepText(texts, context, text)
  return { events: [{ kind: 'buddy-ended', on: context.today, requestId: asked, reason, textId }], texts }
}

/** The first digits of a postcode: two name a region, four a neighbourhood. */
const District = z.string().regex(/^[1-9]\d{1,3}$/, { error: 'district.invalid' })

/** Somebody who can ride along, as the register has them. It is about who helps, not about any resident. */
export const BuddyInput = z
  .strictObject({
    /** A name or initials, as the municipality keeps its register. */
    name: freeText(100),
    organisation: freeText(200).optional(),
    kinds: z.array(GoalKind).min(1).max(GoalKind.options.length),
    /** None: anywhere. */
    districts: z.array(District).max(50).default([]),
    /** Beside Dutch. */
    languages: z.array(freeText(60)).max(20).default([]),
    seats: z.int().min(1).max(50),
    fromOn: IsoDate,
    untilOn: IsoDate.optional(),
  })
  .meta({ id: 'BuddyInput' })
export type BuddyInput = z.infer<typeof BuddyInput>

/** @throws buddy.ends-before-start */
export function checkBuddy({ fromOn, untilOn }: BuddyInput): void {
  if (untilOn !== undefined && untilOn < fromOn)
    throw new Failure('buddy.ends-before-start', { fromOn }, [{ pointer: '/untilOn', code: 'before-begin' }])
}

/** The days that a request waits for a first answer, or for the next one. */
export const waitsSince = ({ askedOn, answeredOn }: Pick<BuddyRequest, 'askedOn' | 'answeredOn'>): IsoDate =>
  answeredOn ?? askedOn
