import { useState } from 'react'
import * as z from 'zod'
import { adjustStepRoute, closeStepRoute } from '../../api/plan.ts'
import { Speaker, type Step, StepOutcome } from '../../core/plan.ts'
import { useDayText } from '../day-text.ts'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { useDraft } from '../draft.ts'
import { useMessages } from '../messages.ts'
import { type FieldProblem, Problem } from '../problem.ts'
import { ChoiceGroup } from '../ui/choice-group.tsx'
import { DayField } from '../ui/day-input.tsx'
import { TextAreaField } from '../ui/field.tsx'
import { details } from './detail-messages.ts'
import { LineForm } from './line-form.tsx'

export interface StepFormProps {
  open: OpenDossier
  step: Step
  onClose: () => void
  onDone: () => void
}

const ClosingDraft = z.object({ outcome: StepOutcome, text: z.string(), saidBy: Speaker })

const DONE: z.infer<typeof ClosingDraft> = { outcome: 'done', text: '', saidBy: 'resident' }

/** How a step went, in the words of whoever says it. */
export function CloseForm({ open, step, onClose, onDone }: StepFormProps) {
  const { close: m, speakers } = useMessages(details)
  const codes = useMessages(words)
  const [missing, setMissing] = useState<Problem>()
  const draft = useDraft({
    key: `step-close-${step.stepId}`,
    schema: ClosingDraft,
    initial: DONE,
  })
  const { value, set } = draft
  const write = useDossierWrite(closeStepRoute, open, () => {
    draft.clear()
    onDone()
  })
  const save = () => {
    const errors: FieldProblem[] =
      value.text.trim() === '' ? [{ pointer: '/text', code: 'required', detail: m.textNeeded }] : []
    setMissing(errors.length > 0 ? new Problem(400, 'request.invalid', m.textNeeded, { errors }) : undefined)
    if (errors.length === 0) write.mutate({ params: { stepId: step.stepId }, body: value })
  }
  return (
    <LineForm
      {...{ open, title: m.title, save: m.save, cancel: m.cancel, isReady: draft.isReady, isBusy: write.isPending }}
      problem={missing ?? write.error}
      onSubmit={save}
      onClose={onClose}
    >
      <TextAreaField label={m.text} name="text" value={value.text} onChange={(text) => set({ text })} rows={2} />
      <WhoSays legend={m.who} labels={speakers} value={value.saidBy} onChange={(saidBy) => set({ saidBy })} />
      <ChoiceGroup
        legend={m.outcome}
        name="outcome"
        isInline
        choices={StepOutcome.options.map((outcome) => ({ value: outcome, label: codes.stepOutcomes[outcome] }))}
        value={value.outcome}
        onChange={(outcome) => set({ outcome })}
      />
    </LineForm>
  )
}

function WhoSays({
  legend,
  labels,
  value,
  onChange,
}: {
  legend: string
  labels: Record<Speaker, string>
  value: Speaker
  onChange: (saidBy: Speaker) => void
}) {
  return (
    <ChoiceGroup
      legend={legend}
      name="saidBy"
      isInline
      choices={Speaker.options.map((speaker) => ({ value: speaker, label: labels[speaker] }))}
      value={value}
      onChange={onChange}
    />
  )
}

const AdjustmentDraft = z.object({ text: z.string(), dueOn: z.string(), reason: z.string(), saidBy: Speaker })

/** Other words or another day for a step, with why; what it was stays. @source seed3 L268, L390 */
export function AdjustForm({ open, step, onClose, onDone }: StepFormProps) {
  const { adjust: m, close, speakers } = useMessages(details)
  const { today } = useDayText()
  const [missing, setMissing] = useState<Problem>()
  const initial: z.infer<typeof AdjustmentDraft> = {
    text: open.text(step.textId) ?? '',
    dueOn: step.dueOn,
    reason: '',
    saidBy: 'resident',
  }
  const draft = useDraft({ key: `step-adjust-${step.stepId}`, schema: AdjustmentDraft, initial })
  const { value, set } = draft
  const write = useDossierWrite(adjustStepRoute, open, () => {
    draft.clear()
    onDone()
  })
  const save = () => {
    const errors: FieldProblem[] = []
    const need = (isGiven: boolean, pointer: string, detail: string) => {
      if (!isGiven) errors.push({ pointer, code: 'required', detail })
    }
    need(value.text.trim() !== '', '/text', m.textNeeded)
    need(value.dueOn !== '', '/dueOn', m.dueNeeded)
    need(value.reason.trim() !== '', '/reason', m.reasonNeeded)
    setMissing(errors.length > 0 ? new Problem(400, 'request.invalid', m.incomplete, { errors }) : undefined)
    if (errors.length === 0) write.mutate({ params: { stepId: step.stepId }, body: value })
  }
  return (
    <LineForm
      {...{ open, title: m.title, save: m.save, cancel: close.cancel, isReady: draft.isReady }}
      isBusy={write.isPending}
      problem={missing ?? write.error}
      onSubmit={save}
      onClose={onClose}
    >
      <TextAreaField label={m.text} name="text" value={value.text} onChange={(text) => set({ text })} rows={2} />
      <DayField
        label={m.due}
        name="dueOn"
        hint=""
        value={value.dueOn}
        onChange={(dueOn) => set({ dueOn })}
        min={step.startsOn ?? today}
      />
      <TextAreaField
        label={m.reason}
        name="reason"
        value={value.reason}
        onChange={(reason) => set({ reason })}
        rows={2}
      />
      <WhoSays legend={m.who} labels={speakers} value={value.saidBy} onChange={(saidBy) => set({ saidBy })} />
    </LineForm>
  )
}
