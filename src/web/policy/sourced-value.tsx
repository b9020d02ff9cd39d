import type { ReactNode } from 'react'
import type { Sourced } from '../../policy/sourced.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { messages } from './messages.ts'
import { sourceWords } from './source-words.ts'
import { useStudies } from './version-query.ts'

/** Packs say so where the sources are silent and we chose. */
const OWN = { 'own default': 'ownDefault', 'own example': 'ownExample' } as const

const LAW = /^(?:Participatiewet|WWB|Awb|Gemeentewet|Wet |art(?:ikel|\.) )/

type FilledBy = 'own' | 'study' | 'law' | 'municipality'

/** Who says so: the law, a study of the municipality, the municipality itself, or Trede where nobody did. */
function filledBy(source: string): FilledBy {
  if (source in OWN) return 'own'
  if (/\bseed\d\b/.test(source)) return 'study'
  return LAW.test(source) ? 'law' : 'municipality'
}

/** Where a value comes from: a line of a study, an article of law, or our own choice. */
export function SourceNote({ source }: { source: string }) {
  const m = useMessages(messages)
  const language = useLanguage()
  const studies = useStudies()
  const own = source === 'own default' || source === 'own example' ? m[OWN[source]] : undefined
  return <span className="trede-source">{own ?? sourceWords(source, studies, language)}</span>
}

/** Source, who filled it, and the note; for what is not known, the reason. */
export function Provenance({ parameter }: { parameter: Sourced<unknown> }) {
  const m = useMessages(messages)
  const language = useLanguage()
  const isKnown = 'value' in parameter
  const note = isKnown ? parameter.note : parameter.reason
  return (
    <span className="trede-row-line trede-source">
      {isKnown ? (
        <>
          {m.filledBy[filledBy(parameter.source)]}
          {filledBy(parameter.source) === 'own' ? null : (
            <>
              : <SourceNote source={parameter.source} />
            </>
          )}
        </>
      ) : null}
      {note ? <span className="trede-row-line">{note[language]}</span> : null}
    </span>
  )
}

/** A value of the policy with its source; unknown stays unknown, with the reason. */
export function SourcedValue<T>({ parameter, children }: { parameter: Sourced<T>; children: (value: T) => ReactNode }) {
  const m = useMessages(messages)
  return (
    <>
      {'value' in parameter ? children(parameter.value) : <span className="trede-unknown">{m.unknown}</span>}
      <Provenance parameter={parameter} />
    </>
  )
}
