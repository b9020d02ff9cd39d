import { useId } from 'react'
import { DAY_PARTS, HALF_DAYS, type HalfDay, WEEKDAYS } from '../../core/half-day.ts'
import { useMessages } from '../messages.ts'
import { goalWords } from './goal-messages.ts'

interface HalfDayGridProps {
  legend: string
  hint?: string
  /** Where they stand in the body. */
  name: string
  value: readonly HalfDay[]
  onChange: (halfDays: HalfDay[]) => void
}

/** The week in half-days, to tick. */
export function HalfDayGrid({ legend, hint, name, value, onChange }: HalfDayGridProps) {
  const m = useMessages(goalWords)
  const id = useId()
  const toggle = (halfDay: HalfDay) =>
    onChange(HALF_DAYS.filter((one) => (one === halfDay ? !value.includes(one) : value.includes(one))))
  return (
    <div role="group" aria-labelledby={`${id}-legend`} aria-describedby={hint ? `${id}-hint` : undefined}>
      <span id={`${id}-legend`} className="trede-label">
        {legend}
      </span>
      {hint ? (
        <p id={`${id}-hint`} className="trede-hint">
          {hint}
        </p>
      ) : null}
      <table className="trede-plan-week">
        <thead>
          <tr>
            <th scope="col">
              <span className="trede-hidden">{m.halfDayTitle}</span>
            </th>
            {WEEKDAYS.map((day) => (
              <th key={day} scope="col" abbr={m.days[day]}>
                {m.days[day].slice(0, 2)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {DAY_PARTS.map((part) => (
            <tr key={part}>
              <th scope="row">{m.parts[part]}</th>
              {WEEKDAYS.map((day) => (
                <td key={day}>
                  <input
                    type="checkbox"
                    name={name}
                    aria-label={m.halfDay(m.days[day], m.parts[part])}
                    checked={value.includes(`${day}-${part}`)}
                    onChange={() => toggle(`${day}-${part}`)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** 'maandagochtend, dinsdagmiddag' */
export function useHalfDayWords(): (halfDays: readonly HalfDay[]) => string {
  const m = useMessages(goalWords)
  const ofDay = (day: (typeof WEEKDAYS)[number], halfDays: readonly HalfDay[]) =>
    DAY_PARTS.filter((part) => halfDays.includes(`${day}-${part}`)).map((part) => m.halfDay(m.days[day], m.parts[part]))
  return (halfDays) => WEEKDAYS.flatMap((day) => ofDay(day, halfDays)).join(', ')
}
