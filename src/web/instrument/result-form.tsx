import { useState } from 'react'
import * as z from 'zod'
import { recordMedicalResultRoute, recordResultRoute } from '../../api/instrument.ts'
import { AttachmentInput } from '../../core/attachment.ts'
import type { InstrumentOrder } from '../../core/instrument.ts'
import type { ShownInstrument } from '../../policy/instrument-list.ts'
import { valueOf } from '../../policy/sourced.ts'
import { FormActions, FormBox } from '../assessment/begin-form.tsx'
import { FileField } from '../attachment/file-field.tsx'
import { useDayText } from '../day-text.ts'
import { JudgingHint } from '../diagnosis/judging-hint.tsx'
import { ConflictNotice } from '../dossier/conflict-notice.tsx'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { useDraft } from '../draft.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { type FieldProblem, Problem } from '../problem.ts'
import { DayField } from '../ui/day-input.tsx'
import { CheckField, SelectField, TextAreaField, TextField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { BurdenFields } from './burden-fields.tsx'
import { useInstruments } from './instrument-query.ts'
import { messages } from './messages.ts'

const ResultDraft = z.object({
  instrument: z.string(),
  measuredBy: z.string(),
  on: z.string(),
  validUntil: z.string(),
  text: z.string(),
  outcome: z.string().default(''),
  medicalText: z.string(),
  help: z.string(),
  varies: z.boolean(),
  domains: z.array(z.string()),
  attachments: z.array(AttachmentInput),
  maxHours: z.string().default(''),
})
export type ResultDraft = z.infer<typeof ResultDraft>

interface ResultFormProps {
  open: OpenDossier
  /** The order that this answers, where there is one. */
  order: InstrumentOrder | undefined
  /** The medical adviser records medical results, with words and files of their own. */
  isAdviser: boolean
  /** Who guides the resident as well records everything else too. */
  canWrite: boolean
  onDone: (said: string) => void
  onClose: () => void
}

/** The number that was typed; null where none was, undefined where it cannot be one of this instrument. */
function outcomeOf(typed: string, bounds: ShownInstrument['outcome']): number | null | undefined {
  if (!bounds || typed.trim() === '') return null
  const value = /^\d+$/.test(typed.trim()) ? Number(typed) : NaN
  return value >= bounds.least && value <= bounds.most ? value : undefined
}

function faultsOf(
  draft: ResultDraft,
  today: string,
  chosen: ShownInstrument | undefined,
  m: (typeof messages)['nl'],
): FieldProblem[] {
  const { instrument, measuredBy, on, validUntil, text } = draft
  const bounds = chosen?.outcome
  const isNumber = outcomeOf(draft.outcome, bounds) !== undefined
  const faults: [boolean, string, string][] = [
    [instrument === '', '/instrument', m.order.instrumentNeeded],
    [measuredBy.trim() === '', '/measuredBy', m.record.byNeeded],
    [on === '' || on > today, '/on', m.record.onNeeded],
    [!isNumber, '/outcome', bounds ? m.outcome.bounds(bounds.least, bounds.most) : ''],
    [text.trim() === '', '/text', m.record.textNeeded],
    [validUntil !== '' && validUntil < on, '/validUntil', m.record.endNeeded],
    [Number(draft.maxHours) > 60, '/maxHours', m.record.maxHoursNeeded],
  ]
  return faults.flatMap(([isFault, pointer, detail]) => (isFault ? [{ pointer, code: 'required', detail }] : []))
}

function useRecord({ open, order, isAdviser, canWrite, onDone }: ResultFormProps) {
  const m = useMessages(messages)
  const { today } = useDayText()
  const { list, nameOf } = useInstruments()
  const [missing, setMissing] = useState<Problem>()
  const draft = useDraft<ResultDraft>({
    key: order ? `result-${order.orderId}` : `result-${open.dossierId}`,
    schema: ResultDraft,
    initial: {
      instrument:
        order?.instrument ?? (isAdviser && !canWrite ? (list.find(({ isMedical }) => isMedical)?.key ?? '') : ''),
      measuredBy: '',
      on: today,
      validUntil: '',
      text: '',
      outcome: '',
      medicalText: '',
      help: '',
      varies: false,
      domains: [],
      attachments: [],
      maxHours: '',
    },
  })
  const chosen = list.find(({ key }) => key === draft.value.instrument)
  const isMedicalHand = isAdviser && chosen?.isMedical === true
  const write = useDossierWrite(isMedicalHand ? recordMedicalResultRoute : recordResultRoute, open, () => {
    draft.clear()
    onDone(m.record.saved(nameOf(draft.value.instrument)))
  })
  const save = () => {
    const errors = faultsOf(draft.value, today, chosen, m)
    setMissing(errors.length > 0 ? new Problem(400, 'request.invalid', m.incomplete, { errors }) : undefined)
    if (errors.length > 0) return
    const { validUntil, medicalText, help, domains, attachments, maxHours, outcome: typed, ...rest } = draft.value
    const outcome = outcomeOf(typed, chosen?.outcome) ?? null
    const isBurden = chosen?.part === 'burden'
    write.mutate({
      body: {
        ...rest,
        attachments: isMedicalHand || !chosen?.isMedical ? attachments : [],
        domains: isBurden ? domains : [],
        ...(outcome === null ? {} : { outcome }),
        ...(validUntil ? { validUntil } : {}),
        ...(chosen?.isMedical && maxHours !== '' ? { maxHours: Number(maxHours) } : {}),
        ...(isMedicalHand && medicalText.trim() ? { medicalText } : {}),
        ...(isBurden && help.trim() ? { help } : {}),
        ...(order ? { orderId: order.orderId } : {}),
        ...(order?.assessmentId ? { assessmentId: order.assessmentId } : {}),
      },
    })
  }
  return { draft, chosen, isMedicalHand, save, isBusy: write.isPending, problem: missing ?? write.error }
}

/** A result as somebody got it: who measured, when, what it says, until when, and the file. */
export function ResultForm(props: ResultFormProps) {
  const { open, order, isAdviser, canWrite, onClose } = props
  const m = useMessages(messages)
  const language = useLanguage()
  const { list } = useInstruments()
  const { today } = useDayText()
  const { draft, chosen, isMedicalHand, save, isBusy, problem } = useRecord(props)
  const { value, set } = draft
  if (!draft.isReady) return null
  const isMedical = chosen?.isMedical === true
  const isOnlyAdviser = isAdviser && !canWrite
  const offered = isOnlyAdviser ? list.filter((one) => one.isMedical) : list
  return (
    <FormBox title={m.actions.record} first={order || isOnlyAdviser ? 'input' : 'select'} onClose={onClose}>
      <ConflictNotice problem={problem} open={open} />
      <Form onSubmit={save} problem={problem} label={m.actions.record}>
        {order ? null : (
          <SelectField
            label={m.order.instrument}
            name="instrument"
            hint={chosen?.about[language]}
            emptyLabel={m.order.choose}
            choices={offered.map((one) => ({ value: one.key, label: one[language] }))}
            value={value.instrument}
            // Files for medical eyes and files for the team are not the same files.
            onChange={(instrument) => set({ instrument, attachments: [] })}
          />
        )}
        <TextField
          label={m.record.measuredBy}
          name="measuredBy"
          hint={m.record.measuredByHint}
          width="full"
          maxLength={200}
          value={value.measuredBy}
          onChange={(measuredBy) => set({ measuredBy })}
        />
        <DayField label={m.record.on} name="on" value={value.on} onChange={(on) => set({ on })} max={today} />
        <TextAreaField
          label={isMedical ? m.record.limits : m.record.text}
          name="text"
          hint={isMedical ? m.record.limitsHint : undefined}
          rows={3}
          value={value.text}
          onChange={(text) => set({ text })}
        />
        <JudgingHint text={value.text} />
        {isMedical ? <MostHoursField value={value} onChange={set} /> : null}
        <OutcomeField value={value} bounds={chosen?.outcome} onChange={set} />
        <PartFields part={chosen?.part} value={value} onChange={set} />
        {isMedicalHand ? (
          <TextAreaField
            label={m.record.medicalText}
            name="medicalText"
            rows={3}
            value={value.medicalText}
            onChange={(medicalText) => set({ medicalText })}
            isOptional
          />
        ) : null}
        <ValidityField value={value} months={chosen ? valueOf(chosen.validMonths) : null} onChange={set} />
        {isMedical && !isMedicalHand ? null : (
          <FileField
            dossierId={open.dossierId}
            value={value.attachments}
            onChange={(attachments) => set({ attachments })}
            isMedical={isMedicalHand}
          />
        )}
        <FormActions save={m.record.save} isBusy={isBusy} onClose={onClose} draft={draft} />
      </Form>
    </FormBox>
  )
}

interface PartFieldsProps {
  part: ShownInstrument['part'] | undefined
  value: ResultDraft
  onChange: (change: Partial<ResultDraft>) => void
}

/** What is asked of capacity or of burden only. */
function PartFields({ part, value, onChange }: PartFieldsProps) {
  const m = useMessages(messages)
  if (part === 'burden') return <BurdenFields value={value} onChange={onChange} />
  if (part !== 'capacity') return null
  return (
    <CheckField
      label={m.record.varies}
      name="varies"
      isChecked={value.varies}
      onChange={(varies) => onChange({ varies })}
    />
  )
}

interface OutcomeFieldProps {
  value: ResultDraft
  bounds: ShownInstrument['outcome']
  onChange: (change: Partial<ResultDraft>) => void
}

/** The number, for an instrument that gives one. */
function OutcomeField({ value, bounds, onChange }: OutcomeFieldProps) {
  const { outcome: m } = useMessages(messages)
  const language = useLanguage()
  return bounds ? (
    <TextField
      label={m.label(bounds.unit[language])}
      name="outcome"
      hint={m.bounds(bounds.least, bounds.most)}
      inputMode="numeric"
      width="short"
      isOptional
      value={value.outcome}
      onChange={(outcome) => onChange({ outcome })}
    />
  ) : null
}

interface ValidityFieldProps {
  value: ResultDraft
  /** By the list of the municipality; null where it does not say. */
  months: number | null
  onChange: (change: Partial<ResultDraft>) => void
}

function ValidityField({ value, months, onChange }: ValidityFieldProps) {
  const { record: m } = useMessages(messages)
  return (
    <DayField
      label={m.validUntil}
      name="validUntil"
      hint={months === null ? m.validUnknown : m.validByPolicy(months)}
      value={value.validUntil}
      onChange={(validUntil) => onChange({ validUntil })}
      isOptional
    />
  )
}

/** The most hours a week, where the advice names them: a plan is compared with it. */
function MostHoursField({ value, onChange }: Omit<ValidityFieldProps, 'months'>) {
  const { record: m } = useMessages(messages)
  return (
    <TextField
      label={m.maxHours}
      name="maxHours"
      hint={m.maxHoursHint}
      width="short"
      value={value.maxHours}
      onChange={(hours) => onChange({ maxHours: hours.replaceAll(/\D/g, '').slice(0, 2) })}
      isOptional
    />
  )
}
