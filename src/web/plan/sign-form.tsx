import { useState } from 'react'
import * as z from 'zod'
import { signPlanRoute } from '../../api/plan.ts'
import { Signatory } from '../../core/plan.ts'
import { MAY_SIGN } from '../../core/plan-follow-up.ts'
import { useDayText } from '../day-text.ts'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { useDraft } from '../draft.ts'
import { useMessages } from '../messages.ts'
import { type FieldProblem, Problem } from '../problem.ts'
import { ChoiceGroup } from '../ui/choice-group.tsx'
import { DayField } from '../ui/day-input.tsx'
import { TextAreaField, TextField } from '../ui/field.tsx'
import { details } from './detail-messages.ts'
import { LineForm } from './line-form.tsx'

const SigningDraft = z.object({
  isSigned: z.boolean(),
  by: Signatory,
  on: z.string(),
  ground: z.string(),
  reason: z.string(),
})
type SigningDraft = z.infer<typeof SigningDraft>

const unsaid = (today: string): SigningDraft => ({ isSigned: true, by: 'resident', on: today, ground: '', reason: '' })

interface SignFormProps {
  open: OpenDossier
  onClose: () => void
  onDone: () => void
}

/** Signed later, by whom and when, without a new version; or not, with why. @source seed4 L979-980, L1012-1013 */
export function SignForm({ open, onClose, onDone }: SignFormProps) {
  const { signing: m } = useMessages(details)
  const { today } = useDayText()
  const [missing, setMissing] = useState<Problem>()
  const draft = useDraft({
    key: `signing-${open.dossierId}`,
    schema: SigningDraft,
    initial: unsaid(today),
  })
  const { value, set } = draft
  const write = useDossierWrite(signPlanRoute, open, () => {
    draft.clear()
    onDone()
  })
  const save = () => {
    const [ground, text] = [value.ground.trim(), value.reason.trim()]
    const errors: FieldProblem[] =
      !value.isSigned && text === '' ? [{ pointer: '/signing/text', code: 'required', detail: m.reasonNeeded }] : []
    setMissing(errors.length > 0 ? new Problem(400, 'request.invalid', m.incomplete, { errors }) : undefined)
    if (errors.length > 0) return
    const { by, on } = value
    const isRepresented = by === 'representative' && ground !== ''
    const signed = { isSigned: true, by, ...(on ? { on } : {}), ...(isRepresented ? { text: ground } : {}) } as const
    write.mutate({ body: { signing: value.isSigned ? signed : { isSigned: false, text } } })
  }
  return (
    <LineForm
      {...{ open, title: m.title, save: m.save, cancel: m.cancel, isReady: draft.isReady, isBusy: write.isPending }}
      problem={missing ?? write.error}
      onSubmit={save}
      onClose={onClose}
    >
      <ChoiceGroup
        legend={m.title}
        name="signing/isSigned"
        isInline
        choices={[
          { value: 'yes', label: m.yes },
          { value: 'no', label: m.no },
        ]}
        value={value.isSigned ? 'yes' : 'no'}
        onChange={(answer) => set({ isSigned: answer === 'yes' })}
      />
      {value.isSigned ? (
        <Signed value={value} set={set} madeOn={open.dossier.plan?.madeOn ?? today} />
      ) : (
        <TextAreaField
          label={m.reason}
          name="signing/text"
          value={value.reason}
          onChange={(reason) => set({ reason })}
          rows={2}
        />
      )}
    </LineForm>
  )
}

interface SignedProps {
  value: SigningDraft
  set: (change: Partial<SigningDraft>) => void
  madeOn: string
}

function Signed({ value, set, madeOn }: SignedProps) {
  const { signing: m } = useMessages(details)
  const { signatories } = useMessages(words).timeline
  const { today } = useDayText()
  return (
    <>
      <ChoiceGroup
        legend={m.by}
        name="signing/by"
        choices={MAY_SIGN.map((by) => ({ value: by, label: signatories[by] }))}
        value={value.by}
        onChange={(by) => set({ by })}
      />
      {value.by === 'representative' ? (
        <TextField
          label={m.ground}
          name="signing/text"
          hint={m.groundHint}
          value={value.ground}
          onChange={(ground) => set({ ground })}
          width="full"
        />
      ) : null}
      <DayField
        label={m.on}
        name="signing/on"
        hint=""
        value={value.on}
        onChange={(on) => set({ on })}
        min={madeOn}
        max={today}
      />
    </>
  )
}
