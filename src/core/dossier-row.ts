import type { Phase, TermKind } from './attention.ts'
import { dayInAmsterdam, type IsoDate, type Moment } from './day.ts'
import { type Dossier, factsOf, periodStart } from './dossier.ts'
import type { Facts } from './fact.ts'
import { isSuspended, isUnderWay } from './intake.ts'
import { lastAbsentOn, runningChain } from './no-show.ts'
import type { Id } from './person.ts'

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
  /** Recorded dimensions, for weighing a policy over the whole caseload; the age follows from the birth date. */
  facts: Facts
  /** What the municipality has promised in the plan and has not done yet. */
  promiseCount: number
  goalKind: string | null
  lastContactOn: IsoDate | null
  nextContactOn: IsoDate | null
  /** The day by which people out of sight are sorted: last contact, or else the first day. */
  inSightOn: IsoDate
  /** Team or worker that an open hand-over waits for. */
  handoverToWorkerId: Id | null
  handoverToTeamId: Id | null
}

/** A day on which something in a dossier ends or is due. `refId` names the step or promise. */
export interface TermRow {
  kind: TermKind
  dueOn: IsoDate
  refId: Id | null
}

export interface AppointmentRow {
  appointmentId: Id
  workerId: Id
  startsAt: Moment
  minutes: number
  place: string
  outcome: string | null
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
    facts: factsOf(dossier, undefined),
    promiseCount: dossier.plan?.promises.filter(({ closed }) => !closed).length ?? 0,
    goalKind: dossier.plan?.goalKind ?? null,
    lastContactOn: dossier.lastContactOn,
    nextContactOn: dossier.outflow ? null : dossier.nextContactOn,
    inSightOn: dossier.lastContactOn ?? periodStart(dossier),
    handoverToWorkerId: dossier.handover?.toWorkerId ?? null,
    handoverToTeamId: dossier.handover?.toTeamId ?? null,
  }
}

/** Every term that runs in an open dossier; none in a closed one. */
export function termsOf(dossier: Dossier): TermRow[] {
  if (dossier.outflow) return []
  const terms: TermRow[] = []
  const intakeRuns = dossier.intake === null || isUnderWay(dossier.intake)
  if (dossier.intakeDueOn && intakeRuns && !isSuspended(dossier.intake))
    terms.push({ kind: 'intake', dueOn: dossier.intakeDueOn, refId: null })
  if (dossier.nextContactOn) terms.push({ kind: 'next-contact', dueOn: dossier.nextContactOn, refId: null })
  const reviewOn = dossier.intake?.medical?.reviewOn
  if (reviewOn) terms.push({ kind: 'medical-review', dueOn: reviewOn, refId: null })
  for (const step of dossier.plan?.steps ?? [])
    if (!step.closed) terms.push({ kind: 'step', dueOn: step.dueOn, refId: step.stepId })
  for (const { promiseId, dueOn, closed } of dossier.plan?.promises ?? [])
    if (dueOn && !closed) terms.push({ kind: 'promise', dueOn, refId: promiseId })
  const absent = absentWithoutFollowUp(dossier)
  if (absent) terms.push(absent)
  if (dossier.handover) terms.push({ kind: 'handover', dueOn: dossier.handover.offeredOn, refId: null })
  return terms
}

/** Missed an appointment, and nothing was done since: no step, and no later appointment stands. */
function absentWithoutFollowUp({ noShows, appointments }: Dossier): TermRow | undefined {
  const chain = runningChain(noShows)
  if (!chain || chain.isFollowedUp) return undefined
  const dueOn = lastAbsentOn(chain)
  if (appointments.some((one) => !one.settled && dayInAmsterdam(new Date(one.startsAt)) > dueOn)) return undefined
  return { kind: 'no-show', dueOn, refId: chain.absences.at(-1)?.appointmentId ?? null }
}

export function appointmentRowsOf(dossier: Dossier): AppointmentRow[] {
  return dossier.appointments.map(({ appointmentId, workerId, startsAt, minutes, place, settled }) => ({
    appointmentId,
    workerId,
    startsAt,
    minutes,
    place,
    outcome: settled?.outcome ?? null,
  }))
}
