import type { PolicyDocument } from '../../api/policy-draft.ts'
import type { OpenTerm } from '../../policy/law.ts'
import type { Draft } from '../draft.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { problemAt } from '../problem.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { messages } from './draft-messages.ts'
import { pointerOf, type TypedDraft, typed } from './draft-state.ts'
import { messages as policyMessages } from './messages.ts'
import { LawText, useTermBounds, useTermWords } from './open-terms.tsx'
import { Opening } from './parameter-forms.tsx'
import { isRecord, valueAt } from './parameter-path.ts'
import { Provenance } from './sourced-value.tsx'
import { ParameterField } from './value-field.tsx'
import type { ValueKind } from './value-kind.ts'

interface TermFormsProps {
  document: PolicyDocument
  draft: Draft<TypedDraft>
  problem: unknown
}

/** What the ordinance fills in, within the bounds of the law, with the article beside it. */
export function TermForms({ document, draft, problem }: TermFormsProps) {
  const m = useMessages(policyMessages)
  const language = useLanguage()
  const { law } = document
  return (
    <Card title={m.openTerms}>
      <p>
        {m.openTermsText} {law[language]} ({law.version}).
      </p>
      {law.openTerms.length === 0 ? <p className="trede-soft">{m.noOpenTerms}</p> : null}
      <div className="trede-parameters">
        {law.openTerms.map((term) => (
          <OneTerm
            key={term.key}
            term={term}
            document={document}
            draft={draft}
            hasProblem={problemAt(problem, pointerOf(`ordinance.${term.key}`)) !== undefined}
          />
        ))}
      </div>
    </Card>
  )
}

function kindOfTerm({ kind }: OpenTerm): ValueKind {
  switch (kind.type) {
    case 'number':
      return { kind: 'number', isWhole: false, min: kind.min, max: kind.max }
    case 'boolean':
      return { kind: 'yes-no' }
    case 'choice':
      return { kind: 'key' }
    case 'text':
      return { kind: 'text', max: 600 }
  }
}

interface OneTermProps extends Pick<TermFormsProps, 'document' | 'draft'> {
  term: OpenTerm
  hasProblem: boolean
}

function OneTerm({ term, document, draft, hasProblem }: OneTermProps) {
  const m = useMessages(messages)
  const language = useLanguage()
  const termBounds = useTermBounds()
  const path = `ordinance.${term.key}`
  const change = draft.value.changes[path]
  const value = change ? change.now : valueAt(document.pack, path)
  const set = (next: unknown) => draft.set((before) => typed(before, document.pack, path, next))
  return (
    <Opening
      title={term[language]}
      hint={termBounds(term)}
      isChanged={change !== undefined}
      mustBeOpen={hasProblem}
      onRevert={() => set(valueAt(document.pack, path))}
      closed={
        <>
          <TermValue term={term} value={value} />
          <LawText term={term} law={document.law} />
        </>
      }
    >
      <ParameterField
        kind={kindOfTerm(term)}
        name={pointerOf(path).slice(1)}
        label={term[language]}
        value={value ?? { unknown: true, reason: { nl: '', en: '' } }}
        onChange={set}
        unit={term.kind.type === 'number' ? term.kind.unit : undefined}
        {...(term.kind.type === 'choice'
          ? { options: term.kind.options.map((option) => ({ value: option.key, label: option[language] })) }
          : {})}
      />
      {value === undefined ? null : <Button onClick={() => set(undefined)}>{m.clearTerm}</Button>}
      <LawText term={term} law={document.law} />
    </Opening>
  )
}

function TermValue({ term, value }: { term: OpenTerm; value: unknown }) {
  const m = useMessages(policyMessages)
  const termWords = useTermWords()
  if (!isRecord(value)) return <span className="trede-unknown">{m.notFilled}</span>
  const known = value['value']
  return (
    <>
      {typeof known === 'string' || typeof known === 'number' || typeof known === 'boolean' ? (
        termWords(term, known)
      ) : (
        <span className="trede-unknown">{m.unknown}</span>
      )}
      {/* oxlint-disable-next-line typescript/no-unsafe-type-assertion -- half typed, and shown as it is */}
      <Provenance parameter={value as Parameters<typeof Provenance>[0]['parameter']} />
    </>
  )
}
