import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PDF } from '../attachment.ts'
import { type BrowserApp, keyboardOnly, signIn, startBrowserApp } from './kit.ts'
import { reportPerson, suspendIntake } from './new-dossier.ts'
import { expectUsable, SCREENS } from './visit.ts'

let app: BrowserApp
let folder: string
beforeAll(async () => {
  app = await startBrowserApp()
  folder = await mkdtemp(join(tmpdir(), 'trede-files-'))
  await writeFile(join(folder, 'evaluatieformulier.pdf'), PDF)
  await writeFile(join(folder, 'pagina.pdf'), '<html><script>alert(1)</script>')
})
afterAll(async () => {
  await app.close()
  await rm(folder, { recursive: true, force: true })
})

const file = (name: string) => join(folder, name)
const status = (page: Page, words: string | RegExp) => page.getByRole('status').filter({ hasText: words })

/** The rounds and results of a new dossier. */
async function opened(givenNames: string, settings: Parameters<BrowserApp['open']>[0] = {}): Promise<Page> {
  const page = await app.open(settings)
  await signIn(page, 'Anna Verbeek')
  const dossierId = await reportPerson(page, { givenNames, familyName: 'Peilstok', birthDate: '1984-03-12' })
  await page.goto(`/dossiers/${dossierId}/diagnoserondes`)
  await page.locator('main h1').waitFor()
  return page
}

/** A result of Melba, with the day that it holds until. */
async function record(page: Page, instrument: string, text: string): Promise<void> {
  await page.getByRole('button', { name: /^(Uitslag vastleggen|Record a result)$/ }).click()
  const form = page.getByRole('form', { name: /^(Uitslag vastleggen|Record a result)$/ })
  await form.locator('[name=instrument]').selectOption(instrument)
  await form.locator('[name=measuredBy]').fill('A. Bos, De Risse')
  await form.locator('[name=text]').fill(text)
  await form.getByRole('button', { name: /^(Uitslag bewaren|Keep the result)$/ }).click()
  await status(page, /is bewaard|has been kept/).waitFor()
}

test('a heavy round is begun, seen in practice with its form, and closed together, by keyboard', async () => {
  const page = await opened('Kees')
  const keyboard = await keyboardOnly(page)
  await keyboard.tabTo(page.getByRole('button', { name: 'Ronde beginnen' }))
  await keyboard.press('Enter')
  await expect.poll(() => keyboard.focused.getAttribute('name')).toBe('decision')
  await keyboard.focused.selectOption({ label: 'Wat er in het plan komt' })
  await keyboard.tabTo(page.getByRole('radio', { name: 'Lichte diagnose' }))
  await keyboard.press('ArrowDown', 'Control+Enter')
  await status(page, 'De ronde is begonnen.').waitFor()
  const round = page.getByRole('article', { name: 'Wat er in het plan komt' })
  await round.getByText('Open sinds').waitFor()
  expect(await round.getByText('Zware diagnose').isVisible()).toBe(true)

  await keyboard.tabTo(round.getByRole('button', { name: 'Waarneming vastleggen' }))
  await keyboard.press('Enter')
  await expect.poll(() => keyboard.focused.getAttribute('name')).toBe('text')
  await keyboard.type('Is op tijd en vraagt om hulp.')
  await keyboard.press('Tab')
  await keyboard.type('H. de Wit, nijverheidscentrum')
  await page.locator('input[type=file]').setInputFiles(file('evaluatieformulier.pdf'))
  await status(page, 'evaluatieformulier.pdf is toegevoegd.').waitFor()
  await keyboard.press('Control+Enter')
  await status(page, 'De waarneming is bewaard.').waitFor()
  await round.getByText(/Praktijkdiagnose, .* gezien door H\. de Wit, nijverheidscentrum/).waitFor()
  const download = page.waitForEvent('download')
  await round.getByRole('link', { name: 'evaluatieformulier.pdf' }).focus()
  await page.keyboard.press('Enter')
  expect((await download).suggestedFilename()).toBe('evaluatieformulier.pdf')

  await keyboard.tabTo(round.getByRole('button', { name: 'Ronde afronden' }))
  await keyboard.press('Enter')
  await expect.poll(() => keyboard.focused.getAttribute('name')).toBe('text')
  await keyboard.type('Samen kiezen we voor de houtwerkplaats.')
  await keyboard.press('Tab', 'Space', 'Control+Enter')
  await page.getByText('Eén afgeronde ronde').click()
  await page.getByText('Samen besloten met: de bewoner').waitFor()
})

test('what is there of an instrument is shown before it is ordered again, and asks a reason', async () => {
  const page = await opened('Mien')
  await record(page, 'melba', 'Werkt zorgvuldig.')
  await page.getByRole('button', { name: 'Meting aanvragen' }).click()
  const form = page.getByRole('form', { name: 'Meting aanvragen' })
  await form.getByLabel('Welk instrument?').selectOption({ label: 'Melba' })
  await form.getByText('Dit is er al').waitFor()
  await form.getByText('Werkt zorgvuldig.').waitFor()
  await form.getByRole('button', { name: 'Aanvragen' }).click()
  await form.getByRole('link', { name: 'Kies waarom dit opnieuw moet.' }).waitFor()
  await form.getByLabel('Waarom opnieuw?').selectOption({ label: 'De situatie is veranderd' })
  await form.getByRole('button', { name: 'Aanvragen' }).click()
  await status(page, 'Aangevraagd: Melba.').waitFor()
  await page.getByText('Opnieuw, want: de situatie is veranderd').waitFor()
  await page.getByRole('button', { name: 'Uitslag vastleggen' }).click()
  const wage = page.getByRole('form', { name: 'Uitslag vastleggen' })
  await wage.getByLabel('Welk instrument?').selectOption({ label: 'Loonwaarde' })
  await wage.getByLabel('Wie heeft gemeten?').fill('S. Kaya')
  await wage.getByLabel('De uitslag in woorden').fill('Werkt langzaam en heel precies.')
  await wage.getByLabel('Het getal (% van het loon)').fill('43')
  await wage.getByRole('button', { name: 'Uitslag bewaren' }).click()
  const series = page.getByRole('region', { name: 'Loonwaarde door de tijd' })
  await series.getByRole('img', { name: /43% van het loon, gemeten op 23 nov 2026/ }).waitFor()
  await series.getByRole('row', { name: /43% van het loon S\. Kaya/ }).waitFor()
})

test('a file of a wrong kind is refused in words, and what was typed is still there', async () => {
  const page = await opened('Roos')
  await page.getByRole('button', { name: 'Uitslag vastleggen' }).click()
  const form = page.getByRole('form', { name: 'Uitslag vastleggen' })
  await form.getByLabel('Welk instrument?').selectOption({ label: 'Dariuz' })
  await form.getByLabel('De uitslag in woorden').fill('De ene dag gaat het beter dan de andere.')
  await page.locator('input[type=file]').setInputFiles(file('pagina.pdf'))
  await form.getByText('pagina.pdf: Dit soort bestand bewaren we niet.', { exact: false }).waitFor()
  expect(await form.getByLabel('De uitslag in woorden').inputValue()).toBe('De ene dag gaat het beter dan de andere.')
  expect(await form.getByLabel(/Het getal/).count()).toBe(0)
  await form.getByLabel('Welk instrument?').selectOption({ label: 'Loonwaarde' })
  await form.getByLabel('Het getal (% van het loon)').fill('143')
  await form.getByLabel('Wie heeft gemeten?').fill('S. Kaya')
  await form.getByRole('button', { name: 'Uitslag bewaren' }).click()
  await form.getByRole('link', { name: 'Een heel getal van 0 tot en met 100.' }).waitFor()
  await form.getByLabel('Welk instrument?').selectOption({ label: 'Medische belastbaarheid' })
  await form.getByText('Geen ziekte of diagnose.', { exact: false }).waitFor()
  expect(await page.locator('input[type=file]').count()).toBe(0)
})

test('the medical adviser keeps a report for medical eyes; the case manager sees what somebody can do', async () => {
  const page = await opened('Nel')
  const address = page.url()
  await suspendIntake(page, address.split('/').at(-2) ?? '')
  const adviser = await app.open()
  await signIn(adviser, 'Hugo Adriaansen', address)
  await adviser.getByRole('button', { name: 'Uitslag vastleggen' }).click()
  await adviser.getByLabel('Wie heeft gemeten?').fill('Bedrijfsarts')
  await adviser.getByLabel('Wat kan iemand wel en niet?').fill('Vier uur per dag zittend werk.')
  await adviser.getByLabel('Toelichting voor medische ogen').fill('Hernia.')
  await adviser.locator('input[type=file]').setInputFiles(file('evaluatieformulier.pdf'))
  await status(adviser, 'evaluatieformulier.pdf is toegevoegd.').waitFor()
  await adviser.getByRole('button', { name: 'Uitslag bewaren' }).click()
  await status(adviser, 'De uitslag van Medische belastbaarheid is bewaard.').waitFor()
  await adviser.getByRole('link', { name: 'evaluatieformulier.pdf' }).waitFor()
  await expectUsable(adviser)

  await page.reload()
  await page.getByText('Vier uur per dag zittend werk.').waitFor()
  await page.getByText('Eén bestand, alleen voor medische ogen.').waitFor()
  expect(await page.getByText('Hernia').count()).toBe(0)
})

test.each(SCREENS)(
  'capacity stands beside burden and wishes, and fits the screen ($language, $width)',
  async (screen) => {
    const page = await opened('Bas', screen)
    await expectUsable(page)
    await record(page, 'dariuz', 'De ene dag gaat het beter dan de andere.')
    await page.getByText(/Over de draaglast staat nog niets|Nothing is known of the burden yet/).waitFor()
    await record(page, 'burden', 'Zorgt dag en nacht voor een ziek kind.')
    await page
      .getByText(/Over de draaglast staat nog niets|Nothing is known of the burden yet/)
      .waitFor({ state: 'detached' })
    await expectUsable(page)
  },
)

test('a category holds until a day, and the resident can disagree with it', async () => {
  const page = await opened('Toon')
  await page.goto(page.url().replace('diagnoserondes', 'indeling'))
  const form = page.getByRole('form', { name: 'Categorie vaststellen' })
  await form.getByRole('radio', { name: 'Maatschappelijke participatie' }).check()
  await form.getByText('Leeg: tot en met 23 nov 2027', { exact: false }).waitFor()
  await form.getByLabel('Tot en met wanneer geldt dit?').fill('gisteren')
  await form.getByRole('button', { name: 'Categorie vaststellen' }).click()
  await form.getByRole('link', { name: /Kies een dag na vandaag/ }).waitFor()
  await form.getByLabel('Tot en met wanneer geldt dit?').fill('+30')
  await form.getByRole('button', { name: 'Categorie vaststellen' }).click()
  await page.getByText('Geldt tot en met wo 23 december 2026.').waitFor()
  await page.goBack()
  await page.getByRole('button', { name: 'Iemand is het er niet mee eens' }).click()
  await page.getByRole('textbox', { name: 'Wat klopt er volgens de bewoner niet?' }).fill('Ik wil gewoon werken.')
  await page.getByRole('button', { name: 'Ernaast zetten' }).click()
  await status(page, 'Het staat naast het besluit.').waitFor()
  await page.locator('blockquote').filter({ hasText: 'Ik wil gewoon werken.' }).waitFor()
  await expectUsable(page)
})
