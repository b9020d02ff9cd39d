import type { ImportPage, ShownRow } from '../../api/import.ts'
import type { ImportOutcome } from '../../core/import-choice.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { useNumber } from '../number-text.ts'
import { DataTable } from '../ui/data-table.tsx'
import { nameIn, useFieldWords } from './field-words.ts'
import { messages } from './messages.ts'
import { RowChoice } from './row-choice.tsx'

interface RowTableProps {
  page: ImportPage
  outcome: ImportOutcome
  rows: readonly ShownRow[]
}

const CELLS_SHOWN = 4

/** Rows that need no comparing: who it is, what is noted about the row, and whether it is left out. */
export function RowTable({ page, outcome, rows }: RowTableProps) {
  const m = useMessages(messages)
  const number = useNumber()
  const language = useLanguage()
  const words = useFieldWords()
  return (
    <DataTable
      caption={m.outcomes[outcome]}
      isCaptionHidden
      rows={rows}
      rowKey={(row) => String(row.rowNumber)}
      columns={[
        { key: 'row', header: m.mapping.row, isNarrow: true, cell: (row: ShownRow) => number(row.rowNumber) },
        {
          key: 'name',
          header: m.who,
          cell: (row) => nameIn(row.fields) || row.cells.filter(Boolean).slice(0, CELLS_SHOWN).join(' · '),
        },
        {
          key: 'birthDate',
          header: words.label('birthDate'),
          isNarrow: true,
          cell: (row) => (row.fields.birthDate ? words.value('birthDate', row.fields.birthDate) : ''),
        },
        { key: 'bsn', header: words.label('bsn'), isNarrow: true, cell: (row) => row.fields.bsn ?? '' },
        {
          key: 'about',
          header: outcome === 'bad' ? m.problem : m.remark,
          cell: (row) => (
            <>
              {row.problems.map((problem) => (
                <p key={`${problem.code} ${problem.field ?? ''}`}>{problem[language]}</p>
              ))}
              <RowChoice page={page} row={row} />
            </>
          ),
        },
      ]}
    />
  )
}
