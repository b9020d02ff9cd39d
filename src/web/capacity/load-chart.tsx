import * as Plot from '@observablehq/plot'
import { useMemo } from 'react'
import type { LoadOfWorker } from '../../api/capacity.ts'
import { useMessages } from '../messages.ts'
import { PlotFigure } from '../ui/plot.tsx'
import { messages } from './messages.ts'

const INK = '#18212c'
const THERE = '#b4c6e2'

/** Hours there are as bars, and what the norms ask as a stroke; the table above has the same numbers. */
export function LoadChart({ workers }: { workers: readonly LoadOfWorker[] }) {
  const m = useMessages(messages)
  const options = useMemo((): Plot.PlotOptions => {
    const rows = workers.map((worker) => ({
      name: worker.name ?? m.nobody,
      there: worker.hoursPerWeek ?? 0,
      asked: worker.residents > worker.withoutFigure ? worker.hoursAsked : null,
    }))
    const asked = rows.filter((row) => row.asked !== null)
    const most = Math.max(8, ...rows.map(({ there, asked: hours }) => Math.max(there, hours ?? 0)))
    return {
      width: 900,
      height: 70 + rows.length * 26,
      marginLeft: 230,
      marginBottom: 48,
      x: {
        domain: [0, Math.ceil(most / 4) * 4],
        label: m.hoursAxis,
        labelAnchor: 'center',
        labelOffset: 38,
        grid: true,
      },
      y: { domain: rows.map(({ name }) => name), label: null, tickSize: 0, padding: 0.35 },
      marks: [
        Plot.barX(rows, { x: 'there', y: 'name', fill: THERE, stroke: '#45525f' }),
        Plot.tickX(asked, { x: 'asked', y: 'name', stroke: INK, strokeWidth: 4 }),
      ],
    }
  }, [workers, m])
  return (
    <figure className="trede-chart">
      <figcaption>
        <strong>{m.chart}</strong>
        <ul className="trede-plot-legend">
          <li>
            <svg width="18" height="18" aria-hidden="true">
              <rect x="1" y="4" width="16" height="10" fill={THERE} stroke="#45525f" />
            </svg>
            {m.there}
          </li>
          <li>
            <svg width="18" height="18" aria-hidden="true">
              <rect x="7" y="2" width="4" height="14" fill={INK} stroke="#fff" />
            </svg>
            {m.asked}
          </li>
        </ul>
      </figcaption>
      <PlotFigure label={m.chart} options={options} />
    </figure>
  )
}
