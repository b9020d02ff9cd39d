import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BrowserApp, expectAccessible, expectNoSideways, keyboardOnly, startBrowserApp, textOf } from './kit.ts'
import { at, SCREENS } from './visit.ts'

let app: BrowserApp
beforeAll(async () => {
  app = await startBrowserApp()
})
afterAll(() => app?.close())

/** A case manager of Amsterdam, and the team lead of her team. */
const MARIAM = 'Mariam Osei'
const ILSE = 'Ilse Kuipers'

const names = (page: Page) => page.getByRole('region', { name: 'Uit beeld' }).locator('tbody th').allTextContents()

test('says in words of days why each person is out of sight, with the rule and its source, the longest ago first', async () => {
  const page = await at(app, '/radar', MARIAM)
  const rows = page.locator('main tbody tr')
  await rows.first().waitFor()
  for (const text of await rows.locator('td:nth-of-type(1)').allTextContents())
    expect(text).toMatch(/(geleden|voorbij|geen volgende datum)/)
  await rows.first().getByText('Regel en bron', { exact: true }).click()
  await rows
    .first()
    .getByRole('listitem')
    .first()
    .getByText(/\((regel|seed|.*\d)/)
    .waitFor()
  await page.getByLabel('Reden').selectOption({ index: 2 })
  await page.waitForURL(/reason=silent/)
  await expect.poll(() => rows.locator('td:nth-of-type(1)').first().textContent()).toMatch(/Laatste gesprek .+ geleden/)
  const days = (await rows.locator('td:nth-of-type(1)').allTextContents()).map((text) =>
    Number((/Laatste gesprek ([\d.]+) dag/.exec(text)?.[1] ?? '0').replaceAll('.', '')),
  )
  expect(days).toEqual(days.toSorted((a, b) => b - a))
})

test('who was not spoken to after a programme stands in a list of their own, with the day and whose term it is', async () => {
  const page = await at(app, '/radar', MARIAM)
  await page.getByLabel('Reden').selectOption({ value: 'ended' })
  await page.waitForURL(/reason=ended/)
  const row = page.locator('main tbody tr').filter({ hasText: 'Het programma is afgelopen op' })
  await row.getByText(/Daarna is niet gesproken\. Zonder norm van de gemeente is de grens 28 dagen\./).waitFor()
  await row.getByText('Regel en bron', { exact: true }).click()
  await row.getByText('keuze van Trede, niet uit een bron').waitFor()
})

test('by keyboard alone somebody is put away with a date and a reason, shows in the dossier, and is put back', async () => {
  const page = await at(app, '/radar', MARIAM)
  const keys = await keyboardOnly(page)
  const rows = page.locator('main tbody tr')
  await rows.first().waitFor()
  const name = await textOf(rows.first().locator('th'))
  await keys.tabTo(page.getByRole('button', { name: `Leg weg: ${name}` }))
  await keys.press('Enter')
  await expect.poll(() => textOf(keys.focused)).toBe(`${name} wegleggen`)
  // Escape goes back to where one was.
  await keys.press('Escape')
  await expect.poll(() => keys.focused.getAttribute('aria-label')).toBe(`Leg weg: ${name}`)
  await keys.press('Enter')
  await keys.tabTo(page.getByRole('button', { name: 'Leg weg', exact: true }))
  await keys.press('Enter')
  await page.getByText('Kies een reden.').first().waitFor()
  await keys.tabTo(page.getByRole('button', { name: 'Over 4 weken' }))
  await keys.press('Enter')
  await keys.tabTo(page.getByRole('radio').first())
  await keys.press('ArrowDown')
  await keys.press('Control+Enter')
  await page.getByText(`${name} is weggelegd tot ma 21 december 2026.`).waitFor()
  await expect.poll(() => names(page)).not.toContain(name)

  await page.goto('/radar?snoozed=only')
  await page.getByText(/^Weggelegd tot .*21 dec.*: In behandeling of opgenomen\.$/).waitFor()
  await keys.tabTo(rows.first().locator('th a'))
  await keys.press('Enter')
  await page.waitForURL(/\/dossiers\//)
  await page.getByText('Weggelegd van de radar').first().waitFor()
  await page.getByText('In behandeling of opgenomen. Tot ma 21 december 2026').waitFor()
  await page.goBack()
  await keys.tabTo(page.getByRole('button', { name: `Zet terug: ${name}` }))
  await keys.press('Enter')
  await page.getByText(`${name} staat weer op de radar.`).waitFor()
  await page.goto('/radar')
  await expect.poll(async () => (await names(page))[0]).toBe(name)
})

test('the list is walked with j and k, and downloaded as it is shown', async () => {
  const page = await at(app, '/radar?reason=date-passed', MARIAM)
  const keys = await keyboardOnly(page)
  const links = page.locator('main tbody th a')
  await keys.tabTo(links.first())
  await keys.press('ArrowDown', 'j', 'k')
  expect(await textOf(keys.focused)).toBe(await textOf(links.nth(1)))
  // On paper is everybody of the list, also who stands on a next page, and nothing to press.
  await page.evaluate(() => {
    const count = () => String(document.querySelectorAll('main tbody th a').length)
    Object.assign(globalThis, { print: () => document.body.setAttribute('data-printed', count()) })
  })
  const total = Number(
    /^\d+/.exec(
      (await page
        .getByRole('status')
        .filter({ hasText: /mensen/ })
        .first()
        .textContent()) ?? '',
    )?.[0],
  )
  await page.evaluate(() => document.querySelector<HTMLElement>('main h1')?.focus())
  await keys.tabTo(page.getByRole('button', { name: 'Afdrukken' }))
  await keys.press('Enter')
  await expect.poll(() => page.locator('body').getAttribute('data-printed')).toBe(String(total))
  await page.emulateMedia({ media: 'print' })
  await page.getByText(/^Afgedrukt op .* door Mariam Osei\.$/).waitFor()
  expect(await page.getByRole('button', { name: /^Leg weg/ }).count()).toBe(0)
  await page.emulateMedia({ media: 'screen' })
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  const download = page.waitForEvent('download')
  await page.evaluate(() => document.querySelector<HTMLElement>('main h1')?.focus())
  await keys.tabTo(page.getByRole('link', { name: /^Download CSV/ }))
  await keys.press('Enter')
  const file = await download
  expect(file.suggestedFilename()).toBe('uit-beeld-2026-11-23.csv')
  const text = await readFile(await file.path(), 'utf8')
  for (const name of await names(page)) expect(text).toContain(name)
})

test('a team lead sees counts for each case manager by name, and narrows the list to one of them', async () => {
  const page = await at(app, '/radar', ILSE)
  const workers = page.getByRole('region', { name: 'Per begeleider' }).last()
  const rows = workers.locator('tbody th')
  await rows.first().waitFor()
  const all = await rows.allTextContents()
  expect(all).toEqual(all.toSorted((a, b) => a.localeCompare(b, 'nl')))
  await workers.getByRole('link', { name: 'Karin Smeets' }).click()
  await page.waitForURL(/ownerId=/)
  const owners = page.getByRole('region', { name: 'Uit beeld' }).locator('tbody td:nth-of-type(3)')
  await expect.poll(async () => new Set(await owners.allTextContents())).toEqual(new Set(['Karin Smeets']))
})

test('the radar meets WCAG 2.2 AA, with its folds and its form open', async () => {
  for (const settings of SCREENS)
    for (const who of [MARIAM, ILSE]) {
      const page = await at(app, '/radar', who, settings)
      await page.locator('main tbody tr').first().waitFor()
      await page.waitForLoadState('networkidle')
      await page.locator('main summary').first().click()
      await page.locator('main tbody tr button').first().click()
      await expectAccessible(page)
      await expectNoSideways(page)
      await page.context().close()
    }
})
