import { useState } from 'react'
import * as z from 'zod'
import { openAssessmentRoute } from '../../api/assessment.ts'
import { AssessedDecision, AssessmentWeight } from '../../core/assessment.ts'
import { ConflictNotice } from '../dossier/conflict-notice.tsx'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { useDraft } from '../draft.ts'
import { useMessages } from '../messages.ts'
import { Problem } from '../problem.ts'
import { Button } from '../ui/button.tsx'
import { ChoiceGroup } from '../ui/choice-group.tsx'
import { DraftStatus } from '../ui/draft-status.tsx'
import { SelectField, TextAreaField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { messages } from './messages.ts'

const BeginDraft = z.object({ weight: AssessmentWeight, decision: z.string(), text: z.string() })
type BeginDraft = z.infer<typeof BeginDraft>
const EMPTY: BeginDraft = { weight: 'light', decision: '', text: '' }

interface BeginFormProps {
  open: OpenDossier
  onDone: (said: string) => void
  onClose: () => void
}

/** A new round: light unless said otherwise, for a decision that has no open round yet. */
export function BeginForm({ open, onDone, onClose }: BeginFormProps) {
  const m = useMessages(messages)
  const [missing, setMissing] = useState<Problem>()
  const draft = useDraft({ key: `assessment-${open.dossierId}`, schema: BeginDraft, initial: EMPTY })
  const { value, set } = draft
  const write = useDossierWrite(openAssessmentRoute, open, () => {
    draft.clear()
    onDone(m.begin.saved)
  })
  const save = () => {
    const decision = AssessedDecision.safeParse(value.decision).data
    const errors = [{ pointer: '/decision', code: 'required', detail: m.begin.needed }]
    setMissing(decision ? undefined : new Problem(400, 'request.invalid', m.incomplete, { errors }))
    if (decision)
      write.mutate({ body: { weight: value.weight, decision, ...(value.text.trim() ? { text: value.text } : {}) } })
  }
  const problem = missing ?? write.error
  const busy = new Set(open.dossier.assessments.flatMap(({ decision, closed }) => (closed ? [] : [decision])))
  const free = AssessedDecision.options.filter((decision) => !busy.has(decision))
  if (!draft.isReady) return null
  return (
    <FormBox onClose={onClose} title={m.begin.title} first="select">
      <ConflictNotice problem={problem} open={open} />
      <Form onSubmit={save} problem={problem} label={m.begin.title}>
        <SelectField
          label={m.begin.decision}
          name="decision"
          emptyLabel={m.begin.choose}
          choices={free.map((decision) => ({ value: decision, label: m.decisions[decision] }))}
          value={free.find((decision) => decision === value.decision) ?? ''}
          onChange={(decision) => set({ decision })}
        />
        <ChoiceGroup
          legend={m.begin.weight}
          name="weight"
          choices={AssessmentWeight.options.map((weight) => ({
            value: weight,
            label: m.weights[weight],
            hint: m.weightHints[weight],
          }))}
          value={value.weight}
          onChange={(weight) => set({ weight })}
        />
        <TextAreaField
          label={m.begin.text}
          name="text"
          rows={2}
          value={value.text}
          onChange={(text) => set({ text })}
          isOptional
        />
        <FormActions save={m.actions.begin} isBusy={write.isPending} onClose={onClose} draft={draft} />
      </Form>
    </FormBox>
  )
}

interface FormBoxProps {
  title: string
  /** What the cursor goes to. */
  first: string
  onClose: () => void
  children: React.ReactNode
}

/** A form that somebody asked for: it takes the cursor, and Escape leaves it as a draft. */
export function FormBox({ title, first, onClose, children }: FormBoxProps) {
  return (
    <div
      ref={(box) => {
        if (box && !box.contains(document.activeElement)) box.querySelector<HTMLElement>(first)?.focus()
      }}
      role="group"
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose()
      }}
    >
      {children}
    </div>
  )
}

interface FormActionsProps {
  save: string
  isBusy: boolean
  onClose: () => void
  draft: Parameters<typeof DraftStatus>[0]['draft']
}

export function FormActions({ save, isBusy, onClose, draft }: FormActionsProps) {
  const { actions } = useMessages(messages)
  return (
    <div className="trede-actions">
      <Button kind="primary" type="submit" isBusy={isBusy}>
        {save}
      </Button>
      <Button kind="subtle" onClick={onClose}>
        {actions.cancel}
      </Button>
      <DraftStatus draft={draft} />
    </div>
  )
}
