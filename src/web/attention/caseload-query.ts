import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { getCaseload } from '../../api/attention.ts'
import type { Place } from '../../core/access.ts'
import { call } from '../api.ts'
import { useMay, usePlace } from '../session.ts'
import { useCursorTrail } from '../ui/cursor-trail.ts'
import { CaseloadSearch, caseloadAddress } from './caseload-search.ts'

/** The server counts up to here; a list this long has at least so many. */
const COUNT_CEILING = 1000

/** Filters and order in the address, and the way to change them. */
export function useCaseloadSearch() {
  const search = CaseloadSearch.parse(useSearch({ strict: false }))
  const navigate = useNavigate()
  const show = (next: CaseloadSearch) =>
    void navigate({ href: caseloadAddress(next), replace: true, resetScroll: false })
  return { search, show, change: (part: Partial<CaseloadSearch>) => show({ ...search, ...part }) }
}

const WIDTH: readonly Place[] = ['own', 'team', 'municipality']

/** The places that the worker may list, and the one to begin with: their own when they guide people, else the widest. */
export function useCaseloadPlaces(): { places: readonly Place[]; start: Place } {
  const widest = usePlace('caseload.read') ?? 'own'
  const isGuide = useMay('plan.write')
  return { places: WIDTH.slice(0, WIDTH.indexOf(widest) + 1), start: isGuide ? 'own' : widest }
}

/** One page of the caseload. */
export function useCaseload(search: CaseloadSearch) {
  const { start } = useCaseloadPlaces()
  const query = { ...search, place: search.place ?? start }
  const { page, first, ways } = useCursorTrail(caseloadAddress(query))
  const answer = useQuery({
    queryKey: ['caseload', query, page],
    queryFn: ({ signal }) => call(getCaseload, { query: { ...query, ...page }, signal }),
    placeholderData: keepPreviousData,
  })
  const { data } = answer
  return {
    ...answer,
    query,
    rows: data?.items ?? [],
    total: data?.total ?? 0,
    isMore: (data?.total ?? 0) >= COUNT_CEILING,
    first,
    ...ways(data?.next),
  }
}
