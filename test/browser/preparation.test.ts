import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BrowserApp, expectAccessible, keyboardOnly, signIn, startBrowserApp } from './kit.ts'
import { reportPerson } from './new-dossier.ts'
import { ANNA, expectUsable, SCREENS } from './visit.ts'

let app: BrowserApp

beforeAll(async () => {
  app = await startBrowserApp()
})
afterAll(() => app.close())

/** Writes as the signed-in worker, through the API that the pages use, on the newest version. */
function write(page: Page, dossierId: string, method: string, path: string, body: object): Promise<void> {
  return page.evaluate(
    async ([id, how, where, what]) => {
      const session = (await (await fetch('/v1/sessie')).json()) as { csrfToken: string }
      const { version } = (await (await fetch(`/v1/dossiers/${id}`)).json()) as { version: number }
      const response = await fetch(`/v1/dossiers/${id}${where}`, {
        method: how,
        headers: { 'content-type': 'application/json', 'x-trede-csrf': session.csrfToken },
        body: JSON.stringify({ ...what, version }),
      })
      if (!response.ok) throw new Error(await response.text())
    },
    [dossierId, method, path, body] as const,
  )
}

const plan = (changes: object = {}) => ({
  goal: 'Ik wil weer onder de mensen zijn.',
  goalKind: 'participation',
  steps: [{ text: 'Sollicitatiecursus volgen', by: 'resident', dueOn: '2026-12-10' }],
  promises: [{ text: 'De gemeente betaalt het busabonnement', dueOn: '2026-12-01' }],
  nextContactOn: '2026-12-07',
  isSigned: true,
  ...changes,
})

const DAY_OF_STATEMENTS = '2026-11-23'

async function resident(page: Page, givenNames: string): Promise<string> {
  await signIn(page, ANNA)
  return reportPerson(page, { givenNames, familyName: 'Gesprek', birthDate: '1981-06-01' })
}

describe('seed1 C17: a coach begins without the history, and opens it when they want to', () => {
  let page: Page
  let dossierId: string
  beforeAll(async () => {
    page = await app.open()
    dossierId = await resident(page, 'Joke')
    const earlier = { goal: 'Zo snel mogelijk uit de bijstand', goalKind: 'work' }
    await write(page, dossierId, 'post', '/uitspraken', {
      domain: 'job-search',
      nature: 'obstacle',
      source: 'reported',
      text: 'Komt afspraken niet na, zegt het vorige bureau',
      on: '2026-01-05',
    })
    await write(page, dossierId, 'post', '/contacten', {
      text: 'Een moeilijk gesprek met de vorige begeleider',
      channel: 'talk',
      on: '2026-02-02',
      nextContactOn: '2026-12-07',
    })
    await write(page, dossierId, 'put', '/plan', plan(earlier))
    await write(page, dossierId, 'put', '/plan', plan({ steps: [] }))
  })
  afterAll(() => page.context().close())

  test('one press from the dossier, and nothing of before is on the screen', async () => {
    await page.goto(`/dossiers/${dossierId}`)
    await page.getByRole('heading', { level: 1, name: 'Joke Gesprek' }).waitFor()
    await page.keyboard.press('v')
    await page.getByRole('heading', { level: 1, name: 'Gesprek met Joke Gesprek' }).waitFor()
    await page.getByText('Ik wil weer onder de mensen zijn.').waitFor()
    const screen = await page.locator('main').innerText()
    for (const earlier of ['uit de bijstand', 'vorige begeleider', 'vorige bureau', 'Sollicitatiecursus'])
      expect(screen).not.toContain(earlier)
    expect(screen).toContain('Er is 1 eerdere versie van het plan')
    await expectAccessible(page)
  })

  test('by keyboard it opens: the earlier plan, how its step ended, the notes', async () => {
    const keys = await keyboardOnly(page)
    await keys.tabTo(page.getByRole('button', { name: 'Geschiedenis openen' }))
    await keys.press('Enter')
    await page.getByRole('heading', { name: 'Eerdere versies van het plan' }).waitFor()
    await page.getByText('Zo snel mogelijk uit de bijstand').waitFor()
    await page.getByText('Sollicitatiecursus volgen').waitFor()
    await page.getByText(/stond niet meer in het volgende plan/).waitFor()
    await page.getByText('Een moeilijk gesprek met de vorige begeleider').waitFor()
    await page.getByText('Komt afspraken niet na, zegt het vorige bureau').waitFor()
    await expectAccessible(page)
  })

  test('and the read log says that it was opened', async () => {
    const officer = await app.open()
    await signIn(officer, 'Lia Ferrier', `/inzagelog?dossierId=${dossierId}`)
    await officer.getByText('Opende de geschiedenis bij een voorbereiding').waitFor()
    await officer.context().close()
  })
})

test('seed3 10: a wished occupation that is out of reach stays in sight beside the step that leads to it', async () => {
  const page = await app.open()
  const dossierId = await resident(page, 'Farid')
  await write(page, dossierId, 'post', '/uitspraken', {
    domain: 'wishes',
    nature: 'wish',
    source: 'said',
    text: 'Automonteur worden',
    on: DAY_OF_STATEMENTS,
  })
  const steps = [
    {
      text: 'Beginnen in de bandenwissel bij een garage',
      by: 'resident',
      dueOn: '2026-12-10',
      brings: 'Doorgroeien naar leerling-monteur in hetzelfde bedrijf',
    },
  ]
  await write(page, dossierId, 'put', '/plan', plan({ goal: 'Werken met auto’s', goalKind: 'work', steps }))
  await page.goto(`/dossiers/${dossierId}/voorbereiding`)
  await page.getByText('Automonteur worden').waitFor()
  await page.getByText('Beginnen in de bandenwissel bij een garage').waitFor()
  await page.getByText(/Doorgroeien naar leerling-monteur/).waitFor()
  await page.context().close()
})

test('on paper there is the talk and nothing of the screen; what was before stays closed there too', async () => {
  const page = await app.open()
  const dossierId = await resident(page, 'Wim')
  await write(page, dossierId, 'put', '/plan', plan({ goal: 'Het eerdere doel' }))
  await write(page, dossierId, 'put', '/plan', plan())
  await page.goto(`/dossiers/${dossierId}/voorbereiding`)
  await page.getByRole('button', { name: 'Geschiedenis openen' }).waitFor()
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('button').count()).toBe(0)
  expect(await page.locator('main').innerText()).not.toContain('Het eerdere doel')
  const pdf = await page.pdf({ format: 'A4' })
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  await page.context().close()
})

test('the evidence depends on the goal: closed at first, opened by one key, unknown where nobody knows', async () => {
  const page = await app.open()
  const dossierId = await resident(page, 'Bep')
  await page.goto(`/dossiers/${dossierId}/plan`)
  const goal = page
    .locator('details')
    .filter({ hasText: /Wat werkt/ })
    .first()
  await goal.waitFor()
  expect(await goal.getAttribute('open')).toBeNull()
  const keys = await keyboardOnly(page)
  await keys.tabTo(page.getByRole('radio', { name: 'Werk', exact: true }))
  await keys.press('Space', 'w')
  const sanction = goal.getByRole('listitem').filter({ hasText: 'Korten op de uitkering' })
  await sanction.getByText('sanctionering vergroot echter wel de kans op werkhervatting').waitFor()
  expect(await sanction.innerText()).toContain('Helpt')
  expect(await sanction.innerText()).toContain('Meedoen: werkt tegen')
  const retold = goal.getByRole('listitem').filter({ hasText: 'In onze woorden, naar: CPB (2016)' })
  expect(await retold.innerText()).toContain('Geen middel werkt voor iedereen.')
  expect(await retold.locator('blockquote').count()).toBe(0)
  await expectAccessible(page)
  await keys.press('w')
  expect(await goal.getAttribute('open')).toBeNull()
  await page.getByRole('radio', { name: 'Schulden' }).focus()
  await keys.press('Space', 'w')
  await goal.getByText('Over dit doel zeggen de bronnen niets.').waitFor()
  await page.context().close()
})

test('a step that was there before asks why again, in words, and never blocks', async () => {
  const page = await app.open()
  const dossierId = await resident(page, 'Theo')
  await write(page, dossierId, 'put', '/plan', plan())
  await write(page, dossierId, 'put', '/plan', plan({ steps: [] }))
  await page.goto(`/dossiers/${dossierId}/plan`)
  await page.getByRole('button', { name: 'Stap toevoegen' }).click()
  await page.keyboard.type('sollicitatiecursus volgen.')
  await page
    .getByRole('status')
    .getByText(/Deze stap was er al eens/)
    .waitFor()
  await page.getByLabel('Waarom de gemeente dit vraagt').fill('Nu met een coach die meegaat')
  await expectAccessible(page)
  await page.getByRole('group', { name: 'Stap 1' }).getByRole('button', { name: '+2 weken' }).click()
  await page.getByRole('button', { name: 'Plan bewaren' }).click()
  await page.getByRole('status').getByText('Het plan is bewaard.').waitFor()
  await page
    .getByText(/Nu met een coach die meegaat/)
    .first()
    .waitFor()
  await page.context().close()
})

test('every card is on one page, by goal and by what is said', async () => {
  const page = await app.open()
  await signIn(page, ANNA, '/hulp')
  await page.getByRole('link', { name: 'Alle kaarten bekijken' }).click()
  await page.getByRole('heading', { level: 1, name: 'Wat werkt' }).waitFor()
  const cards = page.locator('.trede-evidence-all > li')
  await cards.first().waitFor()
  const all = await cards.count()
  await page.getByLabel('Doel').selectOption({ label: 'Werk' })
  await page.getByLabel('Wat de bron zegt').selectOption({ label: 'Helpt' })
  await page.getByText('Individual Placement and Support (IPS)').first().waitFor()
  expect(await cards.count()).toBeLessThan(all)
  expect(await page.getByText('Een massabenadering met een vast pakket').count()).toBe(0)
  await page.getByLabel('Wat de bron zegt').selectOption({ label: 'Onbekend' })
  await page.getByText('Een massabenadering met een vast pakket').waitFor()
  await page.context().close()
})

test.each(SCREENS)('the pages fit and are accessible in $language at $width', async ({ language, width }) => {
  const page = await app.open({ language, width })
  const dossierId = await resident(page, 'Ria')
  await write(page, dossierId, 'put', '/plan', plan())
  await page.goto(`/dossiers/${dossierId}/voorbereiding`)
  await page.getByText('Ik wil weer onder de mensen zijn.').waitFor()
  await expectUsable(page)
  await page.goto('/beleid/wat-werkt')
  await page.locator('.trede-evidence-all > li').first().waitFor()
  await expectUsable(page)
  await page.goto(`/dossiers/${dossierId}/plan`)
  await page.locator('details.trede-evidence').first().waitFor()
  // Not by a click, which scrolls: what lies half under the bar above is then too small to touch.
  for (const details of await page.locator('details.trede-evidence').all())
    await details.evaluate((element) => element.toggleAttribute('open'))
  await expectUsable(page)
  await page.context().close()
})
