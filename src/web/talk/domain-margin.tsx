import type { Statement } from '../../core/diagnosis.ts'
import { isOfNow } from '../../core/preparation.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { usePolicyWords } from '../dossier/event-words.tsx'
import { StatementLine } from '../dossier/overview-cards.tsx'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { Card } from '../ui/card.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { messages } from './messages.ts'

interface DomainMarginProps {
  open: OpenDossier
  /** The life domain of each piece that was lifted from this text. */
  lifted: readonly string[]
}

/**
 * The life domains beside a talk: what is known of each and what was lifted now. A reminder, never a list to go through.
 * What stood in the way before the plan stays closed, as at the preparation. @source seed3 P36; seed1 C17
 */
export function DomainMargin({ open, lifted }: DomainMarginProps) {
  const { margin: m } = useMessages(messages)
  const language = useLanguage()
  const domains = usePolicyWords().policy?.lifeDomains ?? []
  const isNow = (statement: Statement) => isOfNow(open.dossier, statement)
  const { statements } = open.dossier
  return (
    <Card title={m.title}>
      <p className="trede-hint">{m.lead}</p>
      <ul className="trede-plain-list trede-margin">
        {domains.map((domain) => {
          const ofDomain = statements.filter((one) => one.domain === domain.key)
          const now = ofDomain.filter(isNow)
          const count = lifted.filter((key) => key === domain.key).length
          const earlier = ofDomain.length - now.length
          const counts = [
            count > 0 ? m.now(count) : '',
            now.length > 0 ? m.known(now.length) : '',
            earlier > 0 ? m.earlier(earlier) : '',
          ].filter(Boolean)
          const words = counts.length > 0 ? counts.join(', ') : m.unknown
          return (
            <li key={domain.key} className={count > 0 ? 'trede-margin-lifted' : undefined}>
              {now.length > 0 ? (
                <details>
                  <summary>
                    {domain[language]} <span className="trede-hint">{words}</span>
                  </summary>
                  <ul className="trede-bullets">
                    {now.map((statement) => (
                      <StatementLine key={statement.statementId} open={open} statement={statement} />
                    ))}
                  </ul>
                </details>
              ) : (
                <p>
                  {domain[language]} <span className="trede-hint">{words}</span>
                </p>
              )}
            </li>
          )
        })}
      </ul>
      {statements.some((one) => !isNow(one)) ? (
        <p className="trede-hint">
          {m.earlierHint} <PageLink to={paths.preparation(open.dossierId)}>{m.toPreparation}</PageLink>
        </p>
      ) : null}
    </Card>
  )
}
