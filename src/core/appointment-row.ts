import { attendanceOf, type Conference } from './conference.ts'
import type { Moment } from './day.ts'
import type { Dossier } from './dossier.ts'
import type { Id } from './person.ts'

/** An appointment as lists and agendas read it. */
export interface AppointmentRow {
  kind: 'talk' | 'conference'
  appointmentId: Id
  workerId: Id
  startsAt: Moment
  minutes: number
  place: string
  outcome: string | null
  secondWorkerId: Id | null
  contactDayId: Id | null
}

export function appointmentRowsOf(dossier: Dossier): AppointmentRow[] {
  const talks = dossier.appointments.map(
    ({ textId: _text, visitPurpose: _purpose, seriesId: _series, agreed: _agreed, settled, ...row }) => ({
      kind: 'talk' as const,
      ...row,
      outcome: settled?.outcome ?? null,
    }),
  )
  return [...talks, ...dossier.conferences.flatMap(conferenceRows)]
}

/** One row in the agenda of each worker who is invited. */
function conferenceRows(conference: Conference): AppointmentRow[] {
  const { workers, startsAt, minutes, place, cancelled } = conference
  return workers.map(({ participantId, workerId }) => {
    const was = attendanceOf(conference, participantId)
    const outcome = was === 'present' ? 'kept' : was === 'absent' ? 'missed' : was || cancelled ? 'cancelled' : null
    const row = { appointmentId: participantId, workerId, secondWorkerId: null, contactDayId: null }
    return { kind: 'conference', ...row, startsAt, minutes, place, outcome }
  })
}
