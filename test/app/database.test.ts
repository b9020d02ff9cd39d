import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withScope } from '../../src/db/connect.ts'
import { openTestDatabase, type TestDatabase } from '../database.ts'

let own: TestDatabase
beforeAll(async () => {
  own = await openTestDatabase()
})
afterAll(() => own.close())

test('a test file has a database of its own, migrated and empty', async () => {
  const { rows } = await sql<{ count: number }>`select count(*) as count from event`.execute(own.db)
  expect(rows).toEqual([{ count: 0 }])
})

test('the application works under a role that may not change or remove an event', async () => {
  for (const statement of ['delete from event', 'update event set seq = 1', 'truncate event']) {
    const attempt = withScope(own.db, 'GM1916', (trx) => sql.raw(statement).execute(trx))
    await expect(attempt).rejects.toThrow(/permission denied/)
  }
})
