import { applyAppointments, TWO_WAY } from './contact.ts'
import { dayInAmsterdam, type IsoDate } from './day.ts'
import { applyStatements } from './diagnosis.ts'
import type { Dossier, EventBody, RecordedEvent } from './dossier.ts'
import { applyHandover } from './handover.ts'
import { applyIntake } from './intake.ts'
import { applyNoShow, withAbsence, withOutflow, withTwoWayContact } from './no-show.ts'
import { applyNotNow } from './not-now.ts'
import { applyPlan } from './plan-change.ts'
import { applyRadar } from './radar.ts'

const later = (a: IsoDate | null, b: IsoDate): IsoDate => (a !== null && a > b ? a : b)

function withContact(dossier: Dossier, event: EventBody & { kind: 'contact-noted' }): Dossier {
  const isTwoWay = TWO_WAY.has(event.channel)
  return {
    ...dossier,
    nextContactOn: event.nextContactOn ?? dossier.nextContactOn,
    hasOwnInterval: event.nextContactOn ? event.deviationCode !== null : dossier.hasOwnInterval,
    triedOn: later(dossier.triedOn, event.on),
    lastContactOn: isTwoWay ? later(dossier.lastContactOn, event.on) : dossier.lastContactOn,
    contactCount: dossier.contactCount + (isTwoWay ? 1 : 0),
    noShows: isTwoWay ? withTwoWayContact(dossier.noShows, event.on) : dossier.noShows,
  }
}

/** The dossier after one more event. Withdrawn events never come here. */
// oxlint-disable-next-line eslint/max-lines-per-function -- one case per kind, closed by the compiler
export function applyEvent(dossier: Dossier, event: RecordedEvent): Dossier {
  switch (event.kind) {
    case 'dossier-opened':
    case 'event-withdrawn':
    case 'person-corrected':
    // A series is read from the journal itself. @see measurement.ts
    case 'self-reliance-measured':
      return dossier
    case 'owner-assigned':
      return { ...dossier, teamId: event.teamId, ownerId: event.ownerId }
    case 'contact-days-taken-over':
      return {
        ...dossier,
        lastContactOn: event.lastContactOn ? later(dossier.lastContactOn, event.lastContactOn) : dossier.lastContactOn,
        nextContactOn: event.nextContactOn ?? dossier.nextContactOn,
        hasOwnInterval: event.nextContactOn ? false : dossier.hasOwnInterval,
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
    case 'statement-answered':
      return { ...dossier, statements: applyStatements(dossier.statements, event) }
    case 'statement-weighed':
      return { ...dossier, weighings: [...dossier.weighings, event] }
    case 'fact-recorded':
      return withFact(dossier, event)
    case 'category-decided':
      return { ...dossier, category: event, categories: [...dossier.categories, event] }
    case 'choice-decided':
      return { ...dossier, choices: { ...dossier.choices, [event.part]: event } }
    case 'plan-made':
      return planned(dossier, event)
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
    case 'appointment-made':
    case 'appointment-moved':
    case 'appointment-settled':
      return withAppointment(dossier, event)
    case 'handover-offered':
    case 'handover-declined':
    case 'handover-withdrawn':
      return { ...dossier, handover: applyHandover(event) }
    case 'handover-accepted':
      // Who takes over decides anew whom to leave in peace.
      return { ...dossier, handover: null, snooze: null, ownerId: event.workerId, teamId: event.teamId }
    case 'outflow-recorded':
      return closed(dossier, event)
    case 'dossier-reopened':
      return reopened(dossier, event)
    case 'radar-snoozed':
    case 'radar-resumed':
      return { ...dossier, snooze: applyRadar(event) }
    case 'no-show-step-taken':
    case 'no-show-ended':
      return { ...dossier, noShows: applyNoShow(dossier.noShows, event) }
  }
}

function planned(dossier: Dossier, event: RecordedEvent & { kind: 'plan-made' }): Dossier {
  const { nextContactOn, deviationCode } = event
  return { ...dossier, plan: applyPlan(dossier.plan, event), nextContactOn, hasOwnInterval: deviationCode !== null }
}

function closed(dossier: Dossier, event: RecordedEvent & { kind: 'outflow-recorded' }): Dossier {
  const { on, reason, work } = event
  const noShows = withOutflow(dossier.noShows, on)
  return { ...dossier, outflow: { on, reason, work }, handover: null, snooze: null, noShows }
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
  event: RecordedEvent & { kind: 'appointment-made' | 'appointment-moved' | 'appointment-settled' },
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
