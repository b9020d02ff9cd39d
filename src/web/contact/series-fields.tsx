import { useQuery } from '@tanstack/react-query'
import * as z from 'zod'
import { weighMoments } from '../../api/series.ts'
import type { Moment } from '../../core/day.ts'
import { MOST_IN_SERIES, type Rhythm, seriesMoments } from '../../core/series.ts'
import { call } from '../api.ts'
import { useDayText } from '../day-text.ts'
import { useMessages } from '../messages.ts'
import type { FieldProblem } from '../problem.ts'
import { ChoiceGroup } from '../ui/choice-group.tsx'
import { DayField } from '../ui/day-input.tsx'
import { TextField } from '../ui/field.tsx'
import { seriesWords } from './series-messages.ts'

const REPEATS = ['no', 'times', 'until'] as const

/** Once, or every few weeks: as it is typed. */
export const Repeat = z.object({
  repeat: z.enum(REPEATS).default('no'),
  everyWeeks: z.string().default('6'),
  times: z.string().default('4'),
  untilOn: z.string().default(''),
})
export type Repeat = z.infer<typeof Repeat>

export const NO_REPEAT: Repeat = { repeat: 'no', everyWeeks: '6', times: '4', untilOn: '' }

const between = (text: string, min: number, max: number): number | undefined => {
  const number = Number(text)
  return Number.isInteger(number) && number >= min && number <= max ? number : undefined
}

/** The rhythm as typed; undefined where it is incomplete. */
export function rhythmOf({ repeat, everyWeeks, times, untilOn }: Repeat): Rhythm | undefined {
  const weeks = between(everyWeeks, 1, 26)
  if (weeks === undefined) return undefined
  if (repeat === 'until') return untilOn === '' ? undefined : { ends: 'on', everyWeeks: weeks, untilOn }
  const count = between(times, 2, MOST_IN_SERIES)
  return count === undefined ? undefined : { ends: 'after', everyWeeks: weeks, times: count }
}

export function repeatFaults(value: Repeat, m: (typeof seriesWords)['nl']): FieldProblem[] {
  if (value.repeat === 'no') return []
  const faults: FieldProblem[] = []
  if (between(value.everyWeeks, 1, 26) === undefined)
    faults.push({ pointer: '/rhythm/everyWeeks', code: 'required', detail: m.everyNeeded })
  if (value.repeat === 'times' && between(value.times, 2, MOST_IN_SERIES) === undefined)
    faults.push({ pointer: '/rhythm/times', code: 'required', detail: m.timesNeeded })
  if (value.repeat === 'until' && value.untilOn === '')
    faults.push({ pointer: '/rhythm/untilOn', code: 'required', detail: m.untilNeeded })
  return faults
}

interface SeriesFieldsProps {
  value: Repeat
  onChange: (change: Partial<Repeat>) => void
  startsAt: Moment | undefined
  minutes: number
}

/** Every so many weeks, a number of times or until a day. @source seed0 L2387-2391 */
export function SeriesFields({ value, onChange, startsAt, minutes }: SeriesFieldsProps) {
  const m = useMessages(seriesWords)
  const rhythm = value.repeat === 'no' ? undefined : rhythmOf(value)
  return (
    <>
      <ChoiceGroup
        legend={m.repeat}
        name="rhythm"
        isInline
        choices={REPEATS.map((repeat) => ({ value: repeat, label: m.repeats[repeat] }))}
        value={value.repeat}
        onChange={(repeat) => onChange({ repeat })}
      />
      {value.repeat === 'no' ? null : (
        <div className="trede-field-row">
          <TextField
            label={m.every}
            name="rhythm/everyWeeks"
            value={value.everyWeeks}
            onChange={(everyWeeks) => onChange({ everyWeeks })}
            width="short"
          />
          {value.repeat === 'times' ? (
            <TextField
              label={m.times}
              name="rhythm/times"
              value={value.times}
              onChange={(times) => onChange({ times })}
              width="short"
            />
          ) : (
            <DayField
              label={m.until}
              name="rhythm/untilOn"
              hint=""
              value={value.untilOn}
              onChange={(untilOn) => onChange({ untilOn })}
            />
          )}
        </div>
      )}
      {startsAt && rhythm ? <Moments moments={seriesMoments(startsAt, rhythm)} minutes={minutes} /> : null}
    </>
  )
}

/** Every moment of the series beforehand, with closed days and overlaps; it can be made all the same. */
function Moments({ moments, minutes }: { moments: Moment[]; minutes: number }) {
  const m = useMessages(seriesWords)
  const days = useDayText()
  const { data } = useQuery({
    queryKey: ['moments', moments, minutes],
    queryFn: ({ signal }) => call(weighMoments, { body: { moments, minutes }, signal }),
    enabled: moments.length > 0 && moments.length <= MOST_IN_SERIES,
    staleTime: 0,
  })
  const weighed = new Map(data?.moments.map((one) => [one.startsAt, one]))
  const remark = (moment: Moment): string => {
    const one = weighed.get(moment)
    const isClosed = one?.closed && one.closed.kind !== 'unlisted'
    return [isClosed ? m.closed : '', one && one.overlaps.length > 0 ? m.overlap : ''].filter(Boolean).join(', ')
  }
  return (
    <div role="status">
      <p>{m.moments(moments.length)}</p>
      <ul className="trede-bullets">
        {moments.slice(0, MOST_IN_SERIES).map((moment) => (
          <li key={moment}>
            {days.moment(moment)}
            {remark(moment) === '' ? '' : <strong>: {remark(moment)}</strong>}
          </li>
        ))}
      </ul>
      {moments.some((moment) => remark(moment) !== '') ? <p className="trede-hint">{m.look}</p> : null}
    </div>
  )
}
