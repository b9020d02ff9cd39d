import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BrowserApp, expectAccessible, signIn, startBrowserApp } from './kit.ts'
import { ANNA, at, caseloadOf, expectUsable, guidedBy, SCREENS } from './visit.ts'

let app: BrowserApp
let dossiers: string[]
beforeAll(async () => {
  app = await startBrowserApp()
  dossiers = await guidedBy(app, ANNA)
})
afterAll(() => app?.close())

describe('a dossier on one page', () => {
  test('says who, owner, goal, next contact and category with its explanation; all the rest is one click away', async () => {
    const address = dossiers[0] ?? ''
    const page = await at(app, address, ANNA)
    const main = page.getByRole('main')
    await main.getByText(`Begeleider: ${ANNA}`).waitFor()
    await main
      .getByText(/Dossier \d{4}-\d{6}/)
      .first()
      .waitFor()
    const card = (name: string) => page.getByRole('region', { name })
    expect(await card('Doel').getByRole('blockquote').innerText()).not.toBe('')
    expect(await card('Volgend contact').innerText()).toMatch(/\d{1,2} \w{3} \d{4}/)
    await card('Indeling').locator('summary').click()
    for (const term of ['Vastgesteld door', 'Voorstel van de regels', 'Beleidsversie'])
      await card('Indeling').getByText(term).first().waitFor()
    await card('Tijdlijn').getByRole('listitem').first().waitFor()
    await card('Persoonsgegevens').getByText('BSN').waitFor()

    for (const [link, path, heading] of [
      ['Plan wijzigen', 'plan', /Plan/],
      ['Diagnose bijwerken', 'diagnose', /Diagnose|Wie/],
      ['Indeling opnieuw wegen', 'indeling', /Indeling/],
      ['Overdragen', 'overdracht', /Overdragen/],
      ['Uitstroom', 'uitstroom', /Uitstroom/],
    ] as const) {
      await page.getByRole('link', { name: link }).click()
      await page.waitForURL(`**${address}/${path}`)
      await page.getByRole('heading', { level: 1, name: heading }).waitFor()
      await page.goBack()
      await main.getByText(`Begeleider: ${ANNA}`).waitFor()
    }
  })

  test('filters its timeline by kind, shows the words of every agreed step, and unfolds further back', async () => {
    const page = await at(app, dossiers[0] ?? '', ANNA)
    const timeline = page.getByRole('region', { name: 'Tijdlijn' })
    const filter = page.getByRole('group', { name: 'Toon' })
    const kinds = () => timeline.locator('.trede-timeline-meta .trede-tag').allInnerTexts()
    const all = await kinds()
    expect(new Set(all).size).toBeGreaterThan(2)
    await filter.getByRole('button', { name: 'Plan' }).click()
    await expect.poll(async () => new Set(await kinds())).toEqual(new Set(['Plan gemaakt', 'Stap afgerond']))
    const steps = timeline.getByRole('listitem').filter({ hasText: 'Stap afgerond' })
    for (const words of await steps.locator('.trede-timeline-title').allInnerTexts())
      expect(words).toMatch(/^(Gedaan|Niet gelukt|Vervallen): \S/)
    await filter.getByRole('button', { name: 'Alles' }).click()
    await timeline.getByRole('button', { name: 'Meer tonen' }).click()
    await expect.poll(async () => (await kinds()).length).toBeGreaterThan(all.length)
  })

  test('a step is closed in one press; what was wrong is withdrawn with a reason and stays in sight', async () => {
    const page = await at(app, dossiers[1] ?? '', ANNA)
    await page.getByRole('button', { name: 'Korte notitie' }).click()
    await page.getByLabel('Wat is er besproken?').fill('Hoort bij iemand anders.')
    await page.getByRole('button', { name: '2 weken', exact: true }).click()
    await page.getByRole('button', { name: 'Bewaren' }).click()
    const timeline = page.getByRole('region', { name: 'Tijdlijn' })
    const wrong = timeline.getByRole('listitem').filter({ hasText: 'Hoort bij iemand anders.' })
    await wrong.waitFor()
    expect(await timeline.getByText('Intrekken').count()).toBe(0)
    await timeline.getByRole('button', { name: 'Corrigeren' }).click()
    await wrong.getByText('Intrekken').click()
    await expectAccessible(page)
    await wrong.getByRole('button', { name: 'Verkeerde persoon' }).click()
    await page.getByRole('status').filter({ hasText: 'Ingetrokken: Contact.' }).waitFor()
    expect(await wrong.locator('.trede-tag').innerText()).toBe('Contact (Ingetrokken)')
    await timeline.getByText('Ingetrokken: Contact (Verkeerde persoon)').waitFor()

    await page.goto((await dossiersWithOpenStep()) ?? '')
    const goal = page.getByRole('region', { name: 'Doel' })
    const done = goal.getByRole('button', { name: /^Gedaan: / }).first()
    const words = ((await done.getAttribute('aria-label')) ?? '').replace('Gedaan: ', '')
    await done.click()
    const line = goal.getByRole('listitem').filter({ hasText: words }).first()
    await line.getByText('gedaan 23 nov 2026').waitFor()
    expect(await line.evaluate((item) => item === document.activeElement)).toBe(true)
  })

  test('a correction of who somebody is shows at once, and a wrong BSN is refused at its field', async () => {
    const page = await at(app, dossiers[2] ?? '', ANNA)
    await page.getByRole('region', { name: 'Persoonsgegevens' }).getByRole('button', { name: 'Verbeteren' }).click()
    const form = page.getByRole('form', { name: 'Persoonsgegevens verbeteren' })
    const bsn = await form.getByLabel('BSN').inputValue()
    await form.getByLabel('BSN').fill('123456789')
    await form.getByLabel('Telefoon').fill('06 12345678')
    await form.getByLabel('Geboortedatum').fill('1971')
    await form.getByRole('button', { name: 'Bewaren' }).click()
    await form.getByRole('alert').waitFor()
    await expectAccessible(page)
    await form.getByLabel('BSN').fill(bsn)
    await form.getByRole('button', { name: 'Bewaren' }).click()
    await page.getByRole('status').filter({ hasText: 'De persoonsgegevens zijn verbeterd.' }).waitFor()
    await page.getByText('06 12345678').waitFor()
    await page.getByText('in 1971 (dag onbekend)').waitFor()
  })
})

/** The first dossier of the caseload with a step that is not closed. */
async function dossiersWithOpenStep(): Promise<string | undefined> {
  const page = await app.open()
  await signIn(page, ANNA)
  for (const address of dossiers.slice(3).reverse()) {
    await page.goto(address)
    await page.getByRole('region', { name: 'Doel' }).waitFor()
    if ((await page.getByRole('button', { name: /^Gedaan: / }).count()) > 0) return address
  }
  return undefined
}

describe('a dossier meets WCAG 2.2 AA', () => {
  for (const { language, width } of SCREENS)
    test(`in ${language}, ${width} pixels wide, in every phase`, async () => {
      const inPhase = await caseloadOf(app, ANNA)
      const addresses = ['Begeleiding', 'Opgeschort', 'Gemeld', 'Intake'].flatMap((phase) => inPhase(phase)[0] ?? [])
      expect(addresses.length).toBeGreaterThan(2)
      const page = await at(app, '/vandaag', ANNA, { language, width })
      for (const address of addresses) {
        await page.goto(address)
        await page.locator('.trede-timeline').waitFor()
        await expectUsable(page)
      }
    })
})
