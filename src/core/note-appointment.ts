import type { Appointment } from './appointment.ts'
import { type ContactChannel, type ContactEvent, type Place, settleAppointment } from './contact.ts'
import { dayInAmsterdam, type IsoDate } from './day.ts'
import type { Context, Decision } from './decision.ts'
import { Failure } from './failure.ts'
import type { Id } from './person.ts'

/** Where an appointment was that a note tells of. A message is no appointment, and neither is an attempt. */
const PLACES: Partial<Record<ContactChannel, readonly Place[]>> = {
  talk: ['office', 'neighbourhood', 'video', 'elsewhere'],
  'home-visit': ['home'],
  phone: ['phone'],
}

interface Noted {
  on: IsoDate
  channel: ContactChannel
}

/** The first appointment of the day of a note that waits for an outcome, and that took place as the note says. */
export const appointmentOfNote = (
  appointments: readonly Appointment[],
  { on, channel }: Noted,
): Appointment | undefined =>
  appointments
    .filter(({ settled, place }) => !settled && PLACES[channel]?.includes(place))
    .filter(({ startsAt }) => dayInAmsterdam(new Date(startsAt)) === on)
    .toSorted((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt))[0]

/** The appointment that a note tells of was kept. @throws contact.appointment-not-found, contact.appointment-settled */
export function keepByNote(
  appointments: readonly Appointment[],
  appointmentId: Id,
  noted: Noted,
  context: Context,
): Decision<ContactEvent> {
  const sameDay = appointments.filter(({ startsAt }) => dayInAmsterdam(new Date(startsAt)) === noted.on)
  if (!PLACES[noted.channel]) throw new Failure('contact.appointment-not-found', { appointmentId })
  return settleAppointment(sameDay, appointmentId, { outcome: 'kept' }, context)
}
