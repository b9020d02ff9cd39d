import { useState } from 'react'
import * as z from 'zod'
import { recordFactsRoute } from '../../api/diagnosis.ts'
import { addDays } from '../../core/day.ts'
import { FACTS, StatementSource } from '../../core/fact.ts'
import type { MeasuredFact } from '../../core/measurement-event.ts'
import { useDayText } from '../day-text.ts'
import { ConflictNotice } from '../dossier/conflict-notice.tsx'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { useDraft } from '../draft.ts'
import { useMessages } from '../messages.ts'
import { type FieldProblem, Problem } from '../problem.ts'
import { Button } from '../ui/button.tsx'
import { ChoiceGroup } from '../ui/choice-group.tsx'
import { DayField } from '../ui/day-input.tsx'
import { DraftStatus } from '../ui/draft-status.tsx'
import { Form } from '../ui/form.tsx'
import { FactControl, factOf } from './fact-field.tsx'
import { messages } from './measured-messages.ts'
import { messages as diagnosisMessages } from './messages.ts'

const MeasureDraft = z.object({ value: z.string(), source: StatementSource.nullable(), on: z.string() })
type MeasureDraft = z.infer<typeof MeasureDraft>

function useMeasureWrite(open: OpenDossier, factKey: MeasuredFact) {
  const { add: m } = useMessages(messages)
  const { today } = useDayText()
  const [missing, setMissing] = useState<Problem>()
  const [isSaved, setIsSaved] = useState(false)
  const draft = useDraft<MeasureDraft>({
    key: `measure-${factKey.toLowerCase()}-${open.dossierId}`,
    schema: MeasureDraft,
    initial: { value: '', source: null, on: today },
  })
  const write = useDossierWrite(recordFactsRoute, open, () => {
    draft.clear()
    setIsSaved(true)
  })
  const valueFault = factKey === 'participationLevel' ? m.faults.rung : m.faults.value(0, FACTS[factKey].maxValue ?? 0)
  const save = () => {
    setIsSaved(false)
    const { value, source, on } = draft.value
    const fact = factOf(factKey, value)
    const errors: FieldProblem[] = []
    if (fact === undefined) errors.push({ pointer: `/facts/${factKey}`, code: 'required', detail: valueFault })
    if (source === null) errors.push({ pointer: '/source', code: 'required', detail: m.faults.source })
    if (on === '' || on > today) errors.push({ pointer: '/on', code: 'future', detail: m.faults.on })
    setMissing(errors.length > 0 ? new Problem(400, 'request.invalid', m.incomplete, { errors }) : undefined)
    if (errors.length === 0 && fact !== undefined && source !== null)
      write.mutate({ body: { facts: [{ key: factKey, value: fact }], source, on } })
  }
  return { draft, save, isSaved, isBusy: write.isPending, problem: missing ?? write.error }
}

/** A value of a day, by whoever writes it down. The same value again is a measurement too. */
export function MeasureForm({ open, factKey }: { open: OpenDossier; factKey: MeasuredFact }) {
  const { add: m } = useMessages(messages)
  const { draft, save, isSaved, isBusy, problem } = useMeasureWrite(open, factKey)
  const { value, set } = draft
  if (!draft.isReady) return null
  return (
    <>
      <p role="status" className={isSaved ? undefined : 'trede-hidden'}>
        {isSaved ? m.saved : ''}
      </p>
      <ConflictNotice problem={problem} open={open} />
      <Form onSubmit={save} problem={problem} label={m.title}>
        <FactControl
          factKey={factKey}
          value={value.value}
          onChange={(text) => set({ value: text })}
          emptyLabel={m.choose}
        />
        <HowAndWhen source={value.source} on={value.on} onChange={set} />
        <div className="trede-actions">
          <Button kind="primary" type="submit" isBusy={isBusy}>
            {m.save}
          </Button>
          <DraftStatus draft={draft} />
        </div>
      </Form>
    </>
  )
}

interface HowAndWhenProps {
  source: StatementSource | null
  on: string
  onChange: (change: { source?: StatementSource; on?: string }) => void
}

/** How it is known and on which day it was so: the same for every measurement. */
export function HowAndWhen({ source, on, onChange }: HowAndWhenProps) {
  const { add: m } = useMessages(messages)
  const { form } = useMessages(diagnosisMessages)
  const { today } = useDayText()
  return (
    <>
      <ChoiceGroup
        legend={m.source}
        name="source"
        isInline
        choices={StatementSource.options.map((one) => ({ value: one, label: form.sources[one].label }))}
        value={source ?? undefined}
        onChange={(next) => onChange({ source: next })}
      />
      <DayField
        label={m.on}
        name="on"
        hint=""
        value={on}
        onChange={(next) => onChange({ on: next })}
        quick={[
          { label: m.today, day: today },
          { label: m.yesterday, day: addDays(today, -1) },
        ]}
        max={today}
      />
    </>
  )
}
