import { useState } from 'react'
import * as z from 'zod'
import { noteNotNowRoute } from '../../api/not-now.ts'
import { addDays, addMonths } from '../../core/day.ts'
import { DayAdvice } from '../contact/day-advice.tsx'
import { useDayText } from '../day-text.ts'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { useDraft } from '../draft.ts'
import { useMessages } from '../messages.ts'
import { type FieldProblem, Problem } from '../problem.ts'
import { DayField } from '../ui/day-input.tsx'
import { TextAreaField } from '../ui/field.tsx'
import { LineForm } from './line-form.tsx'
import { notNowWords } from './not-now-messages.ts'

const NotNowDraft = z.object({ text: z.string(), retryOn: z.string() })

interface NotNowFormProps {
  open: OpenDossier
  /** The step that is put off; absent where it is an offer or a goal. */
  stepId?: string
  onClose: () => void
  onDone: (said: string) => void
}

/** What the resident does not want now, and when to ask again. @source seed4 L1753-1759 */
export function NotNowForm({ open, stepId, onClose, onDone }: NotNowFormProps) {
  const m = useMessages(notNowWords)
  const days = useDayText()
  const [missing, setMissing] = useState<Problem>()
  const draft = useDraft({
    key: `not-now-${stepId ?? open.dossierId}`,
    schema: NotNowDraft,
    initial: { text: '', retryOn: '' },
  })
  const { value, set } = draft
  const write = useDossierWrite(noteNotNowRoute, open, () => {
    draft.clear()
    onDone(m.saved(days.day(value.retryOn)))
  })
  const save = () => {
    const errors: FieldProblem[] = []
    if (value.text.trim() === '') errors.push({ pointer: '/text', code: 'required', detail: m.textNeeded })
    if (value.retryOn <= days.today) errors.push({ pointer: '/retryOn', code: 'required', detail: m.retryNeeded })
    setMissing(errors.length > 0 ? new Problem(400, 'request.invalid', m.incomplete, { errors }) : undefined)
    if (errors.length === 0) write.mutate({ body: { ...value, ...(stepId ? { stepId } : {}) } })
  }
  return (
    <LineForm
      {...{ open, title: m.title, save: m.save, cancel: m.cancel, isReady: draft.isReady, isBusy: write.isPending }}
      problem={missing ?? write.error}
      onSubmit={save}
      onClose={onClose}
    >
      <TextAreaField label={m.text} name="text" rows={2} value={value.text} onChange={(text) => set({ text })} />
      <DayField
        label={m.retry}
        name="retryOn"
        hint={m.retryHint}
        value={value.retryOn}
        onChange={(retryOn) => set({ retryOn })}
        quick={[
          { label: m.quick.weeks6, day: addDays(days.today, 42) },
          { label: m.quick.months3, day: addMonths(days.today, 3) },
          { label: m.quick.months6, day: addMonths(days.today, 6) },
        ]}
        min={addDays(days.today, 1)}
      />
      <DayAdvice day={value.retryOn} />
    </LineForm>
  )
}
