import { queryOptions } from '@tanstack/react-query'
import type * as z from 'zod'
import { getEvidence } from '../../api/evidence.ts'
import { call } from '../api.ts'

export type Evidence = z.infer<typeof getEvidence.response>

export const evidenceQuery = queryOptions({
  queryKey: ['evidence'],
  queryFn: ({ signal }) => call(getEvidence, { signal }),
  staleTime: 300_000,
})
