import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CsvError, type Info, parse } from 'csv-parse'
import { unreadable } from '../core/import-file-fault.ts'

export type Delimiter = ';' | ',' | '\t' | '|'

const DELIMITERS: readonly Delimiter[] = [';', ',', '\t', '|']
/** Lines that are looked at to find the delimiter. */
const SAMPLE_LINES = 50
/** Characters of one row; more means a quotation mark that was never closed. */
const MAX_RECORD_SIZE = 1_000_000
/** The first line by which spreadsheets are told the delimiter. */
const SEP_LINE = /^\uFEFF?"?sep=(.)"?\r?\n/i

/** How often the delimiter stands outside quotation marks, for each of the first lines that are not empty. */
function countsPerLine(text: string, delimiter: Delimiter): number[] {
  const counts: number[] = []
  let count = 0
  let length = 0
  let isQuoted = false
  for (const letter of text) {
    if (letter === '"') isQuoted = !isQuoted
    if (!isQuoted && (letter === '\n' || letter === '\r')) {
      if (length > 0) counts.push(count)
      if (counts.length >= SAMPLE_LINES) break
      count = 0
      length = 0
    } else {
      length++
      if (!isQuoted && letter === delimiter) count++
    }
  }
  if (counts.length === 0 && length > 0) counts.push(count)
  return counts
}

/** The delimiter that cuts the most lines into the same number of columns; a semicolon when nothing is cut. */
export function detectDelimiter(text: string): Delimiter {
  let best: { delimiter: Delimiter; score: number } = { delimiter: ';', score: 0 }
  for (const delimiter of DELIMITERS) {
    const counts = countsPerLine(text, delimiter)
    const frequency = new Map<number, number>()
    for (const count of counts) if (count > 0) frequency.set(count, (frequency.get(count) ?? 0) + 1)
    for (const [count, lines] of frequency) {
      const score = (lines / counts.length) * count
      if (score > best.score) best = { delimiter, score }
    }
  }
  return best.delimiter
}

/** The delimiter that a `sep=` line names, and the text after that line. */
export function takeSepLine(text: string): { delimiter?: Delimiter; text: string } {
  const match = SEP_LINE.exec(text)
  const delimiter = DELIMITERS.find((candidate) => candidate === match?.[1])
  return match && delimiter ? { delimiter, text: text.slice(match[0].length) } : { text }
}

async function* prepend(first: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield first
  yield* rest
}

/** One record with its row as a spreadsheet counts it: empty rows count, line ends inside a cell do not. */
export interface CsvRecord {
  number: number
  cells: string[]
}

/**
 * The records of a CSV text that are not empty; the first row is counted as `firstRow`.
 * @throws Failure import.unreadable with reason open-quote and the row
 */
export async function* csvRecords(
  first: string,
  rest: AsyncIterable<string>,
  { delimiter, firstRow }: { delimiter: Delimiter; firstRow: number },
): AsyncGenerator<CsvRecord> {
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD_SIZE,
  })
  const feeding = pipeline(Readable.from(prepend(first, rest), { objectMode: false, encoding: 'utf8' }), parser)
  // The same error reaches the reader below.
  feeding.catch(() => undefined)
  const rowAfter = (info: Info) => firstRow + info.records + info.empty_lines
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>)
      yield { number: rowAfter(info) - 1, cells: record }
  } catch (error) {
    throw error instanceof CsvError ? unreadable('open-quote', rowAfter(parser.info)) : error
  } finally {
    parser.destroy()
  }
}
