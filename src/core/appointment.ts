import type { AbsenceReason, AppointmentOutcome, ContactEvent, Place, VisitPurpose } from './contact.ts'
import type { IsoDate, Moment } from './day.ts'
import type { Id } from './person.ts'

/** The day of a decision, and its place in the journal. */
export interface Recorded {
  on: IsoDate
  seq: number
}

export interface Appointment {
  appointmentId: Id
  startsAt: Moment
  minutes: number
  place: Place
  workerId: Id
  textId: Id | null
  secondWorkerId: Id | null
  visitPurpose: VisitPurpose | null
  contactDayId: Id | null
  seriesId: Id | null
  /** When it was last agreed: made, or moved. */
  agreed: Recorded
  settled: {
    outcome: AppointmentOutcome
    reason: AbsenceReason | null
    on: IsoDate
    textId: Id | null
  } | null
}

/** The appointments after one more event. */
export function applyAppointments(
  appointments: readonly Appointment[],
  event: ContactEvent & { seq: number },
): readonly Appointment[] {
  const agreed = { on: event.on, seq: event.seq }
  if (event.kind === 'appointment-made') {
    const { appointmentId, startsAt, minutes, place, workerId, textId, seriesId } = event
    const { secondWorkerId = null, visitPurpose = null, contactDayId = null } = event
    const made = { appointmentId, startsAt, minutes, place, workerId, textId, seriesId }
    return [...appointments, { ...made, secondWorkerId, visitPurpose, contactDayId, agreed, settled: null }]
  }
  if (event.kind === 'appointment-moved') {
    const { appointmentId, startsAt, minutes, workerId } = event
    return appointments.map((one) =>
      one.appointmentId === appointmentId
        ? { ...one, startsAt, minutes: minutes ?? one.minutes, workerId: workerId ?? one.workerId, agreed }
        : one,
    )
  }
  if (event.kind === 'appointment-reassigned') {
    const { appointmentId, workerId, secondWorkerId } = event
    return appointments.map((one) => (one.appointmentId === appointmentId ? { ...one, workerId, secondWorkerId } : one))
  }
  if (event.kind === 'appointment-settled') {
    const settled = { outcome: event.outcome, reason: event.reason, on: event.on, textId: event.textId }
    return appointments.map((one) => (one.appointmentId === event.appointmentId ? { ...one, settled } : one))
  }
  return appointments
}
