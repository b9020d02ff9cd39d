import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BrowserApp, expectAccessible, keyboardOnly, startBrowserApp } from './kit.ts'
import { at, expectUsable, SCREENS } from './visit.ts'

let app: BrowserApp
beforeAll(async () => {
  app = await startBrowserApp()
})
afterAll(() => app?.close())

/** Weert: two policy officers and a case manager of the demo. */
const DAAN = 'Daan Verhaegh'
const NADIA = 'Nadia Bouzid'
const KARIN = 'Karin Smeets'

const cell = (page: Page, row: number, column: number) =>
  page
    .getByRole('grid')
    .locator('tbody tr')
    .nth(row - 1)
    .getByRole('gridcell')
    .nth(column - 1)

async function startDraft(page: Page, title: string, firstDay: string): Promise<string> {
  await page.goto('/beleid/versies')
  await page.getByLabel('Hoe heet het concept?').fill(title)
  await page.getByLabel('Eerste dag').fill(firstDay)
  await page.getByRole('button', { name: 'Concept beginnen' }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  return new URL(page.url()).pathname
}

describe('policy in the browser', () => {
  test('a draft goes from value and table to publication by a second person, and a case manager reads it', async () => {
    const page = await at(app, '/beleid', DAAN)
    await page.getByText('Wat vandaag geldt in Weert').waitFor()
    await page.getByText('Werk of Bijstand (2009), regel 692').first().waitFor()
    await expectAccessible(page)
    const draft = await startDraft(page, 'Weert 2027', '1-1-2027')
    await expectAccessible(page)

    // A value out of bounds is refused at its field, and kept as it was typed.
    await page.getByRole('button', { name: 'Wijzigen: Duur van het eerste gesprek' }).click()
    const minutes = page.getByRole('textbox', { name: /^Duur van het eerste gesprek/ })
    await minutes.fill('900')
    await page.getByRole('button', { name: 'Concept bewaren' }).click()
    await page.getByRole('link', { name: 'Vul hoogstens 480 in.' }).click()
    expect(await minutes.evaluate((field) => field === document.activeElement)).toBe(true)
    await expectAccessible(page)
    // A closed browser loses nothing.
    const kept = page.waitForResponse((answer) => answer.request().postData()?.includes('"now":{"value":90,') === true)
    await minutes.fill('90')
    await page.getByText('1 waarde gewijzigd, nog niet bewaard.').waitFor()
    await kept
    await page.getByText('Wat je typte staat klaar als je terugkomt').waitFor()
    await page.reload()
    await expect.poll(() => minutes.inputValue()).toBe('90')
    await page.getByRole('button', { name: 'Concept bewaren' }).click()
    await page.getByText('Het concept is bewaard.').waitFor()

    await page.getByRole('link', { name: 'Categorie', exact: true }).click()
    await page.getByRole('grid').waitFor()
    await expectAccessible(page)
    await changeTable(page)

    await page.goto(`${draft}/verschillen`)
    const row = page.getByRole('row', { name: /^Duur van het eerste gesprek/ })
    await row.waitFor()
    expect(await row.getByRole('cell').allInnerTexts()).toEqual(['60', '90'])
    await page.getByRole('row', { name: /^Categorie · rij 3 · Uitleg in het Nederlands/ }).waitFor()
    await expectAccessible(page)

    await page.goto(`${draft}/vaststellen`)
    await page.getByText(/van de \d+ open dossiers krijgen een ander voorstel/).waitFor()
    await page.getByText('Wat met inwoners is afgesproken blijft staan.').waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Voordragen', exact: true }).click()
    await page.getByText('Vaststellen doet iemand anders').waitFor()
    expect(await page.getByRole('button', { name: 'Vaststellen' }).count()).toBe(0)

    const second = await at(app, `${draft}/vaststellen`, NADIA)
    await second.getByRole('button', { name: 'Vaststellen' }).click()
    await second.getByRole('button', { name: 'Ja, doorgaan' }).click()
    await second.getByText('Deze versie is al vastgesteld.').waitFor()
    await expectAccessible(second)

    const reader = await at(app, draft, KARIN)
    await reader.getByText('Aan een concept schrijven hoort niet bij jouw rol').waitFor()
    await reader.getByText('90 minuten').waitFor()
    expect(await reader.getByRole('button', { name: /^Wijzigen/ }).count()).toBe(0)
    await expectAccessible(reader)
    await reader.goto('/beleid')
    await reader.getByText('60 minuten').waitFor()
    await reader.goto('/beleid/versies')
    await reader.getByText('Een concept beginnen hoort niet bij jouw rol').waitFor()
  }, 240_000)

  test('two people write on one value: both stand side by side, and nothing is lost', async () => {
    const page = await at(app, '/beleid', DAAN)
    const draft = await startDraft(page, 'Weert 2028', '1-1-2028')
    const other = await at(app, draft, NADIA)
    for (const [who, days] of [
      [page, '14'],
      [other, '21'],
    ] as const) {
      await who.getByRole('button', { name: 'Wijzigen: Langste wachttijd tot het eerste gesprek' }).click()
      await who.getByRole('textbox', { name: /^Langste wachttijd tot het eerste gesprek/ }).fill(days)
    }
    await page.getByRole('button', { name: 'Concept bewaren' }).click()
    await page.getByText('Het concept is bewaard.').waitFor()
    await other.getByRole('button', { name: 'Concept bewaren' }).click()
    const conflict = other.getByRole('region', { name: 'Langste wachttijd tot het eerste gesprek' })
    await conflict.getByText('14').first().waitFor()
    await conflict.getByText('21').first().waitFor()
    await expectAccessible(other)
    await conflict.getByRole('button', { name: /^Houd wat jij typte/ }).click()
    await other.getByRole('button', { name: 'Concept bewaren' }).click()
    await other.getByText('Het concept is bewaard.').waitFor()
    await page.reload()
    await page.getByText('21').first().waitFor()
  }, 120_000)

  test.each(SCREENS)(
    '$language on $width px',
    async (screen) => {
      const page = await at(app, '/beleid', DAAN, screen)
      await page.locator('.trede-parameters').first().waitFor()
      await expectUsable(page)
      await page.goto('/beleid/versies')
      const first = page.locator('tbody th a').first()
      await first.waitFor()
      await expectUsable(page)
      await first.click()
      await page.locator('.trede-parameters').first().waitFor()
      await expectUsable(page)
      const version = new URL(page.url()).pathname
      for (const part of ['verschillen', 'vaststellen', 'tabellen/profiling.dmn/profile']) {
        await page.goto(`${version}/${part}`)
        await page.locator('main h1').waitFor()
        await expectUsable(page)
      }
    },
    120_000,
  )
})

/** By keyboard: a cell is narrowed so that a gap appears, the gap is mended and undone, a situation tried, a row explained. */
async function changeTable(page: Page): Promise<void> {
  const keys = await keyboardOnly(page)
  const gaps = page.getByRole('button', { name: 'Rij toevoegen voor dit gat' })
  const newGap = page.getByRole('listitem').filter({ hasText: /Waar we naartoe werken: Werk/ })
  await gaps.first().waitFor()
  const before = await gaps.count()
  expect(await newGap.count()).toBe(0)
  await keys.tabTo(cell(page, 1, 1))
  await keys.press('ArrowRight', 'F2')
  await page.getByRole('textbox', { name: 'Rij 1, Zorg nodig' }).waitFor()
  await keys.press('Control+a')
  await keys.type('true')
  await page.getByRole('grid').getByRole('status').getByText('ja', { exact: true }).waitFor()
  await keys.press('Enter')
  expect(await cell(page, 2, 2).evaluate((element) => element === document.activeElement)).toBe(true)
  await newGap.first().waitFor()
  await expectAccessible(page)
  await keys.press('Control+z')
  await expect.poll(() => gaps.count()).toBe(before)
  await keys.press('Control+Shift+z')
  await newGap.first().waitFor()

  // A row for the gap takes it away; the row still asks for its outcome and its words.
  await keys.tabTo(newGap.first().getByRole('button', { name: 'Rij toevoegen voor dit gat' }))
  await keys.press('Enter')
  await page.getByText('Rij 7 is toegevoegd voor dit gat.').waitFor()
  expect(await cell(page, 7, 4).evaluate((element) => element === document.activeElement)).toBe(true)
  await keys.type('"work"')
  await keys.press('Enter')
  await page.getByText('Rij 7: de bron ontbreekt.').waitFor()
  await expect.poll(() => newGap.count()).toBe(0)
  for (const _step of ['outcome', 'row', 'cell']) await keys.press('Control+z')
  await expect.poll(() => gaps.count()).toBe(before)
  expect(await page.getByRole('grid').locator('tbody tr').count()).toBe(6)

  // A situation is tried on the table as it is on the screen.
  // Letters typed into a list count as one word only while they come fast enough, which a busy machine does not promise.
  await keys.tabTo(page.getByLabel('Waar we naartoe werken'))
  await page.getByLabel('Waar we naartoe werken').selectOption({ label: 'Werk' })
  await page.getByText('Dit past: rij 1.').waitFor()

  await keys.tabTo(page.locator('[data-turn]'))
  await keys.press('Control+Home', 'ArrowDown', 'ArrowDown')
  await keys.tabTo(page.getByLabel('Uitleg in het Nederlands'))
  await keys.press('Control+a')
  await keys.type('Wie ooit wil werken doet nu mee.')
  await keys.tabTo(page.getByRole('button', { name: 'Tabel bewaren' }))
  await keys.press('Enter')
  await page.getByText('De tabel is bewaard.').waitFor()
}
