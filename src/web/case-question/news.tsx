import { queryOptions, useQuery } from '@tanstack/react-query'
import { getCaseQuestionNews } from '../../api/case-question.ts'
import { call } from '../api.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { Card } from '../ui/card.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { messages } from './messages.ts'

/** Asked again every five minutes, as Vandaag is. */
export const newsQuery = queryOptions({
  queryKey: ['case-question-news'],
  queryFn: ({ signal }) => call(getCaseQuestionNews, { signal }),
  staleTime: 300_000,
  refetchInterval: 300_000,
})

/** Beside the link in the navigation: how many own questions got an answer since one looked. */
export function AnsweredBadge() {
  const m = useMessages(messages)
  const { data } = useQuery({ ...newsQuery, enabled: useMay('case-question.read') })
  if (!data?.answered) return null
  return (
    <span className="trede-tag">
      {data.answered} <span className="trede-hidden">{m.answeredBadge(data.answered)}</span>
    </span>
  )
}

/** On Vandaag: answers to own questions, and open questions that one may know something about. */
export function QuestionNews() {
  const m = useMessages(messages)
  const { data } = useQuery({ ...newsQuery, enabled: useMay('case-question.read') })
  if (!data || data.answered + data.forMe === 0) return null
  return (
    <Card title={m.title} actions={<PageLink to={paths.caseQuestions()}>{m.back}</PageLink>}>
      <ul className="trede-plain-list">
        {data.answered > 0 ? (
          <li>
            <PageLink to={paths.caseQuestions('nieuw')}>{m.newsAnswered(data.answered)}</PageLink>
          </li>
        ) : null}
        {data.forMe > 0 ? (
          <li>
            <PageLink to={paths.caseQuestions('voor-mij')}>{m.newsForMe(data.forMe)}</PageLink>
          </li>
        ) : null}
      </ul>
    </Card>
  )
}
