import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { sql } from 'kysely'
import { openServer } from '../../src/db/connect.ts'
import { migrate } from '../../src/db/migrate.ts'
import { type PostgresServer, startPostgres } from '../../test/postgres.ts'
import { buildCity, buildOthers, type Size } from './installation.ts'

export const CACHE = resolve(join(import.meta.dirname, '../../.cache/bench'))

/** Beyond PostgreSQL's own defaults: memory, and fewer checkpoints while filling. A crash still loses nothing. */
const SETTINGS = { shared_buffers: '2GB', effective_cache_size: '6GB', max_wal_size: '8GB' }

/** Goes up when the filling of installation.ts changes. */
const FILLING = 1

/** What was loaded is loaded anew when what is filled in changes; a new table is only migrated to. */
const versionOf = (size: Size): string =>
  createHash('sha256').update(JSON.stringify({ size, FILLING })).digest('hex').slice(0, 12)

/** Brings what was kept to the newest schema, as an installation would be. */
async function bringUp(server: PostgresServer): Promise<void> {
  for (const name of ['kept_city', 'kept_installation']) {
    const db = openServer(urlOf(server, name), 1)
    await migrate(db)
    await sql`vacuum analyze`.execute(db)
    await db.destroy()
  }
}

export interface BenchServer {
  server: PostgresServer
  /** A database with the city alone, and one with the city among the others; fresh copies of what is kept. */
  city: string
  installation: string
  /** Seconds it took to load them, or undefined when they were there already. */
  loadSeconds: { city: number; others: number } | undefined
  stop: () => Promise<void>
}

const urlOf = (server: PostgresServer, database: string): string => {
  const url = new URL(server.url)
  url.pathname = `/${database}`
  return url.href
}

async function onServer(server: PostgresServer, ...statements: string[]): Promise<void> {
  const db = openServer(server.url, 1)
  for (const statement of statements) await sql.raw(statement).execute(db)
  await db.destroy()
}

const copy = (name: string, from: string): string => `create database ${name} template ${from} strategy file_copy`

async function load(server: PostgresServer, size: Size, progress: (text: string) => void) {
  await onServer(server, 'drop database if exists kept_city', 'drop database if exists kept_installation')
  await onServer(server, 'create database kept_city')
  const startedAtMs = performance.now()
  await buildCity(urlOf(server, 'kept_city'), size, progress)
  const cityAtMs = performance.now()
  await onServer(server, copy('kept_installation', 'kept_city'))
  await buildOthers(urlOf(server, 'kept_installation'), size, progress)
  return { city: (cityAtMs - startedAtMs) / 1000, others: (performance.now() - cityAtMs) / 1000 }
}

/**
 * A PostgreSQL server that keeps its promises on a crash, with both installations. The first run loads them, which
 * takes minutes; later runs find them in `.cache/bench`.
 */
export async function openBenchServer(
  name: string,
  size: Size,
  isFresh: boolean,
  progress: (text: string) => void,
): Promise<BenchServer> {
  const folder = join(CACHE, name)
  const mark = join(folder, 'loaded')
  const version = versionOf(size)
  const isLoaded = !isFresh && existsSync(mark) && readFileSync(mark, 'utf8') === version
  if (!isLoaded) rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const server = await startPostgres({ fsync: true, settings: SETTINGS, keptIn: folder })
  const loadSeconds = isLoaded ? undefined : await load(server, size, progress)
  if (isLoaded) await bringUp(server)
  else writeFileSync(mark, version)
  const drop = [
    'drop database if exists run_city with (force)',
    'drop database if exists run_installation with (force)',
  ]
  progress('copying the databases')
  await onServer(
    server,
    ...drop,
    copy('run_city', 'kept_city'),
    copy('run_installation', 'kept_installation'),
    'checkpoint',
  )
  const stop = async () => {
    await onServer(server, ...drop)
    await server.stop()
  }
  return { server, city: urlOf(server, 'run_city'), installation: urlOf(server, 'run_installation'), loadSeconds, stop }
}
