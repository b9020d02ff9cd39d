import * as z from 'zod'
import { CaseloadQuery } from '../../core/attention.ts'
import { paths } from '../paths.ts'

const { phase, category, attentionClass, ownerId, teamId, nextContact, place, owner, measured, review } =
  CaseloadQuery.shape

/** The caseload's filters and order as its address has them: codes and ids. What does not fit is left out. */
export const CaseloadSearch = z.object({
  sort: CaseloadQuery.shape.sort.unwrap().optional().catch(undefined),
  direction: CaseloadQuery.shape.direction.unwrap().optional().catch(undefined),
  place: place.catch(undefined),
  state: CaseloadQuery.shape.state.unwrap().optional().catch(undefined),
  phase: phase.catch(undefined),
  category: category.catch(undefined),
  attentionClass: attentionClass.catch(undefined),
  ownerId: ownerId.catch(undefined),
  owner: owner.catch(undefined),
  teamId: teamId.catch(undefined),
  silentDays: z.coerce.number().int().min(0).max(20_000).optional().catch(undefined),
  nextContact: nextContact.catch(undefined),
  measured: measured.catch(undefined),
  review: review.catch(undefined),
})
export type CaseloadSearch = z.infer<typeof CaseloadSearch>

/** The search as texts, without what is not set: what an address and a saved view hold. */
export function searchTexts(search: CaseloadSearch): Record<string, string> {
  return Object.fromEntries(
    Object.entries(search).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
  )
}

export function caseloadAddress(search: CaseloadSearch): string {
  const text = new URLSearchParams(searchTexts(search)).toString()
  return text === '' ? paths.caseload() : `${paths.caseload()}?${text}`
}

/** Whether two searches ask for the same list, whatever the order of their keys. */
export function isSameSearch(one: CaseloadSearch, other: CaseloadSearch): boolean {
  const sorted = (search: CaseloadSearch): string => {
    const texts = new URLSearchParams(searchTexts(search))
    texts.sort()
    return texts.toString()
  }
  return sorted(one) === sorted(other)
}
