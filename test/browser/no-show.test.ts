import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '../../src/core/day.ts'
import { actsOf, countEffort } from './effort.ts'
import { type BrowserApp, expectAccessible, keyboardOnly, startBrowserApp } from './kit.ts'
import { ANNA, at, expectUsable, guidedBy, SCREENS } from './visit.ts'

/** Amsterdam: another invitation, a home visit, a no that is respected. Leidschendam-Voorburg: not known. */
const MARIAM = 'Mariam Osei'

let app: BrowserApp
let amsterdam: string[]
let leidschendam: string[]
beforeAll(async () => {
  app = await startBrowserApp()
  amsterdam = await guidedBy(app, MARIAM)
  leidschendam = await guidedBy(app, ANNA)
})
afterAll(() => app?.close())

const card = (page: Page) => page.getByRole('region', { name: /^(Niet gekomen|Did not come)$/ })
const status = (page: Page, words: string | RegExp) => page.getByRole('status').filter({ hasText: words })
const timeline = (page: Page) => page.getByRole('region', { name: 'Tijdlijn' })

/** A dossier that no other test of this file touches. */
async function open(who: string, settings = {}): Promise<Page> {
  const page = await at(app, (who === MARIAM ? amsterdam : leidschendam).shift() ?? '', who, settings)
  await page.getByRole('button', { name: /^(Korte notitie|Short note)$/ }).waitFor()
  return page
}

/** An appointment of this morning that nobody came to, with or without a reason. */
async function missed(page: Page, reason: string): Promise<void> {
  await page.keyboard.press('a')
  await page.locator('.trede-panel form').waitFor()
  await page.keyboard.type('vandaag 10:30')
  await page.keyboard.press('Control+Enter')
  const settling = page.getByRole('group', { name: /23 november 2026.* 10:30 af\?/ })
  await settling.getByRole('button', { name: 'Niet verschenen' }).click()
  await page.getByRole('group', { name: 'Waarom is de afspraak gemist?' }).getByRole('button', { name: reason }).click()
  await card(page).waitFor()
}

describe('who does not come', () => {
  test('is invited, logged as absent and followed up in six keys and clicks', async () => {
    const page = await open(MARIAM)
    const spent = await countEffort(page)
    await page.keyboard.press('a')
    await expect
      .poll(() => page.getByLabel('Dag', { exact: true }).evaluate((one) => one === document.activeElement))
      .toBe(true)
    await page.keyboard.type('vandaag 10:30')
    await page.keyboard.press('Control+Enter')
    await status(page, 'De afspraak is gemaakt: ma 23 november 2026, 10:30.').waitFor()
    const settling = page.getByRole('group', { name: /23 november 2026, 10:30 af\?/ })
    await settling.getByRole('button', { name: 'Niet verschenen' }).click()
    const why = page.getByRole('group', { name: 'Waarom is de afspraak gemist?' })
    await why.getByRole('button', { name: 'niet bekend' }).click()
    await card(page).getByText('Hierop is nog niets gevolgd.').waitFor()
    await expectAccessible(page)
    await card(page).getByRole('button', { name: 'Stap gezet: Nog een uitnodiging' }).click()
    await status(page, 'Vastgelegd: Nog een uitnodiging.').waitFor()
    expect(actsOf(await spent())).toBeLessThanOrEqual(6)

    await card(page).getByText('Laatste stap: Nog een uitnodiging, ma 23 november 2026.').waitFor()
    await card(page).getByText('De volgende stap komt pas als iemand opnieuw wegblijft').waitFor()
    expect(await card(page).locator('[aria-current=step]').count()).toBe(0)
    expect(
      await card(page)
        .getByRole('button', { name: /^Stap gezet/ })
        .count(),
    ).toBe(0)
    expect(await card(page).innerText()).toContain('regels 1043-1048')
    await timeline(page).getByText('Nog een uitnodiging').first().waitFor()

    await card(page).getByRole('button', { name: 'Stoppen met opvolgen' }).click()
    await page.getByRole('radio', { name: 'Het nee is gerespecteerd' }).check()
    await page.getByRole('button', { name: 'Vastleggen' }).click()
    await page.getByRole('link', { name: 'Zeg of iemand een gevaar is' }).waitFor()
    await page.getByRole('radio', { name: 'Nee, daar is geen teken van' }).check()
    await page
      .getByLabel('Hoe zei de inwoner nee, en hoe vaak?')
      .fill('Zei aan de telefoon en bij de balie: geen hulp.')
    await page.getByRole('button', { name: 'Vastleggen' }).click()
    await status(page, 'je volgt deze afwezigheid niet verder op').waitFor()
  })

  test('stands on Vandaag until something follows', async () => {
    const page = await open(MARIAM)
    await missed(page, 'niet bekend')
    const name = await page.locator('main h1').innerText()
    const address = page.url()
    await page.goto('/vandaag')
    const waiting = page.getByRole('region', { name: 'Niet gekomen, nog geen vervolg' })
    const familyName = name.split(' ').at(-1) ?? name
    await waiting
      .getByRole('listitem')
      .filter({ hasText: familyName })
      .filter({ hasText: 'Kwam vandaag niet' })
      .waitFor()
    await expectAccessible(page)
    await page.goto(address)
    await card(page)
      .getByRole('button', { name: /^Stap gezet/ })
      .click()
    await status(page, 'Vastgelegd').waitFor()
    await page.goto('/vandaag')
    await page.getByRole('heading', { name: 'Langst uit beeld' }).waitFor()
    expect(await waiting.getByRole('link', { name }).count()).toBe(0)
  })

  test('with an ill child gets no step proposed; another one asks a reason, all by keyboard', async () => {
    const page = await open(MARIAM)
    await missed(page, 'Opvang van kinderen')
    await card(page).getByText('Dat is geen onwil.').waitFor()
    await card(page).getByText('Trede stelt daarom geen stap voor').waitFor()
    const address = page.url()
    await page.goto(address)
    await card(page).waitFor()
    const keys = await keyboardOnly(page)
    await keys.tabTo(card(page).getByRole('button', { name: 'Andere stap' }))
    await keys.press('Enter')
    await page.getByRole('form', { name: 'Andere stap' }).waitFor()
    await keys.press('Control+Enter')
    await page.getByRole('link', { name: 'Kies een stap.' }).waitFor()
    await keys.tabTo(page.getByRole('radio', { name: 'Nog een uitnodiging' }))
    await keys.press('ArrowDown')
    const reason = page.getByLabel('Waarom deze stap?')
    await keys.tabTo(reason)
    await keys.press('ArrowDown')
    await expectAccessible(page)
    await keys.press('Control+Enter')
    await status(page, 'Vastgelegd: Huisbezoek.').waitFor()

    await keys.tabTo(card(page).getByRole('button', { name: 'Stoppen met opvolgen' }))
    await keys.press('Enter')
    await page.getByRole('form', { name: 'Stoppen met opvolgen' }).waitFor()
    await keys.press('ArrowDown', 'ArrowDown')
    await expectAccessible(page)
    await keys.press('Control+Enter')
    await status(page, 'je volgt deze afwezigheid niet verder op').waitFor()
    await card(page).waitFor({ state: 'detached' })
    await timeline(page).getByText('Gemiste afspraak niet verder opgevolgd').first().waitFor()
  })

  test('where the policy is silent, the worker chooses; a measure is only given to somebody to weigh', async () => {
    const page = await open(ANNA)
    await missed(page, 'niet bekend')
    await card(page).getByText('is niet bekend. Je kiest zelf wat past.').waitFor()
    await card(page).getByRole('button', { name: 'Andere stap' }).click()
    await page.getByRole('radio', { name: 'Laten wegen of er een maatregel moet komen' }).check()
    await page.getByText('Niet willen was niet kunnen').waitFor()
    await page.getByText('Er komt geen maatregel en ook geen concept daarvan.').waitFor()
    await page.getByRole('button', { name: 'Vastleggen' }).click()
    await page.getByRole('link', { name: 'Kies wie het weegt.' }).waitFor()
    await expectAccessible(page)
    await page.getByLabel('Wie weegt of er een maatregel moet komen?').selectOption({ label: 'Rachid Benomar' })
    await page.getByRole('button', { name: 'Vastleggen' }).click()
    await status(page, 'Vastgelegd: Laten wegen').waitFor()
    await timeline(page).getByText('weegt: Rachid Benomar').waitFor()
  })
})

describe('an appointment', () => {
  test('on a closed day or over another one is told beforehand, and can be made all the same', async () => {
    const page = await open(ANNA)
    const make = async (moment: string) => {
      await page.keyboard.press('a')
      await page.locator('.trede-panel form').waitFor()
      await page.keyboard.type(moment)
    }
    await make('25-12 10:00')
    await status(page, 'Gesloten dag: eerste kerstdag.').waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Control+Enter')
    await status(page, 'De afspraak is gemaakt').waitFor()
    await make('25-12 10:30')
    await status(page, 'Je hebt dan al een afspraak: vr 25 december 2026, 10:00').waitFor()
    await page.keyboard.press('Control+Enter')
    await status(page, 'De afspraak is gemaakt: vr 25 december 2026, 10:30.').waitFor()
  })
})

describe('the page Agenda', () => {
  test('shows a week by day, goes to another week by one key, and leads to one’s own calendar', async () => {
    const page = await at(app, '/vandaag', MARIAM)
    await page.getByRole('navigation').getByRole('link', { name: 'Agenda', exact: true }).click()
    await page.getByRole('heading', { name: 'ma 23 november 2026 (vandaag)' }).waitFor()
    for (let weeks = 0; weeks < 5; weeks++) {
      await page.keyboard.press('l')
      await expect.poll(() => new URL(page.url()).searchParams.get('on')).toBe(addDays('2026-11-30', weeks * 7))
    }
    await page.keyboard.press('e')
    await page.getByRole('region', { name: 'vr 25 december 2026 (eerste kerstdag)' }).waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'In je eigen agenda zien' }).click()
    await page.getByRole('heading', { name: 'Agenda koppelen' }).waitFor()
  })

  test('gives an address once, which a calendar reads until it is withdrawn', async () => {
    const page = await at(app, '/instellingen/agenda', MARIAM)
    await page.getByRole('button', { name: 'Adres maken' }).click()
    await status(page, 'Je adres is gemaakt').waitFor()
    await expectAccessible(page)
    const address = await page.locator('code').innerText()
    const read = () => fetch(address)
    const response = await read()
    const text = await response.text()
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8'])
    expect(text).toContain('SUMMARY:Afspraak\\, ')
    await page.reload()
    await page.getByText('Je hebt een adres sinds ma 23 november 2026.').waitFor()
    expect(await page.locator('code').count()).toBe(0)
    await page.getByRole('button', { name: 'Adres intrekken' }).click()
    await page.getByRole('button', { name: 'Ja, doorgaan' }).click()
    await status(page, 'Het adres is ingetrokken.').waitFor()
    expect((await read()).status).toBe(404)
  })
})

describe('these screens meet WCAG 2.2 AA', () => {
  for (const { language, width } of SCREENS)
    test(`in ${language}, ${width} pixels wide`, async () => {
      const nl = await open(MARIAM)
      await missed(nl, 'Ziekte')
      const page = await at(app, nl.url(), MARIAM, { language, width })
      await card(page).waitFor()
      await expectUsable(page)
      await card(page)
        .getByRole('button', { name: /^(Andere stap|Another step)$/ })
        .click()
      await card(page).getByRole('radio').first().check()
      await expectUsable(page)
      await page.goto('/vandaag')
      await page.getByRole('region', { name: /nog geen vervolg|no follow-up yet/ }).waitFor()
      await expectUsable(page)
      await page.goto('/instellingen/agenda')
      await page.getByRole('button', { name: /^(Adres maken|Make an address)$/ }).click()
      await page.locator('code').waitFor()
      await expectUsable(page)
      await page.reload()
      await page.getByRole('button', { name: /^(Adres intrekken|Withdraw)/ }).click()
      await page.getByRole('button', { name: /^(Ja, doorgaan|Yes)/ }).click()
      await page.getByRole('button', { name: /^(Adres maken|Make an address)$/ }).waitFor()
    })
})
