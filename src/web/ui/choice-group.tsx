import { Radio } from '@rijkshuisstijl-community/components-react'
import type { ReactNode } from 'react'
import { useMessages } from '../messages.ts'
import { type Choice, FieldError } from './field.tsx'
import { useFieldState } from './form.tsx'
import { messages } from './messages.ts'

interface GroupProps<V extends string> {
  legend: ReactNode
  name: string
  choices: readonly Choice<V>[]
  hint?: ReactNode
  error?: string | undefined
  isOptional?: boolean
  /** Side by side, for two or three short choices. */
  isInline?: boolean
}

function Group<V extends string>({
  legend,
  name,
  choices,
  hint,
  error: ownError,
  isOptional,
  isInline,
  draw,
}: GroupProps<V> & { draw: (choice: Choice<V>, id: string, describedBy: string | undefined) => ReactNode }) {
  const m = useMessages(messages)
  const { id, error } = useFieldState(`/${name}`, ownError)
  const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      aria-describedby={describedBy || undefined}
      className={error ? 'trede-field trede-fieldset trede-field-invalid' : 'trede-field trede-fieldset'}
    >
      <legend className="trede-label">
        {legend} {isOptional ? <span className="trede-optional">{m.optional}</span> : null}
      </legend>
      {hint ? (
        <p id={`${id}-hint`} className="trede-hint">
          {hint}
        </p>
      ) : null}
      <FieldError id={`${id}-error`} error={error} />
      <div className={isInline ? 'trede-choices trede-choices-inline' : 'trede-choices'}>
        {choices.map((choice) => {
          const choiceId = `${id}-${choice.value}`
          return (
            <div key={choice.value} className="trede-choice">
              {draw(choice, choiceId, choice.hint ? `${choiceId}-hint` : undefined)}
              <div>
                <label htmlFor={choiceId}>{choice.label}</label>
                {choice.hint ? (
                  <p id={`${choiceId}-hint`} className="trede-hint">
                    {choice.hint}
                  </p>
                ) : null}
              </div>
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}

/** One of a few, as radio buttons. `value` undefined: nothing chosen yet. */
export function ChoiceGroup<V extends string>({
  value,
  onChange,
  ...group
}: GroupProps<V> & { value: V | undefined; onChange: (value: V) => void }) {
  const { id: groupId } = useFieldState(`/${group.name}`, undefined)
  return (
    <Group
      {...group}
      draw={(choice, id, describedBy) => (
        <Radio
          id={id}
          name={groupId}
          value={choice.value}
          checked={value === choice.value}
          aria-describedby={describedBy}
          onChange={() => onChange(choice.value)}
        />
      )}
    />
  )
}
