import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { getCaseload } from '../../api/attention.ts'
import type { Place } from '../../core/access.ts'
import { call } from '../api.ts'
import { useMay, usePlace } from '../session.ts'
import { CaseloadSearch, caseloadAddress } from './caseload-search.ts'

const PAGE_SIZE = 50
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

/** One page of the caseload. Cursors of the pages before are kept as long as the search stays the same. */
export function useCaseload(search: CaseloadSearch) {
  const { start } = useCaseloadPlaces()
  const query = { ...search, place: search.place ?? start }
  const address = caseloadAddress(query)
  const [trail, setTrail] = useState<{ address: string; cursors: readonly string[] }>({ address, cursors: [] })
  const cursors = trail.address === address ? trail.cursors : []
  const after = cursors.at(-1)
  const answer = useQuery({
    queryKey: ['caseload', query, after ?? ''],
    queryFn: ({ signal }) => call(getCaseload, { query: { ...query, after, limit: PAGE_SIZE }, signal }),
    placeholderData: keepPreviousData,
  })
  const { data } = answer
  const next = data?.next ?? null
  const go = (to: readonly string[]) => setTrail({ address, cursors: to })
  return {
    ...answer,
    query,
    rows: data?.items ?? [],
    total: data?.total ?? 0,
    isMore: (data?.total ?? 0) >= COUNT_CEILING,
    first: cursors.length * PAGE_SIZE,
    onPrevious: cursors.length > 0 ? () => go(cursors.slice(0, -1)) : undefined,
    onNext: next === null ? undefined : () => go([...cursors, next]),
  }
}
