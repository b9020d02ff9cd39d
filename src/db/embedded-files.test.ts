import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openEmbedded } from './connect.ts'
import { DatabaseBroken } from './embedded-files.ts'

/** A new database takes a few seconds to make. */
const LONG_MS = 120_000

let folder: string
let directory: string
beforeEach(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'trede-files-'))
  directory = join(folder, 'database')
})
afterEach(() => fs.rmSync(folder, { recursive: true }))

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

test(
  'a first start that broke off is forgotten; after the next a commit is on the disk before it is acknowledged',
  async () => {
    fs.mkdirSync(`${directory}.new/base`, { recursive: true })
    fs.writeFileSync(`${directory}.new/PG_VERSION`, '18\n')
    const { pglite } = await openEmbedded(directory)
    await pglite.exec('create table note (body text)')
    expect(await syncsDuring(() => pglite.query(`insert into note values ('kept')`))).toBeGreaterThan(0)
    expect(fs.existsSync(`${directory}.new`)).toBe(false)
    await pglite.close()
  },
  LONG_MS,
)

test(
  'on a full disk the database says why it stops, and what was acknowledged is there once there is room again',
  async () => {
    const reasons: string[] = []
    const { pglite } = await openEmbedded(directory, undefined, (reason) => reasons.push(reason))
    await pglite.exec(`create table note (body text); insert into note values ('kept')`)
    const own = fs.writeSync
    fs.writeSync = () => {
      throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
    }
    await expect(pglite.query(`insert into note values ('lost')`)).rejects.toThrow(/No space left/)
    fs.writeSync = own
    expect(reasons.join()).toMatch(/No space left on device/)
    const again = await openEmbedded(directory)
    const { rows } = await again.pglite.query('select body from note')
    expect(rows).toEqual([{ body: 'kept' }])
    await again.pglite.close()
  },
  LONG_MS,
)

test('a folder that holds something else is left alone, and the message says what to do', async () => {
  fs.mkdirSync(directory)
  fs.writeFileSync(join(directory, 'photo.jpg'), 'mine')
  await expect(openEmbedded(directory)).rejects.toThrow(DatabaseBroken)
  await expect(openEmbedded(directory)).rejects.toThrow(/TREDE_DATA/)
  expect(fs.readdirSync(directory)).toEqual(['photo.jpg'])
})
