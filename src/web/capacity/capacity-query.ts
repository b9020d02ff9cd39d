import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import * as z from 'zod'
import { getLoad, listRules, listWaiting } from '../../api/capacity.ts'
import type { CapacityGroup } from '../../core/capacity.ts'
import { Id } from '../../core/person.ts'
import { call } from '../api.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { rulesMessages } from './rules-messages.ts'

const LoadSearch = z.object({
  teamId: Id.optional().catch(undefined),
  sort: z.enum(['name', 'hours']).catch('name'),
  page: z.coerce.number().int().min(0).catch(0),
})
export type LoadSearch = z.infer<typeof LoadSearch>

function loadAddress({ teamId, sort, page }: LoadSearch): string {
  const text = new URLSearchParams({
    ...(teamId ? { teamId } : {}),
    ...(sort === 'hours' ? { sort } : {}),
    ...(page > 0 ? { page: String(page) } : {}),
  }).toString()
  return text === '' ? paths.team() : `${paths.team()}?${text}`
}

export function useLoadSearch() {
  const search = LoadSearch.parse(useSearch({ strict: false }))
  const navigate = useNavigate()
  const change = (part: Partial<LoadSearch>) =>
    void navigate({ href: loadAddress({ ...search, page: 0, ...part }), replace: true, resetScroll: false })
  return { search, change }
}

export const useLoad = (search: LoadSearch) =>
  useQuery({
    queryKey: ['load', search],
    queryFn: ({ signal }) => call(getLoad, { query: search, signal }),
    placeholderData: keepPreviousData,
  })

export const waitingQuery = queryOptions({
  queryKey: ['load', 'waiting'],
  queryFn: ({ signal }) => call(listWaiting, { signal }),
})

export const rulesQuery = queryOptions({
  queryKey: ['load', 'rules'],
  queryFn: ({ signal }) => call(listRules, { signal }),
})

type NamedGroup = CapacityGroup & { nl: string; en: string }

/** What a group of residents is called: by its class or by its category. */
export function useGroupName(groups: readonly NamedGroup[]): (group: CapacityGroup) => string {
  const m = useMessages(rulesMessages)
  const language = useLanguage()
  return ({ kind, key }) => {
    const label = groups.find((one) => one.kind === kind && one.key === key)?.[language] ?? key
    return kind === 'attention-class' ? m.classOf(label) : m.categoryOf(label)
  }
}
