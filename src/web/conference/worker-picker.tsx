import { useRef, useState } from 'react'
import { useWorkers, workerChoices } from '../access/workers-query.ts'
import { useMessages } from '../messages.ts'
import { Button } from '../ui/button.tsx'
import { SelectField } from '../ui/field.tsx'
import { messages } from './messages.ts'

interface WorkerPickerProps {
  workerIds: readonly string[]
  onChange: (workerIds: string[]) => void
}

/** The colleagues who are invited: a list, and one field to add to it. */
export function WorkerPicker({ workerIds, onChange }: WorkerPickerProps) {
  const m = useMessages(messages)
  const { workers, workerName } = useWorkers()
  const [chosen, setChosen] = useState('')
  const box = useRef<HTMLFieldSetElement>(null)
  const others = workers.filter(({ isActive, workerId }) => isActive && !workerIds.includes(workerId))
  return (
    <fieldset ref={box} className="trede-fieldset trede-field trede-plan-rows">
      <legend className="trede-label">{m.workers}</legend>
      <ul className="trede-plain-list">
        {workerIds.map((workerId) => {
          const name = workerName(workerId) ?? workerId
          return (
            <li key={workerId}>
              {name}{' '}
              <button
                type="button"
                className="trede-icon-button"
                aria-label={m.remove(name)}
                title={m.remove(name)}
                onClick={() => {
                  onChange(workerIds.filter((one) => one !== workerId))
                  box.current?.querySelector('select')?.focus()
                }}
              >
                <span aria-hidden="true">×</span>
              </button>
            </li>
          )
        })}
      </ul>
      <SelectField
        label={m.worker}
        name="workerIds"
        emptyLabel={m.choose}
        choices={workerChoices(others)}
        value={chosen}
        onChange={setChosen}
        isOptional
      />
      <div className="trede-actions">
        <Button
          disabled={chosen === ''}
          onClick={() => {
            onChange([...workerIds, chosen])
            setChosen('')
            box.current?.querySelector('select')?.focus()
          }}
        >
          {m.add}
        </Button>
      </div>
    </fieldset>
  )
}
