import { useEffect, useRef, useState } from 'react'
import * as z from 'zod'
import { endNoShowRoute } from '../../api/no-show.ts'
import { Danger, NoShowEnding } from '../../core/no-show.ts'
import { ConflictNotice } from '../dossier/conflict-notice.tsx'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { useDraft } from '../draft.ts'
import { useMessages } from '../messages.ts'
import { type FieldProblem, Problem } from '../problem.ts'
import { Button } from '../ui/button.tsx'
import { ChoiceGroup } from '../ui/choice-group.tsx'
import { TextAreaField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { DangerField, lastingNoFaults } from './lasting-no.tsx'
import { messages } from './messages.ts'

const EndDraft = z.object({
  reason: NoShowEnding.nullable(),
  text: z.string(),
  danger: Danger.or(z.literal('')).default(''),
})
const EMPTY: z.infer<typeof EndDraft> = { reason: null, text: '', danger: '' }

interface EndFormProps {
  open: OpenDossier
  onClose: () => void
  onDone: (said: string) => void
}

/** Why an absence is not followed up any further. */
export function EndForm({ open, onClose, onDone }: EndFormProps) {
  const m = useMessages(messages)
  const box = useRef<HTMLDivElement>(null)
  const [missing, setMissing] = useState<Problem>()
  const draft = useDraft({ key: `no-show-end-${open.dossierId}`, schema: EndDraft, initial: EMPTY })
  const { value, set, isReady } = draft
  const write = useDossierWrite(endNoShowRoute, open, () => {
    draft.clear()
    onDone(m.ended)
  })
  useEffect(() => {
    if (isReady) box.current?.querySelector<HTMLElement>('input')?.focus()
  }, [isReady])
  if (!isReady) return null
  const save = () => {
    const { reason, danger } = value
    const text = value.text.trim()
    const errors: FieldProblem[] = []
    if (!reason) errors.push({ pointer: '/reason', code: 'required', detail: m.endForm.reasonNeeded })
    if (reason === 'other' && text === '')
      errors.push({ pointer: '/text', code: 'required', detail: m.endForm.textNeeded })
    if (reason === 'no-respected') errors.push(...lastingNoFaults(m, text, danger))
    setMissing(errors.length > 0 ? new Problem(400, 'request.invalid', m.endForm.incomplete, { errors }) : undefined)
    if (errors.length === 0 && reason)
      write.mutate({
        body: { reason, ...(text ? { text } : {}), ...(reason === 'no-respected' && danger ? { danger } : {}) },
      })
  }
  const problem = missing ?? write.error
  const isNo = value.reason === 'no-respected'
  return (
    <div
      ref={box}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose()
      }}
      role="group"
      aria-label={m.endForm.title}
    >
      <ConflictNotice problem={problem} open={open} />
      <Form onSubmit={save} problem={problem} label={m.endForm.title}>
        <ChoiceGroup
          legend={m.endForm.reason}
          name="reason"
          choices={NoShowEnding.options.map((reason) => ({ value: reason, label: m.endings[reason] }))}
          value={value.reason ?? undefined}
          onChange={(reason) => set({ reason })}
        />
        {isNo ? <DangerField value={value.danger} onChange={(danger) => set({ danger })} /> : null}
        <TextAreaField
          label={isNo ? m.noWords : m.endForm.text}
          name="text"
          rows={2}
          value={value.text}
          onChange={(text) => set({ text })}
          isOptional={value.reason !== 'other' && !isNo}
        />
        <div className="trede-actions">
          <Button kind="primary" type="submit" isBusy={write.isPending}>
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
