import { useEffect, useRef, useState } from 'react'
import { settleAppointmentRoute } from '../../api/contact.ts'
import type { Appointment } from '../../core/appointment.ts'
import { AbsenceReason, type AppointmentOutcome, restOfSeries } from '../../core/contact.ts'
import { useDayText } from '../day-text.ts'
import { WriteProblem } from '../dossier/conflict-notice.tsx'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { messages as letterMessages } from '../letter/messages.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { CheckField } from '../ui/field.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { messages } from './messages.ts'
import { MoveForm } from './move-form.tsx'
import { seriesWords } from './series-messages.ts'
import { SettleWords } from './settle-words.tsx'
import { VisitText } from './visit-fields.tsx'
import { messages as visitMessages } from './visit-messages.ts'

/** Appointments still to settle, soonest first; earlier ones behind a fold. */
export function AppointmentList({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const heading = useRef<HTMLHeadingElement>(null)
  const [said, setSaid] = useState('')
  const byTime = open.dossier.appointments.toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
  const isOpen = open.dossier.outflow === null
  const ahead = byTime.filter((one) => !one.settled && isOpen)
  const earlier = byTime.filter((one) => one.settled || !isOpen).reverse()
  const done = (words: string) => {
    setSaid(words)
    heading.current?.focus()
  }
  return (
    <section aria-labelledby="afspraken">
      <h3 id="afspraken" ref={heading} tabIndex={-1} className="trede-h3">
        {m.appointment.list}
      </h3>
      <p role="status" className={said ? 'trede-hint' : 'trede-hidden'}>
        {said}
      </p>
      {ahead.length === 0 ? <p className="trede-soft">{m.appointment.none}</p> : null}
      <ul className="trede-plain-list">
        {ahead.map((one) => (
          <AppointmentLine key={one.appointmentId} open={open} appointment={one} onSettled={done} />
        ))}
      </ul>
      {earlier.length > 0 ? (
        <details className="trede-explain">
          <summary>{m.appointment.earlier(earlier.length)}</summary>
          <ul className="trede-plain-list trede-explain-body">
            {earlier.map((one) => (
              <AppointmentLine key={one.appointmentId} open={open} appointment={one} />
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  )
}

interface AppointmentLineProps {
  open: OpenDossier
  appointment: Appointment
  /** Told how it ended, in words; absent where it cannot be settled any more. */
  onSettled?: (words: string) => void
}

function AppointmentLine({ open, appointment, onSettled }: AppointmentLineProps) {
  const m = useMessages(messages)
  const codes = useMessages(words)
  const visit = useMessages(visitMessages)
  const days = useDayText()
  const { settled, startsAt, minutes, place, workerId, textId, secondWorkerId, visitPurpose } = appointment
  const text = open.text(textId)
  const [one, other] = [open.name(workerId) ?? codes.timeline.unknown, open.name(secondWorkerId)]
  return (
    <li className="trede-appointment">
      <p>
        <strong>{days.moment(startsAt)}</strong>, {m.appointment.minutesWords(minutes)}, {codes.places[place]},{' '}
        {m.appointment.with(one)}
        {other ? ` ${visit.pair(other)}` : ''}
        {visitPurpose ? `, ${codes.visitPurposes[visitPurpose]}` : ''}
        <InSeries open={open} appointment={appointment} />
      </p>
      {visitPurpose && !settled ? (
        <VisitText purpose={visitPurpose} startsAt={startsAt} minutes={minutes} names={[one, other]} />
      ) : null}
      {text ? <p className="trede-words">{text}</p> : null}
      {settled ? (
        <p className="trede-hint">
          {codes.outcomes[settled.outcome]}
          {settled.reason ? ` (${codes.absences[settled.reason]})` : ''}
          {open.text(settled.textId) ? `: ${open.text(settled.textId)}` : ''}
        </p>
      ) : null}
      {onSettled ? <Invitation open={open} appointment={appointment} /> : null}
      {onSettled && open.may('contact.write') ? (
        <>
          <Settle open={open} appointment={appointment} onDone={onSettled} />
          <Move open={open} appointment={appointment} onDone={onSettled} />
        </>
      ) : null}
    </li>
  )
}

/** Which one of its series an appointment is. */
function InSeries({ open, appointment }: Pick<AppointmentLineProps, 'open' | 'appointment'>) {
  const m = useMessages(seriesWords)
  if (appointment.seriesId === null) return null
  const all = open.dossier.appointments
    .filter(({ seriesId }) => seriesId === appointment.seriesId)
    .toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
  return <>, {m.one(all.findIndex((one) => one.appointmentId === appointment.appointmentId) + 1, all.length)}</>
}

/** Whether the resident was written about it, and the way to do so while it lies ahead. */
function Invitation({
  open,
  appointment: { appointmentId, startsAt },
}: Pick<AppointmentLineProps, 'open' | 'appointment'>) {
  const m = useMessages(letterMessages)
  const days = useDayText()
  const [now] = useState(() => new Date())
  const sent = open.dossier.letters.findLast((letter) => letter.appointmentId === appointmentId)
  if (sent) return <p className="trede-hint">{m.invited(days.day(sent.on))}</p>
  if (!open.may('contact.write') || new Date(startsAt) <= now) return null
  return (
    <p>
      <PageLink to={paths.letter(open.dossierId, { afspraak: appointmentId })}>{m.invite}</PageLink>
    </p>
  )
}

type Absence = Exclude<AppointmentOutcome, 'kept'>

/**
 * Kept in one press; cancelled with notice or missed with a reason, in two. Before it begins it can only be cancelled.
 * @source seed0 V20
 */
function Settle({
  open,
  appointment,
  onDone,
}: {
  open: OpenDossier
  appointment: Appointment
  onDone: (words: string) => void
}) {
  const m = useMessages(messages)
  const codes = useMessages(words)
  const days = useDayText()
  const [absence, setAbsence] = useState<Absence>()
  const group = useRef<HTMLDivElement>(null)
  const hasAsked = useRef(false)
  useEffect(() => {
    if (absence || hasAsked.current) group.current?.querySelector('button')?.focus()
    hasAsked.current = absence !== undefined
  }, [absence])
  const { appointmentId, startsAt } = appointment
  const [withSeries, setWithSeries] = useState(false)
  const [text, setText] = useState('')
  const following = restOfSeries(open.dossier.appointments, appointment).length - 1
  const [chosen, setChosen] = useState<AppointmentOutcome>('kept')
  const write = useDossierWrite(settleAppointmentRoute, open, () =>
    onDone(m.appointment.settled(days.moment(startsAt), codes.outcomes[chosen])),
  )
  const settle = (outcome: AppointmentOutcome, reason?: AbsenceReason) => {
    setChosen(outcome)
    const all = outcome === 'cancelled' && withSeries ? { withSeries } : {}
    const said = text.trim() === '' ? {} : { text }
    write.mutate({ params: { appointmentId }, body: { outcome, ...(reason ? { reason } : {}), ...said, ...all } })
  }
  const [now] = useState(() => new Date())
  const hasBegun = new Date(startsAt) <= now
  const outcomes = hasBegun ? (['kept', 'cancelled', 'missed'] as const) : (['cancelled'] as const)
  return (
    <div
      ref={group}
      className="trede-settle"
      role="group"
      aria-label={absence ? m.appointment.whyNot[absence] : m.appointment.how(days.moment(startsAt))}
    >
      <WriteProblem problem={write.error} open={open} />
      {absence ? (
        <WhyNot
          {...{ absence, withSeries, following }}
          isBusy={write.isPending}
          onSeries={setWithSeries}
          onChoose={(reason) => settle(absence, reason)}
          onBack={() => setAbsence(undefined)}
        />
      ) : (
        outcomes.map((outcome) => (
          <button
            key={outcome}
            type="button"
            className="trede-chip"
            disabled={write.isPending}
            onClick={() => (outcome === 'kept' ? settle(outcome) : setAbsence(outcome))}
          >
            {hasBegun ? codes.outcomes[outcome] : m.appointment.cancel}
          </button>
        ))
      )}
      {hasBegun || absence ? <SettleWords value={text} onChange={setText} /> : null}
    </div>
  )
}

/** Another moment, for this one or for all of its series that lie ahead. */
function Move({
  open,
  appointment,
  onDone,
}: {
  open: OpenDossier
  appointment: Appointment
  onDone: (words: string) => void
}) {
  const s = useMessages(seriesWords)
  const days = useDayText()
  const [isMoving, setIsMoving] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const following = restOfSeries(open.dossier.appointments, appointment).length - 1
  if (!isMoving)
    return (
      <button
        ref={opener}
        type="button"
        className="trede-chip"
        aria-label={s.moveTitle(days.moment(appointment.startsAt))}
        onClick={() => setIsMoving(true)}
      >
        {s.move}
      </button>
    )
  return (
    <MoveForm
      {...{ open, appointment, following }}
      onClose={() => {
        setIsMoving(false)
        requestAnimationFrame(() => opener.current?.focus())
      }}
      onDone={(said) => {
        setIsMoving(false)
        onDone(said)
      }}
    />
  )
}

interface WhyNotProps {
  absence: Absence
  withSeries: boolean
  /** How many of its series come after it and still stand. */
  following: number
  isBusy: boolean
  onSeries: (withSeries: boolean) => void
  onChoose: (reason: AbsenceReason) => void
  onBack: () => void
}

/** The reason; a cancellation can take the rest of its series with it. */
function WhyNot({ absence, withSeries, following, isBusy, onSeries, onChoose, onBack }: WhyNotProps) {
  const m = useMessages(messages)
  const s = useMessages(seriesWords)
  const codes = useMessages(words)
  return (
    <>
      <span>{m.appointment.whyNot[absence]}</span>
      {absence === 'cancelled' && following > 0 ? (
        <CheckField label={s.cancelAll(following)} name="withSeries" isChecked={withSeries} onChange={onSeries} />
      ) : null}
      {AbsenceReason.options.map((reason) => (
        <button key={reason} type="button" className="trede-chip" disabled={isBusy} onClick={() => onChoose(reason)}>
          {codes.absences[reason]}
        </button>
      ))}
      <Button kind="subtle" onClick={onBack}>
        {m.appointment.back}
      </Button>
    </>
  )
}
