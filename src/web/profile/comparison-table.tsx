import type { CategoryComparison } from '../../policy/explanation.ts'
import { messages as words } from '../dossier/messages.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { DataTable } from '../ui/data-table.tsx'
import { messages } from './messages.ts'

/** What other municipalities make of the same facts, and why they differ. @source seed2 T6, §4.5 */
export function ComparisonTable({ comparison, ownId }: { comparison: CategoryComparison; ownId: string }) {
  const m = useMessages(messages)
  const codes = useMessages(words)
  const language = useLanguage()
  const rows = comparison.municipalities.toSorted(
    (a, b) =>
      Number(b.municipality.id === ownId) - Number(a.municipality.id === ownId) ||
      a.municipality.name.localeCompare(b.municipality.name, 'nl'),
  )
  return (
    <>
      <p className="trede-text">{comparison[language]}</p>
      <DataTable
        caption={m.comparisonLead}
        isCaptionHidden
        rows={rows}
        rowKey={({ municipality }) => municipality.id}
        columns={[
          {
            key: 'municipality',
            header: m.columns.municipality,
            cell: ({ municipality }) => `${municipality.name}${municipality.id === ownId ? ` (${m.own})` : ''}`,
          },
          {
            key: 'category',
            header: m.columns.category,
            cell: ({ label }) => (label ? <strong>{label[language]}</strong> : m.noCategory),
          },
          {
            key: 'why',
            header: m.columns.why,
            cell: ({ looksAt, proposal }) => `${m.looksAt(looksAt[language])} ${proposal[language]}`,
          },
          {
            key: 'reads',
            header: m.columns.reads,
            cell: ({ reads }) => (reads.length > 0 ? reads.map((name) => codes.facts[name]).join(', ') : m.nothing),
          },
        ]}
      />
    </>
  )
}
