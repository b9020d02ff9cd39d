import { withdrawEventRoute } from '../../api/dossier.ts'
import { WITHDRAWABLE } from '../../core/correction.ts'
import { type RecordedEvent, WithdrawReason } from '../../core/dossier.ts'
import { useMessages } from '../messages.ts'
import { WriteProblem } from './conflict-notice.tsx'
import { type OpenDossier, useDossierWrite } from './dossier-query.ts'
import { useEventTitle } from './event-words.tsx'
import { messages } from './messages.ts'

/** What was said in an intake is corrected in the intake. */
const isCorrectable = ({ kind }: RecordedEvent): boolean => WITHDRAWABLE.has(kind) && !kind.startsWith('intake-')

interface CorrectEventProps {
  open: OpenDossier
  event: RecordedEvent
  /** Told what was withdrawn, in words. */
  onDone: (words: string) => void
}

/** The way to withdraw an event as wrong; nothing where it cannot be, or was already. */
export function CorrectEvent({ open, event, onDone }: CorrectEventProps) {
  const m = useMessages(messages)
  const title = useEventTitle(open)
  const write = useDossierWrite(withdrawEventRoute, open, () =>
    onDone(m.timeline.withdrawDone(m.timeline.kinds[event.kind])),
  )
  if (!isCorrectable(event) || open.dossier.withdrawn.has(event.seq)) return null
  return (
    <details className="trede-correct">
      <summary>
        {m.timeline.withdraw}
        <span className="trede-hidden">: {title(event)}</span>
      </summary>
      <p>{m.timeline.withdrawQuestion}</p>
      <WriteProblem problem={write.error} open={open} />
      <div className="trede-settle">
        {WithdrawReason.options.map((reason) => (
          <button
            key={reason}
            type="button"
            className="trede-chip"
            disabled={write.isPending}
            onClick={() => write.mutate({ params: { seq: event.seq }, body: { reason } })}
          >
            {m.withdrawReasons[reason]}
          </button>
        ))}
      </div>
    </details>
  )
}
