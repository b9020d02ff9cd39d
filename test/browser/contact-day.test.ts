import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actsOf, countEffort } from './effort.ts'
import { type BrowserApp, expectAccessible, keyboardOnly, startBrowserApp, textOf } from './kit.ts'
import { at, expectUsable, SCREENS } from './visit.ts'

const MARIAM = 'Mariam Osei'

let app: BrowserApp
beforeAll(async () => {
  app = await startBrowserApp()
})
afterAll(() => app?.close())

const status = (page: Page, words: string | RegExp) => page.getByRole('status').filter({ hasText: words })
const region = (page: Page, name: string | RegExp) => page.getByRole('region', { name })

interface Planned {
  kind?: 'round'
  place: string
  day?: string
}

/** Plans a day of this afternoon and puts the first people on its list; ends on the page of the day. */
async function plan(page: Page, { kind, place, day = 'vandaag' }: Planned, count: number): Promise<string[]> {
  await page.goto('/contactdagen/nieuw')
  if (kind) await page.getByRole('radio', { name: /wijkronde|district round/ }).check()
  await page.getByLabel(/^(Dag|Day)\s*$/).fill(day)
  await page.getByLabel(/^(Van|From)\s*$/).fill('13:30')
  await page.getByLabel(/^(Tot|Until)\s*$/).fill('17:00')
  await page.getByLabel(/^(Waar is het\?|In welke wijk\?|Where is it\?|In which neighbourhood\?)\s*$/).fill(place)
  if (kind) await page.getByLabel(/^(Waarom gaan jullie langs\?|Why do you visit\?)\s*$/).selectOption('acquaintance')
  await page.getByRole('button', { name: /^(Plannen en mensen kiezen|Plan and choose people)$/ }).click()
  await page.getByRole('heading', { name: /^(Mensen uitnodigen|Invite people)$/ }).waitFor()
  const rows = page.locator('tbody tr')
  await rows.first().waitFor()
  const names: string[] = []
  for (let index = 0; index < count; index++) {
    await rows.nth(index).getByRole('checkbox').check()
    names.push(await rows.nth(index).locator('th').innerText())
  }
  await page.getByRole('button', { name: /uitnodigen$|op de lijst zetten$|^Invite \d|on the list$/ }).click()
  await page.locator('h1').filter({ hasText: place }).waitFor()
  return names
}

async function isFocused(target: Locator): Promise<void> {
  await expect.poll(() => target.evaluate((one) => one === document.activeElement)).toBe(true)
}

describe('a contact day', () => {
  test('is planned, chosen and worked through by keyboard; eight keys for each person at the desk and in the talk', async () => {
    const page = await at(app, '/contactdagen', MARIAM)
    await page.getByText('Er is nog geen contactdag of wijkronde.').waitFor()
    await expectAccessible(page)
    const keys = await keyboardOnly(page)
    await keys.tabTo(page.getByRole('main').getByRole('link', { name: 'Nieuwe dag plannen' }))
    await keys.press('Enter')
    await keys.tabTo(page.getByLabel('Dag', { exact: true }))
    await keys.type('vandaag')
    await keys.tabTo(page.getByLabel('Tot', { exact: true }))
    await page.keyboard.press('Control+A')
    await keys.type('9')
    await keys.press('Control+Enter')
    await page.getByRole('link', { name: 'Schrijf waar het is.' }).waitFor()
    await keys.tabTo(page.getByLabel('Waar is het?'))
    await keys.type('Huis van de Wijk West')
    await keys.press('Control+Enter')
    await page.getByText('Het einde ligt voor het begin. Kies een later einde.').first().waitFor()
    await keys.tabTo(page.getByLabel('Tot', { exact: true }))
    await page.keyboard.press('Control+A')
    await keys.type('17')
    await expectAccessible(page)
    await keys.press('Control+Enter')
    await status(page, 'De dag is gepland.').waitFor()

    // The one filter that a yearly round asks for, then the first three by the space bar.
    const silent = page.getByLabel('Geen contact', { exact: false }).first()
    await silent.waitFor()
    const boxes = page.locator('tbody').getByRole('checkbox')
    await boxes.nth(2).waitFor()
    const names: string[] = []
    for (const index of [0, 1, 2]) {
      await keys.tabTo(boxes.nth(index))
      await keys.press(' ')
      names.push(await page.locator('tbody tr').nth(index).locator('th').innerText())
    }
    await expectAccessible(page)
    const invite = page.getByRole('button', { name: '3 mensen uitnodigen' })
    await page.keyboard.press('Shift+Tab')
    for (let tabs = 0; tabs < 20 && !(await invite.evaluate((one) => one === document.activeElement)); tabs++)
      await page.keyboard.press('Shift+Tab')
    await keys.press('Enter')
    await status(page, '3 mensen zijn uitgenodigd.').waitFor()

    const field = page.getByRole('searchbox', { name: 'Wie is er?' })
    await keys.tabTo(field)
    const [one = '', two = ''] = names
    const spent = await countEffort(page)
    // At the desk: a name and Enter.
    await keys.type(one.split(' ')[0]?.slice(0, 5) ?? '')
    await status(page, `Enter: ${one}, gekomen.`).waitFor()
    await keys.press('Enter')
    await status(page, `${one}: wacht.`).waitFor()
    await isFocused(field)
    await expectAccessible(page)
    // Whoever speaks: Enter for the next, Enter to note, the words, when again, Ctrl+Enter.
    await keys.press('Enter')
    await status(page, `${one}: in gesprek.`).waitFor()
    await region(page, 'In gesprek (1)').getByText('met Mariam Osei').waitFor()
    await keys.press('Enter')
    await isFocused(page.getByLabel('Wat is er besproken?'))
    await expectAccessible(page)
    await keys.type('Doet twee dagen groenonderhoud en is daar tevreden mee.')
    await keys.press('Tab')
    await keys.type('+14')
    await keys.press('Control+Enter')
    await status(page, `Het gesprek met ${one} is bewaard.`).waitFor()
    expect(actsOf(await spent())).toBeLessThanOrEqual(8)
    await isFocused(field)
    await region(page, 'Klaar (1)').getByText('Gesproken, met Mariam Osei').waitFor()

    // A mistake is taken back; who cancels says why.
    await keys.type(two)
    await keys.press('Enter')
    await status(page, `${two}: wacht.`).waitFor()
    await keys.tabTo(page.getByRole('button', { name: `Terug naar verwacht: ${two}`, exact: true }))
    await keys.press('Enter')
    await status(page, `${two}: verwacht.`).waitFor()
    await keys.tabTo(page.getByRole('button', { name: `Afgemeld: ${two}`, exact: true }))
    await keys.press('Enter')
    await keys.press('Enter')
    await status(page, `${two}: afgemeld.`).waitFor()
    await region(page, 'Klaar (2)').waitFor()
  })

  test('adds who walks in without an invitation, finds everybody who was not reached, and keeps the numbers', async () => {
    const page = await at(app, '/contactdagen', MARIAM)
    const names = await plan(page, { place: 'Buurthuis Oost' }, 2)
    const [, absent = ''] = names
    // Somebody of one's own caseload who is not on the list.
    const other = await page.evaluate(async (listed) => {
      const answer = await (await fetch('/v1/caseload?limit=50&place=own')).json()
      return (answer as { items: { name: string }[] }).items
        .map(({ name }) => name)
        .find((one) => !listed.includes(one))
    }, names)
    const field = page.getByRole('searchbox', { name: 'Wie is er?' })
    await field.fill(other ?? '')
    await status(page, 'Deze naam staat niet op de lijst. Enter zoekt verder.').waitFor()
    await field.press('Enter')
    await page
      .getByRole('button', { name: `Zet op de lijst: ${other ?? ''}` })
      .first()
      .click()
    await status(page, `${other ?? ''} staat op de lijst en wacht.`).waitFor()
    await region(page, /^Wacht/)
      .getByText('ingelopen')
      .waitFor()
    await field.press('Enter')
    await status(page, `${other ?? ''}: in gesprek.`).waitFor()
    await page.getByRole('button', { name: 'Dag afsluiten' }).click()
    await page.getByText('2 mensen worden genoteerd als niet gekomen.').waitFor()
    await page.getByRole('button', { name: 'Ja, doorgaan' }).click()
    await page.getByText('Er loopt nog een gesprek.').waitFor()
    await page.getByRole('button', { name: `Gesprek noteren: ${other ?? ''}`, exact: true }).click()
    await page.getByLabel('Wat is er besproken?').fill('Kwam uit zichzelf.')
    await page.getByRole('button', { name: 'Over een week' }).click()
    await page.getByRole('button', { name: 'Bewaren' }).click()
    await status(page, 'is bewaard').waitFor()
    await page.getByRole('button', { name: 'Dag afsluiten' }).click()
    await page.getByRole('button', { name: 'Ja, doorgaan' }).click()
    const after = region(page, 'Wie je nog moet spreken')
    await after.getByText('1 van de 3 mensen op de lijst is gesproken.').waitFor()
    expect(await after.getByRole('listitem').count()).toBe(2)
    await expectAccessible(page)

    await after.getByRole('link', { name: `Huisbezoek met ${absent}` }).click()
    await page.getByRole('form', { name: 'Afspraak maken' }).waitFor()
    expect(await page.getByLabel('Waar?').inputValue()).toBe('home')
    await page.goBack()
    await after.getByRole('link', { name: 'Nodig deze mensen opnieuw uit' }).click()
    await page.getByRole('heading', { name: 'Nieuwe dag plannen' }).waitFor()

    await page.goto('/contactdagen')
    const row = page.getByRole('row').filter({ hasText: 'Buurthuis Oost' })
    await row.waitFor()
    expect(await row.locator('td').allInnerTexts()).toEqual(['Buurthuis Oost', '2', '1', '1', '0', '0', '2', '0', '0'])
    await page.getByRole('img', { name: 'Wat er van elke dag kwam, in mensen' }).waitFor()
    await expectAccessible(page)
  })

  test('two desks at once: the second is told what the first did, and what it wanted itself', async () => {
    const page = await at(app, '/contactdagen', MARIAM)
    const [name = ''] = await plan(page, { place: 'Twee balies' }, 1)
    const dayId = page.url().split('/').at(-1)?.split('?')[0] ?? ''
    await page.getByRole('button', { name: `Gekomen: ${name}`, exact: true }).waitFor()
    const other = await at(app, `/contactdagen/${dayId}`, MARIAM)
    // This desk does not look again while the other one acts.
    await page.route('**/v1/contactdagen/**', (route) =>
      route.request().method() === 'GET' ? undefined : route.continue(),
    )
    await other.getByRole('button', { name: `Gekomen: ${name}`, exact: true }).click()
    await status(other, `${name}: wacht.`).waitFor()
    await page.getByRole('button', { name: `Niet gekomen: ${name}`, exact: true }).click()
    await page.unroute('**/v1/contactdagen/**')
    const conflict = page.getByText('Iemand anders was eerder', { exact: true })
    await conflict.waitFor()
    await page.getByText(`Mariam Osei zette ${name} om 14:00 op: wacht.`).waitFor()
    await page.getByText('Jij wilde: niet gekomen. Dat is niet bewaard.').waitFor()
    await expectAccessible(page)
  })

  test('is changed with both versions side by side, loses who should not be on it, and is called off with a notice for each', async () => {
    const page = await at(app, '/contactdagen', MARIAM)
    const names = await plan(page, { place: 'Buurthuis Zuid', day: '+7' }, 3)
    const address = page.url()
    const spent = await countEffort(page)
    await page.getByRole('button', { name: `Van de lijst: ${names[0] ?? ''}`, exact: true }).click()
    await page.getByRole('button', { name: 'Ja, van de lijst' }).click()
    await status(page, `${names[0] ?? ''} staat niet meer op de lijst.`).waitFor()
    expect(actsOf(await spent())).toBe(2)

    await page.getByRole('link', { name: 'Dag wijzigen' }).click()
    await page.getByLabel('Waar is het?').fill('Bibliotheek')
    const other = await at(app, `${address}/wijzigen`, MARIAM)
    await other.getByLabel('Waar is het?').fill('Sporthal')
    await other.getByLabel('Tot', { exact: true }).fill('16:00')
    await other.getByRole('button', { name: 'Wijziging bewaren' }).click()
    await status(other, 'klopt de uitnodiging niet meer').waitFor()
    await page.getByRole('button', { name: 'Wijziging bewaren' }).click()
    await page.getByText('Mariam Osei wijzigde deze dag om 14:00.').waitFor()
    await page.getByText('Waar is het?: nu Sporthal; jij schreef Bibliotheek.').waitFor()
    expect(await page.getByLabel('Tot', { exact: true }).inputValue()).toBe('16:00')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Wijziging bewaren' }).click()
    await page.locator('h1').filter({ hasText: 'Bibliotheek' }).waitFor()
    await page.getByText('13:30–16:00').waitFor()
    await page.getByRole('link', { name: 'Uitnodigingen printen' }).click()
    await page.getByRole('heading', { name: 'Uitnodigingen', exact: true }).waitFor()
    if ((await page.getByRole('article').count()) > 0)
      expect(await textOf(page.getByRole('article').first())).toContain('Daar is iets aan veranderd.')

    await page.goto(address)
    await page.getByRole('button', { name: 'Dag afgelasten' }).click()
    await page.getByRole('button', { name: 'Ja, gaat niet door' }).click()
    await page.getByRole('link', { name: 'Kies een reden.' }).waitFor()
    await page.getByText('Voor 2 mensen zegt de gemeente af. Niemand geldt als niet gekomen.').waitFor()
    await expectAccessible(page)
    await page.getByRole('radio', { name: 'De plek kan niet' }).check()
    await page.getByRole('button', { name: 'Ja, gaat niet door' }).click()
    await status(page, 'De dag is afgelast, voor 2 mensen.').waitFor()
    expect(await region(page, 'Wie je nog moet spreken').getByRole('listitem').count()).toBe(2)
    await page.getByRole('link', { name: 'Berichten printen' }).click()
    await page.getByRole('heading', { name: 'Berichten dat de dag niet doorgaat' }).waitFor()
    await page.goto('/vandaag')
    await page.getByText('Afspraak door ons afgezegd vandaag: maak een nieuwe').first().waitFor()
  })

  test('on a closed day must be meant, and its letters are friendly and without a threat', async () => {
    const page = await at(app, '/contactdagen/nieuw', MARIAM)
    await page.getByLabel('Dag', { exact: true }).fill('25-12')
    await status(page, 'Gesloten dag: eerste kerstdag.').waitFor()
    await page.getByLabel('Waar is het?').fill('Kerststal')
    await page.getByRole('button', { name: 'Plannen en mensen kiezen' }).click()
    await page.getByText('Op deze dag is de gemeente gesloten.').first().waitFor()
    await page.getByLabel('Ja, ik bedoel deze gesloten dag').check()
    await page.getByRole('button', { name: 'Plannen en mensen kiezen' }).click()
    await status(page, 'De dag is gepland.').waitFor()
    await page.locator('tbody').getByRole('checkbox').first().check()
    await page.getByRole('button', { name: '1 persoon uitnodigen' }).click()
    await page.getByText('Deze dag is op vr 25 december 2026.').waitFor()
    await page.getByRole('link', { name: 'Uitnodigingen printen' }).click()
    const letter = page.getByRole('article')
    await letter.getByText('Hoe gaat het met u?').waitFor()
    const words = await textOf(letter)
    expect(words).toContain('Kerststal')
    expect(words).not.toMatch(/verplicht|gevolgen|maatregel|uitkering/)
    await expectAccessible(page)
  })
})

describe('a district round', () => {
  test('is walked on a phone: one press when nobody is at home, three for a talk, in the order that was chosen', async () => {
    const desk = await at(app, '/contactdagen', MARIAM)
    const names = await plan(desk, { kind: 'round', place: 'Bos en Lommer' }, 3)
    const page = await at(app, desk.url(), MARIAM, { width: 400 })
    const doors = page.locator('.trede-doors > li')
    expect(await doors.count()).toBe(3)
    await page.getByRole('button', { name: `Later: ${names[0] ?? ''}`, exact: true }).click()
    await expect.poll(() => doors.nth(1).innerText()).toContain(names[0] ?? 'nobody')
    await page.getByRole('button', { name: `Niet thuis: ${names[0] ?? ''}`, exact: true }).click()
    await status(page, `${names[0] ?? ''}: niet thuis.`).waitFor()
    await page.getByRole('button', { name: `Gesproken: ${names[1] ?? ''}`, exact: true }).click()
    await page.getByLabel('Wat is er besproken?').fill('Wil graag weer koken voor anderen.')
    await page.getByRole('button', { name: 'Over 2 weken' }).click()
    await expectUsable(page)
    await page.getByRole('button', { name: 'Bewaren' }).click()
    await status(page, `Het gesprek met ${names[1] ?? ''} is bewaard.`).waitFor()
    await expectUsable(page)
  })
})

describe('these screens meet WCAG 2.2 AA', () => {
  for (const { language, width } of SCREENS)
    test(`in ${language}, ${width} pixels wide`, async () => {
      const page = await at(app, '/contactdagen/nieuw', MARIAM, { language, width })
      await expectUsable(page)
      await plan(page, { place: `Scherm ${language}`, day: language === 'nl' ? 'vandaag' : 'today' }, 2)
      await expectUsable(page)
      const address = page.url()
      await page.goto(`${address}/uitnodigen`)
      await page.locator('tbody tr').first().waitFor()
      await expectUsable(page)
      await page.goto(`${address}/brieven`)
      await page.getByRole('heading', { name: /^(Uitnodigingen|Invitations)$/ }).waitFor()
      await expectUsable(page)
      await page.goto('/contactdagen')
      await page.locator('tbody tr').first().waitFor()
      await expectUsable(page)
      await page.goto('/vandaag')
      await region(page, /^(Contactdag vandaag|Contact day today)$/).waitFor()
      await expectUsable(page)
    })
})
