import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { TransferItem, TransferSummary } from '../../api/transfer.ts'
import { TransferState } from '../../core/transfer.ts'
import { useDayText } from '../day-text.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { LinkAsButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmStep } from '../ui/confirm-step.tsx'
import { type Column, DataTable, Pager } from '../ui/data-table.tsx'
import { DayWords } from '../ui/day-words.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { Progress } from '../ui/progress.tsx'
import { messages } from './messages.ts'
import { transferQuery, useStopping } from './transfer-query.ts'

export function useTransferId(): string {
  const { transferId } = useParams({ strict: false })
  if (!transferId) throw new Error('a transfer page was drawn without a transfer in its address')
  return transferId
}

/** How a transfer stands: who accepted, who waits, who is offered to nobody. */
export function TransferPage() {
  const m = useMessages(messages)
  const { day } = useDayText()
  const transferId = useTransferId()
  const [page, setPage] = useState(0)
  const { data, error, refetch, isPending } = useQuery(transferQuery(transferId, page))
  return (
    <>
      <PageHeading
        lead={data ? m.oneLead(day(data.leavesOn), data.madeByName, day(data.madeOn, 'short')) : ''}
        actions={
          <>
            <LinkAsButton to={paths.transfers()}>{m.offerMore}</LinkAsButton>
            <LinkAsButton to={paths.transferNotices(transferId)}>{m.notices}</LinkAsButton>
          </>
        }
      >
        {m.oneTitle(data?.fromName ?? '…')}
      </PageHeading>
      <div className="trede-stack">
        {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : null}
        {data ? <Counts transfer={data} /> : null}
        <Items items={data?.items ?? []} isLoading={isPending} />
        {data && (page > 0 || data.items.length === data.pageSize) ? (
          <Pager
            from={page * data.pageSize + 1}
            to={page * data.pageSize + data.items.length}
            onPrevious={page > 0 ? () => setPage(page - 1) : undefined}
            onNext={data.items.length === data.pageSize ? () => setPage(page + 1) : undefined}
          />
        ) : null}
      </div>
    </>
  )
}

function Counts({ transfer }: { transfer: TransferSummary }) {
  const m = useMessages(messages)
  const { today } = useDayText()
  const { counts, notOffered, leavesOn, transferId } = transfer
  const { stopping, withdrawn } = useStopping(transferId)
  const stays = counts.open + notOffered
  return (
    <Card title={m.counts} isMain>
      {leavesOn < today && stays > 0 ? <Notice kind="warning" title={m.late(stays)} isLive={false} /> : null}
      <DefinitionList
        isStacked
        items={[
          ...TransferState.options.map((state) => ({ term: m.states[state], value: String(counts[state]) })),
          { term: m.notOffered, value: String(notOffered) },
        ]}
      />
      {stopping.error ? <ProblemNotice problem={stopping.error} /> : null}
      {stopping.isPending ? (
        <Progress
          label={m.withdrawing}
          done={withdrawn}
          total={withdrawn + counts.open}
          words={m.progressWords(withdrawn, withdrawn + counts.open)}
        />
      ) : null}
      {stopping.data === undefined ? null : <Notice kind="success" title={m.withdrawn(stopping.data)} />}
      {counts.open > 0 && !stopping.isPending ? (
        <ConfirmStep
          label={m.withdraw}
          question={m.withdrawQuestion(counts.open)}
          onConfirm={() => stopping.mutate()}
        />
      ) : null}
    </Card>
  )
}

function Items({ items, isLoading }: { items: readonly TransferItem[]; isLoading: boolean }) {
  const m = useMessages(messages)
  const { itemColumns: heads } = m
  const columns: Column<TransferItem>[] = [
    { key: 'name', header: heads.name, cell: ({ name }) => name },
    { key: 'to', header: heads.to, cell: ({ toName }) => toName },
    { key: 'state', header: heads.state, cell: ({ state }) => m.states[state] },
    {
      key: 'offered',
      header: heads.offered,
      isNarrow: true,
      cell: ({ offeredOn }) => <DayWords day={offeredOn} show="short" />,
    },
  ]
  return (
    <DataTable
      caption={m.items}
      columns={columns}
      rows={items}
      rowKey={({ dossierId, offeredOn, state, toWorkerId }) => `${dossierId} ${offeredOn} ${state} ${toWorkerId}`}
      rowTo={({ dossierId }) => paths.dossier(dossierId)}
      isLoading={isLoading}
    />
  )
}
