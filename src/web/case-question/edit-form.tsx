import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { editCaseQuestion } from '../../api/case-question.ts'
import type { CaseQuestion } from '../../core/case-question.ts'
import { call } from '../api.ts'
import { useMessages } from '../messages.ts'
import { Problem } from '../problem.ts'
import { Button } from '../ui/button.tsx'
import { CheckField, SelectField, TextAreaField, TextField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { MarksHint } from './marks-hint.tsx'
import { messages } from './messages.ts'
import { useTopics } from './topics.ts'

interface EditFormProps {
  question: CaseQuestion
  onDone: (words: string) => Promise<void>
  onCancel: () => void
}

/** The question, put better. The server compares it with the file again, as when it was asked. */
export function EditForm({ question, onDone, onCancel }: EditFormProps) {
  const m = useMessages(messages)
  const { choices } = useTopics()
  const { questionId } = question
  const [title, setTitle] = useState(question.title)
  const [text, setText] = useState(question.text)
  const [topics, setTopics] = useState(question.topics)
  const [isAnonymous, setIsAnonymous] = useState(false)
  const saving = useMutation({
    mutationFn: () =>
      call(editCaseQuestion, {
        params: { questionId },
        body: { title, text, topics, isAnonymous: true },
      }),
    onSuccess: () => onDone(m.edited),
  })
  const [missing, setMissing] = useState<Problem>()
  const save = () => {
    const errors = [{ pointer: '/isAnonymous', code: 'required', detail: m.anonymousNeeded }]
    setMissing(isAnonymous ? undefined : new Problem(400, 'request.invalid', m.anonymousNeeded, { errors }))
    if (isAnonymous) saving.mutate()
  }
  return (
    <Form onSubmit={save} problem={missing ?? saving.error} label={m.edit}>
      <TextField label={m.question} name="title" width="full" maxLength={120} value={title} onChange={setTitle} />
      <MarksHint text={title} person={{}} onChange={setTitle} />
      <TextAreaField label={m.text} name="text" rows={6} maxLength={4000} value={text} onChange={setText} />
      <MarksHint text={text} person={{}} onChange={setText} />
      <SelectField
        label={m.topic}
        name="topics"
        emptyLabel="–"
        choices={choices}
        value={topics[0] ?? ''}
        onChange={(topic) => setTopics(topic ? [topic] : [])}
        isOptional
      />
      <CheckField
        label={m.anonymous}
        name="isAnonymous"
        hint={m.anonymousHint}
        isChecked={isAnonymous}
        onChange={setIsAnonymous}
      />
      <div className="trede-actions">
        <Button kind="primary" type="submit" isBusy={saving.isPending}>
          {m.editSave}
        </Button>
        <Button onClick={onCancel}>{m.cancel}</Button>
      </div>
    </Form>
  )
}
