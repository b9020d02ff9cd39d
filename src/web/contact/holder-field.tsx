import { useWorkers, workerChoices } from '../access/workers-query.ts'
import { useMessages } from '../messages.ts'
import { SelectField } from '../ui/field.tsx'
import { messages } from './messages.ts'

interface HolderFieldProps {
  value: string
  onChange: (workerId: string) => void
}

/** With whom an appointment is. Nothing to choose from where nobody may list colleagues. */
export function HolderField({ value, onChange }: HolderFieldProps) {
  const { appointment: m } = useMessages(messages)
  const { workers } = useWorkers()
  const able = workers.filter(
    ({ isActive, teamIds, workerId }) => workerId === value || (isActive && teamIds.length > 0),
  )
  if (able.length === 0) return null
  return (
    <SelectField
      label={m.holder}
      name="workerId"
      choices={workerChoices(able)}
      value={value}
      onChange={(workerId) => onChange(workerId)}
    />
  )
}
