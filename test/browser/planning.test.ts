import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BrowserApp, expectAccessible, keyboardOnly, signIn, startBrowserApp } from './kit.ts'
import { reportPerson } from './new-dossier.ts'
import { expectUsable, SCREENS } from './visit.ts'

let app: BrowserApp
beforeAll(async () => {
  app = await startBrowserApp()
})
afterAll(() => app?.close())

async function newDossier(givenNames: string, settings: Parameters<BrowserApp['open']>[0] = {}) {
  const page = await app.open(settings)
  await signIn(page, 'Anna Verbeek')
  const dossierId = await reportPerson(page, { givenNames, familyName: 'Planning', birthDate: '1990-06-01' })
  return { page, dossierId }
}

const status = (page: Page, words: string | RegExp) => page.getByRole('status').filter({ hasText: words })

/** A plan through the API that the page uses. */
function makePlan(page: Page, dossierId: string, plan: Record<string, unknown>): Promise<void> {
  return page.evaluate(
    async ([id, body]) => {
      const session = (await (await fetch('/v1/sessie')).json()) as { csrfToken: string }
      const { version } = (await (await fetch(`/v1/dossiers/${id}`)).json()) as { version: number }
      const response = await fetch(`/v1/dossiers/${id}/plan`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', 'x-trede-csrf': session.csrfToken },
        body: JSON.stringify({ version, ...body }),
      })
      if (!response.ok) throw new Error(await response.text())
    },
    [dossierId, plan] as const,
  )
}

const PLAN = {
  goal: 'Weer een keer het huis uit.',
  goalKind: 'health',
  steps: [
    { text: 'Een uur fitness.', by: 'resident', dueOn: '2026-12-07', help: 'De coach gaat mee.', helpTimes: 6 },
    { text: 'Praten met welzijn.', by: 'partner', dueOn: '2026-12-14' },
  ],
  promises: [{ text: 'De gemeente betaalt de cursus.' }],
  nextContactOn: '2026-12-14',
  isSigned: false,
}

test('not signed with a reason, then signed later by keyboard; a mother may not sign, which is told in words', async () => {
  const { page, dossierId } = await newDossier('Teken')
  await makePlan(page, dossierId, { ...PLAN, unsigned: 'Ik teken vanmiddag niks.', present: 'Moeder hielp mee.' })
  await page.goto(`/dossiers/${dossierId}`)
  await page.getByText('Ik teken vanmiddag niks.').first().waitFor()
  await page.getByText('Moeder hielp mee.').first().waitFor()
  const keys = await keyboardOnly(page)
  await keys.tabTo(page.getByRole('button', { name: 'Handtekening vastleggen' }))
  await keys.press('Enter')
  const form = page.getByRole('form', { name: 'Is dit plan ondertekend?' })
  await form.waitFor()
  await expectAccessible(page)
  await keys.tabTo(form.getByRole('radio', { name: 'De bewoner', exact: true }))
  await keys.press('ArrowDown', 'ArrowDown')
  await keys.press('Control+Enter')
  await page
    .getByText(/Alleen de bewoner tekent het plan/)
    .first()
    .waitFor()
  await keys.tabTo(form.getByRole('radio', { name: 'Iemand die meehelpt, zoals familie' }))
  await keys.press('ArrowUp', 'ArrowUp')
  await keys.press('Control+Enter')
  await status(page, 'Vastgelegd.').waitFor()
  await page.getByText('Ondertekend: de bewoner, ma 23 november 2026').waitFor()
  await page.context().close()
})

test('rest asks its end and what was agreed, and the day to look again follows the end', async () => {
  const { page, dossierId } = await newDossier('Rust')
  await page.goto(`/dossiers/${dossierId}/plan`)
  await page.getByLabel('Doel, in de woorden van de bewoner').fill('Eerst op adem komen')
  await page.getByRole('radio', { name: 'Rust' }).check()
  await page.getByRole('button', { name: '+2 weken' }).last().click()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('link', { name: /Kies een einddatum na vandaag/ }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: '1 maand' }).click()
  await page.getByLabel('Wat spreken jullie af voor die tijd?').fill('Tot dan hoeft er niets.')
  await page.keyboard.press('Control+Enter')
  await status(page, 'Het plan is bewaard.').waitFor()
  await page.getByText('Loopt tot').waitFor()
  await page.getByText(/Er staat niets te doen in deze tijd/).waitFor()
  await page.context().close()
})

test('a second goal gets its own step, which waits for a promise that comes too late, and the plan says so', async () => {
  const { page, dossierId } = await newDossier('Doelen')
  await makePlan(page, dossierId, PLAN)
  await page.goto(`/dossiers/${dossierId}/plan`)
  await page.getByRole('button', { name: 'Nog een doel toevoegen' }).click()
  await page.keyboard.type('Uit de schulden komen')
  await page.getByRole('button', { name: 'Stap toevoegen' }).click()
  await page.keyboard.type('Post openen met het maatje')
  const third = page.getByRole('group', { name: 'Stap 3', exact: true })
  await third.getByRole('button', { name: '+2 weken' }).click()
  await third.getByLabel('Hoort bij').selectOption({ label: 'Doel 2: Uit de schulden komen' })
  await third.getByText(/^Begin, uren in de week/).click()
  await third.getByLabel('Kan pas na').selectOption({ label: 'Toezegging 1: De gemeente betaalt de cursus.' })
  await third.getByRole('checkbox', { name: 'dinsdagochtend' }).check()
  await status(page, /kan pas na ‘De gemeente betaalt de cursus.’ .* geen dag voor afgesproken/).waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('link', { name: 'Kies waar het doel over gaat.' }).click()
  await page.getByLabel('Waar gaat dit doel over?').selectOption('debt')
  await page.keyboard.press('Control+Enter')
  await status(page, 'Het plan is bewaard.').waitFor()
  await page.getByText('Dit past niet bij elkaar').waitFor()
  const step = page.locator('.trede-step').filter({ hasText: 'Post openen met het maatje' })
  await step.getByText('dinsdagochtend, kan pas na: De gemeente betaalt de cursus.').waitFor()
  await step.getByText('Afgesproken zonder gesprek').waitFor()
  await page.getByRole('link', { name: 'Versies en verschillen' }).click()
  await page.getByText('Doel erbij: Uit de schulden komen (schulden)').waitFor()
  await page.context().close()
})

test('a buddy is asked for a step, proposed by who keeps the list, and stands on the resident’s own plan', async () => {
  const { page, dossierId } = await newDossier('Maatje')
  await makePlan(page, dossierId, PLAN)
  await page.goto(`/dossiers/${dossierId}`)
  await page.getByRole('button', { name: 'Meer: Een uur fitness.' }).click()
  await page.getByRole('button', { name: 'Vraag een maatje: Een uur fitness.' }).click()
  await page.getByLabel('Waarvoor?').fill('De eerste keren samen met de bus.')
  await page.keyboard.press('Control+Enter')
  await page.getByText(/^Maatje: nodig vanaf .*nog geen antwoord/).waitFor()

  const keeper = await app.open()
  await signIn(keeper, 'Marga Hoogland')
  await keeper.goto('/maatjes')
  await keeper.getByText('Er staat nog niemand in de lijst.').waitFor()
  await keeper.getByRole('button', { name: 'Nieuw maatje' }).click()
  await keeper.getByLabel('Naam of initialen').fill('Wim')
  await keeper.keyboard.press('Control+Enter')
  await keeper.getByRole('link', { name: 'Kies waarbij dit maatje helpt.' }).waitFor()
  await keeper.getByRole('checkbox', { name: 'Gezondheid' }).check()
  await keeper.keyboard.press('Control+Enter')
  await status(keeper, 'Wim staat in de lijst.').waitFor()
  await keeper.getByRole('button', { name: /^Beantwoord: Gezondheid/ }).click()
  await keeper.getByLabel('Maatje', { exact: true }).selectOption({ label: 'Wim, 1 plaats vrij' })
  await keeper.getByLabel('Eerste ontmoeting').fill('3-12')
  await expectUsable(keeper)
  await keeper.keyboard.press('Control+Enter')
  await status(keeper, 'Voorgesteld.').waitFor()
  await keeper.getByText(/Wim voorgesteld, eerste ontmoeting 3 dec 2026/).waitFor()
  await keeper.context().close()

  await page.goto(`/dossiers/${dossierId}/plan`)
  await page.emulateMedia({ media: 'print' })
  await page.getByText('Wim gaat met mij mee. We ontmoeten elkaar op do 3 december 2026.').waitFor()
  await page.emulateMedia({ media: 'screen' })
  await page.goto(`/dossiers/${dossierId}`)
  await page.getByRole('button', { name: 'Zij hebben elkaar ontmoet: Een uur fitness.' }).click()
  await page.keyboard.press('Control+Enter')
  await page
    .getByText(/Wim gaat mee sinds 23 nov 2026/)
    .first()
    .waitFor()
  await page.context().close()
})

test('a step is helped with, adjusted, and closed in the resident’s own words; a promise is broken with its reason', async () => {
  const { page, dossierId } = await newDossier('Stap')
  await makePlan(page, dossierId, PLAN)
  await page.goto(`/dossiers/${dossierId}`)
  await page.getByRole('button', { name: 'Eén keer geholpen: Een uur fitness.' }).click()
  await page.getByText('1 van 6 keer gegeven').waitFor()
  await page.getByRole('button', { name: 'Meer: Een uur fitness.' }).click()
  await page.getByRole('button', { name: 'Bijstellen: Een uur fitness.' }).click()
  await page.getByLabel('De stap wordt').fill('Een half uur fitness.')
  await page.getByLabel('Waarom?').fill('Een uur is te lang.')
  await expectAccessible(page)
  await page.keyboard.press('Control+Enter')
  await page.getByText(/Eerst: Een uur fitness\./).waitFor()
  await page.getByRole('button', { name: 'Met woorden: Een half uur fitness.' }).click()
  await page.getByLabel('In eigen woorden').fill('Het ging goed, ik kende iemand.')
  await page.keyboard.press('Control+Enter')
  await page.getByText('de bewoner: Het ging goed, ik kende iemand.').waitFor()

  await page.getByRole('button', { name: /Niet nagekomen, met reden/ }).click()
  const breach = page.getByRole('form', { name: 'Waarom komt de gemeente dit niet na?' })
  await breach.getByRole('radio', { name: 'De regels zijn veranderd' }).check()
  await breach.getByRole('button', { name: 'Vastleggen' }).click()
  await page.getByRole('link', { name: 'Schrijf op wat je de bewoner vertelt.' }).waitFor()
  await expectAccessible(page)
  await breach.getByLabel('Wat vertel je de bewoner?').fill('De cursus mag niet meer.')
  await breach.getByLabel('Wat komt ervoor in de plaats?').fill('Een leerwerkplek.')
  await page.keyboard.press('Control+Enter')
  await page.getByText('In plaats daarvan: Een leerwerkplek.').waitFor()

  await page.getByRole('button', { name: 'Meer: Praten met welzijn.' }).click()
  await page.getByRole('button', { name: 'Nu niet: Praten met welzijn.' }).click()
  await page.getByLabel('Wat bood je aan, en wat zei de bewoner?').fill('Liever na de verhuizing.')
  await page.getByRole('button', { name: '3 maanden' }).click()
  await page.keyboard.press('Control+Enter')
  await page
    .getByText(/Opnieuw vragen op/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'Gaat het nu doen' }).click()
  await status(page, 'Vastgelegd.').waitFor()
  await page.context().close()
})

test('the versions say word by word what changed, and each opens and prints', async () => {
  const { page, dossierId } = await newDossier('Versie')
  await makePlan(page, dossierId, PLAN)
  await makePlan(page, dossierId, { ...PLAN, goal: 'Weer elke week het huis uit.', promises: [] })
  await page.goto(`/dossiers/${dossierId}`)
  await page.getByRole('link', { name: 'Versies en verschillen' }).click()
  const second = page.getByRole('region', { name: 'Versie 2' })
  await second.getByText('Geldt nu').waitFor()
  expect(await second.locator('del').first().innerText()).toContain('een keer')
  expect(await second.locator('ins').first().innerText()).toContain('elke week')
  expect(await second.innerText()).toContain('Toezegging weg: De gemeente betaalt de cursus.')
  await page.getByRole('button', { name: 'Versie 1 openen' }).click()
  await page.getByRole('article').getByText('Weer een keer het huis uit.').waitFor()
  await expectAccessible(page)
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('button').count()).toBe(0)
  expect(await page.getByRole('article').innerText()).toContain('De gemeente betaalt de cursus.')
  await page.context().close()
})

test('a series is made, one of it moved and all that follow cancelled', async () => {
  const { page, dossierId } = await newDossier('Reeks')
  await makePlan(page, dossierId, PLAN)
  await page.goto(`/dossiers/${dossierId}`)
  await page.getByRole('button', { name: 'Korte notitie' }).waitFor()
  await page.keyboard.press('a')
  await page.locator('.trede-panel form').waitFor()
  await page.keyboard.type('11-12 10:00')
  await page.getByRole('radio', { name: 'Een aantal keer' }).check()
  await page.getByLabel('Elke hoeveel weken?').fill('2')
  await page.getByText('Dit worden 4 afspraken, elk met een eigen afloop:').waitFor()
  await page.getByText(/25 december 2026, 10:00: gesloten dag/).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Afspraak maken' }).click()
  await status(page, '4 afspraken gemaakt.').waitFor()
  await page.getByText('1 van 4 in een reeks').waitFor()
  await page.getByRole('button', { name: /25 december 2026, 10:00 verzetten/ }).click()
  const moving = page.getByRole('form', { name: /25 december 2026/ })
  await moving.getByLabel('Dag', { exact: true }).fill('28-12')
  await page.keyboard.press('Control+Enter')
  await status(page, /Verzet naar ma 28 december 2026, 10:00/).waitFor()
  const january = page.getByRole('group', { name: /8 januari 2027, 10:00 af\?/ })
  await january.getByRole('button', { name: 'Afzeggen' }).click()
  await page.getByLabel('Ook de 1 volgende van deze reeks').check()
  await page
    .getByRole('group', { name: 'Waarom is de afspraak afgezegd?' })
    .getByRole('button', { name: 'Werk' })
    .click()
  await page.getByText('Eerdere afspraken (2)').waitFor()
  await page.context().close()
})

describe('these screens meet WCAG 2.2 AA', () => {
  for (const { language, width } of SCREENS)
    test(`in ${language}, ${width} pixels wide`, async () => {
      const { page, dossierId } = await newDossier(`Breed${width}${language}`, { language, width })
      await makePlan(page, dossierId, PLAN)
      await makePlan(page, dossierId, { ...PLAN, goal: 'Weer elke week het huis uit.' })
      await page.goto(`/dossiers/${dossierId}/plan/versies`)
      await page.getByRole('button', { name: /^(Versie 1 openen|Open version 1)$/ }).click()
      await expectUsable(page)
      await page.goto(`/dossiers/${dossierId}`)
      await page.getByRole('button', { name: /^(Meer|More): Een uur/ }).click()
      await page.getByRole('button', { name: /^(Met woorden|With words): Een uur/ }).click()
      await page.getByRole('form').first().waitFor()
      await expectUsable(page)
      await page.goto(`/dossiers/${dossierId}/plan`)
      await page
        .getByText(/^(Begin, uren in de week|Start, hours a week)/)
        .first()
        .click()
      await page.getByRole('button', { name: /^(Nog een doel toevoegen|Add another goal)/ }).click()
      await expectUsable(page)
      await page.context().close()
    })
})
