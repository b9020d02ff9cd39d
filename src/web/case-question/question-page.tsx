import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { closeCaseQuestion, getCaseQuestion, removeCaseQuestion } from '../../api/case-question.ts'
import type { CaseQuestion, CaseQuestionEnd } from '../../core/case-question.ts'
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
import { EditForm } from './edit-form.tsx'
import { messages } from './messages.ts'
import { newsQuery } from './news.tsx'
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
  const client = useQueryClient()
  const mayAnswer = useMay('case-question.write')
  const [said, setSaid] = useState('')
  const status = useRef<HTMLParagraphElement>(null)
  const { questionId, title, askedBy, askedOn, isMine, hasNews } = question
  const [isEditing, setIsEditing] = useState(false)
  // Seen now: the count in the navigation follows.
  useEffect(() => {
    if (hasNews) void client.invalidateQueries({ queryKey: newsQuery.queryKey })
  }, [client, hasNews])
  const done = async (words: string) => {
    setIsEditing(false)
    await Promise.all(
      [['case-question', questionId], ['case-questions'], newsQuery.queryKey].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
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
        {isEditing ? (
          <Card title={m.edit} isMain>
            <EditForm question={question} onDone={done} onCancel={() => setIsEditing(false)} />
          </Card>
        ) : (
          <Asked question={question} onEdit={() => setIsEditing(true)} onDone={done} />
        )}
        <Card title={m.answersTitle}>
          <AnswerList question={question} onDone={done} />
          {mayAnswer ? <AnswerForm questionId={questionId} onDone={done} /> : null}
        </Card>
      </div>
    </>
  )
}

interface AskedProps {
  question: CaseQuestion
  onEdit: () => void
  onDone: (words: string) => Promise<void>
}

function Asked({ question, onEdit, onDone }: AskedProps) {
  const m = useMessages(messages)
  const days = useDayText()
  const topics = useTopics()
  const { text, isOpen, closedAs, editedOn, dossierId } = question
  return (
    <Card title={m.text} isMain>
      <p className="trede-words">{text}</p>
      {editedOn ? <p className="trede-hint">{m.editedOn(days.day(editedOn, 'short'))}</p> : null}
      <p>
        <Tag>{isOpen ? m.open : m.ends[closedAs ?? 'answered']}</Tag>{' '}
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
      <OwnActions question={question} onEdit={onEdit} onDone={onDone} />
    </Card>
  )
}

/** Closing is for the asker; removing also for the privacy officer, when somebody is named after all. */
function OwnActions({ question, onEdit, onDone }: AskedProps) {
  const m = useMessages(messages)
  const client = useQueryClient()
  const goAndSay = useGoAndSay()
  const { questionId, isMine, isOpen, answerCount, mayEdit, mayRemove } = question
  const closing = useMutation({
    mutationFn: (as: CaseQuestionEnd) =>
      call(closeCaseQuestion, { params: { questionId }, body: { isOpen: !isOpen, as } }),
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
        {mayEdit ? <Button onClick={onEdit}>{m.edit}</Button> : null}
        {isMine && (!isOpen || answerCount > 0) ? (
          <Button isBusy={closing.isPending} onClick={() => closing.mutate('answered')}>
            {isOpen ? m.closeQuestion : m.reopen}
          </Button>
        ) : null}
        {isMine && isOpen ? (
          <Button isBusy={closing.isPending} onClick={() => closing.mutate('withdrawn')}>
            {m.withdraw}
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
