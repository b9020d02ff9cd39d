import { useEffect, useRef, useState } from 'react'
import type { Question } from '../../policy/question.ts'
import { ConflictNotice } from '../dossier/conflict-notice.tsx'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { useMessages } from '../messages.ts'
import { Problem } from '../problem.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { DraftStatus } from '../ui/draft-status.tsx'
import { Form } from '../ui/form.tsx'
import { AnswerList } from './answer-list.tsx'
import { FinishCard } from './finish-card.tsx'
import { type IntakeDrafting, without } from './intake-draft.ts'
import { answerOf, answerText, type IntakeSteps, intakeSteps, nextStep, type QuestionState } from './intake-steps.ts'
import { useIntakeWrite } from './intake-write.ts'
import { messages } from './messages.ts'
import { QuestionFields } from './question-fields.tsx'

const END = 'end'

interface FixedIntakeProps {
  open: OpenDossier
  questions: readonly Question[]
  draft: IntakeDrafting
}

/** Fixed questions, one at a time; an answer leads to the next. @source seed2 L770 */
export function FixedIntake({ open, questions, draft }: FixedIntakeProps) {
  const { answers: m } = useMessages(messages)
  const steps = intakeSteps(questions, open.dossier)
  const { at, skipped } = draft.value
  const chosen = steps.states.find(({ question }) => question.key === at)
  const current = at === END ? undefined : (chosen ?? nextStep(steps, skipped))
  const box = useRef<HTMLDivElement>(null)
  const shown = current?.question.key ?? END
  const before = useRef(shown)
  useEffect(() => {
    // A new question takes the focus; the first one leaves it at the page's heading.
    if (before.current !== shown)
      box.current?.querySelector<HTMLElement>('input:checked, input, textarea, select, button')?.focus()
    before.current = shown
  }, [shown])
  const goTo = (questionKey: string) => draft.set({ at: questionKey })
  return (
    <div className="trede-guidance">
      <div ref={box} className="trede-stack">
        {current ? (
          <QuestionCard key={current.question.key} open={open} steps={steps} current={current} draft={draft} />
        ) : (
          <FinishCard
            open={open}
            draft={draft}
            openQuestions={steps.states.filter(({ question }) => steps.path.open.includes(question.key))}
            onGoTo={goTo}
          />
        )}
      </div>
      <Card
        title={m.title}
        actions={
          current ? (
            <Button kind="subtle" onClick={() => draft.set({ at: END })}>
              {m.toFinish}
            </Button>
          ) : undefined
        }
      >
        <AnswerList open={open} states={steps.states} skipped={skipped} at={current?.question.key} onGoTo={goTo} />
      </Card>
    </div>
  )
}

interface QuestionCardProps {
  open: OpenDossier
  steps: IntakeSteps
  current: QuestionState
  draft: IntakeDrafting
}

function useAnswer({ open, current, draft }: QuestionCardProps) {
  const { question: m } = useMessages(messages)
  const { question } = current
  const { key } = question
  const savedWords = current.textId === null ? '' : (open.text(current.textId) ?? '')
  const isText = question.kind === 'text'
  const saved = isText ? savedWords : answerText(current.value)
  const value = draft.value.values[key] ?? saved
  const words = draft.value.words[key] ?? (isText ? '' : savedWords)
  const [fault, setFault] = useState<Problem>()
  const goOn = (alsoSkip: boolean) =>
    draft.set((before) => ({
      ...before,
      at: null,
      values: without(before.values, [key]),
      words: without(before.words, [key]),
      skipped: [...before.skipped.filter((one) => one !== key), ...(alsoSkip ? [key] : [])],
    }))
  const write = useIntakeWrite(open, () => goOn(false))
  const save = () => {
    setFault(undefined)
    const given = answerOf(question, value, words)
    if ('fault' in given) {
      const detail = given.fault === 'needed' ? m.needed : m.number(question.min ?? 0, question.max ?? 0)
      const pointer = isText ? '/answers/0/text' : '/answers/0/value'
      setFault(new Problem(400, 'request.invalid', m.notSaved, { errors: [{ pointer, code: given.fault, detail }] }))
      return
    }
    const isSame = value === saved && (isText || words === savedWords)
    if (isSame && current.known === undefined) goOn(false)
    else write.mutate({ answers: [given.answer] })
  }
  return { value, words, save, skip: () => goOn(true), isBusy: write.isPending, problem: fault ?? write.error }
}

function QuestionCard(props: QuestionCardProps) {
  const { open, steps, current, draft } = props
  const m = useMessages(messages)
  const { question, isAnswered } = current
  const { value, words, save, skip, isBusy, problem } = useAnswer(props)
  const at = steps.states.findIndex((state) => state.question.key === question.key)
  const previous = steps.states.slice(0, at).findLast(({ known }) => known === undefined)
  const typed = (record: 'values' | 'words', text: string) =>
    draft.set((before) => ({ ...before, [record]: { ...before[record], [question.key]: text } }))
  return (
    <Card title={m.progress(at + 1, steps.total)} isMain>
      <ConflictNotice problem={problem} open={open} />
      <Form onSubmit={save} problem={problem} label={m.progress(at + 1, steps.total)}>
        <QuestionFields
          question={question}
          value={value}
          onValue={(text) => typed('values', text)}
          words={words}
          onWords={(text) => typed('words', text)}
        />
        <div className="trede-actions">
          <Button kind="primary" type="submit" isBusy={isBusy}>
            {m.question.next}
          </Button>
          {question.isOptional && !isAnswered ? <Button onClick={skip}>{m.question.skip}</Button> : null}
          {previous ? (
            <Button kind="subtle" onClick={() => draft.set({ at: previous.question.key })}>
              {m.question.previous}
            </Button>
          ) : null}
          <DraftStatus draft={draft} />
        </div>
      </Form>
    </Card>
  )
}
