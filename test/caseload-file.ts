import { isBsn } from '../src/core/bsn.ts'
import { addDays, daysBetween, type IsoDate, isIsoDate } from '../src/core/day.ts'
import { zipFile } from './zip-file.ts'

/** What a made caseload file holds: a heading in municipal words, and rows that are the same every time. */
export interface CaseloadSheet {
  headers: string[]
  rows: string[][]
  /** Which row, counted from 0, is dirty, and how. */
  dirt: { row: number; kind: DirtKind }[]
}

export type DirtKind =
  | 'wrong-bsn'
  | 'born-in-future'
  | 'no-name'
  | 'formula'
  | 'no-such-day'
  | 'uncertain-birth-date'
  | 'wrong-postcode'
  | 'unknown-sex'
  | 'repeated-bsn'

/** Kinds of dirt that keep a row out. */
export const FATAL_DIRT: readonly DirtKind[] = ['wrong-bsn', 'born-in-future', 'no-name', 'no-such-day']
const DIRT: readonly DirtKind[] = [
  'wrong-bsn',
  'uncertain-birth-date',
  'born-in-future',
  'formula',
  'no-name',
  'wrong-postcode',
  'no-such-day',
  'unknown-sex',
  'repeated-bsn',
]

export interface CaseloadWorker {
  name: string
  email: string
  team: string
}

export interface CaseloadOptions {
  rows: number
  /** Every tenth row gets one fault, in turn. */
  isDirty?: boolean
  today?: IsoDate
  workers?: readonly CaseloadWorker[]
}

const HEADERS = [
  'Klantnummer',
  'Burgerservicenr.',
  'Voorletters',
  'Voornamen',
  'Tussenvoegsel',
  'Achternaam',
  'Geb.dat.',
  'Gesl.',
  'Leefvorm',
  'Straat',
  'Huisnr',
  'Postcode',
  'Woonplaats',
  'Telefoon',
  'E-mail',
  'Ingangsdatum uitkering',
  'Klantmanager',
  'E-mail klantmanager',
  'Team',
  'Laatste contact',
  'Volgend contact',
  'Opmerkingen',
  'Trede',
]
/** The columns that a workbook holds as days. */
const DAY_COLUMNS = new Set([6, 15, 19, 20])
/** The columns that a workbook holds as numbers. */
const NUMBER_COLUMNS = new Set([1, 10])

const GIVEN = ['Anna', 'Chloë', 'José', 'Mohamed', 'Zoë', 'Jan', 'Fatıma', 'Pieter', 'Noor', 'Björn', 'Daan', 'Renée']
const PREFIXES = ['', '', '', 'de', 'van der', "in 't", 'van', '']
const FAMILY = [
  'Jansen',
  'Vries',
  'Yılmaz',
  'Bergh',
  'Müller',
  'Çelik',
  'Dijk',
  'Bakker',
  'Smit',
  'Ruiter',
  'Crèvecœur',
]
const STREETS = ['Dorpsstraat', 'Plein 1944', 'Kerkweg', '1e Hugo de Grootstraat', 'Laan van Nieuw-Oost-Indië']
const NOTES = ['', 'Zoekt werk in de zorg', 'Regel een\nRegel twee; met "aanhaling"', 'Belt liever, na 10:00', '']
const WORKERS: readonly CaseloadWorker[] = [
  { name: 'S. de Wit', email: 's.dewit@example.nl', team: 'Werk' },
  { name: 'K. Öz', email: 'k.oz@example.nl', team: 'Participatie' },
]

/** The same stream of numbers every time (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** All BSNs of the test range, some 9,000. */
function testBsns(): string[] {
  return Array.from({ length: 100_000 }, (_, rest) => `9999${String(rest).padStart(5, '0')}`).filter(isBsn)
}

const dutchDay = (day: IsoDate): string => `${Number(day.slice(8))}-${Number(day.slice(5, 7))}-${day.slice(0, 4)}`

function spoil(cells: string[], kind: DirtKind, before: readonly string[] | undefined): void {
  if (kind === 'wrong-bsn') cells[1] = '123456789'
  else if (kind === 'born-in-future') cells[6] = '1-1-2199'
  else if (kind === 'no-name') cells[5] = ''
  else if (kind === 'formula') cells[21] = "=cmd|'/C calc'!A0"
  else if (kind === 'no-such-day') cells[15] = '31-2-2020'
  else if (kind === 'uncertain-birth-date') cells[6] = '19800000'
  else if (kind === 'wrong-postcode') cells[11] = 'B-2000'
  else if (kind === 'unknown-sex') cells[7] = '7'
  else cells[1] = before?.[1] ?? ''
}

/** Rows of a caseload; beyond the test BSNs the BSN is left out and the client number is all there is. */
export function caseloadSheet({
  rows: count,
  isDirty = false,
  today = '2026-11-23',
  workers = WORKERS,
}: CaseloadOptions): CaseloadSheet {
  const random = randomFrom(20261123)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const bsns = testBsns()
  const rows: string[][] = []
  const dirt: CaseloadSheet['dirt'] = []
  for (let row = 0; row < count; row++) {
    const given = pick(GIVEN)
    const startedOn = addDays(today, -Math.floor(random() * 5000))
    const worker = pick(workers)
    const cells = [
      `K${String(row + 1).padStart(6, '0')}`,
      bsns[row] ?? '',
      `${given[0]}.`,
      given,
      pick(PREFIXES),
      pick(FAMILY),
      dutchDay(addDays(today, -Math.floor((18 + random() * 48) * 365.25))),
      random() < 0.56 ? 'V' : 'M',
      String(1 + Math.floor(random() * 4)),
      pick(STREETS),
      String(1 + Math.floor(random() * 200)),
      `${1000 + Math.floor(random() * 8999)}${pick(['AB', 'xk', ' ZW'])}`,
      pick(['Voorburg', 'Weert', 'Amsterdam']),
      `06-${String(Math.floor(random() * 1e8)).padStart(8, '0')}`,
      `klant${row + 1}@example.org`,
      dutchDay(startedOn),
      worker.name,
      worker.email,
      worker.team,
      dutchDay(addDays(today, -Math.floor(random() * Math.min(400, daysBetween(startedOn, today))))),
      dutchDay(addDays(today, 1 + Math.floor(random() * 120))),
      pick(NOTES),
      `Trede ${1 + Math.floor(random() * 6)}`,
    ]
    const kind = isDirty && row % 10 === 9 ? DIRT[Math.floor(row / 10) % DIRT.length] : undefined
    if (kind) {
      spoil(cells, kind, rows[row - 1])
      dirt.push({ row, kind })
    }
    rows.push(cells)
  }
  return { headers: [...HEADERS], rows, dirt }
}

export type FileEncoding = 'utf-8' | 'utf-8-bom' | 'windows-1252' | 'utf-16le'

/** Text in the encodings that exports come in; what windows-1252 lacks becomes a question mark, as Excel does. */
export function encode(text: string, encoding: FileEncoding): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text)
  if (encoding === 'utf-8-bom') return Buffer.from(`\uFEFF${text}`)
  if (encoding === 'utf-16le') return Buffer.from(`\uFEFF${text}`, 'utf16le')
  const special = new Map([
    ['€', 0x80],
    ['’', 0x92],
    ['œ', 0x9c],
    ['ž', 0x9e],
  ])
  const code = (letter: string) => special.get(letter) ?? (letter.charCodeAt(0) < 256 ? letter.charCodeAt(0) : 0x3f)
  return Buffer.from(Uint8Array.from([...text], code))
}

/** The caseload as a CSV file. Formulas are written as an old system would: unguarded. */
export function csvCaseload(sheet: CaseloadSheet, encoding: FileEncoding = 'utf-8', delimiter = ';'): Buffer {
  const quoted = (cell: string) => (/[";,|\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  const lines = [sheet.headers, ...sheet.rows].map((cells) => cells.map(quoted).join(delimiter))
  return encode(`${lines.join('\r\n')}\r\n`, encoding)
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

function columnName(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : columnName(Math.floor(index / 26) - 1) + columnName(index % 26)
}

function dayNumber(cell: string): number | undefined {
  const match = /^(\d{1,2})-(\d{1,2})-(\d{4})$/.exec(cell)
  if (!match) return undefined
  const day = `${match[3]}-${match[2]?.padStart(2, '0')}-${match[1]?.padStart(2, '0')}`
  return isIsoDate(day) ? daysBetween('1899-12-30', day) : undefined
}

/** The parts of a workbook with one sheet, days and numbers as such, and texts shared or inline. */
export function workbookParts(sheet: CaseloadSheet): Record<string, string> {
  const shared = new Map<string, number>()
  const cellXml = (cell: string, row: number, index: number): string => {
    if (cell === '') return ''
    const place = `${columnName(index)}${row}`
    const day = row > 1 && DAY_COLUMNS.has(index) ? dayNumber(cell) : undefined
    if (day !== undefined) return `<c r="${place}" s="1"><v>${day}</v></c>`
    if (row > 1 && NUMBER_COLUMNS.has(index) && /^\d+$/.test(cell)) return `<c r="${place}"><v>${Number(cell)}</v></c>`
    if (index === 21) return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`
    if (!shared.has(cell)) shared.set(cell, shared.size)
    return `<c r="${place}" t="s"><v>${shared.get(cell)}</v></c>`
  }
  const rows = [sheet.headers, ...sheet.rows].map(
    (cells, index) =>
      `<row r="${index + 1}">${cells.map((cell, column) => cellXml(cell, index + 1, column)).join('')}</row>`,
  )
  const relation = (id: number, kind: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`
  return {
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships">${relation(1, 'worksheet', 'worksheets/sheet1.xml')}${relation(2, 'sharedStrings', 'sharedStrings.xml')}${relation(3, 'styles', 'styles.xml')}</Relationships>`,
    'xl/styles.xml': `${XML}<styleSheet xmlns="${MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `${XML}<worksheet xmlns="${MAIN}"><sheetData>${rows.join('')}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': `${XML}<sst xmlns="${MAIN}">${[...shared.keys()].map((text) => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`).join('')}</sst>`,
  }
}

/** The caseload as an XLSX file. */
export function xlsxCaseload(sheet: CaseloadSheet): Buffer {
  return zipFile(workbookParts(sheet))
}

/** A file as it arrives over a wire, in pieces. */
export async function* inPieces(bytes: Uint8Array, size = 64 * 1024): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size)
}
