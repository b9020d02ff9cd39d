import { useState } from 'react'
import type { ContactDay } from '../../api/contact-day.ts'
import { useDayText } from '../day-text.ts'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { useSession } from '../session.ts'
import { LoadingPage } from '../shell/message-pages.tsx'
import { LinkAsButton } from '../ui/button.tsx'
import { Tag } from '../ui/card.tsx'
import { ConfirmStep } from '../ui/confirm-step.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { Afterwards } from './afterwards.tsx'
import { CallOffForm } from './call-off-form.tsx'
import { messages as changeMessages } from './change-messages.ts'
import { isRunning, useContactDay, useContactDayId, useFinish } from './contact-day-query.ts'
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
  const change = useMessages(changeMessages)
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
      {day.cancelledAt ? <Tag>{change.calledOff}</Tag> : null}
    </>
  )
}

function OneDay({ day }: { day: ContactDay }) {
  const m = useMessages(messages)
  const desk = useMessages(deskMessages)
  const days = useDayText()
  const { kind, heldOn, people } = day
  const isAhead = heldOn > days.today
  const isOpen = isRunning(day)
  const [said, setSaid] = useState('')
  return (
    <>
      <PageHeading
        title={m.kinds[kind]}
        above={<PageLink to={paths.contactDays()}>← {m.back}</PageLink>}
        lead={<DayLead day={day} />}
        actions={<Actions day={day} />}
      >
        {day.place}
      </PageHeading>
      <div className="trede-stack">
        <CalledOff day={day} said={said} />
        {isOpen ? null : <Afterwards day={day} />}
        <Unnamed day={day} />
        {isAhead && isOpen && people.length > 0 ? <p className="trede-hint">{desk.ahead(days.day(heldOn))}</p> : null}
        {kind === 'round' ? <Round day={day} isAhead={isAhead} /> : <Desk day={day} isAhead={isAhead} />}
        {isOpen ? (
          <div className="trede-actions">
            {!isAhead && people.length > 0 ? <Finish day={day} /> : null}
            <CallOffForm day={day} onDone={setSaid} />
          </div>
        ) : null}
      </div>
    </>
  )
}

function Actions({ day }: { day: ContactDay }) {
  const m = useMessages(messages)
  const change = useMessages(changeMessages)
  const { contactDayId, people, unnamedCount } = day
  const isListed = people.length + unnamedCount > 0
  const letters = isListed && !day.finishedAt
  return (
    <>
      {isRunning(day) ? (
        <>
          <LinkAsButton to={paths.contactDayInvite(contactDayId)} kind={isListed ? 'secondary' : 'primary'}>
            {m.invite}
          </LinkAsButton>
          <LinkAsButton to={paths.contactDayChange(contactDayId)}>{change.change}</LinkAsButton>
        </>
      ) : null}
      {letters ? (
        <LinkAsButton to={paths.contactDayLetters(contactDayId)}>
          {day.cancelledAt ? change.printOff : m.letters}
        </LinkAsButton>
      ) : null}
    </>
  )
}

/** That the day is off, and why; said aloud when it has just been called off. */
function CalledOff({ day, said }: { day: ContactDay; said: string }) {
  const m = useMessages(changeMessages)
  return (
    <div role="status">
      {day.cancelReason ? (
        <Notice kind="warning" title={said || m.callOffTitle} isLive={false}>
          <p>{m.calledOffWhy(m.reasons[day.cancelReason], day.cancelNote ?? '')}</p>
        </Notice>
      ) : null}
    </div>
  )
}

/** How many people stay without a name here, and from when that changes. */
function Unnamed({ day }: { day: ContactDay }) {
  const m = useMessages(changeMessages)
  const { worker: me } = useSession()
  const days = useDayText()
  if (day.unnamedCount === 0) return null
  const isToCome = isRunning(day) && day.workerIds.includes(me.workerId) && days.today < day.namesFromOn
  return (
    <p className="trede-hint">
      {m.unnamed(day.unnamedCount)} {isToCome ? m.unnamedFrom(days.day(day.namesFromOn)) : m.unnamedNot}
    </p>
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
