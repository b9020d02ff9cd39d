import { isBsn, normaliseBsn } from '../core/bsn.ts'
import { Failure } from '../core/failure.ts'
import { IMPORT_LIMITS, type RowProblem } from '../core/import.ts'
import { tidyPostcode } from '../core/import-address.ts'
import { unreadable } from '../core/import-file-fault.ts'
import { rowProblem } from '../core/import-problem.ts'
import { csvRecords, type Delimiter, detectDelimiter, takeSepLine } from './import-csv.ts'
import { decodeText, type Encoding } from './import-encoding.ts'
import { xlsxRows } from './import-xlsx.ts'

/** One row of a file as it stands there. `number` counts as a spreadsheet does, the heading included. */
export interface TableRow {
  number: number
  cells: string[]
  /** What is wrong with the row as a whole; its cells are judged by `readRow`. */
  problems: RowProblem[]
}

export interface Table {
  format: 'csv' | 'xlsx'
  /** Of a CSV; may turn from utf-8 to windows-1252 while the rows are read. */
  readonly encoding?: Encoding
  delimiter?: Delimiter
  /** Column names, each of them filled and unlike the others. */
  headers: string[]
  /** The row that holds the heading. */
  headerRow: number
  /** The first rows, for a guess of the columns and a preview; `rows` gives them too. */
  sample: readonly TableRow[]
  /** Rows that hold anything, once. */
  rows: AsyncIterable<TableRow>
}

interface RawRow {
  number: number
  cells: string[]
}

/** Bytes that are gathered before the kind of file is decided. */
const HEAD_BYTES = 64 * 1024
/** Rows that are looked at to find the heading; titles stand above it. */
const HEADING_ROWS = 20
const SAMPLE_ROWS = 50
/** Characters of a cell that are looked at; patterns may not meet a text of any length. */
const LOOK_LENGTH = 200
const OLE_MAGIC = [0xd0, 0xcf, 0x11, 0xe0]
const ZIP_MAGIC = [0x50, 0x4b, 0x03, 0x04]
const BINARY_MAGIC = [
  [0x25, 0x50, 0x44, 0x46],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x1f, 0x8b],
]

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte)

async function* withinLimit(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let total = 0
  for await (const bytes of source) {
    total += bytes.length
    if (total > IMPORT_LIMITS.fileBytes) throw new Failure('request.too-large', { limitBytes: IMPORT_LIMITS.fileBytes })
    // Whatever the size of the pieces that come in, a letter or a row is looked for in small ones.
    for (let start = 0; start < bytes.length; start += HEAD_BYTES) yield bytes.subarray(start, start + HEAD_BYTES)
  }
}

/** The first bytes of a source, and the rest of it. */
async function takeHead(source: AsyncGenerator<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for (let size = 0; size < HEAD_BYTES; ) {
    const next = await source.next()
    if (next.done) break
    parts.push(next.value)
    size += next.value.length
  }
  return Buffer.concat(parts)
}

/** A generator that goes on where `next()` left it, and can be closed. */
async function* goOn<T>(first: Iterable<T>, rest: AsyncGenerator<T>): AsyncGenerator<T> {
  try {
    yield* first
    yield* rest
  } finally {
    await rest.return(undefined)
  }
}

const isFilled = (cell: string): boolean => cell.trim() !== ''

function trimEnd(cells: string[]): string[] {
  let length = cells.length
  while (length > 0 && !isFilled(cells[length - 1] ?? '')) length--
  return cells.slice(0, length)
}

/** True for a cell that no column is called: a BSN, a postcode, a date, an e-mail address. */
function isValue(cell: string): boolean {
  const text = cell.trim().slice(0, LOOK_LENGTH)
  if (isBsn(normaliseBsn(text) ?? '') || tidyPostcode(text) !== undefined) return true
  return /^\d{1,4}[-/]\d{1,2}[-/]\d{2,4}$/.test(text) || /^\S+@\S+\.\S+$/.test(text)
}

/** The first row that is about as wide as the widest of the first rows: titles above a heading are narrow. */
function findHeading(rows: readonly RawRow[]): RawRow {
  const widths = rows.map(({ cells }) => cells.filter(isFilled).length)
  const heading = rows.find((_, index) => (widths[index] ?? 0) * 2 >= Math.max(...widths))
  if (!heading) throw new Failure('import.empty')
  if (heading.cells.some(isValue)) throw unreadable('no-heading', heading.number)
  if (trimEnd(heading.cells).length > IMPORT_LIMITS.columns) throw unreadable('too-many-columns')
  return heading
}

/** Column names that are all filled and all different: 'Kolom 3' for an empty one, 'Naam (2)' for a second one. */
function uniqueHeaders(cells: readonly string[]): string[] {
  const used = new Set<string>()
  return cells.map((cell, index) => {
    const name =
      cell
        .replace(/[\s\p{Cc}\uFEFF]+/gu, ' ')
        .trim()
        .slice(0, 190) || `Kolom ${index + 1}`
    let unique = name
    for (let count = 2; used.has(unique.toLowerCase()); count++) unique = `${name} (${count})`
    used.add(unique.toLowerCase())
    return unique
  })
}

/** A cell that holds whole rows: a quotation mark stood at its start and was closed only rows later. */
function swallowsRows(cell: string, delimiter: Delimiter, columns: number): boolean {
  return columns > 2 && cell.includes('\n') && cell.split('\n').some((line) => line.split(delimiter).length >= columns)
}

function checkShape({ number, cells }: RawRow, columns: number, delimiter?: Delimiter): TableRow {
  const problems: RowProblem[] = []
  if (cells.slice(columns).some(isFilled)) problems.push(rowProblem('row.too-many-cells'))
  // In a sheet, cells that are empty are often absent.
  if (delimiter && cells.length < columns) problems.push(rowProblem('row.too-few-cells'))
  if (delimiter && cells.some((cell) => swallowsRows(cell, delimiter, columns)))
    problems.push(rowProblem('row.broken-quotes'))
  const filled = cells.slice(0, columns)
  while (filled.length < columns) filled.push('')
  return { number, cells: filled, problems }
}

async function* dataRows(
  rows: AsyncGenerator<RawRow>,
  headerRow: number,
  columns: number,
  delimiter?: Delimiter,
): AsyncGenerator<TableRow> {
  let count = 0
  for await (const row of rows) {
    if (row.number <= headerRow || !row.cells.some(isFilled)) continue
    if (++count > IMPORT_LIMITS.rows) throw new Failure('request.too-large', { limitRows: IMPORT_LIMITS.rows })
    yield checkShape(row, columns, delimiter)
  }
}

async function take<T>(source: AsyncGenerator<T>, count: number): Promise<T[]> {
  const taken: T[] = []
  while (taken.length < count) {
    const next = await source.next()
    if (next.done) break
    taken.push(next.value)
  }
  return taken
}

type Heading = Pick<Table, 'headers' | 'headerRow' | 'sample' | 'rows'>

async function readHeading(raw: AsyncGenerator<RawRow>, delimiter?: Delimiter): Promise<Heading> {
  try {
    const first = await take(raw, HEADING_ROWS)
    const heading = findHeading(first)
    const headers = uniqueHeaders(trimEnd(heading.cells))
    const rows = dataRows(goOn(first, raw), heading.number, headers.length, delimiter)
    const sample = await take(rows, SAMPLE_ROWS)
    if (sample.length === 0) throw new Failure('import.empty')
    return { headers, headerRow: heading.number, sample, rows: goOn(sample, rows) }
  } catch (error) {
    await raw.return(undefined)
    throw error
  }
}

async function openCsv(head: Buffer, rest: AsyncGenerator<Uint8Array>): Promise<Table> {
  const decoded = decodeText(head, rest)
  const chunks = decoded.chunks
  const first = await chunks.next()
  const start = takeSepLine(first.done ? '' : first.value)
  const delimiter = start.delimiter ?? detectDelimiter(start.text)
  const records = csvRecords(start.text, chunks, { delimiter, firstRow: start.delimiter ? 2 : 1 })
  const heading = await readHeading(records, delimiter)
  return {
    format: 'csv',
    get encoding() {
      return decoded.encoding
    },
    delimiter,
    ...heading,
  }
}

async function openXlsx(head: Buffer, rest: AsyncIterable<Uint8Array>): Promise<Table> {
  const parts: Uint8Array[] = [head]
  for await (const bytes of rest) parts.push(bytes)
  return { format: 'xlsx', ...(await readHeading(xlsxRows(Buffer.concat(parts)))) }
}

/**
 * Opens a caseload file of any supported kind, told by its bytes and never by its name. Rows are read as they are asked
 * for; a CSV is never held whole, of an XLSX the packed bytes and the shared texts are.
 * @throws Failure import.unreadable ({ reason: FileFault, row? }), import.empty, request.too-large; also while `rows` runs
 */
export async function openTable(source: AsyncIterable<Uint8Array>): Promise<Table> {
  const bytes = withinLimit(source)
  const head = await takeHead(bytes)
  if (head.length === 0) throw new Failure('import.empty')
  if (startsWith(head, OLE_MAGIC)) throw unreadable('password-or-old-excel')
  if (BINARY_MAGIC.some((magic) => startsWith(head, magic))) throw unreadable('not-a-table')
  return startsWith(head, ZIP_MAGIC) ? openXlsx(head, bytes) : openCsv(head, bytes)
}
