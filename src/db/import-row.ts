import { sql } from 'kysely'
import * as z from 'zod'
import { ImportField, ImportRow, type RowDifference, type RowProblem, RowProblemCode } from '../core/import.ts'
import { Candidate, CHOICES, ImportChoice, ImportOutcome } from '../core/import-choice.ts'
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

/** What a check found out about a row. */
export interface CheckedRow {
  rowNumber: number
  fields: ImportRow
  problems: KeptProblem[]
  outcome: ImportOutcome
  rowKey: string | null
  /** The known person the row is about. */
  personId: string | null
  dossierId: string | null
  differences: RowDifference[]
  candidates: Candidate[]
}

/** A row with all that is known of it. */
export interface StoredRow extends CheckedRow {
  cells: string[]
  choice: ImportChoice | null
  chosen: number | null
  result: 'opened' | 'changed' | null
}

const Cells = z.array(z.string())
const Problems = z.array(KeptProblem).nullable()
const Differences = z
  .array(z.object({ field: ImportRow.keyof(), before: z.string().exactOptional(), after: z.string() }))
  .nullable()
const Candidates = z.array(Candidate).nullable()
const Result = z.enum(['opened', 'changed']).nullable()

const orNull = <T>(list: readonly T[]): readonly T[] | null => (list.length === 0 ? null : list)

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
    outcome: 'staged',
  }))
  await insertRows(trx, 'import_row', staged)
}

export const inBatch = (trx: Trx, municipalityId: string, importId: string) =>
  trx.selectFrom('import_row').where('municipality_id', '=', municipalityId).where('import_id', '=', importId)

/** The next rows as they stand in the file. */
export async function stagedRows(
  trx: Trx,
  municipalityId: string,
  importId: string,
  { after, limit }: { after: number; limit: number },
): Promise<StagedRow[]> {
  const rows = await inBatch(trx, municipalityId, importId)
    .select(['row_number', 'cells', 'shape'])
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

/** Keeps what a check found, and forgets choices that were made on an earlier check. */
export async function saveChecks(
  trx: Trx,
  municipalityId: string,
  importId: string,
  rows: readonly CheckedRow[],
): Promise<void> {
  if (rows.length === 0) return
  const given = rows.map((row) => ({
    row_number: row.rowNumber,
    fields: row.fields,
    problems: orNull(row.problems),
    outcome: row.outcome,
    row_key: row.rowKey,
    person_id: row.personId,
    dossier_id: row.dossierId,
    differences: orNull(row.differences),
    candidates: orNull(row.candidates),
  }))
  await sql`update import_row set fields = given.fields, problems = given.problems, outcome = given.outcome,
      row_key = given.row_key, person_id = given.person_id, dossier_id = given.dossier_id,
      differences = given.differences, candidates = given.candidates, choice = null, chosen = null
    from json_to_recordset(${JSON.stringify(given)}::json) as given(row_number int, fields jsonb, problems jsonb,
      outcome text, row_key text, person_id uuid, dossier_id uuid, differences jsonb, candidates jsonb)
    where import_row.municipality_id = ${municipalityId} and import_row.import_id = ${importId}
      and import_row.row_number = given.row_number`.execute(trx)
}

const stored = (trx: Trx, municipalityId: string, importId: string) =>
  inBatch(trx, municipalityId, importId)
    .select(['row_number', 'cells', 'fields', 'problems', 'shape', 'outcome', 'row_key', 'person_id', 'dossier_id'])
    .select(['differences', 'candidates', 'choice', 'chosen', 'result'])

type Stored = Awaited<ReturnType<ReturnType<typeof stored>['executeTakeFirstOrThrow']>>

/** Fields are not parsed anew: this program alone writes them, and a load reads them a hundred thousand at a time. */
function readRow(row: Stored): StoredRow {
  return {
    rowNumber: row.row_number,
    cells: Cells.parse(row.cells),
    fields: (row.fields ?? {}) as ImportRow,
    problems: Problems.parse(row.problems) ?? [],
    outcome: ImportOutcome.parse(row.outcome),
    rowKey: row.row_key,
    personId: row.person_id,
    dossierId: row.dossier_id,
    differences: Differences.parse(row.differences) ?? [],
    candidates: Candidates.parse(row.candidates) ?? [],
    choice: ImportChoice.nullable().parse(row.choice),
    chosen: row.chosen,
    result: Result.parse(row.result),
  }
}

/** Checked rows, by number. */
export async function storedRows(
  trx: Trx,
  municipalityId: string,
  importId: string,
  query: { outcome?: ImportOutcome | undefined; after: number; limit: number },
): Promise<StoredRow[]> {
  let rows = stored(trx, municipalityId, importId)
    .where('row_number', '>', query.after)
    .where('outcome', '<>', 'staged')
  if (query.outcome) rows = rows.where('outcome', '=', query.outcome)
  const found = await rows.orderBy('row_number').limit(query.limit).execute()
  return found.map(readRow)
}

/** Rows that were refused or skipped, by number. */
export async function rejectedRows(
  trx: Trx,
  municipalityId: string,
  importId: string,
  { after, limit }: { after: number; limit: number },
): Promise<StoredRow[]> {
  const found = await stored(trx, municipalityId, importId)
    .where('row_number', '>', after)
    .where(({ or, eb }) => or([eb('outcome', '=', 'bad'), eb('choice', '=', 'skip')]))
    .orderBy('row_number')
    .limit(limit)
    .execute()
  return found.map(readRow)
}

/** The rows of these numbers, in no order. */
export async function rowsByNumber(
  trx: Trx,
  municipalityId: string,
  importId: string,
  rowNumbers: readonly number[],
): Promise<StoredRow[]> {
  if (rowNumbers.length === 0) return []
  const found = await stored(trx, municipalityId, importId).where('row_number', 'in', rowNumbers).execute()
  return found.map(readRow)
}

/** What a load takes. */
export const IS_READY = sql<boolean>`result is null and (outcome = 'new' and choice is null
  or choice in ('accept-change', 'new-person', 'same-person'))`

/** The next rows that a load takes. */
export async function readyRows(
  trx: Trx,
  municipalityId: string,
  importId: string,
  { after, limit }: { after: number; limit: number },
): Promise<StoredRow[]> {
  const found = await stored(trx, municipalityId, importId)
    .where('row_number', '>', after)
    .where(IS_READY)
    .orderBy('row_number')
    .limit(limit)
    .execute()
  return found.map(readRow)
}

export interface LoadedRow {
  rowNumber: number
  personId: string
  dossierId: string | null
  result: 'opened' | 'changed'
}

/** Marks rows as loaded, in the transaction that loads them: a load that breaks off goes on at the right row. */
export async function markLoaded(
  trx: Trx,
  municipalityId: string,
  importId: string,
  rows: readonly LoadedRow[],
): Promise<void> {
  if (rows.length === 0) return
  const given = rows.map(({ rowNumber, personId, dossierId, result }) => ({
    row_number: rowNumber,
    person_id: personId,
    dossier_id: dossierId,
    result,
  }))
  await sql`update import_row set person_id = given.person_id, dossier_id = given.dossier_id, result = given.result
    from json_to_recordset(${JSON.stringify(given)}::json)
      as given(row_number int, person_id uuid, dossier_id uuid, result text)
    where import_row.municipality_id = ${municipalityId} and import_row.import_id = ${importId}
      and import_row.row_number = given.row_number`.execute(trx)
}

/** Keeps a choice for one row that has not been loaded. */
export async function choose(
  trx: Trx,
  municipalityId: string,
  importId: string,
  { rowNumber, choice, chosen }: { rowNumber: number; choice: ImportChoice | null; chosen: number | null },
): Promise<void> {
  await trx
    .updateTable('import_row')
    .set({ choice, chosen })
    .where('municipality_id', '=', municipalityId)
    .where('import_id', '=', importId)
    .where('row_number', '=', rowNumber)
    .where('result', 'is', null)
    .execute()
}

/** The same choice for all rows of an outcome that can have it and have not been loaded. Returns how many. */
export async function chooseAll(
  trx: Trx,
  municipalityId: string,
  importId: string,
  { outcome, choice }: { outcome: ImportOutcome; choice: ImportChoice | null },
): Promise<number> {
  if (choice !== null && !CHOICES[outcome].includes(choice)) return 0
  let rows = trx
    .updateTable('import_row')
    .set({ choice, chosen: choice === 'same-person' ? 0 : null })
    .where('municipality_id', '=', municipalityId)
    .where('import_id', '=', importId)
    .where('outcome', '=', outcome)
    .where('result', 'is', null)
  if (choice === 'new-person')
    rows = rows.where(
      sql<boolean>`not candidates @> '[{"ground": "same-bsn"}]' and not candidates @> '[{"ground": "same-reference"}]'`,
    )
  const { numUpdatedRows } = await rows.executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}
