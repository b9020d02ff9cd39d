import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { settleAppointmentRoute } from '../../api/contact.ts'
import { AbsenceReason, type AppointmentOutcome } from '../../core/contact.ts'
import { dayInAmsterdam } from '../../core/day.ts'
import { call } from '../api.ts'
import { messages as conferenceMessages } from '../conference/messages.ts'
import { SettleWords } from '../contact/settle-words.tsx'
import { useDayText } from '../day-text.ts'
import { messages as dossierMessages } from '../dossier/messages.ts'
import { useMessages, wordFor } from '../messages.ts'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { Button } from '../ui/button.tsx'
import { Tag } from '../ui/card.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { messages } from './messages.ts'
import { PersonRow } from './person-row.tsx'
import type { Appointment } from './today-query.ts'

const MINUTE_MS = 60_000

/** The moment, to the minute. */
function useNow(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), MINUTE_MS)
    return () => clearInterval(timer)
  }, [])
  return now
}

/** Today's appointments by time; how one ended is said here, without opening the dossier. */
export function TodayAppointments({
  appointments,
  withDay = false,
}: {
  appointments: readonly Appointment[]
  /** Of other days than today. */
  withDay?: boolean
}) {
  return (
    <ul className="trede-rows">
      {appointments.map((appointment) => (
        <AppointmentRow key={appointment.appointmentId} appointment={appointment} withDay={withDay} />
      ))}
    </ul>
  )
}

function AppointmentRow({ appointment, withDay }: { appointment: Appointment; withDay: boolean }) {
  const words = useMessages(dossierMessages)
  const { clock, day } = useDayText()
  const link = useRef<HTMLAnchorElement>(null)
  const mayWrite = useMay('contact.write')
  const now = useNow()
  const conference = useMessages(conferenceMessages)
  const { today: m } = useMessages(messages)
  const { startsAt, minutes, outcome, kind, withName, isInReach } = appointment
  const start = new Date(startsAt)
  const end = new Date(start.getTime() + minutes * MINUTE_MS)
  return (
    <PersonRow
      person={appointment}
      linkRef={link}
      time={
        <time dateTime={startsAt}>
          {withDay ? day(dayInAmsterdam(start), 'short') : `${clock(start)}–${clock(end)}`}
        </time>
      }
      actions={
        kind === 'conference' ? (
          <PageLink to={paths.conferences(appointment.dossierId)}>{conference.title}</PageLink>
        ) : mayWrite && isInReach && outcome === null ? (
          <Settle appointment={appointment} hasBegun={start <= now} onDone={() => link.current?.focus()} />
        ) : undefined
      }
    >
      {wordFor(words.places, appointment.place)}
      {withName ? `, ${m.withColleague(withName)}` : ''}{' '}
      {outcome === null ? null : <Tag>{wordFor(words.outcomes, outcome)}</Tag>}
    </PersonRow>
  )
}

type Absence = Exclude<AppointmentOutcome, 'kept'>

/** Kept in one click; cancelled or missed with a reason, in two. Before it begins it can only be cancelled. */
function Settle({
  appointment,
  hasBegun,
  onDone,
}: {
  appointment: Appointment
  hasBegun: boolean
  onDone: () => void
}) {
  const { today: m } = useMessages(messages)
  const words = useMessages(dossierMessages)
  const client = useQueryClient()
  const [absence, setAbsence] = useState<Absence>()
  const [text, setText] = useState('')
  const group = useRef<HTMLDivElement>(null)
  const hasAsked = useRef(false)
  useEffect(() => {
    if (absence || hasAsked.current) group.current?.querySelector('button')?.focus()
    if (absence) hasAsked.current = true
  }, [absence])
  const { dossierId, appointmentId, version, name } = appointment
  const refresh = () =>
    Promise.all(
      [['today'], ['dossier', dossierId], ['caseload']].map((queryKey) => client.invalidateQueries({ queryKey })),
    )
  const mutation = useMutation({
    mutationFn: (settling: { outcome: AppointmentOutcome; reason?: AbsenceReason; text?: string }) =>
      call(settleAppointmentRoute, { params: { dossierId, appointmentId }, body: { version, ...settling } }),
    onSuccess: async () => {
      onDone()
      await refresh()
    },
    onError: refresh,
  })
  const outcomes = hasBegun ? (['kept', 'cancelled', 'missed'] as const) : (['cancelled'] as const)
  return (
    <div
      ref={group}
      className="trede-actions"
      role="group"
      aria-label={absence ? m.whyNot[absence] : m.howDidItGo(name)}
    >
      {mutation.error ? <ProblemNotice problem={mutation.error} /> : null}
      {absence ? (
        <>
          <span>{m.whyNot[absence]}</span>
          {AbsenceReason.options.map((reason) => (
            <button
              key={reason}
              type="button"
              className="trede-chip"
              disabled={mutation.isPending}
              onClick={() => mutation.mutate({ outcome: absence, reason, ...(text.trim() === '' ? {} : { text }) })}
            >
              {words.absences[reason]}
            </button>
          ))}
          <Button kind="subtle" onClick={() => setAbsence(undefined)}>
            {m.back}
          </Button>
          <SettleWords value={text} onChange={setText} />
        </>
      ) : (
        outcomes.map((outcome) => (
          <button
            key={outcome}
            type="button"
            className="trede-chip"
            disabled={mutation.isPending}
            onClick={() => (outcome === 'kept' ? mutation.mutate({ outcome }) : setAbsence(outcome))}
          >
            {hasBegun ? m.settle[outcome] : m.cancel}
          </button>
        ))
      )}
    </div>
  )
}
