import { useMessages } from '../messages.ts'
import { TextField } from '../ui/field.tsx'
import { messages } from './messages.ts'

/** One short note with how an appointment ended; left empty, it costs nothing. The team reads it, as it does notes. */
export function SettleWords({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const { appointment: m } = useMessages(messages)
  return (
    <div className="trede-settle-words">
      <TextField
        label={m.words}
        name="text"
        value={value}
        onChange={onChange}
        width="full"
        maxLength={2000}
        isOptional
      />
    </div>
  )
}
