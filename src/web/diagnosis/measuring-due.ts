import type { IsoDate } from '../../core/day.ts'
import type { RecordedEvent } from '../../core/dossier.ts'
import { factSeries, type Measured, measureAgainOn, selfRelianceSeries } from '../../core/measurement.ts'
import { SERIES, type SeriesKey } from './measured-words.ts'

/** Everything that was measured for a series, whatever it is about. */
const measurementsOf = (events: readonly RecordedEvent[], series: SeriesKey): readonly Measured[] =>
  series === 'selfReliance'
    ? [...selfRelianceSeries(events).values()].flat().toSorted((a, b) => (a.on < b.on ? -1 : 1))
    : factSeries(events, series)

/** Which series were measured once and not again within the term, each with its last day. @source standards.md §2.1 */
export const measuringDue = (
  events: readonly RecordedEvent[],
  months: number,
  today: IsoDate,
): { key: SeriesKey; on: IsoDate }[] =>
  SERIES.flatMap((key) => {
    const measured = measurementsOf(events, key)
    const againOn = measureAgainOn(measured, months)
    const last = measured.at(-1)
    return againOn !== null && last && againOn < today ? [{ key, on: last.on }] : []
  })
