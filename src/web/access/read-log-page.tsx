import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { listReads, type ReadEntry } from '../../api/access.ts'
import { dayInAmsterdam } from '../../core/day.ts'
import { call } from '../api.ts'
import { useDayText } from '../day-text.ts'
import { useMessages, wordFor } from '../messages.ts'
import { useMay } from '../session.ts'
import { Tag } from '../ui/card.tsx'
import { type Column, DataTable, Pager } from '../ui/data-table.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { EmergencyAccess } from './emergency-access.tsx'
import { messages } from './messages.ts'
import { ReadLogFilters } from './read-log-filters.tsx'
import { ReadLogSearch, readLogAddress } from './read-log-search.ts'

/** Who looked where, when and why; and emergency accesses that wait for a review. @source standards.md §5.3 */
export function ReadLogPage() {
  const { readLog: m } = useMessages(messages)
  const mayReview = useMay('break-glass.review')
  const search = ReadLogSearch.parse(useSearch({ strict: false }))
  const navigate = useNavigate()
  const show = (next: ReadLogSearch) => void navigate({ href: readLogAddress(next), replace: true, resetScroll: false })
  const log = useReadLog(search)
  const columns = useColumns(search)
  return (
    <>
      <PageHeading lead={m.lead}>{m.title}</PageHeading>
      <div className="trede-stack">
        {mayReview ? <EmergencyAccess /> : null}
        {search.dossierId ? <OneDossier search={search} number={log.rows[0]?.dossierNumber ?? undefined} /> : null}
        <ReadLogFilters search={search} show={show} result={log.isPending ? '' : m.result(log.rows.length)} />
        {log.error ? <ProblemNotice problem={log.error} onRetry={() => void log.refetch()} /> : null}
        <DataTable
          caption={m.caption}
          columns={columns}
          rows={log.rows}
          rowKey={(row) => row.readId}
          isLoading={log.isPending}
          empty={m.empty}
        />
        {log.rows.length > 0 ? (
          <Pager from={log.from} to={log.to} onPrevious={log.onPrevious} onNext={log.onNext} />
        ) : null}
      </div>
    </>
  )
}

/** A page of the log. Cursors of the pages before are kept as long as the filters stay the same. */
function useReadLog(search: ReadLogSearch) {
  const address = readLogAddress(search)
  const [trail, setTrail] = useState<{
    address: string
    shown: number
    cursors: readonly { after: string; shown: number }[]
  }>({ address, shown: 0, cursors: [] })
  const cursors = trail.address === address ? trail.cursors : []
  const last = cursors.at(-1)
  const answer = useQuery({
    queryKey: ['read-log', search, last?.after ?? ''],
    queryFn: ({ signal }) => call(listReads, { query: { ...search, after: last?.after }, signal }),
    placeholderData: keepPreviousData,
    // A page that is looked at again is itself a look: only asked anew when somebody comes back to it.
    staleTime: 60_000,
  })
  const rows = answer.data?.items ?? []
  const next = answer.data?.next ?? null
  const before = last?.shown ?? 0
  const go = (to: typeof cursors) => setTrail({ address, shown: 0, cursors: to })
  return {
    ...answer,
    rows,
    from: before + 1,
    to: before + rows.length,
    onPrevious: last ? () => go(cursors.slice(0, -1)) : undefined,
    onNext: next === null ? undefined : () => go([...cursors, { after: next, shown: before + rows.length }]),
  }
}

function OneDossier({ search, number }: { search: ReadLogSearch; number: string | undefined }) {
  const { readLog: m } = useMessages(messages)
  return (
    <Notice
      kind="info"
      isLive={false}
      actions={<PageLink to={readLogAddress({ ...search, dossierId: undefined })}>{m.allDossiers}</PageLink>}
    >
      <p>{number ? m.ofDossier(number) : m.ofDossierUnknown}</p>
    </Notice>
  )
}

/** '23 nov 2026, 14:05': a log has many of them under each other. */
function ShortMoment({ moment }: { moment: string }) {
  const days = useDayText()
  const at = new Date(moment)
  return <time dateTime={moment}>{`${days.day(dayInAmsterdam(at), 'short')}, ${days.clock(at)}`}</time>
}

function useColumns(search: ReadLogSearch): Column<ReadEntry>[] {
  const { readLog: m, roles, purposes, looks } = useMessages(messages)
  return [
    { key: 'when', header: m.columns.when, isNarrow: true, cell: (row) => <ShortMoment moment={row.readAt} /> },
    {
      key: 'who',
      header: m.columns.who,
      cell: ({ worker }) => (
        <>
          {worker.name} <span className="trede-soft">{worker.roles.map((role) => roles[role]).join(', ')}</span>
        </>
      ),
    },
    {
      key: 'what',
      header: m.columns.what,
      cell: (row) => (
        <>
          {wordFor(looks, row.what)}{' '}
          {row.dossierId === null && row.subjects > 0 ? (
            <span className="trede-soft">({m.people(row.subjects)})</span>
          ) : null}
        </>
      ),
    },
    {
      key: 'dossier',
      header: m.columns.dossier,
      isNarrow: true,
      cell: ({ dossierId, dossierNumber }) =>
        dossierId && dossierNumber ? (
          <PageLink to={readLogAddress({ ...search, dossierId })} aria-label={m.onlyThis(dossierNumber)}>
            {dossierNumber}
          </PageLink>
        ) : null,
    },
    {
      key: 'purpose',
      header: m.columns.purpose,
      cell: (row) => (row.isBreakGlass ? <Tag>{m.emergency}</Tag> : purposes[row.purpose]),
    },
  ]
}
