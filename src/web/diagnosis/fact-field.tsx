import type { ReactNode } from 'react'
import type * as z from 'zod'
import { FACTS, type FactKey, type FactValue, ParticipationLevel, ProfileGoal, Transport } from '../../core/fact.ts'
import { useDayText } from '../day-text.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { useFactValue } from '../dossier/event-words.tsx'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { Tag } from '../ui/card.tsx'
import { ChoiceGroup } from '../ui/choice-group.tsx'
import { SelectField, TextField } from '../ui/field.tsx'
import { factAnchor } from './fact-anchor.ts'
import { messages } from './messages.ts'

type Kind = 'yes-no' | 'number' | 'choice'

const OPTIONS: Partial<Record<FactKey, readonly string[]>> = {
  participationLevel: ParticipationLevel.options,
  goal: ProfileGoal.options,
  transport: Transport.options,
}

const kindOf = (key: FactKey): Kind => {
  if (OPTIONS[key]) return 'choice'
  const schema: z.ZodType = FACTS[key]
  return schema.safeParse(true).success ? 'yes-no' : 'number'
}

/** The unit of a number. @see FACTS */
const UNITS: Partial<Record<FactKey, 'months' | 'years' | 'hours' | 'halfDays'>> = {
  monthsToWork: 'months',
  youngestChildAge: 'years',
  halfDaysActive: 'halfDays',
  hoursAvailable: 'hours',
}

/** What stands in the field for a value, and back; undefined where the text is no value of this fact. */
export const factText = (value: FactValue | undefined): string =>
  value === undefined ? '' : value === true ? 'yes' : value === false ? 'no' : String(value)

export function factOf(key: FactKey, text: string): FactValue | undefined {
  const kind = kindOf(key)
  const value =
    kind === 'yes-no' ? text === 'yes' : kind === 'number' ? (/^\d+$/.test(text.trim()) ? Number(text) : NaN) : text
  const parsed = FACTS[key].safeParse(value)
  return parsed.success ? parsed.data : undefined
}

interface FactControlProps {
  factKey: FactKey
  value: string
  onChange: (value: string) => void
  /** What the fact is for. */
  hint?: ReactNode
  /** What to choose for a fact that is not known, or no longer; absent where a value is asked. */
  emptyLabel?: string
}

/** A field for one fact, whoever it is about. */
export function FactControl({ factKey, value, onChange, hint, emptyLabel }: FactControlProps) {
  const { facts: m } = useMessages(messages)
  const codes = useMessages(words)
  const valueWords = useFactValue()
  const field = { label: codes.facts[factKey], name: `facts/${factKey}`, hint, onChange }
  const kind = kindOf(factKey)
  if (kind === 'yes-no')
    return (
      <ChoiceGroup
        legend={field.label}
        name={field.name}
        hint={hint}
        isInline
        choices={[
          { value: 'yes', label: m.yes },
          { value: 'no', label: m.no },
          ...(emptyLabel === undefined ? [] : [{ value: '', label: emptyLabel }]),
        ]}
        value={value === '' && emptyLabel === undefined ? undefined : value}
        onChange={onChange}
      />
    )
  if (kind === 'choice')
    return (
      <SelectField
        {...field}
        choices={(OPTIONS[factKey] ?? []).map((option) => ({ value: option, label: valueWords(option) }))}
        value={value}
        {...(emptyLabel === undefined ? {} : { emptyLabel })}
      />
    )
  const label = `${field.label} (${m[UNITS[factKey] ?? 'hours']})`
  return <TextField {...field} label={label} value={value} inputMode="numeric" width="short" />
}

interface FactFieldProps {
  open: OpenDossier
  factKey: FactKey
  value: string
  onChange: (value: string) => void
  /** The municipality's profiling table reads it. */
  counts: boolean
}

/** One fact: what it is for, what is known now and how, and a way to change it. */
export function FactField({ open, factKey, value, onChange, counts }: FactFieldProps) {
  const { facts: m } = useMessages(messages)
  const hint = (
    <>
      {m.purposes[factKey]} {counts ? <Tag>{m.counts}</Tag> : null}
    </>
  )
  return (
    <div id={factAnchor(factKey)} className="trede-fact">
      <FactControl factKey={factKey} value={value} onChange={onChange} hint={hint} emptyLabel={m.choose} />
      <FactSource open={open} factKey={factKey} />
    </div>
  )
}

/** How and since when a fact is known. */
export function FactSource({ open, factKey }: { open: OpenDossier; factKey: FactKey }) {
  const { facts: m } = useMessages(messages)
  const codes = useMessages(words)
  const days = useDayText()
  const fact = open.dossier.facts[factKey]
  return (
    <p className="trede-hint">{fact ? m.since(codes.sources[fact.source], days.day(fact.on, 'short')) : m.unknown}</p>
  )
}
