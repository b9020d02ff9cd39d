import type { CategoryComparison } from '../../policy/explanation.ts'
import { messages as words } from '../dossier/messages.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { messages } from './messages.ts'

/** What other municipalities make of the same facts, and why they differ: folded, as it decides nothing here. @source seed2 T6, §4.5 */
export function ComparisonList({ comparison, ownId }: { comparison: CategoryComparison; ownId: string }) {
  const m = useMessages(messages)
  const codes = useMessages(words)
  const language = useLanguage()
  const municipalities = comparison.municipalities.toSorted(
    (a, b) =>
      Number(b.municipality.id === ownId) - Number(a.municipality.id === ownId) ||
      a.municipality.name.localeCompare(b.municipality.name, 'nl'),
  )
  return (
    <details className="trede-explain">
      <summary>{m.comparison}</summary>
      <div className="trede-explain-body">
        <p className="trede-text">{m.comparisonLead}</p>
        <p className="trede-text">{comparison[language]}</p>
        <ul className="trede-plain-list trede-comparison">
          {municipalities.map(({ municipality, label, looksAt, proposal, reads }) => (
            <li key={municipality.id}>
              <strong>
                {municipality.name}
                {municipality.id === ownId ? ` (${m.own})` : ''}: {label ? label[language] : m.noCategory}
              </strong>
              <p className="trede-text">
                {m.looksAt(looksAt[language])} {proposal[language]}
              </p>
              <p className="trede-hint">
                {m.columns.reads}: {reads.length > 0 ? reads.map((name) => codes.facts[name]).join(', ') : m.nothing}
              </p>
            </li>
          ))}
        </ul>
      </div>
    </details>
  )
}
