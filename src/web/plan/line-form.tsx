import { type ReactNode, useEffect, useRef } from 'react'
import { ConflictNotice } from '../dossier/conflict-notice.tsx'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { Button } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'

interface LineFormProps {
  open: OpenDossier
  title: string
  save: string
  cancel: string
  /** False while the draft is not there yet. */
  isReady: boolean
  isBusy: boolean
  problem: unknown
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
}

/** A small form at one line of the plan. Takes the cursor; Ctrl+Enter saves, Escape closes and leaves a draft. */
export function LineForm(props: LineFormProps) {
  const { open, title, save, cancel, isReady, isBusy, problem, onSubmit, onClose, children } = props
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isReady) box.current?.querySelector<HTMLElement>('input:not([type=radio]), textarea, select, input')?.focus()
  }, [isReady])
  if (!isReady) return null
  return (
    <div
      ref={box}
      className="trede-plan-line-form"
      role="group"
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose()
      }}
    >
      <ConflictNotice problem={problem} open={open} />
      <Form onSubmit={onSubmit} problem={problem} label={title}>
        {children}
        <div className="trede-actions">
          <Button kind="primary" type="submit" isBusy={isBusy}>
            {save}
          </Button>
          <Button kind="subtle" onClick={onClose}>
            {cancel}
          </Button>
        </div>
      </Form>
    </div>
  )
}
