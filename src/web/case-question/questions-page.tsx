import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import * as z from 'zod'
import { searchCaseQuestions } from '../../api/case-question.ts'
import type { CaseQuestionRow, CaseQuestionSearch } from '../../core/case-question.ts'
import { call } from '../api.ts'
import { useDayText } from '../day-text.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { LinkAsButton } from '../ui/button.tsx'
import { Tag } from '../ui/card.tsx'
import { SelectField } from '../ui/field.tsx'
import { Filters } from '../ui/filters.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { SearchBox } from '../ui/search-box.tsx'
import { messages } from './messages.ts'
import { OwnTopics } from './own-topics.tsx'
import { useTopics } from './topics.ts'

const STATES = ['open', 'closed', 'all'] as const
const FIRST: CaseQuestionSearch = { state: 'open', isMine: false, hasNews: false, isForMe: false }

/** Which questions: of everybody, one's own, those with an answer to read, or those that one may know something about. */
const WHICH = {
  everybody: {},
  mine: { isMine: true },
  news: { hasNews: true, state: 'all' },
  'for-me': { isForMe: true, state: 'open' },
} as const satisfies Record<string, Partial<CaseQuestionSearch>>

const KINDS = ['everybody', 'mine', 'news', 'for-me'] as const

const whichOf = ({ isMine, hasNews, isForMe }: CaseQuestionSearch): keyof typeof WHICH =>
  hasNews ? 'news' : isForMe ? 'for-me' : isMine ? 'mine' : 'everybody'

/** What a link to this page may ask: answers to read, or questions for the reader. Words never stand in an address. */
const Asked = z.object({ toon: z.enum(['nieuw', 'voor-mij']).optional().catch(undefined) })

function firstSearch(asked: z.infer<typeof Asked>): CaseQuestionSearch {
  if (asked.toon === undefined) return FIRST
  return { ...FIRST, ...WHICH[asked.toon === 'nieuw' ? 'news' : 'for-me'] }
}

/** What colleagues ask now, and all that was asked before. The words that are sought stay out of the address. */
export function CaseQuestionsPage() {
  const m = useMessages(messages)
  const mayAsk = useMay('case-question.write')
  const { toon } = Asked.parse(useSearch({ strict: false }))
  const [search, setSearch] = useState(() => firstSearch({ toon }))
  const [typed, setTyped] = useState('')
  const { data, error, refetch } = useQuery({
    queryKey: ['case-questions', search],
    queryFn: ({ signal }) => call(searchCaseQuestions, { body: search, signal }),
    placeholderData: keepPreviousData,
  })
  const change = (next: Partial<CaseQuestionSearch>) => setSearch({ ...search, ...next })
  return (
    <>
      <PageHeading
        lead={m.lead}
        actions={
          mayAsk ? (
            <LinkAsButton to={paths.askCaseQuestion()} kind="primary">
              {m.ask}
            </LinkAsButton>
          ) : undefined
        }
      >
        {m.title}
      </PageHeading>
      <div className="trede-stack">
        <SearchBox
          label={m.search}
          value={typed}
          onChange={setTyped}
          onSearch={(text) => {
            const { text: _, ...rest } = search
            // What was answered counts as much as what is open, as soon as somebody seeks.
            setSearch(text === '' ? rest : { ...rest, text, state: 'all' })
          }}
        />
        <QuestionFilters
          search={search}
          onChange={change}
          onClear={() => {
            setTyped('')
            setSearch(FIRST)
          }}
          result={data ? m.results(data.items.length) : undefined}
        />
        {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : null}
        {data ? <Rows items={data.items} isOpenOnly={search.state === 'open' && search.text === undefined} /> : null}
        {data?.isCut ? <p className="trede-hint">{m.cut}</p> : null}
        {mayAsk ? <OwnTopics /> : null}
      </div>
    </>
  )
}

interface QuestionFiltersProps {
  search: CaseQuestionSearch
  onChange: (next: Partial<CaseQuestionSearch>) => void
  onClear: () => void
  result: string | undefined
}

function QuestionFilters({ search, onChange, onClear, result }: QuestionFiltersProps) {
  const m = useMessages(messages)
  const { choices } = useTopics()
  const { state, topic, text } = search
  const which = whichOf(search)
  const active = [state !== 'open', topic !== undefined, which !== 'everybody', text !== undefined].filter(
    Boolean,
  ).length
  return (
    <Filters activeCount={active} onClear={onClear} {...(result ? { result } : {})}>
      <SelectField
        label={m.state}
        name="state"
        choices={STATES.map((value) => ({ value, label: m.states[value] }))}
        value={state}
        onChange={(value) => onChange({ state: value || 'open' })}
      />
      <SelectField
        label={m.topic}
        name="topic"
        emptyLabel={m.anyTopic}
        choices={choices}
        value={topic ?? ''}
        onChange={(value) => onChange({ topic: value || undefined })}
      />
      <SelectField
        label={m.which}
        name="which"
        choices={KINDS.map((value) => ({ value, label: m.whose[value] }))}
        value={which}
        onChange={(value) =>
          onChange({ isMine: false, hasNews: false, isForMe: false, ...WHICH[value || 'everybody'] })
        }
      />
    </Filters>
  )
}

/** The newest first; no order but time, and no count of who answers most. */
function Rows({ items, isOpenOnly }: { items: readonly CaseQuestionRow[]; isOpenOnly: boolean }) {
  const m = useMessages(messages)
  const days = useDayText()
  const topics = useTopics()
  if (items.length === 0) return <p className="trede-empty">{isOpenOnly ? m.emptyOpen : m.empty}</p>
  return (
    <ul className="trede-rows">
      {items.map((one) => (
        <li key={one.questionId} className="trede-question">
          <PageLink to={paths.caseQuestion(one.questionId)}>{one.title}</PageLink>
          <p className="trede-hint">
            {m.askedBy(one.isMine ? m.you : one.askedBy, days.day(one.askedOn, 'short'))}; {m.answers(one.answerCount)}
          </p>
          <p>
            {one.hasNews ? <Tag>{m.hasNews}</Tag> : null}{' '}
            {one.isOpen ? null : <Tag>{m.ends[one.closedAs ?? 'answered']}</Tag>}{' '}
            {one.hasHelped ? <Tag>{m.helped}</Tag> : null}{' '}
            {one.topics.map((topic) => (
              <Tag key={topic}>{topics.words(topic)}</Tag>
            ))}
          </p>
        </li>
      ))}
    </ul>
  )
}
