import * as Plot from '@observablehq/plot'
import { useMemo } from 'react'
import type { IsoDate } from '../../core/day.ts'
import { type InstrumentNumber, outcomeSeries } from '../../core/instrument.ts'
import type { ShownInstrument } from '../../policy/instrument-list.ts'
import { dayText, useDayText } from '../day-text.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { Card } from '../ui/card.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { DayWords } from '../ui/day-words.tsx'
import { PlotFigure } from '../ui/plot.tsx'
import { useInstruments } from './instrument-query.ts'
import { messages } from './messages.ts'

/** What instruments that give a number found over time: a figure, and the same as a table. */
export function OutcomeCards({ open }: { open: OpenDossier }) {
  const { list } = useInstruments()
  return list.map((instrument) => {
    const series = outcomeSeries(open.dossier.instrumentResults, instrument.key)
    return series.length === 0 ? null : (
      <OutcomeCard key={instrument.key} open={open} instrument={instrument} series={series} />
    )
  })
}

interface OutcomeCardProps {
  open: OpenDossier
  instrument: ShownInstrument
  series: readonly InstrumentNumber[]
}

function OutcomeCard({ open, instrument, series }: OutcomeCardProps) {
  const { outcome: m } = useMessages(messages)
  const codes = useMessages(words)
  const language = useLanguage()
  const days = useDayText()
  const unit = instrument.outcome?.unit[language] ?? ''
  const [first, last] = [series[0], series.at(-1)]
  if (!first || !last) return null
  const label =
    series.length === 1
      ? m.one(`${last.outcome}${unit}`, days.day(last.on, 'short'))
      : m.more([first, last].map((one) => `${one.outcome}${unit} (${days.day(one.on, 'short')})`))
  return (
    <Card title={m.title(instrument[language])}>
      <Figure label={label} instrument={instrument} series={series} />
      <DataTable
        caption={m.title(instrument[language])}
        isCaptionHidden
        rows={series.toReversed()}
        rowKey={({ resultId }) => resultId}
        columns={[
          { key: 'on', header: m.on, cell: ({ on }) => <DayWords day={on} show="short" />, isNarrow: true },
          { key: 'outcome', header: m.number, cell: ({ outcome }) => `${outcome}${unit}`, align: 'end' },
          {
            key: 'by',
            header: m.by,
            cell: ({ measuredByTextId }) => open.text(measuredByTextId) ?? codes.timeline.unknown,
          },
        ]}
      />
    </Card>
  )
}

const MEASURED = '#2a456f'
const at = (on: IsoDate): Date => new Date(`${on}T00:00:00Z`)

function Figure({ label, instrument, series }: Omit<OutcomeCardProps, 'open'> & { label: string }) {
  const language = useLanguage()
  const options = useMemo((): Plot.PlotOptions => {
    const points = series.map(({ on, outcome }) => ({ on: at(on), outcome }))
    const { least, most } = instrument.outcome ?? { least: 0, most: Math.max(...series.map((one) => one.outcome)) }
    return {
      width: 720,
      height: 220,
      marginLeft: 50,
      marginRight: 50,
      x: {
        type: 'utc',
        label: null,
        ticks: [...new Set([points[0], points.at(-1)].flatMap((point) => point?.on.getTime() ?? []))].map(
          (time) => new Date(time),
        ),
        tickFormat: (date: Date) => dayText(date.toISOString().slice(0, 10), language, 'short'),
      },
      y: { domain: [least, most], label: null, grid: true, ticks: 5 },
      marks: [
        Plot.line(points, { x: 'on', y: 'outcome', stroke: MEASURED, strokeWidth: 2, curve: 'step-after' }),
        Plot.dot(points, { x: 'on', y: 'outcome', r: 5, fill: MEASURED }),
      ],
    }
  }, [series, instrument, language])
  return (
    <figure className="trede-chart">
      <figcaption>
        <strong>{label}</strong>
      </figcaption>
      <PlotFigure label={label} options={options} />
    </figure>
  )
}
