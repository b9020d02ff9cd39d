import { useState } from 'react'
import * as z from 'zod'
import { askBuddyRoute } from '../../api/buddy.ts'
import { GoalKind } from '../../core/plan-goal.ts'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { useDraft } from '../draft.ts'
import { useMessages } from '../messages.ts'
import { LineForm } from '../plan/line-form.tsx'
import { Problem } from '../problem.ts'
import { DayField } from '../ui/day-input.tsx'
import { SelectField, TextAreaField } from '../ui/field.tsx'
import { messages } from './messages.ts'

const AskDraft = z.object({ helpKind: z.union([GoalKind, z.literal('')]), neededFrom: z.string(), text: z.string() })

interface AskFormProps {
  open: OpenDossier
  /** The step that the buddy helps with; absent where it is for something else. */
  stepId?: string
  onClose: () => void
  onDone: (said: string) => void
}

/** What for, and from when. The goal of the plan says which kind of help is most likely meant. */
export function AskForm({ open, stepId, onClose, onDone }: AskFormProps) {
  const m = useMessages(messages)
  const { goalKinds } = useMessages(words)
  const [lack, setLack] = useState<Problem>()
  const [isDay, setIsDay] = useState(true)
  const { plan } = open.dossier
  const initial: z.infer<typeof AskDraft> = { helpKind: plan?.goalKind ?? '', neededFrom: '', text: '' }
  const draft = useDraft({
    key: `buddy-${stepId ?? open.dossierId}`,
    schema: AskDraft,
    initial,
  })
  const { value, set } = draft
  const write = useDossierWrite(askBuddyRoute, open, () => {
    draft.clear()
    onDone(m.asked)
  })
  const save = () => {
    const { helpKind, neededFrom, text } = value
    const errors = [{ pointer: '/helpKind', code: 'required', detail: m.kindNeeded }]
    setLack(helpKind ? undefined : new Problem(400, 'request.invalid', m.kindNeeded, { errors }))
    if (!helpKind || !isDay) return
    const said = text.trim() ? { text } : {}
    write.mutate({ body: { helpKind, ...said, ...(neededFrom ? { neededFrom } : {}), ...(stepId ? { stepId } : {}) } })
  }
  return (
    <LineForm
      {...{ open, title: m.askTitle, save: m.ask, cancel: m.cancel, isReady: draft.isReady, isBusy: write.isPending }}
      problem={lack ?? write.error}
      onSubmit={save}
      onClose={onClose}
    >
      <SelectField
        label={m.kind}
        name="helpKind"
        {...(value.helpKind === '' ? { emptyLabel: '' } : {})}
        choices={GoalKind.options.map((kind) => ({ value: kind, label: goalKinds[kind] }))}
        value={value.helpKind}
        onChange={(helpKind) => set({ helpKind })}
      />
      <DayField
        label={m.from}
        hint={m.fromHint}
        name="neededFrom"
        value={value.neededFrom}
        onChange={(neededFrom) => set({ neededFrom })}
        onReadable={setIsDay}
        isOptional
      />
      <TextAreaField
        label={m.text}
        hint={m.textHint}
        name="text"
        rows={2}
        value={value.text}
        onChange={(text) => set({ text })}
        isOptional
      />
    </LineForm>
  )
}
