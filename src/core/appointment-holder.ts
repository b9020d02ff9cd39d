import type { Appointment } from './appointment.ts'
import type { ContactEvent } from './contact.ts'
import { dayInAmsterdam, type IsoDate } from './day.ts'
import type { Context } from './decision.ts'
import type { Id } from './person.ts'

/** Another worker holds an appointment. Who was to come along, and now holds it, changes places with whoever held it. */
export function reassign(one: Appointment, workerId: Id, { today }: Context): ContactEvent {
  const secondWorkerId = one.secondWorkerId === workerId ? one.workerId : one.secondWorkerId
  return { kind: 'appointment-reassigned', on: today, appointmentId: one.appointmentId, workerId, secondWorkerId }
}

/**
 * What a worker still holds of somebody from a day on, and would go along when they are handed over. Whoever is expected
 * on a contact day comes to that day, whoever works there.
 */
export const heldBy = (appointments: readonly Appointment[], workerId: Id | null, from: IsoDate): Appointment[] =>
  appointments
    .filter((one) => !one.settled && one.workerId === workerId && one.contactDayId === null)
    .filter(({ startsAt }) => dayInAmsterdam(new Date(startsAt)) >= from)
    .toSorted((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt))
