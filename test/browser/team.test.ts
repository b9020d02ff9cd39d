import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BrowserApp, expectAccessible, keyboardOnly, startBrowserApp, textOf } from './kit.ts'
import { at, expectUsable, guidedBy, SCREENS } from './visit.ts'

/** The team lead of Weert in the demo, and a case manager of her team. */
const ILSE = 'Ilse Kuipers'
const KARIN = 'Karin Smeets'
/** The team lead of the one team in the demo that has hours and a figure of its own. */
const MARGA = 'Marga Hoogland'

let app: BrowserApp
beforeAll(async () => {
  app = await startBrowserApp()
})
afterAll(() => app?.close())

const sum = (page: Page) => page.getByRole('region', { name: 'Past het?' })
const status = (page: Page, words: string | RegExp) => page.getByRole('status').filter({ hasText: words })

describe('a team lead', () => {
  test('enters hours by keyboard in four keys from the button, and a figure of the team’s own; the sum says whose it is', async () => {
    const page = await at(app, '/team', ILSE)
    const keys = await keyboardOnly(page)
    await sum(page).getByText('De som is nog niet te maken.').waitFor()
    await expectAccessible(page)
    await keys.tabTo(page.getByRole('button', { name: `Uren van ${KARIN}` }))
    await keys.press('Enter')
    await expect.poll(() => keys.focused.getAttribute('name')).toBe('hoursPerWeek')
    await page.keyboard.type('50')
    await keys.press('Control+Enter')
    await page.getByText('Uren voor begeleiding liggen tussen 0 en 40 per week').first().waitFor()
    await keys.tabTo(page.getByLabel('Uren per week voor begeleiding'))
    await keys.press('Control+a')
    await page.keyboard.type('22,5')
    await keys.press('Control+Enter')
    await status(page, `De uren van ${KARIN} zijn bewaard.`).waitFor()
    await expect
      .poll(() =>
        textOf(
          page
            .getByRole('row', { name: new RegExp(KARIN) })
            .locator('td')
            .first(),
        ),
      )
      .toBe('22,5')

    await keys.tabTo(page.getByLabel('Minuten per contact'))
    await page.keyboard.type('60')
    await keys.tabTo(page.getByLabel(/^Dagen tussen contacten/))
    await page.keyboard.type('7')
    await keys.press('Enter')
    await status(page, 'Het werkcijfer is bewaard.').waitFor()
    await sum(page).getByText('In deze som zitten eigen werkcijfers').waitFor()
    await expectAccessible(page)
  })

  test('sees that nobody has decided who is not seen, records the rule, and sees the group by number with a way to it', async () => {
    const page = await at(app, '/team', ILSE)
    await page.getByLabel('Minuten per contact').fill('240')
    await page.getByLabel(/^Dagen tussen contacten/).fill('7')
    await page.getByRole('button', { name: 'Werkcijfer bewaren' }).click()
    await status(page, 'Het werkcijfer is bewaard.').waitFor()
    for (const button of await page.getByRole('button', { name: /^Uren van/ }).all()) {
      await button.click()
      await page.getByLabel('Uren per week voor begeleiding').fill('8')
      await page.keyboard.press('Control+Enter')
      await status(page, 'zijn bewaard').waitFor()
    }
    await expect.poll(() => textOf(sum(page))).toContain('niemand heeft besloten')
    await sum(page).getByRole('link', { name: 'Leg vast wie voorgaat' }).click()
    await page.getByRole('button', { name: 'Leg regel vast' }).click()
    await page.getByRole('link', { name: 'Schrijf op welk besluit dit is.' }).waitFor()
    await page.getByRole('radio', { name: 'Bepaalde groepen gaan voor' }).check()
    await page.getByLabel('Wie gaat voor?').selectOption({ index: 1 })
    await page.getByLabel(/^Welk besluit/).fill('College, 3 november 2026, agendapunt 4.')
    await page.getByLabel('Besloten op').fill('3-11-2026')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Leg regel vast' }).click()
    await status(page, 'De regel is vastgelegd.').waitFor()
    await page.goto('/team')
    await sum(page).getByText('Onder deze regel worden niet volgens de norm gezien:').waitFor()
    expect(await textOf(sum(page))).toContain('College, 3 november 2026, agendapunt 4.')
    await expectAccessible(page)
    await sum(page)
      .getByRole('link', { name: /^Wie hiervan uit beeld is/ })
      .first()
      .click()
    await page.waitForURL(/\/radar\?.*attentionClass=/)
    await page.getByText('Regel van de gemeente: College').first().waitFor()
    await expectAccessible(page)
  })

  test('records a rule for a team whose sum is whole, and sees the day that divides who fits from who does not', async () => {
    const page = await at(app, '/team', MARGA)
    await sum(page).getByText('Te kort').waitFor()
    await sum(page).getByText('In deze som zitten eigen werkcijfers').waitFor()
    await page.goto('/wie-voorgaat')
    await page.getByText('Binnen een groep gaat voor wie het langst niet is gesproken.').waitFor()
    await page.getByRole('radio', { name: 'Bepaalde groepen gaan voor' }).check()
    await page.getByLabel('Wie gaat voor?').selectOption({ index: 1 })
    await page.getByLabel(/^Welk besluit/).fill('Managementoverleg, verslag 12, punt 3.')
    await page.getByLabel('Besloten op').fill('3-11-2026')
    await page.getByRole('button', { name: 'Leg regel vast' }).click()
    await status(page, 'De regel is vastgelegd.').waitFor()
    await page.goto('/team')
    await sum(page)
      .getByText(/^Wie vóór .+ voor het laatst is gesproken, gaat voor\./)
      .waitFor()
    await page.goto('/radar?place=team')
    await page
      .getByText(/Wie vóór .+ past er nu in\. Regel van de gemeente: Managementoverleg/)
      .first()
      .waitFor()
  })

  test('appoints a stand-in from the load', async () => {
    const page = await at(app, '/team', ILSE)
    await page.getByRole('button', { name: 'Vervanging voor Tarik Özcan' }).click()
    await page.getByLabel('Wie is afwezig?').selectOption({ label: 'Tarik Özcan' })
    await page.getByLabel('Wie vervangt?').selectOption({ label: 'Miep Janssen' })
    await page.getByRole('button', { name: 'Spreek vervanging af' }).click()
    await status(page, 'Miep Janssen vervangt Tarik Özcan.').waitFor()
    await page
      .getByRole('row', { name: /Tarik Özcan/ })
      .getByText('Vervanger: Miep Janssen')
      .waitFor()
  })

  test('transfers a caseload by keyboard: proposed, changed, offered with progress, taken back in one action', async () => {
    const page = await at(app, '/team/overdragen', ILSE)
    const keys = await keyboardOnly(page)
    const who = page.getByLabel('Medewerker', { exact: true })
    await keys.tabTo(who)
    await who.selectOption({ label: KARIN })
    const offer = page.getByRole('button', { name: /^Bied \d+ bewoners aan$/ })
    await offer.waitFor()
    await expectAccessible(page)
    const count = Number(/\d+/.exec((await offer.textContent()) ?? '')?.[0])
    await keys.tabTo(page.getByRole('checkbox', { name: /^Kies / }).nth(1))
    await keys.press(' ')
    await page.getByLabel('Geef gekozen aan').selectOption({ label: 'Nu niet' })
    await keys.tabTo(page.getByRole('button', { name: 'Wijs toe' }))
    await keys.press('Enter')
    await page.getByRole('button', { name: `Bied ${count - 1} bewoners aan` }).waitFor()
    await keys.tabTo(page.getByRole('button', { name: `Bied ${count - 1} bewoners aan` }))
    await keys.press('Enter')
    await page.getByRole('link', { name: 'Schrijf wat de ontvanger moet weten.' }).waitFor()
    await keys.tabTo(page.getByLabel('Wat moet de ontvanger weten?'))
    await page.keyboard.type('Gaat naar een andere gemeente.')
    await keys.tabTo(page.getByRole('button', { name: `Bied ${count - 1} bewoners aan` }))
    await keys.press('Enter')
    await keys.tabTo(page.getByRole('button', { name: 'Ja, doorgaan' }))
    await keys.press('Enter')
    await page.getByText(`${count - 1} bewoners aangeboden.`).waitFor({ timeout: 60_000 })
    await keys.tabTo(page.getByRole('link', { name: 'Bekijk hoe het staat' }))
    await keys.press('Enter')
    await page.getByRole('heading', { name: `Overdracht van ${KARIN}` }).waitFor()
    await page.getByText('Wacht op antwoord').first().waitFor()
    await expectAccessible(page)
    await keys.tabTo(page.getByRole('button', { name: 'Neem alles terug wat wacht' }))
    await keys.press('Enter')
    await keys.tabTo(page.getByRole('button', { name: 'Ja, doorgaan' }))
    await keys.press('Enter')
    await status(page, `${count - 1} overdrachten zijn teruggenomen.`).waitFor({ timeout: 60_000 })
    await page.getByRole('link', { name: 'Berichten afdrukken' }).click()
    await page.getByText('Nog niemand heeft een bewoner overgenomen.').waitFor()
    await expectAccessible(page)
  }, 180_000)

  test.each(SCREENS)('works on a screen of $width in $language', async ({ language, width }) => {
    const page = await at(app, '/team', ILSE, { language, width })
    await page.getByRole('table').first().waitFor()
    await expectUsable(page)
    for (const path of ['/wie-voorgaat', '/team/overdragen']) {
      await page.goto(path)
      await page.getByRole('table').first().waitFor()
      await expectUsable(page)
    }
  })
})

test('another worker is asked and decided in the dossier, with nobody blamed', async () => {
  const [address = ''] = await guidedBy(app, KARIN)
  const page = await at(app, `${address}/overdracht`, KARIN)
  await page.getByRole('button', { name: 'Andere begeleider vragen' }).click()
  await page.getByRole('radio', { name: 'De bewoner' }).check()
  await page.getByRole('button', { name: 'Verzoek vastleggen' }).click()
  await status(page, 'Het verzoek is vastgelegd.').waitFor()
  await expectAccessible(page)

  const lead = await at(app, '/team', ILSE)
  await lead
    .getByRole('row', { name: /Vraagt een andere begeleider/ })
    .getByRole('link')
    .click()
  await lead.getByRole('radio', { name: 'Samen verder, na een gesprek' }).check()
  await lead.getByRole('button', { name: 'Besluit vastleggen' }).click()
  await status(lead, 'Het besluit is vastgelegd.').waitFor()
  await expectAccessible(lead)
})
