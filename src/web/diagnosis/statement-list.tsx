import type { Statement, StatementNature } from '../../core/diagnosis.ts'
import { useDayText } from '../day-text.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { usePolicyWords } from '../dossier/event-words.tsx'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { Tag } from '../ui/card.tsx'
import { messages } from './messages.ts'

/** Strengths stand first and have a column of their own. @source seed0 P20 */
const COLUMNS = [
  { key: 'helps', natures: ['strength', 'wish'] },
  { key: 'hinders', natures: ['obstacle', 'circumstance'] },
] as const satisfies readonly { key: string; natures: readonly StatementNature[] }[]

/** Statements by life domain; in each domain strengths beside obstacles, each with its source. */
export function StatementList({ open, canWrite }: { open: OpenDossier; canWrite: boolean }) {
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

function Statements({ open, statements }: { open: OpenDossier; statements: readonly Statement[] }) {
  if (statements.length === 0) return null
  return (
    <ul className="trede-plain-list">
      {statements.map((statement) => (
        <OneStatement key={statement.statementId} open={open} statement={statement} />
      ))}
    </ul>
  )
}

function OneStatement({ open, statement }: { open: OpenDossier; statement: Statement }) {
  const m = useMessages(messages)
  const codes = useMessages(words)
  const days = useDayText()
  const { nature, source, reporter, textId, on, actorId } = statement
  const by = open.name(actorId)
  const known = reporter ? `${codes.sources[source]}: ${codes.reporters[reporter]}` : codes.sources[source]
  return (
    <li className="trede-statement">
      <Tag>{codes.nature[nature]}</Tag>
      <span className="trede-preserve">{open.text(textId) ?? <em>{codes.timeline.unread}</em>}</span>
      <span className="trede-hint">
        {[known, days.day(on, 'short'), by ? m.by(by) : ''].filter(Boolean).join(', ')}
      </span>
    </li>
  )
}
