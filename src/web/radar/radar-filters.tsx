import type { Radar } from '../../api/radar.ts'
import { RadarReason } from '../../core/radar.ts'
import { RADAR_LABELS } from '../../policy/radar-label.ts'
import { ClassFilter } from '../attention/class-filter.tsx'
import { WhoseFilters } from '../attention/whose-filters.tsx'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { SelectField } from '../ui/field.tsx'
import { Filters } from '../ui/filters.tsx'
import { messages } from './messages.ts'
import { countFilters, type RadarSearch } from './radar-query.ts'

interface RadarFiltersProps {
  search: RadarSearch
  radar: Radar | undefined
  change: (part: Partial<RadarSearch>) => void
  clear: () => void
  result: string | undefined
}

export function RadarFilters({ search, radar, change, clear, result }: RadarFiltersProps) {
  const m = useMessages(messages)
  const language = useLanguage()
  const reasonChoices = RadarReason.options.map((value) => ({
    value,
    label: m.oneReason(RADAR_LABELS[value][language], radar?.reasons[value] ?? 0),
  }))
  return (
    <Filters activeCount={countFilters(search)} onClear={clear} {...(result === undefined ? {} : { result })}>
      <SelectField
        label={m.show}
        name="snoozed"
        choices={[
          { value: 'all', label: m.shown },
          { value: 'only', label: m.putAway(radar?.snoozed ?? 0) },
        ]}
        value={search.snoozed ?? 'all'}
        onChange={(value) => change({ snoozed: value === 'only' ? 'only' : undefined, reason: undefined })}
      />
      {search.snoozed ? null : (
        <SelectField
          label={m.reason}
          name="reason"
          emptyLabel={m.anyReason(radar?.onRadar ?? 0)}
          choices={reasonChoices}
          value={search.reason ?? ''}
          onChange={(value) => change({ reason: value || undefined })}
        />
      )}
      <ClassFilter value={search.attentionClass} change={change} />
      <WhoseFilters search={search} change={change} />
    </Filters>
  )
}
