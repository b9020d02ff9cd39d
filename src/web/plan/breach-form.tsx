import { useState } from 'react'
import * as z from 'zod'
import { closePromiseRoute } from '../../api/plan.ts'
import { type PlanPromise, PromiseBreach } from '../../core/plan.ts'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { useDraft } from '../draft.ts'
import { useMessages } from '../messages.ts'
import { type FieldProblem, Problem } from '../problem.ts'
import { ChoiceGroup } from '../ui/choice-group.tsx'
import { TextAreaField } from '../ui/field.tsx'
import { breachWords } from './breach-messages.ts'
import { details } from './detail-messages.ts'
import { LineForm } from './line-form.tsx'

const BreachDraft = z.object({ reason: PromiseBreach.nullable(), notice: z.string(), instead: z.string() })
const EMPTY: z.infer<typeof BreachDraft> = { reason: null, notice: '', instead: '' }

interface BreachFormProps {
  open: OpenDossier
  promise: PlanPromise
  onClose: () => void
  onDone: () => void
}

/** Why the municipality breaks its word, what the resident is told, and what comes in its place. @source seed3 L458 */
export function BreachForm({ open, promise, onClose, onDone }: BreachFormProps) {
  const m = useMessages(breachWords)
  const { close } = useMessages(details)
  const [missing, setMissing] = useState<Problem>()
  const draft = useDraft({ key: `breach-${promise.promiseId}`, schema: BreachDraft, initial: EMPTY })
  const { value, set } = draft
  const write = useDossierWrite(closePromiseRoute, open, () => {
    draft.clear()
    onDone()
  })
  const isByRules = value.reason === 'rule-change'
  const save = () => {
    const { reason } = value
    const [notice, instead] = [value.notice.trim(), value.instead.trim()]
    const errors: FieldProblem[] = []
    if (!reason) errors.push({ pointer: '/reason', code: 'required', detail: m.reasonNeeded })
    if (isByRules && notice === '') errors.push({ pointer: '/notice', code: 'required', detail: m.noticeNeeded })
    if (isByRules && instead === '') errors.push({ pointer: '/instead', code: 'required', detail: m.insteadNeeded })
    setMissing(errors.length > 0 ? new Problem(400, 'request.invalid', m.incomplete, { errors }) : undefined)
    if (errors.length > 0 || !reason) return
    const said = { ...(notice ? { notice } : {}), ...(instead ? { instead } : {}) }
    write.mutate({ params: { promiseId: promise.promiseId }, body: { outcome: 'not-kept', reason, ...said } })
  }
  return (
    <LineForm
      {...{ open, title: m.title, save: m.save, cancel: close.cancel, isReady: draft.isReady }}
      isBusy={write.isPending}
      problem={missing ?? write.error}
      onSubmit={save}
      onClose={onClose}
    >
      <ChoiceGroup
        legend={m.reason}
        name="reason"
        choices={PromiseBreach.options.map((reason) => ({ value: reason, label: m.reasons[reason] }))}
        value={value.reason ?? undefined}
        onChange={(reason) => set({ reason })}
      />
      <TextAreaField
        label={m.notice}
        name="notice"
        hint={m.noticeHint}
        rows={2}
        value={value.notice}
        onChange={(notice) => set({ notice })}
        isOptional={!isByRules}
      />
      <TextAreaField
        label={m.instead}
        name="instead"
        rows={2}
        value={value.instead}
        onChange={(instead) => set({ instead })}
        isOptional={!isByRules}
      />
    </LineForm>
  )
}
