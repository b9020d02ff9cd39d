import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { chooseForAll, type ImportPage, listImportRows, type ProblemKind, type ShownRow } from '../../api/import.ts'
import { CHOICES, type ImportChoice, type ImportOutcome } from '../../core/import-choice.ts'
import { call } from '../api.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { useNumber } from '../number-text.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { messages } from './messages.ts'
import { RowCompared } from './row-compared.tsx'
import { RowTable } from './row-table.tsx'

const PAGE_ROWS = 25
/** Rows that are shown beside somebody take more room. */
const PAGE_COMPARED = 10

interface OutcomeProps {
  page: ImportPage
  outcome: ImportOutcome
}

const isCompared = (outcome: ImportOutcome): boolean => outcome === 'duplicate' || outcome === 'changed'

/** The rows of one kind: a table, or side by side with whom they are compared. */
export function OutcomeRows({ page, outcome }: OutcomeProps) {
  const m = useMessages(messages)
  const { importId } = page
  const rows = useInfiniteQuery({
    queryKey: ['imports', importId, 'rows', outcome, page.state],
    queryFn: ({ pageParam, signal }) =>
      call(listImportRows, {
        params: { importId },
        query: { outcome, after: pageParam, limit: isCompared(outcome) ? PAGE_COMPARED : PAGE_ROWS },
        signal,
      }),
    initialPageParam: 0,
    getNextPageParam: (last) => last.next ?? undefined,
  })
  const items = rows.data?.pages.flatMap((one) => one.items) ?? []
  return (
    <Card title={m.outcomes[outcome]}>
      <p>{m.outcomeHelp[outcome]}</p>
      {outcome === 'bad' || outcome === 'new' ? (
        <Problems page={page} severity={outcome === 'bad' ? 'error' : 'warning'} />
      ) : null}
      <ForAll page={page} outcome={outcome} items={items} />
      {rows.error ? <ProblemNotice problem={rows.error} onRetry={() => void rows.refetch()} /> : null}
      {rows.isPending ? <p role="status">{m.loadingPage}</p> : null}
      {isCompared(outcome) ? (
        <ul className="trede-plain-list">
          {items.map((row) => (
            <RowCompared key={row.rowNumber} page={page} row={row} />
          ))}
        </ul>
      ) : items.length > 0 ? (
        <RowTable page={page} outcome={outcome} rows={items} />
      ) : null}
      {rows.hasNextPage ? (
        <Button isBusy={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>
          {m.more}
        </Button>
      ) : null}
    </Card>
  )
}

/** One choice for every row that can have it; each row can still be chosen otherwise. */
function ForAll({ page, outcome, items }: OutcomeProps & { items: readonly ShownRow[] }) {
  const m = useMessages(messages)
  const client = useQueryClient()
  const { importId } = page
  const all = useMutation({
    mutationFn: (choice: ImportChoice) => call(chooseForAll, { params: { importId }, body: { outcome, choice } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['imports', importId] }),
  })
  const open = items.filter((row) => row.result === null)
  const choices = CHOICES[outcome].filter((choice) => open.some((row) => row.choices.includes(choice)))
  if (!isCompared(outcome) || open.length < 2) return null
  return (
    <>
      {all.error ? <ProblemNotice problem={all.error} /> : null}
      <div className="trede-settle" role="group" aria-label={m.forAll}>
        <span className="trede-label">{m.forAll}:</span>
        {choices.map((choice) => (
          <button
            key={choice}
            type="button"
            className="trede-chip"
            disabled={all.isPending}
            onClick={() => all.mutate(choice)}
          >
            {m.choices[choice]}
          </button>
        ))}
        {all.data ? <span role="status">{m.chosenForAll(all.data.count)}</span> : null}
      </div>
    </>
  )
}

/** What is wrong in the whole file, the most frequent first. */
function Problems({ page, severity }: { page: ImportPage; severity: ProblemKind['severity'] }) {
  const m = useMessages(messages)
  const number = useNumber()
  const language = useLanguage()
  const kinds = page.problems.filter((problem) => problem.severity === severity)
  if (kinds.length === 0) return null
  return (
    <div className="trede-import-problems">
      <h3 className="trede-h3">{severity === 'error' ? m.problems : m.warnings}</h3>
      <ul className="trede-bullets">
        {kinds.map((problem) => (
          <li key={`${problem.code} ${problem.column ?? ''}`}>
            {problem[language]}{' '}
            <span className="trede-hint">
              {m.problemRows(problem.count, number(problem.count), problem.firstRows.map(number).join(', '))}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
