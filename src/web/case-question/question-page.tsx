import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { closeCaseQuestion, getCaseQuestion, removeCaseQuestion } from '../../api/case-question.ts'
import type { CaseQuestion } from '../../core/case-question.ts'
import { call } from '../api.ts'
import { useDayText } from '../day-text.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { useGoAndSay } from '../said.tsx'
import { useMay } from '../session.ts'
import { LoadingPage } from '../shell/message-pages.tsx'
import { Button } from '../ui/button.tsx'
import { Card, Tag } from '../ui/card.tsx'
import { ConfirmStep } from '../ui/confirm-step.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { AnswerForm } from './answer-form.tsx'
import { AnswerList } from './answer-list.tsx'
import { messages } from './messages.ts'
import { useTopics } from './topics.ts'

/** One question with its answers. */
export function CaseQuestionPage() {
  const m = useMessages(messages)
  const { questionId = '' } = useParams({ strict: false })
  const { data, error } = useQuery({
    queryKey: ['case-question', questionId],
    queryFn: ({ signal }) => call(getCaseQuestion, { params: { questionId }, signal }),
  })
  if (data) return <Question key={questionId} question={data} />
  if (!error) return <LoadingPage />
  return (
    <>
      <PageHeading above={<PageLink to={paths.caseQuestions()}>← {m.back}</PageLink>}>{m.title}</PageHeading>
      <ProblemNotice problem={error} />
    </>
  )
}

function Question({ question }: { question: CaseQuestion }) {
  const m = useMessages(messages)
  const days = useDayText()
  const topics = useTopics()
  const client = useQueryClient()
  const mayAnswer = useMay('case-question.write')
  const [said, setSaid] = useState('')
  const status = useRef<HTMLParagraphElement>(null)
  const { questionId, title, text, askedBy, askedOn, isMine, isOpen, dossierId } = question
  const done = async (words: string) => {
    await Promise.all(
      [['case-question', questionId], ['case-questions']].map((queryKey) => client.invalidateQueries({ queryKey })),
    )
    setSaid(words)
    status.current?.focus()
  }
  return (
    <>
      <PageHeading
        title={m.title}
        above={<PageLink to={paths.caseQuestions()}>← {m.back}</PageLink>}
        lead={m.askedBy(isMine ? m.you : askedBy, days.day(askedOn))}
      >
        {title}
      </PageHeading>
      <div className="trede-stack trede-question-page">
        <p ref={status} role="status" tabIndex={-1} className={said ? 'trede-hint' : 'trede-hidden'}>
          {said}
        </p>
        <Card title={m.text} isMain>
          <p className="trede-words">{text}</p>
          <p>
            <Tag>{isOpen ? m.open : m.closed}</Tag>{' '}
            {question.topics.map((topic) => (
              <Tag key={topic}>{topics.words(topic)}</Tag>
            ))}
          </p>
          {dossierId ? (
            <p>
              <PageLink to={paths.dossier(dossierId)}>{m.toDossier}</PageLink>{' '}
              <span className="trede-hint">{m.onlyYou}</span>
            </p>
          ) : null}
          <OwnActions question={question} onDone={done} />
        </Card>
        <Card title={m.answersTitle}>
          <AnswerList question={question} onDone={done} />
          {mayAnswer ? <AnswerForm questionId={questionId} onDone={done} /> : null}
        </Card>
      </div>
    </>
  )
}

/** Closing is for the asker; removing also for the privacy officer, when somebody is named after all. */
function OwnActions({ question, onDone }: { question: CaseQuestion; onDone: (words: string) => Promise<void> }) {
  const m = useMessages(messages)
  const client = useQueryClient()
  const goAndSay = useGoAndSay()
  const { questionId, isMine, isOpen, mayRemove } = question
  const closing = useMutation({
    mutationFn: () => call(closeCaseQuestion, { params: { questionId }, body: { isOpen: !isOpen } }),
    onSuccess: () => onDone(isOpen ? m.closedSaid : m.reopenedSaid),
  })
  const removing = useMutation({
    mutationFn: () => call(removeCaseQuestion, { params: { questionId } }),
    onSuccess: async () => {
      goAndSay(paths.caseQuestions(), m.removed)
      client.removeQueries({ queryKey: ['case-question', questionId] })
      await client.invalidateQueries({ queryKey: ['case-questions'] })
    },
  })
  return (
    <>
      {closing.error ? <ProblemNotice problem={closing.error} /> : null}
      {removing.error ? <ProblemNotice problem={removing.error} /> : null}
      <div className="trede-actions">
        {isMine ? (
          <Button isBusy={closing.isPending} onClick={() => closing.mutate()}>
            {isOpen ? m.closeQuestion : m.reopen}
          </Button>
        ) : null}
        {mayRemove ? (
          <ConfirmStep
            label={m.remove}
            question={m.removeQuestion}
            isDanger
            isBusy={removing.isPending}
            onConfirm={() => removing.mutate()}
          />
        ) : null}
      </div>
    </>
  )
}
