import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { editCaseQuestion } from '../../api/case-question.ts'
import type { CaseQuestion } from '../../core/case-question.ts'
import { call } from '../api.ts'
import { useMessages } from '../messages.ts'
import { Problem } from '../problem.ts'
import { Button } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { messages } from './messages.ts'
import { QuestionFields } from './question-fields.tsx'

interface EditFormProps {
  question: CaseQuestion
  onDone: (words: string) => Promise<void>
  onCancel: () => void
}

/** Who it is about is not known on this page; the server knows. */
const NOBODY = {}

/** The question, put better. The server compares it with the file again, as when it was asked. */
export function EditForm({ question, onDone, onCancel }: EditFormProps) {
  const m = useMessages(messages)
  const { questionId } = question
  const [value, setValue] = useState({ title: question.title, text: question.text, topic: question.topics[0] ?? '' })
  const [isAnonymous, setIsAnonymous] = useState(false)
  const { title, text, topic } = value
  const saving = useMutation({
    mutationFn: () =>
      call(editCaseQuestion, {
        params: { questionId },
        body: { title, text, topics: topic ? [topic] : [], isAnonymous: true },
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
      <QuestionFields
        value={value}
        onChange={(change) => setValue({ ...value, ...change })}
        person={NOBODY}
        isAnonymous={isAnonymous}
        onAnonymous={setIsAnonymous}
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
