import type { Place } from '../../core/access.ts'
import type { Id } from '../../core/person.ts'
import { useInReach, useWorkers, workerChoices } from '../access/workers-query.ts'
import { useMessages } from '../messages.ts'
import { useSession } from '../session.ts'
import { SelectField } from '../ui/field.tsx'
import { useCaseloadPlaces } from './caseload-query.ts'
import { messages } from './messages.ts'

const NO_OWNER = 'none'

/** Whose residents a list shows. */
interface Whose {
  place?: Place | undefined
  ownerId?: Id | undefined
  owner?: 'none' | undefined
  teamId?: Id | undefined
}

interface WhoseFiltersProps {
  search: Whose
  change: (part: Whose) => void
}

/** How wide a list of residents looks and, when that is wider than one's own, at whose and at which team. */
export function WhoseFilters({ search, change }: WhoseFiltersProps) {
  const { caseload: m } = useMessages(messages)
  const { places, start } = useCaseloadPlaces()
  const place = search.place ?? start
  return (
    <>
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
      {place === 'own' ? (
        <StandInFilter search={search} change={change} />
      ) : (
        <OwnerFilters search={search} change={change} />
      )}
    </>
  )
}

/** Among one's own and those of whom one stands in for: whose. Nothing to choose for who stands in for nobody. */
function StandInFilter({ search, change }: WhoseFiltersProps) {
  const { caseload: m } = useMessages(messages)
  const { worker: me, standsInFor } = useSession()
  if (standsInFor.length === 0) return null
  return (
    <SelectField
      label={m.owner}
      name="ownerId"
      emptyLabel={m.all}
      choices={workerChoices([me, ...standsInFor])}
      value={search.ownerId ?? ''}
      onChange={(value) => change({ ownerId: value || undefined })}
    />
  )
}

/** Whether a list at this place has people of more than one worker, so that it says whose each is. */
export function useIsMixed(place: Place | undefined): boolean {
  return useSession().standsInFor.length > 0 || place !== 'own'
}

function OwnerFilters({ search, change }: WhoseFiltersProps) {
  const { caseload: m } = useMessages(messages)
  const { workers, teams } = useWorkers()
  const isInReach = useInReach('caseload.read')
  return (
    <>
      <SelectField
        label={m.owner}
        name="ownerId"
        emptyLabel={m.all}
        choices={[{ value: NO_OWNER, label: m.ownerless }, ...workerChoices(workers.filter(isInReach))]}
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
