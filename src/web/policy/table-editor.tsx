import { type KeyboardEvent, useDeferredValue, useMemo, useState } from 'react'
import type { PolicyDocument } from '../../api/policy-draft.ts'
import { checkTable } from '../../policy/check-table.ts'
import type { EditableTable } from '../../policy/editable-table.ts'
import type { Finding } from '../../policy/finding.ts'
import { namesFor } from '../../policy/known-name.ts'
import { useMessages } from '../messages.ts'
import { useFocusNext } from '../plan/row-focus.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/notice.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { CellChooser } from './cell-chooser.tsx'
import { ColumnForm, TableForm } from './column-form.tsx'
import { messages as draftMessages } from './draft-messages.ts'
import { FindingsList } from './findings-list.tsx'
import { testsForGap } from './gap-rule.ts'
import { RuleWords } from './rule-words.tsx'
import { Situation } from './situation.tsx'
import { type TableDraft, useTableDraft } from './table-draft.ts'
import {
  addRule,
  type CellPlace,
  columnCount,
  copyRule,
  moveRule,
  removeRule,
  withCell,
  withRule,
} from './table-edit.ts'
import { TableGrid } from './table-grid.tsx'
import { messages } from './table-messages.ts'
import { TableView } from './table-view.tsx'
import { tableName } from './table-words.ts'
import { TypedStatus } from './typed-status.tsx'
import { type TableNames, valueNames } from './value-names.ts'

interface TableEditorProps {
  document: PolicyDocument
  file: string
  saved: EditableTable
}

/** Keeps a cell inside the table when rows or columns go. */
const inside = (table: EditableTable, { row, column }: CellPlace): CellPlace => ({
  row: Math.max(0, Math.min(row, table.rules.length - 1)),
  column: Math.max(0, Math.min(column, columnCount(table) - 1)),
})

/** The table under work: where one is, what was said of the last step, and what is found. */
function useTableWork({ document, file, saved }: TableEditorProps) {
  const m = useMessages(messages)
  const names = useMemo(
    () => valueNames(document.pack, { file, decision: saved.decision }),
    [document.pack, file, saved.decision],
  )
  const known = useMemo(() => namesFor(document.pack), [document.pack])
  const edit = useTableDraft(document, file, saved)
  const { table, change } = edit
  const [asked, setPlace] = useState<CellPlace>({ row: 0, column: 0 })
  const place = inside(table, asked)
  const [said, setSaid] = useState('')
  const focusNext = useFocusNext()
  // The check may take some 50 ms; typing goes first.
  const checked = useDeferredValue(table)
  const findings = useMemo(() => checkTable(checked, known), [checked, known])
  const goTo = (to: CellPlace) => {
    setPlace(to)
    focusNext(() => globalThis.document.querySelector<HTMLElement>('[data-turn]'))
  }
  const setCell = (at: CellPlace, feel: string) => change(withCell(table, at, feel), `cell ${at.row} ${at.column}`)
  const move = (row: number, step: -1 | 1) => {
    if (row + step < 0 || row + step >= table.rules.length) return
    change(moveRule(table, row, step))
    setPlace({ row: row + step, column: place.column })
    setSaid(m.editor.movedRow(row + step + 1))
  }
  const mendGap = (finding: Finding) => {
    const at = table.rules.length
    change(addRule(table, at, { tests: testsForGap(table, known, finding.example ?? {}) }))
    setSaid(m.findings.ruleAdded(at + 1))
    goTo({ row: at, column: table.inputs.length })
  }
  /** A row that goes takes the focus along; the cell that has the turn then gets it. */
  const step = (undoOrRedo: () => void) => {
    const isInGrid = globalThis.document.activeElement?.closest('[role="grid"]') !== null
    undoOrRedo()
    if (isInGrid) focusNext(() => globalThis.document.querySelector<HTMLElement>('[data-turn]'))
  }
  return { edit, names, known, place, setPlace, said, setSaid, findings, goTo, setCell, move, mendGap, step }
}

type TableWork = ReturnType<typeof useTableWork>

/** A decision table to change: the grid, what its cells mean, what is wrong with it, and a situation to try. */
export function TableEditor(props: TableEditorProps) {
  const m = useMessages(messages)
  const work = useTableWork(props)
  const { edit, names, known, place, said, findings } = work
  const { table } = edit
  if (!edit.draft.isReady) return null
  return (
    <div
      className="trede-stack"
      role="group"
      aria-label={m.editor.grid(tableName(table))}
      onKeyDown={(event) => undoByKey(event, work)}
    >
      <Conflict edit={edit} names={names} />
      <RowTools edit={edit} place={place} onPlace={work.goTo} onMove={work.move} onSay={work.setSaid} />
      <p role="status" className={said ? undefined : 'trede-hidden'}>
        {said}
      </p>
      <TableGrid
        table={table}
        names={names}
        findings={findings}
        place={place}
        onPlace={work.setPlace}
        onCell={work.setCell}
        onMove={work.move}
      />
      <SaveBar edit={edit} />
      <Found work={work} />
      <div className="trede-policy-sides">
        {table.rules.length > 0 ? <RowCard work={work} /> : null}
        <Card title={m.situation.title}>
          <Situation table={table} known={known} names={names} />
        </Card>
      </div>
      <Card title={m.hit.title}>
        <TableForm table={table} known={known} onTable={edit.change} />
        <ColumnForm table={table} column={place.column} known={known} onTable={edit.change} />
      </Card>
    </div>
  )
}

/** What is wrong with the table, each with the way to it or what mends it. */
function Found({ work: { findings, names, goTo, mendGap } }: { work: TableWork }) {
  const m = useMessages(messages)
  const { findings: f } = useMessages(draftMessages)
  return (
    <Card title={`${f.title} (${findings.length})`}>
      <FindingsList
        findings={findings}
        names={names}
        actions={(finding) => (
          <>
            {finding.rows.length > 0 ? (
              <Button
                kind="subtle"
                onClick={() => goTo({ row: (finding.rows[0] ?? 1) - 1, column: (finding.column ?? 1) - 1 })}
              >
                {f.go}
              </Button>
            ) : null}
            {finding.code === 'gap' ? <Button onClick={() => mendGap(finding)}>{m.findings.addRow}</Button> : null}
          </>
        )}
      />
    </Card>
  )
}

/** The row that has the turn: its cell in words, and why the row says what it says. */
function RowCard({ work: { edit, names, known, place, setCell } }: { work: TableWork }) {
  const m = useMessages(messages)
  const { table, change } = edit
  return (
    <Card title={m.row(place.row + 1)}>
      <CellChooser table={table} place={place} names={names} known={known} onCell={setCell} />
      <RuleWords
        table={table}
        row={place.row}
        onRule={(row, part) =>
          change(
            withRule(table, row, (rule) => ({ ...rule, ...part })),
            `words ${row} ${Object.keys(part).join()}`,
          )
        }
      />
    </Card>
  )
}

/** Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y) for the table; a cell that is being typed in keeps its own. */
function undoByKey(event: KeyboardEvent, { edit, step }: TableWork): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return
  const key = event.key.toLowerCase()
  const isTyping = event.target instanceof HTMLElement && event.target.matches('.trede-rules-input')
  if (isTyping || (key !== 'z' && key !== 'y')) return
  event.preventDefault()
  step(key === 'y' || event.shiftKey ? edit.redo : edit.undo)
}

interface RowToolsProps {
  edit: TableDraft
  place: CellPlace
  onPlace: (place: CellPlace) => void
  onMove: (row: number, step: -1 | 1) => void
  onSay: (text: string) => void
}

function RowTools({ edit, place, onPlace, onMove, onSay }: RowToolsProps) {
  const { editor: m } = useMessages(messages)
  const { table, change } = edit
  const n = place.row + 1
  const count = table.rules.length
  const add = () => {
    const at = count === 0 ? 0 : place.row + 1
    change(addRule(table, at))
    onSay(m.addedRow(at + 1))
    onPlace({ row: at, column: 0 })
  }
  const copy = () => {
    change(copyRule(table, place.row))
    onSay(m.addedRow(n + 1))
    onPlace({ ...place, row: place.row + 1 })
  }
  const remove = () => {
    change(removeRule(table, place.row))
    onSay(m.removedRow(n))
  }
  return (
    <div className="trede-actions" role="toolbar" aria-label={m.tools}>
      <Button onClick={edit.undo} disabled={!edit.canUndo}>
        {m.undo}
      </Button>
      <Button onClick={edit.redo} disabled={!edit.canRedo}>
        {m.redo}
      </Button>
      <Button onClick={add}>{m.addRow}</Button>
      {count > 0 ? (
        <>
          <Button onClick={copy}>{m.copyRow(n)}</Button>
          <Button onClick={() => onMove(place.row, -1)} disabled={place.row === 0}>
            {m.up(n)}
          </Button>
          <Button onClick={() => onMove(place.row, 1)} disabled={n === count}>
            {m.down(n)}
          </Button>
          <Button isDanger onClick={remove}>
            {m.removeRow(n)}
          </Button>
        </>
      ) : null}
    </div>
  )
}

function SaveBar({ edit }: { edit: TableDraft }) {
  const { editor: m } = useMessages(messages)
  return (
    <>
      {edit.problem ? <ProblemNotice problem={edit.problem} /> : null}
      <div className="trede-policy-save">
        <Button kind="primary" onClick={edit.save} isBusy={edit.isSaving} disabled={edit.theirs !== undefined}>
          {m.save}
        </Button>
        <span role="status">{edit.isChanged ? m.unsaved : edit.isSaved ? m.saved : m.clean}</span>
        {edit.isChanged ? <TypedStatus draft={edit.draft} onForget={edit.takeTheirs} /> : null}
      </div>
    </>
  )
}

function Conflict({ edit, names }: { edit: TableDraft; names: TableNames }) {
  const { editor: m } = useMessages(messages)
  if (!edit.theirs) return null
  return (
    <Notice
      kind="warning"
      title={m.conflict}
      actions={
        <>
          <Button onClick={edit.takeTheirs}>{m.takeTheirs}</Button>
          <Button onClick={edit.keepMine}>{m.keepMine}</Button>
        </>
      }
    >
      <p>{m.conflictText}</p>
      <details className="trede-explain">
        <summary>{m.theirs}</summary>
        <div className="trede-explain-body">
          <TableView table={edit.theirs} names={names} />
        </div>
      </details>
    </Notice>
  )
}
