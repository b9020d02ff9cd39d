import { applyAppointments } from './appointment.ts'
import { applyAssessment } from './assessment.ts'
import { applyBuddy, withoutRequests } from './buddy.ts'
import { applyConference, conferenceDay, withPlanned } from './conference.ts'
import { TWO_WAY } from './contact.ts'
import { dayInAmsterdam, type IsoDate } from './day.ts'
import { applyStatements } from './diagnosis.ts'
import type { Dossier, EventBody, RecordedEvent } from './dossier.ts'
import { applyHandover } from './handover.ts'
import { applyEnds } from './help-end.ts'
import { applyIntake } from './intake.ts'
import { MEASURED_FACTS, type MeasuredSeries } from './measurement-event.ts'
import { applyNoShow, withAbsence, withFailedAttempt, withOutflow, withTwoWayContact } from './no-show.ts'
import { applyNotNow } from './not-now.ts'
import { applyPlan } from './plan-change.ts'
import { applyProfile } from './profile.ts'
import { applyRadar } from './radar.ts'
import { applyWorkerChange } from './worker-change.ts'

const later = (a: IsoDate | null, b: IsoDate): IsoDate => (a !== null && a > b ? a : b)

const earlier = (a: IsoDate | null, b: IsoDate): IsoDate => (a !== null && a < b ? a : b)

/** Both sides spoke on a day. */
const spoken = ({ firstContactOn, lastContactOn }: Dossier, on: IsoDate) => ({
  firstContactOn: earlier(firstContactOn, on),
  lastContactOn: later(lastContactOn, on),
})

function withContact(dossier: Dossier, event: EventBody & { kind: 'contact-noted' }): Dossier {
  const isTwoWay = TWO_WAY.has(event.channel)
  return {
    ...dossier,
    nextContactOn: event.nextContactOn ?? dossier.nextContactOn,
    hasOwnInterval: event.nextContactOn ? event.deviationCode !== null : dossier.hasOwnInterval,
    triedOn: later(dossier.triedOn, event.on),
    ...(isTwoWay ? spoken(dossier, event.on) : {}),
    contactCount: dossier.contactCount + (isTwoWay ? 1 : 0),
    noShows: afterContact(dossier.noShows, event),
  }
}

function afterContact(noShows: Dossier['noShows'], { channel, on }: EventBody & { kind: 'contact-noted' }) {
  if (TWO_WAY.has(channel)) return withTwoWayContact(noShows, on)
  return channel === 'tried' ? withFailedAttempt(noShows, on) : noShows
}

/** The dossier after one more event. Withdrawn events never come here. */
// oxlint-disable-next-line eslint/max-lines-per-function -- one case per kind, closed by the compiler
export function applyEvent(dossier: Dossier, event: RecordedEvent): Dossier {
  switch (event.kind) {
    case 'dossier-opened':
    case 'event-withdrawn':
    case 'person-corrected':
      return dossier
    // The series itself is read from the journal. @see measurement.ts
    case 'self-reliance-measured':
      return withMeasured(dossier, 'selfReliance', event.on)
    case 'owner-assigned':
      return { ...dossier, teamId: event.teamId, ownerId: event.ownerId }
    case 'contact-days-taken-over':
      return {
        ...dossier,
        ...(event.lastContactOn ? spoken(dossier, event.lastContactOn) : {}),
        nextContactOn: event.nextContactOn ?? dossier.nextContactOn,
        hasOwnInterval: event.nextContactOn ? false : dossier.hasOwnInterval,
        noShows: event.lastContactOn ? withTwoWayContact(dossier.noShows, event.lastContactOn) : dossier.noShows,
      }
    case 'intake-started':
    case 'medical-outcome-recorded':
      return { ...dossier, intake: applyIntake(dossier.intake, event) }
    case 'intake-answered':
    case 'intake-topic-noted':
    case 'intake-suspended':
    case 'intake-completed':
      return withIntakeTalk(dossier, event)
    case 'statement-made':
    case 'statement-answered':
      return { ...dossier, statements: applyStatements(dossier.statements, event) }
    case 'statement-weighed':
      return { ...dossier, weighings: [...dossier.weighings, event] }
    case 'fact-recorded':
      return withFact(
        event.value !== null && MEASURED_FACTS.includes(event.key)
          ? withMeasured(dossier, event.key, event.on)
          : dossier,
        event,
      )
    case 'category-decided':
    case 'category-disputed':
      return withCategories(dossier, applyProfile(dossier.categories, event))
    case 'choice-decided':
      return { ...dossier, choices: { ...dossier.choices, [event.part]: event } }
    case 'plan-made':
      return planned(dossier, event)
    case 'plan-extended':
      return {
        ...dossier,
        plan: applyPlan(dossier.plan, event),
        conferences: withPlanned(dossier.conferences, event),
      }
    case 'plan-signed':
    case 'plan-not-signed':
    case 'step-closed':
    case 'step-adjusted':
    case 'step-help-given':
    case 'promise-closed':
      return { ...dossier, plan: applyPlan(dossier.plan, event) }
    case 'contact-noted':
      return withContact(dossier, event)
    case 'not-now-noted':
    case 'not-now-ended':
      return { ...dossier, notNows: applyNotNow(dossier.notNows, event) }
    case 'buddy-asked':
    case 'buddy-proposed':
    case 'buddy-not-found':
    case 'buddy-declined':
    case 'buddy-started':
    case 'buddy-ended':
      return { ...dossier, buddies: applyBuddy(dossier.buddies, event) }
    case 'appointment-made':
    case 'appointment-moved':
    case 'appointment-reassigned':
    case 'appointment-settled':
      return withAppointment(dossier, event)
    case 'handover-offered':
    case 'handover-declined':
    case 'handover-withdrawn':
      return { ...dossier, handover: applyHandover(event), ends: applyEnds(dossier.ends, event, dossier) }
    case 'handover-accepted':
      return takenOver(dossier, event)
    case 'outflow-recorded':
      return closed(dossier, event)
    case 'dossier-reopened':
      return reopened(dossier, event)
    case 'worker-change-asked':
    case 'worker-change-decided':
      return { ...dossier, workerChange: applyWorkerChange(event) }
    case 'radar-snoozed':
    case 'radar-resumed':
      return { ...dossier, snooze: applyRadar(event) }
    case 'letter-sent':
      // A letter tries to reach somebody; it is no contact. @see contact.ts, TWO_WAY
      return { ...dossier, letters: [...dossier.letters, event], triedOn: later(dossier.triedOn, event.on) }
    case 'no-show-step-taken':
    case 'no-show-ended':
      return { ...dossier, noShows: applyNoShow(dossier.noShows, event) }
    case 'assessment-opened':
    case 'assessment-made-heavy':
    case 'assignment-given':
    case 'observation-made':
    case 'assessment-closed':
      return { ...dossier, assessments: applyAssessment(dossier.assessments, event) }
    case 'instrument-ordered':
      return { ...dossier, instrumentOrders: [...dossier.instrumentOrders, event] }
    case 'instrument-result-recorded':
      return { ...dossier, instrumentResults: [...dossier.instrumentResults, event] }
    case 'conference-planned':
    case 'conference-moved':
    case 'conference-cancelled':
    case 'conference-action-closed':
      return { ...dossier, conferences: applyConference(dossier.conferences, event) }
    case 'conference-held':
      return conferred(dossier, event)
  }
}

const withCategories = (dossier: Dossier, categories: Dossier['categories']): Dossier => ({
  ...dossier,
  category: categories.at(-1) ?? null,
  categories,
})
type IntakeTalk = 'intake-answered' | 'intake-topic-noted' | 'intake-suspended' | 'intake-completed'

/**
 * What was said in an intake shows that the talk took place, and a talk is two-way contact. An intake that was merely
 * started is none: nobody has said anything yet.
 */
function withIntakeTalk(dossier: Dossier, event: RecordedEvent & { kind: IntakeTalk }): Dossier {
  return {
    ...dossier,
    intake: applyIntake(dossier.intake, event),
    ...spoken(dossier, event.on),
    contactCount: dossier.contactCount + (event.kind === 'intake-completed' ? 1 : 0),
    noShows: withTwoWayContact(dossier.noShows, event.on),
  }
}

/** Who takes over decides anew whom to leave in peace, and holds to the first contact that was agreed. */
function takenOver(dossier: Dossier, event: RecordedEvent & { kind: 'handover-accepted' }): Dossier {
  const { handover } = dossier
  const untilOn = handover?.untilOn
  return {
    ...dossier,
    handover: null,
    ends: applyEnds(dossier.ends, event, dossier),
    support: untilOn ? { untilOn, backToId: handover.fromWorkerId } : null,
    snooze: null,
    ownerId: event.workerId,
    teamId: event.teamId,
    ...(handover?.nextContactOn ? { nextContactOn: handover.nextContactOn, hasOwnInterval: false } : {}),
  }
}

function planned(dossier: Dossier, event: RecordedEvent & { kind: 'plan-made' }): Dossier {
  const { nextContactOn, deviationCode } = event
  return {
    ...dossier,
    plan: applyPlan(dossier.plan, event),
    conferences: withPlanned(dossier.conferences, event),
    nextContactOn,
    hasOwnInterval: deviationCode !== null,
  }
}

function closed(dossier: Dossier, event: RecordedEvent & { kind: 'outflow-recorded' }): Dossier {
  const { on, reason, work } = event
  const noShows = withOutflow(dossier.noShows, on)
  return {
    ...dossier,
    outflow: { on, reason, work },
    handover: null,
    support: null,
    ends: [],
    workerChange: null,
    snooze: null,
    noShows,
    buddies: withoutRequests(dossier.buddies, on),
  }
}

function withMeasured(dossier: Dossier, series: MeasuredSeries, on: IsoDate): Dossier {
  const { measuredOn } = dossier
  return { ...dossier, measuredOn: { ...measuredOn, [series]: later(measuredOn[series] ?? null, on) } }
}

function withFact(dossier: Dossier, event: RecordedEvent & { kind: 'fact-recorded' }): Dossier {
  const { [event.key]: earlier, ...others } = dossier.facts
  // What was so on an earlier day belongs to the series and does not change what is known now.
  if (earlier && earlier.on > event.on) return dossier
  if (event.value === null) return { ...dossier, facts: others }
  const { value, source, on, seq, actorId } = event
  return { ...dossier, facts: { ...others, [event.key]: { value, source, on, seq, actorId } } }
}

function withAppointment(
  dossier: Dossier,
  event: RecordedEvent & {
    kind: 'appointment-made' | 'appointment-moved' | 'appointment-reassigned' | 'appointment-settled'
  },
): Dossier {
  const appointments = applyAppointments(dossier.appointments, event)
  const settled = appointments.find((one) => one.appointmentId === event.appointmentId)
  if (event.kind !== 'appointment-settled' || !settled || event.outcome === 'cancelled')
    return { ...dossier, appointments }
  const on = dayInAmsterdam(new Date(settled.startsAt))
  if (event.outcome === 'missed') {
    const absence = { appointmentId: event.appointmentId, on, reason: event.reason ?? 'unknown', seq: event.seq }
    return { ...dossier, appointments, noShows: withAbsence(dossier.noShows, absence, dossier.lastContactOn) }
  }
  return {
    ...dossier,
    appointments,
    ...spoken(dossier, on),
    contactCount: dossier.contactCount + 1,
    noShows: withTwoWayContact(dossier.noShows, on),
  }
}

/** A resident who was at the conference has been spoken with. */
function conferred(dossier: Dossier, event: RecordedEvent & { kind: 'conference-held' }): Dossier {
  const conferences = applyConference(dossier.conferences, event)
  const conference = conferences.find((one) => one.conferenceId === event.conferenceId)
  const wasThere = event.attendance.some(({ who, was }) => who === 'resident' && was === 'present')
  if (!conference || !wasThere) return { ...dossier, conferences }
  const on = conferenceDay(conference)
  return {
    ...dossier,
    conferences,
    ...spoken(dossier, on),
    contactCount: dossier.contactCount + 1,
    noShows: withTwoWayContact(dossier.noShows, on),
  }
}

function reopened(dossier: Dossier, event: RecordedEvent & { kind: 'dossier-reopened' }): Dossier {
  if (!dossier.outflow) return dossier
  const { on: reopenedOn, isReturnWithinTwelveMonths } = event
  const end = { outflow: dossier.outflow, reopenedOn, isReturnWithinTwelveMonths }
  return { ...dossier, outflow: null, firstContactOn: null, returns: [...dossier.returns, end] }
}
