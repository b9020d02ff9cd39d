import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { correctCaseAnswer } from '../../api/case-question.ts'
import { call } from '../api.ts'
import { useMessages } from '../messages.ts'
import { Button } from '../ui/button.tsx'
import { TextAreaField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { MarksHint } from './marks-hint.tsx'
import { messages } from './messages.ts'

interface CorrectFormProps {
  params: { questionId: string; answerId: string }
  text: string
  onDone: (words: string) => Promise<void>
  onCancel: () => void
}

/** The own answer, made better; what it said stays to be read. */
export function CorrectForm({ params, text: before, onDone, onCancel }: CorrectFormProps) {
  const m = useMessages(messages)
  const [text, setText] = useState(before)
  const saving = useMutation({
    mutationFn: () => call(correctCaseAnswer, { params, body: { text } }),
    onSuccess: () => onDone(m.corrected),
  })
  return (
    <Form onSubmit={() => saving.mutate()} problem={saving.error} label={m.correct}>
      <TextAreaField
        label={m.answer}
        name="text"
        hint={m.correctHint}
        rows={4}
        maxLength={4000}
        value={text}
        onChange={setText}
      />
      <MarksHint text={text} person={{}} onChange={setText} />
      <div className="trede-actions">
        <Button kind="primary" type="submit" isBusy={saving.isPending}>
          {m.correctSave}
        </Button>
        <Button onClick={onCancel}>{m.cancel}</Button>
      </div>
    </Form>
  )
}
