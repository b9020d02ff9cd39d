import { addMonths, type IsoDate } from '../../core/day.ts'
import { useDayText } from '../day-text.ts'
import { usePolicy } from '../dossier/dossier-query.ts'
import { useMessages } from '../messages.ts'
import { DayField } from '../ui/day-input.tsx'
import { messages } from './validity-messages.ts'

/** What is wrong with an end of one's own choice, in words; undefined when it may be so. */
export function useValidityFault(): (untilOn: IsoDate) => string | undefined {
  const m = useMessages(messages)
  const days = useDayText()
  const mostMonths = usePolicy()?.categoryValidity.mostMonths ?? null
  return (untilOn) => {
    if (untilOn === '') return undefined
    const latest = mostMonths === null ? null : addMonths(days.today, mostMonths)
    if (untilOn > days.today && (latest === null || untilOn <= latest)) return undefined
    return latest === null ? m.afterToday : m.most(days.day(latest, 'short'))
  }
}

interface ValidityFieldProps {
  value: IsoDate
  onChange: (untilOn: IsoDate) => void
}

/** The last day on which a category holds: by policy, unless somebody chooses another. */
export function ValidityField({ value, onChange }: ValidityFieldProps) {
  const m = useMessages(messages)
  const days = useDayText()
  const months = usePolicy()?.categoryValidity.months ?? null
  const hint = months === null ? m.noTerm : m.byPolicy(days.day(addMonths(days.today, months), 'short'))
  return <DayField label={m.until} name="untilOn" hint={hint} value={value} onChange={onChange} isOptional />
}
