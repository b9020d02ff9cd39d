import { Purpose } from '../../core/access.ts'
import { useMessages } from '../messages.ts'
import { DayField } from '../ui/day-input.tsx'
import { CheckField, SelectField } from '../ui/field.tsx'
import { Filters } from '../ui/filters.tsx'
import { messages } from './messages.ts'
import type { ReadLogSearch } from './read-log-search.ts'
import { useWorkers } from './workers-query.ts'

interface ReadLogFiltersProps {
  search: ReadLogSearch
  show: (search: ReadLogSearch) => void
  result: string
}

export function ReadLogFilters({ search, show, result }: ReadLogFiltersProps) {
  const { readLog: m, purposes } = useMessages(messages)
  const { workers } = useWorkers()
  const change = (part: Partial<ReadLogSearch>) => show({ ...search, ...part })
  const activeCount = Object.values(search).filter(Boolean).length
  return (
    <Filters activeCount={activeCount} onClear={() => show({})} result={result}>
      <SelectField
        label={m.worker}
        name="workerId"
        emptyLabel={m.everybody}
        choices={workers.map(({ workerId, name }) => ({ value: workerId, label: name }))}
        value={search.workerId ?? ''}
        onChange={(workerId) => change({ workerId: workerId || undefined })}
      />
      <DayField
        label={m.from}
        name="fromOn"
        hint={<span className="trede-hidden">{m.from}</span>}
        saysDay={false}
        value={search.fromOn ?? ''}
        onChange={(day) => change({ fromOn: day || undefined })}
      />
      <DayField
        label={m.until}
        name="untilOn"
        hint={<span className="trede-hidden">{m.until}</span>}
        saysDay={false}
        value={search.untilOn ?? ''}
        onChange={(day) => change({ untilOn: day || undefined })}
      />
      <SelectField
        label={m.columns.purpose}
        name="purpose"
        emptyLabel={m.everyPurpose}
        choices={Purpose.options.map((purpose) => ({ value: purpose, label: purposes[purpose] }))}
        value={search.purpose ?? ''}
        onChange={(purpose) => change({ purpose: purpose || undefined })}
      />
      <CheckField
        label={m.onlyEmergency}
        name="onlyBreakGlass"
        isChecked={search.onlyBreakGlass === 'true'}
        onChange={(isOn) => change({ onlyBreakGlass: isOn ? 'true' : undefined })}
      />
    </Filters>
  )
}
