import type { ColumnType, Generated } from 'kysely'

/** Tables as the database has them. Days and moments are text; see connect.ts for the parsers. */
export interface Database {
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
    goal_kind: string | null
    last_contact_on: string | null
    next_contact_on: string | null
    in_sight_on: string
    handover_to_worker_id: string | null
    handover_to_team_id: string | null
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
  }
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
  draft: { municipality_id: string; worker_id: string; draft_key: string; body: unknown; saved_at: Generated<string> }
  saved_view: {
    municipality_id: string
    worker_id: string
    view_id: string
    name: string
    query: ColumnType<Record<string, string>, string>
  }
  import_batch: {
    municipality_id: string
    import_id: string
    file_name: string
    file_hash: string
    format: string
    encoding: string | null
    delimiter: string | null
    headers: unknown
    guess: unknown
    mapping: unknown
    default_team_id: string | null
    state: string
    run_id: string | null
    run_by: string | null
    is_checked: boolean
    row_count: number
    done_count: number
    todo_count: number
    started_by: string
    started_at: Generated<string>
    finished_at: string | null
    failure: string | null
  }
  import_row: {
    municipality_id: string
    import_id: string
    row_number: number
    cells: unknown
    shape: unknown
    fields: unknown
    problems: unknown
    outcome: string
    row_key: string | null
    person_id: string | null
    dossier_id: string | null
    differences: unknown
    candidates: unknown
    choice: string | null
    chosen: number | null
    result: string | null
  }
  import_mapping: { municipality_id: string; mapping_key: string; mapping: unknown; saved_by: string }
}

/** Column types for {@link insertRows}: what json_to_recordset must cast to. */
export const COLUMN_TYPES = {
  municipality: { municipality_id: 'text', name: 'text', theme: 'text' },
  team: { municipality_id: 'text', team_id: 'uuid', name: 'text' },
  organisation: { municipality_id: 'text', organisation_id: 'uuid', name: 'text' },
  worker: {
    municipality_id: 'text',
    worker_id: 'uuid',
    subject: 'text',
    name: 'text',
    email: 'text',
    roles: 'text[]',
    organisation_id: 'uuid',
    is_active: 'boolean',
  },
  worker_team: { municipality_id: 'text', worker_id: 'uuid', team_id: 'uuid' },
  person: {
    municipality_id: 'text',
    person_id: 'uuid',
    bsn: 'text',
    external_ref: 'text',
    given_names: 'text',
    initials: 'text',
    prefix: 'text',
    family_name: 'text',
    birth_date: 'text',
    sex: 'text',
    household: 'text',
    street: 'text',
    house_number: 'text',
    postcode: 'text',
    city: 'text',
    phone: 'text',
    email: 'text',
    preferred_language: 'text',
    sort_name: 'text',
  },
  person_name_part: { municipality_id: 'text', part: 'text', person_id: 'uuid' },
  event: {
    municipality_id: 'text',
    dossier_id: 'uuid',
    seq: 'int',
    kind: 'text',
    effective_on: 'date',
    recorded_at: 'timestamptz',
    actor_id: 'uuid',
    purpose: 'text',
    policy_version: 'text',
    body: 'jsonb',
  },
  text: {
    municipality_id: 'text',
    text_id: 'uuid',
    dossier_id: 'uuid',
    visibility: 'text',
    body: 'text',
    author_id: 'uuid',
  },
  dossier_row: {
    municipality_id: 'text',
    dossier_id: 'uuid',
    person_id: 'uuid',
    dossier_number: 'text',
    version: 'int',
    team_id: 'uuid',
    owner_id: 'uuid',
    phase: 'text',
    opened_on: 'date',
    closed_on: 'date',
    category: 'text',
    goal_kind: 'text',
    last_contact_on: 'date',
    next_contact_on: 'date',
    in_sight_on: 'date',
    handover_to_worker_id: 'uuid',
    handover_to_team_id: 'uuid',
  },
  term_row: {
    municipality_id: 'text',
    dossier_id: 'uuid',
    kind: 'text',
    due_on: 'date',
    ref_id: 'uuid',
    owner_id: 'uuid',
    team_id: 'uuid',
  },
  appointment_row: {
    municipality_id: 'text',
    appointment_id: 'uuid',
    dossier_id: 'uuid',
    worker_id: 'uuid',
    starts_at: 'timestamptz',
    minutes: 'int',
    place: 'text',
    outcome: 'text',
  },
  read_log: {
    municipality_id: 'text',
    worker_id: 'uuid',
    dossier_id: 'uuid',
    what: 'text',
    purpose: 'text',
    subjects: 'int',
    break_glass_id: 'uuid',
  },
  import_batch: {
    municipality_id: 'text',
    import_id: 'uuid',
    file_name: 'text',
    file_hash: 'text',
    format: 'text',
    encoding: 'text',
    delimiter: 'text',
    headers: 'jsonb',
    guess: 'jsonb',
    default_team_id: 'uuid',
    state: 'text',
    is_checked: 'boolean',
    row_count: 'int',
    done_count: 'int',
    todo_count: 'int',
    started_by: 'uuid',
  },
  import_row: {
    municipality_id: 'text',
    import_id: 'uuid',
    row_number: 'int',
    cells: 'jsonb',
    shape: 'jsonb',
    outcome: 'text',
  },
  import_mapping: { municipality_id: 'text', mapping_key: 'text', mapping: 'jsonb', saved_by: 'uuid' },
} as const
