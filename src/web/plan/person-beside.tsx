import { useState } from 'react'
import type { StatementNature } from '../../core/diagnosis.ts'
import { isOfNow } from '../../core/preparation.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { StatementLine } from '../dossier/overview-cards.tsx'
import { useResultWords } from '../instrument/result-words.ts'
import { useMessages } from '../messages.ts'
import { DefinitionList } from '../ui/definition-list.tsx'
import { messages } from './messages.ts'

const NATURES = ['wish', 'strength', 'obstacle'] as const satisfies readonly StatementNature[]

/** From here on the plan leaves room beside it; the same width as in plan.css. */
const WIDE = '(min-width: 70rem)'

interface PersonBesideProps {
  open: OpenDossier
  /** Takes these words over as a goal; undefined when no goal can be added. */
  onGoal: ((said: string) => void) | undefined
}

/**
 * What the plan is for: wishes, strengths, what stands in the way, and what somebody can carry. Beside the plan where
 * there is room, folded above it where there is not. @source seed1 C18
 */
export function PersonBeside({ open, onGoal }: PersonBesideProps) {
  const { person: m } = useMessages(messages)
  const codes = useMessages(words)
  const [isWide] = useState(() => matchMedia(WIDE).matches)
  const [capacity, burden] = [useResultWords(open, 'capacity'), useResultWords(open, 'burden')]
  const statements = open.dossier.statements.filter((one) => isOfNow(open.dossier, one))
  return (
    <aside className="trede-plan-person" aria-label={m.title}>
      <details className="trede-explain" open={isWide}>
        <summary>{m.title}</summary>
        <div className="trede-explain-body">
          {NATURES.map((nature) => {
            const shown = statements.filter((one) => one.nature === nature)
            return (
              <section key={nature}>
                <h2 className="trede-h3">{codes.natures[nature]}</h2>
                {shown.length === 0 ? <p className="trede-soft">{m.none}</p> : null}
                <ul className="trede-bullets">
                  {shown.map((statement) => (
                    <StatementLine key={statement.statementId} open={open} statement={statement}>
                      {nature === 'wish' && statement.source === 'said' ? (
                        <TakeOver said={open.text(statement.textId)} onGoal={onGoal} />
                      ) : null}
                    </StatementLine>
                  ))}
                </ul>
              </section>
            )
          })}
          <DefinitionList
            isStacked
            items={[
              { term: m.capacity, value: capacity ?? m.notWeighed },
              { term: m.burden, value: burden ?? m.notWeighed },
            ]}
          />
        </div>
      </details>
    </aside>
  )
}

/** Word for word: a goal is in the words of the resident. */
function TakeOver({ said, onGoal }: { said: string | undefined; onGoal: PersonBesideProps['onGoal'] }) {
  const { person: m } = useMessages(messages)
  if (said === undefined || !onGoal) return null
  return (
    <div>
      <button type="button" className="trede-chip" aria-label={`${m.takeOver}: ${said}`} onClick={() => onGoal(said)}>
        {m.takeOver}
      </button>
    </div>
  )
}
