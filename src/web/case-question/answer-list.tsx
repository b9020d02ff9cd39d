import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { markHelped, removeCaseAnswer } from '../../api/case-question.ts'
import type { CaseQuestion } from '../../core/case-question.ts'
import { call } from '../api.ts'
import { useDayText } from '../day-text.ts'
import { useMessages } from '../messages.ts'
import { useMay } from '../session.ts'
import { Button } from '../ui/button.tsx'
import { Tag } from '../ui/card.tsx'
import { ConfirmStep } from '../ui/confirm-step.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { CorrectForm } from './correct-form.tsx'
import { messages } from './messages.ts'

interface AnswerListProps {
  question: CaseQuestion
  onDone: (words: string) => Promise<void>
}

/** The answers in the order in which they came; the asker can say that one helped. */
export function AnswerList({ question, onDone }: AnswerListProps) {
  const m = useMessages(messages)
  if (question.answers.length === 0) return <p className="trede-empty">{m.noAnswers}</p>
  return (
    <ul className="trede-plain-list">
      {question.answers.map((answer) => (
        <Answer key={answer.answerId} question={question} answer={answer} onDone={onDone} />
      ))}
    </ul>
  )
}

function Answer({ question, answer, onDone }: AnswerListProps & { answer: CaseQuestion['answers'][number] }) {
  const m = useMessages(messages)
  const days = useDayText()
  const isOfficer = useMay('case-question.remove')
  const mayWrite = useMay('case-question.write')
  const [isCorrecting, setIsCorrecting] = useState(false)
  const { answerId, text, by, on, isMine, helpedOn, correctedOn } = answer
  const params = { questionId: question.questionId, answerId }
  const thanking = useMutation({
    mutationFn: () => call(markHelped, { params, body: { hasHelped: helpedOn === null } }),
    onSuccess: () => onDone(helpedOn === null ? m.thankedSaid : ''),
  })
  const removing = useMutation({
    mutationFn: () => call(removeCaseAnswer, { params }),
    onSuccess: () => onDone(m.answerRemoved),
  })
  if (isCorrecting)
    return (
      <li className="trede-answer">
        <CorrectForm
          params={params}
          text={text}
          onCancel={() => setIsCorrecting(false)}
          onDone={async (words) => {
            setIsCorrecting(false)
            await onDone(words)
          }}
        />
      </li>
    )
  return (
    <li className="trede-answer">
      <p className="trede-words">{text}</p>
      <p className="trede-hint">
        {m.askedBy(isMine ? m.you : by, days.day(on, 'short'))}{' '}
        {helpedOn ? <Tag>{m.thanked(days.day(helpedOn, 'short'))}</Tag> : null}{' '}
        {correctedOn ? <Tag>{m.correctedOn(days.day(correctedOn, 'short'))}</Tag> : null}
      </p>
      <Earlier answer={answer} />
      {thanking.error ? <ProblemNotice problem={thanking.error} /> : null}
      {removing.error ? <ProblemNotice problem={removing.error} /> : null}
      <div className="trede-actions">
        {question.isMine && !isMine ? (
          <Button isBusy={thanking.isPending} onClick={() => thanking.mutate()}>
            {helpedOn === null ? m.thanks : m.thanksUndo}
          </Button>
        ) : null}
        {isMine && mayWrite ? (
          <Button kind="subtle" onClick={() => setIsCorrecting(true)}>
            {m.correct}
          </Button>
        ) : null}
        {isMine || isOfficer ? (
          <ConfirmStep
            label={m.removeAnswer}
            question={m.removeAnswerQuestion}
            kind="subtle"
            isDanger
            isBusy={removing.isPending}
            onConfirm={() => removing.mutate()}
          />
        ) : null}
      </div>
    </li>
  )
}

/** What an answer said before it was corrected: whoever acted on it can see what changed. */
function Earlier({ answer: { earlier } }: { answer: CaseQuestion['answers'][number] }) {
  const m = useMessages(messages)
  const days = useDayText()
  if (earlier.length === 0) return null
  return (
    <details className="trede-explain">
      <summary>{m.earlier}</summary>
      <div className="trede-explain-body">
        {earlier.map(({ text, on }, index) => {
          // Versions have no name but their place.
          const place = `${index} ${on}`
          return (
            <div key={place}>
              <p className="trede-hint">{days.day(on, 'short')}</p>
              <p className="trede-words">{text}</p>
            </div>
          )
        })}
      </div>
    </details>
  )
}
