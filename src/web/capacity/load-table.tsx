import type { Load, LoadOfWorker } from '../../api/capacity.ts'
import { weekAddress } from '../agenda/week-query.ts'
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

type LoadColumns = Column<LoadOfWorker>[]

/** Name with who stands in, and hours: what there is, and what the norms ask with whose figure. */
function useHourColumns(): LoadColumns {
  const m = useMessages(messages)
  const { day } = useDayText()
  const number = useNumber()
  const { columns: heads } = m
  const name = ({ name: called, isActive, standIns }: LoadOfWorker) => (
    <>
      {called ?? m.nobody}
      {isActive ? null : <span className="trede-two-lines trede-soft">{m.gone}</span>}
      {standIns.map(({ standInId, name: by, fromOn, untilOn }) => (
        <span key={standInId} className="trede-two-lines trede-soft">
          {m.standIn(by, day(fromOn, 'short'), day(untilOn, 'short'))}
        </span>
      ))}
    </>
  )
  const hours = ({ workerId, hoursPerWeek }: LoadOfWorker) =>
    hoursPerWeek === null ? (
      <span className="trede-soft">{workerId === null ? '' : m.unknownHours}</span>
    ) : (
      number(hoursPerWeek)
    )
  const asked = (row: LoadOfWorker) => (
    <>
      {row.residents > 0 && row.withoutFigure === row.residents ? (
        <span className="trede-soft">{m.unknownHours}</span>
      ) : (
        number(row.hoursAsked)
      )}
      {row.isOwnFigure && row.hoursAsked > 0 ? <span className="trede-two-lines trede-soft">{m.own}</span> : null}
      {row.withoutFigure > 0 && row.withoutFigure < row.residents ? (
        <span className="trede-two-lines trede-soft">{m.without(row.withoutFigure)}</span>
      ) : null}
    </>
  )
  return [
    { key: 'name', header: heads.name, isSortable: true, cell: name },
    { key: 'hours', header: heads.hours, isSortable: true, align: 'end', cell: hours },
    { key: 'asked', header: heads.asked, align: 'end', cell: asked },
  ]
}

/** Counts of residents, of what waits and of the week. */
function useCountColumns(): LoadColumns {
  const m = useMessages(messages)
  const number = useNumber()
  const { columns: heads } = m
  const onRadar = ({ workerId, onRadar: count }: LoadOfWorker) => (
    <PageLink to={radarAddress({ place: 'team', ...(workerId ? { ownerId: workerId } : { owner: 'none' }) })}>
      {number(count)}
    </PageLink>
  )
  const inWeek = ({ workerId, appointments }: LoadOfWorker) =>
    workerId === null ? '' : <PageLink to={weekAddress({ workerId })}>{number(appointments)}</PageLink>
  const handovers = ({ handoversOut, handoversIn }: LoadOfWorker) => (
    <>
      {handoversOut > 0 ? <span className="trede-two-lines">{m.out(handoversOut)}</span> : null}
      {handoversIn > 0 ? <span className="trede-two-lines">{m.in(handoversIn)}</span> : null}
    </>
  )
  return [
    { key: 'residents', header: heads.residents, align: 'end', cell: ({ residents }) => number(residents) },
    { key: 'onRadar', header: heads.onRadar, align: 'end', cell: onRadar },
    { key: 'handovers', header: heads.handovers, cell: handovers },
    { key: 'appointments', header: heads.appointments, align: 'end', cell: inWeek },
  ]
}

function useColumns(ask: LoadTableProps['ask']): LoadColumns {
  const m = useMessages(messages)
  const mayWrite = useMay('capacity.write')
  const mayReplace = useMay('stand-in.manage')
  const [hours, counts] = [useHourColumns(), useCountColumns()]
  const actions = (row: LoadOfWorker) =>
    row.workerId === null || !row.isActive ? null : (
      <div className="trede-under-each-other">
        <Button kind="subtle" aria-label={m.setHoursOf(row.name ?? '')} onClick={() => ask(row, 'hours')}>
          {m.setHours}
        </Button>
        {mayReplace ? (
          <Button kind="subtle" aria-label={m.replaceOf(row.name ?? '')} onClick={() => ask(row, 'stand-in')}>
            {m.replace}
          </Button>
        ) : null}
      </div>
    )
  const action = { key: 'action', header: m.columns.action, isNarrow: true, cell: actions }
  return [...hours, ...counts, ...(mayWrite ? [action] : [])]
}
