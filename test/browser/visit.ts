import type { Page } from 'playwright-core'
import { type BrowserApp, signIn } from './kit.ts'

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
  await signIn(page, who)
  await page.goto(path)
  await page.locator('main h1').waitFor()
  return page
}

/** Addresses of the dossiers in a worker's caseload that are in a phase, in the order of the caseload. */
export async function dossiersOf(app: BrowserApp, who: string, phase = 'Begeleiding'): Promise<string[]> {
  const page = await at(app, '/caseload', who)
  await page.locator('tbody th a').first().waitFor()
  const rows = page.locator('tbody tr').filter({ hasText: phase })
  const addresses = await rows
    .locator('th a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  await page.context().close()
  return addresses
}
