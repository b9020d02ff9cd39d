import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actsOf, countEffort, type Effort, effortReport, type Measured } from './effort.ts'
import { type BrowserApp, type Keyboard, keyboardOnly, signIn, startBrowserApp, textOf } from './kit.ts'
import { reportPerson } from './new-dossier.ts'
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
  await page.getByRole('button', { name: 'Korte notitie' }).waitFor()
  return { page, keys: await keyboardOnly(page), spent: await countEffort(page) }
}

async function keep(job: string, spent: () => Promise<Effort>, limit: number, words = 0): Promise<void> {
  const effort = await spent()
  measured.push({ job, effort, words, limit })
  expect(actsOf(effort), `${job}: ${JSON.stringify(effort)}`).toBeLessThanOrEqual(limit)
}

/** How many words somebody reads who reads the whole page, once all of it is there. */
const wordsIn = async (page: Page): Promise<number> => {
  await page.waitForLoadState('networkidle')
  return (await page.locator('main').innerText()).trim().split(/\s+/).length
}
const hasFocus = (target: Locator) =>
  expect.poll(() => target.evaluate((one) => one === document.activeElement), { timeout: 10_000 }).toBe(true)
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
  await page.getByRole('heading', { name: 'Hoe het ervoor staat' }).waitFor()
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

test('a wish is lifted out of a talk, with a next date', async () => {
  const { page, keys, spent } = await onDossier()
  await keys.press('t')
  const words = page.getByRole('textbox', { name: 'Wat is er besproken?' })
  await hasFocus(words)
  await keys.type('Hij wil kok worden.')
  await keys.press('F2')
  await hasFocus(page.getByLabel('Leefgebied', { exact: true }))
  await keys.type('Wensen')
  await keys.press('Tab', 'ArrowUp', 'Control+Enter')
  await hasFocus(words)
  await keys.press('Tab', 'Tab')
  await keys.type('+14')
  await keys.press('Control+Enter')
  await status(page, 'De notitie is bewaard.').waitFor()
  await keep('Note a short talk and lift a wish out of it', spent, 16)
})

test('a plan with three steps is made from the diagnosis', async () => {
  const page = await at(app, '/vandaag', MARIAM)
  const person = { givenNames: 'Tel', familyName: 'Planmaker', birthDate: '1990-06-01' }
  await page.goto(`/dossiers/${await reportPerson(page, person)}/diagnose`)
  await page.locator('main h1').waitFor()
  const spent = await countEffort(page)
  await page.getByRole('navigation', { name: 'Dossier' }).getByRole('link', { name: 'Plan', exact: true }).click()
  await page.getByLabel('Doel, in de woorden van de bewoner').click()
  await page.keyboard.type('Weer in de keuken staan')
  await page.getByRole('radio', { name: 'Werk', exact: true }).click()
  for (const [index, words] of ['Cv bijwerken', 'Langs bij drie restaurants', 'Een dag meelopen'].entries()) {
    await page.getByRole('button', { name: 'Stap toevoegen' }).click()
    const step = page.getByRole('group', { name: `Stap ${index + 1}`, exact: true })
    await hasFocus(step.getByLabel('Wat', { exact: true }))
    await page.keyboard.type(words)
    await step.getByRole('button', { name: '+4 weken' }).click()
  }
  await page.getByRole('button', { name: '+2 weken' }).last().click()
  await page.keyboard.press('Control+Enter')
  await status(page, 'Het plan is bewaard.').waitFor()
  await page.getByText('Samen opnieuw bekijken').waitFor()
  expect(await page.locator('.trede-step').count()).toBe(3)
  await keep('Make a plan with three steps, from the diagnosis', spent, 25)
})

test('an appointment is made, and the resident is invited by letter', async () => {
  const { page, keys, spent } = await onDossier()
  await keys.press('a')
  await page.getByRole('form', { name: 'Afspraak maken' }).waitFor()
  await keys.type('morgen 10:30')
  await keys.press('Control+Enter')
  await status(page, 'De afspraak is gemaakt').waitFor()
  await keep('Make an appointment', spent, 4)
  await keys.press('b')
  await page.getByRole('textbox', { name: 'Tekst van de brief' }).waitFor()
  await keys.press('Control+Enter')
  await status(page, 'De brief is vastgelegd').waitFor()
  await keep('Invite by letter to an appointment', spent, 3)
})

test('somebody is invited, does not come, and is followed up', async () => {
  const page = await at(app, dossiers.shift() ?? '', MARIAM)
  await page.getByRole('button', { name: 'Korte notitie' }).waitFor()
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
