import { FactKey } from '../../core/fact.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { useFactValue } from '../dossier/event-words.tsx'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { DefinitionList } from '../ui/definition-list.tsx'
import { FactSource } from './fact-field.tsx'

/** The facts for who may only read them. */
export function FactsList({ open }: { open: OpenDossier }) {
  const codes = useMessages(words)
  const valueWords = useFactValue()
  return (
    <DefinitionList
      items={FactKey.options.map((key) => {
        const fact = open.dossier.facts[key]
        return {
          key,
          term: codes.facts[key],
          value: fact ? (
            <>
              {valueWords(fact.value)} <FactSource open={open} factKey={key} />
            </>
          ) : null,
        }
      })}
    />
  )
}
