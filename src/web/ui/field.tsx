import { Checkbox, Textarea, TextInput } from '@rijkshuisstijl-community/components-react'
import type { HTMLInputAutoCompleteAttribute, ReactNode } from 'react'
import { useMessages } from '../messages.ts'
import { useFieldState } from './form.tsx'
import { messages } from './messages.ts'

/** What the control in a Field must carry to be bound to its label, hint and error. */
export interface ControlProps {
  id: string
  name: string
  'aria-describedby': string | undefined
  invalid: boolean
  'aria-required': boolean
}

export interface FieldProps {
  label: ReactNode
  /** Where the value stands in the body: 'goal' or 'steps/0/dueOn'. Errors with pointer '/goal' appear here. */
  name: string
  hint?: ReactNode
  /** An error of the page itself; goes before the server's. */
  error?: string | undefined
  /** Marks the field '(niet verplicht)'. */
  isOptional?: boolean
  /** Hides the label from sight, not from screen readers: only where a heading or column says the same. */
  isLabelHidden?: boolean
}

/** Label, hint and error around one control. Errors are bound with aria-describedby. */
export function Field({
  label,
  name,
  hint,
  error: ownError,
  isOptional = false,
  isLabelHidden = false,
  children,
}: FieldProps & { children: (control: ControlProps) => ReactNode }) {
  const m = useMessages(messages)
  const { id, error } = useFieldState(`/${name}`, ownError)
  const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className={error ? 'trede-field trede-field-invalid' : 'trede-field'}>
      <label htmlFor={id} className={isLabelHidden ? 'trede-hidden' : 'trede-label'}>
        {label} {isOptional ? <span className="trede-optional">{m.optional}</span> : null}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="trede-hint">
          {hint}
        </p>
      ) : null}
      <FieldError id={`${id}-error`} error={error} />
      {children({
        id,
        name,
        'aria-describedby': describedBy || undefined,
        invalid: error !== undefined,
        'aria-required': !isOptional,
      })}
    </div>
  )
}

export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  const m = useMessages(messages)
  if (!error) return null
  return (
    <p id={id} className="trede-field-error">
      <span className="trede-hidden">{m.error}</span>
      {error}
    </p>
  )
}

interface TextFieldProps extends FieldProps {
  value: string
  onChange: (value: string) => void
  type?: 'text' | 'email' | 'tel' | 'search' | 'number'
  inputMode?: 'text' | 'numeric' | 'decimal'
  autoComplete?: HTMLInputAutoCompleteAttribute
  /** 'short' about 10 characters, 'medium' about 24 (default), 'full' the column. */
  width?: 'short' | 'medium' | 'full'
  maxLength?: number
  isDisabled?: boolean
}

/** One line of text. */
export function TextField({
  value,
  onChange,
  type = 'text',
  width = 'medium',
  isDisabled = false,
  inputMode,
  autoComplete = 'off',
  maxLength,
  ...field
}: TextFieldProps) {
  return (
    <Field {...field}>
      {(control) => (
        <TextInput
          {...control}
          type={type}
          value={value}
          disabled={isDisabled}
          className={`trede-width-${width}`}
          autoComplete={autoComplete}
          inputMode={inputMode}
          maxLength={maxLength}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

interface TextAreaFieldProps extends FieldProps {
  value: string
  onChange: (value: string) => void
  /** Lines at first; it grows with the text where the browser can. */
  rows?: number
  maxLength?: number
}

/** More lines of text. In a Form, Ctrl+Enter submits. */
export function TextAreaField({ value, onChange, rows = 4, maxLength, ...field }: TextAreaFieldProps) {
  return (
    <Field {...field}>
      {(control) => (
        <Textarea
          {...control}
          rows={rows}
          value={value}
          maxLength={maxLength}
          className="trede-textarea"
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

export interface Choice<V extends string = string> {
  value: V
  label: string
  hint?: string
}

interface SelectFieldProps<V extends string> extends FieldProps {
  choices: readonly Choice<V>[]
  /** '' is 'nothing chosen'. */
  value: V | ''
  onChange: (value: V | '') => void
  /** The text for nothing chosen; without it nothing cannot be chosen. */
  emptyLabel?: string
}

/** One of many; for five or fewer use ChoiceGroup. */
export function SelectField<V extends string>({ choices, value, onChange, emptyLabel, ...field }: SelectFieldProps<V>) {
  return (
    <Field {...field}>
      {({ invalid, ...control }) => (
        <select
          {...control}
          aria-invalid={invalid || undefined}
          className={`utrecht-select utrecht-select--html-select trede-select${invalid ? ' utrecht-select--invalid' : ''}`}
          value={value}
          onChange={(event) => onChange(choices.find((choice) => choice.value === event.target.value)?.value ?? '')}
        >
          {emptyLabel !== undefined ? <option value="">{emptyLabel}</option> : null}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

interface CheckFieldProps {
  label: ReactNode
  name: string
  isChecked: boolean
  onChange: (isChecked: boolean) => void
  hint?: ReactNode
  error?: string | undefined
  isDisabled?: boolean
}

/** One yes or no. */
export function CheckField({
  label,
  name,
  isChecked,
  onChange,
  hint,
  error: ownError,
  isDisabled = false,
}: CheckFieldProps) {
  const { id, error } = useFieldState(`/${name}`, ownError)
  const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className="trede-field">
      <FieldError id={`${id}-error`} error={error} />
      <div className="trede-choice">
        <Checkbox
          id={id}
          name={name}
          checked={isChecked}
          disabled={isDisabled}
          aria-describedby={describedBy || undefined}
          aria-invalid={error ? true : undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
        <div>
          <label htmlFor={id}>{label}</label>
          {hint ? (
            <p id={`${id}-hint`} className="trede-hint">
              {hint}
            </p>
          ) : null}
        </div>
      </div>
    </div>
  )
}
