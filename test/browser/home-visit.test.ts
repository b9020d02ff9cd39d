import { afterAll, beforeAll, describe, test } from 'vitest'
import { type BrowserApp, expectAccessible, startBrowserApp } from './kit.ts'
import { at } from './visit.ts'

const MARIAM = 'Mariam Osei'

let app: BrowserApp
beforeAll(async () => {
  app = await startBrowserApp()
})
afterAll(() => app?.close())

describe('a home visit', () => {
  test('asks why and with whom, shows the words for the resident, and warns for both agendas', async () => {
    const page = await at(app, '/caseload', MARIAM)
    await page.locator('tbody th a').first().click()
    await page.getByRole('button', { name: /^Korte notitie/ }).waitFor()
    await page.keyboard.press('a')
    await page.locator('.trede-panel form').waitFor()
    await page.keyboard.type('+3 11:00')
    await page.getByLabel('Waar?').selectOption('home')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('link', { name: 'Kies waarom je op huisbezoek gaat.' }).waitFor()
    await page.getByLabel('Waarom ga je op huisbezoek?').selectOption('acquaintance')
    const second = page.getByLabel('Met wie ga je?')
    await second.selectOption({ index: 1 })
    const colleague = await second.evaluate((one) => (one as HTMLSelectElement).selectedOptions[0]?.text ?? '')
    await page.getByText('Tekst voor de bewoner').first().click()
    await page.getByText(`komen ${MARIAM} en ${colleague} van de gemeente bij u thuis.`).waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Afspraak maken', exact: true }).click()
    await page.getByRole('status').filter({ hasText: 'De afspraak is gemaakt' }).waitFor()
    await page.getByText(`met ${MARIAM} en ${colleague}`).waitFor()
    await page.keyboard.press('a')
    await page.locator('.trede-panel form').waitFor()
    await page.keyboard.type('+3 11:30')
    await page.getByLabel('Waar?').selectOption('home')
    await page.getByLabel('Met wie ga je?').selectOption({ label: colleague })
    await page
      .getByRole('status')
      .filter({ hasText: `${colleague} heeft dan al een afspraak` })
      .waitFor()
    await page.getByRole('status').filter({ hasText: 'Je hebt dan al een afspraak' }).waitFor()
  })
})
