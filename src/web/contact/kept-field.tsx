import { useState } from 'react'
import type { Appointment } from '../../core/appointment.ts'
import type { ContactChannel } from '../../core/contact.ts'
import { appointmentOfNote } from '../../core/note-appointment.ts'
import { useDayText } from '../day-text.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { useMessages } from '../messages.ts'
import { CheckField } from '../ui/field.tsx'
import { messages } from './messages.ts'

interface Noted {
  on: string
  channel: ContactChannel
  isKept: boolean
}

/** The appointment that a note tells of: of that day, and begun. */
export function useAppointmentOfNote({ dossier }: OpenDossier, noted: Noted): Appointment | undefined {
  const [now] = useState(() => new Date())
  const begun = dossier.appointments.filter(({ startsAt }) => new Date(startsAt) <= now)
  return appointmentOfNote(begun, noted)
}

interface KeptFieldProps {
  open: OpenDossier
  value: Noted
  onChange: (change: { isKept: boolean }) => void
}

/** With the note the appointment is settled too, unless it was another contact. */
export function KeptField({ open, value, onChange }: KeptFieldProps) {
  const m = useMessages(messages)
  const days = useDayText()
  const appointment = useAppointmentOfNote(open, value)
  if (!appointment) return null
  return (
    <CheckField
      label={m.note.kept(days.moment(appointment.startsAt))}
      name="isKept"
      isChecked={value.isKept}
      onChange={(isKept) => onChange({ isKept })}
    />
  )
}
