import { useQuery } from '@tanstack/react-query'
import type { Waiting } from '../../api/capacity.ts'
import { useMessages, wordFor } from '../messages.ts'
import { paths } from '../paths.ts'
import { Card } from '../ui/card.tsx'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { DayWords } from '../ui/day-words.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { waitingQuery } from './capacity-query.ts'
import { messages } from './messages.ts'

/** Requests that the team lead decides, and guidance that ends; by date. */
export function WaitingCard() {
  const { waiting: m } = useMessages(messages)
  const { data, error, refetch, isPending } = useQuery(waitingQuery)
  const columns: Column<Waiting>[] = [
    { key: 'name', header: m.name, cell: ({ name }) => name },
    { key: 'what', header: m.what, cell: ({ kind }) => wordFor(m.kinds, kind) },
    { key: 'on', header: m.on, isNarrow: true, cell: ({ on }) => <DayWords day={on} show="both" /> },
    { key: 'owner', header: m.owner, cell: ({ ownerName }) => ownerName ?? '' },
  ]
  return (
    <Card title={m.title}>
      {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : null}
      <DataTable
        caption={m.caption}
        isCaptionHidden
        columns={columns}
        rows={data?.items ?? []}
        rowKey={({ dossierId, kind }) => `${dossierId} ${kind}`}
        rowTo={({ dossierId }) => paths.handover(dossierId)}
        isLoading={isPending}
        empty={m.empty}
      />
    </Card>
  )
}
