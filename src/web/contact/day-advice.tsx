import { type IsoDate, momentInAmsterdam } from '../../core/day.ts'
import { isFarAhead } from '../../core/far-day.ts'
import { useDayText } from '../day-text.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { messages } from './messages.ts'
import { useMoment } from './moment-advice.tsx'

/** Asks about a day ('' is none) that lies so far ahead that it may be a slip. It can be kept all the same. */
export function FarDayHint({ day }: { day: IsoDate }) {
  const { advice: m } = useMessages(messages)
  const days = useDayText()
  const isFar = isFarAhead(day, days.today)
  return (
    <p role="status" className={isFar ? 'trede-plan-reason' : 'trede-hidden'}>
      {isFar && day !== '' ? m.far(days.relative(day)) : ''}
    </p>
  )
}

/** A day on which somebody is to be met: far ahead, or closed. It can be kept all the same. */
export function DayAdvice({ day }: { day: IsoDate }) {
  const { advice: m } = useMessages(messages)
  const language = useLanguage()
  const { today } = useDayText()
  const isNear = day !== '' && day >= today && !isFarAhead(day, today)
  // Noon: any moment of the day will do, for only the day is asked about.
  const { data } = useMoment(isNear ? momentInAmsterdam(day, '12:00') : undefined, 5)
  const closed = isNear ? data?.closed : null
  if (!isNear && day !== '') return <FarDayHint day={day} />
  return (
    <p role="status" className={closed ? 'trede-plan-reason' : 'trede-hidden'}>
      {closed ? (closed.kind === 'holiday' ? m.holiday(closed[language]) : m[closed.kind]) : ''}
    </p>
  )
}
