import type { ContactDay } from '../../api/contact-day.ts'
import { useDayText } from '../day-text.ts'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { LoadingPage } from '../shell/message-pages.tsx'
import { LinkAsButton } from '../ui/button.tsx'
import { Tag } from '../ui/card.tsx'
import { ConfirmStep } from '../ui/confirm-step.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { Afterwards } from './afterwards.tsx'
import { useContactDay, useContactDayId, useFinish } from './contact-day-query.ts'
import { Desk } from './desk.tsx'
import { messages as deskMessages } from './desk-messages.ts'
import { messages } from './messages.ts'
import { Round } from './round.tsx'

/** One day: whom we expect, who is here, who has been spoken to, and whom to follow up. */
export function ContactDayPage() {
  const contactDayId = useContactDayId()
  const { data, error, refetch } = useContactDay(contactDayId)
  if (error && !data) return <ProblemNotice problem={error} onRetry={() => void refetch()} />
  return data ? <OneDay day={data} /> : <LoadingPage />
}

/** When, where, with whom: one sentence. */
export function DayLead({ day }: { day: ContactDay }) {
  const m = useMessages(messages)
  const codes = useMessages(words)
  const days = useDayText()
  const clock = (moment: string) => days.clock(new Date(moment))
  const how = day.kind === 'round' ? '' : day.seatsPerQuarter === null ? m.walkInFree : m.seats(day.seatsPerQuarter)
  const names = day.workerIds.map((id) => day.names[id] ?? '').join(', ')
  return (
    <>
      {[m.when(days.day(day.heldOn), clock(day.startsAt), clock(day.endsAt)), how].filter(Boolean).join(', ')}.{' '}
      {day.theme ? `${day.theme}. ` : ''}
      {m.workers(names)}. {day.visitPurpose ? `${m.why(codes.visitPurposes[day.visitPurpose])}. ` : ''}
      {day.finishedAt ? <Tag>{m.finished}</Tag> : null}
    </>
  )
}

function OneDay({ day }: { day: ContactDay }) {
  const m = useMessages(messages)
  const desk = useMessages(deskMessages)
  const days = useDayText()
  const { contactDayId, kind, heldOn, finishedAt, people } = day
  const isAhead = heldOn > days.today
  return (
    <>
      <PageHeading
        title={m.kinds[kind]}
        above={<PageLink to={paths.contactDays()}>← {m.back}</PageLink>}
        lead={<DayLead day={day} />}
        actions={
          finishedAt ? undefined : (
            <>
              <LinkAsButton
                to={paths.contactDayInvite(contactDayId)}
                kind={people.length === 0 ? 'primary' : 'secondary'}
              >
                {m.invite}
              </LinkAsButton>
              {people.length > 0 ? (
                <LinkAsButton to={paths.contactDayLetters(contactDayId)}>{m.letters}</LinkAsButton>
              ) : null}
            </>
          )
        }
      >
        {day.place}
      </PageHeading>
      <div className="trede-stack">
        {finishedAt ? <Afterwards day={day} /> : null}
        {isAhead && people.length > 0 ? <p className="trede-hint">{desk.ahead(days.day(heldOn))}</p> : null}
        {kind === 'round' ? <Round day={day} isAhead={isAhead} /> : <Desk day={day} isAhead={isAhead} />}
        {!finishedAt && !isAhead && people.length > 0 ? <Finish day={day} /> : null}
      </div>
    </>
  )
}

/** A person ends the day, and is told first what it will say about whom. */
function Finish({ day }: { day: ContactDay }) {
  const m = useMessages(deskMessages)
  const finish = useFinish(day)
  const { expected, waiting } = day.counts.states
  return (
    <div>
      {finish.error ? <ProblemNotice problem={finish.error} /> : null}
      <ConfirmStep
        label={m.finish}
        question={day.kind === 'round' ? m.finishRound(expected) : m.finishQuestion(expected, waiting)}
        isBusy={finish.isPending}
        onConfirm={() => finish.mutate()}
      />
    </div>
  )
}
