import { createHash } from 'node:crypto'
import { Failure } from '../core/failure.ts'
import type { ImportMapping } from '../core/import.ts'
import { bindMapping } from '../core/import-columns.ts'
import { FILE_FAULTS, type FileFault } from '../core/import-file-fault.ts'
import { guessMapping } from '../core/import-guess.ts'
import { withScope } from '../db/connect.ts'
import { deleteBatch, findMapping, finishUpload, type KeptGuess, startUpload } from '../db/import.ts'
import { keptProblem, type StagedRow, stageRows } from '../db/import-row.ts'
import { importStaff } from '../db/import-staff.ts'
import { openTable, type Table, type TableRow } from './import-file.ts'
import type { ImportWorld } from './import-job.ts'
import { REPAIR_COLUMNS } from './import-rejected.ts'

const STAGE_ROWS = 2000
const MOST_FILE_NAME = 200

export interface Upload {
  municipalityId: string
  workerId: string
  fileName: string
  source: AsyncIterable<Uint8Array>
}

/** Files with the same columns in any order, and a repaired file too, share a mapping. */
export function mappingKey(headers: readonly string[]): string {
  const names = headers.filter((header) => !REPAIR_COLUMNS.has(header)).map((header) => header.trim().toLowerCase())
  return createHash('sha256').update(JSON.stringify(names.toSorted())).digest('hex')
}

/** The name without folders and control characters. */
function tidyFileName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  return (
    last
      .replace(/\p{Cc}/gu, '')
      .trim()
      .slice(0, MOST_FILE_NAME) || 'bestand'
  )
}

/** The database keeps no NUL; a control character in its place is still seen, and said, when the row is read. */
const keepable = (cell: string): string => cell.toWellFormed().replaceAll('\u0000', '\u0001')

const staged = ({ number, cells, problems }: TableRow): StagedRow => ({
  rowNumber: number,
  cells: cells.map(keepable),
  shape: problems.map(keptProblem),
})

/** Rows in lots, so that neither the memory nor a transaction holds the whole file. */
async function* inLots(rows: AsyncIterable<TableRow>): AsyncGenerator<StagedRow[]> {
  let lot: StagedRow[] = []
  for await (const row of rows) {
    if (lot.push(staged(row)) < STAGE_ROWS) continue
    yield lot
    lot = []
  }
  if (lot.length > 0) yield lot
}

async function* hashed(
  source: AsyncIterable<Uint8Array>,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<Uint8Array> {
  for await (const bytes of source) {
    hash.update(bytes)
    yield bytes
  }
}

/** The mapping that was kept for these columns, else a guess from their names and first values. */
async function guessFor(world: ImportWorld, municipalityId: string, { headers, sample }: Table): Promise<KeptGuess> {
  const columns = headers.filter((header) => !REPAIR_COLUMNS.has(header))
  const cells = sample.map((row) =>
    headers.flatMap((header, index) => (REPAIR_COLUMNS.has(header) ? [] : [row.cells[index] ?? ''])),
  )
  const guess = guessMapping(columns, cells, { today: world.today() })
  const kept = await withScope(world.db, municipalityId, (trx) => findMapping(trx, municipalityId, mappingKey(headers)))
  if (!kept) return { ...guess, isKept: false }
  const bound = bindMapping(kept, headers)
  const mapping: ImportMapping = Object.fromEntries(bound.columns.map(({ field, column }) => [field, column]))
  return { mapping, guesses: guess.guesses, isKept: true }
}

/** The uploader's own team, else the first by name. */
async function firstTeam(world: ImportWorld, municipalityId: string, workerId: string): Promise<string | null> {
  const { workers, teams } = await withScope(world.db, municipalityId, (trx) => importStaff(trx, municipalityId))
  const own = workers.find((worker) => worker.workerId === workerId)?.teamIds[0]
  return own ?? teams[0]?.teamId ?? null
}

/** A file that cannot be read, said in words; other failures as they are. */
function inWords(error: unknown, language: 'nl' | 'en'): unknown {
  if (!(error instanceof Failure) || error.code !== 'import.unreadable') return error
  const { reason, row } = error.facts as { reason?: FileFault; row?: number }
  if (!reason || !FILE_FAULTS[reason]) return error
  const at = row === undefined ? '' : language === 'nl' ? ` (regel ${row})` : ` (row ${row})`
  return new Failure('import.unreadable', error.facts, [
    { pointer: '/file', code: reason, detail: FILE_FAULTS[reason][language] + at },
  ])
}

/**
 * Reads a file and keeps its rows as they stand, in short transactions while it arrives. When anything is wrong with
 * it, nothing is left behind.
 * @throws Failure import.unreadable with the reason in words, import.empty, request.too-large
 */
export async function stageFile(world: ImportWorld, upload: Upload, language: 'nl' | 'en' = 'nl'): Promise<string> {
  const { municipalityId, workerId } = upload
  const importId = world.newId()
  const inScope = <T>(work: Parameters<typeof withScope<T>>[2]) => withScope(world.db, municipalityId, work)
  let isStarted = false
  try {
    const hash = createHash('sha256')
    const table = await openTable(hashed(upload.source, hash))
    const { headers, format, delimiter = null } = table
    const guess = await guessFor(world, municipalityId, table)
    const defaultTeamId = await firstTeam(world, municipalityId, workerId)
    const batch = {
      importId,
      fileName: tidyFileName(upload.fileName),
      format,
      headers,
      guess,
      defaultTeamId,
      startedBy: workerId,
      startedAt: world.now().toISOString(),
    }
    isStarted = true
    await inScope((trx) => startUpload(trx, municipalityId, batch))
    let rowCount = 0
    for await (const rows of inLots(table.rows)) {
      await inScope((trx) => stageRows(trx, municipalityId, importId, rows))
      rowCount += rows.length
    }
    const file = { fileHash: hash.digest('hex'), encoding: table.encoding ?? null, delimiter, rowCount }
    await inScope((trx) => finishUpload(trx, municipalityId, importId, file))
    return importId
  } catch (error) {
    if (isStarted) await inScope((trx) => deleteBatch(trx, municipalityId, importId))
    throw inWords(error, language)
  }
}
