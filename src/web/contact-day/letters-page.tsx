import { useQuery } from '@tanstack/react-query'
import type { ContactDay } from '../../api/contact-day.ts'
import { getInvitations, type Invitation } from '../../api/contact-day-invite.ts'
import { call } from '../api.ts'
import { messages as visitMessages } from '../contact/visit-messages.ts'
import { useDayText } from '../day-text.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { LoadingPage } from '../shell/message-pages.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { useContactDay, useContactDayId } from './contact-day-query.ts'
import { messages } from './invite-messages.ts'
import { messages as dayMessages } from './messages.ts'

/** The invitations of a day to print, one a page: friendly, without a threat. @source seed4 L1675-1686, L1039-1041 */
export function LettersPage() {
  const contactDayId = useContactDayId()
  const days = useMessages(dayMessages)
  const { letters: m } = useMessages(messages)
  const day = useContactDay(contactDayId)
  const { data, error } = useQuery({
    queryKey: ['contact-day', contactDayId, 'letters'],
    queryFn: ({ signal }) => call(getInvitations, { params: { contactDayId }, signal }),
    // Every look is kept in the read log: one is enough.
    staleTime: Number.POSITIVE_INFINITY,
  })
  const problem = error ?? day.error
  if (problem) return <ProblemNotice problem={problem} />
  if (!data || !day.data) return <LoadingPage />
  const isOff = day.data.cancelledAt !== null
  return (
    <>
      <div className="trede-screen-only">
        <PageHeading
          lead={isOff ? m.leadOff : m.lead}
          above={<PageLink to={paths.contactDay(contactDayId)}>← {days.toDay}</PageLink>}
          actions={
            data.items.length > 0 ? (
              <Button kind="primary" onClick={() => print()}>
                {m.print}
              </Button>
            ) : undefined
          }
        >
          {isOff ? m.titleOff : m.title}
        </PageHeading>
        {data.withoutAddress.length > 0 ? (
          <Notice kind="warning" title={m.without} isLive={false}>
            <ul className="trede-bullets">
              {data.withoutAddress.map(({ dossierId, name, dossierNumber }) => (
                <li key={dossierId}>
                  <PageLink to={paths.dossier(dossierId)}>{name}</PageLink> ({dossierNumber})
                </li>
              ))}
            </ul>
          </Notice>
        ) : null}
        {data.items.length === 0 ? <p className="trede-soft">{m.none}</p> : null}
        {data.othersCount > 0 ? <p className="trede-hint">{m.others(data.othersCount)}</p> : null}
      </div>
      {data.items.map((invitation) => (
        <Letter key={invitation.dossierId} day={day.data} invitation={invitation} municipality={data.municipality} />
      ))}
    </>
  )
}

interface LetterProps {
  day: ContactDay
  invitation: Invitation
  municipality: string
}

function Letter({ day, invitation, municipality }: LetterProps) {
  const { letters: m } = useMessages(messages)
  const { name, address } = invitation
  return (
    <article className="trede-letter" aria-label={name}>
      <address>
        {name}
        <br />
        {address.street} {address.houseNumber}
        <br />
        {address.postcode} {address.city}
      </address>
      <p>{m.dear(name)}</p>
      <Body day={day} invitation={invitation} />
      <p>{m.greeting}</p>
      <p>{m.from(municipality)}</p>
    </article>
  )
}

function Body({ day, invitation }: Pick<LetterProps, 'day' | 'invitation'>) {
  const { letters: m } = useMessages(messages)
  const isRound = day.kind === 'round'
  if (day.cancelledAt) return <OffWords day={day} />
  return (
    <>
      {invitation.isOutdated ? <p>{isRound ? m.changedVisit : m.changed}</p> : null}
      {isRound ? <VisitWords day={day} /> : <DayWords day={day} startsAt={invitation.startsAt} />}
    </>
  )
}

/** That it is off, that nobody need do anything, and what comes next; why it is off says nothing about the reader. */
function OffWords({ day }: { day: ContactDay }) {
  const { letters: m } = useMessages(messages)
  const days = useDayText()
  const on = days.day(day.heldOn, 'full')
  return (
    <>
      <p>{day.kind === 'round' ? m.offVisit(on) : m.off(on, day.place)}</p>
      <p>{m.offNext}</p>
      <p>{m.sorry}</p>
    </>
  )
}

function DayWords({ day, startsAt }: { day: ContactDay; startsAt: string | null }) {
  const { letters: m } = useMessages(messages)
  const days = useDayText()
  const clock = (moment: string) => days.clock(new Date(moment))
  const on = days.day(day.heldOn, 'full')
  const hasSeat = day.seatsPerQuarter !== null && startsAt !== null
  return (
    <>
      <p>{m.how}</p>
      <p>
        {m.when}: {hasSeat ? m.at(on, clock(startsAt)) : m.between(on, clock(day.startsAt), clock(day.endsAt))}
        <br />
        {m.where}: {day.place}
        {day.theme ? (
          <>
            <br />
            {m.theme}: {day.theme}
          </>
        ) : null}
      </p>
      <p>{m.about}</p>
      <p>{m.cannot}</p>
    </>
  )
}

function VisitWords({ day }: { day: ContactDay }) {
  const { letters: m } = useMessages(messages)
  const { reasons } = useMessages(visitMessages)
  const days = useDayText()
  const clock = (moment: string) => days.clock(new Date(moment))
  const all = day.workerIds.map((id) => day.names[id] ?? '')
  const names = all.length > 1 ? `${all.slice(0, -1).join(', ')} ${m.and} ${all.at(-1) ?? ''}` : (all[0] ?? '')
  return (
    <>
      <p>{m.visit(names, days.day(day.heldOn, 'full'), clock(day.startsAt), clock(day.endsAt))}</p>
      {day.visitPurpose ? <p>{reasons[day.visitPurpose]}</p> : null}
      <p>
        {m.noCheck} {m.cannotVisit}
      </p>
    </>
  )
}
