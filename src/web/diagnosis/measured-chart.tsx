import * as Plot from '@observablehq/plot'
import { useMemo } from 'react'
import { addDays, daysBetween, type IsoDate } from '../../core/day.ts'
import { FACTS, ParticipationLevel } from '../../core/fact.ts'
import { heightOf, type Measured, type StepDone } from '../../core/measurement.ts'
import { dayText } from '../day-text.ts'
import { messages as codeMessages } from '../dossier/messages.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { useToday } from '../session.ts'
import { PlotFigure } from '../ui/plot.tsx'
import { messages } from './measured-messages.ts'
import type { SeriesKey } from './measured-words.ts'

/** One line of the figure: the whole series, or one life domain of it. */
export interface Panel {
  name: string
  measured: readonly Measured[]
}

interface MeasuredChartProps {
  series: SeriesKey
  /** What the figure says, in words. */
  label: string
  panels: readonly Panel[]
  steps: readonly StepDone[]
}

const INK = '#18212c'
const MEASURED = '#2a456f'
const STEP = '#f2d29b'
const MARGIN_DAYS = 20

const RUNGS = ParticipationLevel.options.toReversed()

const at = (on: IsoDate): Date => new Date(`${on}T00:00:00Z`)

/** Days to name on the axis: the first, the last, and two between where there is room. */
function spread(from: IsoDate, to: IsoDate): Date[] {
  const length = daysBetween(from, to)
  const parts = length < 3 ? 1 : 3
  const days = Array.from({ length: parts + 1 }, (_day, index) => addDays(from, Math.round((index * length) / parts)))
  return [...new Set(days)].map(at)
}

/** Lowest and highest value that the axis shows. */
function boundsOf(series: SeriesKey, heights: readonly number[]): [number, number] {
  if (series === 'participationLevel') return [0, RUNGS.length - 1]
  if (series === 'selfReliance') return [1, 5]
  if (series === 'halfDaysActive') return [0, FACTS.halfDaysActive.maxValue ?? 14]
  return [0, Math.max(12, ...heights)]
}

interface Words {
  steps: string
  day: (on: IsoDate) => string
  rung: Readonly<Record<string, string>>
}

/** The axes of a series: by rung, by level in each life domain, or by number. */
function axesOf(series: SeriesKey, [low, high]: [number, number], words: Words, rows: readonly string[]) {
  const isByDomain = series === 'selfReliance'
  const isLadder = series === 'participationLevel'
  const height = isByDomain ? 60 + rows.length * 84 : isLadder ? 280 : 220
  const ticks = isLadder ? RUNGS.map((_rung, index) => index) : isByDomain ? [1, 3, 5] : 5
  const tickFormat = (value: number) =>
    isLadder ? (words.rung[RUNGS[value] ?? ''] ?? '') : value < low ? '' : String(value)
  return {
    height,
    marginLeft: isLadder ? 250 : 40,
    marginRight: isByDomain ? 210 : 50,
    y: { domain: [isByDomain ? low : low - (high - low) * 0.22, high], label: null, grid: true, ticks, tickFormat },
    ...(isByDomain ? { fy: { domain: rows, label: null, padding: 0.35 } } : {}),
  }
}

function optionsOf({ series, panels, steps }: MeasuredChartProps, today: IsoDate, words: Words): Plot.PlotOptions {
  const isByDomain = series === 'selfReliance'
  const points = panels.flatMap(({ name, measured }) =>
    measured.map(({ on, value }) => ({ panel: name, on: at(on), height: heightOf(value) })),
  )
  const bounds = boundsOf(
    series,
    points.map(({ height }) => height),
  )
  const below = bounds[0] - (bounds[1] - bounds[0]) * 0.16
  const done = steps.map(({ on }) => ({ panel: words.steps, on: at(on), height: isByDomain ? 3 : below }))
  const allDays = [...panels.flatMap(({ measured }) => measured), ...steps].map(({ on }) => on).toSorted()
  const [from = today] = allDays
  const to = allDays.at(-1) ?? today
  const rows = [...panels.map(({ name }) => name), ...(done.length > 0 ? [words.steps] : [])]
  const place = { x: 'on', y: 'height', ...(isByDomain ? { fy: 'panel' } : {}) }
  return {
    width: 720,
    marginBottom: 36,
    ...axesOf(series, bounds, words, rows),
    x: {
      type: 'utc',
      domain: [at(addDays(from, -MARGIN_DAYS)), at(addDays(to, MARGIN_DAYS))],
      ticks: spread(from, to),
      label: null,
      tickFormat: (date: Date) => words.day(date.toISOString().slice(0, 10)),
    },
    marks: [
      Plot.line(points, { ...place, z: 'panel', stroke: MEASURED, strokeWidth: 2, curve: 'step-after' }),
      Plot.dot(points, { ...place, r: 5, fill: MEASURED }),
      Plot.dot(done, { ...place, r: 7, symbol: 'triangle', fill: STEP, stroke: INK }),
    ],
  }
}

/** Values over time; steps that were done stand below them, on the same line of time. */
export function MeasuredChart({ series, label, panels, steps }: MeasuredChartProps) {
  const m = useMessages(messages)
  const { factValues } = useMessages(codeMessages)
  const language = useLanguage()
  const today = useToday()
  const options = useMemo(
    () =>
      optionsOf({ series, label, panels, steps }, today, {
        steps: m.steps,
        day: (on) => dayText(on, language, 'short'),
        rung: factValues,
      }),
    [series, label, panels, steps, today, language, m, factValues],
  )
  return (
    <figure className="trede-chart trede-measured">
      <figcaption>
        <strong>{label}</strong>
        <ul className="trede-plot-legend">
          <li>
            <svg width="18" height="18" aria-hidden="true">
              <circle cx="9" cy="9" r="5" fill={MEASURED} />
            </svg>
            {m.legend.measured}
          </li>
          {steps.length > 0 ? (
            <li>
              <svg width="18" height="18" aria-hidden="true">
                <path d="M9 3 15 14H3Z" fill={STEP} stroke={INK} />
              </svg>
              {m.legend.step}
            </li>
          ) : null}
        </ul>
      </figcaption>
      <PlotFigure label={label} options={options} />
    </figure>
  )
}
