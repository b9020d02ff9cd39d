import { readFile } from 'node:fs/promises'
import { inject } from 'vitest'
import { type Db, openEmbedded, openServer } from '../src/db/connect.ts'
import { migrate } from '../src/db/migrate.ts'
import { dropDatabase, freshDatabase } from './postgres.ts'

/** An empty, migrated database for one test file: embedded, or on the PostgreSQL server of this run. */
export interface TestDatabase {
  db: Db
  close: () => Promise<void>
}

/** The project decides which: `app` is embedded, `postgres` is a server. Close it after the last test. */
export function openTestDatabase(): Promise<TestDatabase> {
  return process.env['TREDE_TEST_DATABASE'] === 'postgres' ? onServer() : embedded()
}

async function embedded(): Promise<TestDatabase> {
  const template = await readFile(inject('embeddedTemplate'))
  const { db } = await openEmbedded(undefined, new Blob([template]))
  return { db, close: () => db.destroy() }
}

async function onServer(): Promise<TestDatabase> {
  const serverUrl = inject('postgresUrl')
  const url = await freshDatabase(serverUrl, async (template) => {
    const db = openServer(template)
    await migrate(db)
    await db.destroy()
  })
  const db = openServer(url)
  const close = async () => {
    await db.destroy()
    await dropDatabase(serverUrl, url)
  }
  return { db, close }
}
