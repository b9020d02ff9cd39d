import * as z from 'zod'
import { ImportMapping } from '../core/import.ts'
import { ImportState } from '../core/import-choice.ts'
import type { MappingGuess } from '../core/import-guess.ts'
import { insertRows, type Trx } from './connect.ts'

/** What is kept of a guess: fields, columns and reasons, no cell. */
export type KeptGuess = MappingGuess & { isKept: boolean }

const Headers = z.array(z.string())
/** Not looked into: this program alone writes it. */
const Guess = z.custom<KeptGuess>((value) => typeof value === 'object' && value !== null)

const BATCH_COLUMNS = [
  'import_id',
  'file_name',
  'file_hash',
  'format',
  'encoding',
  'delimiter',
  'headers',
  'guess',
  'mapping',
  'default_team_id',
  'state',
  'run_id',
  'run_by',
  'is_checked',
  'row_count',
  'done_count',
  'todo_count',
  'started_by',
  'started_at',
  'finished_at',
  'failure',
] as const

type BatchRow = Awaited<ReturnType<ReturnType<typeof batches>['executeTakeFirstOrThrow']>>
/** One load of one file, as the database has it. */
export type Batch = ReturnType<typeof readBatch>

const batches = (trx: Trx, municipalityId: string) =>
  trx.selectFrom('import_batch').select(BATCH_COLUMNS).where('municipality_id', '=', municipalityId)

function readBatch(row: BatchRow) {
  return {
    importId: row.import_id,
    fileName: row.file_name,
    fileHash: row.file_hash,
    format: z.enum(['csv', 'xlsx']).parse(row.format),
    encoding: row.encoding,
    delimiter: row.delimiter,
    headers: Headers.parse(row.headers),
    guess: Guess.parse(row.guess),
    mapping: ImportMapping.nullable().parse(row.mapping),
    defaultTeamId: row.default_team_id,
    // Rows still arrive: nobody sees such a batch but the one who uploads it.
    state: row.state === 'uploading' ? ('uploaded' as const) : ImportState.parse(row.state),
    runId: row.run_id,
    /** Who asked for the check or load that runs, or ran last. */
    runBy: row.run_by,
    isChecked: row.is_checked,
    rowCount: row.row_count,
    doneCount: row.done_count,
    todoCount: row.todo_count,
    startedBy: row.started_by,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    failure: row.failure,
  }
}

/** A batch whose rows are all there. `isLocked` keeps other writers of it waiting until the transaction ends. */
export async function findBatch(
  trx: Trx,
  municipalityId: string,
  importId: string,
  { isLocked = false }: { isLocked?: boolean } = {},
): Promise<Batch | undefined> {
  const query = batches(trx, municipalityId).where('import_id', '=', importId).where('state', '<>', 'uploading')
  const row = await query.$if(isLocked, (one) => one.forUpdate()).executeTakeFirst()
  return row && readBatch(row)
}

/** The newest batches, newest first. */
export async function listBatches(trx: Trx, municipalityId: string, limit: number): Promise<Batch[]> {
  const query = batches(trx, municipalityId).where('state', '<>', 'uploading')
  const rows = await query.orderBy('started_at', 'desc').orderBy('import_id').limit(limit).execute()
  return rows.map(readBatch)
}

/** Batches in which work was under way when the process ended. */
export async function listUnfinished(trx: Trx, municipalityId: string): Promise<Batch[]> {
  const rows = await batches(trx, municipalityId).where('state', 'in', ['checking', 'loading']).execute()
  return rows.map(readBatch)
}

/** A new batch that rows are added to; `finishUpload` shows it. */
export async function startUpload(
  trx: Trx,
  municipalityId: string,
  batch: Pick<
    Batch,
    'importId' | 'fileName' | 'format' | 'headers' | 'guess' | 'defaultTeamId' | 'startedBy' | 'startedAt'
  >,
): Promise<void> {
  await insertRows(trx, 'import_batch', [
    {
      municipality_id: municipalityId,
      import_id: batch.importId,
      file_name: batch.fileName,
      file_hash: '',
      format: batch.format,
      headers: batch.headers,
      guess: batch.guess,
      default_team_id: batch.defaultTeamId,
      state: 'uploading',
      is_checked: false,
      row_count: 0,
      done_count: 0,
      todo_count: 0,
      started_by: batch.startedBy,
      started_at: batch.startedAt,
    },
  ])
}

export async function finishUpload(
  trx: Trx,
  municipalityId: string,
  importId: string,
  file: Pick<Batch, 'fileHash' | 'encoding' | 'delimiter' | 'rowCount'>,
): Promise<void> {
  const { fileHash, encoding, delimiter, rowCount } = file
  await trx
    .updateTable('import_batch')
    .set({ state: 'uploaded', file_hash: fileHash, encoding, delimiter, row_count: rowCount })
    .where('municipality_id', '=', municipalityId)
    .where('import_id', '=', importId)
    .execute()
}

/** Removes a batch with its rows; what was loaded from it stays. */
export async function deleteBatch(trx: Trx, municipalityId: string, importId: string): Promise<void> {
  await trx
    .deleteFrom('import_batch')
    .where('municipality_id', '=', municipalityId)
    .where('import_id', '=', importId)
    .execute()
}

/** Removes uploads that broke off: those that began before a moment at which no running upload can have begun. */
export async function deleteBrokenUploads(trx: Trx, municipalityId: string, before: string): Promise<void> {
  await trx
    .deleteFrom('import_batch')
    .where('municipality_id', '=', municipalityId)
    .where('state', '=', 'uploading')
    .where('started_at', '<', before)
    .execute()
}

type BatchChange = Partial<
  Pick<Batch, 'state' | 'runId' | 'runBy' | 'isChecked' | 'doneCount' | 'todoCount' | 'finishedAt' | 'failure'>
> & {
  mapping?: ImportMapping
  defaultTeamId?: string | null
}

export async function changeBatch(
  trx: Trx,
  municipalityId: string,
  importId: string,
  change: BatchChange,
): Promise<void> {
  const { runId, runBy, isChecked, doneCount, todoCount, finishedAt, mapping, defaultTeamId, ...rest } = change
  await trx
    .updateTable('import_batch')
    .set({
      ...rest,
      ...(runId === undefined ? {} : { run_id: runId }),
      ...(runBy === undefined ? {} : { run_by: runBy }),
      ...(isChecked === undefined ? {} : { is_checked: isChecked }),
      ...(doneCount === undefined ? {} : { done_count: doneCount }),
      ...(todoCount === undefined ? {} : { todo_count: todoCount }),
      ...(finishedAt === undefined ? {} : { finished_at: finishedAt }),
      ...(defaultTeamId === undefined ? {} : { default_team_id: defaultTeamId }),
      ...(mapping === undefined ? {} : { mapping: JSON.stringify(mapping) }),
    })
    .where('municipality_id', '=', municipalityId)
    .where('import_id', '=', importId)
    .execute()
}

/** The mapping that was used last for files with these columns. */
export async function findMapping(
  trx: Trx,
  municipalityId: string,
  mappingKey: string,
): Promise<ImportMapping | undefined> {
  const row = await trx
    .selectFrom('import_mapping')
    .select('mapping')
    .where('municipality_id', '=', municipalityId)
    .where('mapping_key', '=', mappingKey)
    .executeTakeFirst()
  return row && ImportMapping.parse(row.mapping)
}

export async function keepMapping(
  trx: Trx,
  municipalityId: string,
  { mappingKey, mapping, savedBy }: { mappingKey: string; mapping: ImportMapping; savedBy: string },
): Promise<void> {
  const row = { municipality_id: municipalityId, mapping_key: mappingKey, mapping, saved_by: savedBy }
  await insertRows(
    trx,
    'import_mapping',
    [row],
    `on conflict (municipality_id, mapping_key) do update set mapping = excluded.mapping, saved_by = excluded.saved_by`,
  )
}

/** When the same bytes were loaded before. */
export async function findSameFile(trx: Trx, municipalityId: string, batch: Batch): Promise<string | undefined> {
  const row = await trx
    .selectFrom('import_batch')
    .select('started_at')
    .where('municipality_id', '=', municipalityId)
    .where('import_id', '<>', batch.importId)
    .where('file_hash', '=', batch.fileHash)
    .where('state', '=', 'loaded')
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.started_at
}
