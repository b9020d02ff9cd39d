import { useState } from 'react'
import * as z from 'zod'
import { closeAssessmentRoute, giveAssignmentRoute } from '../../api/assessment.ts'
import { DecidedWith } from '../../core/assessment.ts'
import { addDays } from '../../core/day.ts'
import { useDayText } from '../day-text.ts'
import { ConflictNotice } from '../dossier/conflict-notice.tsx'
import { useDossierWrite } from '../dossier/dossier-query.ts'
import { useDraft } from '../draft.ts'
import { useMessages } from '../messages.ts'
import { Problem } from '../problem.ts'
import { DayField } from '../ui/day-input.tsx'
import { CheckField, TextAreaField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { FormActions, FormBox } from './begin-form.tsx'
import { messages } from './messages.ts'
import type { RoundFormProps } from './observe-form.tsx'

const AssignDraft = z.object({ text: z.string(), dueOn: z.string() })

/** An assignment in the words that the resident gets. */
export function AssignForm({ open, round, onDone, onClose }: RoundFormProps) {
  const m = useMessages(messages)
  const { today } = useDayText()
  const [missing, setMissing] = useState<Problem>()
  const draft = useDraft({
    key: `assignment-${round.assessmentId}`,
    schema: AssignDraft,
    initial: { text: '', dueOn: addDays(today, 14) },
  })
  const write = useDossierWrite(giveAssignmentRoute, open, () => {
    draft.clear()
    onDone(m.assign.saved)
  })
  const save = () => {
    const { text, dueOn } = draft.value
    const isEmpty = text.trim() === ''
    setMissing(isEmpty ? emptyText(m.incomplete, m.assign.textNeeded) : undefined)
    if (isEmpty) return
    const params = { assessmentId: round.assessmentId }
    write.mutate({ params, body: { text, ...(dueOn ? { dueOn } : {}) } })
  }
  const problem = missing ?? write.error
  if (!draft.isReady) return null
  return (
    <FormBox title={m.actions.assign} first="textarea" onClose={onClose}>
      <ConflictNotice problem={problem} open={open} />
      <Form onSubmit={save} problem={problem} label={m.actions.assign}>
        <TextAreaField
          label={m.assign.text}
          name="text"
          hint={m.assign.textHint}
          rows={2}
          value={draft.value.text}
          onChange={(text) => draft.set({ text })}
        />
        <DayField
          label={m.assign.due}
          name="dueOn"
          value={draft.value.dueOn}
          onChange={(dueOn) => draft.set({ dueOn })}
          min={today}
          isOptional
        />
        <FormActions save={m.assign.save} isBusy={write.isPending} onClose={onClose} draft={draft} />
      </Form>
    </FormBox>
  )
}

const emptyText = (title: string, detail: string): Problem =>
  new Problem(400, 'request.invalid', title, { errors: [{ pointer: '/text', code: 'required', detail }] })

const ConcludeDraft = z.object({ text: z.string(), decidedWith: z.array(DecidedWith) })

/** What came of the round, and with whom that was decided. */
export function ConcludeForm({ open, round, onDone, onClose }: RoundFormProps) {
  const m = useMessages(messages)
  const [missing, setMissing] = useState<Problem>()
  const draft = useDraft<z.infer<typeof ConcludeDraft>>({
    key: `outcome-${round.assessmentId}`,
    schema: ConcludeDraft,
    initial: { text: '', decidedWith: [] },
  })
  const write = useDossierWrite(closeAssessmentRoute, open, () => {
    draft.clear()
    onDone(m.conclude.saved)
  })
  const { text, decidedWith } = draft.value
  const save = () => {
    const isEmpty = text.trim() === ''
    setMissing(isEmpty ? emptyText(m.incomplete, m.conclude.textNeeded) : undefined)
    if (!isEmpty) write.mutate({ params: { assessmentId: round.assessmentId }, body: { text, decidedWith } })
  }
  const problem = missing ?? write.error
  if (!draft.isReady) return null
  return (
    <FormBox title={m.actions.conclude} first="textarea" onClose={onClose}>
      <ConflictNotice problem={problem} open={open} />
      <Form onSubmit={save} problem={problem} label={m.actions.conclude}>
        <TextAreaField
          label={m.conclude.text}
          name="text"
          rows={3}
          value={text}
          onChange={(next) => draft.set({ text: next })}
        />
        <fieldset className="trede-field trede-fieldset">
          <legend className="trede-label">{m.conclude.with}</legend>
          {DecidedWith.options.map((who) => (
            <CheckField
              key={who}
              label={m.with[who]}
              name={`decidedWith/${who}`}
              isChecked={decidedWith.includes(who)}
              onChange={(isChecked) =>
                draft.set({
                  decidedWith: isChecked ? [...decidedWith, who] : decidedWith.filter((one) => one !== who),
                })
              }
            />
          ))}
        </fieldset>
        <FormActions save={m.conclude.save} isBusy={write.isPending} onClose={onClose} draft={draft} />
      </Form>
    </FormBox>
  )
}
