import type { Context, Hono } from 'hono'
import {
  cancelImport,
  chooseForAll,
  chooseForRow,
  deleteImport,
  FILE_NAME_HEADER,
  getImport,
  listImportRows,
  listImports,
  loadImport,
  mapImport,
  rejectedRows,
  uploadImport,
} from '../api/import.ts'
import { Failure } from '../core/failure.ts'
import { IMPORT_LIMITS } from '../core/import.ts'
import { CHOICES } from '../core/import-choice.ts'
import { logReads } from '../db/access.ts'
import { type Trx, withScope } from '../db/connect.ts'
import { changeBatch, deleteBatch, listBatches } from '../db/import.ts'
import * as rows from '../db/import-check.ts'
import type { Call, Caller, Deps } from './deps.ts'
import { beginCheck, beginLoad, getBatch } from './import-begin.ts'
import { startRun } from './import-job.ts'
import { choicesFor, importPage, shownBatch, shownBatches, shownRows } from './import-page.ts'
import { rejectedLines } from './import-rejected.ts'
import { stageFile } from './import-upload.ts'
import { mount, mountOpen, parseRequest } from './mount.ts'
import { languageOf } from './problem.ts'

const MOST_BATCHES = 100
/** The file and the form around it. */
const MOST_BYTES = IMPORT_LIMITS.fileBytes + 64 * 1024

const tooLarge = () => new Failure('request.too-large', { limitBytes: IMPORT_LIMITS.fileBytes })

/** Keeps that somebody looked at rows of a file, and at the persons who are known already. */
async function logLook(
  trx: Trx,
  { municipalityId, worker }: Caller,
  { subjects, dossierIds = [] }: { subjects: number; dossierIds?: readonly string[] },
): Promise<void> {
  const look = { what: 'import', purpose: 'administration' } as const
  const known = dossierIds.map((dossierId) => ({ ...look, dossierId, subjects: 1 }))
  const file = subjects > 0 ? [{ ...look, dossierId: null, subjects }] : []
  await logReads(trx, municipalityId, worker.workerId, [...file, ...known])
}

const asFileName = (header: string | undefined): string | undefined => {
  try {
    return header === undefined ? undefined : decodeURIComponent(header)
  } catch {
    return header
  }
}

/** Passes on as much as a file may hold. */
function bounded(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  let total = 0
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(bytes, controller) {
        total += bytes.length
        if (total <= MOST_BYTES) controller.enqueue(bytes)
        else controller.error(tooLarge())
      },
    }),
  )
}

/** The file of a request: its body, or the one file of a form. @throws request.invalid when there is none */
async function fileOf(c: Context): Promise<{ fileName: string; source: AsyncIterable<Uint8Array> }> {
  const missing = new Failure('request.invalid', {}, [{ pointer: '/file', code: 'required' }])
  const { body } = c.req.raw
  if (!body) throw missing
  const type = c.req.header('content-type') ?? ''
  if (!type.startsWith('multipart/form-data'))
    return { fileName: asFileName(c.req.header(FILE_NAME_HEADER)) ?? 'bestand', source: body }
  const form = await new Response(bounded(body), { headers: { 'content-type': type } }).formData().catch((error) => {
    throw error instanceof Failure ? error : missing
  })
  const file = [...form.values()].find((value) => value instanceof File)
  if (!file) throw missing
  return { fileName: file.name, source: file.stream() }
}

function mountFiles(app: Hono, deps: Deps): void {
  mountOpen(app, deps, uploadImport, async (caller, c) => {
    // Refused before a byte is read, where the sender says how much there is.
    if (Number(c.req.header('content-length') ?? 0) > MOST_BYTES) throw tooLarge()
    const { municipalityId, worker } = caller
    const upload = { municipalityId, workerId: worker.workerId, ...(await fileOf(c)) }
    const importId = await stageFile(deps, upload, languageOf(c.req.header('accept-language')))
    return withScope(deps.db, municipalityId, async (trx) => {
      const page = await importPage(trx, municipalityId, await getBatch(trx, municipalityId, importId))
      await logLook(trx, caller, { subjects: page.sample.length })
      return page
    })
  })
  mount(app, deps, listImports, async ({ trx, municipalityId }) => ({
    items: await shownBatches(trx, municipalityId, await listBatches(trx, municipalityId, MOST_BATCHES)),
  }))
  mount(app, deps, getImport, async (call, { params }) => {
    const { trx, municipalityId } = call
    const page = await importPage(trx, municipalityId, await getBatch(trx, municipalityId, params.importId))
    await logLook(trx, call, { subjects: page.sample.length })
    return page
  })
  mount(app, deps, deleteImport, async ({ trx, municipalityId }, { params }) => {
    await getBatch(trx, municipalityId, params.importId, ['uploaded', 'checked', 'loaded', 'cancelled', 'failed'])
    await deleteBatch(trx, municipalityId, params.importId)
    return undefined
  })
}

function mountWork(app: Hono, deps: Deps): void {
  mountOpen(app, deps, mapImport, async ({ municipalityId, worker }, c, { importId }) => {
    const body = mapImport.body.parse((await parseRequest(c, mapImport)).body)
    const run = { municipalityId, importId, workerId: worker.workerId, runId: deps.newId() }
    const language = languageOf(c.req.header('accept-language'))
    const shown = await withScope(deps.db, municipalityId, async (trx) =>
      shownBatch(trx, municipalityId, await beginCheck(trx, run, { ...body, language })),
    )
    startRun(deps, run, 'checking')
    return shown
  })
  mountOpen(app, deps, loadImport, async ({ municipalityId, worker }, _c, { importId }) => {
    const run = { municipalityId, importId, runId: deps.newId(), workerId: worker.workerId }
    const shown = await withScope(deps.db, municipalityId, async (trx) =>
      shownBatch(trx, municipalityId, await beginLoad(trx, run)),
    )
    startRun(deps, run, 'loading')
    return shown
  })
  mount(app, deps, cancelImport, async ({ trx, municipalityId, nowText }, { params: { importId } }) => {
    await getBatch(trx, municipalityId, importId, ['checking', 'loading'])
    await changeBatch(trx, municipalityId, importId, { state: 'cancelled', finishedAt: nowText })
    return shownBatch(trx, municipalityId, await getBatch(trx, municipalityId, importId))
  })
}

async function rowPage(
  call: Call,
  importId: string,
  query: { outcome?: rows.StoredRow['outcome'] | undefined; after: number; limit: number },
) {
  const { trx, municipalityId } = call
  await getBatch(trx, municipalityId, importId)
  const found = await rows.storedRows(trx, municipalityId, importId, { ...query, limit: query.limit + 1 })
  const shown = found.slice(0, query.limit)
  const { items, dossierIds } = await shownRows(trx, municipalityId, importId, shown)
  await logLook(trx, call, { subjects: items.length, dossierIds })
  return { items, next: found.length > query.limit ? (items.at(-1)?.rowNumber ?? null) : null }
}

const CHOOSABLE = ['checked', 'loaded', 'cancelled', 'failed'] as const

function mountRows(app: Hono, deps: Deps): void {
  mount(app, deps, listImportRows, (call, { params, query }) => rowPage(call, params.importId, query))
  mount(app, deps, chooseForRow, async ({ trx, municipalityId }, { params: { importId, rowNumber }, body }) => {
    await getBatch(trx, municipalityId, importId, CHOOSABLE)
    const [row] = await rows.rowsByNumber(trx, municipalityId, importId, [rowNumber])
    if (!row) throw new Failure('import.not-found', { importId, rowNumber })
    if (row.result !== null) throw new Failure('import.wrong-state', { importId, rowNumber })
    const { choice, candidate } = body
    if (choice !== null && !CHOICES[row.outcome].includes(choice))
      throw new Failure('request.invalid', {}, [{ pointer: '/choice', code: 'unknown' }])
    if (choice !== null && !choicesFor(row).includes(choice)) throw new Failure('import.not-new', { rowNumber })
    if (choice === 'same-person' && !row.candidates[candidate])
      throw new Failure('request.invalid', {}, [{ pointer: '/candidate', code: 'unknown' }])
    await rows.choose(trx, municipalityId, importId, {
      rowNumber,
      choice,
      chosen: choice === 'same-person' ? candidate : null,
    })
    return undefined
  })
  mount(app, deps, chooseForAll, async ({ trx, municipalityId }, { params: { importId }, body }) => {
    await getBatch(trx, municipalityId, importId, CHOOSABLE)
    if (body.choice !== null && !CHOICES[body.outcome].includes(body.choice))
      throw new Failure('request.invalid', {}, [{ pointer: '/choice', code: 'unknown' }])
    return { count: await rows.chooseAll(trx, municipalityId, importId, body) }
  })
  mount(app, deps, rejectedRows, async (call, { params, query }) => {
    const { trx, municipalityId } = call
    const batch = await getBatch(trx, municipalityId, params.importId)
    const lines: string[] = []
    for await (const line of rejectedLines(trx, municipalityId, batch, query.language)) lines.push(line)
    await logLook(trx, call, { subjects: lines.length - 1 })
    return lines.join('')
  })
}

/** Loading a caseload from a file: staging, mapping, checking, choosing, loading. */
export function mountImport(app: Hono, deps: Deps): void {
  mountFiles(app, deps)
  mountWork(app, deps)
  mountRows(app, deps)
}
