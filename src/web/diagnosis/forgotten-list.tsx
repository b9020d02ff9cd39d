import { usePolicy } from '../dossier/dossier-query.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { Button } from '../ui/button.tsx'
import { messages } from './view-messages.ts'

/** Questions that files often leave out, closed until asked for. @source seed1 P27 */
export function ForgottenList({ onWrite }: { onWrite: (domain: string) => void }) {
  const { forgotten: m } = useMessages(messages)
  const language = useLanguage()
  const topics = usePolicy()?.forgottenTopics ?? []
  if (topics.length === 0) return null
  return (
    <details className="trede-explain trede-forgotten">
      <summary>
        {m.title} ({topics.length})
      </summary>
      <div className="trede-explain-body">
        <p className="trede-hint">{m.lead}</p>
        <ul className="trede-plain-list">
          {topics.map((topic) => (
            <li key={topic.key}>
              <span>{topic[language]}</span>
              <Button kind="subtle" aria-label={m.writeAbout(topic[language])} onClick={() => onWrite(topic.domain)}>
                {m.write}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </details>
  )
}
