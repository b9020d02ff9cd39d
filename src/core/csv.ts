/** So that spreadsheets read the file as UTF-8. */
export const CSV_BOM = '\uFEFF'

/** What spreadsheets take for a formula at the start of a cell, also in the wide forms of East Asian keyboards. */
const FORMULA_START = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/
const NEEDS_QUOTES = /[";,|\t\r\n]|^\s|\s$/

/** True for text that a spreadsheet would run as a formula. */
export function looksLikeFormula(text: string): boolean {
  return FORMULA_START.test(text)
}

/** The text with a leading apostrophe where a spreadsheet would run it; `withoutGuard` takes it off again. */
export function guardFormula(text: string): string {
  return looksLikeFormula(text.replace(/^'+/, '')) ? `'${text}` : text
}

/** The text as it was before `guardFormula`. */
export function withoutGuard(text: string): string {
  return text.startsWith("'") && looksLikeFormula(text.replace(/^'+/, '')) ? text.slice(1) : text
}

function csvCell(text: string): string {
  const guarded = guardFormula(text)
  return NEEDS_QUOTES.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

/** One line of a CSV file as Dutch spreadsheets open it: semicolons, CRLF, no cell that can run as a formula. */
export function csvLine(cells: readonly string[]): string {
  // A lone empty cell would look like no row at all.
  if (cells.length === 1 && cells[0] === '') return '""\r\n'
  return `${cells.map(csvCell).join(';')}\r\n`
}

/** A whole CSV file as text, the heading among the rows; write it as UTF-8. */
export function toCsv(rows: Iterable<readonly string[]>): string {
  let text = CSV_BOM
  for (const cells of rows) text += csvLine(cells)
  return text
}
