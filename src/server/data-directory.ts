import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createDemoKeys, DemoKeys } from './demo-identity.ts'

/** Another program has the embedded database open. */
export class DataInUse extends Error {
  constructor(directory: string, holder: string) {
    super(
      `De gegevens in ${directory} zijn in gebruik door ${holder}. Stop dat eerst, of kies een andere map met TREDE_DATA.\n` +
        `The data in ${directory} is in use by ${holder}. Stop it first, or choose another folder with TREDE_DATA.`,
    )
    this.name = 'DataInUse'
  }
}

const makeDirectory = (directory: string): void => void mkdirSync(directory, { recursive: true, mode: 0o700 })

/** Writes a file that is there whole or not at all, whenever the process or the machine stops. */
function writeWhole(directory: string, name: string, content: string): void {
  makeDirectory(directory)
  const fresh = join(directory, `${name}.new`)
  rmSync(fresh, { force: true })
  const file = openSync(fresh, 'wx', 0o600)
  try {
    writeSync(file, content)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(fresh, join(directory, name))
}

/** What the holder of the lock wrote about itself; for people, the lock does not depend on it. */
function holderOf(directory: string): string {
  try {
    return readFileSync(join(directory, 'in-use-by'), 'utf8')
  } catch {
    return 'een ander proces / another process'
  }
}

/**
 * Takes the folder of the embedded database for this process alone: two processes in one folder would destroy it.
 * The lock is the operating system's own, held through SQLite: it goes with the process however that ends, and it does
 * not ask whether some process id is still alive, which in a container says nothing.
 * @returns a function that gives the folder back
 * @throws DataInUse
 */
export function lockDirectory(directory: string): () => void {
  makeDirectory(directory)
  const lock = new DatabaseSync(join(directory, 'lock.db'))
  try {
    lock.exec('pragma journal_mode = memory; begin exclusive')
  } catch (error) {
    lock.close()
    // 5 is SQLITE_BUSY.
    if (error instanceof Error && 'errcode' in error && error.errcode === 5)
      throw new DataInUse(directory, holderOf(directory))
    throw error
  }
  writeWhole(directory, 'in-use-by', `${hostname()}, pid ${process.pid}`)
  return () => {
    rmSync(join(directory, 'in-use-by'), { force: true })
    lock.close()
  }
}

function kept(directory: string, name: string, make: () => string): string {
  const file = join(directory, name)
  if (!existsSync(file)) writeWhole(directory, name, make())
  return readFileSync(file, 'utf8')
}

/** The demo's signing keys, made once per folder. */
export const demoKeysIn = (directory: string): DemoKeys =>
  DemoKeys.parse(JSON.parse(kept(directory, 'demo-keys.json', () => JSON.stringify(createDemoKeys()))))

/** A secret for cookies, made once per folder. */
export const secretIn = (directory: string): string =>
  kept(directory, 'secret', () => randomBytes(32).toString('base64url'))
