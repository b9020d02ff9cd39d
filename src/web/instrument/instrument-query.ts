import { queryOptions, useQuery } from '@tanstack/react-query'
import { listInstruments } from '../../api/instrument.ts'
import type { InstrumentPart } from '../../core/instrument.ts'
import type { ShownInstrument } from '../../policy/instrument-list.ts'
import { call } from '../api.ts'
import { useLanguage } from '../language.ts'

const instrumentsQuery = queryOptions({
  queryKey: ['instruments'],
  queryFn: ({ signal }) => call(listInstruments, { signal }),
  staleTime: 300_000,
})

interface Instruments {
  list: readonly ShownInstrument[]
  nameOf: (key: string) => string
  /** 'other' for an instrument that is no longer in the list. */
  partOf: (key: string) => InstrumentPart
}

/** The instruments of the municipality, and what is known of one by its key. */
export function useInstruments(): Instruments {
  const language = useLanguage()
  const list = useQuery(instrumentsQuery).data?.items ?? []
  const find = (key: string) => list.find((one) => one.key === key)
  return { list, nameOf: (key) => find(key)?.[language] ?? key, partOf: (key) => find(key)?.part ?? 'other' }
}
