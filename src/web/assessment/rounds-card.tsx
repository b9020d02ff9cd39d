import { useRef, useState } from 'react'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { useMessages } from '../messages.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { BeginForm } from './begin-form.tsx'
import { messages } from './messages.ts'
import { RoundView } from './round-view.tsx'

/** Rounds of diagnosis: those that are open first, those that are closed to look back at. */
export function RoundsCard({ open, canWrite }: { open: OpenDossier; canWrite: boolean }) {
  const m = useMessages(messages)
  const [isBeginning, setIsBeginning] = useState(false)
  const [said, setSaid] = useState('')
  const opener = useRef<HTMLButtonElement>(null)
  const rounds = open.dossier.assessments
  const closed = rounds.filter((round) => round.closed).toReversed()
  const stop = (words = '') => {
    setSaid(words)
    setIsBeginning(false)
    opener.current?.focus()
  }
  return (
    <Card
      title={m.rounds.title}
      isMain
      actions={
        canWrite ? (
          <Button ref={opener} aria-expanded={isBeginning} onClick={() => setIsBeginning(true)}>
            {m.actions.begin}
          </Button>
        ) : undefined
      }
    >
      <p role="status" className={said === '' ? 'trede-hidden' : undefined}>
        {said}
      </p>
      {isBeginning ? <BeginForm open={open} onDone={stop} onClose={() => stop()} /> : null}
      {rounds.length === 0 ? <p className="trede-empty">{m.rounds.none}</p> : null}
      {rounds
        .filter((round) => !round.closed)
        .map((round) => (
          <RoundView key={round.assessmentId} open={open} round={round} canWrite={canWrite} />
        ))}
      {closed.length > 0 ? (
        <details className="trede-explain">
          <summary>{m.rounds.earlier(closed.length)}</summary>
          <div className="trede-explain-body">
            {closed.map((round) => (
              <RoundView key={round.assessmentId} open={open} round={round} canWrite={false} />
            ))}
          </div>
        </details>
      ) : null}
    </Card>
  )
}
