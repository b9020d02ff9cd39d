import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { setOwnTopics } from '../../api/case-question.ts'
import type { Topic } from '../../core/case-question.ts'
import { call } from '../api.ts'
import { useMessages } from '../messages.ts'
import { CheckField } from '../ui/field.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { messages } from './messages.ts'
import { newsQuery } from './news.tsx'
import { useTopics } from './topics.ts'

/** What one says to know about; kept at each tick, and seen by nobody else. */
export function OwnTopics() {
  const m = useMessages(messages)
  const client = useQueryClient()
  const { choices } = useTopics()
  const { data } = useQuery(newsQuery)
  const saving = useMutation({
    mutationFn: (topics: Topic[]) => call(setOwnTopics, { body: { topics } }),
    onSuccess: () =>
      Promise.all([newsQuery.queryKey, ['case-questions']].map((queryKey) => client.invalidateQueries({ queryKey }))),
  })
  if (!data || choices.length === 0) return null
  // A tick shows at once; what the server has follows.
  const own = saving.isPending ? saving.variables : data.topics
  const toggle = (topic: Topic, isOwn: boolean) =>
    saving.mutate(isOwn ? [...own, topic] : own.filter((one) => one !== topic))
  return (
    <details className="trede-explain">
      <summary>{m.ownTopics(data.topics.length)}</summary>
      <div className="trede-explain-body">
        <p className="trede-hint">{m.ownTopicsHint}</p>
        {saving.error ? <ProblemNotice problem={saving.error} /> : null}
        <div className="trede-fact-grid">
          {choices.map(({ value, label }) => (
            <CheckField
              key={value}
              label={label}
              name={value}
              isChecked={own.includes(value)}
              onChange={(isOwn) => toggle(value, isOwn)}
            />
          ))}
        </div>
      </div>
    </details>
  )
}
