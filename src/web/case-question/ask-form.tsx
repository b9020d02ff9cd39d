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
import { Form } from '../ui/form.tsx'
import { namesSomebody } from './marks-hint.tsx'
import { messages } from './messages.ts'
import { QuestionFields } from './question-fields.tsx'

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
  const { draft, isAnonymous, setIsAnonymous, ask, isBusy, problem } = useAsking(props)
  const { value, set } = draft
  if (!draft.isReady) return null
  return (
    <Form onSubmit={ask} problem={problem} label={m.askTitle}>
      <QuestionFields
        value={value}
        onChange={set}
        person={person}
        isAnonymous={isAnonymous}
        onAnonymous={setIsAnonymous}
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
