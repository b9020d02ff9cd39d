import type { Generated } from 'kysely'

/** Questions to colleagues, which belong to no dossier, and what workers say they know about. */
export interface CaseQuestionTables {
  case_question: {
    municipality_id: string
    question_id: string
    asked_by: string
    asked_on: string
    asked_at: Generated<string>
    dossier_id: string | null
    title: string
    body: string
    topics: string[]
    closed_on: string | null
    closed_as: string | null
    edited_on: string | null
    seen_at: Generated<string>
  }
  case_answer: {
    municipality_id: string
    answer_id: string
    question_id: string
    answered_by: string
    answered_on: string
    answered_at: Generated<string>
    body: string
    helped_on: string | null
    corrected_on: string | null
    corrected_at: string | null
  }
  case_answer_version: {
    municipality_id: string
    answer_id: string
    version: number
    body: string
    written_on: string
  }
  worker_topic: { municipality_id: string; worker_id: string; topic: string }
}
