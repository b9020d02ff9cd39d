import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BrowserApp, expectAccessible, keyboardOnly, signIn, startBrowserApp } from './kit.ts'
import { recordFacts, reportPerson } from './new-dossier.ts'

let app: BrowserApp

beforeAll(async () => {
  app = await startBrowserApp()
})
afterAll(() => app.close())

/** A new dossier of this worker, and its page. */
async function newDossier(worker: string, givenNames: string, settings: Parameters<BrowserApp['open']>[0] = {}) {
  const page = await app.open(settings)
  await signIn(page, worker)
  const dossierId = await reportPerson(page, { givenNames, familyName: 'Proefpersoon', birthDate: '1984-03-12' })
  return { page, dossierId, go: (path: string) => page.goto(`/dossiers/${dossierId}/${path}`) }
}

const question = (page: Page, words: RegExp) => page.getByRole('form').getByRole('group', { name: words })

async function answer(page: Page, words: RegExp, choice: string): Promise<void> {
  await question(page, words).getByLabel(choice, { exact: true }).check()
  await page.getByRole('button', { name: 'Bewaren en verder' }).click()
}

test('fixed questions: an answer leads to the next one, all by keyboard, and a closed browser loses nothing', async () => {
  const { page, dossierId, go } = await newDossier('Anna Verbeek', 'Vera')
  await recordFacts(page, dossierId, { hasDebts: true })
  await go('intake')
  await page.getByText('De gemeente plant 45 minuten.').waitFor()
  await expectAccessible(page)
  const keys = await keyboardOnly(page)
  await keys.tabTo(page.getByRole('button', { name: 'Intake beginnen' }))
  await keys.press('Enter')
  await keys.tabTo(page.getByRole('radio', { name: 'Ja' }).first())
  await keys.press('ArrowDown', 'Enter')
  await page.getByRole('heading', { name: /^Vraag 2 van ongeveer/ }).waitFor()
  // The focus is in the next question: the arrow answers 'no' to being able to work.
  await keys.press('ArrowDown', 'Enter')
  const inTheWay = page.getByRole('textbox', { name: /Wat staat werk nu in de weg/ })
  await inTheWay.waitFor()
  expect(await page.getByText('Over hoeveel maanden', { exact: false }).count()).toBe(0)
  await keys.type('Eerst de pijn in mijn rug')
  await page.getByText(/Concept bewaard om/).waitFor()
  const state = await page.context().storageState()
  await page.context().close()

  const again = await app.open()
  await again.context().addCookies(state.cookies)
  await again.goto(`/dossiers/${dossierId}/intake`)
  await again.getByText('Je vorige concept staat er weer.').waitFor()
  expect(await again.getByRole('textbox', { name: /Wat staat werk nu in de weg/ }).inputValue()).toBe(
    'Eerst de pijn in mijn rug',
  )
  await again.getByRole('button', { name: 'Vorige vraag' }).click()
  await question(again, /Kan de klant betaald werk doen/).waitFor()
  await again.context().close()
})

test('what the dossier knew is not asked again, and the end says what is still open', async () => {
  const { page, dossierId, go } = await newDossier('Anna Verbeek', 'Bram')
  await recordFacts(page, dossierId, { medicalClaim: false, canWork: false, hasDebts: true })
  await go('intake')
  await page.getByRole('button', { name: 'Intake beginnen' }).click()
  await page.getByRole('textbox', { name: /Wat staat werk nu in de weg/ }).waitFor()
  await page
    .getByText(/Bekend sinds 23 nov 2026 \(gezegd door de bewoner\)\. Klopt dit nog\?/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'Naar afronden' }).click()
  await page.getByText('Nog open:').waitFor()
  await page.getByRole('button', { name: 'Intake afronden' }).click()
  await page.getByText('Nog niet opgeslagen').waitFor()
  await expectAccessible(page)
  await page
    .getByRole('button', { name: /^Beantwoorden: Wat staat werk nu in de weg/ })
    .first()
    .click()
  await page.getByRole('textbox', { name: /Wat staat werk nu in de weg/ }).fill('De zorg voor mijn moeder')
  await page.keyboard.press('Control+Enter')
  await answer(page, /Wat doet de klant nu/, 'Onbetaald werk')
  await answer(page, /Nederlandse taal/, 'Nee')
  await page.getByRole('button', { name: 'Overslaan' }).click()
  await page.getByRole('heading', { name: 'Alle vragen zijn beantwoord' }).waitFor()
  await page.getByRole('button', { name: 'Intake afronden' }).click()
  await page.getByRole('status').getByText('De intake is afgerond.').waitFor()
  expect(new URL(page.url()).pathname).toBe(`/dossiers/${dossierId}`)
  await go('diagnose')
  await page.getByRole('heading', { name: 'Kenmerken' }).waitFor()
  expect(await page.getByLabel('Trede van de participatieladder').inputValue()).toBe('unpaid-work')
  await page.context().close()
})

test('seed2 T4: a claim that work is medically impossible suspends the intake until the medical adviser says otherwise', async () => {
  const { page, dossierId, go } = await newDossier('Anna Verbeek', 'Rosa')
  await go('intake')
  await page.getByRole('button', { name: 'Intake beginnen' }).click()
  await answer(page, /medische redenen/, 'Ja')
  await page.getByText('Dan stopt het gesprek.').waitFor()
  await page.getByLabel('Wat zei de bewoner?').fill('Ik kan niet lang staan')
  await page.getByRole('button', { name: 'Gesprek stoppen en opschorten' }).click()
  await page.getByText('Wachten op de uitkomst van het medisch onderzoek.').waitFor()
  expect(await page.getByRole('button', { name: 'Uitkomst vastleggen' }).count()).toBe(0)
  await expectAccessible(page)
  await go('indeling')
  await page.getByText('De procedure is opgeschort').waitFor()
  expect(await page.getByRole('button', { name: /Voorstel volgen|Categorie vaststellen/ }).count()).toBe(0)
  await expectAccessible(page)

  const adviser = await app.open({ language: 'en' })
  await signIn(adviser, 'Hugo Adriaansen', `/dossiers/${dossierId}/intake`)
  await adviser.getByRole('button', { name: 'Record the outcome' }).click()
  await adviser.getByRole('link', { name: 'Choose an outcome.' }).waitFor()
  await adviser.getByLabel('Partly').check()
  await adviser.getByRole('button', { name: '+6 months' }).click()
  await expectAccessible(adviser)
  await adviser.getByRole('button', { name: 'Record the outcome' }).click()
  await adviser.getByText('The outcome has been recorded.').waitFor()

  await go('intake')
  await page.getByText(/Kan gedeeltelijk werken\. De intake gaat verder\./).waitFor()
  await question(page, /Kan de klant betaald werk doen/).waitFor()
  await page.context().close()
  await adviser.context().close()
})

test('topics: in any order, each with its own words, and the intake ends when the worker says so', async () => {
  const { page, dossierId, go } = await newDossier('Mariam Osei', 'Noor')
  await go('intake')
  await page.getByRole('button', { name: 'Intake beginnen' }).click()
  await page.getByLabel('Een droom, en stappen daarheen').fill('Een eigen naaiatelier')
  await page.getByLabel('Netwerk', { exact: false }).first().fill('Een zus in de buurt')
  await page.keyboard.press('Control+Enter')
  await page.getByText('De onderwerpen zijn bewaard.').waitFor()
  await expectAccessible(page)
  await page.getByLabel('Wonen').fill('Woont bij haar zus')
  await page.getByRole('button', { name: 'Intake afronden' }).click()
  await page.getByRole('status').getByText('De intake is afgerond.').waitFor()
  await go('intake')
  for (const words of ['Een eigen naaiatelier', 'Een zus in de buurt', 'Woont bij haar zus'])
    await page.getByText(words).waitFor()
  expect(new URL(page.url()).pathname).toBe(`/dossiers/${dossierId}/intake`)
  await page.context().close()
})

test('a free talk: no end without a report that gives the reasons', async () => {
  const { page, go } = await newDossier('Karin Smeets', 'Jip', { language: 'en' })
  await go('intake')
  await page.getByRole('button', { name: 'Start the intake' }).click()
  await page.getByLabel('What was discussed?').fill('He wants to work with wood again.')
  await page.getByRole('button', { name: 'Finish the intake' }).click()
  await page.getByRole('link', { name: 'Write down why you choose this direction.' }).click()
  await expectAccessible(page)
  await page.keyboard.type('He was a carpenter for ten years.')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('status').getByText('The intake has been finished.').waitFor()
  await page.context().close()
})

test('as in seed2 T6, the same facts give other categories elsewhere, and the screen says why', async () => {
  const { page, dossierId, go } = await newDossier('Anna Verbeek', 'Wim')
  await go('indeling')
  await page.getByText('Geen voorstel', { exact: true }).waitFor()
  await page.getByRole('link', { name: 'Maanden tot werk' }).click()
  const months = page.getByLabel('Maanden tot werk')
  await expect.poll(() => months.evaluate((element) => element === document.activeElement)).toBe(true)
  await months.fill('8')
  await page.getByRole('group', { name: 'Kan werken' }).getByLabel('Ja').check()
  await page.getByRole('button', { name: 'Kenmerken bewaren' }).click()
  await page.getByRole('link', { name: 'Kies hoe we dit weten.' }).waitFor()
  await page.getByRole('group', { name: 'Hoe weten we wat je nu wijzigt?' }).getByLabel('Gezegd').check()
  await page.getByRole('button', { name: 'Kenmerken bewaren' }).click()
  await page.getByRole('link', { name: 'Naar de indeling' }).click()
  await page.getByRole('button', { name: 'Voorstel volgen: Work First' }).waitFor()
  await page.getByText('Andere gemeenten', { exact: true }).click()
  const others = page.locator('.trede-comparison').getByRole('listitem')
  await others.filter({ hasText: /Amsterdam.*Re-integratie.*hoe lang het naar verwachting duurt/ }).waitFor()
  await page.getByText('De indelingen meten verschillende dingen.').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Andere categorie kiezen' }).click()
  await page.getByRole('radio', { name: 'Directe bemiddeling' }).check()
  await page.getByRole('button', { name: 'Categorie vaststellen' }).click()
  await page.getByRole('link', { name: 'Kies een reden.' }).waitFor()
  await page.getByLabel('Waarom anders dan het voorstel?').selectOption({ label: 'De wens van de klant' })
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Categorie vaststellen' }).click()
  await page.getByRole('status').getByText('De indeling is vastgesteld: Directe bemiddeling.').waitFor()
  expect(new URL(page.url()).pathname).toBe(`/dossiers/${dossierId}`)
  await page.context().close()
})

test('the diagnosis keeps strengths beside obstacles, each with its source', async () => {
  const { page, go } = await newDossier('Karin Smeets', 'Saar')
  await go('diagnose')
  await page.getByText('Begin met een sterke kant.').waitFor()
  await page.getByRole('button', { name: 'Toevoegen' }).click()
  await page.getByRole('link', { name: 'Kies een leefgebied.' }).waitFor()
  for (const [nature, text] of [
    ['Belemmering', 'Reist niet graag alleen'],
    ['Sterke kant', 'Kan goed koken voor veel mensen'],
  ] as const) {
    await page.getByLabel(nature, { exact: true }).check()
    await page.getByLabel('Leefgebied', { exact: true }).selectOption({ label: 'Werk en vaardigheden' })
    await page.getByLabel('Gemeld', { exact: true }).check()
    await page.getByLabel('Wie meldde het?').selectOption({ label: 'werkgever' })
    await page.getByLabel('Wat is er gezien, gezegd, gemeld of geoordeeld?').fill(text)
    await page.keyboard.press('Control+Enter')
    await page.getByText('Toegevoegd aan de diagnose.').waitFor()
  }
  const said = page.locator('.trede-statement')
  await said.filter({ hasText: 'Kan goed koken voor veel mensen' }).waitFor()
  expect(await said.first().textContent()).toContain('Kan goed koken voor veel mensen')
  expect(await said.nth(1).textContent()).toContain('Reist niet graag alleen')
  await page.getByText('gemeld door een organisatie: werkgever', { exact: false }).first().waitFor()
  await expectAccessible(page)
  await page.context().close()
})
