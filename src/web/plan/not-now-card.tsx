import { useRef, useState } from 'react'
import { endNotNowRoute } from '../../api/not-now.ts'
import { addMonths } from '../../core/day.ts'
import { type NotNow, NotNowOutcome, openNotNows } from '../../core/not-now.ts'
import { useDayText } from '../day-text.ts'
import { WriteProblem } from '../dossier/conflict-notice.tsx'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { Button } from '../ui/button.tsx'
import { NotNowForm } from './not-now-form.tsx'
import { notNowWords } from './not-now-messages.ts'

/** What was put off, each with the day to ask again; below the plan, and where there is no plan. */
export function NotNowPart({ open }: { open: OpenDossier }) {
  const m = useMessages(notNowWords)
  const [isAsked, setIsAsked] = useState(false)
  const [said, setSaid] = useState('')
  const status = useRef<HTMLParagraphElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const waiting = openNotNows(open.dossier.notNows, open.dossier.plan)
  const canWrite = open.may('plan.write') && !open.dossier.outflow
  const done = (text: string) => {
    setIsAsked(false)
    setSaid(text)
    status.current?.focus()
  }
  const close = () => {
    setIsAsked(false)
    requestAnimationFrame(() => opener.current?.focus())
  }
  return (
    <>
      {waiting.length > 0 ? <h3 className="trede-h3">{m.title}</h3> : null}
      <p ref={status} role="status" tabIndex={-1} className={said ? 'trede-hint' : 'trede-hidden'}>
        {said}
      </p>
      {waiting.length > 0 ? (
        <ul className="trede-steps">
          {waiting.map((one) => (
            <NotNowLine key={one.notNowId} open={open} notNow={one} canWrite={canWrite} onDone={done} />
          ))}
        </ul>
      ) : null}
      {canWrite && !isAsked ? (
        <Button ref={opener} kind="subtle" onClick={() => setIsAsked(true)}>
          {m.add}
        </Button>
      ) : null}
      {isAsked ? <NotNowForm open={open} onClose={close} onDone={done} /> : null}
    </>
  )
}

interface NotNowLineProps {
  open: OpenDossier
  notNow: NotNow
  canWrite: boolean
  onDone: (said: string) => void
}

function NotNowLine({ open, notNow, canWrite, onDone }: NotNowLineProps) {
  const m = useMessages(notNowWords)
  const codes = useMessages(words)
  const days = useDayText()
  const { notNowId, retryOn, stepId, textId } = notNow
  const write = useDossierWrite(endNotNowRoute, open, () => onDone(m.ended))
  const step = open.dossier.plan?.steps.find((one) => one.stepId === stepId)
  const text = open.text(textId) ?? codes.timeline.unread
  return (
    <li className="trede-step">
      <span className="trede-step-words">
        {text} <span className="trede-hint">{m.askAgain(days.day(retryOn, 'short'), days.relative(retryOn))}</span>
      </span>
      {step ? <p className="trede-hint">{m.about(open.text(step.textId) ?? codes.timeline.unread)}</p> : null}
      <WriteProblem problem={write.error} open={open} />
      {canWrite ? (
        <div className="trede-settle" role="group" aria-label={m.how(text)}>
          {NotNowOutcome.options.map((outcome) => (
            <button
              key={outcome}
              type="button"
              className="trede-chip"
              disabled={write.isPending}
              onClick={() =>
                write.mutate({
                  params: { notNowId },
                  body: { outcome, ...(outcome === 'again' ? { retryOn: addMonths(days.today, 3) } : {}) },
                })
              }
            >
              {m.outcomes[outcome]}
            </button>
          ))}
        </div>
      ) : null}
    </li>
  )
}
