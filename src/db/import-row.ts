import * as z from 'zod'
import { ImportField, type RowProblem, RowProblemCode } from '../core/import.ts'
import { insertRows, type Trx } from './connect.ts'

/** What is kept of a problem: the words follow from it. */
export const KeptProblem = z.object({
  code: RowProblemCode,
  field: ImportField.exactOptional(),
  column: z.string().exactOptional(),
})
export type KeptProblem = z.infer<typeof KeptProblem>

export const keptProblem = ({ code, field, column }: RowProblem): KeptProblem => ({
  code,
  ...(field === undefined ? {} : { field }),
  ...(column === undefined ? {} : { column }),
})

/** A row as it stands in the file. `shape` says what is wrong with the row as a whole. */
export interface StagedRow {
  rowNumber: number
  cells: string[]
  shape: KeptProblem[]
}

const Cells = z.array(z.string())
/** Problems as a column holds them. */
export const Problems = z.array(KeptProblem).nullable()
export const orNull = <T>(list: readonly T[]): readonly T[] | null => (list.length === 0 ? null : list)

/** A place in a file: rows after this number, at most so many. */
export interface Chunk {
  after: number
  limit: number
}

export async function stageRows(
  trx: Trx,
  municipalityId: string,
  importId: string,
  rows: readonly StagedRow[],
): Promise<void> {
  const staged = rows.map(({ rowNumber, cells, shape }) => ({
    municipality_id: municipalityId,
    import_id: importId,
    row_number: rowNumber,
    cells,
    shape: orNull(shape),
  }))
  await insertRows(trx, 'import_row', staged)
}

/** The next rows as they stand in the file. */
export async function stagedRows(
  trx: Trx,
  municipalityId: string,
  importId: string,
  { after, limit }: Chunk,
): Promise<StagedRow[]> {
  const rows = await trx
    .selectFrom('import_row')
    .select(['row_number', 'cells', 'shape'])
    .where('municipality_id', '=', municipalityId)
    .where('import_id', '=', importId)
    .where('row_number', '>', after)
    .orderBy('row_number')
    .limit(limit)
    .execute()
  return rows.map(({ row_number, cells, shape }) => ({
    rowNumber: row_number,
    cells: Cells.parse(cells),
    shape: Problems.parse(shape) ?? [],
  }))
}

/** The cells of these rows as they stand in the file, by row number. */
export async function cellsOf(
  trx: Trx,
  municipalityId: string,
  importId: string,
  rowNumbers: readonly number[],
): Promise<Map<number, string[]>> {
  if (rowNumbers.length === 0) return new Map()
  const rows = await trx
    .selectFrom('import_row')
    .select(['row_number', 'cells'])
    .where('municipality_id', '=', municipalityId)
    .where('import_id', '=', importId)
    .where('row_number', 'in', rowNumbers)
    .execute()
  return new Map(rows.map(({ row_number, cells }) => [row_number, Cells.parse(cells)]))
}
