import { useEffect, useRef, useState } from 'react'
import * as z from 'zod'
import { takeNoShowStepRoute } from '../../api/no-show.ts'
import { Danger, isFreeStep, type NoShowChain, type NoShowForm } from '../../core/no-show.ts'
import { useDayText } from '../day-text.ts'
import { ConflictNotice } from '../dossier/conflict-notice.tsx'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { useDraft } from '../draft.ts'
import { useMessages } from '../messages.ts'
import { type FieldProblem, Problem } from '../problem.ts'
import { DeviationFields, useDeviation } from '../profile/deviation-fields.tsx'
import { Button } from '../ui/button.tsx'
import { ChoiceGroup } from '../ui/choice-group.tsx'
import { SelectField, TextAreaField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { usePolicyChain } from './chain-words.ts'
import { DangerField, lastingNoFaults } from './lasting-no.tsx'
import { messages } from './messages.ts'
import { Weighing } from './weighing.tsx'

const StepDraft = z.object({
  stepKey: z.string(),
  deviationCode: z.string(),
  deviationText: z.string(),
  text: z.string(),
  appointmentId: z.string(),
  weigherId: z.string(),
  danger: Danger.or(z.literal('')).default(''),
})
export type StepDraft = z.infer<typeof StepDraft>

const EMPTY: StepDraft = {
  stepKey: '',
  deviationCode: '',
  deviationText: '',
  text: '',
  appointmentId: '',
  weigherId: '',
  danger: '',
}

interface StepFormProps {
  open: OpenDossier
  chain: NoShowChain
  /** The proposed step where it asks more than one press: it is chosen from the start. */
  first: NoShowForm | undefined
  onClose: () => void
  onDone: (said: string) => void
}

function useStepWrite({ open, chain, first, onDone }: StepFormProps) {
  const m = useMessages(messages)
  const policy = usePolicyChain()
  const deviationOf = useDeviation('no-show')
  const [missing, setMissing] = useState<Problem>()
  const proposal = policy.propose(chain)
  const proposed = proposal.kind === 'step' ? proposal.step.key : ''
  const initial = { ...EMPTY, stepKey: first ? proposed : '' }
  const draft = useDraft({ key: `no-show-${open.dossierId}`, schema: StepDraft, initial })
  const { stepKey, text, appointmentId, weigherId, danger } = draft.value
  const step = policy.steps.find(({ key }) => key === stepKey)
  const isMeasure = step?.form === 'measure-proposal'
  const isNo = step?.form === 'respect-the-no'
  const asksReason = step !== undefined && !isFreeStep(proposal, policy.isKnown ? policy.steps : null, step)
  const write = useDossierWrite(takeNoShowStepRoute, open, () => {
    draft.clear()
    onDone(m.taken(step?.words ?? ''))
  })
  const save = () => {
    const reason = asksReason ? deviationOf(draft.value) : { errors: [] }
    const errors: FieldProblem[] = [...reason.errors]
    if (!step) errors.push({ pointer: '/stepKey', code: 'required', detail: m.form.stepNeeded })
    if (isMeasure && weigherId === '')
      errors.push({ pointer: '/weigherId', code: 'required', detail: m.form.weigherNeeded })
    if (isNo) errors.push(...lastingNoFaults(m, text, danger))
    setMissing(errors.length > 0 ? new Problem(400, 'request.invalid', m.form.incomplete, { errors }) : undefined)
    if (errors.length > 0) return
    write.mutate({
      body: {
        stepKey,
        ...('deviation' in reason && reason.deviation ? { deviation: reason.deviation } : {}),
        ...(text.trim() ? { text } : {}),
        ...(appointmentId ? { appointmentId } : {}),
        ...(isMeasure ? { weigherId } : {}),
        ...(isNo && danger ? { danger } : {}),
      },
    })
  }
  return {
    draft,
    steps: policy.steps,
    isMeasure,
    isNo,
    asksReason,
    hasProposal: proposed !== '',
    save,
    isBusy: write.isPending,
    problem: missing ?? write.error,
  }
}

/** Another step than the proposed one, with a reason; or having somebody weigh a measure. */
export function StepForm(props: StepFormProps) {
  const { open, chain, first, onClose } = props
  const m = useMessages(messages)
  const codes = useMessages(words)
  const days = useDayText()
  const box = useRef<HTMLDivElement>(null)
  const { draft, steps, isMeasure, isNo, asksReason, hasProposal, save, isBusy, problem } = useStepWrite(props)
  const { value, set, isReady } = draft
  useEffect(() => {
    if (isReady) box.current?.querySelector<HTMLElement>('input, select, textarea')?.focus()
  }, [isReady])
  if (!isReady) return null
  const title = first === 'measure-proposal' ? m.form.measureTitle : first ? m.respect : m.form.title
  const ahead = open.dossier.appointments
    .filter(({ settled }) => !settled)
    .toSorted((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt))
  return (
    <div
      ref={box}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose()
      }}
      role="group"
      aria-label={title}
    >
      <ConflictNotice problem={problem} open={open} />
      <Form onSubmit={save} problem={problem} label={title}>
        <ChoiceGroup
          legend={m.form.step}
          name="stepKey"
          choices={steps.map(({ key, words: label }) => ({ value: key, label }))}
          value={value.stepKey === '' ? undefined : value.stepKey}
          onChange={(stepKey) => set({ stepKey })}
        />
        {isMeasure ? <Weighing open={open} chain={chain} value={value} onChange={set} /> : null}
        {asksReason ? (
          <DeviationFields
            place="no-show"
            label={hasProposal ? m.form.reason : m.form.reasonAlone}
            value={value}
            onChange={set}
          />
        ) : null}
        {isNo ? <DangerField value={value.danger} onChange={(danger) => set({ danger })} /> : null}
        {ahead.length > 0 && !isMeasure && !isNo ? (
          <SelectField
            label={m.form.appointment}
            name="appointmentId"
            emptyLabel={m.form.noAppointment}
            choices={ahead.map(({ appointmentId, startsAt, place }) => ({
              value: appointmentId,
              label: `${days.moment(startsAt)}, ${codes.places[place]}`,
            }))}
            value={value.appointmentId}
            onChange={(appointmentId) => set({ appointmentId })}
            isOptional
          />
        ) : null}
        <TextAreaField
          label={isNo ? m.noWords : m.form.text}
          name="text"
          rows={2}
          value={value.text}
          onChange={(text) => set({ text })}
          isOptional={!isNo}
        />
        <div className="trede-actions">
          <Button kind="primary" type="submit" isBusy={isBusy}>
            {m.form.save}
          </Button>
          <Button kind="subtle" onClick={onClose}>
            {m.close}
          </Button>
        </div>
      </Form>
    </div>
  )
}
