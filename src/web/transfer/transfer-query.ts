import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import {
  getNotices,
  getTransfer,
  listTransfers,
  MOST_AT_ONCE,
  offerTransfer,
  proposeTransfer,
  startTransfer,
  stopTransfer,
} from '../../api/transfer.ts'
import type { Phase } from '../../core/attention.ts'
import type { IsoDate } from '../../core/day.ts'
import type { TransferOutcome } from '../../core/transfer.ts'
import { call } from '../api.ts'
import { useLanguage } from '../language.ts'

export const transfersQuery = queryOptions({
  queryKey: ['transfers'],
  queryFn: ({ signal }) => call(listTransfers, { signal }),
})

export const transferQuery = (transferId: string, page: number) =>
  queryOptions({
    queryKey: ['transfers', transferId, page],
    queryFn: ({ signal }) => call(getTransfer, { params: { transferId }, query: { page }, signal }),
  })

export const noticesQuery = (transferId: string, page: number) =>
  queryOptions({
    queryKey: ['transfers', transferId, 'notices', page],
    queryFn: ({ signal }) => call(getNotices, { params: { transferId }, query: { page }, signal }),
  })

export interface Narrowed {
  fromWorkerId: string
  phase: Phase | ''
  category: string
}

export const proposalQuery = ({ fromWorkerId, phase, category }: Narrowed) =>
  queryOptions({
    queryKey: ['transfers', 'proposal', fromWorkerId, phase, category],
    queryFn: ({ signal }) =>
      call(proposeTransfer, {
        query: { fromWorkerId, ...(phase ? { phase } : {}), ...(category ? { category } : {}) },
        signal,
      }),
    enabled: fromWorkerId !== '',
    // What the team lead is dividing does not change under their hands.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })

export interface Given {
  dossierId: string
  toWorkerId: string
}

export type Tally = Partial<Record<TransferOutcome, number>>

interface Asked {
  fromWorkerId: string
  leavesOn: IsoDate
  note: string
  items: readonly Given[]
}

/** Offers in small parts, each written whole: it can stop between two parts, and a failure loses none that were written. */
export function useOffering() {
  const client = useQueryClient()
  const language = useLanguage()
  const isStopping = useRef(false)
  const [done, setDone] = useState(0)
  const [tally, setTally] = useState<Tally>({})
  const [transferId, setTransferId] = useState<string>()
  const offering = useMutation({
    mutationFn: async ({ fromWorkerId, leavesOn, note, items }: Asked) => {
      isStopping.current = false
      setDone(0)
      setTally({})
      const started = await call(startTransfer, { body: { fromWorkerId, leavesOn } })
      setTransferId(started.transferId)
      const counts: Tally = {}
      for (let from = 0; from < items.length; from += MOST_AT_ONCE) {
        if (isStopping.current) return { isStopped: true }
        const part = items.slice(from, from + MOST_AT_ONCE)
        const body = { items: part, note, language }
        const { outcomes } = await call(offerTransfer, { params: { transferId: started.transferId }, body })
        for (const { outcome } of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1
        setTally({ ...counts })
        setDone(from + part.length)
      }
      return { isStopped: false }
    },
    onSettled: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] !== 'proposal' }),
  })
  const stop = () => {
    isStopping.current = true
  }
  return { offering, done, tally, transferId, stop }
}

/** Takes back what waits, part by part, until nothing is left. */
export function useStopping(transferId: string) {
  const client = useQueryClient()
  const [withdrawn, setWithdrawn] = useState(0)
  const stopping = useMutation({
    mutationFn: async () => {
      let sum = 0
      for (;;) {
        const part = await call(stopTransfer, { params: { transferId }, body: {} })
        sum += part.withdrawn
        setWithdrawn(sum)
        if (part.left === 0 || part.withdrawn === 0) return sum
      }
    },
    onSettled: () => client.invalidateQueries(),
  })
  return { stopping, withdrawn }
}
