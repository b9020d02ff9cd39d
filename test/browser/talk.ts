import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { type BrowserApp, signIn } from './kit.ts'
import { reportPerson } from './new-dossier.ts'
import { ANNA } from './visit.ts'

export const text = (page: Page) => page.getByRole('textbox', { name: 'Wat is er besproken?' })
export const status = (page: Page, words: string | RegExp) => page.getByRole('status').filter({ hasText: words })
export const region = (page: Page, name: string | RegExp) => page.getByRole('region', { name })
export const hasFocus = (element: Locator) =>
  expect.poll(() => element.evaluate((box) => box === document.activeElement), { timeout: 10_000 }).toBe(true)

/** Somebody new, at the page from which the talk begins. */
export async function resident(app: BrowserApp, givenNames: string, settings: Parameters<BrowserApp['open']>[0] = {}) {
  const page = await app.open(settings)
  await signIn(page, ANNA)
  const dossierId = await reportPerson(page, { givenNames, familyName: 'Praat', birthDate: '1981-06-01' })
  await page.goto(`/dossiers/${dossierId}/voorbereiding`)
  await page.locator('main h1').waitFor()
  return { page, dossierId }
}

/** The page of the talk, ready to type. */
export async function talkWith(app: BrowserApp, givenNames: string, settings: Parameters<BrowserApp['open']>[0] = {}) {
  const { page, dossierId } = await resident(app, givenNames, settings)
  await page.goto(`/dossiers/${dossierId}/gesprek`)
  await page.locator('.trede-marked-front').waitFor()
  return { page, dossierId }
}
