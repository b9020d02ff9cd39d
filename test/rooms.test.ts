import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { breaches, ROOMS, roomOf } from './rooms.ts'

const ROOT = resolve(import.meta.dirname, '..')
const LONGEST = 300

/** Files over 300 lines, each with its reason. One that has become shorter is taken off. */
const LONG_FILES: Readonly<Record<string, string>> = {}

function readSources(): Map<string, string> {
  const files = ['src', 'test', 'tools'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`),
  )
  const code = files.filter((path) => /\.tsx?$/.test(path)).sort()
  return new Map(code.map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]))
}

const sources = readSources()

/** @param files text by path */
const breachesOf = (files: Record<string, string>) => breaches(new Map(Object.entries(files)))

test('the house is in order: rooms, packages, purity, SQL, environment, cycles and names', () => {
  expect(sources.size).toBeGreaterThan(10)
  expect(breaches(sources)).toEqual([])
})

test('no file is over 300 lines, but for those with a reason', () => {
  const long = [...sources].filter(([, text]) => text.trimEnd().split('\n').length > LONGEST).map(([path]) => path)
  expect(long).toEqual(Object.keys(LONG_FILES).sort())
})

describe('each room may import what the table says and nothing else', () => {
  const rooms = Object.keys(ROOMS)
  const fileIn = (room: string) => (room === 'main' ? 'src/commands/a.ts' : `src/${room}/a.ts`)
  const pathTo = (room: string) => (room === 'main' ? '../main.ts' : `../${room}/b.ts`)

  test.each(rooms)('%s', (room) => {
    const allowed = rooms.filter(
      (target) => breachesOf({ [fileIn(room)]: `import { b } from '${pathTo(target)}'\nb()` }).length === 0,
    )
    expect(allowed).toEqual(rooms.filter((one) => one === room || ROOMS[room]?.mayImport.includes(one)))
  })
})

describe('a planted breach is reported', () => {
  const planted: [what: string, path: string, code: string, says: string][] = [
    ['a type import counts too', 'src/core/a.ts', `import type { Db } from '../db/db.ts'`, 'core may not import db'],
    ['a lazy import counts too', 'src/web/a.ts', `await import('../server/a.ts')`, 'web may not import server'],
    ['main is imported by nobody', 'src/server/a.ts', `import { a } from '../main.ts'`, 'server may not import main'],
    ['commands are part of main', 'src/db/a.ts', `import '../commands/a.ts'`, 'db may not import main'],
    ['a command has no pages', 'src/commands/a.ts', `import '../web/a.ts'`, 'main may not import web'],
    ['a new room is asked about', 'src/cellar/a.ts', `export const a = 1; import './b.ts'`, 'not in the table'],
    ['a test is not imported', 'src/core/a.ts', `import './b.test.ts'`, 'imports the test'],
    ['tools stay outside', 'src/server/a.ts', `import '../../tools/a.ts'`, 'outside src'],
    ['data is read by few', 'src/core/a.ts', `import a from '../../policies/a.json'`, 'outside src'],
    ['Kysely stays in db', 'src/server/a.ts', `import { sql } from 'kysely'`, 'server may not use'],
    ['Node stays out of core', 'src/core/a.ts', `import { join } from 'node:path'`, 'core may not use'],
    ['the web has no server parts', 'src/web/a.tsx', `import { Hono } from 'hono'`, 'web may not use'],
    ['React stays in web', 'src/api/a.ts', `import type { ReactNode } from 'react'`, 'api may not use'],
    ['process is not imported', 'src/main.ts', `import { env } from 'node:process'`, 'main may not use'],
    ['a clock', 'src/core/a.ts', 'export const a = () => Date.now()', 'reads the clock'],
    ['a clock by new', 'src/policy/a.ts', 'export const a = new Date()', 'reads the clock'],
    ['a clock by call', 'src/policy/a.ts', 'export const a = Date()', 'reads the clock'],
    ['chance', 'src/simulation/a.ts', 'export const a = Math.random()', 'chance'],
    ['an id of its own', 'src/core/a.ts', 'export const a = crypto.randomUUID()', 'uses crypto'],
    ['process in a pure room', 'src/api/a.ts', 'export const a = process.argv', 'uses process'],
    ['the machine by a detour', 'src/core/a.ts', 'export const a = globalThis.process', 'globalThis'],
    ['the time zone', 'src/core/a.ts', 'export const a = (d: Date) => d.getHours()', 'time zone'],
    ['the network', 'src/simulation/a.ts', `export const a = fetch('x')`, 'uses fetch'],
    ['the environment', 'src/server/a.ts', 'export const a = process.env.PORT', 'reads the environment'],
    ['the environment in brackets', 'src/commands/a.ts', `export const a = process['env']`, 'reads the environment'],
    ['the environment taken apart', 'src/db/a.ts', 'const { env } = process', 'reads the environment'],
    ['an sql tag', 'src/server/a.ts', 'export const a = sql`select 1`', 'holds SQL'],
    ['a typed sql tag', 'src/server/a.ts', 'export const a = sql<number>`select 1`', 'holds SQL'],
    ['SQL as text', 'src/commands/a.ts', `export const a = 'delete from event where true'`, 'holds SQL'],
    ['SQL in a template', 'src/server/a.ts', 'export const a = () => `SELECT a FROM b WHERE c`', 'holds SQL'],
    ['a query by Kysely', 'src/server/a.ts', `export const a = (d: Db) => d.selectFrom('event')`, 'makes a query'],
    ['a barrel', 'src/core/a.ts', `export * from './b.ts'`, 'no barrels'],
    ['one name passed on', 'src/web/a.ts', `export { b } from './b.ts'`, 'no barrels'],
    ['a lump', 'src/core/utils.ts', 'export const a = 1', 'says nothing'],
    ['a folder of lumps', 'src/web/shared/a.ts', 'export const a = 1', 'says nothing'],
    ['what cannot be read', 'src/core/a.ts', 'export const = 1', 'cannot be read'],
  ]

  test.each(planted)('%s', (_what, path, code, says) => {
    expect(breachesOf({ [path]: code })).toEqual([expect.stringContaining(says)])
  })

  test('files that import each other in a ring', () => {
    const ring = {
      'src/core/a.ts': `import { b } from './b.ts'\nexport const a = b`,
      'src/core/b.ts': `import { c } from './c.ts'\nexport const b = c`,
      'src/core/c.ts': `import { a } from './a.ts'\nexport const c = a`,
    }
    const way = 'src/core/a.ts -> src/core/b.ts -> src/core/c.ts -> src/core/a.ts'
    expect(breachesOf(ring)).toEqual([`import cycle: ${way}`])
  })
})

describe('what is allowed is let through', () => {
  const allowed: [what: string, path: string, code: string][] = [
    ['a ring of types only', 'src/core/a.ts', `import type { A } from './a.ts'\nexport type B = A`],
    ['a moment passed in', 'src/core/a.ts', `export const a = (day: string) => new Date(day).getUTCDay()`],
    ['a word that only looks like a global', 'src/core/a.ts', 'export const a = (b: B) => b.process ?? { fetch: 1 }'],
    ['words about files in the web', 'src/web/a.ts', `export const a = 'Select a file from your computer'`],
    ['SQL in db', 'src/db/a.ts', `import { sql } from 'kysely'\nexport const a = sql\`select 1\``],
    ['the environment in main', 'src/main.ts', 'export const a = process.env'],
    ['arguments and exit codes of a command', 'src/commands/a.ts', 'process.exitCode = process.argv.length'],
    ['the clock of a server', 'src/server/a.ts', 'export const a = () => new Date()'],
    ['a clock in a test', 'src/core/a.test.ts', 'export const a = Date.now()'],
    ['policies read by main', 'src/main.ts', `import a from '../policies/nl/a.json'\nexport const b = a`],
    ['a comment about Date.now', 'src/core/a.ts', '// Date.now and select a from b\nexport const a = 1'],
  ]

  test.each(allowed)('%s', (_what, path, code) => {
    expect(breachesOf({ [path]: code })).toEqual([])
  })

  test('a test beside the code is outside the rooms, as are tools and whole-app tests', () => {
    expect(['src/core/a.test.ts', 'test/app/a.test.ts', 'tools/a.ts'].map(roomOf)).toEqual([null, null, null])
  })
})
