import { randomUUID } from 'node:crypto'
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listImports } from '../../src/api/import.ts'
import { importCommand } from '../../src/commands/import.ts'
import { csv, dossiersOf, loadedTables, loaderOf } from '../caseload.ts'
import { createTestApp, type TestApp } from '../kit.ts'

let app: TestApp
let folder: string

beforeAll(async () => {
  app = await createTestApp()
  folder = await mkdtemp(join(tmpdir(), 'trede-import-'))
})
afterAll(async () => {
  await app.close()
  await rm(folder, { recursive: true })
})

/** Runs the command on a file with this text, as `npm run trede -- import` does. */
async function run(text: string | Buffer, ...more: string[]) {
  const file = join(folder, `${randomUUID()}.csv`)
  await writeFile(file, text)
  const printed: string[] = []
  const told: string[] = []
  const context = {
    db: app.db,
    policies: app.deps.policies,
    today: app.today(),
    now: app.deps.now,
    newId: app.deps.newId,
    print: (line: string) => void printed.push(line),
    progress: (line: string) => void told.push(line),
  }
  const code = await importCommand(context, [file, '--municipality', app.weert.id, ...more])
  return { code, printed: printed.join('\n'), told: told.join('\n'), file }
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )
const HEADING = 'Klantnummer;BSN;Voornamen;Achternaam;Geboortedatum'

describe('the command that loads a file', () => {
  test('loads the good rows, says what it did, and writes the bad ones beside the file', async () => {
    const rows = ['A1;999990019;Els;Vink;1-1-1980', 'A2;;Jan;Vink;1-1-2199', 'A3;999990020;Bo;Vink;3-3-1983']
    const { code, printed, told, file } = await run(csv(HEADING, ...rows))
    expect(code).toBe(1)
    expect(printed).toMatch(/2 {2}nieuw/)
    expect(printed).toMatch(/1 {2}afgekeurd/)
    expect(printed).toMatch(/Fout \(1×, regel 3\): .*toekomst/)
    expect(printed).toContain('Geladen: 2 nieuwe dossiers.')
    expect(told).toMatch(/Nagekeken: 3 \/ 3/)
    const rejected = await readFile(`${file}.afgekeurd.csv`, 'utf8')
    expect(rejected).toMatch(/A2;;Jan;Vink;1-1-2199;.*toekomst/)
    const loaded = (await dossiersOf(app.db, app.weert)).map(({ external_ref }) => external_ref)
    expect(new Set(loaded)).toEqual(new Set(['A1', 'A3']))
  })

  test('ends well when nothing was refused', async () => {
    const { code, file } = await run(csv(HEADING, 'B1;;Els;Merel;1-1-1980'))
    expect(code).toBe(0)
    expect(await exists(`${file}.afgekeurd.csv`)).toBe(false)
  })

  test('writes nothing at all in a dry run', async () => {
    const client = app.as(app.weert.of('functional-administrator'))
    const [tables, imports] = [await loadedTables(app.db, app.weert.id), await client.call(listImports)]
    const { code, printed, file } = await run(
      csv(
        `${HEADING};Proef`,
        'C1;;Els;Spreeuw;1-1-1980;x',
        'C2;;Bo;Spreeuw;;x',
        'D1;123456789;Jo;Spreeuw;1-1-1980;x',
        'D2;999990019;Jo;Spreeuw;1-1-1981;x',
        'D3;999990020;Jo;Spreeuw;1-1-1982;x',
      ),
      '--dry-run',
    )
    expect(code).toBe(1)
    expect(printed).toMatch(/1 {2}afgekeurd/)
    expect(await loadedTables(app.db, app.weert.id)).toEqual(tables)
    expect(await client.call(listImports)).toEqual(imports)
    expect(await exists(`${file}.afgekeurd.csv`)).toBe(false)
    const staged = await loaderOf(app, client).stage(csv(`${HEADING};Proef`, 'C1;;Els;Spreeuw;1-1-1980;x'))
    expect(staged.guess.isKept).toBe(false)
  })

  test('takes a mapping from a file, and names a column that is not there', async () => {
    const mapping = join(folder, 'mapping.json')
    await writeFile(mapping, JSON.stringify({ externalRef: 'Nr', fullName: 'Wie' }))
    expect((await run(csv('Nr;Wie', 'E1;Els Kievit'), '--mapping', mapping)).code).toBe(0)
    const wrong = await run(csv('Nr;Naam', 'E2;Els Kievit'), '--mapping', mapping)
    expect(wrong.code).toBe(1)
    expect(wrong.told).toContain('De kolom ‘Wie’ staat niet in dit bestand.')
  })

  test.each([
    ['no file that can be read', Buffer.from('%PDF-1.7'), [], 1, 'Dit is geen CSV- of XLSX-bestand'],
    [
      'a worker who does not exist',
      csv(HEADING, 'F1;;X;Y;1-1-1980'),
      ['--worker', 'nobody'],
      1,
      'geen actieve medewerker',
    ],
    ['an unknown option', csv(HEADING, 'F1;;X;Y;1-1-1980'), ['--fast'], 2, '--fast'],
    ['a code that is none', csv(HEADING, 'F1;;X;Y;1-1-1980'), ['--municipality', 'Weert'], 2, 'CBS-code'],
    [
      'a municipality without anybody',
      csv(HEADING, 'F1;;X;Y;1-1-1980'),
      ['--municipality', 'GM9999'],
      1,
      'functioneel beheerder',
    ],
  ])('says what is wrong with %s', async (_what, file, more, code, words) => {
    const result = await run(file, ...more)
    expect(result.code).toBe(code)
    expect(result.told).toContain(words)
  })
})
