import type { Appointment } from './appointment.ts'
import type { Assessment } from './assessment.ts'
import type { Phase, TermKind } from './attention.ts'
import { liveRequests } from './buddy.ts'
import { isAhead, openActions } from './conference.ts'
import { dayInAmsterdam, type IsoDate, type Moment } from './day.ts'
import { type Dossier, factsOf, periodStart } from './dossier.ts'
import type { Facts } from './fact.ts'
import { type EndKind, firstEndSince, type HelpEnd } from './help-end.ts'
import { isSuspended, isUnderWay } from './intake.ts'
import { lastAbsentOn, runningChain } from './no-show.ts'
import { openNotNows } from './not-now.ts'
import type { Id } from './person.ts'
import { goalsOf } from './plan-goal.ts'
import type { SnoozeReason } from './radar.ts'

/** What lists read of a dossier. A projection: rebuilt from the journal at any time. */
export interface DossierRow {
  personId: Id
  dossierNumber: string
  version: number
  teamId: Id
  ownerId: Id | null
  phase: Phase
  openedOn: IsoDate
  closedOn: IsoDate | null
  category: string | null
  /** When the category was decided, and the end that was given with it: the term where there is none is policy. */
  categoryOn: IsoDate | null
  categoryUntil: IsoDate | null
  /** Recorded dimensions, for weighing a policy over the whole caseload; the age follows from the birth date. */
  facts: Facts
  /** What the municipality has promised in the plan and has not done yet. */
  promiseCount: number
  goalKind: string | null
  /** How much attention somebody gets, as a person decided; null where nobody has. */
  attentionClass: string | null
  lastContactOn: IsoDate | null
  nextContactOn: IsoDate | null
  /** The day by which people out of sight are sorted: last contact, or else the first day. */
  inSightOn: IsoDate
  /** Of what was ever measured, the last day of what was measured longest ago; null when nothing was. */
  measuredOn: IsoDate | null
  /** Team or worker that an open hand-over waits for. */
  handoverToWorkerId: Id | null
  handoverToTeamId: Id | null
  /** What the radar reads; null in a closed dossier, but for the days of sight. */
  radar: RadarDays
}

/** Days that reasons on the radar follow from. None depends on today or on a policy. */
export interface RadarDays {
  /** The last talk of this period in which both sides spoke; that of an intake is one. */
  spokenOn: IsoDate | null
  /** That day, or else the first day of the period. */
  unseenOn: IsoDate
  hasOwnInterval: boolean
  intakeDueOn: IsoDate | null
  suspendedOn: IsoDate | null
  awaitsMedical: boolean
  handoverOn: IsoDate | null
  missedOn: IsoDate | null
  plannedOn: IsoDate | null
  /** The first end of help since the last talk; may lie ahead. */
  endedOn: IsoDate | null
  endedKind: EndKind | null
  /** The first day of an appointment without an outcome. */
  unsettledOn: IsoDate | null
  snoozedOn: IsoDate | null
  snoozedUntil: IsoDate | null
  snoozeReason: SnoozeReason | null
}

/** A day on which something in a dossier ends or is due. `refId` names the step or promise. */
export interface TermRow {
  kind: TermKind
  dueOn: IsoDate
  refId: Id | null
  /** Who keeps watch over it when that is not the owner of the dossier. */
  workerId?: Id
}

export function phaseOf(dossier: Dossier): Phase {
  if (dossier.outflow) return 'closed'
  if (isSuspended(dossier.intake)) return 'suspended'
  if (isUnderWay(dossier.intake)) return 'intake'
  if (dossier.plan) return 'guidance'
  if (dossier.category) return 'plan'
  if (dossier.intake || dossier.via !== 'report') return 'diagnosis'
  return 'reported'
}

export function rowOf(dossier: Dossier): DossierRow {
  return {
    personId: dossier.personId,
    dossierNumber: dossier.dossierNumber,
    version: dossier.version,
    teamId: dossier.teamId,
    ownerId: dossier.ownerId,
    phase: phaseOf(dossier),
    openedOn: dossier.openedOn,
    closedOn: dossier.outflow?.on ?? null,
    category: dossier.category?.category ?? null,
    categoryOn: dossier.category?.on ?? null,
    categoryUntil: dossier.category?.untilOn ?? null,
    facts: factsOf(dossier, undefined),
    promiseCount: dossier.plan?.promises.filter(({ closed }) => !closed).length ?? 0,
    goalKind: dossier.plan?.goalKind ?? null,
    attentionClass: dossier.choices['attention-class']?.value ?? null,
    lastContactOn: dossier.lastContactOn,
    nextContactOn: dossier.outflow ? null : dossier.nextContactOn,
    inSightOn: dossier.lastContactOn ?? periodStart(dossier),
    measuredOn: Object.values(dossier.measuredOn).toSorted()[0] ?? null,
    handoverToWorkerId: dossier.handover?.toWorkerId ?? null,
    handoverToTeamId: dossier.handover?.toTeamId ?? null,
    radar: radarDaysOf(dossier),
  }
}

/** The last day for the intake, as long as it runs. */
function intakeDueOn({ intake, intakeDueOn: dueOn }: Dossier): IsoDate | null {
  const runs = intake === null || isUnderWay(intake)
  return runs && !isSuspended(intake) ? dueOn : null
}

function spokenOn(dossier: Dossier): IsoDate | null {
  const { lastContactOn: last, returns } = dossier
  // After a return, a talk of the period before brings nobody in sight.
  return last !== null && returns.length > 0 && last < periodStart(dossier) ? null : last
}

/** The day of a missed appointment that nobody has followed, and after which nobody tried. @source seed0 V20, seed4 L1043-1048 */
function missedOn(dossier: Dossier): IsoDate | null {
  const dueOn = absentWithoutFollowUp(dossier)?.dueOn ?? null
  return dueOn === null || (dossier.triedOn ?? '') >= dueOn ? null : dueOn
}

const lastStart = (appointments: readonly { startsAt: Moment }[]): number | undefined =>
  appointments
    .map(({ startsAt }) => Date.parse(startsAt))
    .toSorted((a, b) => a - b)
    .at(-1)

/** Every end of help that the journal knows, past or to come. A plan that replaces another replaces its end. */
function endsOf({ ends, support, plan }: Dossier): HelpEnd[] {
  return [
    ...ends,
    ...(support ? [{ kind: 'support' as const, on: support.untilOn }] : []),
    ...(plan?.untilOn ? [{ kind: 'goal' as const, on: plan.untilOn }] : []),
  ]
}

function radarDaysOf(dossier: Dossier): RadarDays {
  const spoken = spokenOn(dossier)
  const unseenOn = spoken ?? periodStart(dossier)
  const sight = {
    spokenOn: spoken,
    unseenOn,
    hasOwnInterval: dossier.hasOwnInterval,
  }
  if (dossier.outflow) return { ...sight, ...NOTHING_OPEN }
  const open = dossier.appointments.filter(({ settled }) => settled === null)
  const planned = lastStart([
    ...open,
    ...dossier.conferences.filter((one) => isAhead(one) && one.leftOutTextId === null),
  ])
  const { intake, handover, snooze } = dossier
  const end = firstEndSince(endsOf(dossier), unseenOn)
  return {
    ...sight,
    intakeDueOn: intakeDueOn(dossier),
    suspendedOn: intake?.suspendedOn ?? null,
    awaitsMedical: isSuspended(intake) && intake?.medical === null,
    handoverOn: handover?.offeredOn ?? null,
    missedOn: missedOn(dossier),
    plannedOn: planned === undefined ? null : dayInAmsterdam(new Date(planned)),
    endedOn: end?.on ?? null,
    endedKind: end?.kind ?? null,
    unsettledOn: open.map(({ startsAt }) => dayInAmsterdam(new Date(startsAt))).toSorted()[0] ?? null,
    snoozedOn: snooze?.on ?? null,
    snoozedUntil: snooze?.untilOn ?? null,
    snoozeReason: snooze?.reason ?? null,
  }
}

const NOTHING_OPEN = {
  intakeDueOn: null,
  suspendedOn: null,
  awaitsMedical: false,
  handoverOn: null,
  missedOn: null,
  plannedOn: null,
  endedOn: null,
  endedKind: null,
  unsettledOn: null,
  snoozedOn: null,
  snoozedUntil: null,
  snoozeReason: null,
} as const

/** Every term that runs in an open dossier; none in a closed one. */
export function termsOf(dossier: Dossier): TermRow[] {
  if (dossier.outflow) return []
  const terms: TermRow[] = []
  const intakeDue = intakeDueOn(dossier)
  if (intakeDue) terms.push({ kind: 'intake', dueOn: intakeDue, refId: null })
  if (dossier.nextContactOn) terms.push({ kind: 'next-contact', dueOn: dossier.nextContactOn, refId: null })
  const reviewOn = dossier.intake?.medical?.reviewOn
  if (reviewOn) terms.push({ kind: 'medical-review', dueOn: reviewOn, refId: null })
  const categoryUntil = dossier.category?.untilOn
  if (categoryUntil) terms.push({ kind: 'category-review', dueOn: categoryUntil, refId: null })
  const waiting = openNotNows(dossier.notNows, dossier.plan)
  const putOff = new Set(waiting.map(({ stepId }) => stepId))
  // A step that was put off waits for the day to ask again, not for its own.
  for (const step of dossier.plan?.steps ?? [])
    if (!step.closed && !putOff.has(step.stepId)) terms.push({ kind: 'step', dueOn: step.dueOn, refId: step.stepId })
  for (const { notNowId, retryOn } of waiting) terms.push({ kind: 'not-now', dueOn: retryOn, refId: notNowId })
  const goals = dossier.plan ? goalsOf(dossier.plan) : []
  for (const { goalId, untilOn } of goals) if (untilOn) terms.push({ kind: 'goal-end', dueOn: untilOn, refId: goalId })
  // One talk looks at every goal of that day.
  for (const dueOn of new Set(goals.flatMap((goal) => goal.reviewOn ?? [])))
    terms.push({ kind: 'plan-review', dueOn, refId: null })
  for (const { promiseId, dueOn, closed } of dossier.plan?.promises ?? [])
    if (dueOn && !closed) terms.push({ kind: 'promise', dueOn, refId: promiseId })
  terms.push(...dossier.assessments.flatMap(assignmentTerms))
  const absent = absentWithoutFollowUp(dossier)
  if (absent) terms.push(absent)
  const calledOff = calledOffWithoutDate(dossier)
  if (calledOff) terms.push(calledOff)
  for (const { actionId, dueOn, workerId } of openActions(dossier.conferences))
    terms.push({ kind: 'conference-action', dueOn, refId: actionId, workerId })
  if (dossier.handover) terms.push({ kind: 'handover', dueOn: dossier.handover.offeredOn, refId: null })
  if (dossier.support) terms.push({ kind: 'support-end', dueOn: dossier.support.untilOn, refId: null })
  // The day on which they would meet, until somebody notes that they did.
  for (const { requestId, meetsOn, startedOn } of liveRequests(dossier.buddies))
    if (meetsOn && !startedOn) terms.push({ kind: 'buddy-meeting', dueOn: meetsOn, refId: requestId })
  if (dossier.workerChange) terms.push({ kind: 'worker-change', dueOn: dossier.workerChange.on, refId: null })
  return terms
}

/** Assignments of an open round that nobody has looked at yet. */
const assignmentTerms = ({ closed, assignments, observations }: Assessment): TermRow[] =>
  closed
    ? []
    : assignments.flatMap(({ assignmentId, dueOn }) =>
        dueOn === null || observations.some((seen) => seen.assignmentId === assignmentId)
          ? []
          : [{ kind: 'assignment', dueOn, refId: assignmentId }],
      )

/**
 * Missed an appointment, and nothing was done since: no step, and no later appointment that was agreed after it. One that
 * stood already, as in a series, is no answer to somebody who did not come.
 */
function absentWithoutFollowUp({ noShows, appointments }: Dossier): TermRow | undefined {
  const chain = runningChain(noShows)
  if (!chain || chain.isFollowedUp) return undefined
  const dueOn = lastAbsentOn(chain)
  const absentSeq = Math.max(...chain.absences.filter(({ on }) => on === dueOn).map(({ seq }) => seq))
  const isAnswer = ({ settled, startsAt, agreed }: Appointment): boolean =>
    !settled &&
    dayInAmsterdam(new Date(startsAt)) > dueOn &&
    (agreed.on > dueOn || (agreed.on === dueOn && agreed.seq > absentSeq))
  if (appointments.some(isAnswer)) return undefined
  return { kind: 'no-show', dueOn, refId: chain.absences.at(-1)?.appointmentId ?? null }
}

/**
 * The municipality called an appointment off, and there is neither another one since nor a talk: the resident waits for a
 * date, and did nothing to ask for it.
 */
function calledOffWithoutDate({ appointments, lastContactOn }: Dossier): TermRow | undefined {
  const last = appointments
    .flatMap(({ settled }) => (settled?.outcome === 'cancelled' && settled.reason === 'municipality' ? settled.on : []))
    .toSorted()
    .at(-1)
  if (last === undefined || (lastContactOn ?? '') >= last) return undefined
  const isFollowed = appointments.some(
    ({ settled, startsAt }) => settled?.outcome !== 'cancelled' && dayInAmsterdam(new Date(startsAt)) >= last,
  )
  return isFollowed ? undefined : { kind: 'called-off', dueOn: last, refId: null }
}
