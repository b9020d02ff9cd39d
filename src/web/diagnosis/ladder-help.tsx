import { ParticipationLevel } from '../../core/fact.ts'
import { useFactValue } from '../dossier/event-words.tsx'
import { useMessages } from '../messages.ts'
import { DefinitionList } from '../ui/definition-list.tsx'
import { messages } from './measured-messages.ts'

/** What must hold for each rung, highest first, without numbers. @source standards.md §2.1 */
export function LadderHelp() {
  const { ladder: m } = useMessages(messages)
  const rung = useFactValue()
  return (
    <details className="trede-explain">
      <summary>{m.title}</summary>
      <div className="trede-explain-body">
        <p className="trede-text">{m.rules}</p>
        <DefinitionList
          items={ParticipationLevel.options.map((level) => ({ key: level, term: rung(level), value: m.tests[level] }))}
        />
        <p className="trede-hint">{m.source}</p>
      </div>
    </details>
  )
}
