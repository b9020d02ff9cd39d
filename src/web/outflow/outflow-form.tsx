import { useState } from 'react'
import * as z from 'zod'
import { recordOutflowRoute } from '../../api/outflow.ts'
import { Contract, WORK_REASONS } from '../../core/outflow.ts'
import { useDayText } from '../day-text.ts'
import { ConflictNotice } from '../dossier/conflict-notice.tsx'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { usePolicyWords } from '../dossier/event-words.tsx'
import { messages as codes } from '../dossier/messages.ts'
import { useDraft } from '../draft.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { type FieldProblem, Problem } from '../problem.ts'
import { useGoAndSay } from '../said.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { DayField } from '../ui/day-input.tsx'
import { DraftStatus } from '../ui/draft-status.tsx'
import { SelectField, TextField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { messages } from './messages.ts'

const OutflowDraft = z.object({
  reason: z.string(),
  on: z.string(),
  hours: z.string(),
  contract: Contract.or(z.literal('')),
  startsOn: z.string(),
})
type OutflowDraft = z.infer<typeof OutflowDraft>

/** Hours a week as people type them ('32', '28,5'); undefined for what is no number of hours. */
function hoursOf(text: string): number | undefined {
  const hours = /^\d{1,2}([.,]\d{1,2})?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : 0
  return hours >= 0.5 && hours <= 60 ? hours : undefined
}

type Fault = 'reason' | 'on' | 'hours' | 'contract' | 'startsOn'
const POINTERS: Record<Fault, string> = {
  reason: '/reason',
  on: '/on',
  hours: '/work/hoursPerWeek',
  contract: '/work/contract',
  startsOn: '/work/startsOn',
}

function useOutflowWrite(open: OpenDossier) {
  const m = useMessages(messages)
  const { today } = useDayText()
  const goAndSay = useGoAndSay()
  const [missing, setMissing] = useState<Problem>()
  const initial: OutflowDraft = { reason: '', on: today, hours: '', contract: '', startsOn: '' }
  const draft = useDraft({ key: `outflow-${open.dossierId}`, schema: OutflowDraft, initial })
  const { reason, on, hours, contract, startsOn } = draft.value
  const isWork = WORK_REASONS.has(reason)
  const hoursPerWeek = hoursOf(hours)
  const write = useDossierWrite(recordOutflowRoute, open, () => {
    draft.clear()
    goAndSay(paths.dossier(open.dossierId), m.done)
  })
  const save = () => {
    const faults: Fault[] = []
    if (reason === '') faults.push('reason')
    if (on === '') faults.push('on')
    if (isWork && hoursPerWeek === undefined) faults.push('hours')
    if (isWork && contract === '') faults.push('contract')
    if (isWork && startsOn === '') faults.push('startsOn')
    const errors = faults.map(
      (fault): FieldProblem => ({ pointer: POINTERS[fault], code: 'required', detail: m.faults[fault] }),
    )
    setMissing(errors.length > 0 ? new Problem(400, 'request.invalid', m.incomplete, { errors }) : undefined)
    if (errors.length > 0) return
    const work =
      isWork && hoursPerWeek !== undefined && contract !== '' ? { hoursPerWeek, contract, startsOn } : undefined
    write.mutate({ body: { on, reason, ...(work ? { work } : {}) } })
  }
  return { draft, isWork, save, isBusy: write.isPending, problem: missing ?? write.error }
}

/** Why and from when guidance ends; for work, what kind of work. @source standards.md §3.4 */
export function OutflowForm({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const language = useLanguage()
  const { today } = useDayText()
  const { policy } = usePolicyWords()
  const { draft, isWork, save, isBusy, problem } = useOutflowWrite(open)
  const { value, set } = draft
  if (!draft.isReady || !policy) return <p role="status">{m.loading}</p>
  return (
    <Card title={m.card} isMain>
      <ConflictNotice problem={problem} open={open} />
      <Form onSubmit={save} problem={problem} label={m.title}>
        <SelectField
          label={m.reason}
          name="reason"
          choices={policy.outflowReasons.map((one) => ({ value: one.code, label: `${one.code} ${one[language]}` }))}
          value={value.reason}
          onChange={(reason) => set({ reason })}
          emptyLabel={m.choose}
        />
        <DayField label={m.on} name="on" hint={m.onHint} value={value.on} onChange={(on) => set({ on })} max={today} />
        {isWork ? <WorkFields value={value} onChange={set} /> : null}
        <p>{m.consequence}</p>
        <div className="trede-actions">
          <Button kind="primary" type="submit" isBusy={isBusy}>
            {m.save}
          </Button>
          <DraftStatus draft={draft} />
        </div>
      </Form>
    </Card>
  )
}

function WorkFields({ value, onChange }: { value: OutflowDraft; onChange: (change: Partial<OutflowDraft>) => void }) {
  const m = useMessages(messages)
  const words = useMessages(codes)
  const quick = value.on === '' ? [] : [{ label: m.sameDay, day: value.on }]
  return (
    <fieldset className="trede-fieldset trede-work">
      <legend className="trede-label">{m.work}</legend>
      <div className="trede-field-row">
        <TextField
          label={m.hours}
          name="work/hoursPerWeek"
          value={value.hours}
          onChange={(hours) => onChange({ hours })}
          inputMode="decimal"
          width="short"
        />
        <SelectField
          label={m.contract}
          name="work/contract"
          choices={Contract.options.map((contract) => ({ value: contract, label: words.contracts[contract] }))}
          value={value.contract}
          onChange={(contract) => onChange({ contract })}
          emptyLabel={m.chooseContract}
        />
      </div>
      <DayField
        label={m.startsOn}
        name="work/startsOn"
        value={value.startsOn}
        onChange={(startsOn) => onChange({ startsOn })}
        quick={quick}
      />
    </fieldset>
  )
}
