import { addDays } from '../core/day.ts'
import { IMPORT_LIMITS } from '../core/import.ts'
import { readXml } from './import-xml.ts'

/** One row of a sheet as a spreadsheet counts it, from 1. Cells beyond the column limit are folded into one. */
export interface SheetRow {
  number: number
  cells: string[]
}

/** What the cells of a sheet point to. */
export interface SheetContext {
  strings: readonly string[]
  /** Cell formats, by their place in the style sheet, that show a day. */
  dayFormats: ReadonlySet<number>
  /** Workbooks made on old Macs count their days from 1904. */
  isDay1904: boolean
}

/** 31-12-9999, the last day a spreadsheet knows. */
const SERIAL_MAX = 2_958_465
/** The day number of 1 March 1900; before it spreadsheets count a 29 February that never was. */
const SERIAL_MARCH_1900 = 61

/** The day of a serial day number as ISO text, the time of day dropped; undefined when it is no day. */
function serialDay(serial: number, isDay1904: boolean): string | undefined {
  // A fraction that rounding made: 44999.9999999 is midnight of day 45000.
  const day = Math.floor(serial + 1e-6)
  if (!(day >= 1 && day <= SERIAL_MAX)) return undefined
  if (isDay1904) return addDays('1904-01-01', day)
  return addDays(day < SERIAL_MARCH_1900 ? '1899-12-31' : '1899-12-30', day)
}

/** A number as its digits, never with an exponent: 9.99990019E8 is 999990019. */
function plainNumber(text: string): string {
  if (!/[eE]/.test(text)) return text.replace(/^(-?\d+)\.0+$/, '$1')
  const number = Number(text)
  if (!Number.isFinite(number)) return text
  if (Number.isInteger(number)) return BigInt(number).toString()
  return number.toFixed(15).replace(/\.?0+$/, '')
}

/** 'AB12' is 27; undefined for what is no cell reference. */
function columnIndex(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0]
  if (letters === undefined) return undefined
  let index = 0
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64
  return index - 1
}

/** Escapes such as _x000D_ that workbooks use for characters XML cannot hold. */
export function unescapeCell(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
}

interface OpenCell {
  index: number
  type: string
  format: number
  text: string
}

function cellText(cell: OpenCell, context: SheetContext, dayOf: (serial: string) => string | undefined): string {
  const { type, text } = cell
  if (type === 's') return context.strings[Number(text)] ?? ''
  if (type === 'inlineStr' || type === 'str') return unescapeCell(text)
  if (type === 'd') return text.slice(0, 10)
  if (type === 'b' || type === 'e') return text
  if (text === '') return ''
  const day = context.dayFormats.has(cell.format) ? dayOf(text) : undefined
  return day ?? plainNumber(text)
}

class SheetReader {
  readonly rows: SheetRow[] = []
  /** A sheet holds few different days, many times each. */
  readonly #days = new Map<string, string | undefined>()
  #row: SheetRow | undefined
  #cell: OpenCell | undefined
  #isValue = false
  #isPhonetic = false
  #rowNumber = 0
  readonly #context: SheetContext

  constructor(context: SheetContext) {
    this.#context = context
  }

  open(name: string, attribute: (name: string) => string | undefined): void {
    if (name === 'row') {
      const number = Number(attribute('r') ?? Number.NaN)
      this.#rowNumber = number > this.#rowNumber ? number : this.#rowNumber + 1
      this.#row = { number: this.#rowNumber, cells: [] }
    } else if (name === 'c' && this.#row) {
      const index = columnIndex(attribute('r')) ?? this.#row.cells.length
      this.#cell = { index, type: attribute('t') ?? 'n', format: Number(attribute('s') ?? 0), text: '' }
    } else if (name === 'rPh') this.#isPhonetic = true
    else if (name === 'v' || name === 't') this.#isValue = !this.#isPhonetic
  }

  text(text: string): void {
    if (this.#isValue && this.#cell) this.#cell.text += text
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#isValue = false
    else if (name === 'rPh') this.#isPhonetic = false
    else if (name === 'c' && this.#cell && this.#row) {
      this.#put(this.#row.cells, this.#cell)
      this.#cell = undefined
    } else if (name === 'row' && this.#row) {
      this.rows.push(this.#row)
      this.#row = undefined
    }
  }

  #dayOf(serial: string): string | undefined {
    if (!this.#days.has(serial)) this.#days.set(serial, serialDay(Number(serial), this.#context.isDay1904))
    return this.#days.get(serial)
  }

  #put(cells: string[], cell: OpenCell): void {
    const text = cellText(cell, this.#context, (serial) => this.#dayOf(serial))
    if (text === '') return
    const index = Math.min(cell.index, IMPORT_LIMITS.columns)
    while (cells.length < index) cells.push('')
    cells[index] = text
  }
}

/** The rows of a sheet that hold anything, as the bytes arrive. */
export async function* sheetRows(source: AsyncIterable<Uint8Array>, context: SheetContext): AsyncGenerator<SheetRow> {
  const reader = new SheetReader(context)
  for await (const _ of readXml(source, reader)) {
    yield* reader.rows
    reader.rows.length = 0
  }
  yield* reader.rows
}
