import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BrowserApp, expectAccessible, keyboardOnly, signIn, startBrowserApp } from './kit.ts'
import { reportPerson } from './new-dossier.ts'

let app: BrowserApp

beforeAll(async () => {
  app = await startBrowserApp()
})
afterAll(() => app.close())

async function newDossier(worker: string, givenNames: string, settings: Parameters<BrowserApp['open']>[0] = {}) {
  const page = await app.open(settings)
  await signIn(page, worker)
  const dossierId = await reportPerson(page, { givenNames, familyName: 'Planmaker', birthDate: '1990-06-01' })
  await page.goto(`/dossiers/${dossierId}/plan`)
  await page.locator('textarea').first().waitFor()
  return { page, dossierId }
}

test('a plan is made by keyboard alone, and none is saved without a next date', async () => {
  const { page, dossierId } = await newDossier('Anna Verbeek', 'Tess')
  await expectAccessible(page)
  const keys = await keyboardOnly(page)
  await keys.tabTo(page.getByLabel('Doel, in de woorden van de bewoner'))
  await keys.type('Weer in de keuken staan')
  await keys.tabTo(page.getByRole('radio', { name: 'Werk', exact: true }))
  await keys.press('Space')
  await keys.tabTo(page.getByRole('button', { name: 'Stap toevoegen' }))
  await keys.press('Enter')
  await keys.type('Cv bijwerken')
  await keys.tabTo(page.getByRole('group', { name: 'Stap 1' }).getByLabel('Uiterlijk'))
  await keys.type('+14')
  await keys.press('Shift+Tab', 'Shift+Tab')
  // Enter in the line of a step opens the next step; it does not save a plan that is half typed.
  await keys.press('Enter')
  await keys.type('Langs bij drie restaurants')
  await keys.tabTo(page.getByRole('group', { name: 'Stap 2' }).getByLabel('Uiterlijk'))
  await keys.type('+28')
  await keys.press('Alt+ArrowUp')
  expect(await page.getByRole('group', { name: 'Stap 1' }).getByLabel('Wat', { exact: true }).inputValue()).toBe(
    'Langs bij drie restaurants',
  )
  await keys.press('Alt+ArrowDown')
  await keys.press('Control+Enter')
  const missing = page.getByRole('link', { name: /Kies een datum voor het volgende contact/ })
  await missing.waitFor()
  await expectAccessible(page)
  await keys.tabTo(missing)
  await keys.press('Enter')
  await keys.type('+14')
  await keys.press('Control+Enter')
  await page.getByRole('status').getByText('Het plan is bewaard.').waitFor()
  expect(new URL(page.url()).pathname).toBe(`/dossiers/${dossierId}`)
  await page.getByText('Weer in de keuken staan').first().waitFor()
  const steps = await page.locator('.trede-step').allInnerTexts()
  expect(steps.map((text) => text.split('\n')[0])).toEqual([
    expect.stringContaining('Cv bijwerken'),
    expect.stringContaining('Langs bij drie restaurants'),
  ])
  await page.context().close()
})

test('a next version keeps the steps that go on and what was done of them', async () => {
  const { page, dossierId } = await newDossier('Anna Verbeek', 'Joep')
  await page.getByLabel('Doel, in de woorden van de bewoner').fill('Mijn rijbewijs halen')
  await page.getByRole('radio', { name: 'Leren' }).check()
  await page.getByRole('button', { name: 'Stap toevoegen' }).click()
  const first = page.getByRole('group', { name: 'Stap 1' })
  await first.getByLabel('Wat', { exact: true }).fill('Theorieboek lenen')
  await first.getByRole('button', { name: '+2 weken' }).click()
  await page.getByRole('button', { name: 'Toezegging toevoegen' }).click()
  await page
    .getByRole('group', { name: 'Toezegging 1' })
    .getByLabel('Wat', { exact: true })
    .fill('De gemeente betaalt de lessen')
  await page.getByRole('button', { name: '+1 week' }).click()
  await page.getByRole('radio', { name: 'Ja, ondertekend' }).check()
  await page.getByRole('button', { name: 'Plan bewaren' }).click()
  await page.getByRole('button', { name: 'Gedaan: Theorieboek lenen' }).click()
  await page
    .getByText(/gedaan 23 nov 2026/i)
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'Nagekomen: De gemeente betaalt de lessen', exact: true }).click()
  await page
    .getByText(/nagekomen 23 nov 2026/i)
    .first()
    .waitFor()

  await page.goto(`/dossiers/${dossierId}/plan`)
  await page.getByText('Gedaan op 23 nov 2026').waitFor()
  await page.getByRole('group', { name: 'Toezegging 1' }).getByText('De gemeente betaalt de lessen').waitFor()
  await page.getByText('Nagekomen op 23 nov 2026').waitFor()
  await page.getByRole('button', { name: 'Stap toevoegen' }).click()
  await page.getByRole('group', { name: 'Stap 2' }).getByLabel('Wat', { exact: true }).fill('Lessen plannen')
  await page.getByRole('button', { name: 'Stap 2 weghalen' }).click()
  await page.getByText('De stap is weggehaald.').waitFor()
  await page.getByRole('button', { name: 'Zet terug' }).click()
  const second = page.getByRole('group', { name: 'Stap 2' })
  expect(await second.getByLabel('Wat', { exact: true }).inputValue()).toBe('Lessen plannen')
  await second.getByRole('button', { name: '+4 weken' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Plan bewaren' }).click()
  await page.getByRole('status').getByText('Het plan is bewaard.').waitFor()
  await page.getByText('Versie 2').first().waitFor()
  await page
    .getByText(/gedaan 23 nov 2026/i)
    .first()
    .waitFor()
  await page
    .getByText(/nagekomen 23 nov 2026/i)
    .first()
    .waitFor()
  await page.getByText('Niet ondertekend').first().waitFor()
  await page.context().close()
})

test('a date beyond the term asks a reason, there and then', async () => {
  const { page } = await newDossier('Mariam Osei', 'Pim')
  await page.getByLabel('Doel, in de woorden van de bewoner').fill('Eerst op adem komen')
  await page.getByRole('radio', { name: 'Gezondheid' }).check()
  await page.getByLabel('Datum van het volgende contact').fill('+200')
  await page.getByText('Deze datum is later dan deze termijn.').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('link', { name: 'Kies een reden.' }).waitFor()
  await page.getByLabel('Waarom later?').selectOption({ label: 'Een andere organisatie houdt contact' })
  await page.getByRole('button', { name: 'Plan bewaren' }).click()
  await page.getByRole('link', { name: 'Bij deze reden hoort een korte toelichting.' }).click()
  await page.keyboard.type('Het buurtteam komt elke week langs')
  await expectAccessible(page)
  await page.keyboard.press('Control+Enter')
  await page.getByRole('status').getByText('Het plan is bewaard.').waitFor()
  await page.getByText('Het buurtteam komt elke week langs').first().waitFor()
  await page.context().close()
})

test('somebody was first, here in another window: what they did is told, what was typed stays, and a second press saves it', async () => {
  const { page, dossierId } = await newDossier('Anna Verbeek', 'Lot')
  await page.getByLabel('Doel, in de woorden van de bewoner').fill('Weer naar buiten')
  await page.getByRole('radio', { name: 'Gezondheid' }).check()
  await page.getByRole('button', { name: '+4 weken' }).click()
  const tab = await page.context().newPage()
  await tab.goto(`/dossiers/${dossierId}/diagnose`)
  await tab.getByRole('group', { name: 'Kan werken' }).getByLabel('Ja').check()
  await tab.getByRole('group', { name: 'Hoe weten we wat je nu wijzigt?' }).getByLabel('Gezien').check()
  await tab.getByRole('button', { name: 'Kenmerken bewaren' }).click()
  await tab.getByText('De kenmerken zijn bewaard.').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByText('Je deed dit zelf al, in een ander venster').waitFor()
  await page.getByText(/Kenmerk: Kan werken: ja/).waitFor()
  expect(await page.getByLabel('Doel, in de woorden van de bewoner').inputValue()).toBe('Weer naar buiten')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Plan bewaren' }).click()
  await page.getByRole('status').getByText('Het plan is bewaard.').waitFor()
  await page.context().close()
})

test('a plan fits on one sheet of A4, with what the resident needs and nothing of the screen', async () => {
  const { page } = await newDossier('Karin Smeets', 'Ada', { language: 'en' })
  await page.getByLabel("Goal, in the resident's own words").fill('Een vaste baan in de zorg')
  for (let n = 1; n <= 6; n++) {
    await page.getByRole('button', { name: 'Add a step' }).click()
    const step = page.getByRole('group', { name: `Step ${n}` })
    await step
      .getByLabel('What', { exact: true })
      .fill(`Stap nummer ${n}: bellen met een zorginstelling en vragen naar een leerwerkplek`)
    await step.getByRole('button', { name: '+4 weeks' }).click()
  }
  await page.getByRole('button', { name: '+2 weeks', exact: true }).last().click()
  await page.emulateMedia({ media: 'print' })
  await page.getByRole('heading', { name: 'My plan' }).waitFor()
  expect(await page.getByRole('button').count()).toBe(0)
  const pdf = await page.pdf({ preferCSSPageSize: true })
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  await page.context().close()
})
