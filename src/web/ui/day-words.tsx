import type { IsoDate } from '../../core/day.ts'
import { useDayText } from '../day-text.ts'

interface DayWordsProps {
  day: IsoDate
  /** 'long' ma 23 november 2026 (default); 'short' 23 nov 2026; 'relative' over 3 dagen; 'both' 23 nov 2026, over 3 dagen. */
  show?: 'long' | 'short' | 'relative' | 'both'
}

/** A day in words, as a <time>; the relative form has the whole date as its title. */
export function DayWords({ day, show = 'long' }: DayWordsProps) {
  const days = useDayText()
  const words = {
    long: () => days.day(day),
    short: () => days.day(day, 'short'),
    relative: () => days.relative(day),
    both: () => `${days.day(day, 'short')}, ${days.relative(day)}`,
  }[show]()
  return (
    <time dateTime={day} title={show === 'relative' ? days.day(day) : undefined}>
      {words}
    </time>
  )
}

/** A moment in words, as a <time>. */
export function MomentWords({ moment }: { moment: string }) {
  const days = useDayText()
  return <time dateTime={moment}>{days.moment(moment)}</time>
}
