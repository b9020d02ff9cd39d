import { useQuery } from '@tanstack/react-query'
import type { TransferSummary } from '../../api/transfer.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { DayWords } from '../ui/day-words.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { messages } from './messages.ts'
import { transfersQuery } from './transfer-query.ts'
import { TransferStart } from './transfer-start.tsx'

/** Somebody leaves: their residents are divided, offered and followed until everybody has somebody. @source seed1 P8 */
export function TransfersPage() {
  const m = useMessages(messages)
  const { data, error, refetch, isPending } = useQuery(transfersQuery)
  const { listColumns: heads } = m
  const columns: Column<TransferSummary>[] = [
    { key: 'who', header: heads.who, cell: ({ fromName }) => fromName },
    { key: 'day', header: heads.day, isNarrow: true, cell: ({ leavesOn }) => <DayWords day={leavesOn} show="both" /> },
    { key: 'open', header: heads.open, align: 'end', cell: ({ counts }) => counts.open },
    { key: 'accepted', header: heads.accepted, align: 'end', cell: ({ counts }) => counts.accepted },
    {
      key: 'other',
      header: heads.other,
      align: 'end',
      cell: ({ counts }) => counts.declined + counts.withdrawn + counts.closed,
    },
    { key: 'left', header: heads.left, align: 'end', cell: ({ notOffered }) => notOffered },
  ]
  return (
    <>
      <PageHeading lead={m.lead}>{m.title}</PageHeading>
      <div className="trede-stack">
        <TransferStart />
        {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : null}
        <DataTable
          caption={m.listTitle}
          columns={columns}
          rows={data?.items ?? []}
          rowKey={({ transferId }) => transferId}
          rowTo={({ transferId }) => paths.transfer(transferId)}
          isLoading={isPending}
          empty={m.listEmpty}
        />
      </div>
    </>
  )
}
