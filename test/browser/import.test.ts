import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inTurn } from '../../src/server/import-job.ts'
import { type CaseloadSheet, caseloadSheet, csvCaseload, xlsxCaseload } from '../caseload-file.ts'
import { type BrowserApp, expectAccessible, startBrowserApp } from './kit.ts'
import { at, expectUsable, SCREENS, WENDY } from './visit.ts'

let app: BrowserApp
beforeAll(async () => {
  app = await startBrowserApp()
})
afterAll(() => app?.close())

/** Test BSNs that the demo's residents do not have begin here in the made caseload. */
const FREE = 4000
const COLUMN = { reference: 0, bsn: 1, street: 9, phone: 13 }

/**
 * An export of an old system: 40 rows of which 4 are dirty and 2 of those too dirty to load, a column that Trede does not
 * know, and a last row that doubles the first by name and birth date.
 */
function exportOfOldSystem(): CaseloadSheet {
  const made = caseloadSheet({ rows: FREE + 40, isDirty: true })
  const headers = [...made.headers, 'Schoenmaat']
  const rows = made.rows.slice(FREE).map((cells) => [...cells, '42'])
  const double = (rows[0] ?? [])
    .with(COLUMN.reference, 'K999999')
    .with(COLUMN.bsn, '')
    .with(COLUMN.street, 'Nieuwstraat')
  return { headers, rows: [...rows, double], dirt: [] }
}

async function upload(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.goto('/imports')
  await page.locator('main h1').waitFor()
  await page.getByLabel('Kies een bestand').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

const column = (page: Page, field: string) => page.getByLabel(field, { exact: true }).locator('option:checked')
const outcome = (page: Page, name: string) =>
  page.getByRole('group', { name: 'Toon de regels' }).getByRole('button', { name })

async function check(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Nakijken' }).click()
  await page.getByRole('group', { name: 'Toon de regels' }).waitFor()
}

describe('loading a caseload', () => {
  test('from a dirty export: columns guessed, rows judged, a double decided by a person, the rest loaded', async () => {
    const sheet = exportOfOldSystem()
    const file = csvCaseload(sheet, 'windows-1252')
    const page = await at(app, '/imports', WENDY)
    await page.getByText('Er is nog geen bestand geladen.').waitFor()
    await expectAccessible(page)

    await upload(page, 'export.csv', file)
    await page.getByText('41 regels, CSV, windows-1252').waitFor()
    for (const [field, guess] of [
      ['BSN', 'Burgerservicenr.'],
      ['Voorvoegsel', 'Tussenvoegsel'],
      ['Geboortedatum', 'Geb.dat.'],
      ['Behandelaar', 'Klantmanager'],
      ['Volledige naam', 'Niet in het bestand'],
    ] as const)
      expect(await column(page, field).innerText(), field).toBe(guess)
    await page.getByText('Deze kolommen komen niet mee: Schoenmaat').waitFor()
    await expectAccessible(page)

    await check(page)
    expect(await page.getByRole('group', { name: 'Toon de regels' }).getByRole('button').allInnerTexts()).toEqual([
      '1\nMogelijk dubbel',
      '2\nAfgekeurd',
      '38\nNieuw',
    ])
    await page.getByText('1 regel wacht op een keuze.').waitFor()
    const comparison = page.getByRole('table', { name: 'Vergelijking van regel 42' })
    expect(await comparison.getByRole('row', { name: /^Straat/ }).innerText()).toContain('Nieuwstraat')
    await comparison.getByText('zelfde naam en geboortedatum').waitFor()
    await expectAccessible(page)

    await outcome(page, 'Afgekeurd').click()
    await page
      .getByRole('row', { name: /De achternaam ontbreekt/ })
      .first()
      .waitFor()
    await expectAccessible(page)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download 2 afgekeurde' }).click(),
    ])
    const bad = await readFile((await download.path()) ?? '', 'utf8')
    expect(bad.trim().split('\r\n')[0]).toContain('Schoenmaat')
    expect(bad).toContain('Probleem')
    expect(bad).toContain('De achternaam ontbreekt. Vul een achternaam of een volledige naam in.')

    await outcome(page, 'Mogelijk dubbel').click()
    const choice = page.getByRole('group', { name: 'Kies voor regel 42' })
    await choice.getByRole('button', { name: 'Is iemand anders' }).click()
    await expect
      .poll(() => choice.getByRole('button', { name: 'Is iemand anders' }).getAttribute('aria-pressed'))
      .toBe('true')
    await page.getByRole('button', { name: '39 regels laden' }).click()
    await page.getByText('Dossiers geopend: 39. Bijgewerkt: 0.').waitFor()

    await upload(page, 'export.csv', file)
    await page.getByText('Dit koos je de vorige keer bij dezelfde kolommen.').waitFor()
    await page.getByText('Precies dit bestand is eerder geladen, op ma 23 november 2026.').waitFor()
    await check(page)
    await page.getByText('Er is niets te laden').waitFor()
    expect(await outcome(page, 'Al bekend en gelijk').innerText()).toContain('39')
    expect(await page.getByRole('button', { name: /laden$/ }).count()).toBe(0)
  })

  test('a changed row is a change to accept, shown before and after; the repaired file loads', async () => {
    const sheet = exportOfOldSystem()
    const moved = sheet.rows
      .slice(0, 5)
      .map((cells, row) =>
        row < 2 ? cells.with(COLUMN.street, 'Verhuisstraat').with(COLUMN.phone, '06-11112222') : cells,
      )
    const page = await at(app, '/imports', WENDY)
    await upload(page, 'vervolg.xlsx', xlsxCaseload({ ...sheet, rows: moved }))
    await page.getByText('5 regels, XLSX').waitFor()
    await check(page)
    const changes = page.getByRole('table', { name: 'Wijzigingen in regel 2' })
    expect(await changes.getByRole('row', { name: /^Straat/ }).innerText()).toMatch(/Verhuisstraat$/)
    await expectAccessible(page)
    await page
      .getByRole('group', { name: 'Kies voor regel 2' })
      .getByRole('button', { name: 'Wijziging overnemen' })
      .click()
    await page
      .getByRole('group', { name: 'Kies voor regel 3' })
      .getByRole('button', { name: 'Laten zoals het is' })
      .click()
    await page.getByRole('button', { name: '1 regel laden' }).click()
    await page.getByText('Dossiers geopend: 0. Bijgewerkt: 1.').waitFor()
  })

  test('shows how far it is, stops without harm, and refuses what is no caseload in plain words', async () => {
    const page = await at(app, '/imports', WENDY)
    await upload(page, 'groot.csv', csvCaseload(caseloadSheet({ rows: 4000 }), 'utf-8-bom'))
    // Another file goes first for as long as the visitor takes to stop this one, however fast the machine.
    const otherFile = Promise.withResolvers<void>()
    inTurn(app.db, () => otherFile.promise)
    await page.getByRole('button', { name: 'Nakijken' }).click()
    await page.getByRole('progressbar', { name: 'Regels nakijken' }).waitFor()
    await page.getByRole('button', { name: 'Stoppen' }).click()
    await page
      .getByRole('group', { name: /Stoppen kan zonder schade/ })
      .getByRole('button', { name: 'Stoppen' })
      .click()
    await page.getByText('Het nakijken is gestopt. Er is niets geladen.').waitFor()
    otherFile.resolve()
    await page.getByRole('button', { name: 'Klaargezet bestand weggooien' }).click()
    await page
      .getByRole('group', { name: /worden weggegooid/ })
      .getByRole('button')
      .first()
      .click()
    await page.getByRole('status').filter({ hasText: 'Het klaargezette bestand is weggegooid.' }).waitFor()
    await page.getByLabel('Kies een bestand').setInputFiles({
      name: 'foto.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1, 2, 3]),
    })
    await page.getByRole('alert').waitFor()
    await expectAccessible(page)
  })
})

describe('the pages of loading meet WCAG 2.2 AA', () => {
  for (const { language, width } of SCREENS)
    test(`in ${language}, ${width} pixels wide`, async () => {
      const page = await at(app, '/imports', WENDY, { language, width })
      await page.locator('tbody th a').first().waitFor()
      const earlier = await page
        .locator('tbody th a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
      const input = page.locator('input[type=file]')
      await input.setInputFiles({
        name: `${language}.csv`,
        mimeType: 'text/csv',
        buffer: csvCaseload(exportOfOldSystem(), 'utf-16le'),
      })
      await page.waitForURL(/\/imports\/.+/)
      for (const address of ['/imports', ...earlier, page.url()]) {
        await page.goto(address)
        await page.locator('main .trede-card').first().waitFor()
        await page.waitForLoadState('networkidle')
        await expectUsable(page)
      }
    })
})
