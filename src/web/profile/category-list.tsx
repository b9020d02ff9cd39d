import type { Category } from '../../policy/scheme.ts'
import { usePolicyWords } from '../dossier/event-words.tsx'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { SourceNote } from '../policy/sourced-value.tsx'
import { Card, Tag } from '../ui/card.tsx'
import { messages } from './messages.ts'
import { messages as validityMessages } from './validity-messages.ts'

interface CategoryListProps {
  proposed: string | null
  current: string | null
}

type Definition = Category['definition']

/** True when the definition names the category that follows itself. */
const says = (definition: Definition, name: string): boolean =>
  'value' in definition && (definition.value.nl.includes(name) || definition.value.en.includes(name))

/** Every category with its definition, or that there is none: so that all mean the same by it. @source seed2 T2, L804 */
export function CategoryList({ proposed, current }: CategoryListProps) {
  const m = useMessages(messages)
  const validity = useMessages(validityMessages)
  const language = useLanguage()
  const words = usePolicyWords()
  const categories = words.policy?.scheme?.categories ?? []
  if (categories.length === 0) return null
  return (
    <Card title={m.categories}>
      <dl className="trede-definitions">
        {categories.map(({ key, definition, examples = [], source, next, ...names }) => (
          <div key={key}>
            <dt>
              {names[language]} {key === proposed ? <Tag>{m.isProposed}</Tag> : null}{' '}
              {key === current ? <Tag>{m.isCurrent}</Tag> : null}
            </dt>
            <dd>
              {'value' in definition ? definition.value[language] : <em className="trede-soft">{m.noDefinition}</em>}{' '}
              {next && !says(definition, words.category(next)) ? m.next(words.category(next)) : ''}{' '}
              <SourceNote source={'value' in definition ? definition.source : source} />
            </dd>
            {examples.map((example) => (
              <dd key={example.nl}>
                <strong>{validity.examples}</strong> {example[language]} <SourceNote source={example.source} />
              </dd>
            ))}
          </div>
        ))}
      </dl>
      {categories.some(({ examples = [] }) => examples.length > 0) ? null : (
        <p className="trede-soft">{validity.noExamples}</p>
      )}
    </Card>
  )
}
