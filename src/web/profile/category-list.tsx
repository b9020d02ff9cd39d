import { usePolicyWords } from '../dossier/event-words.tsx'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { Card, Tag } from '../ui/card.tsx'
import { messages } from './messages.ts'

interface CategoryListProps {
  proposed: string | null
  current: string | null
}

/** Every category with its definition, or that there is none: so that all mean the same by it. @source seed2 T2, L804 */
export function CategoryList({ proposed, current }: CategoryListProps) {
  const m = useMessages(messages)
  const language = useLanguage()
  const words = usePolicyWords()
  const categories = words.policy?.scheme?.categories ?? []
  if (categories.length === 0) return null
  return (
    <Card title={m.categories}>
      <dl className="trede-definitions">
        {categories.map(({ key, definition, source, next, ...names }) => (
          <div key={key}>
            <dt>
              {names[language]} {key === proposed ? <Tag>{m.isProposed}</Tag> : null} {key === current ? <Tag>{m.isCurrent}</Tag> : null}
            </dt>
            <dd>
              {'value' in definition ? definition.value[language] : <em className="trede-soft">{m.noDefinition}</em>}{' '}
              {next ? m.next(words.category(next)) : ''}{' '}
              <span className="trede-source">({'value' in definition ? definition.source : source})</span>
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
