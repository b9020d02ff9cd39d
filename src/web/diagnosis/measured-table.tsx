import type { IsoDate } from '../../core/day.ts'
import type { StepDone } from '../../core/measurement.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { DataTable } from '../ui/data-table.tsx'
import { DayWords } from '../ui/day-words.tsx'
import type { Panel } from './measured-chart.tsx'
import { messages } from './measured-messages.ts'
import { type SeriesKey, useMeasuredWords } from './measured-words.ts'

interface MeasuredTableProps {
  open: OpenDossier
  series: SeriesKey
  panels: readonly Panel[]
  steps: readonly StepDone[]
}

interface Row {
  key: string
  on: IsoDate
  seq: number
  what: string
  note: string | undefined
  change: string
  source: string
  by: string
}

/** The figure as a table: every measurement and every step that was done, with who and how. */
export function MeasuredTable({ open, series, panels, steps }: MeasuredTableProps) {
  const { table: m } = useMessages(messages)
  const codes = useMessages(words)
  const say = useMeasuredWords(series)
  const actorOf = (seq: number) => open.page.events.find((event) => event.seq === seq)?.actorId ?? null
  const measured = panels.flatMap((panel) =>
    panel.measured.map((one, index): Row => {
      const value = say.value(one.value)
      return {
        key: `${one.seq}-${panel.name}`,
        on: one.on,
        seq: one.seq,
        what: series === 'selfReliance' ? `${panel.name}: ${value}` : value,
        note: open.text(one.textId),
        change: say.change(panel.measured[index - 1], one),
        source: codes.sources[one.source],
        by: open.name(one.actorId) ?? codes.timeline.unknown,
      }
    }),
  )
  const done = steps.map(
    ({ seq, on, textId }): Row => ({
      key: `${seq}-step`,
      on,
      seq,
      what: m.step(open.text(textId ?? null) ?? codes.timeline.unread),
      note: undefined,
      change: '',
      source: '',
      by: open.name(actorOf(seq)) ?? codes.timeline.unknown,
    }),
  )
  const rows = [...measured, ...done].toSorted((a, b) => (a.on === b.on ? b.seq - a.seq : a.on < b.on ? 1 : -1))
  return (
    <DataTable
      caption={m.caption}
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { key: 'on', header: m.on, cell: ({ on }) => <DayWords day={on} show="short" />, isNarrow: true },
        {
          key: 'what',
          header: m.what,
          cell: ({ what, note }) => (
            <>
              {what}
              {note ? <span className="trede-hint trede-measured-note">{note}</span> : null}
            </>
          ),
        },
        { key: 'change', header: m.change, cell: ({ change }) => change },
        { key: 'source', header: m.source, cell: ({ source }) => source },
        { key: 'by', header: m.by, cell: ({ by }) => by },
      ]}
    />
  )
}
