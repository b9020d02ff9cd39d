import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { chooseForAll, chooseForRow, type ImportPage, listImportRows, type ShownRow } from '../../api/import.ts'
import { CHOICES, type ImportChoice, type ImportOutcome } from '../../core/import-choice.ts'
import { IMPORT_COLUMNS } from '../../core/import-columns.ts'
import { ImportField, ImportRow } from '../../core/import.ts'
import { call } from '../api.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { messages } from './messages.ts'
import { useNumber } from './number-text.ts'

interface OutcomeProps {
  page: ImportPage
  outcome: ImportOutcome
}

/** The rows with one outcome, opened when somebody wants to see them; those that ask a choice are open at once. */
export function OutcomeRows({ page, outcome }: OutcomeProps) {
  const m = useMessages(messages)
  const number = useNumber()
  const count = page.counts[outcome] ?? 0
  const [isOpen, setIsOpen] = useState(outcome === 'bad' || outcome === 'duplicate' || outcome === 'changed')
  if (count === 0) return null
  return (
    <Card title={`${m.outcomes[outcome]}: ${number(count)}`}>
      <p>{m.outcomeHelp[outcome]}</p>
      <details className="trede-explain" open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary>
          {m.list.rows} ({number(count)})
        </summary>
        {isOpen ? <Rows page={page} outcome={outcome} /> : null}
      </details>
    </Card>
  )
}

function useRefresh(importId: string) {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: ['imports', importId] })
}

function Rows({ page, outcome }: OutcomeProps) {
  const m = useMessages(messages)
  const { importId } = page
  const rows = useInfiniteQuery({
    queryKey: ['imports', importId, 'rows', outcome, page.state],
    queryFn: ({ pageParam, signal }) =>
      call(listImportRows, { params: { importId }, query: { outcome, after: pageParam, limit: 25 }, signal }),
    initialPageParam: 0,
    getNextPageParam: (last) => last.next ?? undefined,
  })
  const refresh = useRefresh(importId)
  const all = useMutation({
    mutationFn: (choice: ImportChoice) => call(chooseForAll, { params: { importId }, body: { outcome, choice } }),
    onSettled: refresh,
  })
  const items = rows.data?.pages.flatMap((one) => one.items) ?? []
  return (
    <>
      {rows.error ? <ProblemNotice problem={rows.error} onRetry={() => void rows.refetch()} /> : null}
      {all.error ? <ProblemNotice problem={all.error} /> : null}
      {CHOICES[outcome].length > 0 && items.some((row) => row.result === null) ? (
        <div className="trede-actions" role="group" aria-label={m.forAll}>
          <span className="trede-label">{m.forAll}:</span>
          {CHOICES[outcome].map((choice) => (
            <Button key={choice} isBusy={all.isPending} onClick={() => all.mutate(choice)}>
              {m.choices[choice]}
            </Button>
          ))}
        </div>
      ) : null}
      <ul className="trede-plain-list">
        {items.map((row) => (
          <Row key={row.rowNumber} page={page} row={row} />
        ))}
      </ul>
      {rows.hasNextPage ? (
        <Button isBusy={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>
          {m.more}
        </Button>
      ) : null}
    </>
  )
}

const nameIn = (fields: Partial<ImportRow>): string =>
  [fields.givenNames ?? fields.initials, fields.prefix, fields.familyName].filter(Boolean).join(' ')

function Row({ page, row }: { page: ImportPage; row: ShownRow }) {
  const m = useMessages(messages)
  const number = useNumber()
  const language = useLanguage()
  return (
    <li className="trede-import-row">
      <p>
        <strong>
          {m.mapping.row} {number(row.rowNumber)}
        </strong>
        : {nameIn(row.fields) || row.cells.filter(Boolean).slice(0, 4).join(' · ')} {row.fields.birthDate ?? ''}
      </p>
      {row.problems.length > 0 ? (
        <ul className="trede-bullets">
          {row.problems.map((problem) => (
            <li key={`${problem.code} ${problem.field ?? ''}`}>{problem[language]}</li>
          ))}
        </ul>
      ) : null}
      {row.differences.length > 0 ? <Differences row={row} /> : null}
      {row.candidates.length > 0 ? <SideBySide row={row} /> : null}
      {row.result ? (
        <p>
          {m.result[row.result]}. {row.dossierId ? <PageLink to={paths.dossier(row.dossierId)}>{m.open}</PageLink> : null}
        </p>
      ) : (
        <Choices page={page} row={row} />
      )}
    </li>
  )
}

function Choices({ page, row }: { page: ImportPage; row: ShownRow }) {
  const m = useMessages(messages)
  const { importId } = page
  const refresh = useRefresh(importId)
  const choose = useMutation({
    mutationFn: (choice: ImportChoice) =>
      call(chooseForRow, { params: { importId, rowNumber: row.rowNumber }, body: { choice: row.choice === choice ? null : choice } }),
    onSettled: refresh,
  })
  if (row.choices.length === 0) return null
  return (
    <div className="trede-actions" role="group" aria-label={`${m.choose}: ${m.mapping.row} ${row.rowNumber}`}>
      {row.choices.map((choice) => (
        <button key={choice} type="button" className="trede-chip" aria-pressed={row.choice === choice} onClick={() => choose.mutate(choice)}>
          {m.choices[choice]}
        </button>
      ))}
      {choose.error ? <ProblemNotice problem={choose.error} /> : null}
    </div>
  )
}

const labelOf = (field: string, language: 'nl' | 'en'): string => {
  const known = ImportField.safeParse(field)
  return known.success ? IMPORT_COLUMNS[known.data][language] : field
}

function Differences({ row }: { row: ShownRow }) {
  const m = useMessages(messages)
  const language = useLanguage()
  return (
    <table className="trede-table">
      <thead>
        <tr>
          <th scope="col">{m.field}</th>
          <th scope="col">{m.before}</th>
          <th scope="col">{m.after}</th>
        </tr>
      </thead>
      <tbody>
        {row.differences.map(({ field, before, after }) => (
          <tr key={field}>
            <th scope="row">{labelOf(field, language)}</th>
            <td>{before ?? '—'}</td>
            <td>{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The row beside everybody it may double. */
function SideBySide({ row }: { row: ShownRow }) {
  const m = useMessages(messages)
  const language = useLanguage()
  const known = [row.fields, ...row.candidates.map(({ fields }) => fields)]
  const fields = ImportRow.keyof().options.filter((field) => known.some((person) => person[field] !== undefined))
  return (
    <div className="trede-scroll">
      <table className="trede-table">
        <thead>
          <tr>
            <th scope="col">{m.field}</th>
            <th scope="col">{m.inFile}</th>
            {row.candidates.map((candidate) => (
              <th key={`${candidate.dossierId} ${candidate.rowNumber}`} scope="col">
                {candidate.rowNumber === null ? m.known : m.knownRow(candidate.rowNumber)} {candidate.dossierNumber ?? ''}{' '}
                <span className="trede-hint">({m.grounds[candidate.ground]})</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field}>
              <th scope="row">{labelOf(field, language)}</th>
              {known.map((person, index) => (
                <td key={`${field} ${index === 0 ? 'file' : row.candidates[index - 1]?.dossierId}`}>{person[field] ?? '—'}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
