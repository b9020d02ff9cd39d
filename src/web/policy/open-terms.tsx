import type { PolicyDocument } from '../../api/policy-draft.ts'
import type { OpenTerm } from '../../policy/law.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { useNumber } from '../number-text.ts'
import { Card } from '../ui/card.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { Notice } from '../ui/notice.tsx'
import { messages } from './messages.ts'
import { SourcedValue } from './sourced-value.tsx'

/** A value that an ordinance or the law gives to an open term, in words. */
export function useTermWords(): (term: OpenTerm, value: string | number | boolean) => string {
  const m = useMessages(messages)
  const language = useLanguage()
  const number = useNumber()
  return ({ kind }, value) => {
    if (typeof value === 'boolean') return value ? m.yes : m.no
    if (typeof value === 'number') return `${number(value)}${kind.type === 'number' ? ` ${kind.unit}` : ''}`
    const option = kind.type === 'choice' ? kind.options.find(({ key }) => key === value) : undefined
    return option?.[language] ?? value
  }
}

/** What may be filled in: the bounds of a number, the options of a choice. */
export function useTermBounds(): (term: OpenTerm) => string {
  const m = useMessages(messages)
  const language = useLanguage()
  return ({ kind }) => {
    if (kind.type === 'number') return `${m.between(kind.min, kind.max)} ${kind.unit}`
    if (kind.type === 'boolean') return `${m.yes} / ${m.no}`
    return kind.type === 'choice' ? kind.options.map((option) => option[language]).join(' / ') : m.ownWords
  }
}

/** What the law leaves to the municipality's ordinance, with what it fills in. */
export function OpenTerms({ document }: { document: PolicyDocument }) {
  const m = useMessages(messages)
  const language = useLanguage()
  const { law } = document
  return (
    <Card title={m.openTerms}>
      <p>
        {m.openTermsText} {law[language]} ({law.version}).
      </p>
      {law.openTerms.length === 0 ? <p className="trede-soft">{m.noOpenTerms}</p> : null}
      <dl className="trede-parameters">
        {law.openTerms.map((term) => (
          <OneTerm key={term.key} term={term} document={document} />
        ))}
      </dl>
    </Card>
  )
}

function OneTerm({ term, document }: { term: OpenTerm; document: PolicyDocument }) {
  const m = useMessages(messages)
  const language = useLanguage()
  const termWords = useTermWords()
  const termBounds = useTermBounds()
  const filled = document.pack.ordinance[term.key]
  return (
    <div>
      <dt>
        {term[language]}
        <span className="trede-hint">{termBounds(term)}</span>
      </dt>
      <dd>
        {filled ? (
          <SourcedValue parameter={filled}>{(value) => termWords(term, value)}</SourcedValue>
        ) : (
          <span className="trede-unknown">{m.notFilled}</span>
        )}
        <LawText term={term} law={document.law} />
      </dd>
    </div>
  )
}

/** What the article says, what holds without an ordinance, and a doubt in the law itself. */
export function LawText({ term, law }: { term: OpenTerm; law: PolicyDocument['law'] }) {
  const m = useMessages(messages)
  const language = useLanguage()
  const termWords = useTermWords()
  const article = law.articles[term.article]
  return (
    <>
      <DefinitionList
        items={[
          {
            term: m.withoutOrdinance,
            value: term.default === null ? m.noDefault : termWords(term, term.default),
          },
        ]}
      />
      {term.warning ? (
        <Notice kind="warning" isLive={false}>
          <p>{term.warning[language]}</p>
        </Notice>
      ) : null}
      {article ? (
        <details className="trede-explain">
          <summary>{article.label}</summary>
          <div className="trede-explain-body">
            <p className="trede-preserve">{article[language]}</p>
          </div>
        </details>
      ) : null}
    </>
  )
}
