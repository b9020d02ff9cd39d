import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { type DragEvent, useId, useState } from 'react'
import { type ImportBatch, listImports } from '../../api/import.ts'
import { call } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useNumber } from '../number-text.ts'
import { paths } from '../paths.ts'
import { Card } from '../ui/card.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { MomentWords } from '../ui/day-words.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { Progress } from '../ui/progress.tsx'
import { messages } from './messages.ts'
import { upload } from './upload.ts'

/** Files that were staged or loaded, and a place to drop a new one. */
export function ImportsPage() {
  const m = useMessages(messages)
  const number = useNumber()
  const { data, error, refetch } = useQuery({
    queryKey: ['imports'],
    queryFn: ({ signal }) => call(listImports, { signal }),
  })
  return (
    <>
      <PageHeading lead={m.list.lead}>{m.list.title}</PageHeading>
      <div className="trede-stack">
        <DropZone />
        {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : null}
        <DataTable
          caption={m.list.earlier}
          rows={data?.items ?? []}
          rowKey={(batch: ImportBatch) => batch.importId}
          rowTo={(batch) => paths.import(batch.importId)}
          isLoading={!data && !error}
          empty={m.list.none}
          columns={[
            { key: 'file', header: m.list.file, cell: (batch) => batch.fileName },
            { key: 'state', header: m.list.state, cell: (batch) => m.states[batch.state] },
            { key: 'rows', header: m.list.rows, align: 'end', cell: (batch) => number(batch.rowCount) },
            { key: 'by', header: m.list.by, cell: (batch) => batch.startedByName },
            { key: 'at', header: m.list.at, isNarrow: true, cell: (batch) => <MomentWords moment={batch.startedAt} /> },
          ]}
        />
      </div>
    </>
  )
}

/** Choosing or dropping starts at once: nothing is loaded by it. */
function DropZone() {
  const m = useMessages(messages)
  const router = useRouter()
  const client = useQueryClient()
  const id = useId()
  const [sent, setSent] = useState({ bytes: 0, total: 0 })
  const [isOver, setIsOver] = useState(false)
  const mutation = useMutation({
    mutationFn: (file: File) => {
      setSent({ bytes: 0, total: file.size })
      return upload(file, (bytes) => setSent({ bytes, total: file.size }))
    },
    onSuccess: async (page) => {
      client.setQueryData(['imports', page.importId], page)
      await router.navigate({ href: paths.import(page.importId) })
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['imports'], exact: true }),
  })
  const take = (files: FileList | null) => {
    const file = files?.[0]
    if (file && !mutation.isPending) mutation.mutate(file)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    take(event.dataTransfer.files)
  }
  return (
    <Card title={m.list.fresh} isMain>
      <div
        className={isOver ? 'trede-drop trede-drop-over' : 'trede-drop'}
        role="group"
        aria-label={m.list.fresh}
        onDragOver={(event) => {
          event.preventDefault()
          setIsOver(true)
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        <input
          id={id}
          type="file"
          accept=".csv,.txt,.xlsx"
          className="trede-hidden trede-drop-input"
          aria-describedby={`${id}-hint`}
          disabled={mutation.isPending}
          onChange={(event) => {
            take(event.target.files)
            // So that the same file, once repaired, can be chosen again.
            event.target.value = ''
          }}
        />
        <label htmlFor={id} className="utrecht-button utrecht-button--primary-action trede-link-button">
          {m.list.choose}
        </label>
        <p>{m.list.drop}</p>
        <p id={`${id}-hint`} className="trede-hint">
          {m.list.accepts}
        </p>
      </div>
      {mutation.isPending ? (
        <Progress
          label={sent.bytes < sent.total ? m.list.uploading : m.list.reading}
          done={sent.bytes}
          total={sent.bytes < sent.total ? sent.total : undefined}
        />
      ) : null}
      {mutation.error ? <ProblemNotice problem={mutation.error} /> : null}
    </Card>
  )
}
