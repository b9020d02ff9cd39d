import { Failure } from '../src/core/failure.ts'
import { openTable, type Table, type TableRow } from '../src/server/import-file.ts'
import { inPieces } from './caseload-file.ts'

export async function rowsOf(table: Table): Promise<TableRow[]> {
  const rows: TableRow[] = []
  for await (const row of table.rows) rows.push(row)
  return rows
}

/** A file read to its end, as it would arrive. */
export async function read(bytes: string | Uint8Array, pieceSize?: number) {
  const table = await openTable(inPieces(Buffer.from(bytes), pieceSize))
  const rows = await rowsOf(table)
  return {
    table,
    rows,
    cells: rows.map((row) => row.cells),
    codes: rows.map((row) => row.problems.map(({ code }) => code)),
  }
}

/** Code and facts of the failure that a file meets. */
export async function refusal(bytes: string | Uint8Array): Promise<unknown> {
  try {
    await read(bytes)
  } catch (error) {
    if (error instanceof Failure) return [error.code, error.facts]
    throw error
  }
  return 'not refused'
}
