import { useState } from 'react'
import * as z from 'zod'
import { answerStatementRoute } from '../../api/diagnosis.ts'
import type { Statement } from '../../core/diagnosis.ts'
import { useDayText } from '../day-text.ts'
import { ConflictNotice } from '../dossier/conflict-notice.tsx'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { useDraft } from '../draft.ts'
import { useMessages } from '../messages.ts'
import { Problem } from '../problem.ts'
import { Button } from '../ui/button.tsx'
import { DraftStatus } from '../ui/draft-status.tsx'
import { TextAreaField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { messages } from './view-messages.ts'

/** What the resident said to it, in their own words. */
export function StatementAnswers({ open, statement }: { open: OpenDossier; statement: Statement }) {
  const { answer: m } = useMessages(messages)
  const codes = useMessages(words)
  const days = useDayText()
  return statement.answers.map(({ seq, textId, on, actorId }) => (
    <blockquote key={seq} className="trede-answer">
      <strong>{m.title}</strong>
      <span className="trede-preserve">{open.text(textId) ?? <em>{codes.timeline.unread}</em>}</span>
      <span className="trede-hint">{m.on(days.day(on, 'short'), open.name(actorId) ?? '')}</span>
    </blockquote>
  ))
}

const AnswerDraft = z.object({ text: z.string() })

interface AnswerFormProps {
  open: OpenDossier
  statement: Statement
  onDone: () => void
  onClose: () => void
}

/** The resident's own answer, written down by the worker. */
export function AnswerForm({ open, statement, onDone, onClose }: AnswerFormProps) {
  const { answer: m } = useMessages(messages)
  const [missing, setMissing] = useState<Problem>()
  const draft = useDraft({ key: `answer-${statement.statementId}`, schema: AnswerDraft, initial: { text: '' } })
  const write = useDossierWrite(answerStatementRoute, open, () => {
    draft.clear()
    onDone()
  })
  const save = () => {
    const { text } = draft.value
    const isEmpty = text.trim() === ''
    const errors = [{ pointer: '/text', code: 'required', detail: m.empty }]
    setMissing(isEmpty ? new Problem(400, 'request.invalid', m.empty, { errors }) : undefined)
    if (!isEmpty) write.mutate({ params: { statementId: statement.statementId }, body: { text } })
  }
  const problem = missing ?? write.error
  if (!draft.isReady) return null
  return (
    <div
      // Whoever asked for the form types at once.
      ref={(box) => {
        if (box && !box.contains(document.activeElement)) box.querySelector('textarea')?.focus()
      }}
    >
      <ConflictNotice problem={problem} open={open} />
      <Form onSubmit={save} problem={problem} label={m.title}>
        <TextAreaField
          label={m.text}
          name="text"
          hint={m.hint}
          rows={2}
          value={draft.value.text}
          onChange={(text) => draft.set({ text })}
        />
        <div className="trede-actions">
          <Button kind="primary" type="submit" isBusy={write.isPending}>
            {m.save}
          </Button>
          <Button kind="subtle" onClick={onClose}>
            {m.close}
          </Button>
          <DraftStatus draft={draft} />
        </div>
      </Form>
    </div>
  )
}
