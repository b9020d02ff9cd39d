import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { afterPower, beforePower, type Place } from './place.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const START_WITHIN_MS = 120_000

/** The real application in a process of its own. */
export interface Application {
  /** Where it is reached; '' until `ready`. */
  base: string
  /** @throws Error with what it said, when it ends without coming up */
  ready: Promise<void>
  /** SIGKILL, as the kernel does when memory runs out: no handler runs. */
  kill: () => Promise<void>
  hasEnded: () => boolean
  /** What it wrote to standard error. */
  complaints: () => string
}

/**
 * Starts `serve`.
 * @param port 0 takes any free one; a restart takes the same again, as an installation does
 */
export async function startApplication(place: Place, port: number): Promise<Application> {
  await beforePower(place)
  const { DATABASE_URL: _, NODE_OPTIONS: __, ...inherited } = process.env
  const env = {
    ...inherited,
    NODE_ENV: 'test',
    PORT: String(port),
    TREDE_DATA: place.directory,
    ...(place.url === undefined ? {} : { DATABASE_URL: place.url }),
    ...(place.disk === undefined ? {} : { TREDE_KILL_DISK: place.disk }),
  }
  const power = place.disk === undefined ? [] : ['--import', join(import.meta.dirname, 'power.ts')]
  const child = spawn(process.execPath, [...power, join(ROOT, 'src/main.ts'), 'serve'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const killWithUs = () => void child.kill('SIGKILL')
  process.once('exit', killWithUs)
  const ended = new Promise<void>((done) => {
    child.once('exit', () => {
      process.off('exit', killWithUs)
      done()
    })
  })
  let said = ''
  let complaints = ''
  child.stderr.on('data', (chunk) => {
    complaints = (complaints + String(chunk)).slice(-4000)
  })
  const application: Application = {
    base: '',
    ready: new Promise((done, fail) => {
      const timer = setTimeout(() => fail(new Error('the application did not come up in time')), START_WITHIN_MS)
      child.stdout.on('data', (chunk) => {
        said += String(chunk)
        application.base = /http:\/\/localhost:\d+/.exec(said)?.[0] ?? ''
        if (application.base === '') return
        clearTimeout(timer)
        done()
      })
      void ended.then(() => {
        clearTimeout(timer)
        fail(new Error(`the application ended before it was up\n${complaints}`))
      })
    }),
    kill: async () => {
      child.kill('SIGKILL')
      await ended
      await afterPower(place)
    },
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    complaints: () => complaints,
  }
  // A start that is killed on purpose is no fault; whoever awaits `ready` still sees it.
  application.ready.catch(() => undefined)
  return application
}
