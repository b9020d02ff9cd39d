import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actsOf, countEffort, type Effort, effortReport, type Measured } from './effort.ts'
import { type BrowserApp, type Keyboard, keyboardOnly, signIn, startBrowserApp, textOf } from './kit.ts'
import { at, guidedBy } from './visit.ts'

/** Amsterdam, where the policy says what follows when somebody does not come. */
const MARIAM = 'Mariam Osei'

/** As long as a note of a talk may be: 400 characters. Our own measure; no study gives one. */
const NOTE = [
  'Gesproken over de cursus: twee keer geweest, de derde keer niet omdat haar zoon ziek was. Ze wil door, maar de tijden',
  'passen slecht bij school. Ik vraag de aanbieder naar de ochtendgroep en bel haar maandag. Ze vertelde ook dat de',
  'aanvraag voor bijzondere bijstand nog loopt en dat ze daar wakker van ligt; ik vraag inkomen naar de stand. Zelf belt',
  'ze de huisarts over haar rug. Verder gaat het beter dan in het voorjaar.',
].join(' ')

let app: BrowserApp
let dossiers: string[]
const measured: Measured[] = []

beforeAll(async () => {
  app = await startBrowserApp()
  dossiers = await guidedBy(app, MARIAM)
})
afterAll(() => app?.close())

interface Job {
  page: Page
  keys: Keyboard
  /** What was counted since the job began, or since it was asked before. */
  spent: () => Promise<Effort>
}

/** A dossier that no other job touches, and a count that starts when it stands there. */
async function onDossier(): Promise<Job> {
  const page = await at(app, dossiers.shift() ?? '', MARIAM)
  await page.getByRole('button', { name: 'Notitie' }).waitFor()
  return { page, keys: await keyboardOnly(page), spent: await countEffort(page) }
}

async function keep(job: string, spent: () => Promise<Effort>, limit: number, words = 0): Promise<void> {
  const effort = await spent()
  measured.push({ job, effort, words, limit })
  expect(actsOf(effort), `${job}: ${JSON.stringify(effort)}`).toBeLessThanOrEqual(limit)
}

const wordsIn = async (page: Page): Promise<number> =>
  (await page.locator('main').innerText()).trim().split(/\s+/).length
const status = (page: Page, words: string | RegExp) => page.getByRole('status').filter({ hasText: words })

test('a person is found and opened', async () => {
  const page = await app.open()
  await signIn(page, MARIAM)
  const keys = await keyboardOnly(page)
  await page.goto(dossiers[0] ?? '')
  const name = await textOf(page.locator('main h1'))
  const parts = name
    .split(' ')
    .map((part) => part.slice(0, 4))
    .join(' ')
  await page.goto('/vandaag')
  await page.getByRole('heading', { name: 'Langst uit beeld' }).waitFor()
  const spent = await countEffort(page)
  await keys.press('/')
  await expect.poll(() => keys.focused.getAttribute('type')).toBe('search')
  await keys.type(parts)
  await keys.press('Enter')
  // The only one who is found has the focus.
  await expect.poll(() => textOf(keys.focused)).toBe(name)
  await keys.press('Enter')
  await page.waitForURL(/\/dossiers\//)
  await keep('Open a person by name', spent, 4)
})

test('the day is looked through', async () => {
  const { page, keys, spent } = await onDossier()
  await keys.press('g', 'v')
  await page.getByRole('heading', { name: 'Langst uit beeld' }).waitFor()
  await keep('Look through Vandaag', spent, 2, await wordsIn(page))
})

test('a talk is prepared', async () => {
  const { page, keys, spent } = await onDossier()
  await keys.press('v')
  await page.waitForURL(/voorbereiding/)
  await page.locator('main h2').nth(1).waitFor()
  await keep('Prepare a talk', spent, 1, await wordsIn(page))
})

test('a contact is noted, with the next date', async () => {
  const { page, keys, spent } = await onDossier()
  await keys.press('n')
  await page.getByLabel('Wat is er besproken?').waitFor()
  await keys.type(NOTE)
  await keys.press('Tab', 'Tab')
  await keys.type('+14')
  await page.getByText('ma 7 december 2026, over 14 dagen').waitFor()
  await keys.press('Control+Enter')
  await status(page, 'De notitie is bewaard.').waitFor()
  await keep('Note a contact of 400 characters with the next date', spent, 8)
})

test('an appointment is made', async () => {
  const { page, keys, spent } = await onDossier()
  await keys.press('a')
  await page.getByRole('form', { name: 'Afspraak maken' }).waitFor()
  await keys.type('morgen 10:30')
  await keys.press('Control+Enter')
  await status(page, 'De afspraak is gemaakt').waitFor()
  await keep('Make an appointment', spent, 4)
})

test('somebody is invited, does not come, and is followed up', async () => {
  const page = await at(app, dossiers.shift() ?? '', MARIAM)
  await page.getByRole('button', { name: 'Notitie' }).waitFor()
  const spent = await countEffort(page)
  await page.keyboard.press('a')
  await page.getByRole('form', { name: 'Afspraak maken' }).waitFor()
  await page.keyboard.type('vandaag 10:30')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: 'Niet verschenen' }).click()
  await page
    .getByRole('group', { name: 'Waarom is de afspraak gemist?' })
    .getByRole('button', { name: 'niet bekend' })
    .click()
  await page.getByRole('button', { name: /^Stap gezet/ }).click()
  await status(page, /^Vastgelegd: Nog een uitnodiging/).waitFor()
  await keep('Invite somebody, log a no-show and the step that follows', spent, 6)
})

test('somebody on the radar is put away until a day, with a reason', async () => {
  const page = await at(app, '/radar', MARIAM)
  await page.locator('main tbody tr').first().waitFor()
  const spent = await countEffort(page)
  await page
    .getByRole('button', { name: /^Leg weg/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Over 4 weken' }).click()
  await page.getByRole('radio').first().click()
  await page.keyboard.press('Control+Enter')
  await status(page, 'is weggelegd tot').waitFor()
  await keep('Put somebody on the radar away, with a reason', spent, 5)
})

test('docs/effort.md says what was counted here, and a week of it stays under a tenth of 36 hours', async () => {
  const { text, shareOfWeek } = effortReport(measured)
  expect(shareOfWeek).toBeLessThan(0.1)
  await expect(text).toMatchFileSnapshot('../../docs/effort.md')
})
