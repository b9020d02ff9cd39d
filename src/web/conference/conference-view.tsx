import { useRef, useState } from 'react'
import { attendanceOf, type Conference, conferenceDay, daysWaited, isAhead } from '../../core/conference.ts'
import { invitedTo } from '../../core/conference-decision.ts'
import { useDayText } from '../day-text.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { messages as codeMessages } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Card, Tag } from '../ui/card.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { CancelConferenceForm, MoveConferenceForm } from './change-forms.tsx'
import { useAttendeeName } from './conference-words.ts'
import { messages } from './messages.ts'
import { RecordForm } from './record-form.tsx'

interface ConferenceViewProps {
  open: OpenDossier
  conference: Conference
  onDone: (said: string) => void
}

/** One conference: the question, who, how long it took, and what came of it. */
export function ConferenceView({ open, conference, onDone }: ConferenceViewProps) {
  const m = useMessages(messages)
  const codes = useMessages(codeMessages)
  const days = useDayText()
  const { form, moment, startsAt, minutes, place, cancelled, held, questionTextId, leftOutTextId } = conference
  const waited = daysWaited(conference, days.today)
  const sheet = held ? (
    <PageLink to={paths.conference(open.dossierId, conference.conferenceId)}>{m.sheet}</PageLink>
  ) : undefined
  return (
    <Card title={`${m.forms[form]}, ${days.day(conferenceDay(conference))}`} actions={sheet}>
      <p>
        {m.when(days.moment(startsAt), minutes, codes.places[place].toLowerCase())}{' '}
        <Tag>{moment ? m.moments[moment] : m.adHoc}</Tag> <Tag>{held ? m.waited(waited) : m.waiting(waited)}</Tag>{' '}
        {leftOutTextId ? <Tag>{m.leftOutShort}</Tag> : null}
      </p>
      <h3 className="trede-h3">{m.question}</h3>
      <p className="trede-words">{open.text(questionTextId) ?? codes.timeline.unread}</p>
      {leftOutTextId ? (
        <p className="trede-words">
          {m.leftOut} {open.text(leftOutTextId) ?? codes.timeline.unread}
        </p>
      ) : null}
      <Attendees open={open} conference={conference} />
      {cancelled ? (
        <p>
          <strong>{m.cancelledOn(days.day(cancelled.on))}</strong> {open.text(cancelled.textId)}
        </p>
      ) : null}
      <Outcome open={open} conference={conference} />
      {isAhead(conference) && open.may('contact.write') && !open.dossier.outflow ? (
        <Ahead open={open} conference={conference} onDone={onDone} />
      ) : null}
    </Card>
  )
}

function Attendees({ open, conference }: Omit<ConferenceViewProps, 'onDone'>) {
  const m = useMessages(messages)
  const nameOf = useAttendeeName(open)
  return (
    <>
      <h3 className="trede-h3">{m.who}</h3>
      <ul className="trede-bullets">
        {invitedTo(conference).map((who) => {
          const was = attendanceOf(conference, who)
          return (
            <li key={who}>
              {nameOf(conference, who)}
              {was ? <span className="trede-hint">, {m.attendance[was]}</span> : null}
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** The weighing, the decisions with who decided, and the actions. */
function Outcome({ open, conference }: Omit<ConferenceViewProps, 'onDone'>) {
  const m = useMessages(messages)
  const codes = useMessages(codeMessages)
  const days = useDayText()
  const nameOf = useAttendeeName(open)
  const words = (id: string | null) => open.text(id) ?? codes.timeline.unread
  const { held } = conference
  if (!held) return null
  return (
    <>
      {held.weighingTextId ? (
        <>
          <h3 className="trede-h3">{m.weighing}</h3>
          <p className="trede-words">{words(held.weighingTextId)}</p>
        </>
      ) : null}
      {held.decisions.length > 0 ? (
        <>
          <h3 className="trede-h3">{m.decisions}</h3>
          <ul className="trede-bullets">
            {held.decisions.map(({ textId, decidedBy }) => (
              <li key={textId}>
                {words(textId)} <span className="trede-hint">{m.decidedLine(nameOf(conference, decidedBy))}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {held.actions.length > 0 ? (
        <>
          <h3 className="trede-h3">{m.actions}</h3>
          <ul className="trede-bullets">
            {held.actions.map(({ actionId, textId, as, by, dueOn, isInPlan, closed }) => (
              <li key={actionId}>
                {words(textId)}{' '}
                <span className="trede-hint">
                  {[
                    as === 'promise' ? m.actionBys.promise : m.actionBys[by],
                    codes.goal.due(days.day(dueOn, 'short')),
                    isInPlan ? m.inPlan : '',
                    closed ? codes.stepOutcomes[closed.outcome].toLowerCase() : '',
                  ]
                    .filter(Boolean)
                    .join(', ')}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  )
}

/** What can be done with a conference that lies ahead; how it went can be said from its day on. */
function Ahead({ open, conference, onDone }: ConferenceViewProps) {
  const m = useMessages(messages)
  const { today } = useDayText()
  const [doing, setDoing] = useState<'record' | 'move' | 'cancel'>()
  const group = useRef<HTMLDivElement>(null)
  const close = () => {
    setDoing(undefined)
    requestAnimationFrame(() => group.current?.querySelector('button')?.focus())
  }
  const done = (said: string) => {
    setDoing(undefined)
    onDone(said)
  }
  const props = { open, conference, onClose: close, onDone: done }
  if (doing === 'record') return <RecordForm {...props} />
  if (doing === 'move') return <MoveConferenceForm {...props} />
  if (doing === 'cancel') return <CancelConferenceForm {...props} />
  return (
    <div ref={group} className="trede-actions">
      {conferenceDay(conference) <= today ? (
        <Button kind="primary" onClick={() => setDoing('record')}>
          {m.record}
        </Button>
      ) : null}
      <Button onClick={() => setDoing('move')}>{m.move}</Button>
      <Button onClick={() => setDoing('cancel')}>{m.cancel}</Button>
    </div>
  )
}
