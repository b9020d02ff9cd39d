/** What a file is staged in on its way into the journal. */
export interface ImportTables {
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
    started_at: string
    finished_at: string | null
    failure: string | null
  }
  import_row: { municipality_id: string; import_id: string; row_number: number; cells: unknown; shape: unknown }
  import_check: {
    municipality_id: string
    import_id: string
    row_number: number
    outcome: string
    fields: unknown
    problems: unknown
    row_key: string | null
    person_id: string | null
    dossier_id: string | null
    differences: unknown
    candidates: unknown
    choice: string | null
    chosen: number | null
  }
  import_result: {
    municipality_id: string
    import_id: string
    row_number: number
    result: string
    row_key: string | null
    person_id: string
    dossier_id: string | null
  }
  import_mapping: { municipality_id: string; mapping_key: string; mapping: unknown; saved_by: string }
}
