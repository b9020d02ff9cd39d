import { useRef, useState } from 'react'
import { declineBuddyRoute } from '../../api/buddy.ts'
import { type BuddyRequest, BuddySide, buddyState } from '../../core/buddy.ts'
import { call } from '../api.ts'
import { useDayText } from '../day-text.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { Button } from '../ui/button.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { AskForm } from './ask-form.tsx'
import { useBuddyWrite } from './buddy-query.ts'
import { BeginForm, EndForm } from './end-form.tsx'
import { useBuddyName } from './event-title.ts'
import { messages } from './messages.ts'
import { ProposeForm } from './propose-form.tsx'

/** Who rides along, who is looked for, and since when; below the plan, and where there is no plan. */
export function BuddyPart({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const [isAsking, setIsAsking] = useState(false)
  const [said, setSaid] = useState('')
  const status = useRef<HTMLParagraphElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const { buddies, outflow } = open.dossier
  const canAsk = open.may('plan.write') && !outflow
  const done = (text: string) => {
    setIsAsking(false)
    setSaid(text)
    status.current?.focus()
  }
  const close = () => {
    setIsAsking(false)
    requestAnimationFrame(() => opener.current?.focus())
  }
  return (
    <>
      {buddies.length > 0 ? <h3 className="trede-h3">{m.title}</h3> : null}
      <p ref={status} role="status" tabIndex={-1} className={said ? 'trede-hint' : 'trede-hidden'}>
        {said}
      </p>
      {buddies.length > 0 ? (
        <ul className="trede-steps">
          {buddies.toReversed().map((one) => (
            <RequestLine key={one.requestId} open={open} request={one} onDone={done} />
          ))}
        </ul>
      ) : null}
      {canAsk && !isAsking ? (
        <Button ref={opener} kind="subtle" onClick={() => setIsAsking(true)}>
          {m.ask}
        </Button>
      ) : null}
      {isAsking ? <AskForm open={open} onClose={close} onDone={done} /> : null}
    </>
  )
}

/** How a request stands, in one sentence. */
export function useRequestWords(open: OpenDossier): (request: BuddyRequest) => string {
  const { line: m } = useMessages(messages)
  const { day } = useDayText()
  const nameOf = useBuddyName(open)
  return (request) => {
    const { buddyId, meetsOn, startedOn, ended, answeredOn, neededFrom } = request
    const who = nameOf(buddyId)
    const state = buddyState(request)
    if (state === 'started') return m.started(who, day(startedOn ?? '', 'short'))
    if (state === 'ended') return m.ended(who, day(ended?.on ?? '', 'short'))
    if (state === 'withdrawn') return m.withdrawn(day(ended?.on ?? '', 'short'))
    if (state === 'proposed') return m.proposed(who, meetsOn ? day(meetsOn, 'short') : '')
    const answer = answeredOn ? m.nobody(day(answeredOn, 'short')) : m.unanswered
    return `${m.needed(day(neededFrom, 'short'))}; ${answer}`
  }
}

type Way = 'propose' | 'begin' | 'end'

interface LineProps {
  open: OpenDossier
  request: BuddyRequest
  onDone: (said: string) => void
}

function RequestLine({ open, request, onDone }: LineProps) {
  const m = useMessages(messages)
  const { goalKinds } = useMessages(words)
  const { day } = useDayText()
  const stand = useRequestWords(open)
  const [way, setWay] = useState<Way>()
  const { dossierId } = open
  const { helpKind, stepId, textId, ended, askedOn } = request
  const step = open.dossier.plan?.steps.find((one) => one.stepId === stepId)
  const about = open.text(step?.textId ?? null) ?? goalKinds[helpKind]
  const close = () => setWay(undefined)
  const done = (said = '') => {
    close()
    onDone(said)
  }
  const form = { open, request, onClose: close, onDone: () => done() }
  return (
    <li className={ended ? 'trede-step trede-step-closed' : 'trede-step'}>
      <p>
        {about}: {stand(request)}
        {ended ? ` (${m.reasons[ended.reason].toLowerCase()})` : ''}
      </p>
      <p className="trede-hint">
        {m.askedOn(day(askedOn, 'short'))}
        {open.text(textId) ? `. ${open.text(textId)}` : ''}
      </p>
      {way === 'propose' ? <ProposeForm asked={{ dossierId, ...request }} onClose={close} onDone={done} /> : null}
      {way === 'begin' ? <BeginForm {...form} /> : null}
      {way === 'end' ? <EndForm {...form} /> : null}
      {way || ended || open.dossier.outflow ? null : <Ways {...{ open, request, about, onDone }} onWay={setWay} />}
    </li>
  )
}

function Ways({ open, request, about, onWay, onDone }: LineProps & { about: string; onWay: (way: Way) => void }) {
  const m = useMessages(messages)
  const state = buddyState(request)
  const { requestId } = request
  const decline = useBuddyWrite(
    (side: BuddySide) => call(declineBuddyRoute, { params: { dossierId: open.dossierId, requestId }, body: { side } }),
    () => onDone(''),
  )
  const mayAnswer = open.may('buddy.match')
  const mayWrite = open.may('plan.write')
  const isProposed = state === 'proposed'
  const ways: { key: string; label: string; isThere: boolean; onPress: () => void }[] = [
    { key: 'begin', label: m.began, isThere: mayWrite && isProposed, onPress: () => onWay('begin') },
    {
      key: 'propose',
      label: isProposed ? m.otherProposal : m.proposeTitle,
      isThere: mayAnswer && state !== 'started',
      onPress: () => onWay('propose'),
    },
    ...BuddySide.options.map((side) => ({
      key: side,
      label: m.declined[side],
      isThere: mayAnswer && isProposed,
      onPress: () => decline.mutate(side),
    })),
    {
      key: 'end',
      label: state === 'started' ? m.end : m.withdraw,
      isThere: mayWrite,
      onPress: () => onWay('end'),
    },
  ]
  return (
    <div className="trede-settle">
      {ways
        .filter(({ isThere }) => isThere)
        .map(({ key, label, onPress }) => (
          <button
            key={key}
            type="button"
            className="trede-chip"
            aria-label={`${label}: ${about}`}
            disabled={decline.isPending}
            onClick={onPress}
          >
            {label}
          </button>
        ))}
      {decline.error ? <ProblemNotice problem={decline.error} /> : null}
    </div>
  )
}
