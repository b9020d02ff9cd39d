import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createDemoKeys, DemoKeys } from './demo-identity.ts'

/** Another program has the embedded database open. */
export class DataInUse extends Error {
  constructor(directory: string, pid: number) {
    super(
      `De gegevens in ${directory} zijn in gebruik door proces ${pid}. Stop dat eerst, of kies een andere map met TREDE_DATA.\n` +
        `The data in ${directory} is in use by process ${pid}. Stop it first, or choose another folder with TREDE_DATA.`,
    )
    this.name = 'DataInUse'
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * Takes the folder of the embedded database for this process alone: two processes in one folder would destroy it.
 * A lock whose process is gone (it was killed) is taken over.
 * @returns a function that gives the folder back
 * @throws DataInUse
 */
export function lockDirectory(directory: string): () => void {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const file = join(directory, 'lock')
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
  } catch {
    const pid = Number(readFileSync(file, 'utf8'))
    if (pid !== process.pid && Number.isInteger(pid) && pid > 0 && isRunning(pid)) throw new DataInUse(directory, pid)
    writeFileSync(file, String(process.pid))
  }
  return () => rmSync(file, { force: true })
}

function kept(directory: string, name: string, make: () => string): string {
  const file = join(directory, name)
  if (existsSync(file)) return readFileSync(file, 'utf8')
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const content = make()
  writeFileSync(file, content, { mode: 0o600 })
  return content
}

/** The demo's signing keys, made once per folder. */
export const demoKeysIn = (directory: string): DemoKeys =>
  DemoKeys.parse(JSON.parse(kept(directory, 'demo-keys.json', () => JSON.stringify(createDemoKeys()))))

/** A secret for cookies, made once per folder. */
export const secretIn = (directory: string): string =>
  kept(directory, 'secret', () => randomBytes(32).toString('base64url'))
