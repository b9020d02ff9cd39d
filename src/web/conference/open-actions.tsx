import { useRef } from 'react'
import { closeConferenceActionRoute } from '../../api/conference.ts'
import { type ConferenceAction, openActions } from '../../core/conference.ts'
import { StepOutcome } from '../../core/plan.ts'
import { useDayText } from '../day-text.ts'
import { WriteProblem } from '../dossier/conflict-notice.tsx'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { messages as codeMessages } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { Card } from '../ui/card.tsx'
import { messages } from './messages.ts'

/** Actions that no plan has taken over yet, to be closed in one press. */
export function OpenActionsCard({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const heading = useRef<HTMLParagraphElement>(null)
  const actions = openActions(open.dossier.conferences)
  if (actions.length === 0) return null
  return (
    <Card title={m.openActions}>
      <p ref={heading} tabIndex={-1} className="trede-hint">
        {m.openActionsHint}
      </p>
      <ul className="trede-steps">
        {actions.map((action) => (
          <ActionLine key={action.actionId} open={open} action={action} onDone={() => heading.current?.focus()} />
        ))}
      </ul>
    </Card>
  )
}

function ActionLine({ open, action, onDone }: { open: OpenDossier; action: ConferenceAction; onDone: () => void }) {
  const m = useMessages(messages)
  const codes = useMessages(codeMessages)
  const days = useDayText()
  const write = useDossierWrite(closeConferenceActionRoute, open, onDone)
  const { actionId, textId, dueOn, workerId } = action
  const words = open.text(textId) ?? codes.timeline.unread
  return (
    <li className="trede-step">
      <span className="trede-step-words">
        {words}{' '}
        <span className="trede-hint">
          {codes.goal.due(days.day(dueOn, 'short'))} ({days.relative(dueOn)}),{' '}
          {m.watch(open.name(workerId) ?? codes.timeline.unknown)}
        </span>
      </span>
      <WriteProblem problem={write.error} open={open} />
      {open.may('contact.write') && !open.dossier.outflow ? (
        <span className="trede-settle">
          {StepOutcome.options.map((outcome) => (
            <button
              key={outcome}
              type="button"
              className="trede-chip"
              disabled={write.isPending}
              aria-label={`${codes.stepOutcomes[outcome]}: ${words}`}
              onClick={() => write.mutate({ params: { actionId }, body: { outcome } })}
            >
              {codes.stepOutcomes[outcome]}
            </button>
          ))}
        </span>
      ) : null}
    </li>
  )
}
