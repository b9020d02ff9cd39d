import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { countBuddyRequests, listBuddies, listBuddyRequests } from '../../api/buddy.ts'
import { call } from '../api.ts'

export const buddiesQuery = queryOptions({
  queryKey: ['buddies'],
  queryFn: ({ signal }) => call(listBuddies, { signal }),
})

export const requestsQuery = queryOptions({
  queryKey: ['buddies', 'requests'],
  queryFn: ({ signal }) => call(listBuddyRequests, { signal }),
})

export const countsQuery = queryOptions({
  queryKey: ['buddies', 'counts'],
  queryFn: ({ signal }) => call(countBuddyRequests, { signal }),
})

/** A write to the register or an answer to a request: everything that shows either is read again. */
export function useBuddyWrite<Input>(write: (input: Input) => Promise<unknown>, onDone?: () => void) {
  const client = useQueryClient()
  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['buddies'] }),
      client.invalidateQueries({ queryKey: ['dossier'] }),
      client.invalidateQueries({ queryKey: ['today'] }),
    ])
  return useMutation({
    mutationFn: write,
    onSuccess: async () => {
      await refresh()
      onDone?.()
    },
    // What was refused may have changed meanwhile: the last place taken, the request answered by somebody else.
    onError: () => void refresh(),
  })
}
