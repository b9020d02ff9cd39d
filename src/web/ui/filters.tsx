import type { ReactNode } from 'react'
import { useMessages } from '../messages.ts'
import { Button } from './button.tsx'
import { messages } from './messages.ts'

interface FiltersProps {
  /** Fields (SelectField, DayField, CheckField …) that filter as they change. */
  children: ReactNode
  /** How many filters differ from their default. */
  activeCount: number
  onClear: () => void
  /** What is found now, in words ('34 dossiers'); read out when it changes. */
  result?: string
}

/** A bar of filters above a list. Filters apply at once; there is no button to press. */
export function Filters({ children, activeCount, onClear, result }: FiltersProps) {
  const m = useMessages(messages)
  return (
    <section className="trede-filters" aria-label={m.filters.title}>
      <div className="trede-filter-fields">{children}</div>
      <div className="trede-filter-state">
        <span role="status">
          {[result, activeCount > 0 ? m.filters.active(activeCount) : ''].filter(Boolean).join(' · ')}
        </span>
        {activeCount > 0 ? (
          <Button kind="subtle" onClick={onClear}>
            {m.filters.clear}
          </Button>
        ) : null}
      </div>
    </section>
  )
}
