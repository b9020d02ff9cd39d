import { useState } from 'react'
import type { PlanPromise } from '../../core/plan.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { useMessages } from '../messages.ts'
import { BreachForm } from './breach-form.tsx'
import { breachWords } from './breach-messages.ts'
import { details } from './detail-messages.ts'

interface BreachProps {
  open: OpenDossier
  promise: PlanPromise
}

/** Why the municipality did not do it, what the resident was told and what comes instead. @source seed3 L458 */
export function BreachWords({ open, promise: { closed } }: BreachProps) {
  const breach = useMessages(breachWords)
  const { card: m } = useMessages(details)
  if (!closed?.reason) return null
  const notice = open.text(closed.noticeTextId)
  const instead = open.text(closed.insteadTextId)
  return (
    <div className="trede-plan-line">
      <p className="trede-hint">{breach.reasons[closed.reason]}</p>
      {notice ? <p className="trede-hint">{m.notice(notice)}</p> : null}
      {instead ? <p className="trede-hint">{m.instead(instead)}</p> : null}
    </div>
  )
}

/** The way to say why a promise is not kept. */
export function BreachWay({ open, promise, onDone }: BreachProps & { onDone: () => void }) {
  const m = useMessages(breachWords)
  const [isAsked, setIsAsked] = useState(false)
  if (isAsked) return <BreachForm open={open} promise={promise} onClose={() => setIsAsked(false)} onDone={onDone} />
  return (
    <button
      type="button"
      className="trede-chip"
      aria-label={`${m.open}: ${open.text(promise.textId) ?? ''}`}
      onClick={() => setIsAsked(true)}
    >
      {m.open}
    </button>
  )
}
