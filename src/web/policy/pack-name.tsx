import { useDayText } from '../day-text.ts'
import { useMessages } from '../messages.ts'
import { messages } from './compare-messages.ts'

interface PackNameProps {
  pack: { municipality: { name: string }; version: string; validFrom: string; validUntil: string | null }
}

/** Whose policy it is and over which period. */
export function PackName({ pack: { municipality, validFrom, validUntil } }: PackNameProps) {
  const m = useMessages(messages)
  const days = useDayText()
  const from = days.day(validFrom, 'short')
  return (
    <>
      {municipality.name}
      <span className="trede-row-line trede-hint">
        {validUntil === null ? m.from(from) : m.period(from, days.day(validUntil, 'short'))}
      </span>
    </>
  )
}
