import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listImports, rejectedRows } from '../../src/api/import.ts'
import { withScope } from '../../src/db/connect.ts'
import { csv, dossiersOf, type Loader, loaderOf } from '../caseload.ts'
import { caseloadSheet, csvCaseload, FATAL_DIRT } from '../caseload-file.ts'
import { createTestApp, type TestApp } from '../kit.ts'
import type { Town } from '../town.ts'

let app: TestApp
let weert: Loader
const administrator = (town: Town): Loader => loaderOf(app, app.as(town.of('functional-administrator')))

beforeAll(async () => {
  app = await createTestApp()
  weert = administrator(app.weert)
})
afterAll(() => app.close())

const HEADING = 'Klantnummer;BSN;Voornamen;Achternaam;Geboortedatum;Telefoon'

describe('bad rows', () => {
  test('are named with column, fault and what to do, and the good rows are loaded', async () => {
    const sheet = caseloadSheet({ rows: 100, isDirty: true })
    const town = administrator(app.leidschendam)
    const loaded = await town.run(csvCaseload(sheet))
    const fatal = sheet.dirt.filter(({ kind }) => FATAL_DIRT.includes(kind))
    const bad = await town.rows(loaded.importId, 'bad')
    expect(bad.map(({ rowNumber }) => rowNumber)).toEqual(fatal.map(({ row }) => row + 2))
    expect(loaded.counts['bad']).toBe(fatal.length)
    const codes = (kind: string) => {
      const row = sheet.dirt.find((one) => one.kind === kind)?.row ?? -1
      return bad.find(({ rowNumber }) => rowNumber === row + 2)?.problems.map(({ code, column }) => [code, column])
    }
    expect(codes('wrong-bsn')).toContainEqual(['bsn.eleven-test', 'Burgerservicenr.'])
    expect(codes('born-in-future')).toContainEqual(['birth-date.in-future', 'Geb.dat.'])
    expect(loaded.problems.find(({ code }) => code === 'bsn.eleven-test')).toMatchObject({
      severity: 'error',
      nl: expect.stringContaining('elfproef'),
      firstRows: expect.any(Array),
    })
    expect(loaded.loaded.opened).toBe(loaded.counts['new'])
  })

  test('come back as a file with the reason in words, to be repaired and loaded', async () => {
    const heading = 'Klantnummer;BSN;Achternaam;Geboortedatum;Opmerking'
    const rows = ['G1;123456789;Iep;1-1-1980;=cmd()', 'G2;;Iep;1-1-2199;"a;b"', 'G3;999990044;Iep;1-1-1983;']
    const page = await weert.run(csv(heading, ...rows))
    expect(page.counts).toMatchObject({ new: 1, bad: 2 })
    const file = await weert.client.call(rejectedRows, { params: { importId: page.importId } })
    const lines = file.replace('\uFEFF', '').trimEnd().split('\r\n')
    expect(lines[0]).toBe(`${heading};Probleem`)
    expect(lines[1]).toContain("G1;123456789;Iep;1-1-1980;'=cmd();")
    expect(lines[1]).toContain('elfproef')
    expect(lines[2]).toContain('"a;b"')
    expect(lines).toHaveLength(3)
    const repaired = file.replace('123456789', '').replace('2199', '1999')
    const staged = await weert.stage(repaired)
    expect(staged.guess.isKept).toBe(true)
    const loaded = await weert.load((await weert.check(staged)).importId)
    expect(loaded).toMatchObject({ counts: { new: 2, bad: 0 }, loaded: { opened: 2 } })
  })

  test('hold a formula as text alone', async () => {
    const page = await weert.run(csv('Klantnummer;Achternaam;Geboortedatum;Opmerking', `H1;=cmd();1-1-1980;=1+1`))
    expect(page.problems.map(({ code, severity }) => [code, severity])).toContainEqual(['cell.formula', 'warning'])
    expect((await dossiersOf(app.db, app.weert)).map(({ family_name }) => family_name)).toContain('=cmd()')
  })

  test('with letters that cannot be read are refused by row and column', async () => {
    const broken = Buffer.concat([
      Buffer.from('Klantnummer;Achternaam;Geboortedatum;Plaats\r\nI1;Müller;1-1-1980;Düren Öst Ünit\r\nI2;M'),
      Buffer.from([0xff]),
      Buffer.from('ller;1-1-1981;X\r\n'),
    ])
    const page = await weert.check(await weert.stage(broken))
    const [row] = await weert.rows(page.importId, 'bad')
    expect(row).toMatchObject({ rowNumber: 3, problems: [{ code: 'cell.broken-encoding', column: 'Achternaam' }] })
  })

  test('survive characters that the database cannot keep', async () => {
    const page = await weert.run(
      csv(
        'Klantnummer;Achternaam;Geboortedatum;Plaats',
        `J0;Olm;1-1-1983;${' '.repeat(5000)}`,
        'J1;Ol\u0000m\u0007;1-1-1984;Weert',
      ),
    )
    expect(page.loaded.opened).toBe(2)
    expect(page.problems.map(({ code }) => code)).toContain('cell.control-characters')
  })
})

describe('a file that cannot be read', () => {
  const count = async () => (await weert.client.call(listImports)).items.length

  test.each([
    ['empty', '', 'import.empty', undefined],
    ['a heading alone', 'Naam;Geboortedatum\r\n', 'import.empty', undefined],
    ['a PDF', '%PDF-1.7\n', 'import.unreadable', 'not-a-table'],
    [
      'an old workbook',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      'import.unreadable',
      'password-or-old-excel',
    ],
    ['without a heading', '1-1-1980;2265 AB;Jan\r\n2-2-1981;2265 AC;Piet\r\n', 'import.unreadable', 'no-heading'],
  ])('because it is %s leaves nothing behind', async (_what, file, code, reason) => {
    const before = await count()
    const refused = await weert.refused(file)
    expect(refused.code).toBe(code)
    if (reason)
      expect(refused.errors).toMatchObject([{ pointer: '/file', code: reason, detail: expect.stringMatching(/\w+/) }])
    expect(await count()).toBe(before)
  })

  test('because a quotation mark stays open somewhere far down leaves nothing behind', async () => {
    const rows = Array.from({ length: 30_000 }, (_, n) => `K${n};Naam ${n};1-1-1980;${'x'.repeat(40)}`)
    rows[9000] = 'K9000;"Naam;1-1-1980;'
    const before = await count()
    expect(await weert.refused(csv('Klantnummer;Achternaam;Geboortedatum;Opmerking', ...rows))).toMatchObject({
      status: 400,
      code: 'import.unreadable',
    })
    expect(await count()).toBe(before)
    const staged = await withScope(app.db, app.weert.id, (trx) =>
      trx.selectFrom('import_row').select('row_number').where('row_number', '>', 5000).execute(),
    )
    expect(staged).toEqual([])
  })

  test('because it is too large is refused, whether or not its size is told', async () => {
    const blank = Buffer.from(`${' '.repeat(900_000)};;\r\n`)
    const headers = { ...(await weert.client.headers()), 'content-type': 'application/octet-stream' }
    async function* endless() {
      yield Buffer.from(
        csv('Klantnummer;Achternaam;Geboortedatum', ...Array.from({ length: 3000 }, (_, n) => `S${n};Jansen;1-1-1980`)),
      )
      for (let sent = 0; sent < 200; sent++) yield blank
    }
    const send = (more: Record<string, string>) =>
      app.hono.request('http://localhost:3000/v1/imports', {
        method: 'POST',
        headers: { ...headers, ...more },
        body: ReadableStream.from(endless()) as unknown as Blob,
        duplex: 'half',
      } as RequestInit)
    const told = await send({ 'content-length': String(200 * 1024 * 1024) })
    expect([told.status, await told.json()]).toMatchObject([413, { code: 'request.too-large' }])
    const untold = await send({})
    expect([untold.status, await untold.json()]).toMatchObject([413, { code: 'request.too-large' }])
  })

  test('may also come as a form with one file', async () => {
    const form = new FormData()
    form.append('file', new File([csv(HEADING, 'L1;;Jan;Berk;1-1-1980;')], 'formulier.csv'))
    const response = await weert.client.raw('POST', '/imports', { body: form })
    expect([response.status, await response.json()]).toMatchObject([200, { fileName: 'formulier.csv', rowCount: 1 }])
  })
})
