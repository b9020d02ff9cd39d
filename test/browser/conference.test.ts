import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BrowserApp, expectAccessible, keyboardOnly, signIn, startBrowserApp } from './kit.ts'
import { reportPerson } from './new-dossier.ts'
import { ANNA, expectUsable, RACHID, SCREENS } from './visit.ts'

let app: BrowserApp

beforeAll(async () => {
  app = await startBrowserApp()
})
afterAll(() => app.close())

async function resident(page: Page, givenNames: string): Promise<string> {
  await signIn(page, ANNA)
  return reportPerson(page, { givenNames, familyName: 'Overleg', birthDate: '1981-06-01' })
}

const status = (page: Page, text: string | RegExp) => page.getByRole('status').getByText(text)

describe('a case conference', () => {
  test('is planned, recorded and printed for the resident, all by keyboard', async () => {
    const page = await app.open()
    const dossierId = await resident(page, 'Joke')
    await page.goto(`/dossiers/${dossierId}/overleg`)
    await page.getByRole('heading', { level: 1, name: 'Overleg over Joke Overleg' }).waitFor()
    await page.getByText('Er is nog geen overleg geweest.').waitFor()
    await page.getByText('Advies uit onderzoek, geen regel.').first().waitFor()
    const keys = await keyboardOnly(page)
    await keys.tabTo(page.getByRole('button', { name: 'Overleg plannen' }))
    await keys.press('Enter')
    await page.locator('.trede-panel form').waitFor()
    await keys.press('Control+Enter')
    await page.getByRole('link', { name: 'Schrijf op waarover jullie besluiten.' }).waitFor()
    await expectAccessible(page)
    await keys.tabTo(page.getByLabel('Vraag om over te besluiten'))
    await keys.type('Wie gaat mee naar de GGZ?')
    await keys.press('Tab')
    await keys.type('vandaag 10:00')
    await expectAccessible(page)
    await keys.press('Control+Enter')
    await status(page, 'Het overleg is gepland: ma 23 november 2026, 10:00.').waitFor()

    await keys.tabTo(page.getByRole('button', { name: 'Vastleggen hoe het ging' }))
    await keys.press('Enter')
    await page.getByRole('form', { name: 'Vastleggen hoe het ging' }).waitFor()
    await keys.tabTo(page.getByLabel('Weging'))
    await keys.type('Alleen gaan lukt nog niet.')
    await keys.tabTo(page.getByRole('textbox', { name: 'Besluit', exact: true }))
    await keys.type('We vragen een maatje')
    await keys.tabTo(page.getByRole('textbox', { name: 'Actie', exact: true }))
    await keys.type('Een maatje bellen')
    await expectAccessible(page)
    await keys.press('Control+Enter')
    await status(page, 'Het overleg is vastgelegd.').waitFor()
    await page.getByRole('heading', { name: 'Open acties uit overleg' }).waitFor()
    await expectAccessible(page)

    await keys.tabTo(page.getByRole('link', { name: 'Verslag voor de bewoner' }))
    await keys.press('Enter')
    await page.getByRole('heading', { name: 'Verslag van het overleg' }).waitFor()
    await page.getByText('We vragen een maatje (dat besloot Anna Verbeek)').waitFor()
    await expectAccessible(page)
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('button').count()).toBe(0)
    expect(await page.locator('main').innerText()).not.toContain('Verslag voor de bewoner')
    await page.emulateMedia({ media: 'screen' })

    // The action is offered as the first row of the plan, and is on the sheet that prepares the talk.
    await page.goto(`/dossiers/${dossierId}/voorbereiding`)
    await page.getByText('Een maatje bellen').waitFor()
    await page.goto(`/dossiers/${dossierId}/plan`)
    await page.getByRole('group', { name: 'Stap 1' }).waitFor()
    expect(await page.getByRole('group', { name: 'Stap 1' }).getByLabel('Wat', { exact: true }).inputValue()).toBe(
      'Een maatje bellen',
    )
    await page.goto(`/dossiers/${dossierId}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.getByText('Overleg gehouden').first().waitFor()
    await expectAccessible(page)
    await page.context().close()
  })

  test('without the resident asks why', async () => {
    const page = await app.open()
    const dossierId = await resident(page, 'Farid')
    await page.goto(`/dossiers/${dossierId}/overleg`)
    await page.getByRole('button', { name: 'Overleg plannen' }).click()
    await page.getByLabel('Vraag om over te besluiten').fill('Hoe verder?')
    await page.getByLabel('De bewoner is erbij').uncheck()
    await page.getByRole('button', { name: 'Plannen', exact: true }).click()
    await page.getByRole('link', { name: 'Schrijf op waarom de bewoner er niet bij is.' }).waitFor()
    await expectAccessible(page)
    await page.context().close()
  })
})

describe('a question to colleagues', () => {
  test('tells while typing what names somebody, takes it out, and is answered and thanked, by keyboard', async () => {
    const page = await app.open()
    const dossierId = await resident(page, 'Wilhelmina')
    await page.goto(`/dossiers/${dossierId}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    const keys = await keyboardOnly(page)
    await keys.tabTo(page.getByRole('link', { name: 'Vraag collega’s' }))
    await keys.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Vraag aan collega’s' }).waitFor()
    await keys.tabTo(page.getByLabel('Vraag in één zin'))
    await keys.type('Hoe ver ga je mee?')
    await keys.tabTo(page.getByLabel('Wat speelt er?'))
    await keys.type('wilhelmina (geboren 1-6-1981) durft niet alleen naar de GGZ.')
    await status(page, 'wilhelmina (naam), 1-6-1981 (geboortedatum)').waitFor()
    await keys.press('Control+Enter')
    await page.getByRole('link', { name: 'Haal weg waaraan te zien is om wie het gaat.' }).waitFor()
    await expectAccessible(page)
    await keys.tabTo(page.getByRole('button', { name: 'Maak anoniem' }))
    await keys.press('Enter')
    expect(await page.getByLabel('Wat speelt er?').inputValue()).toBe(
      'de bewoner (geboren (geboortedatum)) durft niet alleen naar de GGZ.',
    )
    await keys.tabTo(page.getByRole('checkbox', { name: 'Niemand kan hieraan zien om wie het gaat' }))
    await keys.press('Space', 'Control+Enter')
    await page.getByRole('heading', { level: 1, name: 'Hoe ver ga je mee?' }).waitFor()
    await page.getByText('Alleen jij ziet deze verwijzing.').waitFor()
    await expectAccessible(page)
    const address = page.url()

    const other = await app.open()
    await signIn(other, RACHID, '/vragen')
    await other.getByRole('link', { name: 'Hoe ver ga je mee?' }).click()
    await other.getByRole('textbox', { name: 'Jouw antwoord' }).fill('Eén keer, en daarna met een maatje.')
    await other.keyboard.press('Control+Enter')
    await status(other, 'Je antwoord staat erbij.').waitFor()
    expect(await other.getByRole('link', { name: 'Naar het dossier' }).count()).toBe(0)
    await other.context().close()

    await page.goto(address)
    await keys.tabTo(page.getByRole('button', { name: 'Dank, dit hielp' }))
    await keys.press('Enter')
    await status(page, 'Je hebt bedankt.').waitFor()
    await page.goto('/vragen')
    await page.getByText('Er staat geen vraag open.').waitFor()
    await keys.tabTo(page.getByRole('searchbox', { name: 'Zoek in vragen en antwoorden' }))
    await keys.type('maatjes')
    await keys.press('Enter')
    await page.getByRole('link', { name: 'Hoe ver ga je mee?' }).waitFor()
    expect(page.url()).not.toContain('maatje')
    await expectAccessible(page)
    await page.context().close()
  })
})

describe('these screens meet WCAG 2.2 AA', () => {
  for (const { language, width } of SCREENS)
    test(`in ${language}, ${width} pixels wide`, async () => {
      const page = await app.open({ language, width })
      const dossierId = await resident(page, 'Bep')
      await page.goto(`/dossiers/${dossierId}/overleg`)
      await page.getByRole('button', { name: /^(Overleg plannen|Plan a conference)$/ }).click()
      await page.locator('.trede-panel form').waitFor()
      await page.getByRole('button', { name: /^(Iemand van buiten|Add somebody from outside)/ }).click()
      // Under the bar that stays on top, a field counts as too small.
      await page.evaluate(() => scrollTo(0, 0))
      await expectUsable(page)
      await page.goto('/vragen')
      await page.getByRole('searchbox').last().waitFor()
      await expectUsable(page)
      await page.goto(`/dossiers/${dossierId}/vraag`)
      await page.locator('textarea').waitFor()
      await page.locator('textarea').fill('Bep Overleg, 2511 AB')
      await expectUsable(page)
      await page.context().close()
    })
})
