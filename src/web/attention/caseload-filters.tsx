import type { ReactNode } from 'react'
import { Phase } from '../../core/attention.ts'
import { usePolicyWords } from '../dossier/event-words.tsx'
import { messages as dossierMessages } from '../dossier/messages.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { SelectField } from '../ui/field.tsx'
import { Filters } from '../ui/filters.tsx'
import { type CaseloadSearch, searchTexts } from './caseload-search.ts'
import { ClassFilter } from './class-filter.tsx'
import { messages } from './messages.ts'
import { WhoseFilters } from './whose-filters.tsx'

/** Steps to choose from. Our own: no source names an interval that holds for everybody. */
const SILENT_DAYS = [30, 60, 90, 180, 365]

/** How many filters are on; the order is no filter. */
export function countFilters({ sort: _sort, direction: _direction, ...filters }: CaseloadSearch): number {
  return Object.keys(searchTexts(filters)).length
}

interface CaseloadFiltersProps {
  search: CaseloadSearch
  change: (part: Partial<CaseloadSearch>) => void
  clear: () => void
  result: string | undefined
  /** Only open dossiers are asked for: there is nothing to choose. */
  isOpenOnly?: boolean
  /** Filters that this list has beside those of the caseload, and how many of them are on. */
  more?: { fields: ReactNode; count: number }
}

export function CaseloadFilters({ search, change, clear, result, isOpenOnly = false, more }: CaseloadFiltersProps) {
  const { caseload: m } = useMessages(messages)
  const { phases } = useMessages(dossierMessages)
  const language = useLanguage()
  const { policy } = usePolicyWords()
  const silent = [...new Set([...SILENT_DAYS, ...(search.silentDays === undefined ? [] : [search.silentDays])])].sort(
    (a, b) => a - b,
  )
  const categories = policy?.scheme?.categories ?? []
  return (
    <Filters
      activeCount={countFilters(search) + (more?.count ?? 0)}
      onClear={clear}
      {...(result === undefined ? {} : { result })}
    >
      <WhoseFilters search={search} change={change} />
      {more?.fields}
      {isOpenOnly ? null : (
        <SelectField
          label={m.state}
          name="state"
          choices={(['open', 'closed', 'all'] as const).map((value) => ({ value, label: m.states[value] }))}
          value={search.state ?? 'open'}
          onChange={(value) => change({ state: value === 'open' || value === '' ? undefined : value })}
        />
      )}
      <SelectField
        label={m.phase}
        name="phase"
        emptyLabel={m.all}
        choices={Phase.options.map((value) => ({ value, label: phases[value] }))}
        value={search.phase ?? ''}
        onChange={(value) => change({ phase: value || undefined })}
      />
      {categories.length > 0 ? (
        <SelectField
          label={m.category}
          name="category"
          emptyLabel={m.all}
          choices={categories.map((category) => ({ value: category.key, label: category[language] }))}
          value={search.category ?? ''}
          onChange={(value) => change({ category: value || undefined })}
        />
      ) : null}
      <ClassFilter value={search.attentionClass} change={change} />
      <SelectField
        label={m.silent}
        name="silentDays"
        emptyLabel={m.any}
        choices={silent.map((days) => ({ value: String(days), label: m.silentDays(days) }))}
        value={search.silentDays === undefined ? '' : String(search.silentDays)}
        onChange={(value) => change({ silentDays: value === '' ? undefined : Number(value) })}
      />
      <SelectField
        label={m.nextContact}
        name="nextContact"
        emptyLabel={m.any}
        choices={(['none', 'passed'] as const).map((value) => ({ value, label: m.nextContacts[value] }))}
        value={search.nextContact ?? ''}
        onChange={(value) => change({ nextContact: value || undefined })}
      />
      <SelectField
        label={m.measured}
        name="measured"
        emptyLabel={m.any}
        choices={[{ value: 'due', label: m.measureDue }]}
        value={search.measured ?? ''}
        onChange={(value) => change({ measured: value || undefined })}
      />
      <SelectField
        label={m.review}
        name="review"
        emptyLabel={m.any}
        choices={[{ value: 'due', label: m.reviewDue }]}
        value={search.review ?? ''}
        onChange={(value) => change({ review: value || undefined })}
      />
    </Filters>
  )
}
