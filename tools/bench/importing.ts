import { chmod, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ImportPage } from '../../src/api/import.ts'
import { importsAtRest } from '../../src/server/import-job.ts'
import { caseloadSheet, csvCaseload } from '../../test/caseload-file.ts'
import { CITY, TODAY } from './installation.ts'
import { timed } from './timing.ts'
import { ask, bare, type World } from './world.ts'

export interface ImportFigures {
  rows: number
  opened: number
  uploadSeconds: number
  checkSeconds: number
  loadSeconds: number
  seconds: number
  /** COPY of the same file into one table with a key. */
  copySeconds: number
  /** The same smaller file in the large installation and where the city is alone. */
  growth: { seconds: number; aloneSeconds: number }
}

/** `turn` makes the rows other people than those of an earlier turn. */
async function fileOf(world: World, rows: number, turn: number) {
  const workers = await bare<{ name: string; email: string; team: string }>(
    world.db,
    `select w.name, '' as email, t.name as team from worker w join worker_team using (municipality_id, worker_id)
      join team t using (municipality_id, team_id) where municipality_id = $1 and 'case-manager' = any(roles)
      order by w.worker_id`,
    [CITY],
  )
  const sheet = caseloadSheet({ rows, today: TODAY, workers })
  // All BSNs of the test range are in the city already: rows are told apart by their reference, name and birth date.
  for (const cells of sheet.rows) {
    cells[0] = `${turn}-${cells[0]}`
    cells[1] = ''
    cells[5] = `${cells[5]} ${'abcdefghij'[turn]}`
  }
  return { sheet, bytes: csvCaseload(sheet) }
}

const pageOf = (text: string): ImportPage => ImportPage.parse(JSON.parse(text))

/** A file from its first byte until every row that can be loaded is loaded. */
async function importFile(world: World, bytes: Buffer) {
  const [screen] = world.screens('functional-administrator')
  if (!screen) throw new Error('nobody may import')
  const { importId, guess } = pageOf(await ask(world.app, { method: 'POST', path: '/imports', screen, bytes }))
  const uploadedAtMs = performance.now()
  await ask(world.app, {
    method: 'PUT',
    path: `/imports/${importId}/indeling`,
    screen,
    body: { mapping: guess.mapping },
  })
  await importsAtRest(world.db)
  const checkedAtMs = performance.now()
  await ask(world.app, { method: 'POST', path: `/imports/${importId}/_laden`, screen })
  await importsAtRest(world.db)
  const loadedAtMs = performance.now()
  const page = pageOf(await ask(world.app, { method: 'GET', path: `/imports/${importId}`, screen }))
  if (page.state !== 'loaded') throw new Error(`the import is ${page.state}: ${page.failure}`)
  return { uploadedAtMs, checkedAtMs, loadedAtMs, opened: page.loaded.opened }
}

/** Seconds of COPY from a file that the server reads itself, into one table with a key. */
async function copyFile(world: World, headers: readonly string[], bytes: Buffer): Promise<number> {
  const path = join(tmpdir(), `trede-bench-${process.pid}.csv`)
  await writeFile(path, bytes)
  await chmod(path, 0o644)
  const columns = headers.map((_, index) => `c${index} text${index === 0 ? ' primary key' : ''}`)
  await bare(world.db, 'drop table if exists bench_copy')
  await bare(world.db, `create table bench_copy (${columns.join(', ')})`)
  const ms = await timed(() =>
    bare(world.db, `copy bench_copy from '${path}' with (format csv, header, delimiter ';')`),
  )
  await rm(path)
  return ms / 1000
}

/** Upload, check and load of a caseload file into the city, and COPY of the same rows. */
export async function measureImport(city: World, installation: World, rows: number): Promise<ImportFigures> {
  const { sheet, bytes } = await fileOf(installation, rows, 0)
  const startedAtMs = performance.now()
  const { uploadedAtMs, checkedAtMs, loadedAtMs, opened } = await importFile(installation, bytes)
  const copySeconds = await copyFile(installation, sheet.headers, bytes)
  return {
    rows,
    opened,
    uploadSeconds: (uploadedAtMs - startedAtMs) / 1000,
    checkSeconds: (checkedAtMs - uploadedAtMs) / 1000,
    loadSeconds: (loadedAtMs - checkedAtMs) / 1000,
    seconds: (loadedAtMs - startedAtMs) / 1000,
    copySeconds,
    growth: await growthOf(city, installation, Math.ceil(rows / 20)),
  }
}

/** Smaller files in turn, so that a busy machine troubles both alike; the quickest of each counts. */
async function growthOf(city: World, installation: World, rows: number) {
  const seconds = { installation: Number.POSITIVE_INFINITY, city: Number.POSITIVE_INFINITY }
  for (let turn = 1; turn <= 3; turn++) {
    const { bytes } = await fileOf(installation, rows, turn)
    const aloneMs = await timed(() => importFile(city, bytes))
    const ms = await timed(() => importFile(installation, bytes))
    seconds.city = Math.min(seconds.city, aloneMs / 1000)
    seconds.installation = Math.min(seconds.installation, ms / 1000)
  }
  return { seconds: seconds.installation, aloneSeconds: seconds.city }
}
