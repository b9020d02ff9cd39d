import { useRef, useState } from 'react'
import type { Statement, StatementNature } from '../../core/diagnosis.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { usePolicyWords } from '../dossier/event-words.tsx'
import { useMessages } from '../messages.ts'
import { Button } from '../ui/button.tsx'
import { firstWords } from '../ui/first-words.ts'
import { messages } from './messages.ts'
import { AnswerForm } from './statement-answers.tsx'
import { StatementView } from './statement-view.tsx'
import { messages as viewMessages } from './view-messages.ts'

/** Strengths stand first and have a column of their own. @source seed0 P20 */
const COLUMNS = [
  { key: 'helps', natures: ['strength', 'wish'] },
  { key: 'hinders', natures: ['obstacle', 'circumstance'] },
] as const satisfies readonly { key: string; natures: readonly StatementNature[] }[]

interface StatementListProps {
  open: OpenDossier
  /** Asks for a statement that sees this one otherwise; undefined for who may only read. */
  onDiffer: ((statement: Statement) => void) | undefined
}

/** Statements by life domain; in each domain strengths beside obstacles, each with its source. */
export function StatementList({ open, onDiffer }: StatementListProps) {
  const canWrite = onDiffer !== undefined
  const m = useMessages(messages)
  const policyWords = usePolicyWords()
  const { statements } = open.dossier
  if (statements.length === 0) return <p className="trede-empty">{canWrite ? `${m.none} ${m.begin}` : m.none}</p>
  const byDomain = Map.groupBy(statements, ({ domain }) => domain)
  const known = (policyWords.policy?.lifeDomains ?? []).map(({ key }) => key)
  const domains = [...known, ...[...byDomain.keys()].filter((key) => !known.includes(key))]
  return (
    <>
      {canWrite && !statements.some(({ nature }) => nature === 'strength') ? <p>{m.noStrength}</p> : null}
      <table className="trede-statements">
        <thead>
          <tr>
            {COLUMNS.map(({ key }) => (
              <th key={key} scope="col">
                {m.columns[key]}
              </th>
            ))}
          </tr>
        </thead>
        {domains.map((domain) => {
          const ofDomain = byDomain.get(domain)
          return ofDomain ? (
            <tbody key={domain}>
              <tr>
                <th colSpan={COLUMNS.length} scope="rowgroup">
                  {policyWords.domain(domain)}
                </th>
              </tr>
              <tr>
                {COLUMNS.map(({ key, natures }) => (
                  <td key={key}>
                    <Statements
                      open={open}
                      onDiffer={onDiffer}
                      statements={natures.flatMap((nature) => ofDomain.filter((one) => one.nature === nature))}
                    />
                  </td>
                ))}
              </tr>
            </tbody>
          ) : null
        })}
      </table>
      <p className="trede-hint">{m.withdraw}</p>
    </>
  )
}

interface StatementsProps {
  open: OpenDossier
  statements: readonly Statement[]
  onDiffer: ((statement: Statement) => void) | undefined
}

function Statements({ open, statements, onDiffer }: StatementsProps) {
  if (statements.length === 0) return null
  return (
    <ul className="trede-plain-list">
      {statements.map((statement) => (
        <OneStatement key={statement.statementId} open={open} statement={statement} onDiffer={onDiffer} />
      ))}
    </ul>
  )
}

interface OneStatementProps {
  open: OpenDossier
  statement: Statement
  onDiffer: ((statement: Statement) => void) | undefined
}

/** A statement in the list, with the ways to answer it and to see it otherwise. */
function OneStatement({ open, statement, onDiffer }: OneStatementProps) {
  const { answer: m, differ } = useMessages(viewMessages)
  const [isAnswering, setIsAnswering] = useState(false)
  const [isSaved, setIsSaved] = useState(false)
  const answerButton = useRef<HTMLButtonElement>(null)
  const text = open.text(statement.textId) ?? ''
  const close = (saved: boolean) => {
    setIsAnswering(false)
    setIsSaved(saved)
    answerButton.current?.focus()
  }
  return (
    <StatementView open={open} statement={statement}>
      {onDiffer ? (
        <>
          <p role="status" className={isSaved ? undefined : 'trede-hidden'}>
            {isSaved ? m.saved : ''}
          </p>
          <div className="trede-statement-actions">
            <Button
              kind="subtle"
              ref={answerButton}
              aria-expanded={isAnswering}
              aria-label={m.addTo(firstWords(text))}
              onClick={() => setIsAnswering(!isAnswering)}
            >
              {m.add}
            </Button>
            <Button kind="subtle" aria-label={differ.addTo(firstWords(text))} onClick={() => onDiffer(statement)}>
              {differ.add}
            </Button>
          </div>
          {isAnswering ? (
            <AnswerForm open={open} statement={statement} onDone={() => close(true)} onClose={() => close(false)} />
          ) : null}
        </>
      ) : null}
    </StatementView>
  )
}
