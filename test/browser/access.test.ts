import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BrowserApp, expectAccessible, expectNoSideways, signIn, startBrowserApp, textOf } from './kit.ts'

let app: BrowserApp
beforeAll(async () => {
  app = await startBrowserApp()
})
afterAll(() => app?.close())

/** Leidschendam-Voorburg. */
const CASE_MANAGER = 'Anna Verbeek'
const COLLEAGUE = 'Rachid Benomar'
const TEAM_LEAD = 'Marga Hoogland'
const PRIVACY_OFFICER = 'Lia Ferrier'

async function at(path: string, who: string): Promise<Page> {
  const page = await app.open()
  await signIn(page, who, path)
  return page
}

/** Somebody of a colleague's caseload: name and the address of their dossier. */
async function ofColleague(): Promise<{ name: string; address: string; number: string }> {
  const page = await at('/caseload', COLLEAGUE)
  const link = page.locator('main tbody th a').first()
  const name = await textOf(link)
  const address = (await link.getAttribute('href')) ?? ''
  await page.goto(address)
  await page.getByRole('heading', { name, level: 1 }).waitFor()
  const number = /\d{4}-\d{6}/.exec(await textOf(page.locator('main')))?.[0] ?? ''
  await page.context().close()
  return { name, address, number }
}

async function search(page: Page, text: string): Promise<void> {
  const box = page.locator('main').getByRole('searchbox')
  await box.fill(text)
  await box.press('Enter')
}

describe('emergency access', () => {
  test('asks for a reason, opens the dossier, and is read and judged by the privacy officer', async () => {
    const { name, address, number } = await ofColleague()
    const page = await at('/zoeken', CASE_MANAGER)
    await page.getByLabel('Ook buiten mijn caseload zoeken').check()
    await search(page, name)
    const hit = page.getByRole('listitem').filter({ hasText: 'Niet in jouw caseload' }).filter({ hasText: number })
    await hit.getByText(`Begeleider: ${COLLEAGUE}`).waitFor()
    await expectAccessible(page)
    await hit.getByRole('link', { name }).click()
    await page.waitForURL(`**${address}`)
    await page.getByRole('heading', { name: 'Noodtoegang' }).waitFor()
    await expectAccessible(page)
    const open = page.getByRole('button', { name: 'Open met noodtoegang' })
    await open.click()
    await page.getByRole('alert').waitFor()
    await page
      .getByLabel('Waarom moet je dit dossier nu zien?')
      .fill('Dreigende huisuitzetting; de begeleider is er niet.')
    await open.click()
    await expect.poll(() => page.locator('main h1').textContent()).toContain(name)

    // Where a privacy officer starts.
    const privacy = await at('/', PRIVACY_OFFICER)
    await privacy.waitForURL('**/inzagelog')
    const card = privacy.getByRole('region', { name: 'Noodtoegang om te beoordelen' })
    await card.getByText(`${CASE_MANAGER} opende dossier ${number}`).waitFor()
    await card.getByText('Dreigende huisuitzetting; de begeleider is er niet.').waitFor()
    await expectAccessible(privacy)
    await card.getByLabel('Jouw oordeel').fill('Nodig en goed onderbouwd.')
    await card.getByRole('button', { name: 'Oordeel vastleggen' }).click()
    await card.getByText('Er is geen noodtoegang die wacht op een oordeel.').waitFor()
    await card.getByText('Eerder beoordeeld (1)').click()
    await card.getByText(`Oordeel van ${PRIVACY_OFFICER}`).waitFor()

    await privacy.getByLabel('Alleen noodtoegang').check()
    await privacy.waitForURL(/onlyBreakGlass=true/)
    await expect.poll(() => privacy.locator('main tbody tr').first().textContent()).toContain(CASE_MANAGER)
    expect(await textOf(privacy.locator('main tbody tr').first())).toContain('Noodtoegang')
  })
})

describe('the read log', () => {
  test('tells who looked at one dossier, when and why', async () => {
    const { address, number } = await ofColleague()
    const privacy = await at(`/inzagelog?dossierId=${address.split('/').at(-1)}`, PRIVACY_OFFICER)
    await privacy.getByText(`Alleen inzagen van dossier ${number}.`).waitFor()
    const rows = privacy.locator('main tbody tr')
    await expect
      .poll(() => rows.filter({ hasText: COLLEAGUE }).filter({ hasText: 'Opende het dossier' }).count())
      .toBeGreaterThan(0)
    expect(await textOf(rows.filter({ hasText: COLLEAGUE }).first())).toContain('Begeleiding')
    await privacy.getByRole('link', { name: 'Toon alle dossiers' }).click()
    await privacy.getByLabel('Medewerker').selectOption({ label: PRIVACY_OFFICER })
    await privacy.waitForURL(/workerId=/)
    await expect
      .poll(async () => (await rows.allTextContents()).every((text) => text.includes(PRIVACY_OFFICER)))
      .toBe(true)
  })

  test('is not there for a case manager', async () => {
    const page = await at('/inzagelog', CASE_MANAGER)
    await page.getByRole('heading', { name: 'Dit hoort niet bij jouw rol' }).waitFor()
    expect(await page.getByRole('navigation').getByRole('link', { name: 'Wie keek mee' }).count()).toBe(0)
  })
})

describe('a report', () => {
  test('shows who is known already side by side, and makes a new dossier only when it is somebody else', async () => {
    const known = await ofColleague()
    const seen = await at(known.address, COLLEAGUE)
    await seen.getByRole('heading', { name: known.name, level: 1 }).waitFor()
    const born = /\d{1,2}-\d{1,2}-\d{4}/.exec(await textOf(seen.locator('main')))?.[0] ?? ''
    const page = await at('/melding', CASE_MANAGER)
    const words = known.name.split(' ')
    const prefixAt = words.findIndex((word, index) => index > 0 && /^[a-z']/.test(word))
    const family = words.at(-1) ?? ''
    await page.getByLabel('Voornamen').fill('Nieuw')
    await page.getByLabel('Achternaam').fill(family)
    if (prefixAt > 0) await page.getByLabel('Voorvoegsel').fill(words.slice(prefixAt, -1).join(' '))
    await page.getByLabel('Geboortedatum').fill(born)
    const comparison = page.getByRole('table', { name: 'Vergelijking van de melding met wie al bekend is' })
    await comparison.getByText(known.name).waitFor()
    await comparison.getByRole('link', { name: `Open dossier ${known.number}` }).waitFor()
    await expectAccessible(page)
    await page.setViewportSize({ width: 400, height: 900 })
    await expectNoSideways(page)
    await page.getByRole('button', { name: 'Maak het dossier' }).click()
    await page.getByRole('alert').filter({ hasText: 'lijkt al bekend' }).waitFor()
    await page.getByLabel('Het is iemand anders: maak een nieuw dossier').check()
    await page.getByRole('button', { name: 'Maak het dossier' }).click()
    await page.waitForURL(/\/dossiers\//)
    await expect.poll(() => page.locator('main h1').textContent()).toContain(`Nieuw`)
  })

  test('survives a closed browser, says what is missing, and takes an uncertain birth date', async () => {
    const page = await at('/melding', CASE_MANAGER)
    await page.getByLabel('BSN').fill('123456789')
    await page.getByText('het doorstaat de elfproef niet').waitFor()
    await page.getByLabel('BSN').fill('')
    await page.getByLabel('Voornamen').fill('Onvergetelijk')
    await page.getByLabel('Geboortedatum').fill('1971')
    await page.getByText('in 1971 (dag onbekend)').waitFor()
    await page.getByText('Concept bewaard om').waitFor()
    await page.context().close()

    const again = await at('/melding', CASE_MANAGER)
    await expect.poll(() => again.getByLabel('Voornamen').inputValue()).toBe('Onvergetelijk')
    await again.getByRole('button', { name: 'Maak het dossier' }).click()
    await again.getByRole('link', { name: 'Vul de achternaam in.' }).click()
    await again.keyboard.type('Zonderdag')
    await again.keyboard.press('Control+Enter')
    await again.waitForURL(/\/dossiers\//)
    await expect.poll(() => again.locator('main h1').textContent()).toContain('Onvergetelijk Zonderdag')
  })
})

describe('stand-ins', () => {
  test('a team lead agrees a stand-in, who then sees the absent colleague’s caseload on Vandaag', async () => {
    const page = await at('/vervanging', TEAM_LEAD)
    await page.getByRole('button', { name: 'Spreek vervanging af' }).click()
    await page.getByRole('link', { name: 'Kies een medewerker.' }).first().waitFor()
    await page.getByLabel('Wie is afwezig?').selectOption({ label: 'Sharda Ramlal' })
    await page.getByLabel('Wie vervangt?').selectOption({ label: CASE_MANAGER })
    await page.getByRole('button', { name: 'Spreek vervanging af' }).click()
    await page.getByText(`${CASE_MANAGER} vervangt Sharda Ramlal.`).waitFor()
    await expectAccessible(page)
    const standIn = await at('/vandaag', CASE_MANAGER)
    await standIn.getByText('Je vervangt Sharda Ramlal tot en met').waitFor()
    // In the lists of both each says whose it is, and one of the two can be asked for.
    for (const path of ['/caseload', '/radar']) {
      await standIn.goto(path)
      await standIn.getByRole('columnheader', { name: 'Begeleider' }).waitFor()
      await standIn.getByLabel('Begeleider').selectOption({ label: 'Sharda Ramlal' })
      await standIn.waitForURL(/ownerId=/)
      const names = standIn.locator('main tbody').first()
      await expect.poll(() => names.getByText(CASE_MANAGER).count()).toBe(0)
      await names.getByText('Sharda Ramlal').first().waitFor()
    }
    await page.getByRole('button', { name: 'Beëindig' }).click()
    await page.getByRole('button', { name: 'Ja, doorgaan' }).click()
    await page.getByText('Er is geen vervanging afgesproken.').waitFor()
  })
})

describe('every page for team lead and privacy officer meets WCAG 2.2 AA', () => {
  for (const language of ['nl', 'en'] as const)
    test(`in ${language}, wide and narrow`, async () => {
      for (const [who, paths] of [
        [TEAM_LEAD, ['/vandaag', '/caseload', '/vervanging', '/overdrachten']],
        [PRIVACY_OFFICER, ['/inzagelog', '/beleid']],
      ] as const) {
        const page = await app.open({ language })
        await signIn(page, who)
        for (const path of paths)
          for (const width of [1280, 400]) {
            await page.setViewportSize({ width, height: 900 })
            await page.goto(path)
            await page.locator('main h1').waitFor()
            await page.waitForLoadState('networkidle')
            await expectAccessible(page)
            await expectNoSideways(page)
          }
      }
    })
})
