import * as z from 'zod'
import { type Conference, conferenceDay, isAhead, openActions } from './conference.ts'
import {
  Attendance,
  Attendee,
  type ConferenceEvent,
  ConferenceForm,
  ConferenceMoment,
  OutsideRole,
} from './conference-event.ts'
import { Place } from './contact.ts'
import { dayInAmsterdam, IsoDate, Moment } from './day.ts'
import { type Context, type Decision, keepText, type NewText, Note } from './decision.ts'
import { Failure } from './failure.ts'
import { freeText } from './free-text.ts'
import { Id } from './person.ts'
import { type Plan, type PlanEvent, type StepOutcome, StepOwner } from './plan.ts'
import { extendPlan } from './plan-follow-up.ts'

export const ConferenceInput = z
  .object({
    form: ConferenceForm,
    moment: ConferenceMoment.optional(),
    neededOn: IsoDate.optional(),
    startsAt: Moment,
    minutes: z.int().min(5).max(480),
    place: Place,
    workerIds: z.array(Id).max(20),
    outsiders: z.array(z.strictObject({ role: OutsideRole, name: freeText(200).optional() })).max(10),
    /** The resident is in it, unless there is a reason. @source seed1 L2554-2555 */
    leftOutReason: Note.optional(),
    question: Note,
  })
  .meta({ id: 'ConferenceInput' })
export type ConferenceInput = z.infer<typeof ConferenceInput>

/** Plans a conference. @throws conference.day, conference.nobody */
export function planConference(input: ConferenceInput, context: Context): Decision<ConferenceEvent> {
  const { form, moment = null, minutes, place, leftOutReason } = input
  const startsAt = new Date(input.startsAt).toISOString()
  const neededOn = input.neededOn ?? context.today
  const fault = input.neededOn === undefined ? 'startsAt' : 'neededOn'
  if (neededOn > context.today || neededOn > dayInAmsterdam(new Date(startsAt)))
    throw new Failure('conference.day', {}, [{ pointer: `/${fault}`, code: 'range' }])
  const workerIds = [...new Set(input.workerIds)]
  if (workerIds.length === 0) throw new Failure('conference.nobody', {}, [{ pointer: '/workerIds', code: 'required' }])
  const texts: NewText[] = []
  const event: ConferenceEvent = {
    kind: 'conference-planned',
    on: context.today,
    conferenceId: context.newId(),
    form,
    moment,
    neededOn,
    startsAt,
    minutes,
    place,
    workers: workerIds.map((workerId) => ({ participantId: context.newId(), workerId })),
    outsiders: input.outsiders.map(({ role, name }) => ({
      participantId: context.newId(),
      role,
      nameTextId: name === undefined ? null : keepText(texts, context, name, 'resident'),
    })),
    leftOutTextId: leftOutReason === undefined ? null : keepText(texts, context, leftOutReason),
    questionTextId: keepText(texts, context, input.question, 'resident'),
  }
  return { events: [event], texts }
}

export const ConferenceRecord = z
  .object({
    attendance: z.array(z.strictObject({ who: Attendee, was: Attendance })).max(31),
    weighing: Note.optional(),
    decisions: z.array(z.strictObject({ text: Note, decidedBy: Attendee })).max(20),
    actions: z
      .array(
        z.strictObject({
          text: Note,
          as: z.enum(['step', 'promise']),
          by: StepOwner,
          workerId: Id.optional(),
          dueOn: IsoDate,
        }),
      )
      .max(20),
    /** Nothing was weighed, decided or agreed, and that is said outright. */
    isUndecided: z.boolean().optional(),
  })
  .meta({ id: 'ConferenceRecord' })
export type ConferenceRecord = z.infer<typeof ConferenceRecord>

function requireConference(conferences: readonly Conference[], conferenceId: Id): Conference {
  const conference = conferences.find((one) => one.conferenceId === conferenceId)
  if (!conference) throw new Failure('conference.not-found', { conferenceId })
  if (!isAhead(conference)) throw new Failure('conference.settled', { conferenceId })
  return conference
}

/** Everybody who is expected. */
export const invitedTo = ({ workers, outsiders, leftOutTextId }: Conference): Attendee[] => [
  ...(leftOutTextId === null ? (['resident'] as const) : []),
  ...workers.map(({ participantId }) => participantId),
  ...outsiders.map(({ participantId }) => participantId),
]

/** Whether anything came of it: a weighing, a decision or an action. */
export const hasOutcome = ({
  weighing,
  decisions,
  actions,
}: Pick<ConferenceRecord, 'weighing' | 'decisions' | 'actions'>): boolean =>
  weighing !== undefined || decisions.length + actions.length > 0

function checkRecord(conference: Conference, input: ConferenceRecord, today: IsoDate) {
  const { attendance, decisions, actions } = input
  if (conferenceDay(conference) > today) throw new Failure('conference.not-yet')
  const said = new Map(attendance.map(({ who, was }) => [who, was]))
  const invited = invitedTo(conference)
  if (said.size !== attendance.length || said.size !== invited.length || invited.some((who) => !said.has(who)))
    throw new Failure('conference.attendance', {}, [{ pointer: '/attendance', code: 'invalid-value' }])
  for (const [index, { decidedBy }] of decisions.entries())
    if (said.get(decidedBy) !== 'present')
      throw new Failure('conference.decider', {}, [{ pointer: `/decisions/${index}/decidedBy`, code: 'role' }])
  for (const [index, { dueOn }] of actions.entries())
    if (dueOn < today)
      throw new Failure('conference.action-day', {}, [{ pointer: `/actions/${index}/dueOn`, code: 'past' }])
  if (!hasOutcome(input) && !input.isUndecided)
    throw new Failure('conference.nothing-recorded', {}, [{ pointer: '/isUndecided', code: 'required' }])
}

/** What is known of the dossier, and who watches over an action for which nobody was named. */
export interface RecordRules {
  conferences: readonly Conference[]
  plan: Plan | null
  ownerId: Id | null
  /** Whoever records it may also write in the plan. */
  mayPlan: boolean
}

/**
 * Records who came, the weighing, and what was decided. Actions become steps and promises of the plan in force; without
 * one they stay open until they are closed or a plan takes them over.
 *
 * @throws conference.not-found, conference.settled, conference.not-yet, conference.attendance, conference.decider,
 *   conference.action-day, conference.nothing-recorded
 */
export function recordConference(
  conferenceId: Id,
  input: ConferenceRecord,
  { conferences, plan, ownerId, mayPlan }: RecordRules,
  context: Context,
): Decision<ConferenceEvent | PlanEvent> {
  checkRecord(requireConference(conferences, conferenceId), input, context.today)
  const texts: NewText[] = []
  const keep = (words: string) => keepText(texts, context, words, 'resident')
  const actions = input.actions.map(({ text, as, by, workerId, dueOn }) => ({
    actionId: context.newId(),
    textId: keep(text),
    as,
    by: as === 'promise' ? ('worker' as const) : by,
    workerId: workerId ?? ownerId ?? context.workerId,
    dueOn,
  }))
  const held: ConferenceEvent = {
    kind: 'conference-held',
    on: context.today,
    conferenceId,
    attendance: input.attendance,
    weighingTextId: input.weighing === undefined ? null : keep(input.weighing),
    decisions: input.decisions.map(({ text, decidedBy }) => ({ textId: keep(text), decidedBy })),
    actions,
    isUndecided: !hasOutcome(input),
  }
  const isForPlan = plan !== null && mayPlan && actions.length > 0
  const additions = {
    steps: actions.filter(({ as }) => as === 'step').map(({ actionId: stepId, ...rest }) => ({ stepId, ...rest })),
    promises: actions
      .filter(({ as }) => as === 'promise')
      .map(({ actionId: promiseId, ...rest }) => ({ promiseId, ...rest })),
  }
  return { events: isForPlan ? [held, extendPlan(plan, conferenceId, additions, context)] : [held], texts }
}

export const ConferenceMoving = ConferenceInput.pick({ startsAt: true, minutes: true, place: true }).meta({
  id: 'ConferenceMoving',
})
export type ConferenceMoving = z.infer<typeof ConferenceMoving>

/**
 * Another moment or place for a conference; the days of waiting still run from the same need.
 * @throws conference.not-found, conference.settled, conference.moved-past
 */
export function moveConference(
  conferences: readonly Conference[],
  conferenceId: Id,
  { startsAt, minutes, place }: ConferenceMoving,
  context: Context,
): Decision<ConferenceEvent> {
  requireConference(conferences, conferenceId)
  const to = new Date(startsAt)
  if (dayInAmsterdam(to) < context.today)
    throw new Failure('conference.moved-past', {}, [{ pointer: '/startsAt', code: 'past' }])
  const moved = { conferenceId, startsAt: to.toISOString(), minutes, place }
  return { events: [{ kind: 'conference-moved', on: context.today, ...moved }], texts: [] }
}

/** A conference that will not be held. @throws conference.not-found, conference.settled */
export function cancelConference(
  conferences: readonly Conference[],
  conferenceId: Id,
  reason: string | undefined,
  context: Context,
): Decision<ConferenceEvent> {
  requireConference(conferences, conferenceId)
  const texts: NewText[] = []
  const textId = reason === undefined ? null : keepText(texts, context, reason, 'resident')
  return { events: [{ kind: 'conference-cancelled', on: context.today, conferenceId, textId }], texts }
}

/** Closes an action that no plan took over. @throws conference.action-not-found, conference.action-closed */
export function closeConferenceAction(
  conferences: readonly Conference[],
  actionId: Id,
  outcome: StepOutcome,
  context: Context,
): Decision<ConferenceEvent> {
  const all = conferences.flatMap(({ held }) => held?.actions ?? [])
  if (!all.some((one) => one.actionId === actionId)) throw new Failure('conference.action-not-found', { actionId })
  if (!openActions(conferences).some((one) => one.actionId === actionId))
    throw new Failure('conference.action-closed', { actionId })
  return { events: [{ kind: 'conference-action-closed', on: context.today, actionId, outcome }], texts: [] }
}
