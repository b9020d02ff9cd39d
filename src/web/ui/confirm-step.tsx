import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useMessages } from '../messages.ts'
import { Button } from './button.tsx'
import { messages } from './messages.ts'

interface ConfirmStepProps {
  /** The words on the first button: what will be done. */
  label: string
  /** What it means, asked before it is done. */
  question: ReactNode
  /** The words on the second button; default 'Ja, doorgaan'. */
  confirmLabel?: string
  onConfirm: () => void
  /** Checks before it asks; false: there is something to fill in first. */
  mayAsk?: () => boolean
  isBusy?: boolean
  isDanger?: boolean
  kind?: 'primary' | 'secondary' | 'subtle'
  isDisabled?: boolean
}

/** Asks twice, on the same spot, without a window over the page. Escape goes back to the first button. */
export function ConfirmStep({
  label,
  question,
  confirmLabel,
  onConfirm,
  mayAsk,
  isBusy = false,
  isDanger = false,
  kind = 'secondary',
  isDisabled = false,
}: ConfirmStepProps) {
  const m = useMessages(messages)
  const [isAsking, setIsAsking] = useState(false)
  const first = useRef<HTMLButtonElement>(null)
  const group = useRef<HTMLDivElement>(null)
  const wasAsking = useRef(false)
  const questionId = useId()
  useEffect(() => {
    if (isAsking) group.current?.focus()
    else if (wasAsking.current) first.current?.focus()
    wasAsking.current = isAsking
  }, [isAsking])
  if (!isAsking)
    return (
      <Button
        ref={first}
        kind={kind}
        isDanger={isDanger}
        isBusy={isBusy}
        disabled={isDisabled}
        onClick={() => setIsAsking(mayAsk?.() ?? true)}
      >
        {label}
      </Button>
    )
  return (
    <div
      ref={group}
      tabIndex={-1}
      role="group"
      aria-labelledby={questionId}
      className="trede-confirm"
      onKeyDown={(event) => {
        if (event.key === 'Escape') setIsAsking(false)
      }}
    >
      <div id={questionId}>{question}</div>
      <div className="trede-actions">
        <Button
          kind="primary"
          isDanger={isDanger}
          isBusy={isBusy}
          onClick={() => {
            onConfirm()
            setIsAsking(false)
          }}
        >
          {confirmLabel ?? m.confirm.yes}
        </Button>
        <Button kind="subtle" onClick={() => setIsAsking(false)}>
          {m.confirm.no}
        </Button>
      </div>
    </div>
  )
}
