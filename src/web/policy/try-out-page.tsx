import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import * as z from 'zod'
import { getTryOut, startTryOut, stopTryOut, type TryOut, type TryOutInput } from '../../api/try-out.ts'
import { call } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useNumber } from '../number-text.ts'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { Progress } from '../ui/progress.tsx'
import { TryOutForm } from './try-out-form.tsx'
import { messages } from './try-out-messages.ts'
import { TryOutOutcome } from './try-out-outcome.tsx'

const POLL_MS = 300

const Search = z.object({ proef: z.uuid().optional().catch(undefined) })

/** A version tried on residents: choose whom, watch it count, read what would change. Nothing is written. */
export function TryOutPage() {
  const m = useMessages(messages)
  const { version = '' } = useParams({ strict: false })
  const { proef } = Search.parse(useSearch({ strict: false }))
  const mayStart = useMay('policy.write')
  const navigate = useNavigate()
  const start = useMutation({
    mutationFn: (body: TryOutInput) => call(startTryOut, { body }),
    onSuccess: ({ tryOutId }) =>
      navigate({ href: paths.policyTryOut(version, tryOutId), replace: true, resetScroll: false }),
  })
  const tryOut = useTryOut(proef)
  return (
    <>
      <PageHeading above={<PageLink to={paths.policyVersion(version)}>← {m.back}</PageLink>} lead={m.lead(version)}>
        {m.title}
      </PageHeading>
      <div className="trede-stack">
        {mayStart ? (
          <TryOutForm
            version={version}
            onStart={(input) => start.mutate(input)}
            isBusy={start.isPending || tryOut.data?.state === 'running'}
            problem={start.error}
          />
        ) : proef === undefined ? (
          <Notice kind="info" isLive={false}>
            {m.readOnly}
          </Notice>
        ) : null}
        {tryOut.error ? <ProblemNotice problem={tryOut.error} onRetry={() => void tryOut.refetch()} /> : null}
        {tryOut.data ? <Found tryOut={tryOut.data} onStopped={() => void tryOut.refetch()} /> : null}
      </div>
    </>
  )
}

function useTryOut(tryOutId: string | undefined) {
  return useQuery({
    queryKey: ['try-out', tryOutId],
    queryFn: ({ signal }) => call(getTryOut, { params: { tryOutId: tryOutId ?? '' }, signal }),
    enabled: tryOutId !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? POLL_MS : false),
  })
}

/** What there is to see now. Takes the focus when counting has ended, since what had it is then gone. */
function Found({ tryOut, onStopped }: { tryOut: TryOut; onStopped: () => void }) {
  const m = useMessages(messages)
  const box = useRef<HTMLDivElement>(null)
  const before = useRef(tryOut.state)
  useEffect(() => {
    if (before.current === 'running' && tryOut.state !== 'running') box.current?.focus()
    before.current = tryOut.state
  }, [tryOut.state])
  return (
    <div ref={box} tabIndex={-1} role="group" aria-label={m.outcome.title} className="trede-stack">
      {tryOut.state === 'running' ? <Counting tryOut={tryOut} onStopped={onStopped} /> : null}
      {tryOut.state === 'stopped' ? <Notice kind="warning">{m.stopped}</Notice> : null}
      {tryOut.state === 'failed' ? <Notice kind="error">{m.failed}</Notice> : null}
      {tryOut.result ? <TryOutOutcome tryOut={tryOut} result={tryOut.result} /> : null}
    </div>
  )
}

function Counting({ tryOut, onStopped }: { tryOut: TryOut; onStopped: () => void }) {
  const m = useMessages(messages)
  const number = useNumber()
  const mayStop = useMay('policy.write')
  const stop = useMutation({
    mutationFn: () => call(stopTryOut, { params: { tryOutId: tryOut.tryOutId } }),
    onSettled: onStopped,
  })
  return (
    <Card title={m.running}>
      <Progress
        label={m.running}
        done={tryOut.done}
        total={tryOut.total}
        words={m.of(number(tryOut.done), number(tryOut.total))}
      />
      {stop.error ? <ProblemNotice problem={stop.error} /> : null}
      {mayStop ? (
        <div className="trede-actions">
          <Button onClick={() => stop.mutate()} isBusy={stop.isPending}>
            {m.stop}
          </Button>
        </div>
      ) : null}
    </Card>
  )
}
