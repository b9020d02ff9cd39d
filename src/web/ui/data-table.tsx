import { useRouter } from '@tanstack/react-router'
import { type KeyboardEvent, type MouseEvent, type ReactNode, useId } from 'react'
import { useMessages } from '../messages.ts'
import { Button } from './button.tsx'
import { messages } from './messages.ts'
import { PageLink } from './page-link.tsx'

export interface Column<Row> {
  key: string
  header: string
  cell: (row: Row) => ReactNode
  /** The header becomes a button that sorts by this key. */
  isSortable?: boolean
  /** Numbers at the end, so that they line up. */
  align?: 'start' | 'end'
  /** Days, codes and other short things that should not break. */
  isNarrow?: boolean
  /** Something to press: of no use on paper. */
  isScreenOnly?: boolean
}

export interface Sort {
  key: string
  direction: 'ascending' | 'descending'
}

export interface DataTableProps<Row> {
  /** Names the table; shown unless `isCaptionHidden`. */
  caption: string
  isCaptionHidden?: boolean
  /** The first column is the row's header and, with `rowTo`, its link. */
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** The page that a row opens, from `paths`. */
  rowTo?: (row: Row) => string
  sort?: Sort
  onSort?: (sort: Sort) => void
  /** Keys of the chosen rows; with `onSelect` the rows have checkboxes. */
  selected?: ReadonlySet<string>
  onSelect?: (selected: ReadonlySet<string>) => void
  /** What a row is called in 'Kies …'. */
  rowName?: (row: Row) => string
  /** What can be done with the chosen rows: shown above the table when there are any. */
  selectionActions?: ReactNode
  /** Shown when there are no rows. */
  empty?: ReactNode
  isLoading?: boolean
}

const MOVES: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }
const FOCUS_TARGET = '[data-row-focus]'

function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type=checkbox]), textarea, select')
}

/** Moves the focus to the next or previous row; the rows' own link or checkbox is what has the focus. */
function moveRow(event: KeyboardEvent<HTMLTableSectionElement>): boolean {
  const step = MOVES[event.key]
  if (step === undefined || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return false
  const targets = [...event.currentTarget.querySelectorAll<HTMLElement>(FOCUS_TARGET)]
  const row = event.target instanceof Element ? event.target.closest('tr') : null
  const at = targets.findIndex((target) => row?.contains(target))
  targets[at + step]?.focus()
  return at >= 0
}

/** A table to work in: sorts, selects, and is walked by keyboard (arrows or j/k, Enter, Space). */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const {
    caption,
    rows,
    rowKey,
    isCaptionHidden = false,
    selected,
    onSelect,
    selectionActions,
    isLoading = false,
  } = props
  const m = useMessages(messages)
  const captionId = useId()
  const toggle = (key: string) => {
    const next = new Set(selected)
    if (!next.delete(key)) next.add(key)
    onSelect?.(next)
  }
  const hasRows = rows.length > 0
  return (
    <div className="trede-table-block" aria-busy={isLoading}>
      {onSelect ? <Selection count={selected?.size ?? 0} actions={selectionActions} /> : null}
      <div className="trede-table-scroll" role="region" aria-labelledby={captionId} tabIndex={0}>
        <table className="trede-table">
          <caption id={captionId} className={isCaptionHidden ? 'trede-hidden' : undefined}>
            {caption}
          </caption>
          <TableHead {...props} />
          {hasRows ? (
            <tbody
              onKeyDown={(event) => {
                if (moveRow(event)) event.preventDefault()
                else if (event.key === ' ' && onSelect && event.target instanceof HTMLAnchorElement) {
                  event.preventDefault()
                  const key = event.target.closest('tr')?.dataset.key
                  if (key) toggle(key)
                }
              }}
            >
              {rows.map((row) => (
                <TableRow key={rowKey(row)} row={row} table={props} onToggle={toggle} />
              ))}
            </tbody>
          ) : null}
        </table>
      </div>
      {hasRows ? (
        <p className="trede-table-keys">{props.rowTo ? (onSelect ? m.table.keysSelect : m.table.keys) : ''}</p>
      ) : null}
      {hasRows ? null : (
        <div className="trede-empty" role="status">
          {isLoading ? m.table.loading : (props.empty ?? m.table.empty)}
        </div>
      )}
    </div>
  )
}

function Selection({ count, actions }: { count: number; actions: ReactNode }) {
  const m = useMessages(messages)
  return (
    <div className={count > 0 ? 'trede-selection trede-selection-some' : 'trede-selection'}>
      <span role="status">{count > 0 ? m.table.selected(count) : ''}</span>
      {count > 0 ? actions : null}
    </div>
  )
}

/** Rows of other pages stay chosen. */
const without = (selected: ReadonlySet<string> = new Set(), keys: readonly string[]): ReadonlySet<string> =>
  new Set([...selected].filter((key) => !keys.includes(key)))

function TableHead<Row>({ columns, rows, rowKey, sort, onSort, selected, onSelect }: DataTableProps<Row>) {
  const m = useMessages(messages)
  const keys = rows.map(rowKey)
  const hasAll = keys.length > 0 && keys.every((key) => selected?.has(key))
  return (
    <thead>
      <tr>
        {onSelect ? (
          <th scope="col" className="trede-cell-check">
            <input
              type="checkbox"
              className="trede-check"
              aria-label={m.table.selectAll}
              title={m.table.selectAll}
              checked={hasAll}
              disabled={keys.length === 0}
              onChange={() => onSelect(hasAll ? without(selected, keys) : new Set([...(selected ?? []), ...keys]))}
            />
          </th>
        ) : null}
        {columns.map((column) => {
          const direction = sort?.key === column.key ? sort.direction : undefined
          return (
            <th
              key={column.key}
              scope="col"
              aria-sort={column.isSortable ? (direction ?? 'none') : undefined}
              className={cellClass(column)}
            >
              {column.isSortable ? (
                <button
                  type="button"
                  className="trede-sort"
                  onClick={() =>
                    onSort?.({ key: column.key, direction: direction === 'ascending' ? 'descending' : 'ascending' })
                  }
                >
                  {column.header}
                  <span aria-hidden="true" className="trede-sort-mark">
                    {direction === 'ascending' ? '▲' : direction === 'descending' ? '▼' : '↕'}
                  </span>
                </button>
              ) : (
                column.header
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

function cellClass({
  align,
  isNarrow,
  isScreenOnly,
}: Pick<Column<unknown>, 'align' | 'isNarrow' | 'isScreenOnly'>): string | undefined {
  const names = [
    align === 'end' ? 'trede-cell-end' : '',
    isNarrow ? 'trede-cell-narrow' : '',
    isScreenOnly ? 'trede-screen-only' : '',
  ]
  return names.filter(Boolean).join(' ') || undefined
}

interface TableRowProps<Row> {
  row: Row
  table: DataTableProps<Row>
  onToggle: (key: string) => void
}

function TableRow<Row>({ row, table, onToggle }: TableRowProps<Row>) {
  const m = useMessages(messages)
  const router = useRouter()
  const key = table.rowKey(row)
  const to = table.rowTo?.(row)
  const isSelected = table.selected?.has(key) ?? false
  const openByClick = (event: MouseEvent) => {
    const isOnControl =
      event.target instanceof Element && event.target.closest('a, button, input, label, select, summary')
    if (to && !isOnControl && !getSelection()?.toString()) void router.navigate({ href: to })
  }
  const [first, ...others] = table.columns
  return (
    <tr
      data-key={key}
      className={`${to ? 'trede-row-link' : ''}${isSelected ? ' trede-row-selected' : ''}`}
      onClick={openByClick}
    >
      {table.onSelect ? (
        <td className="trede-cell-check">
          <input
            type="checkbox"
            className="trede-check"
            aria-label={m.table.select(table.rowName?.(row) ?? key)}
            checked={isSelected}
            {...(to ? {} : { 'data-row-focus': true })}
            onChange={() => onToggle(key)}
          />
        </td>
      ) : null}
      {first ? (
        <th scope="row" className={cellClass(first)}>
          {to ? (
            <PageLink to={to} data-row-focus>
              {first.cell(row)}
            </PageLink>
          ) : (
            first.cell(row)
          )}
        </th>
      ) : null}
      {others.map((column) => (
        <td key={column.key} className={cellClass(column)}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  )
}

interface PagerProps {
  /** Asks for the page before; undefined on the first. */
  onPrevious: (() => void) | undefined
  /** Asks for the page after; undefined on the last. */
  onNext: (() => void) | undefined
  /** Numbers of the first and last row shown, counted from 1. */
  from: number
  to: number
  /** Unknown totals are left out rather than guessed. */
  total?: number | undefined
}

/** Pages of a list that is read with a cursor. */
export function Pager({ onPrevious, onNext, from, to, total }: PagerProps) {
  const m = useMessages(messages)
  if (!onPrevious && !onNext && total === undefined) return null
  return (
    <nav className="trede-pager" aria-label={m.pager.label}>
      <Button kind="subtle" disabled={!onPrevious} onClick={onPrevious}>
        ← {m.pager.previous}
      </Button>
      <span role="status">{m.pager.shown(from, to, total)}</span>
      <Button kind="subtle" disabled={!onNext} onClick={onNext}>
        {m.pager.next} →
      </Button>
    </nav>
  )
}
