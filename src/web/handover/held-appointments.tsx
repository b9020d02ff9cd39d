import { heldBy } from '../../core/appointment-holder.ts'
import { useDayText } from '../day-text.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { messages as codes } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { messages } from './messages.ts'

/** The appointments of the giver, which go to whoever accepts. */
export function HeldAppointments({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const words = useMessages(codes)
  const days = useDayText()
  const held = heldBy(open.dossier.appointments, open.dossier.ownerId, days.today)
  if (held.length === 0) return null
  return (
    <>
      <h3 className="trede-h3">{m.appointments}</h3>
      <ul className="trede-bullets">
        {held.map(({ appointmentId, startsAt, place }) => (
          <li key={appointmentId}>
            {days.moment(startsAt)}, {words.places[place]}
          </li>
        ))}
      </ul>
      <p className="trede-hint">{m.appointmentsHint}</p>
    </>
  )
}
