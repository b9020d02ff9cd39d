import type { ReactNode } from 'react'
import type { AgendaDay } from '../../api/agenda.ts'
import type { ListedPerson } from '../../core/attention.ts'
import { daysBetween } from '../../core/day.ts'
import { messages as attentionMessages } from '../attention/messages.ts'
import { PersonRow } from '../attention/person-row.tsx'
import { messages as contactDayMessages } from '../contact-day/messages.ts'
import { useDayText } from '../day-text.ts'
import { messages as dossierMessages } from '../dossier/messages.ts'
import { useLanguage } from '../language.ts'
import { useMessages, wordFor } from '../messages.ts'
import { paths } from '../paths.ts'
import { Card, Tag } from '../ui/card.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { messages } from './week-messages.ts'

const MINUTE_MS = 60_000

/** One day of a week: contact days and appointments by time, then what is due on it. */
export function DayCard({ day }: { day: AgendaDay }) {
  const m = useMessages(messages)
  const language = useLanguage()
  const days = useDayText()
  const { on, closed, appointments, contactDays, terms } = day
  const closedWords = closed?.kind === 'holiday' ? closed[language] : closed?.kind === 'weekend' ? m.weekend : ''
  const isToday = on === days.today
  const words = [isToday ? m.today : '', closedWords].filter(Boolean).join(', ')
  const isEmpty = appointments.length + contactDays.length + terms.length === 0
  return (
    <Card title={words ? `${days.day(on)} (${words})` : days.day(on)} isMain={isToday}>
      {isEmpty ? <p className="trede-soft">{m.nothing}</p> : null}
      {appointments.length + contactDays.length > 0 ? (
        <ul className="trede-rows">
          {contactDays.map((one) => (
            <ContactDayRow key={one.contactDayId} day={one} />
          ))}
          {appointments.map((one) => (
            <AppointmentRow key={one.appointmentId} appointment={one} />
          ))}
        </ul>
      ) : null}
      {terms.length > 0 ? (
        <section>
          <h3 className="trede-h3">{isToday ? m.due : m.dueOn}</h3>
          <TermRows day={day} />
        </section>
      ) : null}
    </Card>
  )
}

function TermRows({ day: { on, terms } }: { day: AgendaDay }) {
  const { terms: words } = useMessages(attentionMessages)
  const { today } = useDayText()
  return (
    <ul className="trede-rows">
      {terms.map(({ kind, person }, index) => (
        <SomebodysRow key={`${kind} ${person?.dossierId ?? index}`} person={person}>
          {words[kind](daysBetween(today, on))}
        </SomebodysRow>
      ))}
    </ul>
  )
}

function ContactDayRow({ day }: { day: AgendaDay['contactDays'][number] }) {
  const { kinds } = useMessages(contactDayMessages)
  const { clock } = useDayText()
  return (
    <li className="trede-row trede-row-timed">
      <span className="trede-row-time">
        <time dateTime={day.startsAt}>{`${clock(new Date(day.startsAt))}–${clock(new Date(day.endsAt))}`}</time>
      </span>
      <span className="trede-row-name">
        <PageLink to={paths.contactDay(day.contactDayId)} data-row-link>
          {kinds[day.kind]}
        </PageLink>
      </span>
      <div className="trede-row-text">{day.place}</div>
    </li>
  )
}

function AppointmentRow({ appointment }: { appointment: AgendaDay['appointments'][number] }) {
  const m = useMessages(messages)
  const words = useMessages(dossierMessages)
  const { today } = useMessages(attentionMessages)
  const { clock } = useDayText()
  const { startsAt, minutes, place, kind, outcome, withName, person } = appointment
  const start = new Date(startsAt)
  const end = new Date(start.getTime() + minutes * MINUTE_MS)
  return (
    <SomebodysRow person={person} time={<time dateTime={startsAt}>{`${clock(start)}–${clock(end)}`}</time>}>
      {kind === 'conference' ? `${m.conference}, ` : ''}
      {wordFor(words.places, place)}
      {withName ? `, ${today.withColleague(withName)}` : ''}{' '}
      {outcome === null ? null : <Tag>{wordFor(words.outcomes, outcome)}</Tag>}
    </SomebodysRow>
  )
}

/** A row with a way to the dossier, or without a name where the reader may not see the resident. */
function SomebodysRow({
  person,
  time,
  children,
}: {
  person: ListedPerson | null
  time?: ReactNode
  children: ReactNode
}) {
  const m = useMessages(messages)
  if (person)
    return (
      <PersonRow person={person} time={time}>
        {children}
      </PersonRow>
    )
  return (
    <li className={time ? 'trede-row trede-row-timed' : 'trede-row'}>
      {time ? <span className="trede-row-time">{time}</span> : null}
      <span className="trede-row-name">{m.unseen}</span>
      <div className="trede-row-text">{children}</div>
    </li>
  )
}
