import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { deleteView, listViews, type SavedView, saveView } from '../../api/attention.ts'
import { call } from '../api.ts'
import { useMessages } from '../messages.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { CaseloadSearch, caseloadAddress, isSameSearch, searchTexts } from './caseload-search.ts'
import { messages } from './messages.ts'

const viewsQuery = queryOptions({
  queryKey: ['views'],
  queryFn: ({ signal }) => call(listViews, { signal }),
  staleTime: 60_000,
})

/** Filters and order that the worker kept under a name; one click away, and the present one can be kept too. */
export function CaseloadViews({ search }: { search: CaseloadSearch }) {
  const { caseload: m } = useMessages(messages)
  const { data, error } = useQuery(viewsQuery)
  const [isNaming, setIsNaming] = useState(false)
  const [said, setSaid] = useState('')
  const opener = useRef<HTMLButtonElement>(null)
  const close = () => {
    setIsNaming(false)
    setTimeout(() => opener.current?.focus())
  }
  const views = data?.items ?? []
  return (
    <section aria-label={m.views} className="trede-screen-only">
      <div className="trede-views">
        <span className="trede-view">
          <PageLink to={caseloadAddress({})} aria-current={isSameSearch(search, {}) ? 'true' : undefined}>
            {m.everything}
          </PageLink>
        </span>
        {views.map((view) => (
          <View key={view.viewId} view={view} search={search} />
        ))}
        {isNaming ? null : (
          <Button ref={opener} kind="subtle" title={m.viewsEmpty} onClick={() => setIsNaming(true)}>
            {m.saveView}
          </Button>
        )}
        <span role="status" className="trede-soft">
          {said}
        </span>
      </div>
      {error ? <ProblemNotice problem={error} /> : null}
      {isNaming ? (
        <NameView
          search={search}
          onDone={(name) => {
            setSaid(m.saved(name))
            close()
          }}
          onCancel={close}
        />
      ) : null}
    </section>
  )
}

function View({ view, search }: { view: SavedView; search: CaseloadSearch }) {
  const { caseload: m } = useMessages(messages)
  const client = useQueryClient()
  const [isAsking, setIsAsking] = useState(false)
  const removal = useMutation({
    mutationFn: () => call(deleteView, { params: { viewId: view.viewId } }),
    onSettled: () => client.invalidateQueries(viewsQuery),
  })
  const kept = CaseloadSearch.parse(view.query)
  if (isAsking)
    return (
      <span className="trede-actions" role="group" aria-label={m.deleteQuestion(view.name)}>
        {m.deleteQuestion(view.name)}
        <Button isDanger isBusy={removal.isPending} onClick={() => removal.mutate()}>
          {m.delete}
        </Button>
        <Button kind="subtle" onClick={() => setIsAsking(false)}>
          {m.cancel}
        </Button>
      </span>
    )
  return (
    <span className="trede-view">
      <PageLink to={caseloadAddress(kept)} aria-current={isSameSearch(search, kept) ? 'true' : undefined}>
        {view.name}
      </PageLink>
      <button
        type="button"
        aria-label={m.deleteView(view.name)}
        title={m.deleteView(view.name)}
        onClick={() => setIsAsking(true)}
      >
        <span aria-hidden="true">×</span>
      </button>
    </span>
  )
}

function NameView({
  search,
  onDone,
  onCancel,
}: {
  search: CaseloadSearch
  onDone: (name: string) => void
  onCancel: () => void
}) {
  const { caseload: m } = useMessages(messages)
  const client = useQueryClient()
  const [name, setName] = useState('')
  const saving = useMutation({
    mutationFn: () => call(saveView, { body: { name, query: searchTexts(search) } }),
    onSuccess: async (view) => {
      await client.invalidateQueries(viewsQuery)
      onDone(view.name)
    },
  })
  return (
    <Form label={m.saveView} problem={saving.error} onSubmit={() => saving.mutate()}>
      <div className="trede-actions trede-inline-form">
        <TextField label={m.viewName} name="name" value={name} onChange={setName} maxLength={80} />
        <Button type="submit" kind="primary" isBusy={saving.isPending}>
          {m.save}
        </Button>
        <Button kind="subtle" onClick={onCancel}>
          {m.cancel}
        </Button>
      </div>
    </Form>
  )
}
