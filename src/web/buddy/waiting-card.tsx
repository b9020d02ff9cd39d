import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { WaitingRequest } from '../../api/buddy.ts'
import { PersonRow } from '../attention/person-row.tsx'
import { useDayText } from '../day-text.ts'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { useMay } from '../session.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { buddiesQuery, requestsQuery } from './buddy-query.ts'
import { messages } from './messages.ts'
import { ProposeForm } from './propose-form.tsx'
import { registerMessages } from './register-messages.ts'

/** Who waits, the longest first. Who is outside one's reach has no name here: whom to ask stands beside it. */
export function WaitingCard() {
  const { waiting: m } = useMessages(registerMessages)
  const { data, error, refetch } = useQuery(requestsQuery)
  const [said, setSaid] = useState('')
  const status = useRef<HTMLParagraphElement>(null)
  const done = (text: string) => {
    setSaid(text)
    status.current?.focus()
  }
  return (
    <Card title={m.title} isMain>
      {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : null}
      <p ref={status} role="status" tabIndex={-1} className={said ? 'trede-hint' : 'trede-hidden'}>
        {said}
      </p>
      {data ? <p className="trede-hint">{data.answerDays === null ? m.noNorm : m.norm(data.answerDays)}</p> : null}
      {data?.items.length === 0 ? <p className="trede-empty">{m.empty}</p> : null}
      {data && data.items.length > 0 ? (
        <ul className="trede-rows">
          {data.items.map((one) => (
            <RequestRow key={one.requestId} request={one} onDone={done} />
          ))}
        </ul>
      ) : null}
      {data?.isCut ? <p className="trede-hint">{m.cut}</p> : null}
    </Card>
  )
}

/** What is needed, since when, and how it stands; in words. */
function useSentences(): (request: WaitingRequest) => { what: string; stand: string } {
  const { waiting: m } = useMessages(registerMessages)
  const { gone } = useMessages(messages)
  const { goalKinds } = useMessages(words)
  const { day, relative } = useDayText()
  const { data } = useQuery(buddiesQuery)
  return ({ helpKind, neededFrom, district, language, askedOn, state, buddyId, meetsOn, answeredOn, isLate }) => {
    const where = [district ? m.district(district) : '', language ?? '']
    const what = [goalKinds[helpKind], m.from(day(neededFrom, 'short')), ...where].filter(Boolean).join(', ')
    const name = data?.items.find((one) => one.buddyId === buddyId)?.name ?? gone
    const proposed = state === 'proposed' ? m.proposed(name, meetsOn ? day(meetsOn, 'short') : '') : ''
    const none = state === 'open' && answeredOn ? m.none(day(answeredOn, 'short')) : ''
    const asked = m.since(day(askedOn, 'short'), relative(askedOn))
    return { what, stand: [asked, proposed, none, isLate ? m.late : ''].filter(Boolean).join('; ') }
  }
}

function RequestRow({ request, onDone }: { request: WaitingRequest; onDone: (said: string) => void }) {
  const { waiting: m } = useMessages(registerMessages)
  const mayAnswer = useMay('buddy.match')
  const [isAnswering, setIsAnswering] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const { what, stand } = useSentences()(request)
  const close = () => {
    setIsAnswering(false)
    requestAnimationFrame(() => opener.current?.focus())
  }
  const done = (said: string) => {
    setIsAnswering(false)
    onDone(said)
  }
  const { person, ownerName } = request
  const text = (
    <>
      <span className="trede-row-line">{what}</span>
      <span className="trede-row-line trede-soft">{stand}</span>
    </>
  )
  const answer = isAnswering ? (
    <ProposeForm asked={request} onClose={close} onDone={done} />
  ) : mayAnswer ? (
    <Button ref={opener} kind="subtle" aria-label={`${m.answer}: ${what}`} onClick={() => setIsAnswering(true)}>
      {m.answer}
    </Button>
  ) : undefined
  if (person)
    return (
      <PersonRow person={person} actions={answer}>
        {text}
      </PersonRow>
    )
  return (
    <li className="trede-row">
      <span className="trede-row-name">{m.unnamed}</span>
      <span className="trede-row-side">{ownerName ? m.ask(ownerName) : m.nobodyGuides}</span>
      <div className="trede-row-text">{text}</div>
      {answer ? <div className="trede-row-actions">{answer}</div> : null}
    </li>
  )
}
