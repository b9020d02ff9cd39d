import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BrowserApp, keyboardOnly, startBrowserApp } from './kit.ts'
import { at, expectUsable, SCREENS } from './visit.ts'

let app: BrowserApp
beforeAll(async () => {
  app = await startBrowserApp()
})
afterAll(() => app?.close())

const OFFICER = 'Ruben Cohen'

test('seed2 T6: one situation goes through all policies by keyboard, and each says why', async () => {
  const page = await at(app, '/beleid/vergelijken', OFFICER)
  const keys = await keyboardOnly(page)
  await keys.tabTo(page.getByLabel('Maanden tot werk'))
  await keys.type('8')
  const canWork = page.getByRole('group', { name: 'Kan werken' })
  await keys.tabTo(canWork.getByRole('radio', { checked: true }))
  // From the last choice, that it is not known, round to the first.
  await keys.press('ArrowDown')
  expect(await canWork.getByLabel('Ja').isChecked()).toBe(true)
  await page.getByRole('row', { name: /Eindhoven.*B-stroom/ }).waitFor()
  await page.getByRole('row', { name: /Sittard-Geleen.*A-stroom/ }).waitFor()
  const voorburg = page.getByRole('row', { name: /Leidschendam-Voorburg.*Work First/ })
  await keys.tabTo(voorburg.locator('summary'))
  await keys.press('Enter')
  await voorburg.getByText(/Kijkt naar welke route bij iemand past/).waitFor()
  await voorburg
    .getByText(/Werk of Bijstand/)
    .first()
    .waitFor()
  expect(await page.getByRole('row', { name: /Goes.*Geen voorstel/ }).count()).toBe(1)
})

test('all policies stand in rows, step by step, and an unknown says its reason', async () => {
  const page = await at(app, '/beleid/gemeenten', OFFICER)
  await page.getByLabel('Welke versies').selectOption('2009')
  const weert = page.getByRole('row', { name: /^Weert/ })
  await weert.getByText('Nee', { exact: true }).waitFor()
  const apeldoorn = page.getByRole('row', { name: /^Apeldoorn/ })
  await apeldoorn.locator('summary').first().click()
  expect((await apeldoorn.locator('details[open]').innerText()).length).toBeGreaterThan('Onbekend'.length + 10)
  await page.getByLabel('Stap van het werk').selectOption({ label: 'Meedoen' })
  await page.getByRole('columnheader', { name: 'Tegenprestatie' }).waitFor()
})

describe('the pages of comparison and of the register meet WCAG 2.2 AA', () => {
  for (const { language, width } of SCREENS)
    test(`in ${language}, ${width} pixels wide`, async () => {
      const page = await at(app, '/beleid/vergelijken', OFFICER, { language, width })
      for (const address of ['/beleid/vergelijken', '/beleid/gemeenten', '/beleid/algoritmeregister']) {
        await page.goto(address)
        await page.locator('main table, main dl').first().waitFor()
        await expectUsable(page)
      }
    })
})
