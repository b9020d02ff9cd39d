import {
  type Compilable,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  type PostgresPool,
  type PostgresPoolClient,
  PostgresQueryCompiler,
  sql,
} from 'kysely'
import type pg from 'pg'
import type { Trx } from './connect.ts'
import type { Database } from './schema.ts'

const MARK = '/* ahead */'

/**
 * Begins a statement whose answer nobody needs: on a server it goes out with the next statement instead of waiting for
 * a journey of its own. When it fails the transaction is broken off, and whoever waits next is told.
 */
export const ahead = sql.raw(MARK)

const isAhead = (text: string): boolean => text === 'begin' || text.startsWith(MARK)

/** One connection for as long as somebody has it. PostgreSQL answers in the order in which it was asked. */
function aheadClient(client: pg.PoolClient): PostgresPoolClient {
  let failed: { error: unknown } | undefined
  const query = async (text: string, values: readonly unknown[]) => {
    const answer = client.query(text, [...values])
    if (isAhead(text)) {
      answer.catch((error: unknown) => {
        failed ??= { error }
      })
      return { command: 'SELECT', rowCount: 0, rows: [] }
    }
    // A statement after a failed one fails only because of that one; what a rollback says does not matter.
    const result = await answer.catch((error: unknown) => {
      throw failed && text !== 'rollback' ? failed.error : error
    })
    if (failed && text !== 'rollback') throw failed.error
    return result
  }
  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- without a cursor in the dialect Kysely asks by text alone
    query: query as unknown as PostgresPoolClient['query'],
    release: (isBroken?: boolean) => client.release(isBroken),
  }
}

/** A pool for {@link ahead}; its connections must have been made with `pipeline: true`. */
export const aheadPool = (pool: pg.Pool): PostgresPool => ({
  connect: async () => aheadClient(await pool.connect()),
  end: () => pool.end(),
  options: pool.options,
})

/**
 * The transaction's own connection, on which statements need not wait for one another: `Promise.all` sends them one
 * behind the other. What still runs when the transaction has ended finds the door closed.
 */
export function onConnection<T>(trx: Trx, work: (trx: Trx) => Promise<T>): Promise<T> {
  return trx.getExecutor().provideConnection(async (connection) => {
    let isOver = false
    const open: DatabaseConnection = {
      executeQuery: async (query) => {
        if (isOver) throw new Error('the transaction is over')
        return connection.executeQuery(query)
      },
      streamQuery: () => {
        throw new Error('a transaction does not stream')
      },
    }
    try {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a transaction in all but holding another one
      return await work(new Kysely<Database>({ dialect: dialectOn(open) }) as unknown as Trx)
    } finally {
      isOver = true
    }
  })
}

const refuse = async (): Promise<never> => {
  throw new Error('a transaction holds no other one')
}

function dialectOn(connection: DatabaseConnection): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createDriver: () => ({
      init: async () => undefined,
      acquireConnection: async () => connection,
      beginTransaction: refuse,
      commitTransaction: refuse,
      rollbackTransaction: refuse,
      releaseConnection: async () => undefined,
      destroy: async () => undefined,
    }),
  }
}

type Answers<Q extends readonly Compilable<unknown>[]> = {
  [I in keyof Q]: Q[I] extends Compilable<infer Row> ? Row[] : never
}

/**
 * Statements that do not need each other's answers, sent one behind the other without waiting in between; they are
 * carried out in this order.
 * @throws what the first one that fails says, once all have ended
 */
export async function together<const Q extends readonly Compilable<unknown>[]>(
  trx: Trx,
  ...queries: Q
): Promise<Answers<Q>> {
  const compiled = queries.map((query) => query.compile())
  const settled = await trx
    .getExecutor()
    .provideConnection((connection) => Promise.allSettled(compiled.map((query) => connection.executeQuery(query))))
  const answers = settled.map((one) => {
    if (one.status === 'rejected') throw one.reason
    return one.value.rows
  })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one answer per statement, in their order
  return answers as Answers<Q>
}
