import type { ReactNode } from 'react'
import type { Sourced } from '../../policy/sourced.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { messages } from './messages.ts'

/** Packs say so where the sources are silent and we chose. */
const OWN = { 'own default': 'ownDefault', 'own example': 'ownExample' } as const

/** Where a value comes from: a line of a study, an article of law, or our own choice. */
export function SourceNote({ source }: { source: string }) {
  const m = useMessages(messages)
  const own = source === 'own default' || source === 'own example' ? m[OWN[source]] : undefined
  return <span className="trede-source">{own ?? source}</span>
}

/** A value of the policy with its source; unknown stays unknown, with the reason. */
export function SourcedValue<T>({ parameter, children }: { parameter: Sourced<T>; children: (value: T) => ReactNode }) {
  const m = useMessages(messages)
  const language = useLanguage()
  const isKnown = 'value' in parameter
  const note = isKnown ? parameter.note : parameter.reason
  return (
    <>
      {isKnown ? children(parameter.value) : <span className="trede-unknown">{m.unknown}</span>}
      <span className="trede-row-line trede-source">
        {isKnown ? (
          <>
            {m.source}: <SourceNote source={parameter.source} />
          </>
        ) : null}
        {note ? <span className="trede-row-line">{note[language]}</span> : null}
      </span>
    </>
  )
}
