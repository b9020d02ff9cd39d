import type { ColumnType, Generated } from 'kysely'
import type { FactValue } from '../core/fact.ts'
import type { BuddyTables } from './buddy-tables.ts'
import type { CaseQuestionTables } from './case-question-tables.ts'
import type { ContactDayTables } from './contact-day-table.ts'
import type { DraftTable } from './draft-table.ts'
import type { ImportTables } from './import-tables.ts'

/** Tables as the database has them. Days and moments are text; see connect.ts for the parsers. */
export interface Database extends BuddyTables, CaseQuestionTables, ContactDayTables, ImportTables {
  municipality: { municipality_id: string; name: string; theme: string }
  team: { municipality_id: string; team_id: string; name: string }
  organisation: { municipality_id: string; organisation_id: string; name: string }
  worker: {
    municipality_id: string
    worker_id: string
    subject: string
    name: string
    email: string | null
    roles: string[]
    organisation_id: string | null
    is_active: boolean
  }
  worker_team: { municipality_id: string; worker_id: string; team_id: string }
  stand_in: {
    municipality_id: string
    stand_in_id: string
    absent_worker_id: string
    worker_id: string
    from_on: string
    until_on: string
    made_by: string
  }
  session: {
    municipality_id: string
    token_hash: string
    worker_id: string
    csrf_token: string
    expires_at: string
    ends_at: string
  }
  counter: { municipality_id: string; name: string; value: number }
  person: {
    municipality_id: string
    person_id: string
    bsn: string | null
    external_ref: string | null
    given_names: string | null
    initials: string | null
    prefix: string | null
    family_name: string
    birth_date: string | null
    sex: string | null
    household: string | null
    street: string | null
    house_number: string | null
    postcode: string | null
    city: string | null
    phone: string | null
    email: string | null
    preferred_language: string | null
    sort_name: string
    updated_at: Generated<string>
  }
  person_name_part: { municipality_id: string; part: string; person_id: string }
  event: {
    municipality_id: string
    dossier_id: string
    seq: number
    kind: string
    effective_on: string
    recorded_at: string
    actor_id: string
    purpose: string
    policy_version: string | null
    body: Record<string, unknown>
  }
  text: {
    municipality_id: string
    text_id: string
    dossier_id: string
    visibility: string
    body: string
    author_id: string
  }
  dossier_row: {
    municipality_id: string
    dossier_id: string
    person_id: string
    dossier_number: string
    version: number
    team_id: string
    owner_id: string | null
    phase: string
    opened_on: string
    closed_on: string | null
    category: string | null
    facts: Record<string, FactValue>
    promise_count: number
    goal_kind: string | null
    attention_class: string | null
    last_contact_on: string | null
    next_contact_on: string | null
    in_sight_on: string
    handover_to_worker_id: string | null
    handover_to_team_id: string | null
    measured_on: string | null
    category_on: string | null
    category_until: string | null
    spoken_on: string | null
    unseen_on: string
    has_own_interval: boolean
    intake_due_on: string | null
    suspended_on: string | null
    awaits_medical: boolean
    handover_on: string | null
    missed_on: string | null
    planned_on: string | null
    ended_on: string | null
    ended_kind: string | null
    unsettled_on: string | null
    snoozed_on: string | null
    snoozed_until: string | null
    snooze_reason: string | null
  }
  term_row: {
    municipality_id: string
    dossier_id: string
    kind: string
    due_on: string
    ref_id: string | null
    owner_id: string | null
    team_id: string
  }
  appointment_row: {
    municipality_id: string
    appointment_id: string
    dossier_id: string
    worker_id: string
    starts_at: string
    minutes: number
    place: string
    outcome: string | null
    kind: Generated<string>
    second_worker_id: string | null
    contact_day_id: string | null
  }
  attachment: {
    municipality_id: string
    attachment_id: string
    dossier_id: string
    visibility: string
    content_type: string
    byte_count: number
    body: Uint8Array
    added_by: string
    added_at: string
    is_kept: Generated<boolean>
  }
  worker_hours: {
    municipality_id: string
    worker_id: string
    from_on: string
    minutes_per_week: number
    made_by: string
    made_on: string
  }
  working_figure: {
    municipality_id: string
    team_id: string
    group_kind: string
    group_key: string
    minutes_per_contact: number
    interval_days: number | null
    made_by: string
    made_on: string
  }
  capacity_rule: {
    municipality_id: string
    rule_id: string
    principle: string
    groups: ColumnType<unknown, string>
    decision: string
    decided_on: string
    from_on: string
    until_on: string
    made_by: string
    made_on: string
    ended_on: string | null
    ended_by: string | null
  }
  transfer: {
    municipality_id: string
    transfer_id: string
    from_worker_id: string
    leaves_on: string
    made_by: string
    made_on: string
  }
  agenda_feed: { municipality_id: string; worker_id: string; token_hash: string; made_on: string }
  read_log: {
    municipality_id: string
    read_id: Generated<string>
    read_at: Generated<string>
    worker_id: string
    dossier_id: string | null
    what: string
    purpose: string
    subjects: number
    break_glass_id: string | null
  }
  break_glass: {
    municipality_id: string
    break_glass_id: string
    dossier_id: string
    worker_id: string
    reason: string
    opened_at: Generated<string>
    expires_at: string
    reviewed_by: string | null
    reviewed_at: string | null
    review: string | null
  }
  letter_sender: {
    municipality_id: string
    revision: number
    department: string | null
    address: string | null
    postcode: string | null
    city: string | null
    phone: string | null
    email: string | null
    hours: string | null
    made_by: string
    made_at: string
  }
  presence: { municipality_id: string; dossier_id: string; worker_id: string; seen_at: string }
  draft: DraftTable
  saved_view: {
    municipality_id: string
    worker_id: string
    view_id: string
    name: string
    query: ColumnType<Record<string, string>, string>
  }
  policy_version: {
    municipality_id: string
    version: string
    former: Generated<string[]>
    state: string
    title: string
    valid_from: string
    valid_until: string | null
    based_on: string | null
    revision: Generated<number>
    pack: ColumnType<unknown, string, string>
    files: ColumnType<Record<string, string>, string, string>
    made_by: string
    made_at: string
    changed_by: string
    changed_at: string
    proposed_by: string | null
    proposed_at: string | null
    published_by: string | null
    published_at: string | null
  }
}
