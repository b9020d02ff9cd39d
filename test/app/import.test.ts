import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getDossier } from '../../src/api/dossier.ts'
import { chooseForAll, chooseForRow, mapImport } from '../../src/api/import.ts'
import { csv, dossiersOf, type Loader, loadedTables, loaderOf } from '../caseload.ts'
import { caseloadSheet, csvCaseload, xlsxCaseload } from '../caseload-file.ts'
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
    const [dossier] = await dossiersOf(app.db, app.amsterdam)
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
    const page = await app.as(noord).call(getDossier, { params: { dossierId: dossier?.dossier_id ?? '' } })
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

  test('is known again when a spreadsheet dropped the zeros of its numbers', async () => {
    await weert.run(csv(HEADING, '000777;;Ria;Esdoorn;1-1-1970;'))
    expect((await weert.check(await weert.stage(csv(HEADING, '777;;Ria;Esdoorn;1-1-1970;')))).counts).toMatchObject({
      same: 1,
      new: 0,
    })
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
    const persons = (await dossiersOf(app.db, app.weert)).filter(({ family_name }) => family_name === 'Wilg')
    expect(
      new Set(persons.map(({ given_names, phone, birth_date }) => `${given_names} ${phone} ${birth_date}`)),
    ).toEqual(new Set(['Anna 0687654321 1980-01-01', 'Bo 0612345678 1981-01-01']))
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
    const dossier = (await dossiersOf(app.db, app.weert)).find(({ family_name }) => family_name === 'Eik')
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
    expect(refused.code).toBe('import.not-new')
    await weert.client.call(chooseForAll, { params, body: { outcome: 'duplicate', choice: 'new-person' } })
    await weert.client.call(chooseForRow, { params: { ...params, rowNumber: 5 }, body: { choice: 'same-person' } })
    await weert.client.call(chooseForRow, { params: { ...params, rowNumber: 4 }, body: { choice: 'same-person' } })
    const loaded = await weert.load(page.importId)
    expect(loaded.loaded).toEqual({ opened: 3, changed: 2 })
    const names = (await dossiersOf(app.db, app.weert))
      .filter(({ family_name }) => ['Beuk', 'Linde', 'Lindeman'].includes(family_name))
      .map(({ external_ref, given_names, family_name }) => `${external_ref} ${given_names} ${family_name}`)
    expect(names.toSorted()).toEqual(['E1 Carolien Beuk', 'E2 Carla Beuk', 'E3 Derk Lindeman', 'E6 Hans Beuk'])
  })

  test('twice in one file waits for a choice, and the first of the two is loaded', async () => {
    const loaded = await weert.run(csv(HEADING, 'F1;;Jo;Es;1-1-1990;', 'F1;;Jo;Es;1-1-1990;'))
    expect(loaded).toMatchObject({ counts: { new: 1, duplicate: 1 }, loaded: { opened: 1 }, undecidedCount: 1 })
  })
})
