import * as z from 'zod'
import { type Appointment, applyAppointments, contactEvents, TWO_WAY } from './contact.ts'
import { dayInAmsterdam, IsoDate, type Moment } from './day.ts'
import { diagnosisEvents, type KnownFact, type Statement } from './diagnosis.ts'
import { FactKey, type Facts } from './fact.ts'
import { Failure } from './failure.ts'
import { applyHandover, type Handover, handoverEvents } from './handover.ts'
import { applyIntake, type Intake, intakeEvents } from './intake.ts'
import { applyNoShow, type NoShowChain, noShowEvents, withAbsence, withOutflow, withTwoWayContact } from './no-show.ts'
import { type Outflow, outflowEvents } from './outflow.ts'
import { Id, PersonDetails } from './person.ts'
import { applyPlan, type Plan, planEvents } from './plan.ts'
import { type CategoryDecision, profileEvents } from './profile.ts'

/** How a dossier came to be. */
export const OpenedVia = z.enum(['report', 'import', 'population'])
export type OpenedVia = z.infer<typeof OpenedVia>

/** Why an event was wrong. */
export const WithdrawReason = z.enum(['typing-error', 'wrong-person', 'wrong-date', 'not-true', 'other'])
export type WithdrawReason = z.infer<typeof WithdrawReason>

const dossierEvents = [
  z.object({
    kind: z.literal('dossier-opened'),
    on: IsoDate,
    via: OpenedVia,
    personId: Id,
    dossierNumber: z.string().max(20),
    teamId: Id,
    ownerId: Id.nullable(),
    intakeDueOn: IsoDate.nullable(),
    nextContactOn: IsoDate.nullable(),
    lastContactOn: IsoDate.nullable(),
  }),
  z.object({ kind: z.literal('owner-assigned'), on: IsoDate, teamId: Id, ownerId: Id.nullable() }),
  /** Which details of the person were corrected; the details themselves are in a table that can be erased. */
  z.object({ kind: z.literal('person-corrected'), on: IsoDate, fields: z.array(PersonDetails.keyof()).min(1) }),
  /** Days that another system knew, taken over from its file: null where the file changes nothing. */
  z.object({
    kind: z.literal('contact-days-taken-over'),
    on: IsoDate,
    lastContactOn: IsoDate.nullable(),
    nextContactOn: IsoDate.nullable(),
  }),
  z.object({
    kind: z.literal('event-withdrawn'),
    on: IsoDate,
    withdrawnSeq: z.int().min(1),
    reason: WithdrawReason,
  }),
] as const

/** Everything that can happen in a dossier. Ids and codes only: no names, no free text. @source design §4 */
export const EventBody = z.discriminatedUnion('kind', [
  ...dossierEvents,
  ...intakeEvents,
  ...diagnosisEvents,
  ...profileEvents,
  ...planEvents,
  ...contactEvents,
  ...handoverEvents,
  ...outflowEvents,
  ...noShowEvents,
])
export type EventBody = z.infer<typeof EventBody>
export type EventKind = EventBody['kind']

/** An event as the journal holds it. `seq` counts from 1 within the dossier. */
export type RecordedEvent = EventBody & {
  seq: number
  actorId: Id
  recordedAt: Moment
  policyVersion: string | null
}

/** A dossier as it stands: nothing here is stored, all of it follows from the events. */
export interface Dossier {
  version: number
  personId: Id
  dossierNumber: string
  via: OpenedVia
  openedOn: IsoDate
  intakeDueOn: IsoDate | null
  teamId: Id
  ownerId: Id | null
  /** Set while the dossier is closed. */
  outflow: Outflow | null
  /** Earlier ends, each with the day the person came back. */
  returns: readonly { outflow: Outflow; reopenedOn: IsoDate; isReturnWithinTwelveMonths: boolean }[]
  intake: Intake | null
  statements: readonly Statement[]
  facts: Readonly<Partial<Record<FactKey, KnownFact>>>
  category: CategoryDecision | null
  categories: readonly CategoryDecision[]
  plan: Plan | null
  nextContactOn: IsoDate | null
  lastContactOn: IsoDate | null
  contactCount: number
  appointments: readonly Appointment[]
  /** What followed on missed appointments; the last one may still run. */
  noShows: readonly NoShowChain[]
  handover: Handover | null
  /** Seqs of events that were withdrawn as wrong; they stay in the journal and count for nothing. */
  withdrawn: ReadonlySet<number>
}

function opened(event: RecordedEvent & { kind: 'dossier-opened' }): Dossier {
  const {
    personId,
    dossierNumber,
    via,
    on: openedOn,
    intakeDueOn,
    teamId,
    ownerId,
    nextContactOn,
    lastContactOn,
  } = event
  return {
    version: event.seq,
    personId,
    dossierNumber,
    via,
    openedOn,
    intakeDueOn,
    teamId,
    ownerId,
    outflow: null,
    returns: [],
    intake: null,
    statements: [],
    facts: {},
    category: null,
    categories: [],
    plan: null,
    nextContactOn,
    lastContactOn,
    contactCount: 0,
    appointments: [],
    noShows: [],
    handover: null,
    withdrawn: new Set(),
  }
}

const later = (a: IsoDate | null, b: IsoDate): IsoDate => (a !== null && a > b ? a : b)

function withContact(dossier: Dossier, event: EventBody & { kind: 'contact-noted' }): Dossier {
  const isTwoWay = TWO_WAY.has(event.channel)
  return {
    ...dossier,
    nextContactOn: event.nextContactOn ?? dossier.nextContactOn,
    lastContactOn: isTwoWay ? later(dossier.lastContactOn, event.on) : dossier.lastContactOn,
    contactCount: dossier.contactCount + (isTwoWay ? 1 : 0),
    noShows: isTwoWay ? withTwoWayContact(dossier.noShows, event.on) : dossier.noShows,
  }
}

// oxlint-disable-next-line eslint/max-lines-per-function -- one case per kind, closed by the compiler
function applyEvent(dossier: Dossier, event: RecordedEvent): Dossier {
  switch (event.kind) {
    case 'dossier-opened':
    case 'event-withdrawn':
    case 'person-corrected':
      return dossier
    case 'owner-assigned':
      return { ...dossier, teamId: event.teamId, ownerId: event.ownerId }
    case 'contact-days-taken-over':
      return {
        ...dossier,
        lastContactOn: event.lastContactOn ? later(dossier.lastContactOn, event.lastContactOn) : dossier.lastContactOn,
        nextContactOn: event.nextContactOn ?? dossier.nextContactOn,
        noShows: event.lastContactOn ? withTwoWayContact(dossier.noShows, event.lastContactOn) : dossier.noShows,
      }
    case 'intake-started':
    case 'intake-answered':
    case 'intake-topic-noted':
    case 'intake-suspended':
    case 'medical-outcome-recorded':
    case 'intake-completed':
      return { ...dossier, intake: applyIntake(dossier.intake, event) }
    case 'statement-made':
      return { ...dossier, statements: [...dossier.statements, event] }
    case 'fact-recorded':
      return withFact(dossier, event)
    case 'category-decided':
      return { ...dossier, category: event, categories: [...dossier.categories, event] }
    case 'plan-made':
      return { ...dossier, plan: applyPlan(dossier.plan, event), nextContactOn: event.nextContactOn }
    case 'step-closed':
    case 'promise-closed':
      return { ...dossier, plan: applyPlan(dossier.plan, event) }
    case 'contact-noted':
      return withContact(dossier, event)
    case 'appointment-made':
    case 'appointment-settled':
      return withAppointment(dossier, event)
    case 'handover-offered':
    case 'handover-declined':
    case 'handover-withdrawn':
      return { ...dossier, handover: applyHandover(event) }
    case 'handover-accepted':
      return { ...dossier, handover: null, ownerId: event.workerId, teamId: event.teamId }
    case 'outflow-recorded':
      return {
        ...dossier,
        outflow: { on: event.on, reason: event.reason, work: event.work },
        handover: null,
        noShows: withOutflow(dossier.noShows, event.on),
      }
    case 'dossier-reopened':
      return reopened(dossier, event)
    case 'no-show-step-taken':
    case 'no-show-ended':
      return { ...dossier, noShows: applyNoShow(dossier.noShows, event) }
  }
}

function withFact(dossier: Dossier, event: RecordedEvent & { kind: 'fact-recorded' }): Dossier {
  const { [event.key]: _earlier, ...others } = dossier.facts
  if (event.value === null) return { ...dossier, facts: others }
  const { value, source, on, seq, actorId } = event
  return { ...dossier, facts: { ...others, [event.key]: { value, source, on, seq, actorId } } }
}

function withAppointment(
  dossier: Dossier,
  event: RecordedEvent & { kind: 'appointment-made' | 'appointment-settled' },
): Dossier {
  const appointments = applyAppointments(dossier.appointments, event)
  const settled = appointments.find((one) => one.appointmentId === event.appointmentId)
  if (event.kind !== 'appointment-settled' || !settled || event.outcome === 'cancelled')
    return { ...dossier, appointments }
  const on = dayInAmsterdam(new Date(settled.startsAt))
  if (event.outcome === 'missed') {
    const absence = { appointmentId: event.appointmentId, on, reason: event.reason ?? 'unknown' }
    return { ...dossier, appointments, noShows: withAbsence(dossier.noShows, absence, dossier.lastContactOn) }
  }
  return {
    ...dossier,
    appointments,
    lastContactOn: later(dossier.lastContactOn, on),
    contactCount: dossier.contactCount + 1,
    noShows: withTwoWayContact(dossier.noShows, on),
  }
}

function reopened(dossier: Dossier, event: RecordedEvent & { kind: 'dossier-reopened' }): Dossier {
  if (!dossier.outflow) return dossier
  const { on: reopenedOn, isReturnWithinTwelveMonths } = event
  const end = { outflow: dossier.outflow, reopenedOn, isReturnWithinTwelveMonths }
  return { ...dossier, outflow: null, returns: [...dossier.returns, end] }
}

/**
 * The dossier after its events, oldest first; undefined when there are none.
 * Withdrawn events are left out, as if they had not happened. Runs in server and browser alike and checks no rights.
 */
export function foldDossier(events: readonly RecordedEvent[]): Dossier | undefined {
  const [first] = events
  if (first?.kind !== 'dossier-opened') return undefined
  const withdrawn = withdrawnSeqs(events)
  let dossier = opened(first)
  for (const event of events) if (!withdrawn.has(event.seq)) dossier = applyEvent(dossier, event)
  return { ...dossier, version: events.length, withdrawn }
}

/** Seqs of events that were withdrawn as wrong. */
export function withdrawnSeqs(events: readonly RecordedEvent[]): ReadonlySet<number> {
  const seqs = new Set<number>()
  for (const event of events) if (event.kind === 'event-withdrawn') seqs.add(event.withdrawnSeq)
  return seqs
}

/** The first day of the current period: the opening, or the last return. */
export const periodStart = (dossier: Dossier): IsoDate => dossier.returns.at(-1)?.reopenedOn ?? dossier.openedOn

/** @throws dossier.closed */
export function requireOpen(dossier: Dossier): void {
  if (dossier.outflow) throw new Failure('dossier.closed', { closedOn: dossier.outflow.on })
}

/** The dimensions a policy reads: what is recorded, and the age. */
export function factsOf(dossier: Dossier, age: number | undefined): Facts {
  const facts: Facts = age === undefined ? {} : { age }
  for (const key of FactKey.options) {
    const fact = dossier.facts[key]
    if (fact) facts[key] = fact.value
  }
  return facts
}
