import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { openEmbedded, openServer } from '../../src/db/connect.ts'
import { DatabaseBroken } from '../../src/db/embedded-files.ts'
import { migrate } from '../../src/db/migrate.ts'
import { DataInUse, lockDirectory, secretIn } from '../../src/server/data-directory.ts'
import { newPlace, type Place, removePlace } from '../../tools/kill/place.ts'
import { runTrial } from '../../tools/kill/trial.ts'
import { dropDatabase, freshDatabase } from '../postgres.ts'

const isOnServer = process.env['TREDE_TEST_DATABASE'] === 'postgres'

/** Two kills and four starts take half a minute; the machine may have other things to do. */
const LONG_MS = 300_000

async function onServer(url: string): Promise<void> {
  const db = openServer(url)
  await migrate(db)
  await db.destroy()
}

test(
  'when the process is killed, all it acknowledged is there afterwards, nothing is half, and a file that was loading is loaded once',
  async () => {
    const url = isOnServer ? await freshDatabase(inject('postgresUrl'), onServer) : undefined
    const place = await newPlace(url)
    // Killed at once after an answer: whoever answers before the commit is caught.
    const size = { times: 2, rowsPerFile: 1500, leastWrites: 25, longestMs: 0, restartKillEvery: 2, deepEvery: 0 }
    try {
      const outcome = await runTrial({ place, seed: 'suite', ...size })
      expect(outcome.faults).toEqual([])
      expect(outcome.acknowledged).toBeGreaterThanOrEqual(50)
      expect(outcome.rowsLoaded).toBeGreaterThanOrEqual(1500)
    } finally {
      await removePlace(place)
      if (url !== undefined) await dropDatabase(inject('postgresUrl'), url)
    }
  },
  LONG_MS,
)

/** How often a file is written through to the disk while the work runs. */
async function syncsDuring(work: () => Promise<unknown>): Promise<number> {
  const own = fs.fsyncSync
  let count = 0
  fs.fsyncSync = (file) => {
    count++
    own(file)
  }
  syncBuiltinESMExports()
  await work().finally(() => {
    fs.fsyncSync = own
    syncBuiltinESMExports()
  })
  return count
}

// These concern files that only the embedded database has.
if (!isOnServer)
  describe('the folder of the embedded database', () => {
    let place: Place
    beforeEach(async () => {
      place = await newPlace()
    })
    afterEach(() => removePlace(place))

    test('has a commit on the disk before it is acknowledged, and survives a first start that broke off', async () => {
      const directory = join(place.directory, 'database')
      fs.mkdirSync(`${directory}.new/base`, { recursive: true })
      fs.writeFileSync(`${directory}.new/PG_VERSION`, '18\n')
      const { db, pglite } = await openEmbedded(directory)
      await pglite.exec('create table note (body text)')
      expect(await syncsDuring(() => pglite.query(`insert into note values ('kept')`))).toBeGreaterThan(0)
      expect(fs.existsSync(`${directory}.new`)).toBe(false)
      expect(fs.statSync(directory).mode & 0o077).toBe(0)
      await db.destroy()
    })

    test('is not touched when it holds something else, and the message says what to do', async () => {
      const directory = join(place.directory, 'database')
      fs.mkdirSync(directory)
      fs.writeFileSync(join(directory, 'photo.jpg'), 'mine')
      await expect(openEmbedded(directory)).rejects.toThrow(DatabaseBroken)
      await expect(openEmbedded(directory)).rejects.toThrow(/TREDE_DATA/)
      expect(fs.readdirSync(directory)).toEqual(['photo.jpg'])
    })

    test('belongs to one process, whatever process ids say, and is free again when that one is gone', () => {
      const unlock = lockDirectory(place.directory)
      expect(() => lockDirectory(place.directory)).toThrow(DataInUse)
      unlock()
      // What a killed process leaves: its name, with an id that somebody else has by now.
      fs.writeFileSync(join(place.directory, 'in-use-by'), `elsewhere, pid ${process.ppid}`)
      lockDirectory(place.directory)()
    })

    test('keeps a secret that was written to the end, not the beginning of one', () => {
      fs.writeFileSync(join(place.directory, 'secret.new'), 'abc')
      const secret = secretIn(place.directory)
      expect(secret.length).toBeGreaterThanOrEqual(32)
      expect(secretIn(place.directory)).toBe(secret)
    })
  })
