import type { ReactNode } from 'react'
import { useMessages } from '../messages.ts'
import { messages } from './messages.ts'

interface DefinitionListProps {
  /** A value that is undefined, null or '' is shown as 'Onbekend'. `key` where terms are not texts or repeat. */
  items: readonly { term: ReactNode; value: ReactNode; key?: string }[]
  /** Terms above values, in columns, for a card. */
  isStacked?: boolean
}

/** Terms with their values: who, since when, how much. */
export function DefinitionList({ items, isStacked = false }: DefinitionListProps) {
  const m = useMessages(messages)
  return (
    <dl className={isStacked ? 'trede-facts trede-facts-stacked' : 'trede-facts'}>
      {items.map(({ term, value, key }, index) => (
        <div key={key ?? (typeof term === 'string' ? term : index)}>
          <dt>{term}</dt>
          <dd>
            {value === undefined || value === null || value === '' ? (
              <span className="trede-unknown">{m.unknown}</span>
            ) : (
              value
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
