import { useState } from 'react'
import * as z from 'zod'
import { type PolicyDocument, savePolicyTable } from '../../api/policy-draft.ts'
import { EditableTable } from '../../policy/editable-table.ts'
import { call } from '../api.ts'
import { useDraft } from '../draft.ts'
import { draftKey } from './draft-key.ts'
import { isSame } from './draft-state.ts'
import { done, type History, historyOf, redone, undone } from './table-edit.ts'
import { useVersionWrite } from './version-query.ts'

/** A table that is being changed: what was saved when the typist began, and what it is now. */
const TypedTable = z.object({ before: EditableTable.nullable(), now: EditableTable.nullable() })

const UNTYPED: z.infer<typeof TypedTable> = { before: null, now: null }

/** A table under somebody's hands: kept as it is typed, undone and done again, saved, and never lost in a conflict. */
export function useTableDraft(document: PolicyDocument, file: string, saved: EditableTable) {
  const { version, revision } = document.row
  const draft = useDraft({
    key: draftKey('policy-table', version, file, saved.decision),
    schema: TypedTable,
    initial: UNTYPED,
  })
  const [history, setHistory] = useState<History<EditableTable> | null>(null)
  const [isSaved, setIsSaved] = useState(false)
  const table = draft.value.now ?? saved
  const current = history && history.now === table ? history : historyOf(table)
  const show = (next: History<EditableTable>) => {
    if (next === current) return
    setHistory(next)
    setIsSaved(false)
    draft.set({ before: draft.value.before ?? saved, now: next.now })
  }
  const write = useVersionWrite(
    version,
    () => call(savePolicyTable, { params: { version }, body: { revision, file, table } }),
    () => {
      setHistory(null)
      draft.clear()
      setIsSaved(true)
    },
  )
  const { before } = draft.value
  const isChanged = draft.value.now !== null && !isSame(draft.value.now, saved)
  return {
    table,
    draft,
    isChanged,
    isSaved,
    /** What was saved meanwhile by somebody else; undefined where nobody did. */
    theirs: isChanged && before !== null && !isSame(before, saved) ? saved : undefined,
    change: (next: EditableTable, tag: string | null = null) => show(done(current, next, tag)),
    undo: () => show(undone(current)),
    redo: () => show(redone(current)),
    canUndo: current.past.length > 0,
    canRedo: current.future.length > 0,
    takeTheirs: () => {
      setHistory(null)
      draft.clear()
    },
    keepMine: () => draft.set({ before: saved }),
    save: () => write.mutate(undefined),
    isSaving: write.isPending,
    problem: write.error,
  }
}

export type TableDraft = ReturnType<typeof useTableDraft>
