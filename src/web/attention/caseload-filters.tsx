import type { ReactNode } from 'react'
import { Phase } from '../../core/attention.ts'
import { useWorkers } from '../access/workers-query.ts'
import { usePolicyWords } from '../dossier/event-words.tsx'
import { messages as dossierMessages } from '../dossier/messages.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { SelectField } from '../ui/field.tsx'
import { Filters } from '../ui/filters.tsx'
import { useCaseloadPlaces } from './caseload-query.ts'
import { type CaseloadSearch, searchTexts } from './caseload-search.ts'
import { messages } from './messages.ts'

/** Steps to choose from. Our own: no source names an interval that holds for everybody. */
const SILENT_DAYS = [30, 60, 90, 180, 365]
const NO_OWNER = 'none'

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
  const { places, start } = useCaseloadPlaces()
  const language = useLanguage()
  const { policy } = usePolicyWords()
  const place = search.place ?? start
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
      {places.length > 1 ? (
        <SelectField
          label={m.place}
          name="place"
          choices={places.map((value) => ({ value, label: m.places[value] }))}
          value={place}
          onChange={(value) =>
            change({ place: value || undefined, ownerId: undefined, owner: undefined, teamId: undefined })
          }
        />
      ) : null}
      {place === 'own' ? null : <TeamFilters search={search} change={change} />}
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
    </Filters>
  )
}

/** Whose caseload, for who sees more than their own. */
function TeamFilters({ search, change }: Pick<CaseloadFiltersProps, 'search' | 'change'>) {
  const { caseload: m } = useMessages(messages)
  const { workers, teams } = useWorkers()
  const owners = workers.filter(({ teamIds }) => teamIds.length > 0)
  return (
    <>
      <SelectField
        label={m.owner}
        name="ownerId"
        emptyLabel={m.all}
        choices={[
          { value: NO_OWNER, label: m.ownerless },
          ...owners.map(({ workerId, name }) => ({ value: workerId, label: name })),
        ]}
        value={search.owner ?? search.ownerId ?? ''}
        onChange={(value) =>
          change(
            value === NO_OWNER
              ? { owner: 'none', ownerId: undefined }
              : { owner: undefined, ownerId: value || undefined },
          )
        }
      />
      {teams.length > 1 ? (
        <SelectField
          label={m.team}
          name="teamId"
          emptyLabel={m.all}
          choices={teams.map(({ teamId, name }) => ({ value: teamId, label: name }))}
          value={search.teamId ?? ''}
          onChange={(value) => change({ teamId: value || undefined })}
        />
      ) : null}
    </>
  )
}
