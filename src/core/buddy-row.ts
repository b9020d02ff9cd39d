import { type BuddyRequest, buddyState, liveRequests } from './buddy.ts'
import type { Dossier } from './dossier.ts'

/** A request for a buddy as lists read it; only those that wait or run. */
export type BuddyRow = Pick<
  BuddyRequest,
  'requestId' | 'helpKind' | 'askedOn' | 'neededFrom' | 'answeredOn' | 'buddyId' | 'meetsOn'
> & { state: 'open' | 'proposed' | 'started' }

export const buddyRowsOf = (dossier: Dossier): BuddyRow[] =>
  liveRequests(dossier.buddies).flatMap((request) => {
    const { requestId, helpKind, askedOn, neededFrom, answeredOn, buddyId, meetsOn } = request
    const state = buddyState(request)
    if (state === 'ended' || state === 'withdrawn') return []
    return [{ requestId, helpKind, askedOn, neededFrom, answeredOn, buddyId, meetsOn, state }]
  })
