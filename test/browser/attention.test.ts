import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type BrowserApp,
  expectAccessible,
  expectNoSideways,
  keyboardOnly,
  signIn,
  startBrowserApp,
  textOf,
} from './kit.ts'

let app: BrowserApp
beforeAll(async () => {
  app = await startBrowserApp()
})
afterAll(() => app?.close())

/** A case manager of Amsterdam, whose day the demo fills with something of each kind. */
const MARIAM = 'Mariam Osei'

async function at(path: string, settings: Parameters<BrowserApp['open']>[0] = {}, who = MARIAM): Promise<Page> {
  const page = await app.open(settings)
  await signIn(page, who, path)
  return page
}

const rowNames = (page: Page) => page.locator('main tbody th').allTextContents()

describe('Vandaag', () => {
  test('says in words why each person is there, and opens a dossier by keyboard', async () => {
    const page = await at('/vandaag')
    const keys = await keyboardOnly(page)
    const terms = page.getByRole('region', { name: 'Termijnen' })
    await terms
      .getByText(/^(Stap uit het plan|Volgend contact|Intake moet) .+/)
      .first()
      .waitFor()
    const silent = page.getByRole('region', { name: 'Langst uit beeld' }).getByRole('listitem')
    await expect.poll(() => silent.first().textContent()).toMatch(/Laatste gesprek [\d.]+ dagen geleden \(.+\)/)
    await keys.press('j', 'j', 'k')
    const name = await textOf(keys.focused)
    expect(name).toBe(await textOf(page.getByRole('region', { name: 'Afspraken vandaag' }).getByRole('link').first()))
    await keys.press('Enter')
    await page.waitForURL(/\/dossiers\/[\w-]+$/)
    await expect.poll(() => page.locator('main h1').textContent()).toContain(name)
  })

  test('settles an appointment that has been: kept in one press, missed with its reason', async () => {
    const page = await at('/vandaag')
    const keys = await keyboardOnly(page)
    const rows = page.getByRole('region', { name: 'Afspraken vandaag' }).getByRole('listitem')
    await keys.tabTo(rows.nth(0).getByRole('button', { name: 'Nagekomen' }))
    await keys.press('Enter')
    await rows.nth(0).getByText('Nagekomen', { exact: true }).and(page.locator('.trede-tag')).waitFor()
    expect(await rows.nth(0).getByRole('button').count()).toBe(0)
    await keys.tabTo(rows.nth(1).getByRole('button', { name: 'Niet verschenen' }))
    await keys.press('Enter')
    await expect.poll(() => keys.focused.textContent()).toBe('ziekte')
    await keys.press('Tab', 'Enter')
    await rows.nth(1).getByText('Niet verschenen').and(page.locator('.trede-tag')).waitFor()
    await keys.tabTo(rows.nth(1).getByRole('link'))
    await keys.press('Enter')
    await page.getByText('Niet verschenen (opvang van kinderen)').first().waitFor()
  })

  test('an appointment that has yet to begin can be cancelled, and not be called kept or missed', async () => {
    const page = await at('/vandaag', {}, 'Karin Smeets')
    await page.clock.setFixedTime(new Date('2026-11-23T05:00:00Z'))
    await page.reload()
    const row = page.getByRole('region', { name: 'Afspraken vandaag' }).getByRole('listitem').first()
    await row.getByRole('button', { name: 'Afzeggen' }).waitFor()
    expect(await row.getByRole('button').count()).toBe(1)
  })
})

describe('Caseload', () => {
  test('sorts, filters, keeps a view and exports, by keyboard alone', async () => {
    const page = await at('/caseload')
    const keys = await keyboardOnly(page)
    await keys.tabTo(page.getByRole('button', { name: 'Naam' }))
    await keys.press('Enter')
    await page.waitForURL(/sort=name/)
    const family = (name: string) => name.split(' ').at(-1) ?? ''
    const ascending = await rowNames(page)
    await expect.poll(async () => family((await rowNames(page))[0] ?? '') <= 'C').toBe(true)
    await keys.press('Enter')
    await page.waitForURL(/direction=desc/)
    await expect.poll(async () => (await rowNames(page))[0]).not.toBe(ascending[0])

    await keys.tabTo(page.getByLabel('Fase'))
    await keys.type('Geme')
    await page.waitForURL(/phase=reported/)
    await expect
      .poll(async () => new Set(await page.locator('main tbody td:nth-of-type(4)').allTextContents()))
      .toEqual(new Set(['Gemeld']))

    await keys.press('Shift+Tab', 'Shift+Tab')
    await expect.poll(() => keys.focused.textContent()).toBe('Deze weergave bewaren')
    await keys.press('Enter')
    await keys.tabTo(page.getByLabel('Naam van de weergave'))
    await keys.type('Nog te spreken')
    await keys.press('Enter')
    await page.getByText('Weergave ‘Nog te spreken’ is bewaard.').waitFor()

    const download = page.waitForEvent('download')
    const link = page.getByRole('link', { name: /^Download CSV \(\d+ (mensen|persoon)\)$/ })
    await link.waitFor()
    await page.evaluate(() => document.querySelector<HTMLElement>('main h1')?.focus())
    await keys.tabTo(link)
    await keys.press('Enter')
    const file = await download
    expect(file.suggestedFilename()).toBe('caseload-2026-11-23.csv')
    const text = await readFile(await file.path(), 'utf8')
    const names = await rowNames(page)
    expect(text.trim().split('\r\n').length).toBe(names.length + 1)
    for (const name of names) expect(text).toContain(name)

    await page.goto('/caseload')
    await keys.tabTo(page.getByRole('link', { name: 'Nog te spreken', exact: true }))
    await keys.press('Enter')
    await page.waitForURL(/phase=reported/)
    await expect.poll(() => rowNames(page)).toEqual(names)
    await keys.tabTo(page.getByRole('button', { name: 'Weergave Nog te spreken weggooien' }))
    await keys.press('Enter')
    await keys.tabTo(page.getByRole('button', { name: 'Weggooien', exact: true }))
    await keys.press('Enter')
    await expect.poll(() => page.getByRole('link', { name: 'Nog te spreken', exact: true }).count()).toBe(0)
  })

  test('opens a dossier with the arrows and Enter, and comes back to the same filters', async () => {
    const page = await at('/caseload?sort=opened&direction=desc&silentDays=60')
    const keys = await keyboardOnly(page)
    const links = page.locator('main tbody th a')
    await keys.tabTo(links.first())
    await keys.press('ArrowDown', 'j', 'k')
    const name = await textOf(keys.focused)
    expect(name).toBe(await textOf(links.nth(1)))
    await keys.press('Enter')
    await expect.poll(() => page.locator('main h1').textContent()).toContain(name)
    await page.goBack()
    await page.waitForURL(/silentDays=60/)
    await expect.poll(() => page.getByLabel('Geen contact').inputValue()).toBe('60')
  })

  test('a team lead pages through the teams, and narrows the list to one case manager', async () => {
    const page = await at('/caseload', {}, 'Ilse Kuipers')
    await page.getByText(/^1–50 van \d+$/).waitFor()
    const links = () =>
      page.locator('main tbody th a').evaluateAll((all) => all.map((link) => link.getAttribute('href')))
    const first = await links()
    await page.getByRole('button', { name: 'Volgende' }).click()
    await page.getByText(/^51–\d+ van \d+$/).waitFor()
    await expect.poll(async () => (await links()).some((link) => first.includes(link))).toBe(false)
    await page.getByLabel('Begeleider').selectOption({ label: 'Karin Smeets' })
    await page.waitForURL(/ownerId=/)
    await expect
      .poll(async () => new Set(await page.locator('main tbody td:nth-of-type(6)').allTextContents()))
      .toEqual(new Set(['Karin Smeets']))
  })

  test('somebody whom nobody guides is told to the team lead, one press away', async () => {
    const consultant = await at('/melding', {}, 'Paul Ndiaye')
    await consultant.getByLabel('Voornamen').fill('Nog')
    await consultant.getByLabel('Achternaam').fill('Niemands')
    await consultant.getByRole('button', { name: 'Maak het dossier' }).click()
    await consultant.waitForURL(/\/dossiers\//)
    const page = await at('/vandaag', {}, 'Ilse Kuipers')
    const waiting = page.getByRole('region', { name: 'Wat op jou wacht' })
    await waiting.getByRole('link', { name: /^\d+ bewoners uit beeld$/ }).waitFor()
    await waiting.getByRole('link', { name: '1 bewoner zonder begeleider' }).click()
    await page.waitForURL(/owner=none/)
    await expect.poll(() => rowNames(page)).toEqual(['Nog Niemands'])
    expect(await page.getByLabel('Begeleider').inputValue()).toBe('none')
  })

  test('addresses hold codes alone, and what does not fit is left out', async () => {
    const page = await at('/caseload?phase=nonsense&silentDays=many&ownerId=1&sort=score')
    await page.locator('main tbody tr').first().waitFor()
    expect(await page.getByLabel('Fase').inputValue()).toBe('')
    expect(await page.getByRole('columnheader', { name: 'Volgend contact' }).getAttribute('aria-sort')).toBe(
      'ascending',
    )
  })
})

describe('search', () => {
  test('`/` finds a person by part of the name, by birth date and by number, and Enter opens them', async () => {
    const page = await at('/caseload')
    const keys = await keyboardOnly(page)
    const row = page.locator('main tbody tr').first()
    const name = await textOf(row.locator('th'))
    const born = await textOf(row.locator('td:nth-of-type(6)'))
    await page.goto('/vandaag')
    const search = async (text: string) => {
      await page.locator('main h1').waitFor()
      await keys.press('/')
      await expect.poll(() => keys.focused.getAttribute('type')).toBe('search')
      await keys.press('Control+a')
      await keys.type(text)
      await keys.press('Enter')
      await page.getByRole('heading', { name: 'Zoeken', level: 1 }).waitFor()
    }
    await search(
      name
        .split(' ')
        .map((part) => part.slice(0, 4))
        .join(' '),
    )
    await page.getByRole('link', { name }).waitFor()
    const number = /\d{4}-\d{6}/.exec(await textOf(page.getByRole('listitem').filter({ hasText: name })))?.[0] ?? ''
    await search(born)
    await page.getByRole('link', { name }).waitFor()
    await search(number)
    await expect.poll(() => keys.focused.textContent()).toBe(name)
    await keys.press('Enter')
    await page.waitForURL(/\/dossiers\//)
    await expect.poll(() => page.locator('main h1').textContent()).toContain(name)
    expect(page.url()).not.toContain(number)
  })

  test('a word of one letter and a stranger get a sentence that says what to do', async () => {
    const page = await at('/zoeken')
    const box = page.locator('main').getByRole('searchbox')
    await box.fill('a')
    await box.press('Enter')
    await page.getByText('Typ ten minste twee letters, of een geboortedatum of nummer.').waitFor()
    await box.fill('Xqzwv')
    await box.press('Enter')
    await page.getByText('Niemand gevonden in jouw caseload.').waitFor()
    await page.getByRole('button', { name: 'Zoek in de hele gemeente' }).click()
    await page.getByText('Niemand gevonden.', { exact: true }).waitFor()
  })
})

describe('every page for a case manager meets WCAG 2.2 AA', () => {
  for (const language of ['nl', 'en'] as const)
    test(`in ${language}, wide and narrow`, async () => {
      const page = await app.open({ language })
      await signIn(page, MARIAM)
      for (const path of ['/vandaag', '/caseload', '/zoeken', '/melding', '/overdrachten', '/beleid'])
        for (const width of [1280, 400]) {
          await page.setViewportSize({ width, height: 900 })
          await page.goto(path)
          await page.locator('main h1').waitFor()
          await page.waitForLoadState('networkidle')
          expect(await page.locator('html').getAttribute('lang')).toBe(language)
          await expectAccessible(page)
          await expectNoSideways(page)
        }
    })
})
