import { useState } from 'react'
import * as z from 'zod'
import { makeObservationRoute } from '../../api/assessment.ts'
import { type Assessment, ObservationForm } from '../../core/assessment.ts'
import { AttachmentInput } from '../../core/attachment.ts'
import { FileField } from '../attachment/file-field.tsx'
import { useDayText } from '../day-text.ts'
import { JudgingHint } from '../diagnosis/judging-hint.tsx'
import { ConflictNotice } from '../dossier/conflict-notice.tsx'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { useDraft } from '../draft.ts'
import { useMessages } from '../messages.ts'
import { type FieldProblem, Problem } from '../problem.ts'
import { ChoiceGroup } from '../ui/choice-group.tsx'
import { DayField } from '../ui/day-input.tsx'
import { SelectField, TextAreaField, TextField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { FormActions, FormBox } from './begin-form.tsx'
import { messages } from './messages.ts'

const ObserveDraft = z.object({
  form: ObservationForm,
  assignmentId: z.string(),
  observer: z.string(),
  text: z.string(),
  on: z.string(),
  attachments: z.array(AttachmentInput),
})

export interface RoundFormProps {
  open: OpenDossier
  round: Assessment
  onDone: (said: string) => void
  onClose: () => void
}

function useObserve({ open, round, onDone }: RoundFormProps) {
  const m = useMessages(messages)
  const { today } = useDayText()
  const [missing, setMissing] = useState<Problem>()
  const draft = useDraft<z.infer<typeof ObserveDraft>>({
    key: `observation-${round.assessmentId}`,
    schema: ObserveDraft,
    initial: {
      form: round.weight === 'heavy' ? 'practice' : 'talk',
      assignmentId: '',
      observer: '',
      text: '',
      on: today,
      attachments: [],
    },
  })
  const write = useDossierWrite(makeObservationRoute, open, () => {
    draft.clear()
    onDone(m.observe.saved)
  })
  const save = () => {
    const { form, assignmentId, observer, text, on, attachments } = draft.value
    const errors: FieldProblem[] = []
    if (text.trim() === '') errors.push({ pointer: '/text', code: 'required', detail: m.observe.textNeeded })
    if (on === '' || on > today || on < round.on)
      errors.push({ pointer: '/on', code: 'range', detail: m.observe.onNeeded })
    setMissing(errors.length > 0 ? new Problem(400, 'request.invalid', m.incomplete, { errors }) : undefined)
    if (errors.length > 0) return
    const about = form === 'assignment' && assignmentId ? { assignmentId } : {}
    write.mutate({
      params: { assessmentId: round.assessmentId },
      body: { form, text, on, attachments, ...about, ...(observer.trim() ? { observer } : {}) },
    })
  }
  return { draft, save, isBusy: write.isPending, problem: missing ?? write.error }
}

/** What was seen, how, on which day and by whom, with the form of a work centre where there is one. */
export function ObserveForm(props: RoundFormProps) {
  const { open, round, onClose } = props
  const m = useMessages(messages)
  const { today } = useDayText()
  const { draft, save, isBusy, problem } = useObserve(props)
  const { value, set } = draft
  if (!draft.isReady) return null
  const can = { assignment: round.assignments.length > 0, practice: round.weight === 'heavy', talk: true }
  return (
    <FormBox title={m.actions.observe} first="textarea" onClose={onClose}>
      <ConflictNotice problem={problem} open={open} />
      <Form onSubmit={save} problem={problem} label={m.actions.observe}>
        <ChoiceGroup
          legend={m.observe.form}
          name="form"
          isInline
          choices={ObservationForm.options
            .filter((form) => can[form])
            .map((form) => ({ value: form, label: m.forms[form] }))}
          value={value.form}
          onChange={(form) => set({ form })}
        />
        {value.form === 'assignment' ? (
          <SelectField
            label={m.observe.assignment}
            name="assignmentId"
            emptyLabel={m.observe.noAssignment}
            choices={round.assignments.map(({ assignmentId, textId }) => ({
              value: assignmentId,
              label: (open.text(textId) ?? '').slice(0, 80),
            }))}
            value={value.assignmentId}
            onChange={(assignmentId) => set({ assignmentId })}
            isOptional
          />
        ) : null}
        <TextAreaField
          label={m.observe.text}
          name="text"
          hint={m.observe.textHint}
          rows={3}
          value={value.text}
          onChange={(text) => set({ text })}
        />
        <JudgingHint text={value.text} />
        <TextField
          label={m.observe.observer}
          name="observer"
          hint={m.observe.observerHint}
          width="full"
          maxLength={200}
          value={value.observer}
          onChange={(observer) => set({ observer })}
          isOptional
        />
        <DayField
          label={m.observe.on}
          name="on"
          value={value.on}
          onChange={(on) => set({ on })}
          min={round.on}
          max={today}
        />
        <FileField
          dossierId={open.dossierId}
          value={value.attachments}
          onChange={(attachments) => set({ attachments })}
        />
        <FormActions save={m.observe.save} isBusy={isBusy} onClose={onClose} draft={draft} />
      </Form>
    </FormBox>
  )
}
