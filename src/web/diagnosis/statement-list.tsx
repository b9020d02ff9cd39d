import type { Statement, StatementNature } from '../../core/diagnosis.ts'
import { useDayText } from '../day-text.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { usePolicyWords } from '../dossier/event-words.tsx'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { messages } from './messages.ts'

/** Strengths stand first and have a column of their own. @source seed0 P20 */
const COLUMNS: readonly (readonly StatementNature[])[] = [
  ['strength', 'wish'],
  ['obstacle', 'circumstance'],
]

/** Statements by life domain; in each domain strengths beside obstacles, each with its source. */
export function StatementList({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const policyWords = usePolicyWords()
  const { statements } = open.dossier
  if (statements.length === 0) return <p className="trede-empty">{m.none}</p>
  const byDomain = Map.groupBy(statements, ({ domain }) => domain)
  const known = (policyWords.policy?.lifeDomains ?? []).map(({ key }) => key)
  const domains = [...known, ...[...byDomain.keys()].filter((key) => !known.includes(key))]
  return (
    <>
      {domains.map((domain) => {
        const ofDomain = byDomain.get(domain)
        return ofDomain ? (
          <section key={domain} className="trede-domain" aria-labelledby={`domain-${domain}`}>
            <h3 className="trede-h3" id={`domain-${domain}`}>
              {policyWords.domain(domain)}
            </h3>
            <div className="trede-domain-columns">
              {COLUMNS.map((natures) => (
                <div key={natures[0]}>
                  {natures.map((nature) => (
                    <OfNature key={nature} open={open} nature={nature} statements={ofDomain} />
                  ))}
                </div>
              ))}
            </div>
          </section>
        ) : null
      })}
      <p className="trede-hint">{m.withdraw}</p>
    </>
  )
}

function OfNature({ open, nature, statements }: { open: OpenDossier; nature: StatementNature; statements: readonly Statement[] }) {
  const m = useMessages(messages)
  const codes = useMessages(words)
  const chosen = statements.filter((statement) => statement.nature === nature)
  const hasColumn = nature === 'strength' || nature === 'obstacle'
  if (chosen.length === 0 && !hasColumn) return null
  return (
    <>
      <h4 className="trede-domain-nature">{codes.natures[nature]}</h4>
      {chosen.length > 0 ? (
        <ul className="trede-plain-list">
          {chosen.map((statement) => (
            <OneStatement key={statement.statementId} open={open} statement={statement} />
          ))}
        </ul>
      ) : hasColumn ? (
        <p className="trede-hint">{m.noneOf[nature]}</p>
      ) : null}
    </>
  )
}

function OneStatement({ open, statement }: { open: OpenDossier; statement: Statement }) {
  const m = useMessages(messages)
  const codes = useMessages(words)
  const days = useDayText()
  const { source, reporter, textId, on, actorId } = statement
  const by = open.name(actorId)
  const known = reporter ? `${codes.sources[source]}: ${codes.reporters[reporter]}` : codes.sources[source]
  return (
    <li className="trede-statement">
      <span className="trede-preserve">{open.text(textId) ?? <em>{codes.timeline.unread}</em>}</span>
      <span className="trede-hint">
        {[known, days.day(on, 'short'), by ? m.by(by) : ''].filter(Boolean).join(', ')}
      </span>
    </li>
  )
}
