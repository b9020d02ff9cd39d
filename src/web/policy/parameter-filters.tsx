import { useMessages } from '../messages.ts'
import { SelectField, TextField } from '../ui/field.tsx'
import { Filters } from '../ui/filters.tsx'
import { messages } from './messages.ts'
import type { ParameterFilter } from './parameter-list.tsx'

export const EVERYTHING: ParameterFilter = { show: 'all', text: '' }

export const isFiltering = ({ show, text }: ParameterFilter): boolean => show !== 'all' || text.trim() !== ''

interface ParameterFiltersProps {
  filter: ParameterFilter
  onChange: (filter: ParameterFilter) => void
  count: number
}

export function ParameterFilters({ filter, onChange, count }: ParameterFiltersProps) {
  const { filter: m } = useMessages(messages)
  return (
    <Filters
      activeCount={(filter.show === 'all' ? 0 : 1) + (filter.text.trim() === '' ? 0 : 1)}
      onClear={() => onChange(EVERYTHING)}
      result={m.result(count)}
    >
      <SelectField
        label={m.show}
        name="show"
        choices={(['all', 'known', 'unknown'] as const).map((value) => ({ value, label: m.shows[value] }))}
        value={filter.show}
        onChange={(show) => onChange({ ...filter, show: show || 'all' })}
      />
      <TextField
        label={m.search}
        name="search"
        type="search"
        value={filter.text}
        onChange={(text) => onChange({ ...filter, text })}
      />
    </Filters>
  )
}
