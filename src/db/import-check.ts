import { sql } from 'kysely'
import * as z from 'zod'
import { ImportRow, type RowDifference } from '../core/import.ts'
import { Candidate, CHOICES, ImportChoice, ImportOutcome } from '../core/import-choice.ts'
import { insertRows, type Trx } from './connect.ts'
import { type Chunk, type KeptProblem, orNull, Problems } from './import-row.ts'

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

export type LoadResult = 'opened' | 'changed'

/** A row with the choice that was made and what a load did; then the person and dossier are those of the load. */
export interface StoredRow extends CheckedRow {
  choice: ImportChoice | null
  chosen: number | null
  result: LoadResult | null
}

/** Not looked into: this program alone writes them, and a load reads them a hundred thousand at a time. */
const Fields = z.custom<ImportRow>((value) => typeof value === 'object' && value !== null)
const Differences = z
  .array(z.object({ field: ImportRow.keyof(), before: z.string().exactOptional(), after: z.string() }))
  .nullable()
const Candidates = z.array(Candidate).nullable()
const Result = z.enum(['opened', 'changed']).nullable()

/** Keeps what a check found. What an earlier check found of these rows, and what was chosen then, is forgotten. */
export async function saveChecks(
  trx: Trx,
  municipalityId: string,
  importId: string,
  rows: readonly CheckedRow[],
): Promise<void> {
  const checked = rows.map((row) => ({
    municipality_id: municipalityId,
    import_id: importId,
    row_number: row.rowNumber,
    outcome: row.outcome,
    fields: row.fields,
    problems: orNull(row.problems),
    row_key: row.rowKey,
    person_id: row.personId,
    dossier_id: row.dossierId,
    differences: orNull(row.differences),
    candidates: orNull(row.candidates),
  }))
  await insertRows(
    trx,
    'import_check',
    checked,
    `on conflict (municipality_id, import_id, row_number) do update set outcome = excluded.outcome,
      fields = excluded.fields, problems = excluded.problems, row_key = excluded.row_key,
      person_id = excluded.person_id, dossier_id = excluded.dossier_id, differences = excluded.differences,
      candidates = excluded.candidates, choice = null, chosen = null`,
  )
}

/** Forgets an earlier check, so that nothing of it is seen while the next one runs. */
export async function forgetChecks(trx: Trx, municipalityId: string, importId: string): Promise<void> {
  await trx
    .deleteFrom('import_check')
    .where('municipality_id', '=', municipalityId)
    .where('import_id', '=', importId)
    .execute()
}

/** Checked rows of a batch, beside what a load did with them. */
export const checksOf = (trx: Trx, municipalityId: string, importId: string) =>
  trx
    .selectFrom('import_check')
    .leftJoin('import_result', (join) =>
      join
        .onRef('import_result.municipality_id', '=', 'import_check.municipality_id')
        .onRef('import_result.import_id', '=', 'import_check.import_id')
        .onRef('import_result.row_number', '=', 'import_check.row_number'),
    )
    .where('import_check.municipality_id', '=', municipalityId)
    .where('import_check.import_id', '=', importId)

/** What a load takes, once. */
export const IS_TAKEN = sql<boolean>`(outcome = 'new' and choice is null
  or choice in ('accept-change', 'new-person', 'same-person'))`

const resultOf = (table: 'next' | 'import_check') => sql<string | null>`(select done.result from import_result as done
  where done.municipality_id = ${sql.table(table)}.municipality_id and done.import_id = ${sql.table(table)}.import_id
    and done.row_number = ${sql.table(table)}.row_number)`

const stored = (trx: Trx, municipalityId: string, importId: string) =>
  checksOf(trx, municipalityId, importId)
    .select(['import_check.row_number', 'fields', 'problems', 'outcome', 'import_check.row_key', 'differences'])
    .select(['candidates', 'choice', 'chosen', 'import_result.result'])
    .select(({ fn }) => [
      fn.coalesce('import_result.person_id', 'import_check.person_id').as('person_id'),
      fn.coalesce('import_result.dossier_id', 'import_check.dossier_id').as('dossier_id'),
    ])

type Stored = Awaited<ReturnType<ReturnType<typeof stored>['executeTakeFirstOrThrow']>>

function readRow(row: Stored): StoredRow {
  return {
    rowNumber: row.row_number,
    fields: Fields.parse(row.fields),
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

/** Checked rows, by number. 'rejected' are those that were refused or skipped. */
export async function storedRows(
  trx: Trx,
  municipalityId: string,
  importId: string,
  { outcome, after, limit }: Chunk & { outcome?: ImportOutcome | 'rejected' | undefined },
): Promise<StoredRow[]> {
  let rows = stored(trx, municipalityId, importId).where('import_check.row_number', '>', after)
  if (outcome === 'rejected')
    rows = rows.where(({ or, eb }) => or([eb('outcome', '=', 'bad'), eb('choice', '=', 'skip')]))
  else if (outcome) rows = rows.where('outcome', '=', outcome)
  const found = await rows.orderBy('import_check.row_number').limit(limit).execute()
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
  const rows = stored(trx, municipalityId, importId).where('import_check.row_number', 'in', rowNumbers)
  return (await rows.execute()).map(readRow)
}

/**
 * The next rows that a load takes; those that an earlier load took have a result. The marks are looked up for these
 * rows alone: in one condition with the limit, the planner would read the whole file for every chunk.
 */
export async function takenRows(
  trx: Trx,
  municipalityId: string,
  importId: string,
  { after, limit }: Chunk,
): Promise<StoredRow[]> {
  const rows = await trx
    .with('next', (db) =>
      db
        .selectFrom('import_check')
        .selectAll()
        .where('municipality_id', '=', municipalityId)
        .where('import_id', '=', importId)
        .where('row_number', '>', after)
        .where(IS_TAKEN)
        .orderBy('row_number')
        .limit(limit),
    )
    .selectFrom('next')
    .selectAll()
    .select(resultOf('next').as('result'))
    .orderBy('row_number')
    .execute()
  return rows.map(readRow)
}

export interface LoadedRow {
  rowNumber: number
  rowKey: string | null
  personId: string
  dossierId: string | null
  result: LoadResult
}

/** Marks rows as loaded, in the transaction that loads them: a load that breaks off goes on at the right row. */
export async function markLoaded(
  trx: Trx,
  municipalityId: string,
  importId: string,
  rows: readonly LoadedRow[],
): Promise<void> {
  const loaded = rows.map(({ rowNumber, rowKey, personId, dossierId, result }) => ({
    municipality_id: municipalityId,
    import_id: importId,
    row_number: rowNumber,
    result,
    row_key: rowKey,
    person_id: personId,
    dossier_id: dossierId,
  }))
  await insertRows(trx, 'import_result', loaded)
}

const choosing = (
  trx: Trx,
  municipalityId: string,
  importId: string,
  set: { choice: ImportChoice | null; chosen: number | null },
) =>
  trx
    .updateTable('import_check')
    .set(set)
    .where('municipality_id', '=', municipalityId)
    .where('import_id', '=', importId)
    .where(resultOf('import_check'), 'is', null)

/** Keeps a choice for one row that has not been loaded. */
export async function choose(
  trx: Trx,
  municipalityId: string,
  importId: string,
  { rowNumber, choice, chosen }: { rowNumber: number; choice: ImportChoice | null; chosen: number | null },
): Promise<void> {
  await choosing(trx, municipalityId, importId, { choice, chosen }).where('row_number', '=', rowNumber).execute()
}

/** The same choice for all rows of an outcome that can have it and have not been loaded. Returns how many. */
export async function chooseAll(
  trx: Trx,
  municipalityId: string,
  importId: string,
  { outcome, choice }: { outcome: ImportOutcome; choice: ImportChoice | null },
): Promise<number> {
  if (choice !== null && !CHOICES[outcome].includes(choice)) return 0
  const chosen = choice === 'same-person' ? 0 : null
  let rows = choosing(trx, municipalityId, importId, { choice, chosen }).where('outcome', '=', outcome)
  if (choice === 'new-person')
    rows = rows.where(
      sql<boolean>`not candidates @> '[{"ground": "same-bsn"}]' and not candidates @> '[{"ground": "same-reference"}]'`,
    )
  const { numUpdatedRows } = await rows.executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}
