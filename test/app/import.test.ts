import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chooseForAll, chooseForRow, deleteImport, listImports, mapImport, rejectedRows } from '../../src/api/import.ts'
import { withScope } from '../../src/db/connect.ts'
import { importsAtRest, resumeImports } from '../../src/server/import-job.ts'
import { csv, type Loader, loadedTables, loaderOf } from '../caseload.ts'
import { caseloadSheet, csvCaseload, FATAL_DIRT, xlsxCaseload } from '../caseload-file.ts'
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

/** The dossiers of a municipality with the details of their persons. */
async function dossiers(town: Town) {
  return withScope(app.db, town.id, (trx) =>
    trx
      .selectFrom('dossier_row')
      .innerJoin('person', 'person.person_id', 'dossier_row.person_id')
      .selectAll('person')
      .select(['dossier_id', 'dossier_number', 'version', 'owner_id', 'team_id', 'opened_on', 'phase'])
      .select(['last_contact_on', 'next_contact_on'])
      .execute(),
  )
}

const HEADING = 'Klantnummer;BSN;Voornamen;Achternaam;Geboortedatum;Telefoon'

describe('a caseload file', () => {
  test('is staged with a first guess of its columns, and nothing is loaded yet', async () => {
    const before = await loadedTables(app.db, app.weert.id)
    const page = await weert.stage(
      csvCaseload(caseloadSheet({ rows: 30 }), 'windows-1252'),
      'map\\Caseload november.csv',
    )
    expect(page).toMatchObject({
      fileName: 'Caseload november.csv',
      format: 'csv',
      encoding: 'windows-1252',
      delimiter: ';',
    })
    expect(page).toMatchObject({ state: 'uploaded', isChecked: false, rowCount: 30, mapping: null })
    expect(page.guess.mapping).toMatchObject({
      bsn: 'Burgerservicenr.',
      familyName: 'Achternaam',
      workerName: 'Klantmanager',
    })
    expect(page.sample[0]?.cells).toContain('K000001')
    expect(await loadedTables(app.db, app.weert.id)).toEqual(before)
  })

  test('gives the dossiers that a hand-made load would give', async () => {
    const noord = await app.amsterdam.hire(['case-manager'])
    const amsterdam = administrator(app.amsterdam)
    const loaded = await amsterdam.run(
      csv(
        'Klantnummer;BSN;Voorletters;Tussenvoegsel;Achternaam;Geboortedatum;Straat;Huisnr;Postcode;Klantmanager;Start uitkering;Laatste contact;Volgend contact;Opmerking;Trede',
        `000123;999990032;A.B.;van der;Berg;1-2-1980;Kerkweg;12a;2265ab;${noord.name};1-3-2020;1-10-2026;1-12-2026;"Belt liever; na tien uur";Trede 3`,
      ),
    )
    expect(loaded).toMatchObject({ state: 'loaded', loaded: { opened: 1, changed: 0 }, readyCount: 0 })
    const [dossier] = await dossiers(app.amsterdam)
    expect(dossier).toMatchObject({
      external_ref: '000123',
      bsn: '999990032',
      initials: 'A.B.',
      prefix: 'van der',
      family_name: 'Berg',
      birth_date: '1980-02-01',
      house_number: '12a',
      postcode: '2265 AB',
      owner_id: noord.workerId,
      team_id: app.amsterdam.north,
      opened_on: '2020-03-01',
      last_contact_on: '2026-10-01',
      next_contact_on: '2026-12-01',
      phase: 'diagnosis',
      version: 3,
    })
    const page = await app
      .as(noord)
      .call((await import('../../src/api/dossier.ts')).getDossier, { params: { dossierId: dossier?.dossier_id ?? '' } })
    expect(page.events.map(({ kind }) => kind)).toEqual(['dossier-opened', 'statement-made', 'statement-made'])
    expect(page.events[0]).toMatchObject({ via: 'import', on: '2020-03-01', intakeDueOn: null })
    expect(Object.values(page.texts).toSorted()).toEqual([
      'Belt liever; na tien uur',
      'Categorie in het oude systeem: Trede 3',
    ])
    expect(page.person).toMatchObject({ familyName: 'Berg', prefix: 'van der', externalRef: '000123' })
  })

  test('that is loaded twice changes nothing the second time', async () => {
    const file = csvCaseload(caseloadSheet({ rows: 120 }))
    const first = await weert.run(file)
    expect(first).toMatchObject({ state: 'loaded', counts: { bad: 0 } })
    expect(first.loaded.opened).toBe(first.counts['new'])
    const tables = await loadedTables(app.db, app.weert.id)
    const second = await weert.run(file)
    const doubles = first.counts['duplicate']
    expect(second.counts).toEqual({ new: 0, changed: 0, bad: 0, duplicate: doubles, same: 120 - (doubles ?? 0) })
    expect(second.loaded).toEqual({ opened: 0, changed: 0 })
    expect(second.sameFileLoadedOn).toBe(app.today())
    expect(await loadedTables(app.db, app.weert.id)).toEqual(tables)
  })

  test('is the same whether it comes as CSV or as a workbook', async () => {
    const sheet = caseloadSheet({ rows: 120 })
    const page = await weert.check(await weert.stage(xlsxCaseload(sheet), 'caseload.xlsx'))
    expect(page).toMatchObject({ format: 'xlsx', encoding: null, counts: { new: 0, changed: 0 } })
  })

  test('without a number or BSN is known again by name and birth date when nothing differs', async () => {
    const file = csv('Naam;Geboortedatum', 'Els Appelboom;3-4-1971', 'Bram Appelboom;3-4-1971')
    const first = await weert.run(file)
    expect(first.loaded.opened).toBe(2)
    const second = await weert.run(file)
    expect(second.counts).toMatchObject({ same: 2, new: 0, duplicate: 0 })
  })
})

describe('a mapping', () => {
  test('is kept for files with the same columns in any order', async () => {
    const page = await weert.stage(csv('Nummertje;Wie;Dag', 'Z1;Kees Ooster;1-1-1980'))
    const mapping = { externalRef: 'Nummertje', fullName: 'Wie', birthDate: 'Dag' }
    await weert.check(page, mapping)
    const again = await weert.stage(csv('Dag;Nummertje;Wie', '1-1-1980;Z1;Kees Ooster'))
    expect(again.guess).toMatchObject({ isKept: true, mapping })
  })

  test('that lacks what is needed, or names a column that is not there, says which', async () => {
    const { importId } = await weert.stage(csv('A;B', 'Kees;1-1-1980'))
    const missing = await weert.client.refusal(mapImport, {
      params: { importId },
      body: { mapping: { fullName: 'C' } },
    })
    expect(missing).toMatchObject({ status: 400, code: 'import.column-missing' })
    expect(missing.errors).toEqual([
      expect.objectContaining({ pointer: '/mapping/birthDate', code: 'row.required-identity' }),
      expect.objectContaining({ pointer: '/mapping/fullName', detail: 'De kolom ‘C’ staat niet in dit bestand.' }),
    ])
  })
})

describe('a row', () => {
  test('that changed shows what it would change, and changes it only when that is accepted', async () => {
    await weert.run(csv(HEADING, 'C1;;Anna;Wilg;1-1-1980;0612345678', 'C2;;Bo;Wilg;1-1-1981;0612345678'))
    const changed = csv(HEADING, 'C1;;Anna;Wilg;1-1-1980;0687654321', 'C2;;Bo;Wilg;2-1-1981;0612345678')
    const page = await weert.check(await weert.stage(changed))
    expect(page).toMatchObject({ counts: { changed: 2, same: 0, new: 0 }, undecidedCount: 2, readyCount: 0 })
    const rows = await weert.rows(page.importId, 'changed')
    expect(rows.map(({ rowNumber, differences }) => [rowNumber, differences])).toEqual([
      [2, [{ field: 'phone', before: '0612345678', after: '0687654321' }]],
      [3, [{ field: 'birthDate', before: '1981-01-01', after: '1981-01-02' }]],
    ])
    const choose = (rowNumber: number, choice: 'accept-change' | 'keep-current') =>
      weert.client.call(chooseForRow, { params: { importId: page.importId, rowNumber }, body: { choice } })
    await choose(2, 'accept-change')
    await choose(3, 'keep-current')
    const loaded = await weert.load(page.importId)
    expect(loaded).toMatchObject({ loaded: { opened: 0, changed: 1 }, undecidedCount: 0 })
    const persons = (await dossiers(app.weert)).filter(({ family_name }) => family_name === 'Wilg')
    expect(persons.map(({ given_names, phone, birth_date }) => [given_names, phone, birth_date]).toSorted()).toEqual([
      ['Anna', '0687654321', '1980-01-01'],
      ['Bo', '0612345678', '1981-01-01'],
    ])
    expect((await weert.check(await weert.stage(changed))).counts).toMatchObject({ same: 1, changed: 1 })
  })

  test('whose worker or days changed appends to the journal what was accepted', async () => {
    const [one, other] = [app.weert.of('case-manager'), app.weert.neighbour]
    const heading = 'Klantnummer;Achternaam;Geboortedatum;Klantmanager;Volgend contact;Laatste contact'
    await weert.run(csv(heading, `D1;Eik;1-1-1980;${one.name};1-12-2026;1-11-2026`))
    const page = await weert.check(
      await weert.stage(csv(heading, `D1;Eik;1-1-1980;${other.name};8-12-2026;20-11-2026`)),
    )
    await weert.client.call(chooseForAll, {
      params: { importId: page.importId },
      body: { outcome: 'changed', choice: 'accept-change' },
    })
    await weert.load(page.importId)
    const dossier = (await dossiers(app.weert)).find(({ family_name }) => family_name === 'Eik')
    expect(dossier).toMatchObject({
      owner_id: other.workerId,
      team_id: app.weert.south,
      next_contact_on: '2026-12-08',
      last_contact_on: '2026-11-20',
      version: 3,
    })
    expect(
      (await weert.check(await weert.stage(csv(heading, `D1;Eik;1-1-1980;${other.name};8-12-2026;20-11-2026`)))).counts,
    ).toMatchObject({ same: 1 })
  })

  test('that may double another is shown beside it and never merged silently', async () => {
    await weert.run(csv(HEADING, 'E1;;Carla;Beuk;5-5-1975;0611111111'))
    const file = csv(
      HEADING,
      'E2;;Carla;Beuk;5-5-1975;0622222222',
      'E3;999990019;Dirk;Linde;6-6-1976;',
      'E4;999990019;Derk;Lindeman;7-7-1977;',
      'E5;;Carolien;Beuk;5-5-1975;',
      'E6;;Hans;Beuk;5-5-1975;',
    )
    const page = await weert.check(await weert.stage(file))
    const rows = await weert.rows(page.importId)
    expect(rows.map(({ rowNumber, outcome }) => [rowNumber, outcome])).toEqual([
      [2, 'duplicate'],
      [3, 'new'],
      [4, 'duplicate'],
      [5, 'duplicate'],
      [6, 'new'],
    ])
    const [carla, , derk] = rows
    expect(carla?.fields).toMatchObject({ externalRef: 'E2', phone: '0622222222' })
    expect(carla?.candidates).toMatchObject([
      { ground: 'same-name-and-birth-date', rowNumber: null, fields: { externalRef: 'E1', phone: '0611111111' } },
    ])
    expect(derk?.candidates).toMatchObject([{ ground: 'same-bsn', rowNumber: 3, fields: { givenNames: 'Dirk' } }])
    expect(derk?.choices).toEqual(['same-person', 'skip'])
    const params = { importId: page.importId }
    const refused = await weert.client.refusal(chooseForRow, {
      params: { ...params, rowNumber: 4 },
      body: { choice: 'new-person' },
    })
    expect(refused.code).toBe('person.bsn-taken')
    await weert.client.call(chooseForAll, { params, body: { outcome: 'duplicate', choice: 'new-person' } })
    await weert.client.call(chooseForRow, { params: { ...params, rowNumber: 5 }, body: { choice: 'same-person' } })
    await weert.client.call(chooseForRow, { params: { ...params, rowNumber: 4 }, body: { choice: 'same-person' } })
    const loaded = await weert.load(page.importId)
    expect(loaded.loaded).toEqual({ opened: 3, changed: 2 })
    const names = (await dossiers(app.weert))
      .filter(({ family_name }) => ['Beuk', 'Linde', 'Lindeman'].includes(family_name))
      .map(({ external_ref, given_names, family_name }) => `${external_ref} ${given_names} ${family_name}`)
    expect(names.toSorted()).toEqual(['E1 Carolien Beuk', 'E2 Carla Beuk', 'E3 Derk Lindeman', 'E6 Hans Beuk'])
  })

  test('twice in one file waits for a choice, and the first of the two is loaded', async () => {
    const loaded = await weert.run(csv(HEADING, 'F1;;Jo;Es;1-1-1990;', 'F1;;Jo;Es;1-1-1990;'))
    expect(loaded).toMatchObject({ counts: { new: 1, duplicate: 1 }, loaded: { opened: 1 }, undecidedCount: 1 })
  })
})

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
    expect((await dossiers(app.weert)).map(({ family_name }) => family_name)).toContain('=cmd()')
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

describe('a load', () => {
  test('can be cancelled, keeps what was loaded, and goes on where it was', async () => {
    const file = csvCaseload(caseloadSheet({ rows: 2500, today: '2026-11-20' }))
    const town = administrator(app.leidschendam)
    const before = (await dossiers(app.leidschendam)).length
    const { importId, counts } = await town.check(await town.stage(file))
    const ready = counts['new'] ?? 0
    const { loadImport } = await import('../../src/api/import.ts')
    await town.client.call(loadImport, { params: { importId } })
    await town.cancel(importId)
    await importsAtRest(app.db)
    const cancelled = await town.page(importId)
    expect(cancelled.state).toBe('cancelled')
    expect(cancelled.loaded.opened).toBeLessThan(ready)
    expect((await dossiers(app.leidschendam)).length - before).toBe(cancelled.loaded.opened)
    const loaded = await town.load(importId)
    expect(loaded).toMatchObject({ state: 'loaded', loaded: { opened: ready }, readyCount: 0 })
    expect((await dossiers(app.leidschendam)).length - before).toBe(ready)
  })

  test('that the process left half done goes on at the start of the next', async () => {
    const { importId } = await weert.check(await weert.stage(csv(HEADING, 'M1;;Jan;Populier;1-1-1980;')))
    await withScope(app.db, app.weert.id, (trx) =>
      trx
        .updateTable('import_batch')
        .set({ state: 'loading', run_id: importId })
        .where('import_id', '=', importId)
        .execute(),
    )
    await resumeImports(app.deps)
    await importsAtRest(app.db)
    expect(await weert.page(importId)).toMatchObject({ state: 'loaded', loaded: { opened: 1 } })
  })

  test('of somebody who was reported meanwhile waits for a choice', async () => {
    const { importId } = await weert.check(await weert.stage(csv(HEADING, 'N1;999990020;Jan;Plataan;1-1-1980;')))
    const { reportPerson } = await import('../../src/api/dossier.ts')
    await app.as(app.weert.of('case-manager')).call(reportPerson, {
      body: { person: { familyName: 'Plataan', givenNames: 'Jan', bsn: '999990020', birthDate: '1980-01-01' } },
    })
    const loaded = await weert.load(importId)
    expect(loaded).toMatchObject({ loaded: { opened: 0 }, counts: { new: 0, changed: 1 }, undecidedCount: 1 })
  })

  test('is not possible before the check, and a new mapping not after it', async () => {
    const { importId, guess } = await weert.stage(csv(HEADING, 'O1;;Jan;Kers;1-1-1980;'))
    const { loadImport } = await import('../../src/api/import.ts')
    expect((await weert.client.refusal(loadImport, { params: { importId } })).code).toBe('import.wrong-state')
    await weert.load((await weert.check(await weert.page(importId))).importId)
    const again = await weert.client.refusal(mapImport, { params: { importId }, body: { mapping: guess.mapping } })
    expect(again.code).toBe('import.wrong-state')
  })

  test('is seen by its own municipality and its functional administrator alone', async () => {
    const { importId } = await weert.stage(csv(HEADING, 'P1;;Jan;Spar;1-1-1980;'))
    const { getImport } = await import('../../src/api/import.ts')
    const elsewhere = administrator(app.amsterdam)
    expect((await elsewhere.client.refusal(getImport, { params: { importId } })).code).toBe('import.not-found')
    expect((await elsewhere.client.call(listImports)).items.map((one) => one.importId)).not.toContain(importId)
    const manager = app.as(app.weert.of('case-manager'))
    expect((await manager.refusal(getImport, { params: { importId } })).code).toBe('access.denied')
  })

  test('leaves in the read log who looked at its rows', async () => {
    const page = await weert.check(await weert.stage(csv(HEADING, 'Q1;;Jan;Den;1-1-1980;')))
    await weert.rows(page.importId)
    const looks = await withScope(app.db, app.weert.id, (trx) =>
      trx
        .selectFrom('read_log')
        .select(['worker_id', 'purpose', 'subjects'])
        .where('what', '=', 'import')
        .orderBy('read_at', 'desc')
        .limit(1)
        .execute(),
    )
    expect(looks).toEqual([{ worker_id: weert.client.worker.workerId, purpose: 'administration', subjects: 1 }])
  })

  test('that is thrown away takes its rows along and leaves the dossiers', async () => {
    const loaded = await weert.run(csv(HEADING, 'R1;;Jan;Hulst;1-1-1980;'))
    await weert.client.call(deleteImport, { params: { importId: loaded.importId } })
    expect((await dossiers(app.weert)).map(({ family_name }) => family_name)).toContain('Hulst')
    const rows = await withScope(app.db, app.weert.id, (trx) =>
      trx.selectFrom('import_row').select('row_number').where('import_id', '=', loaded.importId).execute(),
    )
    expect(rows).toEqual([])
  })
})

test('no name, BSN or cell of a file is in the logs', () => {
  const log = app.logLines.join('\n')
  for (const secret of ['Plataan', '999990019', 'Lindeman', 'cmd()']) expect(log).not.toContain(secret)
})
