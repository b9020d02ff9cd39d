import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { cancelImport, deleteImport, getImport, type ImportPage as Page, loadImport, rejectedRows } from '../../api/import.ts'
import { addressOf, call } from '../api.ts'
import { useDayText } from '../day-text.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmStep } from '../ui/confirm-step.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { Progress } from '../ui/progress.tsx'
import { MappingForm } from './mapping-form.tsx'
import { messages } from './messages.ts'
import { useNumber } from './number-text.ts'
import { OutcomeRows } from './outcome-rows.tsx'

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
  const days = useDayText()
  if (!data)
    return (
      <>
        <PageHeading>{m.list.title}</PageHeading>
        {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : <p role="status">…</p>}
      </>
    )
  return (
    <>
      <PageHeading
        title={m.list.title}
        above={<PageLink to={paths.imports()}>← {m.back}</PageLink>}
        lead={`${m.states[data.state]}. ${m.about(number(data.rowCount), data.format.toUpperCase(), data.encoding ?? '')}`}
      >
        {data.fileName}
      </PageHeading>
      {data.sameFileLoadedOn ? (
        <Notice kind="info" isLive={false}>
          {m.sameFile(days.day(data.sameFileLoadedOn))}
        </Notice>
      ) : null}
      {isRunning(data) ? <Running page={data} /> : null}
      {data.state === 'uploaded' ? <MappingForm page={data} /> : null}
      {data.isChecked && !isRunning(data) ? <Checked page={data} /> : null}
      {!isRunning(data) ? <Remove page={data} /> : null}
    </>
  )
}

function useImportAction(page: Page, route: typeof loadImport | typeof cancelImport) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => call(route, { params: { importId: page.importId } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['imports'] }),
  })
}

function Running({ page }: { page: Page }) {
  const m = useMessages(messages)
  const number = useNumber()
  const cancel = useImportAction(page, cancelImport)
  const label = page.state === 'loading' ? m.progress.loading : m.progress.checking
  return (
    <Card title={label} isMain>
      <Progress label={label} done={page.doneCount} total={page.todoCount} words={m.progress.of(number(page.doneCount), number(page.todoCount))} />
      <ConfirmStep label={m.progress.stop} question={m.progress.stopQuestion} confirmLabel={m.progress.stop} onConfirm={() => cancel.mutate()} isBusy={cancel.isPending} />
    </Card>
  )
}

const OUTCOMES = ['bad', 'duplicate', 'changed', 'new', 'same'] as const

function Checked({ page }: { page: Page }) {
  const m = useMessages(messages)
  const number = useNumber()
  const language = useLanguage()
  const load = useImportAction(page, loadImport)
  const rejected = (page.counts.bad ?? 0) + page.skippedCount
  const { opened, changed } = page.loaded
  return (
    <>
      {opened + changed > 0 ? <Notice kind="success">{m.loaded(number(opened), number(changed))}</Notice> : null}
      {page.undecidedCount > 0 ? (
        <Notice kind="warning" isLive={false}>
          {m.undecided(number(page.undecidedCount))}
        </Notice>
      ) : null}
      {load.error ? <ProblemNotice problem={load.error} /> : null}
      <div className="trede-actions">
        {page.readyCount > 0 ? (
          <Button kind="primary" isBusy={load.isPending} onClick={() => load.mutate()}>
            {m.load(number(page.readyCount))}
          </Button>
        ) : null}
        {rejected > 0 ? (
          <a className="nl-link" href={addressOf(rejectedRows, { params: { importId: page.importId }, query: { language } })} download>
            {m.download(number(rejected))}
          </a>
        ) : null}
      </div>
      <Problems page={page} />
      {OUTCOMES.map((outcome) => (
        <OutcomeRows key={outcome} page={page} outcome={outcome} />
      ))}
      {page.state !== 'loaded' && opened + changed === 0 ? (
        <details className="trede-explain">
          <summary>{m.mapping.again}</summary>
          <MappingForm page={page} />
        </details>
      ) : null}
    </>
  )
}

function Problems({ page }: { page: Page }) {
  const m = useMessages(messages)
  const number = useNumber()
  const language = useLanguage()
  if (page.problems.length === 0) return null
  return (
    <Card title={m.problems}>
      <ul className="trede-bullets">
        {page.problems.map((problem) => (
          <li key={`${problem.code} ${problem.column ?? ''}`}>
            {problem[language]}{' '}
            <span className="trede-hint">{m.problemRows(number(problem.count), problem.firstRows.map(number).join(', '))}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Remove({ page }: { page: Page }) {
  const m = useMessages(messages)
  const router = useRouter()
  const client = useQueryClient()
  const remove = useMutation({
    mutationFn: () => call(deleteImport, { params: { importId: page.importId } }),
    onSuccess: async () => {
      await router.navigate({ href: paths.imports() })
      await client.invalidateQueries({ queryKey: ['imports'] })
    },
  })
  return (
    <div className="trede-actions">
      {remove.error ? <ProblemNotice problem={remove.error} /> : null}
      <ConfirmStep label={m.remove} question={m.removeQuestion} onConfirm={() => remove.mutate()} isBusy={remove.isPending} kind="subtle" isDanger />
    </div>
  )
}
