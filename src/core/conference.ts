import type { Phase } from './attention.ts'
import type {
  Attendance,
  Attendee,
  ConferenceEvent,
  ConferenceHeld,
  ConferenceMoment,
  ConferencePlanned,
} from './conference-event.ts'
import { dayInAmsterdam, daysBetween, type IsoDate } from './day.ts'
import type { Id } from './person.ts'
import type { PlanEvent, StepOutcome } from './plan.ts'

export interface ConferenceAction extends Readonly<ConferenceHeld['actions'][number]> {
  /** It is, or was, part of the plan, which follows it from there. */
  isInPlan: boolean
  closed: { outcome: StepOutcome; on: IsoDate } | null
}

/** People who look at one resident's case together, the resident among them. */
export interface Conference extends Readonly<Omit<ConferencePlanned, 'kind' | 'on'>> {
  plannedOn: IsoDate
  cancelled: { on: IsoDate; textId: Id | null } | null
  held:
    | (Readonly<Omit<ConferenceHeld, 'kind' | 'actions' | 'conferenceId'>> & { actions: readonly ConferenceAction[] })
    | null
}

const withAction = (
  conferences: readonly Conference[],
  isMeant: (action: ConferenceAction) => boolean,
  change: Partial<ConferenceAction>,
): readonly Conference[] =>
  conferences.map((one) =>
    one.held?.actions.some(isMeant)
      ? { ...one, held: { ...one.held, actions: one.held.actions.map((a) => (isMeant(a) ? { ...a, ...change } : a)) } }
      : one,
  )

/** The conferences after one more event. */
export function applyConference(conferences: readonly Conference[], event: ConferenceEvent): readonly Conference[] {
  switch (event.kind) {
    case 'conference-planned': {
      const { kind: _, on: plannedOn, ...planned } = event
      return [...conferences, { ...planned, plannedOn, cancelled: null, held: null }]
    }
    case 'conference-moved': {
      const { conferenceId, startsAt, minutes, place } = event
      return conferences.map((one) => (one.conferenceId === conferenceId ? { ...one, startsAt, minutes, place } : one))
    }
    case 'conference-cancelled':
      return conferences.map((one) =>
        one.conferenceId === event.conferenceId ? { ...one, cancelled: { on: event.on, textId: event.textId } } : one,
      )
    case 'conference-held': {
      const { kind: _, conferenceId, actions, ...rest } = event
      const held = { ...rest, actions: actions.map((action) => ({ ...action, isInPlan: false, closed: null })) }
      return conferences.map((one) => (one.conferenceId === conferenceId ? { ...one, held } : one))
    }
    case 'conference-action-closed': {
      const closed = { outcome: event.outcome, on: event.on }
      return withAction(conferences, ({ actionId }) => actionId === event.actionId, { closed })
    }
  }
}

/** What the plan took over is followed there from now on. */
export function withPlanned(
  conferences: readonly Conference[],
  { steps, promises }: Pick<PlanEvent & { kind: 'plan-made' }, 'steps' | 'promises'>,
): readonly Conference[] {
  if (conferences.length === 0) return conferences
  const ids = new Set([...steps.map(({ stepId }) => stepId), ...promises.map(({ promiseId }) => promiseId)])
  return withAction(conferences, ({ actionId }) => ids.has(actionId), { isInPlan: true })
}

/** Actions that no plan has taken over and nobody closed. */
export const openActions = (conferences: readonly Conference[]): ConferenceAction[] =>
  conferences.flatMap(({ held }) => (held?.actions ?? []).filter(({ closed, isInPlan }) => !closed && !isInPlan))

/** Neither held nor cancelled. */
export const isAhead = ({ held, cancelled }: Conference): boolean => !held && !cancelled

export const conferenceDay = ({ startsAt }: Pick<Conference, 'startsAt'>): IsoDate => dayInAmsterdam(new Date(startsAt))

/** What became of the presence of somebody; undefined as long as nobody said. */
export const attendanceOf = ({ held }: Conference, who: Attendee): Attendance | undefined =>
  held?.attendance.find((one) => one.who === who)?.was

/**
 * Days from the need to the conference, or to today while it is still to come.
 * @source seed3 L404 (P19: the longer the wait, the less use)
 */
export const daysWaited = (conference: Conference, today: IsoDate): number =>
  daysBetween(conference.neededOn, conference.held ? conferenceDay(conference) : today)

/** How a moment of policy stands: held or planned on a day, due now, passed without, or still ahead. */
export type MomentState = { kind: 'held' | 'planned'; on: IsoDate } | { kind: 'due' | 'passed' | 'ahead' }

const ORDER: readonly ConferenceMoment[] = ['intake', 'diagnosis', 'plan', 'outflow']

/** Where each phase stands among the moments; halves lie between two of them. */
const REACHED: Readonly<Record<Phase, number>> = {
  reported: -0.5,
  intake: 0,
  suspended: 0,
  diagnosis: 1,
  plan: 2,
  guidance: 2.5,
  closed: 3.5,
}

/** @param since first day of the period: a conference of before it does not count */
export function momentState(
  conferences: readonly Conference[],
  moment: ConferenceMoment,
  { phase, since }: { phase: Phase; since: IsoDate },
): MomentState {
  const ofMoment = conferences.filter((one) => one.moment === moment && !one.cancelled && conferenceDay(one) >= since)
  const last = ofMoment.findLast(({ held }) => held) ?? ofMoment.at(-1)
  if (last) return { kind: last.held ? 'held' : 'planned', on: conferenceDay(last) }
  const place = ORDER.indexOf(moment)
  if (place === REACHED[phase]) return { kind: 'due' }
  return { kind: place < REACHED[phase] ? 'passed' : 'ahead' }
}

/** Every worker that an event about conferences names. */
export function workersIn(event: ConferenceEvent): Id[] {
  if (event.kind === 'conference-planned') return event.workers.map(({ workerId }) => workerId)
  return event.kind === 'conference-held' ? event.actions.map(({ workerId }) => workerId) : []
}
