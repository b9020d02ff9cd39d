import { expect, inject, test } from 'vitest'
import { openServer } from '../../src/db/connect.ts'
import { migrate } from '../../src/db/migrate.ts'
import { newPlace, removePlace } from '../../tools/kill/place.ts'
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
