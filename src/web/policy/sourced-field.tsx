import { useRef } from 'react'
import { useMessages } from '../messages.ts'
import { ChoiceGroup } from '../ui/choice-group.tsx'
import { type Choice, TextField } from '../ui/field.tsx'
import { messages } from './draft-messages.ts'
import { isRecord } from './parameter-path.ts'
import type { DrawField } from './value-field-props.ts'
import { emptyOf, type ValueKind } from './value-kind.ts'
import { WordsField } from './words-field.tsx'

export interface SourcedFieldProps {
  kind: ValueKind
  name: string
  label: string
  value: unknown
  onChange: (value: unknown) => void
  unit?: string | undefined
  /** Where the value is a key: what it may point at. */
  options?: readonly Choice[]
  draw: DrawField
}

/** A value with its source and a note, or that it is unknown with the reason. Switching keeps what stood on the other side. */
export function SourcedField({ kind, name, label, value, onChange, unit, options, draw }: SourcedFieldProps) {
  const m = useMessages(messages)
  const now = isRecord(value) ? value : {}
  const isKnown = 'value' in now
  const other = useRef<unknown>(undefined)
  const turn = (to: 'known' | 'unknown') => {
    if ((to === 'known') === isKnown) return
    const kept = other.current
    other.current = value
    const fresh = to === 'known' ? { value: emptyOf(kind), source: '' } : { unknown: true, reason: { nl: '', en: '' } }
    onChange(kept ?? fresh)
  }
  return (
    <div className="trede-policy-sourced">
      <ChoiceGroup
        legend={
          <>
            {label}: {m.known.toLowerCase()}
          </>
        }
        name={`${name}/known`}
        isInline
        choices={[
          { value: 'known' as const, label: m.isKnown },
          { value: 'unknown' as const, label: m.isUnknown },
        ]}
        value={isKnown ? 'known' : 'unknown'}
        onChange={turn}
      />
      {isKnown ? (
        <>
          {draw({
            kind,
            name: `${name}/value`,
            label,
            value: now['value'],
            onChange: (next) => onChange({ ...now, value: next }),
            unit,
            ...(options ? { siblings: options } : {}),
          })}
          <TextField
            label={m.source}
            hint={m.sourceHint}
            name={`${name}/source`}
            width="full"
            value={typeof now['source'] === 'string' ? now['source'] : ''}
            onChange={(source) => onChange({ ...now, source })}
          />
          <WordsField
            label={m.note}
            name={`${name}/note`}
            value={now['note']}
            onChange={(note) => onChange({ ...now, note })}
            isOptional
          />
        </>
      ) : (
        <WordsField
          label={m.reason}
          name={`${name}/reason`}
          value={now['reason']}
          onChange={(reason) => onChange({ unknown: true, reason })}
        />
      )}
    </div>
  )
}
