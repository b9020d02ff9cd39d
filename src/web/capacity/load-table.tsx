import type { Load, LoadOfWorker } from '../../api/capacity.ts'
import { useDayText } from '../day-text.ts'
import { useMessages } from '../messages.ts'
import { useNumber } from '../number-text.ts'
import { radarAddress } from '../radar/radar-query.ts'
import { useMay } from '../session.ts'
import { Button } from '../ui/button.tsx'
import { type Column, DataTable, Pager } from '../ui/data-table.tsx'
import { PageLink } from '../ui/page-link.tsx'
import type { LoadSearch } from './capacity-query.ts'
import { LoadChart } from './load-chart.tsx'
import type { Asked } from './load-panel.tsx'
import { messages } from './messages.ts'

interface LoadTableProps {
  load: Load | undefined
  isLoading: boolean
  search: LoadSearch
  change: (part: Partial<LoadSearch>) => void
  ask: (worker: LoadOfWorker, what: Asked['what']) => void
}

/** Counts and hours per worker, by name or by hours; the figure beside it shows the hours again. */
export function LoadTable({ load, isLoading, search, change, ask }: LoadTableProps) {
  const m = useMessages(messages)
  const { day } = useDayText()
  const columns = useColumns(ask)
  const rows = load?.workers ?? []
  const first = (load?.page ?? 0) * (load?.pageSize ?? 0)
  const hasMore = load !== undefined && first + rows.length < load.total
  return (
    <>
      <DataTable
        caption={load ? m.caption(day(load.week.fromOn, 'short'), day(load.week.untilOn, 'short')) : m.title}
        columns={columns}
        rows={rows}
        rowKey={({ workerId }) => workerId ?? 'none'}
        sort={{ key: search.sort, direction: search.sort === 'name' ? 'ascending' : 'descending' }}
        onSort={({ key }) => change({ sort: key === 'hours' ? 'hours' : 'name' })}
        isLoading={isLoading && rows.length === 0}
      />
      {load && load.total > load.pageSize ? (
        <Pager
          from={first + 1}
          to={first + rows.length}
          total={load.total}
          onPrevious={load.page > 0 ? () => change({ page: load.page - 1 }) : undefined}
          onNext={hasMore ? () => change({ page: load.page + 1 }) : undefined}
        />
      ) : null}
      {rows.some(({ hoursPerWeek, hoursAsked }) => hoursPerWeek !== null || hoursAsked > 0) ? (
        <LoadChart workers={rows} />
      ) : null}
    </>
  )
}

function useColumns(ask: LoadTableProps['ask']): Column<LoadOfWorker>[] {
  const m = useMessages(messages)
  const number = useNumber()
  const { day } = useDayText()
  const mayWrite = useMay('capacity.write')
  const mayReplace = useMay('stand-in.manage')
  const { columns: heads } = m
  const radarOf = ({ workerId, onRadar }: LoadOfWorker) => (
    <PageLink to={radarAddress({ place: 'team', ...(workerId ? { ownerId: workerId } : { owner: 'none' }) })}>
      {number(onRadar)}
    </PageLink>
  )
  return [
    {
      key: 'name',
      header: heads.name,
      isSortable: true,
      cell: ({ name, isActive }) => (
        <>
          {name ?? m.nobody}
          {isActive ? null : <span className="trede-two-lines trede-soft">{m.gone}</span>}
        </>
      ),
    },
    {
      key: 'hours',
      header: heads.hours,
      isSortable: true,
      align: 'end',
      cell: ({ workerId, hoursPerWeek }) =>
        hoursPerWeek === null ? (
          <span className="trede-soft">{workerId === null ? '' : m.unknownHours}</span>
        ) : (
          number(hoursPerWeek)
        ),
    },
    {
      key: 'asked',
      header: heads.asked,
      align: 'end',
      cell: (row) => (
        <>
          {row.residents > 0 && row.withoutFigure === row.residents ? (
            <span className="trede-soft">{m.unknownHours}</span>
          ) : (
            number(row.hoursAsked)
          )}
          {row.isOwnFigure && row.hoursAsked > 0 ? <span className="trede-two-lines trede-soft">{m.own}</span> : null}
          {row.withoutFigure > 0 ? (
            <span className="trede-two-lines trede-soft">{m.without(row.withoutFigure)}</span>
          ) : null}
        </>
      ),
    },
    { key: 'residents', header: heads.residents, align: 'end', cell: ({ residents }) => number(residents) },
    { key: 'onRadar', header: heads.onRadar, align: 'end', cell: radarOf },
    { key: 'out', header: heads.out, align: 'end', cell: ({ handoversOut }) => number(handoversOut) },
    { key: 'in', header: heads.in, align: 'end', cell: ({ handoversIn }) => number(handoversIn) },
    { key: 'appointments', header: heads.appointments, align: 'end', cell: ({ appointments }) => number(appointments) },
    {
      key: 'stand-in',
      header: heads.standIn,
      cell: ({ standIns }) =>
        standIns.map(({ standInId, name, fromOn, untilOn }) => (
          <span key={standInId} className="trede-two-lines">
            {m.standIn(name, day(fromOn, 'short'), day(untilOn, 'short'))}
          </span>
        )),
    },
    ...(mayWrite
      ? [
          {
            key: 'action',
            header: heads.action,
            isNarrow: true,
            cell: (row: LoadOfWorker) =>
              row.workerId === null || !row.isActive ? null : (
                <div className="trede-actions trede-nowrap">
                  <Button kind="subtle" aria-label={m.setHoursOf(row.name ?? '')} onClick={() => ask(row, 'hours')}>
                    {m.setHours}
                  </Button>
                  {mayReplace ? (
                    <Button kind="subtle" aria-label={m.replaceOf(row.name ?? '')} onClick={() => ask(row, 'stand-in')}>
                      {m.replace}
                    </Button>
                  ) : null}
                </div>
              ),
          },
        ]
      : []),
  ]
}
