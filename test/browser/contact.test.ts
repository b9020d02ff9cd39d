import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actsOf, countEffort } from './effort.ts'
import { type BrowserApp, expectAccessible, type Keyboard, keyboardOnly, startBrowserApp } from './kit.ts'
import { ANNA, at, draftKept, expectUsable, guidedBy, SCREENS, signInAgain } from './visit.ts'

let app: BrowserApp
let dossiers: string[]
beforeAll(async () => {
  app = await startBrowserApp()
  dossiers = await guidedBy(app, ANNA)
})
afterAll(() => app?.close())

/** A dossier that no other test of this file touches. */
async function openDossier(): Promise<Page> {
  const page = await at(app, dossiers.shift() ?? '', ANNA)
  await page.getByRole('button', { name: 'Korte notitie' }).waitFor()
  return page
}

const note = (page: Page) => page.getByLabel('Wat is er besproken?')
const timeline = (page: Page) => page.getByRole('region', { name: 'Tijdlijn' })
const status = (page: Page, words: string | RegExp) => page.getByRole('status').filter({ hasText: words })

describe('a note', () => {
  test('takes seven presses and strokes of text, by keyboard alone, and is announced', async () => {
    const page = await openDossier()
    const keys = await keyboardOnly(page)
    const spent = await countEffort(page)
    await keys.press('n')
    await expect.poll(() => note(page).evaluate((box) => box === document.activeElement)).toBe(true)
    await keys.type('Belde over de cursus; begint maandag.')
    await keys.press('Tab')
    await keys.press('ArrowRight')
    await keys.press('Tab')
    await keys.type('+14')
    await page.getByText('ma 7 december 2026, over 14 dagen').waitFor()
    await keys.press('Control+Enter')
    await status(page, 'De notitie is bewaard. Volgend contact: ma 7 december 2026.').waitFor()
    expect(actsOf(await spent())).toBeLessThanOrEqual(8)
    expect(await keys.focused.innerText()).toBe('Korte notitie')
    const first = timeline(page).getByRole('listitem').first()
    expect(await first.innerText()).toContain('Belde over de cursus; begint maandag.')
    expect(await first.innerText()).toContain('Telefoon. Volgend contact: ma 7 december 2026')
    expect(await page.getByRole('region', { name: 'Volgend contact' }).innerText()).toContain('7 dec 2026')
  })

  test('that is closed by Escape is kept as a draft, also after the browser was closed', async () => {
    const page = await openDossier()
    const keys = await keyboardOnly(page)
    await keys.press('n')
    await note(page).waitFor()
    const kept = draftKept(page)
    await keys.type('Nog niet af')
    await keys.press('Escape')
    await note(page).waitFor({ state: 'detached' })
    expect(await keys.focused.innerText()).toBe('Korte notitie')
    const address = page.url()
    await kept
    await page.context().close()
    const again = await at(app, address, ANNA)
    await again.getByRole('button', { name: 'Korte notitie' }).press('Enter')
    await expect.poll(() => note(again).inputValue()).toBe('Nog niet af')
    await again.getByText('Je vorige concept staat er weer.').waitFor()
  })

  test('says what is missing, does not take half a date, and asks why it is later than the norm', async () => {
    const page = await openDossier()
    const keys = await keyboardOnly(page)
    await keys.press('n')
    await note(page).waitFor()
    await keys.press('Control+Enter')
    await page.getByRole('alert').filter({ hasText: 'Schrijf op wat er is besproken.' }).waitFor()
    await keys.tabTo(page.getByRole('link', { name: 'Schrijf op wat er is besproken.' }))
    await keys.press('Enter')
    await keys.type('Kort gesproken.')
    const next = page.getByRole('textbox', { name: 'Volgend contact' })
    await keys.tabTo(next)
    await keys.type('32-13')
    await keys.press('Control+Enter')
    await page.getByRole('link', { name: 'Het volgende contact is geen datum.' }).waitFor()
    await keys.tabTo(next)
    await keys.press('Control+A')
    await keys.type('+300')
    await keys.press('Control+Enter')
    await page.getByRole('alert').getByRole('link', { name: /reden/ }).waitFor()
    await expectAccessible(page)
    const reason = page.getByLabel('Waarom later?')
    await keys.tabTo(reason)
    await keys.press('ArrowDown')
    await keys.tabTo(page.getByLabel('Toelichting in je eigen woorden'))
    await keys.type('Zit de komende maanden in het buitenland.')
    await keys.press('Control+Enter')
    await status(page, 'De notitie is bewaard.').waitFor()
    await timeline(page).getByText('Zit de komende maanden in het buitenland.').waitFor()
  })
})

/** Makes an appointment from anywhere on the page. */
async function makeAppointment(page: Page, keys: Keyboard, day: string, time: string): Promise<void> {
  await keys.tabTo(page.getByRole('button', { name: 'Afspraak', exact: true }))
  await keys.press('Enter')
  await page.getByRole('form', { name: 'Afspraak maken' }).waitFor()
  await keys.type(day)
  await keys.tabTo(page.getByRole('textbox', { name: 'Tijd' }))
  await keys.type(time)
  await keys.press('Control+Enter')
  await status(page, /De afspraak is gemaakt/).waitFor()
}

describe('appointments', () => {
  test('are made, kept, cancelled and missed by keyboard alone', async () => {
    const page = await openDossier()
    const keys = await keyboardOnly(page)
    await keys.tabTo(page.getByRole('button', { name: 'Afspraak', exact: true }))
    await keys.press('Enter')
    await page.getByRole('form', { name: 'Afspraak maken' }).waitFor()
    await keys.press('Control+Enter')
    await page.getByRole('link', { name: 'Kies een dag.' }).waitFor()
    await expectAccessible(page)
    await keys.press('Escape')
    expect(await keys.focused.innerText()).toBe('Afspraak')
    await makeAppointment(page, keys, 'vandaag', '930')
    await makeAppointment(page, keys, 'vandaag', '11')
    await makeAppointment(page, keys, 'morgen', '14:00')

    const settling = (moment: string) => page.getByRole('group', { name: `Hoe liep de afspraak van ${moment} af?` })
    const first = settling('ma 23 november 2026, 09:30')
    await keys.tabTo(first.getByRole('textbox', { name: /Korte notitie bij de afloop/ }))
    await keys.type('Kwam met haar zus.')
    await keys.tabTo(first.getByRole('button', { name: 'Nagekomen' }))
    await keys.press('Enter')
    await status(page, 'Vastgelegd: ma 23 november 2026, 09:30, nagekomen.').waitFor()
    expect(await keys.focused.innerText()).toBe('Afspraken')

    await keys.tabTo(settling('ma 23 november 2026, 11:00').getByRole('button', { name: 'Niet verschenen' }))
    await keys.press('Enter')
    await page.getByRole('group', { name: 'Waarom is de afspraak gemist?' }).waitFor()
    await keys.press('Tab', 'Enter')
    await status(page, 'Vastgelegd: ma 23 november 2026, 11:00, niet verschenen.').waitFor()

    const ahead = settling('di 24 november 2026, 14:00')
    expect(await ahead.getByRole('button').allInnerTexts()).toEqual(['Afzeggen'])
    await keys.tabTo(ahead.getByRole('button', { name: 'Afzeggen' }))
    await keys.press('Enter', 'Enter')
    await status(page, 'Vastgelegd: di 24 november 2026, 14:00, afgezegd.').waitFor()
    await timeline(page).getByText('Kwam met haar zus.').waitFor()
    for (const outcome of [
      'Nagekomen, ma 23 november',
      'Niet verschenen (opvang van kinderen), ma 23',
      'Afgezegd (ziekte), di 24',
    ])
      await timeline(page).getByText(outcome).waitFor()
  })
})

describe('what happens meanwhile', () => {
  test('two people at one dossier: the second sees what the first did, keeps the text, and saves again', async () => {
    const page = await openDossier()
    await page.getByRole('button', { name: 'Korte notitie' }).click()
    await note(page).fill('Mijn kant van het verhaal.')
    const other = await at(app, page.url(), 'Marga Hoogland')
    await other.getByRole('button', { name: 'Korte notitie' }).click()
    await note(other).fill('De teamleider sprak haar ook.')
    await other.getByRole('button', { name: '2 weken', exact: true }).click()
    await other.getByRole('button', { name: 'Bewaren' }).click()
    await status(other, 'De notitie is bewaard.').waitFor()

    await page.getByRole('button', { name: '1 week', exact: true }).click()
    await note(page).press('Control+Enter')
    const conflict = status(page, 'Iemand anders was je voor')
    await conflict.getByText('Contact: Gesprek. Volgend contact: ma 7 december 2026, door Marga Hoogland').waitFor()
    expect(await note(page).inputValue()).toBe('Mijn kant van het verhaal.')
    await expectAccessible(page)
    await note(page).press('Control+Enter')
    await status(page, 'De notitie is bewaard. Volgend contact: ma 30 november 2026.').waitFor()
    for (const words of ['Mijn kant van het verhaal.', 'De teamleider sprak haar ook.'])
      await timeline(page).getByText(words).waitFor()
  })

  test('a session that ended while typing keeps the text; signing in again in another tab lets it be saved', async () => {
    const page = await openDossier()
    await page.getByRole('button', { name: 'Korte notitie' }).click()
    await note(page).fill('Getypt terwijl de sessie verliep.')
    await page.getByRole('button', { name: '4 weken', exact: true }).click()
    await page.context().clearCookies()
    await note(page).press('Control+Enter')
    const dialog = page.getByRole('dialog', { name: 'Je bent afgemeld' })
    await dialog.waitFor()
    await expectAccessible(page)
    await signInAgain(page, ANNA)
    expect(await note(page).inputValue()).toBe('Getypt terwijl de sessie verliep.')
    await note(page).press('Control+Enter')
    await status(page, 'De notitie is bewaard.').waitFor()
    await timeline(page).getByText('Getypt terwijl de sessie verliep.').waitFor()
  })
})

describe('the panels on a dossier meet WCAG 2.2 AA', () => {
  for (const { language, width } of SCREENS)
    test(`in ${language}, ${width} pixels wide`, async () => {
      const page = await at(app, dossiers.at(-1) ?? '', ANNA, { language, width })
      for (const name of [/^(Korte notitie|Short note)$/, /^(Afspraak|Appointment)$/]) {
        await page.getByRole('button', { name }).click()
        await page.locator('.trede-panel form').waitFor()
        await expectUsable(page)
        await page.keyboard.press('Escape')
      }
    })
})
