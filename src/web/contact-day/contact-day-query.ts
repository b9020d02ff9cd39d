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
import { callOffContactDay, takeOffList } from '../../api/contact-day-change.ts'
import type { CallOffReason } from '../../core/contact-day-change.ts'
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

/** Neither finished nor called off. */
export const isRunning = ({ finishedAt, cancelledAt }: Pick<ContactDay, 'finishedAt' | 'cancelledAt'>): boolean =>
  finishedAt === null && cancelledAt === null

export function useContactDay(contactDayId: string) {
  return useQuery({
    queryKey: ['contact-day', contactDayId],
    queryFn: ({ signal }) => call(getContactDay, { params: { contactDayId }, signal }),
    refetchInterval: ({ state: { data } }) => (data && isRunning(data) ? FRESH_MS : false),
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

/** Taking somebody off the list. A refusal brings what stands there now. */
export function useTakeOff({ contactDayId }: Pick<ContactDay, 'contactDayId'>, onDone: (dossierId: string) => void) {
  const refresh = useRefreshed(contactDayId)
  return useMutation({
    mutationFn: (body: { dossierId: string; revision: number }) =>
      call(takeOffList, { params: { contactDayId }, body }),
    onSuccess: async (_answer, { dossierId }) => {
      onDone(dossierId)
      await refresh()
    },
    onError: refresh,
  })
}

export function useCallOff(
  { contactDayId, revision }: Pick<ContactDay, 'contactDayId' | 'revision'>,
  onDone: (count: number) => void,
) {
  const refresh = useRefreshed(contactDayId)
  return useMutation({
    mutationFn: (body: { reason: CallOffReason; note?: string }) =>
      call(callOffContactDay, { params: { contactDayId }, body: { ...body, revision } }),
    onSuccess: async ({ cancelled }) => {
      await refresh()
      onDone(cancelled)
    },
    onError: refresh,
  })
}
