import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type BreakGlass, listBreakGlass, reviewBreakGlass } from '../../api/access.ts'
import { call } from '../api.ts'
import { useDayText } from '../day-text.ts'
import { useMessages } from '../messages.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { TextAreaField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { messages } from './messages.ts'
import { readLogAddress } from './read-log-search.ts'

const breakGlassQuery = queryOptions({
  queryKey: ['break-glass'],
  queryFn: ({ signal }) => call(listBreakGlass, { signal }),
})

/** Emergency accesses: each is read and judged by the privacy officer. */
export function EmergencyAccess() {
  const { glass: m } = useMessages(messages)
  const { data, error, refetch } = useQuery(breakGlassQuery)
  const [said, setSaid] = useState('')
  const items = data?.items ?? []
  const waiting = items.filter(({ reviewedAt }) => reviewedAt === null)
  const reviewed = items.filter(({ reviewedAt }) => reviewedAt !== null)
  return (
    <Card title={m.title} isMain={waiting.length > 0}>
      {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : null}
      <p role="status" className="trede-soft">
        {said} {data && waiting.length === 0 ? m.none : ''}
      </p>
      {waiting.map((item) => (
        <article key={item.breakGlassId} className="trede-stack">
          <Access item={item} />
          <Review item={item} onDone={() => setSaid(m.saved)} />
        </article>
      ))}
      {reviewed.length > 0 ? (
        <details className="trede-explain">
          <summary>
            {m.done} ({reviewed.length})
          </summary>
          <div className="trede-explain-body trede-stack">
            {reviewed.map((item) => (
              <article key={item.breakGlassId}>
                <Access item={item} />
                <Reviewed item={item} />
              </article>
            ))}
          </div>
        </details>
      ) : null}
    </Card>
  )
}

function Access({ item }: { item: BreakGlass }) {
  const { glass: m } = useMessages(messages)
  const { moment } = useDayText()
  const { dossierId, worker } = item
  return (
    <div>
      <h3 className="trede-h3">{m.opened(worker.name, item.dossierNumber)}</h3>
      <p className="trede-soft">
        {m.when(moment(item.openedAt), moment(item.expiresAt))}{' '}
        <PageLink to={readLogAddress({ dossierId, workerId: worker.workerId })}>{m.looks}</PageLink>
      </p>
      <p className="trede-preserve">
        {m.reason}: {item.reason}
      </p>
    </div>
  )
}

function Reviewed({ item }: { item: BreakGlass }) {
  const { glass: m } = useMessages(messages)
  const { moment } = useDayText()
  return (
    <p className="trede-preserve">
      {m.reviewed(item.reviewedBy ?? '', item.reviewedAt ? moment(item.reviewedAt) : '')}: {item.review}
    </p>
  )
}

function Review({ item, onDone }: { item: BreakGlass; onDone: () => void }) {
  const { glass: m } = useMessages(messages)
  const client = useQueryClient()
  const [review, setReview] = useState('')
  const saving = useMutation({
    mutationFn: () => call(reviewBreakGlass, { params: { breakGlassId: item.breakGlassId }, body: { review } }),
    onSuccess: async () => {
      onDone()
      await client.invalidateQueries(breakGlassQuery)
    },
  })
  return (
    <Form
      label={m.opened(item.worker.name, item.dossierNumber)}
      problem={saving.error}
      onSubmit={() => saving.mutate()}
    >
      <TextAreaField
        label={m.review}
        hint={m.reviewHint}
        name="review"
        rows={2}
        maxLength={2000}
        value={review}
        onChange={setReview}
      />
      <div className="trede-actions">
        <Button type="submit" isBusy={saving.isPending}>
          {m.save}
        </Button>
      </div>
    </Form>
  )
}
