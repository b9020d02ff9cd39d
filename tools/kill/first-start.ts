import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { DEMO_MUNICIPALITIES } from '../../src/server/demo-people.ts'
import { createRandom } from '../../src/simulation/random.ts'
import { startApplication } from './application.ts'
import { newPlace, removePlace } from './place.ts'
import { inspected } from './trial.ts'

interface FirstStarts {
  /** A PostgreSQL server, or the embedded database. */
  server: { url: string } | undefined
  seed: string
  times: number
  isPowerLoss: boolean
  tell: (line: string) => void
}

/** An empty database of its own on the server. */
async function emptyDatabase(serverUrl: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

const RESIDENTS = DEMO_MUNICIPALITIES.reduce((sum, { residents }) => sum + residents, 0)

/**
 * Kills the very first start on an empty place, several times in a row at random moments, until it may come up: then
 * the database must be whole and the demo complete.
 */
export async function killFirstStarts({ server, seed, times, isPowerLoss, tell }: FirstStarts): Promise<string[]> {
  const random = createRandom(`${seed}/first-start`)
  const faults: string[] = []
  let longestMs = 8000
  for (let round = 1; round <= times; round++) {
    const place = await newPlace(server && (await emptyDatabase(server.url, `first_${round}`)), isPowerLoss)
    const moments = Array.from({ length: random.int(1, 3) }, () => random.int(0, longestMs))
    for (const afterMs of moments) {
      const application = await startApplication(place, 0)
      await Promise.race([wait(afterMs), application.ready.catch(() => undefined)])
      await application.kill()
    }
    const startedAtMs = performance.now()
    const application = await startApplication(place, 0)
    const problem = await application.ready.then(
      () => undefined,
      (error: unknown) => String(error),
    )
    // Kills are spread over as long as a start takes on this machine.
    const upAfterMs = Math.round(performance.now() - startedAtMs)
    longestMs = Math.max(longestMs, upAfterMs)
    await application.kill()
    const found =
      problem === undefined
        ? await inspected(place, { writes: [], loads: [] }, true)
        : { faults: [problem], dossiers: 0 }
    if (found.dossiers < RESIDENTS)
      found.faults.push(`the demo has ${found.dossiers} dossiers, not ${RESIDENTS} or more`)
    tell(
      `first start ${round} killed after ${moments.join(', ')} ms, up in ${upAfterMs} ms: ${found.dossiers} dossiers, ${found.faults.length} faults`,
    )
    faults.push(...found.faults)
    await removePlace(place)
  }
  return faults
}
