import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod'
import { answerCaseQuestion } from '../../api/case-question.ts'
import { call } from '../api.ts'
import { useDraft } from '../draft.ts'
import { useMessages } from '../messages.ts'
import { Problem } from '../problem.ts'
import { Button } from '../ui/button.tsx'
import { DraftStatus } from '../ui/draft-status.tsx'
import { TextAreaField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { MarksHint } from './marks-hint.tsx'
import { messages } from './messages.ts'

interface AnswerFormProps {
  questionId: string
  onDone: (words: string) => Promise<void>
}

/** An answer to a colleague. Numbers and addresses of anybody are pointed out here too. */
export function AnswerForm({ questionId, onDone }: AnswerFormProps) {
  const m = useMessages(messages)
  const [missing, setMissing] = useState<Problem>()
  const draft = useDraft({
    key: `case-answer-${questionId}`,
    schema: z.object({ text: z.string() }),
    initial: { text: '' },
  })
  const { value, set } = draft
  const answering = useMutation({
    mutationFn: () => call(answerCaseQuestion, { params: { questionId }, body: { text: value.text } }),
    onSuccess: async () => {
      draft.clear()
      await onDone(m.answerSent)
    },
  })
  if (!draft.isReady) return null
  const answer = () => {
    const isEmpty = value.text.trim() === ''
    const errors = [{ pointer: '/text', code: 'required', detail: m.answerNeeded }]
    setMissing(isEmpty ? new Problem(400, 'request.invalid', m.answerNeeded, { errors }) : undefined)
    if (!isEmpty) answering.mutate()
  }
  return (
    <Form onSubmit={answer} problem={missing ?? answering.error} label={m.answerSend}>
      <TextAreaField
        label={m.answer}
        name="text"
        hint={m.answerHint}
        rows={4}
        maxLength={4000}
        value={value.text}
        onChange={(text) => set({ text })}
      />
      <MarksHint text={value.text} person={{}} onChange={(text) => set({ text })} />
      <div className="trede-actions">
        <Button kind="primary" type="submit" isBusy={answering.isPending}>
          {m.answerSend}
        </Button>
        <span className="trede-keys">{m.keys}</span>
        <DraftStatus draft={draft} />
      </div>
    </Form>
  )
}
