import type { Generated } from 'kysely'

/** A day on which a group is spoken to, who works on it, and who is on its list. Part of the schema. */
export interface ContactDayTables {
  contact_day: {
    municipality_id: string
    contact_day_id: string
    kind: string
    held_on: string
    starts_at: string
    ends_at: string
    place: string
    theme: string | null
    seats_per_quarter: number | null
    visit_purpose: string | null
    team_id: string
    made_by: string
    finished_at: string | null
    revision: Generated<number>
    changed_at: string | null
    changed_by: string | null
    cancelled_at: string | null
    cancel_reason: string | null
    cancel_note: string | null
  }
  contact_day_worker: { municipality_id: string; contact_day_id: string; worker_id: string }
  contact_day_person: {
    municipality_id: string
    contact_day_id: string
    dossier_id: string
    position: number
    is_invited: boolean
    starts_at: string | null
    appointment_id: string | null
    state: string
    came_at: string | null
    worker_id: string | null
    changed_at: string
    changed_by: string
    revision: Generated<number>
    is_outdated: Generated<boolean>
  }
}
