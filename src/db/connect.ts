import { PGlite, types } from '@electric-sql/pglite'
import { type Compilable, Kysely, PGliteDialect, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import { ahead, aheadPool, onConnection } from './ahead.ts'
import { COLUMN_TYPES } from './column-types.ts'
import { openDirectory } from './embedded-files.ts'
import type { Database } from './schema.ts'

export type Db = Kysely<Database>
/** A function that reads or writes takes one of these first, and never sees another connection. */
export type Trx = Transaction<Database>

const asMoment = (text: string): string => new Date(text).toISOString()
const asIs = (text: string): string => text

/** Both drivers must read alike: days stay text, moments are ISO text, counts are numbers. */
const PARSERS = { [types.DATE]: asIs, [types.TIMESTAMPTZ]: asMoment, [types.INT8]: Number, [types.NUMERIC]: Number }

/**
 * The embedded database in a directory, or in memory without one. It has one connection.
 * @param template a dump (`pglite.dumpDataDir('none')`) for a new database in memory to start from
 * @param onPanic told why when a database in a directory cannot go on: the process must end then
 * @throws DatabaseBroken when the directory holds no database that opens
 */
export async function openEmbedded(
  directory?: string,
  template?: Blob,
  onPanic: (reason: string) => void = () => undefined,
): Promise<{ db: Db; pglite: PGlite }> {
  const start = template === undefined ? {} : { loadDataDir: template }
  const options = { parsers: PARSERS }
  const pglite =
    directory === undefined
      ? await PGlite.create({ ...start, ...options })
      : await openDirectory(directory, options, onPanic)
  return { db: new Kysely<Database>({ dialect: new PGliteDialect({ pglite }) }), pglite }
}

/** A PostgreSQL server, version 15 or later. */
export function openServer(url: string, max = 10): Db {
  const parsers = new Map<number, (text: string) => unknown>(
    Object.entries(PARSERS).map(([oid, parse]) => [Number(oid), parse]),
  )
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the driver's overloads say less than they mean
  const getTypeParser = ((oid: number, format: 'text' | 'binary') =>
    parsers.get(oid) ?? pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser
  const pool = new pg.Pool({ connectionString: url, max, types: { getTypeParser }, pipeline: true })
  // The pool replaces a connection that the server dropped; a request that still used it gets its own error.
  pool.on('error', () => undefined)
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool: aheadPool(pool) }) })
}

/**
 * Runs work for one municipality in one transaction, as the application's own role: it sees no other
 * municipality, even when a query forgets to ask, and cannot change an event. A `snapshot` reads one moment in time
 * and writes nothing.
 */
export function withScope<T>(
  db: Db,
  municipalityId: string,
  work: (trx: Trx) => Promise<T>,
  kind: 'read-write' | 'snapshot' = 'read-write',
): Promise<T> {
  return db.transaction().execute(async (trx) => {
    // PostgreSQL takes an isolation level only before the first query.
    if (kind === 'snapshot') await sql`set transaction isolation level repeatable read read only`.execute(trx)
    await sql`${ahead} select set_config('role', 'trede_app', true),
      set_config('trede.municipality', ${municipalityId}, true)`.execute(trx)
    return onConnection(trx, work)
  })
}

type BulkTable = keyof typeof COLUMN_TYPES
type BulkRow<T extends BulkTable> = {
  [C in keyof (typeof COLUMN_TYPES)[T]]: C extends keyof Database[T] ? unknown : never
}

/** The statement that inserts rows, however many. `onConflict` is SQL after the values, for upserts. */
function insertion<T extends BulkTable>(table: T, rows: readonly Partial<BulkRow<T>>[], onConflict: string) {
  const columnTypes: Record<string, string> = COLUMN_TYPES[table]
  const names = Object.keys(columnTypes)
  const columns = sql.join(names.map((name) => sql.ref(name)))
  const shape = sql.raw(names.map((name) => `"${name}" ${columnTypes[name]}`).join(', '))
  return sql`insert into ${sql.table(table)} (${columns})
    select ${columns} from json_to_recordset(${JSON.stringify(rows)}::json) as given(${shape}) ${sql.raw(onConflict)}`
}

/** Inserts rows in one statement, or none when there are none. */
export async function insertRows<T extends BulkTable>(
  trx: Trx,
  table: T,
  rows: readonly Partial<BulkRow<T>>[],
  onConflict = '',
): Promise<void> {
  if (rows.length > 0) await insertion(table, rows, onConflict).execute(trx)
}

/** As {@link insertRows}, for {@link together} with others. */
export function insertionOf<T extends BulkTable>(
  trx: Trx,
  table: T,
  rows: readonly Partial<BulkRow<T>>[],
  onConflict = '',
): Compilable[] {
  return rows.length > 0 ? [{ compile: () => insertion(table, rows, onConflict).compile(trx) }] : []
}

/** As {@link insertRows}, without waiting: a failure breaks off the transaction. */
export async function insertAhead<T extends BulkTable>(
  trx: Trx,
  table: T,
  rows: readonly Partial<BulkRow<T>>[],
): Promise<void> {
  if (rows.length > 0) await sql`${ahead} ${insertion(table, rows, '')}`.execute(trx)
}

/** True when an insert met a row that was there already. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (typeof error !== 'object' || error === null || !('code' in error) || error.code !== '23505') return false
  return constraint === undefined || ('constraint' in error && error.constraint === constraint)
}
