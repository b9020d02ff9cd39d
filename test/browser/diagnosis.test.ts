import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BrowserApp, expectAccessible, expectNoSideways, keyboardOnly, signIn, startBrowserApp } from './kit.ts'
import { reportPerson } from './new-dossier.ts'

let app: BrowserApp

beforeAll(async () => {
  app = await startBrowserApp()
})
afterAll(() => app.close())

/** The diagnosis page of a new dossier. */
async function newDiagnosis(givenNames: string, settings: Parameters<BrowserApp['open']>[0] = {}) {
  const page = await app.open(settings)
  await signIn(page, 'Anna Verbeek')
  const dossierId = await reportPerson(page, { givenNames, familyName: 'Kijkgraag', birthDate: '1984-03-12' })
  await page.goto(`/dossiers/${dossierId}/diagnose`)
  await page.getByRole('form', { name: 'Uitspraak toevoegen' }).waitFor()
  return { page, dossierId }
}

const statementForm = (page: Page) => page.getByRole('form', { name: 'Uitspraak toevoegen' })

async function state(page: Page, text: string, source: string): Promise<void> {
  const form = statementForm(page)
  await form.getByRole('radio', { name: 'Omstandigheid' }).check()
  await form.getByLabel('Leefgebied').selectOption({ label: 'Gezondheid' })
  await form.getByRole('radio', { name: source, exact: true }).check()
  await form.getByRole('textbox', { name: /Wat is er gezien/ }).fill(text)
  await form.getByRole('button', { name: 'Toevoegen' }).click()
  await page.locator('.trede-statement').getByText(text).first().waitFor()
}

/** Saves a measurement of the series that is shown. */
async function measure(page: Page, rung: string, on: string): Promise<void> {
  const form = page.getByRole('form', { name: 'Nieuwe meting' })
  await form.getByLabel('Trede van de participatieladder').selectOption({ label: rung })
  await form.getByRole('radio', { name: 'Geoordeeld', exact: true }).check()
  await form.getByLabel('Op welke dag was dit zo?').fill(on)
  await form.getByRole('button', { name: 'Meting bewaren' }).click()
  await page.getByRole('status').getByText('De meting is bewaard.').waitFor()
}

test('a word that judges is pointed out while typing, not in the resident’s own words, and never refused', async () => {
  const { page } = await newDiagnosis('Jaap')
  const form = statementForm(page)
  await form.getByRole('radio', { name: 'Geoordeeld', exact: true }).check()
  await form.getByRole('textbox', { name: /Wat is er gezien/ }).fill('Komt luie en ongemotiveerd over.')
  await form.getByText('De woorden ‘lui’, ‘ongemotiveerd’ zijn een oordeel.', { exact: false }).waitFor()
  await expectAccessible(page)
  await form.getByRole('radio', { name: 'Gezegd', exact: true }).check()
  await form.getByText('zijn een oordeel', { exact: false }).waitFor({ state: 'detached' })
  await state(page, 'Is ongemotiveerd.', 'Geoordeeld')
  await page.context().close()
})

test('a long word bends at the edge of a small screen, and a long statement shows its beginning until asked', async () => {
  const { page, dossierId } = await newDiagnosis('Wiebe', { width: 400 })
  const address = `${'heel.lang.adres.'.repeat(4)}w@voorbeeld.nl`
  await state(page, address, 'Gezegd')
  const story = `Begin. ${'Ze belde haar broer. '.repeat(60)}Slotwoord.`
  await statementForm(page)
    .getByRole('textbox', { name: /Wat is er gezien/ })
    .fill(story)
  await statementForm(page).getByRole('radio', { name: 'Omstandigheid' }).check()
  await statementForm(page).getByLabel('Leefgebied').selectOption({ label: 'Gezondheid' })
  await statementForm(page).getByRole('radio', { name: 'Gezegd', exact: true }).check()
  await statementForm(page).getByRole('button', { name: 'Toevoegen' }).click()
  const more = page.locator('.trede-statement').getByRole('button', { name: 'Toon alles' })
  await more.waitFor()
  for (const noDay of ['31-2-2026', 'abc']) {
    await statementForm(page).getByLabel('Wanneer').fill(noDay)
    await page.keyboard.press('Control+Enter')
    await statementForm(page)
      .getByRole('link', { name: /^Dit is geen datum/ })
      .waitFor()
    expect(await statementForm(page).getByText('Kies een dag tot en met vandaag.').count()).toBe(0)
  }
  expect(await page.locator('.trede-statement').getByText('Slotwoord.').count()).toBe(0)
  await more.press('Enter')
  await page.locator('.trede-statement').getByText('Slotwoord.').waitFor()
  for (const place of ['diagnose', '', 'voorbereiding']) {
    await page.goto(`/dossiers/${dossierId}/${place}`)
    await page.getByText(address).first().waitFor()
    await expectNoSideways(page)
  }
  await page.context().close()
})

test('what files forget is a list that asks nothing; writing it down begins with its subject', async () => {
  const { page } = await newDiagnosis('Mies')
  await page.getByText('Wat vaak vergeten wordt (4)').click()
  await page.getByRole('button', { name: /Opschrijven: .*andere ouder/ }).click()
  await expect.poll(() => statementForm(page).getByLabel('Leefgebied').inputValue()).toBe('network')
  await page.context().close()
})

test('a statement that is not right is withdrawn where it stands', async () => {
  const { page } = await newDiagnosis('Geert')
  await state(page, 'Heeft geen telefoon.', 'Gezien')
  const statement = page.locator('.trede-statement').filter({ hasText: 'Heeft geen telefoon.' })
  await statement.getByText('Intrekken').click()
  await statement.getByRole('button', { name: 'Klopt niet' }).click()
  await page.getByRole('status').getByText('Ingetrokken: Uitspraak.').waitFor()
  expect(await statement.count()).toBe(0)
  await page.setViewportSize({ width: 400, height: 900 })
  await state(page, 'zonder.enige.onderbreking.doorgeschreven@een-heel-lang-adres.voorbeeld.nl', 'Gezien')
  await expectNoSideways(page)
  await page.context().close()
})

test('a fact that turns out not to be known goes back to unknown', async () => {
  const { page } = await newDiagnosis('Toos')
  const form = page.getByRole('form', { name: 'Kenmerken' })
  const debts = form.getByRole('group', { name: 'Heeft schulden' })
  const save = async () => {
    await form.getByRole('radio', { name: 'Gezegd', exact: true }).check()
    await form.getByRole('button', { name: 'Kenmerken bewaren' }).click()
    await form.getByText('De kenmerken zijn bewaard.').waitFor()
  }
  expect(await debts.getByRole('radio', { name: 'Niet bekend' }).isChecked()).toBe(true)
  await debts.getByRole('radio', { name: 'Ja' }).check()
  await form.getByLabel('Waar we naartoe werken').selectOption({ label: 'Zorg' })
  await save()
  await debts.getByRole('radio', { name: 'Niet bekend' }).check()
  await form.getByLabel('Waar we naartoe werken').selectOption({ label: 'Niet bekend' })
  await save()
  await expect.poll(() => form.getByText('Nog niet bekend.').count()).toBeGreaterThan(15)
  await page.context().close()
})

test('two views stand side by side with the resident’s answer, until one is taken as the basis, by keyboard alone', async () => {
  const { page, dossierId } = await newDiagnosis('Koos')
  await state(page, 'Eerst zorg.', 'Geoordeeld')
  const keys = await keyboardOnly(page)
  await keys.tabTo(page.getByRole('button', { name: 'Antwoord noteren bij: Eerst zorg.' }))
  await keys.press('Enter')
  await page.getByRole('form', { name: 'Antwoord van de bewoner' }).waitFor()
  await keys.type('Ik wil gewoon beginnen.')
  await keys.press('Control+Enter')
  await page.getByRole('status').getByText('Het antwoord staat erbij.').waitFor()
  await page.locator('.trede-answer').getByText('Ik wil gewoon beginnen.').waitFor()
  await keys.tabTo(page.getByRole('button', { name: 'Andere kijk toevoegen bij: Eerst zorg.' }))
  await keys.press('Enter')
  const differing = page.locator('.trede-statement').getByRole('form', { name: 'Andere kijk toevoegen' })
  await differing.waitFor()
  // The focus is on what it is: the arrows choose.
  await keys.press('Space')
  await keys.tabTo(differing.getByRole('radio', { name: 'Gezien', exact: true }))
  await keys.press('Space')
  await keys.tabTo(differing.getByRole('textbox', { name: /Wat is er gezien/ }))
  await keys.type('Werkt twee ochtenden zonder klachten.')
  await keys.press('Control+Enter')
  const difference = page.getByRole('region', { name: 'Gezondheid' })
  await difference.getByText('Nog niet gewogen.').waitFor()
  expect(await difference.locator('.trede-side-by-side > li').count()).toBe(2)
  await expectAccessible(page)
  await keys.tabTo(difference.getByRole('radio', { name: 'Eerst zorg.' }))
  await keys.press('ArrowDown')
  await keys.tabTo(difference.getByLabel('Waarom?'))
  await keys.type('Twee weken gezien.')
  await keys.press('Control+Enter')
  await difference.getByText('Hier gaan we van uit:').waitFor()
  await difference.getByText('Twee weken gezien.').waitFor()
  expect(await difference.locator('.trede-side-by-side > li').count()).toBe(2)
  await expectAccessible(page)
  await page.goto(`/dossiers/${dossierId}`)
  await page.getByText('Hiervan gaan we uit: Werkt twee ochtenden zonder klachten.').waitFor()
  await page.getByText('Over: Eerst zorg.').waitFor()
  await page.context().close()
})

test('what is measured shows as a figure and a table with who and how, a rise in words, and a note when it is long ago', async () => {
  const { page } = await newDiagnosis('Loes')
  await page.getByText('Nieuwe meting: participatieladder').click()
  await page.getByRole('form', { name: 'Nieuwe meting' }).getByRole('button', { name: 'Meting bewaren' }).click()
  await page.getByRole('link', { name: 'Kies een trede.' }).waitFor()
  await measure(page, 'Geïsoleerd', '01-02-2026')
  await page.getByText('Lang niet gemeten').waitFor()
  await page.getByText(/Participatieladder: voor het laatst op 1 feb 2026/).waitFor()
  await measure(page, 'Sociale contacten buiten de deur', '20-11-2026')
  await page.getByText('Lang niet gemeten').waitFor({ state: 'detached' })
  await page.getByRole('img', { name: /Stijging sinds 1 feb 2026: van Geïsoleerd naar Sociale contacten/ }).waitFor()
  const row = page.getByRole('row', { name: /20 nov 2026/ })
  expect(await row.textContent()).toMatch(/stijging, 1 trede.*oordeel van de medewerker.*Anna Verbeek/)
  await page.getByText('Wat hoort bij welke trede?').click()
  await page.getByText('Minstens één keer per week contact buiten de deur dat niet is georganiseerd.').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Zelfredzaamheid' }).click()
  await page.getByText('Nieuwe meting: zelfredzaamheid').click()
  const form = page.getByRole('form', { name: 'Nieuwe meting' })
  await form.getByLabel('Geld en schulden').selectOption({ label: '3. Redt zich voor een deel' })
  await form.getByLabel('Toelichting bij geld en schulden').fill('Opent zijn post weer.')
  await form.getByRole('radio', { name: 'Gezien', exact: true }).check()
  await expectAccessible(page)
  await form.getByRole('button', { name: 'Meting bewaren' }).click()
  await page
    .getByRole('row', { name: /Geld en schulden: 3/ })
    .getByText('Opent zijn post weer.')
    .waitFor()
  await expectAccessible(page)
  await page.context().close()
})

test('seed4 T17: a step that is on no scale stands on the same line of time', async () => {
  const { page, dossierId } = await newDiagnosis('Kees', { width: 400 })
  await page.goto(`/dossiers/${dossierId}/plan`)
  await page.getByLabel('Doel, in de woorden van de bewoner').fill('Weer op gang komen')
  await page.getByRole('radio', { name: 'Gezondheid' }).check()
  await page.getByRole('button', { name: 'Stap toevoegen' }).click()
  await page.getByRole('group', { name: 'Stap 1' }).getByLabel('Wat', { exact: true }).fill('Naar de tandarts')
  await page.getByRole('group', { name: 'Stap 1' }).getByRole('button', { name: '+2 weken' }).click()
  await page.getByLabel('Datum van het volgende contact').fill('+14')
  await page.getByRole('button', { name: 'Plan bewaren' }).click()
  await page.getByRole('button', { name: 'Gedaan: Naar de tandarts' }).click()
  await page
    .getByText(/gedaan 23 nov 2026/i)
    .first()
    .waitFor()
  await page.goto(`/dossiers/${dossierId}/diagnose`)
  await page.getByRole('img', { name: /Eén stap van het plan is gelukt/ }).waitFor()
  await page.getByRole('row', { name: /23 nov 2026 Stap gelukt: Naar de tandarts/ }).waitFor()
  await expectAccessible(page)
  await expectNoSideways(page)
  await page.context().close()
})
