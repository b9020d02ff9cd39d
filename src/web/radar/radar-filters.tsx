import type { Radar } from '../../api/radar.ts'
import { RadarReason } from '../../core/radar.ts'
import { RADAR_LABELS } from '../../policy/radar-label.ts'
import { useInReach, useWorkers, workerChoices } from '../access/workers-query.ts'
import { useCaseloadPlaces } from '../attention/caseload-query.ts'
import { messages as attentionMessages } from '../attention/messages.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { SelectField } from '../ui/field.tsx'
import { Filters } from '../ui/filters.tsx'
import { messages } from './messages.ts'
import { countFilters, type RadarSearch } from './radar-query.ts'

const NO_OWNER = 'none'

interface RadarFiltersProps {
  search: RadarSearch
  radar: Radar | undefined
  change: (part: Partial<RadarSearch>) => void
  clear: () => void
  result: string | undefined
}

export function RadarFilters({ search, radar, change, clear, result }: RadarFiltersProps) {
  const m = useMessages(messages)
  const { caseload } = useMessages(attentionMessages)
  const language = useLanguage()
  const { places, start } = useCaseloadPlaces()
  const place = search.place ?? start
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
      {places.length > 1 ? (
        <SelectField
          label={m.place}
          name="place"
          choices={places.map((value) => ({ value, label: caseload.places[value] }))}
          value={place}
          onChange={(value) =>
            change({ place: value || undefined, ownerId: undefined, owner: undefined, teamId: undefined })
          }
        />
      ) : null}
      {place === 'own' ? null : <TeamFilters search={search} change={change} />}
    </Filters>
  )
}

function TeamFilters({ search, change }: Pick<RadarFiltersProps, 'search' | 'change'>) {
  const m = useMessages(messages)
  const { workers, teams } = useWorkers()
  const isInReach = useInReach('caseload.read')
  return (
    <>
      <SelectField
        label={m.worker}
        name="ownerId"
        emptyLabel={m.everybody}
        choices={[{ value: NO_OWNER, label: m.workers.nobody }, ...workerChoices(workers.filter(isInReach))]}
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
          emptyLabel={m.allTeams}
          choices={teams.map(({ teamId, name }) => ({ value: teamId, label: name }))}
          value={search.teamId ?? ''}
          onChange={(value) => change({ teamId: value || undefined })}
        />
      ) : null}
    </>
  )
}
