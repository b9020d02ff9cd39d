import { useState } from 'react'
import { exportCaseload, getCaseload } from '../../api/attention.ts'
import type { CaseloadRow } from '../../core/attention.ts'
import { useWorkers } from '../access/workers-query.ts'
import { addressOf, call } from '../api.ts'
import { useDayText } from '../day-text.ts'
import { usePolicyWords } from '../dossier/event-words.tsx'
import { messages as dossierMessages } from '../dossier/messages.ts'
import { useLanguage } from '../language.ts'
import { LetterToChosen } from '../letter/letter-to-chosen.tsx'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { type Column, DataTable, Pager, type Sort } from '../ui/data-table.tsx'
import { DayWords } from '../ui/day-words.tsx'
import { ListActions, PrintedBy } from '../ui/list-actions.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { usePrintAll } from '../ui/print-all.ts'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { CaseloadFilters, countFilters } from './caseload-filters.tsx'
import { useCaseload, useCaseloadSearch } from './caseload-query.ts'
import type { CaseloadSearch } from './caseload-search.ts'
import { CaseloadViews } from './caseload-views.tsx'
import { messages } from './messages.ts'
import { useIsMixed } from './whose-filters.tsx'

/** The caseload as a list to work in: filters and order are in the address, so that back, copy and a saved view work. */
export function CaseloadPage() {
  const { caseload: m } = useMessages(messages)
  const { search, show, change } = useCaseloadSearch()
  const list = useCaseload(search)
  const columns = useColumns(list.query)
  const count = m.count(list.total, list.isMore)
  const selecting = useSelecting()
  const whole = usePrintAll((after) => call(getCaseload, { query: { ...list.query, after, limit: 200 } }))
  return (
    <>
      <PageHeading actions={<Actions query={list.query} count={count} total={list.total} whole={whole} />}>
        {m.title}
      </PageHeading>
      <div className="trede-stack">
        <PrintedBy />
        <CaseloadViews search={search} />
        <CaseloadFilters
          search={search}
          change={change}
          clear={() => show(sortOnly(search))}
          result={list.data ? count : undefined}
        />
        {whole.error ? <ProblemNotice problem={whole.error} /> : null}
        {list.error ? <ProblemNotice problem={list.error} onRetry={() => void list.refetch()} /> : null}
        <DataTable
          caption={m.title}
          isCaptionHidden
          columns={columns}
          rows={whole.rows ?? list.rows}
          rowKey={(row) => row.dossierId}
          rowTo={(row) => paths.dossier(row.dossierId)}
          {...selecting}
          sort={sortOf(search)}
          onSort={({ key, direction }) =>
            change({ sort: sortKey(key), direction: direction === 'descending' ? 'desc' : undefined })
          }
          isLoading={list.isFetching}
          empty={countFilters(search) > 0 ? m.empty : m.emptyOwn}
        />
        {list.rows.length > 0 ? (
          <Pager
            from={list.first + 1}
            to={list.first + list.rows.length}
            total={list.isMore ? undefined : list.total}
            onPrevious={list.onPrevious}
            onNext={list.onNext}
          />
        ) : null}
      </div>
    </>
  )
}

/** Ticks for who may write to people; what is ticked stays while one pages and filters. */
function useSelecting() {
  const mayWrite = useMay('contact.write')
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  if (!mayWrite) return {}
  return {
    selected,
    onSelect: setSelected,
    rowName: ({ name }: CaseloadRow) => name,
    selectionActions: <LetterToChosen dossierIds={[...selected]} />,
  }
}

const sortOnly = ({ sort, direction }: CaseloadSearch): CaseloadSearch => ({ sort, direction })

const sortKey = (key: string): CaseloadSearch['sort'] =>
  (['name', 'next-contact', 'in-sight', 'opened'] as const).find((sort) => sort === key)

const sortOf = ({ sort = 'next-contact', direction }: CaseloadSearch): Sort => ({
  key: sort,
  direction: direction === 'desc' ? 'descending' : 'ascending',
})

function useColumns({ place, state }: CaseloadSearch): Column<CaseloadRow>[] {
  const { caseload: m } = useMessages(messages)
  const { phases } = useMessages(dossierMessages)
  const words = usePolicyWords()
  const { workerName } = useWorkers()
  const isMixed = useIsMixed(place)
  const { birthDate, relative } = useDayText()
  const day = (value: string | null, none: string) =>
    value === null ? (
      <span className="trede-soft">{none}</span>
    ) : (
      <>
        <span className="trede-two-lines">
          <DayWords day={value} show="short" />
        </span>
        <span className="trede-two-lines trede-soft">{relative(value)}</span>
      </>
    )
  return [
    { key: 'name', header: m.columns.name, isSortable: true, cell: (row) => row.name },
    {
      key: 'next-contact',
      header: m.columns.nextContact,
      isSortable: true,
      cell: (row) => day(row.nextContactOn, m.noNext),
    },
    {
      key: 'in-sight',
      header: m.columns.lastContact,
      isSortable: true,
      cell: (row) => day(row.lastContactOn, m.never),
    },
    { key: 'phase', header: m.columns.phase, cell: (row) => phases[row.phase] },
    { key: 'category', header: m.columns.category, cell: (row) => (row.category ? words.category(row.category) : '') },
    ...(!isMixed
      ? []
      : [
          {
            key: 'owner',
            header: m.columns.owner,
            cell: (row: CaseloadRow) =>
              row.ownerId ? workerName(row.ownerId) : <span className="trede-soft">{m.noOwner}</span>,
          },
        ]),
    {
      key: 'born',
      header: m.columns.born,
      isNarrow: true,
      cell: (row) => (row.birthDate ? birthDate(row.birthDate) : ''),
    },
    {
      key: 'opened',
      header: m.columns.opened,
      isSortable: true,
      isNarrow: true,
      cell: (row) => <DayWords day={row.openedOn} show="short" />,
    },
    ...(state === 'closed' || state === 'all'
      ? [
          {
            key: 'closed',
            header: m.columns.closed,
            isNarrow: true,
            cell: (row: CaseloadRow) => (row.closedOn ? <DayWords day={row.closedOn} show="short" /> : ''),
          },
        ]
      : []),
  ]
}

interface ActionsProps {
  query: CaseloadSearch
  count: string
  total: number
  whole: Pick<ReturnType<typeof usePrintAll>, 'print' | 'isBusy'>
}

function Actions({ query, count, total, whole }: ActionsProps) {
  const { caseload: m } = useMessages(messages)
  const mayExport = useMay('caseload.export')
  const language = useLanguage()
  const { today } = useDayText()
  const file = {
    href: addressOf(exportCaseload, { query: { ...query, language } }),
    name: `caseload-${today}.csv`,
    label: m.export(count),
    hint: m.exportHint,
  }
  return (
    <ListActions
      print={m.print}
      onPrint={whole.print}
      isPrinting={whole.isBusy}
      file={mayExport && total > 0 ? file : undefined}
    />
  )
}
