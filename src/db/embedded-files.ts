import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { PGlite, type PGliteOptions } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/** Emscripten's Node files lack this one operation: without it `fsync` says that all is well and does nothing. */
function addSync(module: object): void {
  const files: unknown = 'NODEFS' in module ? module.NODEFS : undefined
  const operations: unknown = typeof files === 'object' && files && 'stream_ops' in files ? files.stream_ops : undefined
  if (typeof operations !== 'object' || !operations)
    throw new Error('PGlite keeps its files in another way than we know')
  const fsync = ({ nfd }: { nfd: number }): number => {
    fsyncSync(nfd)
    return 0
  }
  Object.assign(operations, { fsync })
}

/**
 * The files of the embedded database, written through to the disk. As it comes, PGlite asks for no sync (`-F`) and
 * its files ignore one: a commit then survives the end of the process, but not of the machine.
 */
class SyncedFiles extends NodeFS {
  override async init(...given: Parameters<NodeFS['init']>) {
    const { emscriptenOpts } = await super.init(...given)
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), addSync] } }
  }
}

/** `fdatasync`, PostgreSQL's first choice, does nothing in PGlite; `fsync` arrives. */
const SYNCED = [...PGlite.defaultStartParams.filter((param) => param !== '-F'), '-c', 'wal_sync_method=fsync']

/** What PostgreSQL says last when it cannot go on, such as on a full disk. */
const LAST_WORDS = /(?:PANIC|FATAL): +(.*)$/s

/** The folder holds something that is no database, or one that does not open. The message is for who starts Trede. */
export class DatabaseBroken extends Error {
  constructor(directory: string, reason: string, cause?: unknown) {
    super(
      `De database in ${directory} gaat niet open (${reason}). Neem de oorzaak weg, zet een reservekopie terug, of kies ` +
        `met TREDE_DATA een andere map.\nThe database in ${directory} does not open (${reason}). Take the cause away, ` +
        'restore a backup, or choose another folder with TREDE_DATA.',
      { cause },
    )
    this.name = 'DatabaseBroken'
  }
}

/**
 * Opens a database in a directory so that a commit is on the disk before it is acknowledged.
 * @param onPanic told why when the database cannot go on. It answers nothing from then on: the process must end, and
 * the next start finds everything that was acknowledged
 * @throws DatabaseBroken
 */
export async function openDirectory(
  directory: string,
  options: Pick<PGliteOptions, 'parsers'>,
  onPanic: (reason: string) => void,
): Promise<PGlite> {
  await ensureDatabase(directory)
  let isOpen = false
  let reason = 'PGlite'
  const onStderr = (line: string): boolean => {
    reason = LAST_WORDS.exec(line)?.[1] ?? reason
    if (isOpen && line.includes('PANIC: ')) onPanic(reason)
    return true
  }
  try {
    const pglite = await PGlite.create({ ...options, fs: new SyncedFiles(directory), startParams: SYNCED, onStderr })
    isOpen = true
    return pglite
  } catch (error) {
    throw new DatabaseBroken(directory, reason, error)
  }
}

function syncPath(path: string): void {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Windows cannot open a folder to sync it. */
const syncFolder = (path: string): void => (process.platform === 'win32' ? undefined : syncPath(path))

function syncTree(directory: string): void {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name)
    if (entry.isDirectory()) syncTree(path)
    else syncPath(path)
  }
  syncFolder(directory)
}

/**
 * Makes an empty database in a directory where there is none. It is made beside it and moved there when it is
 * complete, so that a process or machine that stops half-way leaves nothing that looks like a database.
 * @throws DatabaseBroken when the directory holds something else
 */
async function ensureDatabase(directory: string): Promise<void> {
  if (existsSync(join(directory, 'PG_VERSION'))) return
  if (existsSync(directory) && readdirSync(directory).length > 0) throw new DatabaseBroken(directory, 'PG_VERSION')
  const fresh = `${directory}.new`
  rmSync(fresh, { recursive: true, force: true })
  // Personal data: for nobody but the account that runs Trede, whatever the folder above it allows.
  mkdirSync(fresh, { recursive: true, mode: 0o700 })
  const pglite = await PGlite.create({ fs: new NodeFS(fresh) })
  await pglite.close()
  syncTree(fresh)
  rmSync(directory, { recursive: true, force: true })
  renameSync(fresh, directory)
  syncFolder(dirname(directory))
}
