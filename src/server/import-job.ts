import { setImmediate as nextTurn } from 'node:timers/promises'
import { Failure } from '../core/failure.ts'
import { type BoundMapping, bindMapping } from '../core/import-columns.ts'
import { rowProblem } from '../core/import-problem.ts'
import { readRow } from '../core/import-row.ts'
import { isUniqueViolation, type Trx, withScope } from '../db/connect.ts'
import { type Batch, changeBatch, deleteBrokenUploads, findBatch, listUnfinished } from '../db/import.ts'
import { saveChecks } from '../db/import-check.ts'
import { stagedRows } from '../db/import-row.ts'
import { listMunicipalities } from '../db/rebuild.ts'
import type { Deps } from './deps.ts'
import { type Directory, readDirectory } from './import-directory.ts'
import { judgeRows, type ReadRow } from './import-judge.ts'
import { loadRows } from './import-load.ts'
import { createSeenRows } from './import-seen.ts'

/** What the work of a load needs of the world; the command line has it too. */
export type ImportWorld = Pick<Deps, 'db' | 'policies' | 'now' | 'today' | 'newId'>

/** A check or a load that runs: `runId` tells it from an earlier one of the same file. */
export interface Run {
  municipalityId: string
  importId: string
  runId: string
}

type Progress = (done: number, total: number) => void
type Working = 'checking' | 'loading'

const FINISHED = { checking: { state: 'checked', isChecked: true }, loading: { state: 'loaded' } } as const

/** Rows per transaction: few to begin with, then as many as fit in the time that others may wait for. */
const ROWS = { first: 200, fewest: 50, most: 2000 } as const
/** Others on the one connection of the embedded database wait for a chunk; our own default. */
const CHUNK_MS = 300

/** Somebody else wrote the same dossier, person or number meanwhile; the chunk is done anew. */
const MOST_ATTEMPTS = 4

/** Serialisation failure and deadlock: the database asks to try again. */
const TRY_AGAIN: ReadonlySet<unknown> = new Set(['40001', '40P01'])

function isCollision(error: unknown): boolean {
  if (error instanceof Failure) return error.code === 'dossier.changed-meanwhile'
  return isUniqueViolation(error) || (error instanceof Error && 'code' in error && TRY_AGAIN.has(error.code))
}

/**
 * One chunk of work in one transaction, with the batch locked. Undefined when the run was cancelled, or another one
 * took its place.
 */
async function step<T>(
  world: ImportWorld,
  run: Run,
  state: Working,
  work: (trx: Trx, batch: Batch) => Promise<T>,
): Promise<T | undefined> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await withScope(world.db, run.municipalityId, async (trx) => {
        const batch = await findBatch(trx, run.municipalityId, run.importId, { isLocked: true })
        return batch?.state === state && batch.runId === run.runId ? work(trx, batch) : undefined
      })
    } catch (error) {
      if (attempt >= MOST_ATTEMPTS || !isCollision(error)) throw error
    }
  }
}

const mappingOf = (batch: Batch): BoundMapping => bindMapping(batch.mapping ?? {}, batch.headers)

function directoryOf(trx: Trx, world: ImportWorld, municipalityId: string): Promise<Directory> {
  return readDirectory(trx, municipalityId, world.policies.rightsOf(municipalityId, world.today()))
}

interface Chunk {
  after: number
  limit: number
}

/** What a chunk did; undefined when no row was left. */
type Done = { lastRow: number; count: number } | undefined

/** Chunk after chunk until no row is left, each about as long as others may wait; then the batch gets its new state. */
async function inChunks(
  world: ImportWorld,
  run: Run,
  state: Working,
  progress: Progress,
  work: (trx: Trx, batch: Batch, chunk: Chunk) => Promise<Done>,
): Promise<void> {
  const { municipalityId, importId } = run
  let limit: number = ROWS.first
  for (let after = 0; ; ) {
    const startedAtMs = performance.now()
    const done = await step(world, run, state, async (trx, batch) => {
      const chunk = await work(trx, batch, { after, limit })
      const doneCount = batch.doneCount + (chunk?.count ?? 0)
      const finishedAt = world.now().toISOString()
      await changeBatch(trx, municipalityId, importId, chunk ? { doneCount } : { ...FINISHED[state], finishedAt })
      return chunk && { lastRow: chunk.lastRow, doneCount, todoCount: batch.todoCount }
    })
    if (!done) return
    after = done.lastRow
    progress(done.doneCount, done.todoCount)
    const fitting = Math.round((limit * CHUNK_MS) / (performance.now() - startedAtMs))
    limit = Math.min(ROWS.most, Math.max(ROWS.fewest, Math.min(fitting, limit * 2)))
    await nextTurn()
  }
}

/** Checks a whole file. Starting anew does no harm: nothing is written but what the check finds. */
async function runCheck(world: ImportWorld, run: Run, progress: Progress): Promise<void> {
  const { municipalityId, importId } = run
  const today = world.today()
  const seen = createSeenRows()
  let directory: Directory | undefined
  await step(world, run, 'checking', (trx) => changeBatch(trx, municipalityId, importId, { doneCount: 0 }))
  await inChunks(world, run, 'checking', progress, async (trx, batch, chunk) => {
    directory ??= await directoryOf(trx, world, municipalityId)
    const mapping = mappingOf(batch)
    const staged = await stagedRows(trx, municipalityId, importId, chunk)
    const read = staged.map(({ rowNumber, cells, shape }): ReadRow => {
      const { row, problems } = readRow(cells, mapping, { today })
      return { rowNumber, row, problems: [...shape.map(({ code, ...at }) => rowProblem(code, at)), ...problems] }
    })
    const judging = { municipalityId, mapping, directory, today }
    await saveChecks(trx, municipalityId, importId, await judgeRows(trx, judging, read, seen))
    const last = staged.at(-1)
    return last && { lastRow: last.rowNumber, count: staged.length }
  })
}

/** Loads what is ready. A load that broke off goes on at the rows that are not marked as loaded. */
async function runLoad(world: ImportWorld, run: Run, progress: Progress): Promise<void> {
  const { municipalityId } = run
  const today = world.today()
  const policy = world.policies.inForce(municipalityId, today)
  const policyVersion = policy?.version ?? null
  const domain = policy?.lifeDomains.find(({ isSensitive }) => !isSensitive)?.key ?? 'work-and-skills'
  let directory: Directory | undefined
  await inChunks(world, run, 'loading', progress, async (trx, batch, chunk) => {
    directory ??= await directoryOf(trx, world, municipalityId)
    const actorId = batch.runBy ?? batch.startedBy
    const recordedAt = world.now().toISOString()
    const writing = { municipalityId, actorId, purpose: 'administration', recordedAt, policyVersion }
    const judging = { municipalityId, mapping: mappingOf(batch), directory, today }
    return loadRows(trx, { ...judging, batch, writing, newId: world.newId, domain }, chunk)
  })
}

/** Checks or loads to the end, or until it is cancelled. What goes wrong is kept with the batch, and thrown. */
export async function runImport(
  world: ImportWorld,
  run: Run,
  state: Working,
  progress: Progress = () => undefined,
): Promise<void> {
  try {
    await (state === 'checking' ? runCheck(world, run, progress) : runLoad(world, run, progress))
  } catch (error) {
    const failure = error instanceof Failure ? error.code : 'server.broken'
    const finishedAt = world.now().toISOString()
    await step(world, run, state, (trx) =>
      changeBatch(trx, run.municipalityId, run.importId, { state: 'failed', failure, finishedAt }),
    )
    throw error
  }
}

/** Files are checked and loaded one after another, so that a large one leaves room for everybody else. */
const queues = new WeakMap<Deps['db'], Promise<void>>()

/** Does work when everything before it has ended; what comes later waits for it. */
export function inTurn(db: Deps['db'], work: () => Promise<void>): void {
  queues.set(db, (queues.get(db) ?? Promise.resolve()).then(work))
}

/** Starts the work behind the request. */
export function startRun(deps: Deps, run: Run, state: Working): void {
  const work = async () => {
    try {
      await runImport(deps, run, state)
    } catch (error) {
      const [kind, code] = error instanceof Error ? [error.name, 'code' in error ? String(error.code) : undefined] : []
      const where =
        error instanceof Error ? error.stack?.split('\n').filter((line) => line.trimStart().startsWith('at ')) : []
      deps.log.error({ importId: run.importId, state, kind, code, where: where?.slice(0, 12) }, 'import failed')
    }
  }
  inTurn(deps.db, work)
}

/** Waits until nothing runs any more: a server that stops, and tests, want to know. */
export async function importsAtRest(db: Deps['db']): Promise<void> {
  await queues.get(db)
}

/** Goes on with what ran when the process ended, and removes uploads that broke off. For the start of a server. */
export async function resumeImports(deps: Deps): Promise<void> {
  const anHourAgo = new Date(deps.now().getTime() - 3_600_000).toISOString()
  for (const municipalityId of await listMunicipalities(deps.db)) {
    const unfinished = await withScope(deps.db, municipalityId, async (trx) => {
      await deleteBrokenUploads(trx, municipalityId, anHourAgo)
      return listUnfinished(trx, municipalityId)
    })
    for (const { importId, runId, state } of unfinished)
      if (runId && (state === 'checking' || state === 'loading'))
        startRun(deps, { municipalityId, importId, runId }, state)
  }
}
