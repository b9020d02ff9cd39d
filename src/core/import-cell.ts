import { looksLikeFormula, withoutGuard } from './csv.ts'
import type { ImportField, RowProblemCode } from './import.ts'

/** Control characters but for tab and line ends; marks that take no room or turn the direction of writing. */
const INVISIBLE = /[^\P{Cc}\t\n\r]|[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu
/** UTF-8 letters that were once read as windows-1252: 'Ã©' for 'é'. */
const MANGLED = /Ã[\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Â[\u0080-\u00BF]/
const LOST = '\uFFFD'
const PLAIN = /^[\x20-\x7E]*$/
/** '+31 6 12345678' begins like a formula and is none. */
const PHONE_START = /^\+\d[\d\s()./-]*$/

/** Fillers for "nothing" in any column. */
const EMPTY = new Set(['', '-', '--', '?', '.', '#N/B', '#N/A', '\\N'])
/** Fillers in columns that hold no free text. */
const EMPTY_WORDS = new Set(['null', 'onbekend', 'n.v.t.', 'nvt', 'n.b.', 'geen', 'unknown', 'n/a'])
const FREE_TEXT = new Set<ImportField>(['givenNames', 'familyName', 'fullName', 'note', 'category', 'sex'])

/** A cell without what cannot be seen, and what there is to say about it; `text` is absent when the cell is empty. */
export interface CleanCell {
  text?: string
  codes: RowProblemCode[]
}

function tidySpace(text: string, field: ImportField): string {
  if (field === 'note') return text.replace(/\r\n?/g, '\n').trim()
  return text.replace(/\s+/gu, ' ').trim()
}

/** Takes off what no cell should hold and says so; a formula stays as the text it is. */
export function cleanCell(cell: string, field: ImportField): CleanCell {
  const codes: RowProblemCode[] = []
  let text = withoutGuard(cell)
  if (!PLAIN.test(text)) {
    text = text.toWellFormed().normalize('NFC')
    if (text.includes(LOST)) codes.push('cell.broken-encoding')
    if (MANGLED.test(text)) codes.push('cell.mangled-letters')
    const visible = text.replace(INVISIBLE, '')
    if (visible !== text) codes.push('cell.control-characters')
    text = visible
  }
  text = tidySpace(text, field)
  if (EMPTY.has(text) || (!FREE_TEXT.has(field) && EMPTY_WORDS.has(text.toLowerCase()))) return { codes }
  if (looksLikeFormula(text) && !(field === 'phone' && PHONE_START.test(text))) codes.push('cell.formula')
  return { text, codes }
}
