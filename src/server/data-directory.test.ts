import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DataInUse, lockDirectory, secretIn } from './data-directory.ts'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'trede-data-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

test('the folder belongs to one process, whatever process ids say, and is free again when that one is gone', () => {
  const unlock = lockDirectory(directory)
  expect(() => lockDirectory(directory)).toThrow(DataInUse)
  unlock()
  // What a killed process leaves: its name, with an id that another process has by now.
  writeFileSync(join(directory, 'in-use-by'), `elsewhere, pid ${process.ppid}`)
  lockDirectory(directory)()
})

test('a secret is kept as it was written to the end, for nobody but its owner', () => {
  writeFileSync(join(directory, 'secret.new'), 'abc')
  const secret = secretIn(directory)
  expect(secret.length).toBeGreaterThanOrEqual(32)
  expect(secretIn(directory)).toBe(secret)
  expect(statSync(join(directory, 'secret')).mode & 0o077).toBe(0)
})
