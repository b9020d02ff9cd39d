import { queryOptions, useQuery } from '@tanstack/react-query'
import { listInstruments } from '../../api/instrument.ts'
import type { ShownInstrument } from '../../policy/instrument-list.ts'
import { call } from '../api.ts'
import { useLanguage } from '../language.ts'

const instrumentsQuery = queryOptions({
  queryKey: ['instruments'],
  queryFn: ({ signal }) => call(listInstruments, { signal }),
  staleTime: 300_000,
})

/** The instruments of the municipality, and the name of one by its key. */
export function useInstruments(): { list: readonly ShownInstrument[]; nameOf: (key: string) => string } {
  const language = useLanguage()
  const list = useQuery(instrumentsQuery).data?.items ?? []
  return { list, nameOf: (key) => list.find((one) => one.key === key)?.[language] ?? key }
}
