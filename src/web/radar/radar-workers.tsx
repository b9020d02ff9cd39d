import type { RadarWorker } from '../../api/radar.ts'
import { RadarReason } from '../../core/radar.ts'
import { RADAR_LABELS } from '../../policy/radar-label.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { Card } from '../ui/card.tsx'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { messages } from './messages.ts'
import { type RadarSearch, radarAddress, useRadarWorkers } from './radar-query.ts'

/** What each worker has in hand and whom they have not seen, by name: counts to help with, no ranking of people. */
export function RadarWorkers({ search }: { search: Pick<RadarSearch, 'place' | 'teamId'> }) {
  const { workers: m } = useMessages(messages)
  const language = useLanguage()
  const { data, error, isPending, refetch } = useRadarWorkers(search)
  const columns: Column<RadarWorker>[] = [
    { key: 'name', header: m.name, cell: ({ name }) => name ?? m.nobody },
    { key: 'open', header: m.open, align: 'end', cell: ({ open }) => open },
    { key: 'onRadar', header: m.onRadar, align: 'end', cell: ({ onRadar }) => onRadar },
    ...RadarReason.options.map((reason) => ({
      key: reason,
      header: RADAR_LABELS[reason][language],
      align: 'end' as const,
      cell: ({ reasons }: RadarWorker) => reasons[reason],
    })),
    { key: 'snoozed', header: m.snoozed, align: 'end', cell: ({ snoozed }) => snoozed },
  ]
  return (
    <Card title={m.title}>
      <p className="trede-soft">{m.lead}</p>
      {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : null}
      <DataTable
        caption={m.title}
        isCaptionHidden
        columns={columns}
        rows={data?.items ?? []}
        rowKey={(row) => row.workerId ?? 'none'}
        rowTo={({ workerId }) =>
          radarAddress({ ...search, ...(workerId === null ? { owner: 'none' } : { ownerId: workerId }) })
        }
        isLoading={isPending}
      />
    </Card>
  )
}
