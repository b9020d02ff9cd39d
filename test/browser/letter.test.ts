import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BrowserApp, expectAccessible, keyboardOnly, startBrowserApp } from './kit.ts'
import { reportPerson } from './new-dossier.ts'
import { ANNA, at, expectUsable, guidedBy, RACHID, SCREENS, WENDY } from './visit.ts'

const MARIAM = 'Mariam Osei'

let app: BrowserApp
let anna: string[]
let mariam: string[]
beforeAll(async () => {
  app = await startBrowserApp()
  anna = await guidedBy(app, ANNA)
  mariam = await guidedBy(app, MARIAM)
})
afterAll(() => app?.close())

const status = (page: Page, words: string | RegExp) => page.getByRole('status').filter({ hasText: words })
const words = (page: Page) => page.getByRole('textbox', { name: /^(Tekst van de brief|Text of the letter)/ })
const paper = (page: Page) => page.getByRole('article', { name: 'Zo komt de brief eruit te zien' })
const timeline = (page: Page) => page.getByRole('region', { name: 'Tijdlijn' })
const address = (list: string[]): string => list.shift() ?? ''

/** The dossier's letter page. */
async function letterOf(dossier: string, who: string, settings = {}): Promise<Page> {
  const page = await at(app, `${dossier}/brief`, who, settings)
  await words(page).waitFor()
  return page
}

describe('a letter', () => {
  test('that invites somebody is written in two keys once the appointment is made, without a mouse', async () => {
    const page = await at(app, address(anna), ANNA)
    const keys = await keyboardOnly(page)
    await keys.press('a')
    await page.locator('.trede-panel form').waitFor()
    await keys.type('morgen 10:30')
    await keys.press('Control+Enter')
    await status(page, 'De afspraak is gemaakt').waitFor()
    const download = page.waitForEvent('download')
    await keys.press('b')
    await words(page).waitFor()
    expect(await words(page).inputValue()).toContain('- Wanneer: dinsdag 24 november 2026, 10:30 uur')
    expect(await paper(page).innerText()).toContain('Wanneer: dinsdag 24 november 2026, 10:30 uur')
    await expectAccessible(page)
    await keys.press('Control+Enter')
    await status(page, 'De brief is vastgelegd. Print de PDF').waitFor()
    const file = await download
    expect(file.suggestedFilename()).toBe('brief-2026-11-23.pdf')
    expect((await readFile(await file.path())).subarray(0, 5).toString()).toBe('%PDF-')
    await timeline(page).getByText('Uitnodiging, per post').waitFor()
    await page.getByText('Uitnodiging verstuurd op ma 23 november 2026').waitFor()
    await expectAccessible(page)
  })

  test('says of a threat what is known of it, with the source, and sends it all the same', async () => {
    const page = await letterOf(address(anna), ANNA)
    await words(page).fill('Beste bewoner,\n\nNiet komen kan gevolgen hebben voor uw uitkering.')
    const hint = status(page, 'Let op de woorden, het mag wel')
    await hint.waitFor()
    expect(await hint.innerText()).toContain('‘gevolgen hebben voor uw uitkering’')
    expect(await hint.innerText()).toContain('regels 1039-1043')
    // What is typed lies on paper at once, and can be had as a file that says it was not sent.
    expect(await paper(page).innerText()).toContain('Niet komen kan gevolgen hebben')
    const proof = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Proef als PDF' }).click()
    expect((await proof).suggestedFilename()).toBe('proef-brief-2026-11-23.pdf')
    await expectAccessible(page)
    await page.getByText(/Wat weten we over brieven bij/).click()
    await page.locator('.trede-evidence').getByText('Controleren en disciplineren').first().waitFor()
    await page.getByRole('button', { name: 'Vastleggen en PDF openen' }).click()
    await status(page, 'De brief is vastgelegd').waitFor()
  })

  test('without an address waits as a draft until the address is there', async () => {
    const page = await at(app, '/caseload', ANNA)
    const person = { givenNames: 'Zonder', familyName: 'Adres', birthDate: '1970-01-01' }
    await page.goto(`/dossiers/${await reportPerson(page, person)}/brief`)
    await words(page).waitFor()
    await page.getByText('Het adres is niet compleet.').waitFor()
    await words(page).fill('Beste bewoner,\n\nEigen woorden.')
    await page.getByRole('button', { name: 'Vastleggen en PDF openen' }).click()
    await page.getByText('Vul straat, postcode en plaats aan').waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Gegevens aanvullen' }).click()
    await page.getByLabel('Straat').fill('Dorpsstraat')
    await page.getByLabel('Huisnummer').fill('1')
    await page.getByLabel('Postcode').fill('1234 AB')
    await page.getByLabel(/^(Plaats|Woonplaats)/).fill('Ons Dorp')
    await page
      .locator('.trede-panel')
      .getByRole('button', { name: /opslaan|bewaren/i })
      .click()
    await page.getByText('1234 AB Ons Dorp').first().waitFor()
    expect(await words(page).inputValue()).toContain('Eigen woorden.')
    await page.getByRole('button', { name: 'Vastleggen en PDF openen' }).click()
    await status(page, 'De brief is vastgelegd').waitFor()
  })

  test('keeps what was typed when another template is chosen, until somebody replaces it', async () => {
    const page = await letterOf(address(anna), ANNA)
    await page.getByLabel('Sjabloon').selectOption({ label: 'Samenvatting van het plan (algemeen)' })
    await expect.poll(() => words(page).inputValue()).toContain('Uw doel')
    await words(page).fill('Mijn eigen tekst.')
    await page.getByLabel('Sjabloon').selectOption({ label: 'We hebben u gemist (algemeen)' })
    await status(page, 'Je hebt de tekst zelf veranderd').waitFor()
    expect(await words(page).inputValue()).toBe('Mijn eigen tekst.')
    await page.getByRole('button', { name: 'Vervang door het sjabloon' }).click()
    await expect.poll(() => words(page).inputValue()).toContain('{{missed-day}}')
    await status(page, 'Trede weet dit niet: de dag van de gemiste afspraak').waitFor()
    await page.getByRole('button', { name: 'Vastleggen en PDF openen' }).click()
    await page.getByRole('link', { name: /accolades|ingevuld/ }).waitFor()
  })

  test('after a missed appointment opens with the municipality’s own words and takes the step', async () => {
    const page = await at(app, address(mariam), MARIAM)
    await page.keyboard.press('a')
    await page.locator('.trede-panel form').waitFor()
    await page.keyboard.type('vandaag 10:30')
    await page.keyboard.press('Control+Enter')
    const settling = page.getByRole('group', { name: /23 november 2026, 10:30 af\?/ })
    await settling.getByRole('button', { name: 'Niet verschenen' }).click()
    await page
      .getByRole('group', { name: 'Waarom is de afspraak gemist?' })
      .getByRole('button', { name: 'niet bekend' })
      .click()
    await page.getByRole('link', { name: 'Schrijf de brief: Nog een uitnodiging' }).click()
    await words(page).waitFor()
    expect(await words(page).inputValue()).toContain('De gemeente Amsterdam wil graag weten hoe het met u gaat.')
    await page.getByText('Deze brief wordt ook vastgelegd als stap: Nog een uitnodiging.').waitFor()
    await page.keyboard.press('Control+Enter')
    await status(page, 'De brief is vastgelegd').waitFor()
    await page.getByText('Laatste stap: Nog een uitnodiging, ma 23 november 2026.').waitFor()
  })
})

describe('a letter to a group', () => {
  test('goes from the ticks in the caseload to everybody who can be written to, as one PDF', async () => {
    const page = await at(app, '/caseload', RACHID)
    const ticks = page.locator('tbody input[type=checkbox]')
    await ticks.first().waitFor()
    for (const row of [0, 1, 2]) await ticks.nth(row).check()
    await page.getByRole('button', { name: 'Brief aan 3 mensen' }).click()
    await page.getByLabel('Sjabloon').selectOption({ label: 'Eigen brief (algemeen)' })
    await page.getByLabel('Onderwerp').fill('Bijeenkomst')
    await words(page).fill('Beste {{name}},\n\nKom langs op {{appointment-place}}.')
    await page.getByText('Nog niet bekend: de plek van de afspraak').first().waitFor()
    expect(await page.getByRole('button', { name: '0 brieven vastleggen' }).isDisabled()).toBe(true)
    await words(page).fill('Beste {{name}},\n\nKom langs.')
    await page.getByText('Krijgt de brief', { exact: true }).first().waitFor()
    expect(await paper(page).innerText()).not.toContain('{{')
    await expectAccessible(page)
    await page.locator('tbody input[type=checkbox]').first().uncheck()
    await page.getByText('Krijgt de brief niet').waitFor()
    const file = page.waitForEvent('download')
    await page.getByRole('button', { name: '2 brieven vastleggen, met één PDF' }).click()
    await status(page, '2 brieven zijn vastgelegd.').waitFor()
    expect((await file).suggestedFilename()).toBe('brieven-2026-11-23.pdf')
    expect(await page.getByText('verstuurd', { exact: true }).count()).toBe(2)
    // Back later: who got it is still known, and gets it once.
    await page.reload()
    await page.getByRole('button', { name: '1 brief vastleggen' }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'PDF van alle 2 brieven' }).waitFor()
    expect(await page.getByText('verstuurd', { exact: true }).count()).toBe(2)
  })
})

describe('who letters come from', () => {
  test('is empty until the administrator fills it in, and then stands on the next letter', async () => {
    const wendy = await at(app, '/instellingen/afzender', WENDY)
    await wendy.getByText('Dit is nog niet ingevuld, en het beleid zegt het niet.').waitFor()
    await wendy.getByLabel('Postadres').fill('Postbus 1')
    await wendy.getByLabel('Telefoon').fill('0000 - 00 00 00')
    await wendy.getByRole('button', { name: 'Bewaren' }).click()
    await wendy
      .getByRole('link', { name: /verplicht|vul/i })
      .first()
      .waitFor()
    await wendy.getByLabel('Postcode').fill('1234 ab')
    await wendy.getByLabel('Plaats').fill('Ons Dorp')
    await expectAccessible(wendy)
    await wendy.getByRole('button', { name: 'Bewaren' }).click()
    await status(wendy, 'Zo staat het op brieven sinds').waitFor()
    const page = await letterOf(address(anna), ANNA)
    expect(await paper(page).innerText()).toContain('Retouradres: Postbus 1, 1234 AB Ons Dorp')
    expect(await paper(page).innerText()).toContain('Uw contactpersoon: Anna Verbeek')
  })
})

describe('these screens meet WCAG 2.2 AA', () => {
  for (const { language, width } of SCREENS)
    test(`in ${language}, ${width} pixels wide`, async () => {
      const page = await letterOf(address(mariam), MARIAM, { language, width })
      await words(page).fill('U bent verplicht te verschijnen. {{steps}}')
      await status(page, /^(Let op de woorden|Mind the words)/).waitFor()
      await expectUsable(page)
    })
})
