import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BrowserApp, expectAccessible, expectNoSideways, signIn, startBrowserApp, textOf } from './kit.ts'

let app: BrowserApp
beforeAll(async () => {
  app = await startBrowserApp()
})
afterAll(() => app?.close())

/** Amsterdam; tries the policy of Weert, which the demo has as well. */
const POLICY_OFFICER = 'Ruben Cohen'
const TEAM_LEAD = 'Jasmijn de Rooij'
const ADDRESS = '/beleid/versies/GM0988-2012.1/proef'

async function at(path: string, who: string, language: 'nl' | 'en' = 'nl'): Promise<Page> {
  const page = await app.open({ language })
  await signIn(page, who, path)
  return page
}

describe('trying a version out', () => {
  test('on the own residents tells counts, hours and no names, on a page that everybody can read', async () => {
    const page = await at(ADDRESS, POLICY_OFFICER)
    const start = page.getByRole('button', { name: 'Probeer' })
    await start.waitFor()
    await expectAccessible(page)
    await page.getByLabel('Minuten per contact').fill('0')
    await start.click()
    await page.getByText('Vul een getal in van 1 tot 480.').waitFor()
    await page.getByLabel('Minuten per contact').fill('45')
    await page.getByLabel('Uren per week die er zijn voor contact').fill('100')
    await start.click()
    const table = page.getByRole('table', { name: 'Bewoners voor wie iets verandert, per onderdeel' })
    await table.waitFor()
    expect(await textOf(table.getByRole('row', { name: /Indeling/ }))).toMatch(/\d+%/)
    await page.getByText('bewoners met een open dossier.').waitFor()
    await page.getByText('Jouw rol ziet aantallen en geen dossiers.').first().waitFor()
    expect(await page.getByRole('button', { name: /Bekijk dossiers/ }).count()).toBe(0)
    await expectAccessible(page)
    await page.setViewportSize({ width: 400, height: 900 })
    await expectNoSideways(page)
  })

  test('on made-up residents draws what the table beside it says', async () => {
    const page = await at(ADDRESS, POLICY_OFFICER, 'en')
    await page.getByLabel('Made-up residents').check()
    await page.getByLabel('How many made-up residents?').fill('2,000')
    await page.getByRole('button', { name: 'Try it' }).click()
    await page.getByText('2,000 made-up residents.').waitFor()
    await page.getByLabel('Groups by').selectOption({ label: 'Care needed' })
    const figure = page.getByRole('img', { name: 'Category now and then, by care needed' })
    await figure.waitFor()
    const table = page.getByRole('table', { name: 'The numbers of the figure' })
    const shares = await table
      .getByRole('row')
      .evaluateAll((rows) => rows.slice(1).map((row) => [...row.children].map((cell) => cell.textContent ?? '')))
    const drawn = shares
      .flatMap(([, , , before = '', , after = '']) => [before, after])
      .filter((share) => Number.parseFloat(share) > 0)
    expect(await figure.locator('rect').count()).toBe(drawn.length)
    expect(drawn.length).toBeGreaterThan(4)
    await expectAccessible(page)
  })

  test('shows how far it is, and stops', async () => {
    const page = await at(ADDRESS, POLICY_OFFICER)
    await page.getByLabel('Verzonnen bewoners', { exact: true }).check()
    await page.getByLabel('Hoeveel verzonnen bewoners?').fill('1000000')
    await page.getByRole('button', { name: 'Probeer' }).click()
    await page.getByRole('progressbar', { name: 'Bewoners tellen' }).waitFor()
    await page.getByRole('button', { name: 'Stop', exact: true }).click()
    await page.getByText('De proef is gestopt.').waitFor()
  })

  test('is read by a team lead with its link, down to the dossiers of the own team', async () => {
    const officer = await at(ADDRESS, POLICY_OFFICER)
    await officer.getByLabel('Minuten per contact').fill('45')
    await officer.getByRole('button', { name: 'Probeer' }).click()
    await officer.getByText('bewoners met een open dossier.').waitFor()
    const { pathname, search } = new URL(officer.url())
    const page = await at(`${pathname}${search}`, TEAM_LEAD)
    await page.getByText('bewoners met een open dossier.').waitFor()
    expect(await page.getByRole('button', { name: 'Probeer' }).count()).toBe(0)
    await page.getByRole('button', { name: /Bekijk dossiers die gaan van Re-integratie naar Werk$/ }).click()
    const list = page.getByRole('region', { name: 'Indeling: van Re-integratie naar Werk', exact: true })
    await list.getByText('wordt vastgelegd met als doel kwaliteit').waitFor()
    await list.locator('tbody th a').first().waitFor()
    await expectAccessible(page)
  })
})

describe('the deviations page', () => {
  test('tells the rules with their reasons, and leads to the table', async () => {
    const page = await at('/beleid/afwijkingen', POLICY_OFFICER)
    const table = page.getByRole('table', { name: 'Regels, meest afgeweken eerst' })
    await table.waitFor()
    await page.getByRole('img', { name: 'Hoe vaak van elke regel is afgeweken' }).waitFor()
    await expectAccessible(page)
    await page.getByLabel('Van', { exact: true }).fill('1-1-2001')
    await page.getByLabel('Tot en met').fill('31-1-2001')
    await page.getByText('In deze periode is geen regel vaak genoeg gebruikt.').waitFor()
    await page.getByRole('button', { name: 'Wis filters' }).click()
    await table.getByRole('link', { name: 'Open de tabel bij regel 1' }).click()
    await page.waitForURL(/\/tabellen\/profiling\.dmn\//)
  })
})
