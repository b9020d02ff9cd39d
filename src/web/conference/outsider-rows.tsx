import { useRef } from 'react'
import { OutsideRole } from '../../core/conference-event.ts'
import { useMessages } from '../messages.ts'
import { newRow } from '../plan/plan-draft.ts'
import { useFocusNext } from '../plan/row-focus.ts'
import { MoveButton } from '../plan/step-rows.tsx'
import { Button } from '../ui/button.tsx'
import { SelectField, TextField } from '../ui/field.tsx'
import type { ConferenceDraft } from './conference-draft.ts'
import { messages } from './messages.ts'

interface OutsiderRowsProps {
  rows: ConferenceDraft['outsiders']
  onChange: (rows: ConferenceDraft['outsiders']) => void
}

/** People from outside, by role; the name is a text that can be erased. */
export function OutsiderRows({ rows, onChange }: OutsiderRowsProps) {
  const m = useMessages(messages)
  const list = useRef<HTMLOListElement>(null)
  const adder = useRef<HTMLButtonElement>(null)
  const focusNext = useFocusNext()
  const add = () => {
    onChange([...rows, { row: newRow(rows), role: 'provider', name: '' }])
    focusNext(() => list.current?.querySelector<HTMLElement>('li:last-child select'))
  }
  return (
    <div className="trede-plan-rows">
      <ol ref={list} className="trede-plain-list">
        {rows.map((one, index) => (
          <li key={one.row}>
            <fieldset className="trede-fieldset trede-plan-row">
              <legend className="trede-plan-row-title">{m.outsider(index + 1)}</legend>
              <div className="trede-plan-row-line">
                <SelectField
                  label={m.role}
                  name={`outsiders/${index}/role`}
                  choices={OutsideRole.options.map((role) => ({ value: role, label: m.roles[role] }))}
                  value={one.role}
                  onChange={(role) => onChange(rows.with(index, { ...one, role: role || 'other' }))}
                />
                <TextField
                  label={m.name}
                  name={`outsiders/${index}/name`}
                  value={one.name}
                  onChange={(name) => onChange(rows.with(index, { ...one, name }))}
                  isOptional
                />
              </div>
              <div className="trede-plan-row-tools">
                <MoveButton
                  label={m.remove(m.outsider(index + 1))}
                  sign="×"
                  isOff={false}
                  onPress={() => {
                    onChange(rows.filter((other) => other !== one))
                    focusNext(() => adder.current)
                  }}
                />
              </div>
            </fieldset>
          </li>
        ))}
      </ol>
      <div className="trede-actions">
        <Button ref={adder} onClick={add}>
          {m.outsiderAdd}
        </Button>
      </div>
    </div>
  )
}
