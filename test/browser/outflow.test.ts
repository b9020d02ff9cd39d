import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BrowserApp, expectAccessible, startBrowserApp } from './kit.ts'
import { ANNA, at, expectUsable, guidedBy, SCREENS } from './visit.ts'

let app: BrowserApp
let dossiers: string[]
beforeAll(async () => {
  app = await startBrowserApp()
  dossiers = await guidedBy(app, ANNA)
})
afterAll(() => app?.close())

const said = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words })

/** Ends a dossier of which Anna is the owner for a reason other than work; the page is then the closed dossier. */
async function ended(address: string, on: string): Promise<Page> {
  const page = await at(app, `${address}/uitstroom`, ANNA)
  await page.getByLabel('Waarom stroomt deze persoon uit?').selectOption('32')
  await page.getByLabel('Op welke dag?').fill(on)
  await page.getByRole('button', { name: 'Uitstroom vastleggen' }).click()
  await said(page, 'De uitstroom is vastgelegd.').waitFor()
  return page
}

describe('outflow', () => {
  test('to work asks hours, contract and first day, and closes the dossier', async () => {
    const address = dossiers.shift() ?? ''
    const page = await at(app, address, ANNA)
    await page.getByRole('link', { name: 'Uitstroom' }).click()
    const save = page.getByRole('button', { name: 'Uitstroom vastleggen' })
    await save.click()
    await page.getByRole('link', { name: 'Kies waarom deze persoon uitstroomt.' }).click()
    await page.getByLabel('Waarom stroomt deze persoon uit?').selectOption('11')
    await save.click()
    for (const missing of [
      'Vul de uren per week in, van 0,5 tot 60.',
      'Kies het soort contract.',
      'Vul de eerste werkdag in.',
    ])
      await page.getByRole('link', { name: missing }).waitFor()
    await expectAccessible(page)
    await page.getByLabel('Uren per week').fill('28,5')
    await page.getByLabel('Soort contract').selectOption({ label: 'tijdelijk contract' })
    await page.getByRole('button', { name: 'Dag van uitstroom' }).click()
    await save.click()
    await page.waitForURL(`**${address}`)
    await said(page, 'De uitstroom is vastgelegd. Het dossier is dicht.').waitFor()
    await page.getByText('28,5 uur per week, tijdelijk contract, vanaf ma 23 november 2026.').waitFor()
    expect(await page.getByRole('button', { name: 'Korte notitie' }).count()).toBe(0)
    await page.keyboard.press('n')
    expect(await page.getByLabel('Wat is er besproken?').count()).toBe(0)
    await page.getByRole('listitem').filter({ hasText: 'Arbeid in dienstbetrekking' }).first().waitFor()
  })

  test('for another reason, and back within twelve months: it is reopened and counts as a return', async () => {
    const address = dossiers.shift() ?? ''
    const page = await ended(address, 'gisteren')
    await page.getByText('Uitstroom op zo 22 november 2026: Verhuizing.').waitFor()
    await page.getByRole('link', { name: 'Heropenen' }).click()
    await page
      .getByText('Dit is binnen twaalf maanden (tot en met ma 22 november 2027). Het telt als terugkeer.')
      .waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Heropenen' }).click()
    await said(page, 'Dit telt als terugkeer binnen twaalf maanden.').waitFor()
    await page.getByRole('button', { name: 'Korte notitie' }).waitFor()
    await page.getByText('Kwam binnen twaalf maanden terug').waitFor()
    await page.getByRole('link', { name: 'Uitstroom' }).click()
    await page.getByText('zo 22 november 2026: Verhuizing. Terug op ma 23 november 2026.').waitFor()
  })

  test('of more than a year ago is no return within a year', async () => {
    const page = await ended(dossiers.shift() ?? '', '1-11-2025')
    await page.getByRole('link', { name: 'Heropenen' }).click()
    await page.getByText('Het telt niet als terugkeer binnen een jaar.').waitFor()
    await page.getByRole('button', { name: 'Heropenen' }).click()
    await said(page, 'Het dossier is weer open.').waitFor()
    await page.getByText('Kwam na meer dan twaalf maanden terug').waitFor()
  })
})

describe('the pages of outflow meet WCAG 2.2 AA', () => {
  for (const { language, width } of SCREENS)
    test(`in ${language}, ${width} pixels wide`, async () => {
      const closed = dossiers.shift() ?? ''
      await ended(closed, 'gisteren')
      const page = await at(app, closed, ANNA, { language, width })
      for (const address of [closed, `${closed}/uitstroom`, `${dossiers[0]}/uitstroom`]) {
        await page.goto(address)
        await page.locator('main .trede-card').first().waitFor()
        await expectUsable(page)
      }
    })
})
