import { isAhead } from './conference.ts'
import { dayInAmsterdam, type IsoDate, type Moment } from './day.ts'
import type { Dossier } from './dossier.ts'
import { type HalfDay, halfDaysOf } from './half-day.ts'
import { newestFirst, openOrders } from './instrument.ts'
import { openNotNows } from './not-now.ts'
import type { Plan } from './plan.ts'

/** How far a step or promise is: under way, done, or not to be counted on (dropped, not kept, or put off). */
export type Standing = 'open' | 'done' | 'off'

/** A step as it is compared; `id` is that of the plan in force, or of a row that is being typed. */
export interface ComparedStep {
  id: string
  startsOn: IsoDate | null
  dueOn: IsoDate
  waitsForId: string | null
  hours: number | null
  halfDays: readonly HalfDay[]
  standing: Standing
}
export interface ComparedPromise {
  id: string
  dueOn: IsoDate | null
  standing: Standing
}

/** A plan of several parties, as far as its days can clash. */
export interface ComparedPlan {
  /** Today: what is over clashes with nothing. */
  from: IsoDate
  steps: readonly ComparedStep[]
  promises: readonly ComparedPromise[]
  blockedHalfDays: readonly HalfDay[]
}

interface Meeting {
  startsAt: Moment
  minutes: number
}

/** What is recorded of the resident beside the plan. */
export interface AroundPlan {
  meetings: readonly Meeting[]
  /** The most hours a week, by what is recorded: what somebody has, and what a medical result allows. */
  limits: readonly { by: 'available' | 'medical'; hours: number; on: IsoDate; untilOn: IsoDate | null }[]
  /** The day of a medical question that has no answer yet. */
  medicalSince: IsoDate | null
  /** The day on which it was recorded that childcare is needed. */
  childcareOn: IsoDate | null
}

/** Two things in a plan that do not go together, by days and recorded facts alone: shown with why, never a block. */
export type PlanClash =
  /** `endsOn` null: the promise has no day. */
  | { kind: 'waits-too-long'; stepId: string; awaitedId: string; on: IsoDate; endsOn: IsoDate | null; starts: boolean }
  | { kind: 'waits-in-vain'; stepId: string; awaitedId: string }
  | { kind: 'same-half-day'; stepId: string; otherId: string; halfDays: HalfDay[]; on: IsoDate }
  | { kind: 'blocked-half-day'; stepId: string; halfDays: HalfDay[] }
  | { kind: 'meeting-in-half-day'; stepId: string; startsAt: Moment }
  | { kind: 'meetings-at-once'; startsAt: Moment; otherAt: Moment }
  | { kind: 'too-many-hours'; stepIds: string[]; hours: number; limit: AroundPlan['limits'][number]; on: IsoDate }
  | { kind: 'medical-unknown'; stepIds: string[]; since: IsoDate }
  | { kind: 'childcare-unsettled'; stepIds: string[]; since: IsoDate }

/**
 * What clashes in a plan of several parties.
 * @source seed0 L1449-1451 (a medical advice and a care package are hard to align)
 */
export function planClashes(plan: ComparedPlan, around: AroundPlan): PlanClash[] {
  return [
    ...waiting(plan),
    ...atOnce(plan),
    ...withMeetings(plan, around),
    ...tooMuch(plan, around),
    ...unsettled(plan, around),
  ]
}

const underWay = ({ steps }: ComparedPlan) => steps.filter(({ standing }) => standing === 'open')

function waiting(plan: ComparedPlan): PlanClash[] {
  const awaited = new Map<string, ComparedStep | ComparedPromise>(
    [...plan.steps, ...plan.promises].map((one) => [one.id, one]),
  )
  return underWay(plan).flatMap((step): PlanClash[] => {
    const other = step.waitsForId === null ? undefined : awaited.get(step.waitsForId)
    if (!other || other.standing === 'done') return []
    const both = { stepId: step.id, awaitedId: other.id }
    if (other.standing === 'off') return [{ kind: 'waits-in-vain', ...both }]
    const [on, starts] = [step.startsOn ?? step.dueOn, step.startsOn !== null]
    return other.dueOn === null || other.dueOn > on
      ? [{ kind: 'waits-too-long', ...both, on, endsOn: other.dueOn, starts }]
      : []
  })
}

const startOf = ({ from }: ComparedPlan, { startsOn }: ComparedStep): IsoDate =>
  startsOn !== null && startsOn > from ? startsOn : from
const common = (a: readonly HalfDay[], b: readonly HalfDay[]): HalfDay[] => a.filter((halfDay) => b.includes(halfDay))

/** Half-days that two steps share while both run, or on which the resident cannot come. */
function atOnce(plan: ComparedPlan): PlanClash[] {
  const steps = underWay(plan)
  return steps.flatMap((step, index): PlanClash[] => {
    const shared = steps.slice(index + 1).flatMap((other): PlanClash[] => {
      const halfDays = common(step.halfDays, other.halfDays)
      const on = [startOf(plan, step), startOf(plan, other)].toSorted()[1] ?? plan.from
      const runTogether = on <= step.dueOn && on <= other.dueOn
      return halfDays.length > 0 && runTogether
        ? [{ kind: 'same-half-day', stepId: step.id, otherId: other.id, halfDays, on }]
        : []
    })
    const blocked = common(step.halfDays, plan.blockedHalfDays)
    return blocked.length > 0 ? [...shared, { kind: 'blocked-half-day', stepId: step.id, halfDays: blocked }] : shared
  })
}

/** Meetings at the same time, and the first one that falls in a half-day of a step. */
function withMeetings(plan: ComparedPlan, { meetings }: AroundPlan): PlanClash[] {
  const byTime = meetings.toSorted((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt))
  const twice = byTime.flatMap(({ startsAt, minutes }, index): PlanClash[] => {
    const next = byTime[index + 1]
    const endsAt = Date.parse(startsAt) + minutes * 60_000
    return next && Date.parse(next.startsAt) < endsAt
      ? [{ kind: 'meetings-at-once', startsAt, otherAt: next.startsAt }]
      : []
  })
  const inSteps = underWay(plan).flatMap((step): PlanClash[] => {
    const found = byTime.find((meeting) => {
      const day = dayInAmsterdam(new Date(meeting.startsAt))
      const isDuring = day >= startOf(plan, step) && day <= step.dueOn
      return isDuring && common(step.halfDays, halfDaysOf(meeting)).length > 0
    })
    return found ? [{ kind: 'meeting-in-half-day', stepId: step.id, startsAt: found.startsAt }] : []
  })
  return [...twice, ...inSteps]
}

/** The first day on which the steps together ask more hours than a limit allows, for each limit. */
function tooMuch(plan: ComparedPlan, { limits }: AroundPlan): PlanClash[] {
  const asking = underWay(plan).filter(({ hours }) => hours !== null)
  const days = [...new Set(asking.map((step) => startOf(plan, step)))].toSorted()
  return limits.flatMap((limit): PlanClash[] => {
    for (const on of days) {
      if (limit.untilOn !== null && on > limit.untilOn) continue
      const running = asking.filter((step) => startOf(plan, step) <= on && on <= step.dueOn)
      const hours = running.reduce((sum, step) => sum + (step.hours ?? 0), 0)
      if (hours > limit.hours)
        return [{ kind: 'too-many-hours', stepIds: running.map(({ id }) => id), hours, limit, on }]
    }
    return []
  })
}

/** Steps that ask time while a medical question waits, or while childcare is needed and nothing says how it is settled. */
function unsettled(plan: ComparedPlan, { medicalSince, childcareOn }: AroundPlan): PlanClash[] {
  const asking = underWay(plan).filter(({ hours, halfDays }) => hours !== null || halfDays.length > 0)
  const bare = asking.filter(({ waitsForId }) => waitsForId === null).map(({ id }) => id)
  const clashes: PlanClash[] = []
  if (medicalSince !== null && bare.length > 0)
    clashes.push({ kind: 'medical-unknown', stepIds: bare, since: medicalSince })
  if (childcareOn !== null && bare.length > 0 && plan.blockedHalfDays.length === 0)
    clashes.push({ kind: 'childcare-unsettled', stepIds: bare, since: childcareOn })
  return clashes
}

/** What the dossier says beside its plan. @param isMedical whether an instrument is one of the medical adviser's */
export function aroundPlan(dossier: Dossier, isMedical: (instrument: string) => boolean, today: IsoDate): AroundPlan {
  const { appointments, conferences, facts, instrumentOrders, instrumentResults, intake } = dossier
  const meetings = [
    ...appointments.filter(({ settled }) => !settled),
    ...conferences.filter((one) => isAhead(one) && one.leftOutTextId === null),
  ].filter(({ startsAt }) => dayInAmsterdam(new Date(startsAt)) >= today)
  const { hoursAvailable, hasChildcareNeed } = facts
  const medical = newestFirst(instrumentResults).find((one) => isMedical(one.instrument))
  const ordered = openOrders(instrumentOrders, instrumentResults).find((one) => isMedical(one.instrument))
  const suspendedOn = intake && intake.medical === null ? intake.suspendedOn : null
  return {
    meetings,
    limits: [
      ...(typeof hoursAvailable?.value === 'number'
        ? [{ by: 'available' as const, hours: hoursAvailable.value, on: hoursAvailable.on, untilOn: null }]
        : []),
      ...(medical && medical.maxHours !== null
        ? [{ by: 'medical' as const, hours: medical.maxHours, on: medical.on, untilOn: medical.validUntil }]
        : []),
    ],
    medicalSince: ordered?.on ?? suspendedOn,
    childcareOn: hasChildcareNeed?.value === true ? hasChildcareNeed.on : null,
  }
}

const standingOf = (closed: { outcome: string } | null): Standing =>
  closed === null ? 'open' : closed.outcome === 'done' || closed.outcome === 'kept' ? 'done' : 'off'

/** The plan in force as it is compared: a step that was put off waits for the day to ask again. */
export function comparedPlan(plan: Plan, notNows: Dossier['notNows'], today: IsoDate): ComparedPlan {
  const putOff = new Set(openNotNows(notNows, plan).map(({ stepId }) => stepId))
  return {
    from: today,
    steps: plan.steps.map(({ stepId, startsOn, dueOn, waitsForId, hours, halfDays, closed }) => ({
      id: stepId,
      startsOn,
      dueOn,
      waitsForId,
      hours,
      halfDays,
      standing: !closed && putOff.has(stepId) ? 'off' : standingOf(closed),
    })),
    promises: plan.promises.map(({ promiseId, dueOn, closed }) => ({
      id: promiseId,
      dueOn,
      standing: standingOf(closed),
    })),
    blockedHalfDays: plan.blockedHalfDays,
  }
}
