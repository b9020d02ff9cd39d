import type { ReactNode } from 'react'
import { useMessages } from '../messages.ts'
import { DefinitionList } from './definition-list.tsx'
import { messages } from './messages.ts'

interface ExplainProps {
  /** Default: 'Waarom dit voorstel?' */
  summary?: string
  rules: readonly { key: string; text: ReactNode; source?: ReactNode; quote?: string | undefined }[]
  /** The facts that counted, with how they are known. */
  facts: readonly { term: ReactNode; value: ReactNode }[]
  /** What could not be taken into account, because nobody knows it yet. */
  missing: readonly string[]
  /** Where the policy says so: ordinance, article. */
  source?: ReactNode
  version?: string
  /** What is needed to make the proposal again: SHA-256 of the table's file. */
  hash?: string | undefined
  isOpen?: boolean
}

/** Why the policy proposes what it proposes. Always closed at first, always complete when opened. */
export function Explain({ summary, rules, facts, missing, source, version, hash, isOpen = false }: ExplainProps) {
  const m = useMessages(messages)
  const ends = [
    ...(source ? [{ term: m.explain.source, value: source }] : []),
    ...(version ? [{ term: m.explain.version, value: version }] : []),
    ...(hash ? [{ term: m.explain.hash, value: <code className="trede-hash">{hash}</code> }] : []),
  ]
  return (
    <details className="trede-explain" open={isOpen}>
      <summary>{summary ?? m.explain.summary}</summary>
      <div className="trede-explain-body">
        <p className="trede-explain-title">{m.explain.rules}</p>
        <ul className="trede-bullets">
          {rules.map((rule) => (
            <li key={rule.key}>
              {rule.text}
              {rule.source ? <span className="trede-source"> ({rule.source})</span> : null}
              {rule.quote ? (
                <blockquote className="trede-quote" lang="nl">
                  {rule.quote}
                </blockquote>
              ) : null}
            </li>
          ))}
          {rules.length === 0 ? <li>{m.explain.nothing}</li> : null}
        </ul>
        <p className="trede-explain-title">{m.explain.facts}</p>
        {facts.length > 0 ? <DefinitionList items={facts} /> : <p>{m.explain.nothing}</p>}
        <p className="trede-explain-title">{m.explain.missing}</p>
        {missing.length > 0 ? (
          <ul className="trede-bullets">
            {missing.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        ) : (
          <p>{m.explain.nothing}</p>
        )}
        {ends.length > 0 ? <DefinitionList items={ends} /> : null}
      </div>
    </details>
  )
}
