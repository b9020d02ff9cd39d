import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { NO_WORDS } from '../../policy/cell-words.ts'
import type { EditableTable } from '../../policy/editable-table.ts'
import type { Finding } from '../../policy/finding.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { type CellPlace, cellAt, columnCount, isOutput } from './table-edit.ts'
import { messages } from './table-messages.ts'
import { CellWords } from './table-view.tsx'
import { columnName, tableName, wordsOf } from './table-words.ts'
import type { TableNames } from './value-names.ts'

export interface TableGridProps {
  table: EditableTable
  names: TableNames
  findings: readonly Finding[]
  /** The cell that has the turn. */
  place: CellPlace
  onPlace: (place: CellPlace) => void
  onCell: (place: CellPlace, feel: string) => void
  onMove: (row: number, step: -1 | 1) => void
}

/** The pattern of a table whose cells are edited. @source WAI-ARIA Authoring Practices, grid */
const GRID = 'grid'

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** Where a key leads to from a cell; undefined where it leads nowhere. */
function target(event: KeyboardEvent, { row, column }: CellPlace, table: EditableTable): CellPlace | undefined {
  const [rows, columns] = [table.rules.length, columnCount(table)]
  const inside = (to: CellPlace) =>
    to.row >= 0 && to.row < rows && to.column >= 0 && to.column < columns ? to : undefined
  const [down, right] = STEPS[event.key] ?? []
  if (down !== undefined && right !== undefined) return inside({ row: row + down, column: column + right })
  if (event.key === 'Home') return { row: event.ctrlKey ? 0 : row, column: 0 }
  if (event.key === 'End') return { row: event.ctrlKey ? rows - 1 : row, column: columns - 1 }
  return undefined
}

/** What the keys do: walk over the cells, open one for typing, close it, clear it, move its row. */
function useGridKeys({ table, place, onPlace, onCell, onMove }: TableGridProps) {
  const grid = useRef<HTMLTableElement>(null)
  const [typing, setTyping] = useState<string>()
  const wasAsked = useRef(false)
  useEffect(() => {
    if (!wasAsked.current) return
    wasAsked.current = false
    grid.current?.querySelector<HTMLElement>('[data-turn] input')?.focus()
    if (typing === undefined) grid.current?.querySelector<HTMLElement>('[data-turn]')?.focus()
  })
  const go = (to: CellPlace) => {
    wasAsked.current = true
    setTyping(undefined)
    onPlace(to)
  }
  const open = (text: string) => {
    wasAsked.current = true
    setTyping(text)
  }
  const close = (feel: string | undefined, to: CellPlace = place) => {
    if (feel !== undefined && feel !== cellAt(table, place)) onCell(place, feel)
    go(to)
  }
  const press = (event: KeyboardEvent) => {
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault()
      wasAsked.current = true
      onMove(place.row, event.key === 'ArrowUp' ? -1 : 1)
      return
    }
    if (event.altKey || event.metaKey || (event.ctrlKey && event.key !== 'Home' && event.key !== 'End')) return
    const to = target(event, place, table)
    if (to) go(to)
    else if (event.key === 'Enter' || event.key === 'F2') open(cellAt(table, place))
    else if (event.key === 'Delete' || event.key === 'Backspace')
      onCell(place, isOutput(table, place.column) ? '' : '-')
    else if (event.key.length === 1 && event.key !== ' ') open(event.key)
    else return
    event.preventDefault()
  }
  return { grid, typing, go, open, close, press }
}

/** A decision table to edit by keyboard: one cell has the turn; Enter, F2 or typing opens it, Escape leaves it as it was. */
export function TableGrid(props: TableGridProps) {
  const { table, place } = props
  const m = useMessages(messages)
  const keysId = useId()
  const { grid, typing, go, open, close, press } = useGridKeys(props)
  return (
    <>
      <div className="trede-table-scroll">
        <table
          ref={grid}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a grid of cells is made of a table
          role={GRID}
          className="trede-table trede-rules trede-rules-edit"
          aria-label={m.editor.grid(tableName(table))}
          aria-describedby={keysId}
          aria-rowcount={table.rules.length + 1}
        >
          <GridHead table={table} />
          <tbody>
            {table.rules.map((rule, row) => (
              <tr key={rule.id} aria-rowindex={row + 2}>
                <th scope="row">{row + 1}</th>
                {Array.from({ length: columnCount(table) }, (_, column) => (
                  <GridCell
                    key={(table.inputs[column] ?? table.outputs[column - table.inputs.length])?.id}
                    {...props}
                    cell={{ row, column }}
                    typing={row === place.row && column === place.column ? typing : undefined}
                    onPress={press}
                    onOpen={() => {
                      go({ row, column })
                      if (row === place.row && column === place.column) open(cellAt(table, place))
                    }}
                    onClose={close}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {table.rules.length === 0 ? <p className="trede-empty">{m.editor.noRows}</p> : null}
      <p id={keysId} className="trede-hint">
        {m.editor.keys}
      </p>
    </>
  )
}

function GridHead({ table }: { table: EditableTable }) {
  const m = useMessages(messages)
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col">{m.rule}</th>
        {Array.from({ length: columnCount(table) }, (_, column) => (
          <th
            key={(table.inputs[column] ?? table.outputs[column - table.inputs.length])?.id}
            scope="col"
            className={isOutput(table, column) ? 'trede-rules-output' : undefined}
          >
            {columnName(table, column)}
          </th>
        ))}
      </tr>
    </thead>
  )
}

interface GridCellProps extends TableGridProps {
  cell: CellPlace
  /** The text that is typed in this cell; undefined while it is only read. */
  typing: string | undefined
  onPress: (event: KeyboardEvent) => void
  onOpen: () => void
  onClose: (feel: string | undefined, to?: CellPlace) => void
}

function GridCell({ table, names, findings, place, onPlace, cell, typing, onPress, onOpen, onClose }: GridCellProps) {
  const m = useMessages(messages)
  const hasTurn = cell.row === place.row && cell.column === place.column
  const feel = cellAt(table, cell)
  const isFound = findings.some(
    ({ rows, column }) => rows.includes(cell.row + 1) && (column === cell.column + 1 || column === null),
  )
  const isExact = findings.some(({ rows, column }) => rows.includes(cell.row + 1) && column === cell.column + 1)
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are those of the grid
    <td
      tabIndex={hasTurn && typing === undefined ? 0 : -1}
      {...(hasTurn ? { 'data-turn': true } : {})}
      className={[isOutput(table, cell.column) ? 'trede-rules-output' : '', isFound ? 'trede-rules-found' : '']
        .filter(Boolean)
        .join(' ')}
      onClick={typing === undefined ? onOpen : undefined}
      onFocus={() => {
        if (!hasTurn) onPlace(cell)
      }}
      onKeyDown={typing === undefined ? onPress : undefined}
    >
      {typing === undefined ? (
        <CellWords text={feel} words={wordsOf(table, cell.column, feel, names)} />
      ) : (
        <CellInput table={table} cell={cell} names={names} start={typing} onClose={onClose} />
      )}
      {isExact ? (
        <span className="trede-rules-mark">
          <span aria-hidden="true">⚠</span> <span className="trede-hidden">{m.editor.hasFinding}</span>
        </span>
      ) : null}
    </td>
  )
}

interface CellInputProps extends Pick<GridCellProps, 'table' | 'names' | 'cell' | 'onClose'> {
  start: string
}

/** The FEEL of one cell being typed, with what it means right below it. */
function CellInput({ table, names, cell, start, onClose }: CellInputProps) {
  const m = useMessages(messages)
  const language = useLanguage()
  const [text, setText] = useState(start)
  const isDone = useRef(false)
  const id = useId()
  const words = wordsOf(table, cell.column, text, names)
  const finish = (feel: string | undefined, to?: CellPlace) => {
    isDone.current = true
    onClose(feel, to)
  }
  const beside = (step: 1 | -1): CellPlace => {
    const at = cell.row * columnCount(table) + cell.column + step
    const last = table.rules.length * columnCount(table) - 1
    const kept = Math.min(Math.max(at, 0), last)
    return { row: Math.floor(kept / columnCount(table)), column: kept % columnCount(table) }
  }
  return (
    <>
      <input
        className="trede-rules-input"
        aria-label={m.editor.cellLabel(cell.row + 1, columnName(table, cell.column))}
        aria-describedby={id}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => {
          if (!isDone.current && text !== start) finish(text)
        }}
        onKeyDown={(event) => {
          const below = { row: Math.min(cell.row + 1, table.rules.length - 1), column: cell.column }
          if (event.key === 'Enter') finish(text, below)
          else if (event.key === 'Escape') finish(undefined)
          else if (event.key === 'Tab') finish(text, beside(event.shiftKey ? -1 : 1))
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      <span id={id} role="status" className={words === NO_WORDS ? 'trede-rules-hint trede-soft' : 'trede-rules-hint'}>
        {words[language]}
      </span>
    </>
  )
}
