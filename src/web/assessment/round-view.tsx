import { useRef, useState } from 'react'
import { makeHeavyRoute } from '../../api/assessment.ts'
import type { Assessment, Observation } from '../../core/assessment.ts'
import { AttachmentList } from '../attachment/attachment-list.tsx'
import { useDayText } from '../day-text.ts'
import { WriteProblem } from '../dossier/conflict-notice.tsx'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { Unspoken } from '../plan/unspoken.tsx'
import { Button } from '../ui/button.tsx'
import { Tag } from '../ui/card.tsx'
import { ConfirmStep } from '../ui/confirm-step.tsx'
import { messages } from './messages.ts'
import { ObserveForm } from './observe-form.tsx'
import { AssignForm, ConcludeForm } from './round-forms.tsx'

interface RoundViewProps {
  open: OpenDossier
  round: Assessment
  canWrite: boolean
}

/** One round: its decision, what was asked and seen, and what came of it or that it is still open. */
export function RoundView({ open, round, canWrite }: RoundViewProps) {
  const m = useMessages(messages)
  const codes = useMessages(words)
  const days = useDayText()
  const text = (textId: string) => open.text(textId) ?? <em>{codes.timeline.unread}</em>
  const { closed, heavySince, assignments, observations } = round
  const by = open.name(round.actorId) ?? codes.timeline.unknown
  return (
    <article className="trede-round" aria-label={m.decisions[round.decision]}>
      <h3 className="trede-h3">
        {m.decisions[round.decision]} <Tag>{m.weights[round.weight]}</Tag>
      </h3>
      <p className="trede-hint">
        {closed ? m.rounds.closedOn(days.day(closed.on)) : m.rounds.open(days.day(round.on), by)}
        {heavySince ? `. ${m.rounds.heavySince(days.day(heavySince.on, 'short'))}` : ''}
      </p>
      {round.textId ? (
        <p className="trede-preserve">
          <strong>{m.rounds.question}:</strong> {text(round.textId)}
        </p>
      ) : null}
      {assignments.length > 0 ? (
        <>
          <h4 className="trede-h4">{m.rounds.assignments}</h4>
          <ul className="trede-bullets">
            {assignments.map(({ assignmentId, textId, dueOn, on }) => (
              <li key={assignmentId}>
                {text(textId)}
                {dueOn ? <span className="trede-hint"> {m.rounds.due(days.day(dueOn, 'short'))}</span> : null}
                <Unspoken open={open} agreedOn={on} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <h4 className="trede-h4">{m.rounds.observations}</h4>
      {observations.length === 0 ? <p className="trede-soft">{m.rounds.nothingSeen}</p> : null}
      {observations.map((observation) => (
        <ObservationView key={observation.observationId} open={open} observation={observation} />
      ))}
      {closed ? (
        <>
          <h4 className="trede-h4">{m.rounds.outcome}</h4>
          <p className="trede-preserve">{text(closed.textId)}</p>
          {closed.decidedWith.length > 0 ? (
            <p className="trede-hint">
              {m.rounds.decidedWith(closed.decidedWith.map((who) => m.with[who].toLowerCase()).join(', '))}
            </p>
          ) : null}
        </>
      ) : null}
      {canWrite && !closed ? <RoundActions open={open} round={round} /> : null}
    </article>
  )
}

function ObservationView({ open, observation }: { open: OpenDossier; observation: Observation }) {
  const m = useMessages(messages)
  const codes = useMessages(words)
  const days = useDayText()
  const { form, on, observerTextId, actorId, textId, attachments } = observation
  const observer = observerTextId === null ? open.name(actorId) : open.text(observerTextId)
  return (
    <div className="trede-answer">
      <span className="trede-preserve">{open.text(textId) ?? <em>{codes.timeline.unread}</em>}</span>
      <AttachmentList open={open} attachments={attachments} />
      <span className="trede-hint">
        {m.rounds.seen(m.forms[form], days.day(on, 'short'), observer ?? codes.timeline.unknown)}
      </span>
    </div>
  )
}

type Doing = 'observe' | 'assign' | 'conclude'

function RoundActions({ open, round }: Omit<RoundViewProps, 'canWrite'>) {
  const m = useMessages(messages)
  const [doing, setDoing] = useState<Doing>()
  const [said, setSaid] = useState('')
  const openers = {
    observe: useRef<HTMLButtonElement>(null),
    assign: useRef<HTMLButtonElement>(null),
    conclude: useRef<HTMLButtonElement>(null),
  }
  const heavy = useDossierWrite(makeHeavyRoute, open, () => setSaid(m.heavySaved))
  const stop = (words = '') => {
    setSaid(words)
    setDoing(undefined)
    if (doing) openers[doing].current?.focus()
  }
  const form = { open, round, onDone: stop, onClose: () => stop() }
  return (
    <>
      <p role="status" className={said === '' ? 'trede-hidden' : undefined}>
        {said}
      </p>
      <WriteProblem problem={heavy.error} open={open} />
      <div className="trede-actions">
        {(['observe', 'assign', 'conclude'] as const).map((key) => (
          // oxlint-disable-next-line react/refs -- the ref itself is handed on, not what it holds
          <Button key={key} ref={openers[key]} aria-expanded={doing === key} onClick={() => setDoing(key)}>
            {m.actions[key]}
          </Button>
        ))}
        {round.weight === 'light' ? (
          <ConfirmStep
            label={m.actions.heavy}
            question={m.actions.heavyQuestion}
            confirmLabel={m.actions.heavy}
            kind="subtle"
            isBusy={heavy.isPending}
            onConfirm={() => heavy.mutate({ params: { assessmentId: round.assessmentId }, body: {} })}
          />
        ) : null}
      </div>
      {doing === 'observe' ? <ObserveForm {...form} /> : null}
      {doing === 'assign' ? <AssignForm {...form} /> : null}
      {doing === 'conclude' ? <ConcludeForm {...form} /> : null}
    </>
  )
}
