import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { getAgendaFeed, makeAgendaFeed, withdrawAgendaFeed } from '../../api/agenda.ts'
import { call } from '../api.ts'
import { useDayText } from '../day-text.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { LoadingPage } from '../shell/message-pages.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmStep } from '../ui/confirm-step.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { messages } from './messages.ts'

const feedQuery = queryOptions({
  queryKey: ['agenda-feed'],
  queryFn: ({ signal }) => call(getAgendaFeed, { signal }),
})

/** The secret address under which one's own calendar reads one's appointments: made, shown once, withdrawn. */
export function AgendaPage() {
  const m = useMessages(messages)
  const { data, error, refetch } = useQuery(feedQuery)
  return (
    <>
      <PageHeading lead={m.lead} above={<PageLink to={paths.agenda()}>{m.back}</PageLink>}>
        {m.title}
      </PageHeading>
      <Card title={m.cardTitle} isMain>
        <p>{m.how}</p>
        <p>{m.privacy}</p>
        <p>{m.secret}</p>
        {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : null}
        {data ? <Feed madeOn={data.madeOn} /> : error ? null : <LoadingPage />}
      </Card>
    </>
  )
}

function Feed({ madeOn }: { madeOn: string | null }) {
  const m = useMessages(messages)
  const days = useDayText()
  const client = useQueryClient()
  const refresh = () => client.invalidateQueries(feedQuery)
  const making = useMutation({ mutationFn: () => call(makeAgendaFeed), onSuccess: refresh })
  const withdrawing = useMutation({
    mutationFn: () => call(withdrawAgendaFeed),
    onSuccess: async () => {
      making.reset()
      await refresh()
    },
  })
  const problem = making.error ?? withdrawing.error
  return (
    <>
      {problem ? <ProblemNotice problem={problem} /> : null}
      <div role="status">
        {making.data ? <Address address={making.data.address} /> : null}
        {withdrawing.isSuccess && madeOn === null ? <Notice kind="success" title={m.withdrawn} isLive={false} /> : null}
      </div>
      {making.data ? null : <p>{madeOn ? m.since(days.day(madeOn)) : m.none}</p>}
      <div className="trede-actions">
        {madeOn ? (
          <>
            <ConfirmStep
              label={m.again}
              question={m.againQuestion}
              isBusy={making.isPending}
              onConfirm={() => making.mutate()}
            />
            <ConfirmStep
              label={m.withdraw}
              question={m.withdrawQuestion}
              isBusy={withdrawing.isPending}
              isDanger
              onConfirm={() => withdrawing.mutate()}
            />
          </>
        ) : (
          <Button kind="primary" isBusy={making.isPending} onClick={() => making.mutate()}>
            {m.make}
          </Button>
        )}
      </div>
    </>
  )
}

function Address({ address }: { address: string }) {
  const m = useMessages(messages)
  const [isCopied, setIsCopied] = useState(false)
  return (
    <Notice
      kind="success"
      title={m.made}
      isLive={false}
      actions={
        <Button
          onClick={() => {
            void navigator.clipboard.writeText(address).then(() => setIsCopied(true))
          }}
        >
          {m.copy}
        </Button>
      }
    >
      <p>{m.address}:</p>
      <p>
        <code className="trede-hash">{address}</code>
      </p>
      {isCopied ? <p>{m.copied}</p> : null}
    </Notice>
  )
}
