import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BrowserApp, expectAccessible, keyboardOnly, startBrowserApp } from './kit.ts'
import { hasFocus, region, resident, status, talkWith, text } from './talk.ts'
import { expectUsable, SCREENS } from './visit.ts'

let app: BrowserApp
beforeAll(async () => {
  app = await startBrowserApp()
})
afterAll(() => app?.close())

const DREAM = 'Alleen een droom: masseuse worden.'

describe('seed0 V4: who wanted nothing had a dream', () => {
  let page: Page
  let dossierId: string
  beforeAll(async () => {
    ;({ page, dossierId } = await resident(app, 'Reina'))
  })
  afterAll(() => page.context().close())

  test('the talk is typed in one go; by keyboard a sentence is lifted in her own words, and all is saved at once', async () => {
    const keys = await keyboardOnly(page)
    await keys.press('t')
    await hasFocus(text(page))
    await keys.type('Ze wil niets, zegt ze. Alleen een droom: masseuse worden.')
    await keys.press('F2')
    const form = page.getByRole('form', { name: 'Overnemen in de diagnose' })
    await hasFocus(form.getByLabel('Leefgebied'))
    expect(await form.innerText()).toContain('Alleen een droom: masseuse worden.')
    await expectAccessible(page)
    await keys.press('Control+Enter')
    await page.getByRole('link', { name: 'Kies een leefgebied.' }).waitFor()
    await keys.tabTo(form.getByLabel('Leefgebied'))
    await keys.type('Wensen')
    await keys.press('Tab', 'ArrowUp')
    expect(await form.getByRole('radio', { name: 'Wens', exact: true }).isChecked()).toBe(true)
    await keys.press('Control+Enter')
    await status(page, 'Overgenomen bij Wensen en motivatie.').waitFor()
    await hasFocus(text(page))
    await keys.type(' Haar moeder past op.')
    expect(await text(page).inputValue()).toBe(
      'Ze wil niets, zegt ze. Alleen een droom: masseuse worden. Haar moeder past op.',
    )
    expect(await page.locator('.trede-marked-back mark').allInnerTexts()).toEqual([DREAM])
    expect(await region(page, 'Leefgebieden').getByText('Wensen en motivatie').innerText()).toContain('1 overgenomen')
    await expectAccessible(page)
    await keys.press('Tab', 'Tab')
    await keys.type('+14')
    await keys.press('Control+Enter')
    await page.waitForURL(`**/dossiers/${dossierId}`)
    await status(page, 'De notitie is bewaard.').waitFor()
  })

  test('on the timeline the words are marked in the note, and the statement leads back to it', async () => {
    const timeline = region(page, 'Tijdlijn')
    expect(await timeline.locator('mark').allInnerTexts()).toEqual([expect.stringContaining(DREAM)])
    expect(await timeline.locator('mark').first().innerText()).toContain('(overgenomen: Wensen en motivatie)')
    await page.goto(`/dossiers/${dossierId}/diagnose`)
    const keys = await keyboardOnly(page)
    await keys.tabTo(page.getByRole('link', { name: /^Uit de notitie van/ }))
    await keys.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Notitie van ma 23 november 2026' }).waitFor()
    await page.goto(`/dossiers/${dossierId}/voorbereiding`)
    const wishes = region(page, 'Wensen en sterke kanten')
    await wishes.getByText(DREAM).waitFor()
    await page.goBack()
  })

  test('later more is lifted from the same note, sentence by sentence, and what was wrong is withdrawn', async () => {
    await page.getByRole('heading', { level: 1, name: 'Notitie van ma 23 november 2026' }).waitFor()
    const keys = await keyboardOnly(page)
    await keys.tabTo(page.getByText('Of kies een zin (3)'))
    await keys.press('Enter')
    await keys.tabTo(page.getByRole('button', { name: 'Haar moeder past op.' }))
    await keys.press('Enter')
    await hasFocus(page.getByLabel('Leefgebied', { exact: true }))
    await keys.type('Sociaal')
    await expectAccessible(page)
    await keys.press('Control+Enter')
    const lifted = region(page, 'Overgenomen (2)')
    await lifted.getByText('Haar moeder past op.').waitFor()
    const second = lifted.getByRole('listitem').filter({ hasText: 'Haar moeder past op.' })
    await keys.tabTo(second.locator('summary'))
    await keys.press('Enter')
    await keys.tabTo(second.getByRole('button', { name: 'Klopt niet' }))
    await keys.press('Enter')
    await region(page, 'Overgenomen (1)').waitFor()
    expect(await page.locator('.trede-marked-back mark').allInnerTexts()).toEqual([DREAM])
    await expectAccessible(page)
  })

  test('words are selected with the mouse or the arrows too, and nothing asks for an order', async () => {
    const area = page.locator('.trede-marked-front')
    await area.evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(0, 0))
    await area.focus()
    for (let letter = 0; letter < 'Ze wil niets'.length; letter++) await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('F2')
    const form = page.getByRole('form', { name: 'Overnemen in de diagnose' })
    expect(await form.getByLabel('Dit neem je over').innerText()).toBe('Ze wil niets')
    await page.keyboard.press('Escape')
    await hasFocus(area)
  })
})

test('seed0 V26: reasons against work pile up; a judging word is pointed out in the text and may stay, nobody is filed as unwilling', async () => {
  const { page, dossierId } = await talkWith(app, 'Mina')
  await text(page).fill('Ze komt met nieuwe bezwaren. Ze wil vijf keer op een dag bidden. Volgens mij onwillig.')
  await page.getByText('Het woord ‘onwillig’ is een oordeel.').waitFor()
  expect(await page.locator('.trede-mark-judging').allInnerTexts()).toEqual(['onwillig'])
  await text(page).evaluate((box: HTMLTextAreaElement) => {
    const at = box.value.indexOf('Ze wil vijf')
    box.setSelectionRange(at, at)
  })
  await page.getByRole('button', { name: 'Neem over' }).click()
  await page.getByLabel('Leefgebied', { exact: true }).selectOption({ label: 'Zoeken en solliciteren' })
  await page.getByRole('radio', { name: 'Belemmering' }).check()
  await page.getByRole('button', { name: 'Overnemen', exact: true }).click()
  await region(page, 'Overgenomen (1)').getByText('Ze wil vijf keer op een dag bidden.').waitFor()
  // What was edited around it does not matter to the piece.
  await text(page).fill('Ze komt met nieuwe bezwaren. Ze wil vijf keer op een dag bidden.')
  await page.getByRole('button', { name: '2 weken', exact: true }).click()
  await page.getByRole('button', { name: 'Bewaren' }).click()
  await page.waitForURL(`**/dossiers/${dossierId}`)
  const diagnosis = region(page, 'Wie is deze persoon')
  expect(await diagnosis.innerText()).toContain('gezegd door de bewoner')
  expect(await page.locator('main').innerText()).not.toContain('onwillig')
  await page.context().close()
})

test('on a small screen taking over stands under the text, and what was taken over by mistake is taken away; the text stays', async () => {
  const { page, dossierId } = await talkWith(app, 'Loes', { width: 400 })
  const parts = page.getByRole('navigation', { name: 'Dossier', exact: true })
  expect(await parts.locator('[aria-current]').innerText()).toBe('Gesprek')
  expect((await parts.boundingBox())?.height).toBeLessThan(64)
  await text(page).fill('Zij zingt in een koor.')
  const top = async (name: string) => (await page.getByRole('button', { name, exact: true }).boundingBox())?.y ?? 0
  expect(await top('Neem over')).toBeLessThan(await top('Bewaren'))
  await page.getByRole('button', { name: 'Neem over', exact: true }).click()
  await page.getByRole('radio', { name: 'Wens' }).press('Enter')
  // Enter sends the part that somebody is in, and not the note around it.
  await page.getByRole('link', { name: 'Kies een leefgebied.' }).waitFor()
  await page.getByRole('button', { name: 'Annuleren' }).click()
  await text(page).press('F2')
  await page.getByLabel('Leefgebied', { exact: true }).selectOption({ index: 1 })
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: 'Weghalen: Zij zingt in een koor.' }).click()
  await region(page, 'Overgenomen (0)').waitFor()
  await status(page, 'Weggehaald. De tekst staat er nog.').waitFor()
  expect(await text(page).inputValue()).toBe('Zij zingt in een koor.')
  await text(page).fill('')
  await page.getByRole('button', { name: 'Neem over' }).click()
  await status(page, 'Er staat daar geen tekst.').waitFor()
  await page.goto(`/dossiers/${dossierId}/diagnoserondes`)
  await parts.locator('[aria-current]').waitFor()
  expect(await parts.locator('[aria-current]').innerText()).toBe('Diagnose')
  // The last part is out of sight, and comes into it by keyboard.
  await parts.getByRole('link').last().focus()
  expect((await parts.getByRole('link').last().boundingBox())?.x).toBeLessThan(400)
  await page.context().close()
})

test('a talk with a next date takes six presses and strokes of text, and lifting a sentence as a wish five more', async () => {
  const { page, dossierId } = await resident(app, 'Zes')
  const keys = await keyboardOnly(page)
  let acts = 0
  const act = async (doing: Promise<void>) => {
    acts++
    await doing
  }
  await act(keys.press('t'))
  await hasFocus(text(page))
  await act(keys.type('Hij wil kok worden.'))
  await act(keys.press('F2'))
  await hasFocus(page.getByLabel('Leefgebied', { exact: true }))
  await act(keys.type('Wensen'))
  await act(keys.press('Tab'))
  await act(keys.press('ArrowUp'))
  await act(keys.press('Control+Enter'))
  await hasFocus(text(page))
  expect(acts).toBe(7)
  await act(keys.press('Tab'))
  await act(keys.press('Tab'))
  await act(keys.type('+14'))
  await act(keys.press('Control+Enter'))
  await page.waitForURL(`**/dossiers/${dossierId}`)
  expect(acts - 5).toBeLessThanOrEqual(8)
  await region(page, 'Wie is deze persoon').getByText('Hij wil kok worden.').waitFor()
  await page.context().close()
})

test.each(SCREENS)('the pages of a talk fit and are accessible in $language at $width', async ({ language, width }) => {
  const { page, dossierId } = await talkWith(app, 'Ria', { language, width })
  const area = page.locator('.trede-marked-front')
  await area.fill('Ze is onwillig, zegt men. Ze komt altijd op tijd.')
  await area.press('F2')
  await page.getByRole('form', { name: /Overnemen|Lift/ }).waitFor()
  // What lies half under the bar above is too small to touch.
  await page.evaluate(() => scrollTo(0, 0))
  await expectUsable(page)
  await page.locator('select[name=domain]').selectOption({ index: 2 })
  await page.keyboard.press('Control+Enter')
  await page.locator('.trede-marked-back .trede-mark-lifted').waitFor()
  await page.evaluate(() => scrollTo(0, 0))
  await expectUsable(page)
  await page.locator('.trede-chip').nth(1).click()
  await area.press('Control+Enter')
  await page.waitForURL(`**/dossiers/${dossierId}`)
  await page.locator('.trede-timeline mark').waitFor()
  await expectUsable(page)
  await page.getByRole('link', { name: /1 uitspraak overgenomen|1 statement lifted/ }).click()
  await area.waitFor()
  await expectUsable(page)
  await page.context().close()
})
