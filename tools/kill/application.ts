import { type ChildProcess, spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { afterPower, beforePower, type Place } from './place.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const START_WITHIN_MS = 120_000

/** The real application in a process of its own. */
export interface Application {
  /** Where it is reached, once it is up. @throws Error with what it said, when it ends before that */
  ready: Promise<string>
  /** SIGKILL, as the kernel does when memory runs out: no handler runs. */
  kill: () => Promise<void>
  hasEnded: () => boolean
  /** How it ended, and what it wrote to standard error. */
  complaints: () => string
}

/** The environment of an installation, whatever that of the tool or the test may be. */
function environment(place: Place, port: number): NodeJS.ProcessEnv {
  const { DATABASE_URL: _, NODE_OPTIONS: __, ...inherited } = process.env
  return {
    ...inherited,
    NODE_ENV: 'test',
    PORT: String(port),
    TREDE_DATA: place.directory,
    ...(place.url === undefined ? {} : { DATABASE_URL: place.url }),
    ...(place.disk === undefined ? {} : { TREDE_KILL_DISK: place.disk }),
  }
}

/** Resolves when the process has ended; it never outlives this one. */
function endOf(child: ChildProcess): Promise<void> {
  const killWithUs = () => void child.kill('SIGKILL')
  process.once('exit', killWithUs)
  return new Promise((done) => {
    child.once('exit', () => {
      process.off('exit', killWithUs)
      done()
    })
  })
}

/** The address that it prints when it is up. */
function addressOf(stdout: Readable): Promise<string> {
  let said = ''
  return new Promise((done) => {
    stdout.on('data', (chunk) => {
      said += String(chunk)
      const base = /http:\/\/localhost:\d+/.exec(said)?.[0]
      if (base !== undefined) done(base)
    })
  })
}

/**
 * Starts `serve`.
 * @param port 0 takes any free one; a restart takes the same again, as an installation does
 */
export async function startApplication(place: Place, port: number): Promise<Application> {
  await beforePower(place)
  const power = place.disk === undefined ? [] : ['--import', join(import.meta.dirname, 'power.ts')]
  const program = [...power, join(ROOT, 'src/main.ts'), 'serve']
  const child = spawn(process.execPath, program, { env: environment(place, port), stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = endOf(child)
  let complaints = ''
  child.stderr.on('data', (chunk) => {
    complaints = (complaints + String(chunk)).slice(-4000)
  })
  const fault = (what: string) => Promise.reject(new Error(`the application ${what}\n${complaints}`))
  const ready = Promise.race([
    addressOf(child.stdout),
    ended.then(() => fault('ended before it was up')),
    wait(START_WITHIN_MS, undefined, { ref: false }).then(() => fault('did not come up in time')),
  ])
  // A start that is killed on purpose is no fault; whoever awaits `ready` still sees it.
  ready.catch(() => undefined)
  const kill = async () => {
    child.kill('SIGKILL')
    await ended
    await afterPower(place)
  }
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null
  return { ready, kill, hasEnded, complaints: () => `${child.signalCode ?? child.exitCode ?? 'runs'} ${complaints}` }
}
