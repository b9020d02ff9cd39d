import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reportPerson } from '../../src/api/dossier.ts'
import { chooseForAll, deleteImport, getImport, listImports, loadImport, mapImport } from '../../src/api/import.ts'
import { withScope } from '../../src/db/connect.ts'
import { importsAtRest, resumeImports } from '../../src/server/import-job.ts'
import { csv, dossiersOf, type Loader, loadedTables, loaderOf } from '../caseload.ts'
import { caseloadSheet, csvCaseload } from '../caseload-file.ts'
import { createTestApp, type TestApp } from '../kit.ts'
import { settleTown, type Town } from '../town.ts'

let app: TestApp
let weert: Loader
const administrator = (town: Town): Loader => loaderOf(app, app.as(town.of('functional-administrator')))

beforeAll(async () => {
  app = await createTestApp()
  weert = administrator(app.weert)
})
afterAll(() => app.close())

const HEADING = 'Klantnummer;BSN;Voornamen;Achternaam;Geboortedatum;Telefoon'

describe('a load', () => {
  test('can be cancelled, keeps what was loaded, and goes on where it was', async () => {
    const file = csvCaseload(caseloadSheet({ rows: 2500, today: '2026-11-20' }))
    const town = administrator(app.leidschendam)
    const before = (await dossiersOf(app.db, app.leidschendam)).length
    const { importId, counts } = await town.check(await town.stage(file))
    const ready = counts['new'] ?? 0
    await town.client.call(loadImport, { params: { importId } })
    await town.cancel(importId)
    await importsAtRest(app.db)
    const cancelled = await town.page(importId)
    expect(cancelled.state).toBe('cancelled')
    expect(cancelled.loaded.opened).toBeLessThan(ready)
    expect((await dossiersOf(app.db, app.leidschendam)).length - before).toBe(cancelled.loaded.opened)
    const loaded = await town.load(importId)
    expect(loaded).toMatchObject({ state: 'loaded', loaded: { opened: ready }, readyCount: 0 })
    expect((await dossiersOf(app.db, app.leidschendam)).length - before).toBe(ready)
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
    await app.as(app.weert.of('case-manager')).call(reportPerson, {
      body: { person: { familyName: 'Plataan', givenNames: 'Jan', bsn: '999990020', birthDate: '1980-01-01' } },
    })
    const loaded = await weert.load(importId)
    expect(loaded).toMatchObject({ loaded: { opened: 0 }, counts: { new: 0, changed: 1 }, undecidedCount: 1 })
  })

  test('is not possible before the check, and a new mapping not after it', async () => {
    const { importId, guess } = await weert.stage(csv(HEADING, 'O1;;Jan;Kers;1-1-1980;'))
    expect((await weert.client.refusal(loadImport, { params: { importId } })).code).toBe('import.wrong-state')
    await weert.load((await weert.check(await weert.page(importId))).importId)
    const again = await weert.client.refusal(mapImport, { params: { importId }, body: { mapping: guess.mapping } })
    expect(again.code).toBe('import.wrong-state')
  })

  test('is seen by its own municipality and its functional administrator alone', async () => {
    const { importId } = await weert.stage(csv(HEADING, 'P1;;Jan;Spar;1-1-1980;'))
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
    expect((await dossiersOf(app.db, app.weert)).map(({ family_name }) => family_name)).toContain('Hulst')
    const rows = await withScope(app.db, app.weert.id, (trx) =>
      trx.selectFrom('import_row').select('row_number').where('import_id', '=', loaded.importId).execute(),
    )
    expect(rows).toEqual([])
  })
})

/** Rows in which keys are absent, and shared, far more often than in life. */
const anyRow = fc.record({
  ref: fc.constantFrom('', '', 'T1', 'T2', '003', '3', 'T4', 'T5'),
  bsn: fc.constantFrom('', '', '', '999990019', '999990020', '123456789'),
  given: fc.constantFrom('', 'Ada', 'Adam', 'Bea'),
  family: fc.constantFrom('Vos', 'de Vos', 'Wolf', ''),
  born: fc.constantFrom('1-1-1980', '2-2-1981', '', '30-2-1980'),
  phone: fc.constantFrom('', '0612345678', '0687654321'),
  next: fc.constantFrom('', '1-12-2026', '1-1-2020'),
  note: fc.constantFrom('', 'Belt liever', 'Komt te voet'),
})

const anyChoice = fc.constantFrom('new-person', 'same-person', 'skip', null)

test('loading any file again writes nothing, and its good rows are what they say', async () => {
  let towns = 0
  const property = fc.asyncProperty(
    fc.array(anyRow, { minLength: 1, maxLength: 12 }),
    anyChoice,
    async (rows, choice) => {
      const town = await settleTown(app.db, `GM${7000 + towns++}`, 'Ergens')
      const loader = administrator(town)
      const lines = rows.map(({ ref, bsn, given, family, born, phone, next, note }) =>
        [ref, bsn, given, family, born, phone, next, note].join(';'),
      )
      const file = csv(
        'Klantnummer;BSN;Voornamen;Achternaam;Geboortedatum;Telefoon;Volgend contact;Opmerking',
        ...lines,
      )
      const checked = await loader.check(await loader.stage(file), {
        externalRef: 'Klantnummer',
        bsn: 'BSN',
        givenNames: 'Voornamen',
        familyName: 'Achternaam',
        birthDate: 'Geboortedatum',
        phone: 'Telefoon',
        nextContactOn: 'Volgend contact',
        note: 'Opmerking',
      })
      const { importId } = checked
      await loader.client.call(chooseForAll, { params: { importId }, body: { outcome: 'duplicate', choice } })
      const loaded = await loader.load(importId)
      expect(loaded.state).toBe('loaded')
      const known = await dossiersOf(app.db, town)
      expect(known).toHaveLength(loaded.loaded.opened)
      if (choice !== 'same-person')
        for (const { result, dossierId, fields } of await loader.rows(importId)) {
          if (result !== 'opened') continue
          expect(known.find(({ dossier_id }) => dossier_id === dossierId)).toMatchObject({
            external_ref: fields.externalRef ?? null,
            bsn: fields.bsn ?? null,
            given_names: fields.givenNames ?? null,
            family_name: fields.familyName,
            prefix: fields.prefix ?? null,
            birth_date: fields.birthDate ?? null,
            phone: fields.phone ?? null,
            next_contact_on: fields.nextContactOn ?? null,
          })
        }
      const before = await loadedTables(app.db, town.id)
      const again = await loader.run(file)
      expect(again.counts).toMatchObject({ new: 0, bad: loaded.counts['bad'] })
      if (choice !== 'same-person') expect(again.counts).toMatchObject({ changed: 0 })
      expect(await loadedTables(app.db, town.id)).toEqual(before)
    },
  )
  await fc.assert(property, { numRuns: 10, endOnFailure: true })
})

test('no name, BSN or cell of a file is in the logs', () => {
  const log = app.logLines.join('\n')
  for (const secret of ['Plataan', '999990019', 'Lindeman', 'cmd()']) expect(log).not.toContain(secret)
})
