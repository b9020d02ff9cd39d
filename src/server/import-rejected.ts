import { CSV_BOM, csvLine } from '../core/csv.ts'
import { rowProblem } from '../core/import-problem.ts'
import type { Trx } from '../db/connect.ts'
import type { Batch } from '../db/import.ts'
import { type StoredRow, storedRows } from '../db/import-check.ts'
import { cellsOf } from '../db/import-row.ts'

const HEADING = { nl: 'Probleem', en: 'Problem' } as const

/** Columns that we add to a file ourselves; they mean nothing when it comes back. */
export const REPAIR_COLUMNS: ReadonlySet<string> = new Set(Object.values(HEADING))

const ROWS = 2000
const SKIPPED = { nl: 'Deze regel is overgeslagen.', en: 'This row was skipped.' } as const

function wordsOf({ outcome, problems }: StoredRow, language: 'nl' | 'en'): string {
  if (outcome !== 'bad') return SKIPPED[language]
  const said = problems.map(({ code, ...at }) => rowProblem(code, at))
  return said
    .filter(({ severity }) => severity === 'error')
    .map((problem) => problem[language])
    .join(' ')
}

/** The refused and skipped rows as they stood in the file, with what is wrong in words. */
export async function* rejectedLines(
  trx: Trx,
  municipalityId: string,
  batch: Batch,
  language: 'nl' | 'en',
): AsyncGenerator<string> {
  const places = batch.headers.flatMap((header, index) => (REPAIR_COLUMNS.has(header) ? [] : [index]))
  yield CSV_BOM + csvLine([...places.map((index) => batch.headers[index] ?? ''), HEADING[language]])
  for (let after = 0; ; ) {
    const rows = await storedRows(trx, municipalityId, batch.importId, { outcome: 'rejected', after, limit: ROWS })
    const last = rows.at(-1)
    if (!last) return
    const numbers = rows.map(({ rowNumber }) => rowNumber)
    const cells = await cellsOf(trx, municipalityId, batch.importId, numbers)
    for (const row of rows) {
      const own = cells.get(row.rowNumber) ?? []
      yield csvLine([...places.map((index) => own[index] ?? ''), wordsOf(row, language)])
    }
    after = last.rowNumber
  }
}
