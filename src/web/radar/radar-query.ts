import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import * as z from 'zod'
import { getRadar, getRadarWorkers } from '../../api/radar.ts'
import { RadarQuery } from '../../core/radar.ts'
import { call } from '../api.ts'
import { useCaseloadPlaces } from '../attention/caseload-query.ts'
import { paths } from '../paths.ts'
import { useCursorTrail } from '../ui/cursor-trail.ts'

const { place, reason, ownerId, owner, teamId, attentionClass, category, snoozed } = RadarQuery.shape

/** The radar's filters as its address has them: codes and ids. What does not fit is left out. */
export const RadarSearch = z.object({
  place: place.catch(undefined),
  reason: reason.catch(undefined),
  ownerId: ownerId.catch(undefined),
  owner: owner.catch(undefined),
  teamId: teamId.catch(undefined),
  attentionClass: attentionClass.catch(undefined),
  category: category.catch(undefined),
  snoozed: snoozed.catch(undefined),
})
export type RadarSearch = z.infer<typeof RadarSearch>

const entriesOf = (search: RadarSearch): [string, string][] =>
  Object.entries(search).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]))

export const countFilters = (search: RadarSearch): number => entriesOf(search).length

export function radarAddress(search: RadarSearch): string {
  const text = new URLSearchParams(entriesOf(search)).toString()
  return text === '' ? paths.radar() : `${paths.radar()}?${text}`
}

export function useRadarSearch() {
  const search = RadarSearch.parse(useSearch({ strict: false }))
  const navigate = useNavigate()
  const show = (next: RadarSearch) => void navigate({ href: radarAddress(next), replace: true, resetScroll: false })
  return { search, show, change: (part: Partial<RadarSearch>) => show({ ...search, ...part }) }
}

/** One page of the radar. */
export function useRadar(search: RadarSearch) {
  const { start } = useCaseloadPlaces()
  const query = { ...search, place: search.place ?? start }
  const { page, first, ways } = useCursorTrail(radarAddress(query))
  const answer = useQuery({
    queryKey: ['radar', query, page],
    queryFn: ({ signal }) => call(getRadar, { query: { ...query, ...page }, signal }),
    placeholderData: keepPreviousData,
  })
  return { ...answer, query, rows: answer.data?.items ?? [], first, ...ways(answer.data?.next) }
}

/** Counts for each worker, where the list is wider than one's own. */
export function useRadarWorkers({ place: wide, teamId: team }: Pick<RadarSearch, 'place' | 'teamId'>) {
  return useQuery({
    queryKey: ['radar', 'workers', wide, team],
    queryFn: ({ signal }) => call(getRadarWorkers, { query: { place: wide, teamId: team }, signal }),
    enabled: wide !== 'own',
  })
}
