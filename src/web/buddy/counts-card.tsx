import { useQuery } from '@tanstack/react-query'
import type { BuddyCount } from '../../api/buddy.ts'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { Card } from '../ui/card.tsx'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { countsQuery } from './buddy-query.ts'
import { registerMessages } from './register-messages.ts'

/** Where buddies are missed: open requests beside the room that there is. */
export function CountsCard() {
  const { counts: m } = useMessages(registerMessages)
  const { goalKinds } = useMessages(words)
  const { data, error, refetch, isPending } = useQuery(countsQuery)
  const told = (count: number | null) => count ?? m.few
  const columns: Column<BuddyCount>[] = [
    { key: 'kind', header: m.kind, cell: ({ helpKind }) => goalKinds[helpKind] },
    { key: 'waiting', header: m.waiting, align: 'end', cell: ({ waiting }) => told(waiting) },
    { key: 'unanswered', header: m.unanswered, align: 'end', cell: ({ unanswered }) => told(unanswered) },
    { key: 'running', header: m.running, align: 'end', cell: ({ running }) => told(running) },
    { key: 'room', header: m.room, align: 'end', cell: ({ room }) => room },
  ]
  return (
    <Card title={m.title}>
      {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : null}
      <DataTable
        caption={m.caption}
        columns={columns}
        rows={data?.items ?? []}
        rowKey={({ helpKind }) => helpKind}
        isLoading={isPending}
      />
      <p className="trede-hint">{m.hint}</p>
    </Card>
  )
}
