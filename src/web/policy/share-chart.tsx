import * as Plot from '@observablehq/plot'
import { useMemo } from 'react'
import { PlotFigure } from '../ui/plot.tsx'

interface ShareChartProps {
  label: string
  axis: string
  bars: readonly { name: string; share: number }[]
}

/** Shares in per cent as bars, each with its number; the table below has them too. */
export function ShareChart({ label, axis, bars }: ShareChartProps) {
  const options = useMemo(
    (): Plot.PlotOptions => ({
      width: 900,
      height: 80 + bars.length * 32,
      marginLeft: 260,
      marginBottom: 48,
      marginRight: 50,
      x: { domain: [0, 100], label: axis, labelAnchor: 'center', labelOffset: 38, grid: true },
      y: { domain: bars.map(({ name }) => name), label: null, tickSize: 0 },
      marks: [
        Plot.barX(bars, { x: 'share', y: 'name', fill: '#b4c6e2', stroke: '#45525f' }),
        Plot.text(bars, { x: 'share', y: 'name', text: ({ share }) => `${share}%`, textAnchor: 'start', dx: 5 }),
      ],
    }),
    [axis, bars],
  )
  return (
    <figure className="trede-chart">
      <figcaption>
        <strong>{label}</strong>
      </figcaption>
      <PlotFigure label={label} options={options} />
    </figure>
  )
}
