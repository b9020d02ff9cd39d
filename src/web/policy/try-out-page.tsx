import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import * as z from 'zod'
import { getTryOut, startTryOut, stopTryOut, type TryOut, type TryOutInput } from '../../api/try-out.ts'
import { valueOf } from '../../policy/sourced.ts'
import { call } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useNumber } from '../number-text.ts'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/notice.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { Progress } from '../ui/progress.tsx'
import { TryOutForm } from './try-out-form.tsx'
import { messages } from './try-out-messages.ts'
import { TryOutOutcome } from './try-out-outcome.tsx'
import { VersionFrame } from './version-page.tsx'

const POLL_MS = 300

const Search = z.object({ proef: z.uuid().optional().catch(undefined) })

/** A version tried on residents: choose whom, watch it count, read what would change. Nothing is written. */
export function TryOutPage() {
  return (
    <VersionFrame>
      {({ row, pack }) => (
        <Trying version={row.version} talkMinutes={valueOf(pack.intake.durationMinutes) ?? undefined} />
      )}
    </VersionFrame>
  )
}

function Trying({ version, talkMinutes }: { version: string; talkMinutes: number | undefined }) {
  const m = useMessages(messages)
  const { proef } = Search.parse(useSearch({ strict: false }))
  const mayStart = useMay('policy.write')
  const navigate = useNavigate()
  const client = useQueryClient()
  const start = useMutation({
    mutationFn: (body: TryOutInput) => call(startTryOut, { body }),
    onSuccess: async (started) => {
      client.setQueryData(['try-out', started.tryOutId], started)
      await navigate({ href: paths.policyTryOut(version, started.tryOutId), replace: true, resetScroll: false })
    },
  })
  const tryOut = useTryOut(proef)
  return (
    <div className="trede-stack">
      <p className="trede-lead">{m.lead(version)}</p>
      {mayStart ? (
        <div className="trede-screen-only">
          <TryOutForm
            version={version}
            talkMinutes={talkMinutes}
            onStart={(input) => start.mutate(input)}
            isBusy={start.isPending || tryOut.data?.state === 'running'}
            problem={start.error}
          />
        </div>
      ) : proef === undefined ? (
        <Notice kind="info" isLive={false}>
          {m.readOnly}
        </Notice>
      ) : null}
      {tryOut.error ? <ProblemNotice problem={tryOut.error} onRetry={() => void tryOut.refetch()} /> : null}
      {tryOut.data ? (
        <Found key={tryOut.data.tryOutId} tryOut={tryOut.data} onStopped={() => void tryOut.refetch()} />
      ) : null}
    </div>
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

/** What there is to see now. Comes into sight with the focus when counting begins, and again when it has ended. */
function Found({ tryOut, onStopped }: { tryOut: TryOut; onStopped: () => void }) {
  const m = useMessages(messages)
  const box = useRef<HTMLDivElement>(null)
  const before = useRef<TryOut['state']>(undefined)
  useEffect(() => {
    if (tryOut.state === 'running' ? before.current !== 'running' : before.current === 'running') box.current?.focus()
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
