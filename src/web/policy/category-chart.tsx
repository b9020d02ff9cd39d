import * as Plot from '@observablehq/plot'
import { useMemo } from 'react'
import { useMessages } from '../messages.ts'
import { PlotFigure } from '../ui/plot.tsx'
import { messages } from './try-out-messages.ts'

/** The categories of one group before and after; a count that is not told is null. */
export interface ChartGroup {
  name: string
  residents: number | null
  before: ReadonlyMap<string | null, number | null>
  after: ReadonlyMap<string | null, number | null>
}

interface CategoryChartProps {
  /** What the figure shows, in words. */
  label: string
  groups: readonly ChartGroup[]
  /** Categories in the order of the bars; null is no proposal. */
  keys: readonly (string | null)[]
  nameOf: (key: string | null) => string
}

/** Light enough for dark numbers on all of them; the number says which is which, the colour only helps. */
const COLOURS = [
  '#b4c6e2',
  '#f2d29b',
  '#bfe0c2',
  '#e8b9c4',
  '#d6cbe8',
  '#f5e6a3',
  '#b9e0e3',
  '#e5cdb5',
  '#c9e29b',
  '#d5d9de',
]
const NO_COLOUR = '#ffffff'
const INK = '#18212c'
const LINE = '#45525f'

const colourOf = (keys: readonly (string | null)[], key: string | null): string =>
  key === null ? NO_COLOUR : (COLOURS[keys.indexOf(key) % COLOURS.length] ?? NO_COLOUR)

interface Bar {
  group: string
  side: 'before' | 'after'
  key: string | null
  from: number
  to: number
}

/** Bars behind one another, in per cent of those whose count is told. */
function barsOf({ name, before, after }: ChartGroup, keys: readonly (string | null)[]): Bar[] {
  return (['before', 'after'] as const).flatMap((side) => {
    const counts = { before, after }[side]
    const whole = [...counts.values()].reduce<number>((sum, count) => sum + (count ?? 0), 0)
    let from = 0
    return keys.flatMap((key) => {
      const count = counts.get(key)
      if (!count || whole === 0) return []
      const bar = { group: name, side, key, from, to: from + (100 * count) / whole }
      from = bar.to
      return [bar]
    })
  })
}

/** Below this width in per cent a number does not fit in its bar. */
const FITS = 2.5

/** Categories now and then, a pair of bars for each group. The table below it has the numbers. */
export function CategoryChart({ label, groups, keys, nameOf }: CategoryChartProps) {
  const { groups: m } = useMessages(messages)
  const options = useMemo((): Plot.PlotOptions => {
    const bars = groups.flatMap((group) => barsOf(group, keys))
    const place = { y: 'side', fy: 'group' } as const
    return {
      width: 900,
      height: 80 + groups.length * 70,
      marginLeft: 70,
      marginBottom: 48,
      marginRight: 150,
      x: { domain: [0, 100], label: m.chartShort, labelAnchor: 'center', labelOffset: 38, grid: true },
      y: { domain: ['before', 'after'], label: null, tickSize: 0, tickFormat: (side: 'before' | 'after') => m[side] },
      fy: { domain: groups.map(({ name }) => name), label: null },
      marks: [
        Plot.barX(bars, {
          ...place,
          x1: 'from',
          x2: 'to',
          fill: ({ key }: Bar) => colourOf(keys, key),
          stroke: LINE,
          strokeWidth: 1,
        }),
        Plot.text(
          bars.filter(({ from, to }) => to - from >= FITS),
          {
            ...place,
            x: ({ from, to }: Bar) => (from + to) / 2,
            text: ({ key }: Bar) => String(keys.indexOf(key) + 1),
            fill: INK,
            fontWeight: 600,
          },
        ),
      ],
    }
  }, [groups, keys, m])
  return (
    <figure className="trede-chart">
      <figcaption>
        <strong>{label}</strong>
        <ul className="trede-plot-legend" aria-label={m.legend}>
          {keys.map((key, index) => (
            <li key={key ?? ''}>
              <svg width="18" height="18" aria-hidden="true">
                <rect x="1" y="1" width="16" height="16" fill={colourOf(keys, key)} stroke={LINE} />
              </svg>
              {index + 1}. {nameOf(key)}
            </li>
          ))}
        </ul>
      </figcaption>
      <PlotFigure label={label} options={options} />
    </figure>
  )
}
