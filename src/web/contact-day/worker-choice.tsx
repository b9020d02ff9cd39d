import { useState } from 'react'
import { useWorkers } from '../access/workers-query.ts'
import { useMessages } from '../messages.ts'
import { useSession } from '../session.ts'
import { FieldError } from '../ui/field.tsx'
import { useFieldState } from '../ui/form.tsx'
import { messages } from './plan-messages.ts'

interface WorkerChoiceProps {
  chosen: readonly string[]
  onChange: (workerIds: string[]) => void
}

/** Who works on the day: oneself first, then colleagues of one's own teams by name. */
export function WorkerChoice({ chosen, onChange }: WorkerChoiceProps) {
  const m = useMessages(messages)
  const { id, error } = useFieldState('/workerIds', undefined)
  const { worker: me } = useSession()
  const { workers } = useWorkers()
  // Who is on a day already stays in sight, of whatever team.
  const [known] = useState(chosen)
  const colleagues = workers.filter(
    ({ workerId, teamIds }) =>
      workerId !== me.workerId && (known.includes(workerId) || teamIds.some((teamId) => me.teamIds.includes(teamId))),
  )
  const toggle = (workerId: string, isOn: boolean) =>
    onChange(isOn ? [...chosen, workerId] : chosen.filter((one) => one !== workerId))
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className={error ? 'trede-field trede-fieldset trede-field-invalid' : 'trede-field trede-fieldset'}
    >
      <legend className="trede-label">{m.workers}</legend>
      <FieldError id={`${id}-error`} error={error} />
      <div className="trede-choices trede-choices-inline">
        {[me, ...colleagues].map(({ workerId, name }) => (
          <div key={workerId} className="trede-choice">
            <input
              type="checkbox"
              id={`${id}-${workerId}`}
              className="trede-check"
              checked={chosen.includes(workerId)}
              onChange={(event) => toggle(workerId, event.target.checked)}
            />
            <label htmlFor={`${id}-${workerId}`}>{name}</label>
          </div>
        ))}
      </div>
    </fieldset>
  )
}
