import { useQuery } from '@tanstack/react-query'
import type { Today } from '../../api/attention.ts'
import { BuddyToday } from '../buddy/today-card.tsx'
import { TeamTodayCard } from '../capacity/team-today-card.tsx'
import { QuestionNews } from '../case-question/news.tsx'
import { ContactDayToday } from '../contact-day/today-card.tsx'
import { useDayText } from '../day-text.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { useMay, usePlace, useSession } from '../session.ts'
import { LoadingPage } from '../shell/message-pages.tsx'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { caseloadAddress } from './caseload-search.ts'
import { messages } from './messages.ts'
import { useRowKeys } from './row-keys.ts'
import { TodayAppointments } from './today-appointments.tsx'
import { todayQuery } from './today-query.ts'
import { HandoverRows, NoShowRows, SilentRows, TermRows } from './today-rows.tsx'

/** What the day asks: appointments, terms that end, who is out of sight. Sorted by dates and nothing else. */
export function TodayPage() {
  const { today: m } = useMessages(messages)
  const days = useDayText()
  const { data, error, refetch } = useQuery(todayQuery)
  useRowKeys()
  return (
    <>
      <PageHeading lead={days.day(data?.today ?? days.today)}>{m.title}</PageHeading>
      <StandingIn />
      {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : null}
      {data ? <Parts today={data} /> : error ? null : <LoadingPage />}
    </>
  )
}

function StandingIn() {
  const { today: m } = useMessages(messages)
  const days = useDayText()
  return useSession().standsInFor.map(({ workerId, name, untilOn }) => (
    <Notice key={workerId} kind="info" isLive={false}>
      <p>{m.standsInFor(name, days.day(untilOn))}</p>
    </Notice>
  ))
}

function Parts({ today }: { today: Today }) {
  const { today: m } = useMessages(messages)
  // In the card of the team already.
  const isLead = useMay('capacity.read')
  return (
    <div className="trede-today">
      <div className="trede-stack">
        <TeamTodayCard />
        <Card title={m.appointments} isMain>
          {today.appointments.length === 0 ? (
            <p className="trede-soft">{m.noAppointments}</p>
          ) : (
            <TodayAppointments appointments={today.appointments} />
          )}
        </Card>
        {today.unsettled.length > 0 ? (
          <Card title={m.unsettled}>
            <TodayAppointments appointments={today.unsettled} withDay />
          </Card>
        ) : null}
        <Card title={m.terms}>
          {today.terms.length === 0 ? <p className="trede-soft">{m.noTerms}</p> : <TermRows terms={today.terms} />}
          {today.termCount > today.terms.length ? (
            <p className="trede-soft">{m.cutTerms(today.terms.length, today.termCount)}</p>
          ) : null}
        </Card>
      </div>
      <div className="trede-stack">
        <ContactDayToday />
        <QuestionNews />
        {isLead ? null : <Unowned count={today.unownedCount} />}
        <CountNotice count={today.measureCount} words={m.measureAgain} filter={{ measured: 'due' }} />
        <CountNotice count={today.reviewCount} words={m.weighAgain} filter={{ review: 'due' }} />
        {today.handovers.length > 0 ? (
          <Card title={m.handovers} actions={<PageLink to={paths.handovers()}>{m.allHandovers}</PageLink>}>
            <HandoverRows handovers={today.handovers} />
          </Card>
        ) : null}
        {today.noShows.length > 0 ? (
          <Card title={m.noShows}>
            <NoShowRows people={today.noShows} />
          </Card>
        ) : null}
        <BuddyToday today={today} />
        <Card title={m.silent} actions={<PageLink to={paths.radar()}>{m.toRadar}</PageLink>}>
          {today.silent.length > 0 ? (
            <SilentRows people={today.silent} />
          ) : today.caseloadCount > 0 ? (
            <p className="trede-soft">{m.nobodyOut}</p>
          ) : (
            <NobodyYet />
          )}
        </Card>
        <p className="trede-soft">{m.hint}</p>
      </div>
    </div>
  )
}

/** Team leads and the like: their work is in their teams' caseload. */
function NobodyYet() {
  const { today: m } = useMessages(messages)
  const place = usePlace('caseload.read')
  if (place === 'own') return <p className="trede-soft">{m.noSilent}</p>
  return (
    <p className="trede-soft">
      {m.noCaseload} <PageLink to={caseloadAddress({ place })}>{m.toCaseload}</PageLink>
    </p>
  )
}

/** People whom nobody guides: told to whoever may see their team's caseload. @source design §1, promise 1 */
function Unowned({ count }: { count: number }) {
  const { today: m } = useMessages(messages)
  const place = usePlace('caseload.read')
  return place === 'own' ? null : (
    <CountNotice count={count} words={m.unowned} filter={{ place: 'team', owner: 'none' }} />
  )
}

interface CountNoticeProps {
  count: number
  /** What is said of so many people. */
  words: (count: number) => string
  filter: Parameters<typeof caseloadAddress>[0]
}

/** How many people something is said of, and the way to them. */
function CountNotice({ count, words, filter }: CountNoticeProps) {
  const { today: m } = useMessages(messages)
  if (count === 0) return null
  return (
    <Notice kind="info" isLive={false} actions={<PageLink to={caseloadAddress(filter)}>{m.showUnowned}</PageLink>}>
      <p>{words(count)}</p>
    </Notice>
  )
}
