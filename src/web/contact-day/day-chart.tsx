import * as Plot from '@observablehq/plot'
import { useMemo } from 'react'
import type { ContactDayRow } from '../../api/contact-day.ts'
import { dayText } from '../day-text.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { PlotFigure } from '../ui/plot.tsx'
import { PARTS, partsOf } from './figures.ts'
import { messages } from './messages.ts'

/** Light enough for dark numbers; the number and the legend say which is which, the colour only helps. */
const COLOURS = {
  spoken: '#b4c6e2',
  notSpoken: '#e8b9c4',
  cancelled: '#f5e6a3',
  absent: '#f2d29b',
  notHome: '#e5cdb5',
  open: '#ffffff',
} as const
const LINE = '#45525f'

/** The parts of one day behind one another. */
function barsOf({ day, name }: { day: ContactDayRow; name: string }) {
  const parts = partsOf(day)
  let from = 0
  return PARTS.flatMap((part) => {
    const count = parts[part]
    if (count === 0) return []
    from += count
    return [{ name, part, count, from: from - count, to: from, middle: from - count / 2 }]
  })
}

/** One bar a day, of everybody who was on the list, so that days can be compared. The table below has the numbers. */
export function DayChart({ days }: { days: readonly ContactDayRow[] }) {
  const m = useMessages(messages)
  const language = useLanguage()
  const options = useMemo((): Plot.PlotOptions => {
    const named = days.map((day) => ({
      day,
      name: `${dayText(day.heldOn, language, 'short')}, ${day.place.slice(0, 24)}`,
    }))
    return {
      width: 900,
      height: 80 + named.length * 34,
      marginLeft: 280,
      marginBottom: 48,
      x: { label: m.figureAxis, labelAnchor: 'center', labelOffset: 38, grid: true },
      y: { domain: named.map(({ name }) => name), label: null, tickSize: 0 },
      color: { domain: [...PARTS], range: PARTS.map((part) => COLOURS[part]) },
      marks: [
        Plot.barX(named.flatMap(barsOf), { x1: 'from', x2: 'to', y: 'name', fill: 'part', stroke: LINE }),
        Plot.text(named.flatMap(barsOf), { x: 'middle', y: 'name', text: 'count' }),
      ],
    }
  }, [days, m.figureAxis, language])
  return (
    <figure className="trede-chart">
      <figcaption>
        <ul className="trede-plot-legend">
          {PARTS.map((part) => (
            <li key={part}>
              <svg width="18" height="18" aria-hidden="true">
                <rect x="2" y="2" width="14" height="14" fill={COLOURS[part]} stroke={LINE} />
              </svg>
              {m.columns[part]}
            </li>
          ))}
        </ul>
      </figcaption>
      <PlotFigure label={m.figure} options={options} />
    </figure>
  )
}
