import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { type BrowserApp, expectAccessible, signIn } from './kit.ts'

/** Leidschendam-Voorburg: workers of the demo that browser tests sign in as. */
export const ANNA = 'Anna Verbeek'
export const RACHID = 'Rachid Benomar'
export const WENDY = 'Wendy Postma'

/** A page of the app, opened by a worker. */
export async function at(
  app: BrowserApp,
  path: string,
  who: string,
  settings: Parameters<BrowserApp['open']>[0] = {},
): Promise<Page> {
  const page = await app.open(settings)
  await signIn(page, who, path)
  return page
}

/** Addresses of the dossiers in a worker's caseload that are in a phase, in the order of the caseload. */
export async function caseloadOf(app: BrowserApp, who: string): Promise<(phase: string) => string[]> {
  const page = await at(app, '/caseload', who)
  await page.locator('tbody th a').first().waitFor()
  const rows = await page
    .locator('tbody tr')
    .evaluateAll((found) =>
      found.map((row) => [row.querySelector('th a')?.getAttribute('href') ?? '', row.textContent]),
    )
  await page.context().close()
  return (phase) => rows.flatMap(([address = '', text = '']) => (text.includes(phase) ? address : []))
}

/** Who is guided now, and so has a plan, a category and a history. */
export async function guidedBy(app: BrowserApp, who: string): Promise<string[]> {
  return (await caseloadOf(app, who))('Begeleiding')
}

/** Dutch words are the longest and a phone is the narrowest; English on a wide screen shows the rest. */
export const SCREENS = [
  { language: 'nl', width: 400 },
  { language: 'en', width: 1280 },
] as const

/** Nothing sticks out of the screen sideways, and axe finds nothing. */
export async function expectUsable(page: Page): Promise<void> {
  await expectAccessible(page)
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow, `${page.url()} sticks out`).toBe(0)
}

/** The server has kept what somebody types: ask for it before typing, and wait for it after. */
export function draftKept(page: Page): Promise<unknown> {
  return page.waitForResponse(
    (response) => response.request().method() === 'PUT' && response.url().includes('/concepten/') && response.ok(),
  )
}

/** From the dialog that says the session has ended: signs in in another tab and comes back to what was typed. */
export async function signInAgain(page: Page, who: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Je bent afgemeld' })
  const [tab] = await Promise.all([
    page.context().waitForEvent('page'),
    dialog.getByRole('link', { name: 'Aanmelden in een nieuw tabblad' }).click(),
  ])
  await tab.getByRole('button', { name: who }).click()
  await Promise.race([tab.waitForEvent('close'), tab.getByText('Je bent weer aangemeld').waitFor()])
  await dialog
    .getByRole('button', { name: 'Ik ben weer aangemeld' })
    .click({ timeout: 2000 })
    .catch(() => undefined)
  await dialog.waitFor({ state: 'hidden' })
}
