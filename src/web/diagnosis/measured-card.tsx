import { useMemo, useState } from 'react'
import type { RecordedEvent } from '../../core/dossier.ts'
import { factSeries, type Measured, measureAgainOn, selfRelianceSeries, stepsDone } from '../../core/measurement.ts'
import { useDayText } from '../day-text.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { usePolicyWords } from '../dossier/event-words.tsx'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/notice.tsx'
import { LadderHelp } from './ladder-help.tsx'
import { MeasureForm } from './measure-form.tsx'
import { MeasuredChart } from './measured-chart.tsx'
import { messages } from './measured-messages.ts'
import { MeasuredTable } from './measured-table.tsx'
import { SERIES, type SeriesKey, useMeasuredWords } from './measured-words.ts'
import { SelfRelianceForm } from './self-reliance-form.tsx'

/** Everything that was measured for a series, whatever it is about. */
const measurementsOf = (events: readonly RecordedEvent[], series: SeriesKey): readonly Measured[] =>
  series === 'selfReliance'
    ? [...selfRelianceSeries(events).values()].flat().toSorted((a, b) => (a.on < b.on ? -1 : 1))
    : factSeries(events, series)

/** What is followed over time: the ladder, months to work, half-days, self-reliance; with the steps that were done. */
export function MeasuredCard({ open, canWrite }: { open: OpenDossier; canWrite: boolean }) {
  const m = useMessages(messages)
  const [series, setSeries] = useState<SeriesKey>('participationLevel')
  return (
    <Card title={m.title}>
      <p className="trede-text">{m.lead}</p>
      {canWrite ? <DueNote events={open.page.events} /> : null}
      <div className="trede-chips" role="group" aria-label={m.choose}>
        {SERIES.map((key) => (
          <button
            key={key}
            type="button"
            className="trede-chip"
            aria-pressed={key === series}
            onClick={() => setSeries(key)}
          >
            {m.series[key]}
          </button>
        ))}
      </div>
      <Series key={series} open={open} series={series} canWrite={canWrite} />
    </Card>
  )
}

/** Which series were measured once and not again within the term. @source standards.md §2.1 */
function DueNote({ events }: { events: readonly RecordedEvent[] }) {
  const m = useMessages(messages)
  const days = useDayText()
  const months = usePolicyWords().policy?.measureAgainMonths
  if (!months) return null
  const due = SERIES.flatMap((key) => {
    const measured = measurementsOf(events, key)
    const againOn = measureAgainOn(measured, months)
    const last = measured.at(-1)
    return againOn !== null && last && againOn < days.today ? [{ key, on: last.on }] : []
  })
  if (due.length === 0) return null
  return (
    <Notice kind="info" title={m.due.title} isLive={false}>
      <ul className="trede-bullets">
        {due.map(({ key, on }) => (
          <li key={key}>{m.due.line(m.series[key], days.day(on, 'short'), days.relative(on))}</li>
        ))}
      </ul>
      <p>{m.due.norm(months)}</p>
    </Notice>
  )
}

interface SeriesProps {
  open: OpenDossier
  series: SeriesKey
  canWrite: boolean
}

/** One series: what it says, the figure, the same as a table, and a new measurement. */
function Series({ open, series, canWrite }: SeriesProps) {
  const m = useMessages(messages)
  const language = useLanguage()
  const { policy } = usePolicyWords()
  const { finding } = useMeasuredWords(series)
  const { events } = open.page
  const steps = useMemo(() => stepsDone(events), [events])
  const panels = useMemo(() => {
    if (series !== 'selfReliance') return [{ name: series, measured: factSeries(events, series) }]
    // What was measured before there was a list for it named the subjects of a talk.
    const domains = [...(policy?.selfRelianceDomains ?? []), ...(policy?.lifeDomains ?? [])]
    const nameOf = (domain: string) => domains.find(({ key }) => key === domain)?.[language] ?? domain
    return [...selfRelianceSeries(events)].map(([domain, measured]) => ({ name: nameOf(domain), measured }))
  }, [events, series, policy, language])
  const [only] = panels
  const isMeasured = panels.some(({ measured }) => measured.length > 0)
  const found =
    series === 'selfReliance' && isMeasured ? m.findings.subjects(panels.length) : finding(only?.measured ?? [])
  const label = `${m.series[series]}. ${found} ${m.findings.steps(steps.length)}`.trim()
  return (
    <div className="trede-stack">
      {isMeasured || steps.length > 0 ? (
        <>
          <MeasuredChart series={series} label={label} panels={panels} steps={steps} />
          <MeasuredTable open={open} series={series} panels={panels} steps={steps} />
        </>
      ) : (
        <p className="trede-empty">{m.none}</p>
      )}
      {series === 'participationLevel' ? <LadderHelp /> : null}
      {canWrite ? <NewMeasurement open={open} series={series} /> : null}
    </div>
  )
}

/** The form, drawn once somebody opens it. */
function NewMeasurement({ open, series }: { open: OpenDossier; series: SeriesKey }) {
  const m = useMessages(messages)
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details className="trede-explain" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        {m.add.title}: {m.series[series].toLowerCase()}
      </summary>
      {isOpen ? (
        <div className="trede-explain-body">
          {series === 'selfReliance' ? <SelfRelianceForm open={open} /> : <MeasureForm open={open} factKey={series} />}
        </div>
      ) : null}
    </details>
  )
}
