import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { cancelImport, deleteImport, getImport, type ImportPage as Page } from '../../api/import.ts'
import { call } from '../api.ts'
import { useDayText } from '../day-text.ts'
import { useMessages } from '../messages.ts'
import { useNumber } from '../number-text.ts'
import { paths } from '../paths.ts'
import { useGoAndSay } from '../said.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmStep } from '../ui/confirm-step.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { Progress } from '../ui/progress.tsx'
import { CheckedFile } from './checked-file.tsx'
import { MappingForm } from './mapping-form.tsx'
import { messages } from './messages.ts'

const POLL_MS = 700
const isRunning = (page: Page | undefined): boolean => page?.state === 'checking' || page?.state === 'loading'

/** One file: name its columns, see what each row is, choose, load. */
export function ImportPage() {
  const { importId = '' } = useParams({ strict: false })
  const { data, error, refetch } = useQuery({
    queryKey: ['imports', importId],
    queryFn: ({ signal }) => call(getImport, { params: { importId }, signal }),
    refetchInterval: ({ state }) => (isRunning(state.data) ? POLL_MS : false),
  })
  const m = useMessages(messages)
  const number = useNumber()
  if (!data)
    return (
      <>
        <PageHeading>{m.list.title}</PageHeading>
        {error ? (
          <ProblemNotice problem={error} onRetry={() => void refetch()} />
        ) : (
          <p role="status">{m.loadingPage}</p>
        )}
      </>
    )
  return (
    <>
      <PageHeading
        title={m.list.title}
        above={<PageLink to={paths.imports()}>← {m.back}</PageLink>}
        lead={m.about(number(data.rowCount), data.format.toUpperCase(), data.encoding ?? '')}
      >
        {data.fileName}
      </PageHeading>
      <Stage page={data} />
    </>
  )
}

/** What can be done in this state. Takes the focus when the state changes, since what had it is then gone. */
function Stage({ page }: { page: Page }) {
  const m = useMessages(messages)
  const days = useDayText()
  const box = useRef<HTMLDivElement>(null)
  const stage = isRunning(page) ? 'running' : page.isChecked ? 'checked' : 'uploaded'
  const before = useRef(stage)
  useEffect(() => {
    if (before.current !== stage) {
      box.current?.focus({ preventScroll: true })
      scrollTo({ top: 0 })
    }
    before.current = stage
  }, [stage])
  return (
    <div ref={box} tabIndex={-1} role="group" aria-label={m.states[page.state]} className="trede-stack">
      {page.sameFileLoadedOn && page.state !== 'loading' ? (
        <Notice kind="info" isLive={false}>
          {m.sameFile(days.day(page.sameFileLoadedOn))}
        </Notice>
      ) : null}
      {page.state === 'failed' ? <Notice kind="error">{m.failed}</Notice> : null}
      {page.state === 'cancelled' ? (
        <Notice kind="warning">{page.isChecked ? m.stoppedLoading : m.stoppedChecking}</Notice>
      ) : null}
      {stage === 'running' ? <Running page={page} /> : null}
      {stage === 'uploaded' ? <MappingForm page={page} /> : null}
      {stage === 'checked' ? <CheckedFile page={page} /> : null}
      {stage === 'running' ? null : <Remove page={page} />}
    </div>
  )
}

function Running({ page }: { page: Page }) {
  const m = useMessages(messages)
  const number = useNumber()
  const client = useQueryClient()
  const cancel = useMutation({
    mutationFn: () => call(cancelImport, { params: { importId: page.importId } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['imports'] }),
  })
  const label = page.state === 'loading' ? m.progress.loading : m.progress.checking
  return (
    <Card title={label} isMain>
      <Progress
        label={label}
        done={page.doneCount}
        total={page.todoCount}
        words={m.progress.of(number(page.doneCount), number(page.todoCount))}
      />
      {cancel.error ? <ProblemNotice problem={cancel.error} /> : null}
      <ConfirmStep
        label={m.progress.stop}
        question={page.state === 'loading' ? m.progress.stopLoading : m.progress.stopChecking}
        confirmLabel={m.progress.stop}
        onConfirm={() => cancel.mutate()}
        isBusy={cancel.isPending}
      />
    </Card>
  )
}

function Remove({ page }: { page: Page }) {
  const m = useMessages(messages)
  const client = useQueryClient()
  const goAndSay = useGoAndSay()
  const remove = useMutation({
    mutationFn: () => call(deleteImport, { params: { importId: page.importId } }),
    onSuccess: async () => {
      goAndSay(paths.imports(), m.removed)
      await client.invalidateQueries({ queryKey: ['imports'], exact: true })
    },
  })
  return (
    <div>
      {remove.error ? <ProblemNotice problem={remove.error} /> : null}
      <ConfirmStep
        label={m.remove}
        question={m.removeQuestion}
        confirmLabel={m.remove}
        onConfirm={() => remove.mutate()}
        isBusy={remove.isPending}
        kind="subtle"
        isDanger
      />
    </div>
  )
}
