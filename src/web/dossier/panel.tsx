import { type ReactNode, useEffect, useRef } from 'react'
import { Card } from '../ui/card.tsx'

interface PanelProps {
  title: string
  /** How often it was asked for: every time again the cursor goes to its first field. */
  times: number
  /** False while the form is not there yet. */
  isReady?: boolean
  onClose: () => void
  children: ReactNode
}

/** A form that opens on the dossier's page. Takes the cursor; Escape closes it and leaves what was typed as a draft. */
export function Panel({ title, times, isReady = true, onClose, children }: PanelProps) {
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for again, the cursor goes there again
  useEffect(() => {
    if (isReady) box.current?.querySelector<HTMLElement>('textarea, input, select')?.focus()
  }, [isReady, times])
  return (
    <div
      ref={box}
      className="trede-panel"
      role="group"
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose()
      }}
    >
      <Card title={title} isMain>
        {isReady ? children : null}
      </Card>
    </div>
  )
}
