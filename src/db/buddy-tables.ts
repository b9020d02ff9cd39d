import type { Generated } from 'kysely'

/** Who can ride along, and the requests that wait or run. */
export interface BuddyTables {
  buddy: {
    municipality_id: string
    buddy_id: string
    name: string
    organisation: string | null
    kinds: string[]
    districts: string[]
    languages: string[]
    seats: number
    from_on: string
    until_on: string | null
    changed_by: string
    changed_on: string
    revision: Generated<number>
  }
  buddy_request: {
    municipality_id: string
    dossier_id: string
    request_id: string
    help_kind: string
    asked_on: string
    needed_from: string
    answered_on: string | null
    buddy_id: string | null
    meets_on: string | null
    state: string
  }
}
