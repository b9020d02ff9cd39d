import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import {
  type ContactDay,
  finishContactDay,
  getContactDay,
  listContactDays,
  markPerson,
  noteDayTalk,
} from '../../api/contact-day.ts'
import { call } from '../api.ts'

export const daysQuery = queryOptions({
  queryKey: ['contact-days'],
  queryFn: ({ signal }) => call(listContactDays, { signal }),
})

/** The day named in the address. */
export function useContactDayId(): string {
  const { contactDayId } = useParams({ strict: false })
  if (!contactDayId) throw new Error('a page of a contact day was drawn without one in its address')
  return contactDayId
}

/** Other desks change the list too: it is asked again while the day goes on. */
const FRESH_MS = 5_000

export function useContactDay(contactDayId: string) {
  return useQuery({
    queryKey: ['contact-day', contactDayId],
    queryFn: ({ signal }) => call(getContactDay, { params: { contactDayId }, signal }),
    refetchInterval: ({ state }) => (state.data && !state.data.finishedAt ? FRESH_MS : false),
  })
}

/** After a change: the list, and every list that follows from the dossiers. */
export function useRefreshed(contactDayId: string): () => Promise<unknown> {
  const client = useQueryClient()
  return () =>
    Promise.all(
      [
        ['contact-day', contactDayId],
        ['contact-days'],
        ['candidates'],
        ['today'],
        ['caseload'],
        ['radar'],
        ['dossier'],
      ].map((queryKey) => client.invalidateQueries({ queryKey })),
    )
}

type MarkBody = Parameters<typeof call<typeof markPerson>>[1] extends infer I
  ? I extends { body: infer B }
    ? B
    : never
  : never
export type Move = MarkBody
type TalkBody = Parameters<typeof call<typeof noteDayTalk>>[1] extends infer I
  ? I extends { body: infer B }
    ? B
    : never
  : never

/** Moving somebody on the list. A refusal brings what stands there now. */
export function useMove({ contactDayId }: Pick<ContactDay, 'contactDayId'>, onDone?: (move: Move) => void) {
  const refresh = useRefreshed(contactDayId)
  return useMutation({
    mutationFn: (body: Move) => call(markPerson, { params: { contactDayId }, body }),
    onSuccess: async (_answer, body) => {
      await refresh()
      onDone?.(body)
    },
    onError: refresh,
  })
}

export function useTalk({ contactDayId }: Pick<ContactDay, 'contactDayId'>, onDone: () => void) {
  const refresh = useRefreshed(contactDayId)
  return useMutation({
    mutationFn: (body: TalkBody) => call(noteDayTalk, { params: { contactDayId }, body }),
    onSuccess: async () => {
      await refresh()
      onDone()
    },
    onError: refresh,
  })
}

export function useFinish({ contactDayId }: Pick<ContactDay, 'contactDayId'>) {
  const refresh = useRefreshed(contactDayId)
  return useMutation({
    mutationFn: () => call(finishContactDay, { params: { contactDayId } }),
    onSettled: refresh,
  })
}
