import type { FactValue } from '../../core/fact.ts'
import { changeBetween, type Measured } from '../../core/measurement.ts'
import type { MeasuredFact } from '../../core/measurement-event.ts'
import { useDayText } from '../day-text.ts'
import { useFactValue } from '../dossier/event-words.tsx'
import { useMessages } from '../messages.ts'
import { messages } from './measured-messages.ts'

/** What is followed over time: a fact, or self-reliance by life domain. */
export type SeriesKey = MeasuredFact | 'selfReliance'

export const SERIES: readonly SeriesKey[] = ['participationLevel', 'monthsToWork', 'halfDaysActive', 'selfReliance']

/** Values and changes in words. Only the ladder has a rise and a fall. @source standards.md §2.1 */
export function useMeasuredWords(series: SeriesKey) {
  const m = useMessages(messages)
  const days = useDayText()
  const factValue = useFactValue()
  const levels: Readonly<Record<string, string>> = m.self.levels
  const value = (of: FactValue): string => {
    if (series === 'selfReliance') return levels[String(of)] ?? String(of)
    return series === 'participationLevel' ? factValue(of) : m.values[series](Number(of))
  }
  const change = (before: Measured | undefined, after: Measured): string => {
    if (!before) return m.changes.first
    const { direction, by } = changeBetween(before, after)
    if (direction === 'same') return m.changes.same
    if (series === 'participationLevel') return m.changes.ladder[direction](by)
    if (series === 'selfReliance') return m.changes.level[direction](by)
    return direction === 'up' ? m.changes.more(value(by)) : m.changes.less(value(by))
  }
  /** The one sentence above the figure. */
  const finding = (measured: readonly Measured[]): string => {
    const [first] = measured
    const last = measured.at(-1)
    if (!first || !last) return m.none
    if (measured.length === 1) return m.findings.one(value(last.value), days.day(last.on, 'short'))
    const since = days.day(first.on, 'short')
    const { direction } = changeBetween(first, last)
    if (direction === 'same') return m.findings.same(value(last.value), since)
    const say = series === 'participationLevel' ? m.findings[direction] : m.findings.change
    return say(value(first.value), value(last.value), since)
  }
  return { value, change, finding }
}
