import * as z from 'zod'
import type { Appointment } from './appointment.ts'
import { type Assessment, assessmentEvents } from './assessment.ts'
import { type BuddyRequest, buddyEvents } from './buddy.ts'
import { type ChoiceDecision, type ChoicePart, choiceEvents } from './choice.ts'
import type { Conference } from './conference.ts'
import { conferenceEvents } from './conference-event.ts'
import { contactEvents } from './contact.ts'
import { IsoDate, type Moment } from './day.ts'
import { diagnosisEvents, type KnownFact, type Statement, type Weighing } from './diagnosis.ts'
import { applyEvent } from './dossier-change.ts'
import { FactKey, type Facts } from './fact.ts'
import { Failure } from './failure.ts'
import { type Handover, handoverEvents, type Support } from './handover.ts'
import type { ToldEnd } from './help-end.ts'
import { type InstrumentOrder, type InstrumentResult, instrumentEvents } from './instrument.ts'
import { type Intake, intakeEvents } from './intake.ts'
import { type Letter, letterEvents } from './letter.ts'
import { type MeasuredSeries, measurementEvents } from './measurement-event.ts'
import { type NoShowChain, noShowEvents } from './no-show.ts'
import { type NotNow, notNowEvents } from './not-now.ts'
import { type Outflow, outflowEvents } from './outflow.ts'
import { Id, PersonDetails } from './person.ts'
import { type Plan, planEvents } from './plan.ts'
import { type CategoryDecision, profileEvents } from './profile.ts'
import { radarEvents, type Snooze } from './radar.ts'
import { type WorkerChange, workerChangeEvents } from './worker-change.ts'

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
  ...measurementEvents,
  ...profileEvents,
  ...choiceEvents,
  ...planEvents,
  ...contactEvents,
  ...handoverEvents,
  ...outflowEvents,
  ...radarEvents,
  ...noShowEvents,
  ...assessmentEvents,
  ...instrumentEvents,
  ...conferenceEvents,
  ...letterEvents,
  ...workerChangeEvents,
  ...notNowEvents,
  ...buddyEvents,
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
  weighings: readonly Weighing[]
  /** Rounds of diagnosis, each for a decision. */
  assessments: readonly Assessment[]
  instrumentOrders: readonly InstrumentOrder[]
  instrumentResults: readonly InstrumentResult[]
  facts: Readonly<Partial<Record<FactKey, KnownFact>>>
  /** The last day of each series that was ever measured. */
  measuredOn: Readonly<Partial<Record<MeasuredSeries, IsoDate>>>
  category: CategoryDecision | null
  categories: readonly CategoryDecision[]
  /** What was decided last beside the category. */
  choices: Readonly<Partial<Record<ChoicePart, ChoiceDecision>>>
  plan: Plan | null
  /** What the resident did not want yet, each with the day to ask again. */
  notNows: readonly NotNow[]
  /** Requests for somebody who rides along, oldest first. */
  buddies: readonly BuddyRequest[]
  nextContactOn: IsoDate | null
  /** The next contact was agreed with a reason to leave the norm. */
  hasOwnInterval: boolean
  lastContactOn: IsoDate | null
  /** The first two-way contact since the opening, or since the last return. */
  firstContactOn: IsoDate | null
  /** The last day on which anybody tried to reach the resident: also a letter, or a call that nobody took. */
  triedOn: IsoDate | null
  contactCount: number
  appointments: readonly Appointment[]
  /** What followed on missed appointments; the last one may still run. */
  noShows: readonly NoShowChain[]
  /** In which people look at this case together, the resident among them. */
  conferences: readonly Conference[]
  /** What was written to the resident, oldest first. */
  letters: readonly Letter[]
  handover: Handover | null
  /** Set while somebody guides for a time. */
  support: Support | null
  /** Help that a hand-over of this period said has ended. */
  ends: readonly ToldEnd[]
  /** A request for another worker that waits for the team lead. */
  workerChange: WorkerChange | null
  /** Left off the radar; may have ended by its date. */
  snooze: Snooze | null
  /** Seqs of events that were withdrawn as wrong; they stay in the journal and count for nothing. */
  withdrawn: ReadonlySet<number>
}

type Given = 'version' | 'personId' | 'dossierNumber' | 'via' | 'openedOn' | 'intakeDueOn' | 'teamId' | 'ownerId'

/** What every dossier begins with. */
const NOTHING_YET: Omit<Dossier, Given | 'nextContactOn' | 'lastContactOn' | 'firstContactOn'> = {
  outflow: null,
  returns: [],
  intake: null,
  statements: [],
  weighings: [],
  assessments: [],
  instrumentOrders: [],
  instrumentResults: [],
  facts: {},
  measuredOn: {},
  category: null,
  categories: [],
  choices: {},
  plan: null,
  notNows: [],
  buddies: [],
  hasOwnInterval: false,
  triedOn: null,
  contactCount: 0,
  appointments: [],
  noShows: [],
  conferences: [],
  letters: [],
  handover: null,
  support: null,
  ends: [],
  workerChange: null,
  snooze: null,
  withdrawn: new Set(),
}

function opened(event: RecordedEvent & { kind: 'dossier-opened' }): Dossier {
  const { personId, dossierNumber, via, intakeDueOn, teamId, ownerId, nextContactOn, lastContactOn } = event
  return {
    ...NOTHING_YET,
    version: event.seq,
    personId,
    dossierNumber,
    via,
    openedOn: event.on,
    intakeDueOn,
    teamId,
    ownerId,
    nextContactOn,
    lastContactOn,
    firstContactOn: lastContactOn,
  }
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
export const periodStart = (dossier: Pick<Dossier, 'returns' | 'openedOn'>): IsoDate =>
  dossier.returns.at(-1)?.reopenedOn ?? dossier.openedOn

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
