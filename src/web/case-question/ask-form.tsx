import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod'
import { askCaseQuestion } from '../../api/case-question.ts'
import type { Known } from '../../core/identifying.ts'
import { call } from '../api.ts'
import { useDraft } from '../draft.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { type FieldProblem, Problem } from '../problem.ts'
import { useGoAndSay } from '../said.tsx'
import { Button } from '../ui/button.tsx'
import { DraftStatus } from '../ui/draft-status.tsx'
import { CheckField, SelectField, TextAreaField, TextField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { MarksHint, namesSomebody } from './marks-hint.tsx'
import { messages } from './messages.ts'
import { useTopics } from './topics.ts'

const AskDraft = z.object({ title: z.string(), text: z.string(), topic: z.string() })
const EMPTY = { title: '', text: '', topic: '' }

interface AskFormProps {
  /** The dossier it is asked from: only the asker will see that. */
  dossierId?: string
  /** Who the text must not name. */
  person: Known
}

function useAsking({ dossierId, person }: AskFormProps) {
  const m = useMessages(messages)
  const client = useQueryClient()
  const goAndSay = useGoAndSay()
  const [isAnonymous, setIsAnonymous] = useState(false)
  const [missing, setMissing] = useState<Problem>()
  const draft = useDraft({ key: `case-question-${dossierId ?? 'loose'}`, schema: AskDraft, initial: EMPTY })
  const { title, text, topic } = draft.value
  const asking = useMutation({
    mutationFn: () =>
      call(askCaseQuestion, {
        body: { title, text, topics: topic ? [topic] : [], ...(dossierId ? { dossierId } : {}), isAnonymous: true },
      }),
    onSuccess: async ({ questionId }) => {
      draft.clear()
      await client.invalidateQueries({ queryKey: ['case-questions'] })
      goAndSay(paths.caseQuestion(questionId), m.sent)
    },
  })
  const ask = () => {
    const errors: FieldProblem[] = []
    const fault = (pointer: string, detail: string) => errors.push({ pointer, code: 'required', detail })
    if (title.trim() === '') fault('/title', m.questionNeeded)
    else if (namesSomebody(title, person)) fault('/title', m.identifies)
    if (text.trim() === '') fault('/text', m.textNeeded)
    else if (namesSomebody(text, person)) fault('/text', m.identifies)
    if (!isAnonymous) fault('/isAnonymous', m.anonymousNeeded)
    setMissing(errors.length > 0 ? new Problem(400, 'request.invalid', m.incomplete, { errors }) : undefined)
    if (errors.length === 0) asking.mutate()
  }
  return { draft, isAnonymous, setIsAnonymous, ask, isBusy: asking.isPending, problem: missing ?? asking.error }
}

/** A question that names nobody: what shows who it is about is told while typing, and checked again by the server. */
export function AskForm(props: AskFormProps) {
  const m = useMessages(messages)
  const { person } = props
  const { choices } = useTopics()
  const { draft, isAnonymous, setIsAnonymous, ask, isBusy, problem } = useAsking(props)
  const { value, set } = draft
  if (!draft.isReady) return null
  return (
    <Form onSubmit={ask} problem={problem} label={m.askTitle}>
      <TextField
        label={m.question}
        name="title"
        hint={m.questionHint}
        width="full"
        maxLength={120}
        value={value.title}
        onChange={(title) => set({ title })}
      />
      <MarksHint text={value.title} person={person} onChange={(title) => set({ title })} />
      <TextAreaField
        label={m.text}
        name="text"
        hint={m.textHint}
        rows={6}
        maxLength={4000}
        value={value.text}
        onChange={(text) => set({ text })}
      />
      <MarksHint text={value.text} person={person} onChange={(text) => set({ text })} />
      <SelectField
        label={m.topic}
        name="topics"
        emptyLabel="–"
        choices={choices}
        value={value.topic}
        onChange={(topic) => set({ topic })}
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
        <Button kind="primary" type="submit" isBusy={isBusy}>
          {m.send}
        </Button>
        <span className="trede-keys">{m.keys}</span>
        <DraftStatus draft={draft} />
      </div>
    </Form>
  )
}
