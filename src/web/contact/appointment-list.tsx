import { useState } from 'react'
import { settleAppointmentRoute } from '../../api/contact.ts'
import { AbsenceReason, type Appointment, AppointmentOutcome } from '../../core/contact.ts'
import { dayInAmsterdam } from '../../core/day.ts'
import { useDayText } from '../day-text.ts'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { Button } from '../ui/button.tsx'
import { SelectField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { messages } from './messages.ts'

/** Appointments still to settle first, soonest first; earlier ones behind a fold. */
export function AppointmentList({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const byTime = open.dossier.appointments.toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
  const ahead = byTime.filter((one) => !one.settled)
  const settled = byTime.filter((one) => one.settled).reverse()
  if (byTime.length === 0) return <p className="trede-empty">{m.appointment.none}</p>
  return (
    <>
      <ul className="trede-plain-list">
        {ahead.map((one) => (
          <AppointmentLine key={one.appointmentId} open={open} appointment={one} />
        ))}
      </ul>
      {settled.length > 0 ? (
        <details className="trede-explain">
          <summary>{m.appointment.earlier(settled.length)}</summary>
          <ul className="trede-plain-list">
            {settled.map((one) => (
              <AppointmentLine key={one.appointmentId} open={open} appointment={one} />
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}

function AppointmentLine({ open, appointment }: { open: OpenDossier; appointment: Appointment }) {
  const m = useMessages(messages)
  const codes = useMessages(words)
  const days = useDayText()
  const [isSettling, setIsSettling] = useState(false)
  const { settled, startsAt, place, workerId, textId } = appointment
  const canSettle = !settled && open.may('contact.write') && !open.dossier.outflow
  return (
    <li className="trede-appointment">
      <strong>{days.moment(startsAt)}</strong>, {codes.places[place]}, {m.appointment.with(open.name(workerId) ?? '')}
      {textId ? <p className="trede-words">{open.text(textId)}</p> : null}
      {settled ? (
        <p className="trede-hint">
          {codes.outcomes[settled.outcome]}
          {settled.reason ? ` (${codes.absences[settled.reason]})` : ''}
        </p>
      ) : null}
      {canSettle && !isSettling ? (
        <Button kind="subtle" onClick={() => setIsSettling(true)}>
          {m.appointment.outcome}
        </Button>
      ) : null}
      {isSettling && canSettle ? <Settle open={open} appointment={appointment} onClose={() => setIsSettling(false)} /> : null}
    </li>
  )
}

/** Kept, cancelled with notice, or missed: what differs is whether there was notice, and why. @source seed0 V20 */
function Settle({ open, appointment, onClose }: { open: OpenDossier; appointment: Appointment; onClose: () => void }) {
  const m = useMessages(messages)
  const codes = useMessages(words)
  const { today } = useDayText()
  const isAhead = dayInAmsterdam(new Date(appointment.startsAt)) > today
  const outcomes = AppointmentOutcome.options.filter((outcome) => outcome === 'cancelled' || !isAhead)
  const [outcome, setOutcome] = useState<AppointmentOutcome>(outcomes[0] ?? 'cancelled')
  const [reason, setReason] = useState<AbsenceReason>('unknown')
  const write = useDossierWrite(settleAppointmentRoute, open, onClose)
  const save = () =>
    write.mutate({
      params: { appointmentId: appointment.appointmentId },
      body: { outcome, ...(outcome === 'kept' ? {} : { reason }) },
    })
  return (
    <Form onSubmit={save} problem={write.error} label={m.appointment.outcome}>
      <SelectField label={m.appointment.outcome} name="outcome" hint={m.appointment.noticed} choices={outcomes.map((value) => ({ value, label: codes.outcomes[value] }))} value={outcome} onChange={(value) => setOutcome(value === '' ? outcome : value)} />
      {outcome === 'kept' ? null : (
        <SelectField label={m.appointment.reason} name="reason" choices={AbsenceReason.options.map((value) => ({ value, label: codes.absences[value] }))} value={reason} onChange={(value) => setReason(value === '' ? reason : value)} />
      )}
      <div className="trede-actions">
        <Button kind="primary" type="submit" isBusy={write.isPending}>
          {m.appointment.settle}
        </Button>
        <Button kind="subtle" onClick={onClose}>
          {m.note.cancel}
        </Button>
      </div>
    </Form>
  )
}
