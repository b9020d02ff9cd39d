import { createContext, useContext, useEffect, useState } from 'react'
import { useMessages, wordFor } from '../messages.ts'
import { ChoiceGroup } from '../ui/choice-group.tsx'
import { CheckField, type Choice, SelectField, TextField } from '../ui/field.tsx'
import { messages } from './draft-messages.ts'
import { ListField } from './list-field.tsx'
import { messages as words } from './messages.ts'
import { useBoundWords } from './parameter-list.tsx'
import { isRecord } from './parameter-path.ts'
import { SourcedField, type SourcedFieldProps } from './sourced-field.tsx'
import type { ValueFieldProps } from './value-field-props.ts'
import { type FieldKind, isWords, type ValueKind } from './value-kind.ts'
import { messages as valueWords } from './value-messages.ts'
import { WordsField } from './words-field.tsx'

/** What a field can choose from that is no part of its own schema: the tables of the version and the life domains. */
interface FormChoices {
  tables: readonly { file: string; decision: string; label: string }[]
  domains: readonly Choice[]
}

export const ChoicesContext = createContext<FormChoices>({ tables: [], domains: [] })

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

/** The field of a value, whatever it is made of. */
function ValueField(props: ValueFieldProps) {
  const { choices } = useMessages(valueWords)
  const { kind, name, label, value, onChange, isOptional = false } = props
  const labels = (options: readonly string[]) =>
    options.map((option) => ({ value: option, label: wordFor(choices, option) }))
  switch (kind.kind) {
    case 'number':
      return <NumberField {...props} kind={kind} />
    case 'yes-no':
      return <YesNoField {...props} />
    case 'choice':
      return <ChoiceField {...props} choices={labels(kind.options)} />
    case 'set':
      return <SetField {...props} choices={labels(kind.options)} />
    case 'key':
      return <KeyField {...props} />
    case 'answer':
    case 'text':
      return (
        <TextField
          label={label}
          name={name}
          value={text(value)}
          onChange={onChange}
          isOptional={isOptional}
          width="full"
        />
      )
    case 'list':
      return <ListField {...props} kind={kind} draw={drawField} />
    case 'object':
      return <ObjectField {...props} kind={kind} />
    case 'sourced':
      return <ParameterField kind={kind.value} name={name} label={label} value={value} onChange={onChange} />
  }
}

const drawField = (props: ValueFieldProps) => <ValueField {...props} />

/** A parameter, or a value with a source inside one. */
export function ParameterField(props: Omit<SourcedFieldProps, 'draw'>) {
  return <SourcedField {...props} draw={drawField} />
}

/** A number as people write it, with a comma; what is no number stays text, so that it can be mended. */
function numberFrom(typed: string): unknown {
  const trimmed = typed.trim()
  if (trimmed === '') return null
  return /^-?\d+(?:[.,]\d+)?$/.test(trimmed) ? Number(trimmed.replace(',', '.')) : trimmed
}

const numberText = (value: unknown): string => (typeof value === 'number' ? text(value).replace('.', ',') : text(value))

function NumberField({ kind, name, label, value, onChange, isOptional = false, unit }: ValueFieldProps) {
  const boundWords = useBoundWords()
  const [typed, setTyped] = useState(numberText(value))
  useEffect(() => {
    // The page changed the value itself: '5,' and '5,0' are still on their way to be a number.
    setTyped((before) => (numberFrom(before) === value ? before : numberText(value)))
  }, [value])
  return (
    <TextField
      label={unit ? `${label} (${unit})` : label}
      hint={boundWords(kind)}
      name={name}
      inputMode={kind.kind === 'number' && kind.isWhole ? 'numeric' : 'decimal'}
      width="short"
      value={typed}
      isOptional={isOptional}
      onChange={(next) => {
        setTyped(next)
        onChange(numberFrom(next))
      }}
    />
  )
}

function YesNoField({ name, label, value, onChange, isOptional = false }: ValueFieldProps) {
  const m = useMessages(messages)
  const { yes, no } = useMessages(words)
  return (
    <ChoiceGroup
      legend={label}
      name={name}
      isInline
      choices={[
        { value: 'yes', label: yes },
        { value: 'no', label: no },
        ...(isOptional ? [{ value: 'none' as const, label: m.chooseNone }] : []),
      ]}
      value={value === true ? 'yes' : value === false ? 'no' : isOptional ? 'none' : undefined}
      onChange={(chosen) => onChange(chosen === 'none' ? null : chosen === 'yes')}
    />
  )
}

function ChoiceField({
  name,
  label,
  value,
  onChange,
  isOptional,
  choices,
}: ValueFieldProps & { choices: readonly Choice[] }) {
  const m = useMessages(messages)
  return (
    <SelectField
      label={label}
      name={name}
      choices={choices}
      value={text(value)}
      onChange={(chosen) => onChange(chosen === '' ? null : chosen)}
      {...(isOptional ? { isOptional, emptyLabel: m.chooseNone } : value ? {} : { emptyLabel: m.choose })}
    />
  )
}

function SetField({ name, label, value, onChange, choices }: ValueFieldProps & { choices: readonly Choice[] }) {
  const chosen: readonly unknown[] = Array.isArray(value) ? value : []
  return (
    <fieldset className="trede-fieldset">
      <legend className="trede-label">{label}</legend>
      {choices.map((choice) => (
        <CheckField
          key={choice.value}
          label={choice.label}
          name={`${name}/${choice.value}`}
          isChecked={chosen.includes(choice.value)}
          onChange={(isChecked) =>
            onChange(
              choices
                .map((one) => one.value)
                .filter((one) => (one === choice.value ? isChecked : chosen.includes(one))),
            )
          }
        />
      ))}
    </fieldset>
  )
}

/** A key points at something: another thing of the list, or a life domain. */
function KeyField({ name, label, value, onChange, isOptional = false, siblings = [] }: ValueFieldProps) {
  const m = useMessages(messages)
  const { domains } = useContext(ChoicesContext)
  const field = name.slice(name.lastIndexOf('/') + 1)
  const choices =
    field === 'domain' ? domains : field === 'to' ? [...siblings, { value: 'end', label: m.endOfList }] : siblings
  return (
    <ChoiceField
      kind={{ kind: 'key' }}
      label={label}
      name={name}
      value={value}
      onChange={onChange}
      isOptional={isOptional}
      choices={choices}
    />
  )
}

function ObjectField({ kind, ...props }: ValueFieldProps & { kind: Extract<ValueKind, { kind: 'object' }> }) {
  const { fields } = useMessages(valueWords)
  const value = isRecord(props.value) ? props.value : {}
  if (kind.fields.some(({ key }) => key === 'file')) return <TableField {...props} kind={kind} />
  const set = (key: string, part: unknown) => props.onChange({ ...value, [key]: part })
  const hasWords = kind.fields.some(({ key }) => key === 'nl')
  // The key of a thing comes from its name; nobody types it.
  const others = kind.fields.filter(({ key }) => !['key', 'nl', 'en'].includes(key))
  const one = (field: FieldKind) => (
    <ValueField
      key={field.key}
      kind={field.value}
      name={`${props.name}/${field.key}`}
      label={wordFor(fields, field.key)}
      value={value[field.key]}
      onChange={(part) => set(field.key, part)}
      isOptional={field.whenEmpty !== 'refused'}
      {...(props.siblings ? { siblings: props.siblings } : {})}
    />
  )
  if (isWords(kind)) return <WordsField {...props} value={value} />
  return (
    <fieldset className="trede-fieldset trede-policy-object">
      <legend className="trede-hidden">{props.label}</legend>
      {hasWords ? <WordsField name={props.name} label={props.label} value={value} onChange={props.onChange} /> : null}
      {others.map(one)}
    </fieldset>
  )
}

/** A decision table of this version. */
function TableField({ name, label, value, onChange, isOptional }: ValueFieldProps) {
  const { tables } = useContext(ChoicesContext)
  const now = isRecord(value) ? `${text(value['file'])} ${text(value['decision'])}` : ''
  const choices = tables.map((table) => ({ value: `${table.file} ${table.decision}`, label: table.label }))
  return (
    <ChoiceField
      kind={{ kind: 'key' }}
      label={label}
      name={name}
      value={choices.some((choice) => choice.value === now) ? now : ''}
      choices={choices}
      isOptional={isOptional ?? false}
      onChange={(chosen) => {
        const [file, decision] = text(chosen).split(' ')
        onChange(file && decision ? { file, decision } : null)
      }}
    />
  )
}
