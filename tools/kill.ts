/**
 * Kills the real application (SIGKILL) at random moments while people write in it and a caseload is loaded, starts it
 * again on the same data, and looks whether anything that it acknowledged is lost, half or double.
 *
 *   node tools/kill.ts --database embedded --times 50
 *   node tools/kill.ts --database postgres --times 50 --seed mine
 *   node tools/kill.ts --database embedded --first-starts 20    kills while the database is made
 *   node tools/kill.ts --database embedded --power              also loses what was not synced to the disk (Linux)
 *
 * A kill comes at most `--longest` milliseconds (4000) after the first write. Prints a line per kill and a summary;
 * exit code 1 when there is a fault.
 */
import { parseArgs } from 'node:util'
import { startPostgres } from '../test/postgres.ts'
import { killFirstStarts } from './kill/first-start.ts'
import { newPlace, removePlace } from './kill/place.ts'
import { runTrial } from './kill/trial.ts'

const OPTIONS = {
  database: { type: 'string', default: 'embedded' },
  times: { type: 'string', default: '50' },
  'first-starts': { type: 'string', default: '0' },
  longest: { type: 'string', default: '4000' },
  power: { type: 'boolean', default: false },
  seed: { type: 'string', default: 'trede' },
} as const

const tell = (line: string): void => void process.stdout.write(`${line}\n`)

async function run(): Promise<string[]> {
  const { values } = parseArgs({ options: OPTIONS })
  if (values.database !== 'embedded' && values.database !== 'postgres')
    throw new Error('--database is embedded or postgres')
  if (values.power && values.database === 'postgres')
    throw new Error('--power models the files of the embedded database')
  const server = values.database === 'postgres' ? await startPostgres({ fsync: true }) : undefined
  try {
    const firstStarts = Number(values['first-starts'])
    if (firstStarts > 0)
      return await killFirstStarts({ server, seed: values.seed, times: firstStarts, isPowerLoss: values.power, tell })
    const place = await newPlace(server?.url, values.power)
    const { faults, ...counts } = await runTrial({
      place,
      seed: values.seed,
      times: Number(values.times),
      longestMs: Number(values.longest),
      tell,
    })
    tell(`${values.database}, seed ${values.seed}: ${JSON.stringify(counts)}`)
    if (faults.length === 0) await removePlace(place)
    else tell(`what is left is in ${place.directory}`)
    return faults
  } finally {
    await server?.stop()
  }
}

const faults = await run()
for (const fault of faults.slice(0, 50)) tell(`FAULT ${fault}`)
tell(`${faults.length} faults`)
process.exit(faults.length > 0 ? 1 : 0)
