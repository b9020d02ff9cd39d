import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BrowserApp, expectAccessible, startBrowserApp } from './kit.ts'
import { ANNA, at, draftKept, expectUsable, guidedBy, RACHID, SCREENS } from './visit.ts'

let app: BrowserApp
let dossiers: string[]
beforeAll(async () => {
  app = await startBrowserApp()
  dossiers = await guidedBy(app, ANNA)
})
afterAll(() => app?.close())

/** Anna offers a dossier to Rachid; gives its address. */
async function offered(summary?: string): Promise<string> {
  const address = dossiers.shift() ?? ''
  const page = await at(app, `${address}/overdracht`, ANNA)
  await page.getByLabel('Aan wie?').selectOption({ label: RACHID })
  if (summary) await page.getByLabel('Samenvatting voor de ontvanger').fill(summary)
  await page.getByRole('button', { name: 'Overdracht aanbieden' }).click()
  await page
    .getByRole('status')
    .filter({ hasText: `De overdracht is aangeboden aan ${RACHID}.` })
    .waitFor()
  await page.context().close()
  return address
}

describe('a hand-over', () => {
  test('carries a summary from the file; the receiver accepts, and both are named in the timeline', async () => {
    const address = dossiers.shift() ?? ''
    const page = await at(app, address, ANNA)
    const goal = await page.getByRole('region', { name: 'Doel' }).getByRole('blockquote').innerText()
    await page.getByRole('link', { name: 'Overdragen' }).click()
    const summary = page.getByLabel('Samenvatting voor de ontvanger')
    await expect.poll(() => summary.inputValue()).toContain(goal)
    await page.getByRole('button', { name: 'Overdracht aanbieden' }).click()
    await page.getByRole('link', { name: 'Kies aan wie je overdraagt.' }).click()
    await page.getByLabel('Aan wie?').selectOption({ label: RACHID })
    await summary.fill(`${await summary.inputValue()}\nBelt het liefst na tienen.`)
    await page.getByRole('button', { name: 'Overdracht aanbieden' }).click()
    await page.waitForURL(`**${address}`)
    await page.getByText(`Dit dossier is aangeboden aan ${RACHID}.`).waitFor()
    await expectAccessible(page)

    const receiver = await at(app, '/overdrachten', RACHID)
    await receiver.goto(`${address}/overdracht`)
    await receiver.getByText('Belt het liefst na tienen.').waitFor()
    await expectAccessible(receiver)
    await receiver.getByRole('button', { name: 'Aanvaarden' }).click()
    await receiver.getByRole('status').filter({ hasText: 'ben' }).waitFor()
    await receiver.getByText(`Begeleider: ${RACHID}`).waitFor()
    await receiver.getByRole('group', { name: 'Toon' }).getByRole('button', { name: 'Overdracht' }).click()
    const items = receiver.getByRole('region', { name: 'Tijdlijn' }).getByRole('listitem')
    expect(await items.filter({ hasText: 'Overdracht aangeboden' }).first().innerText()).toContain(
      `Van ${ANNA} naar ${RACHID}`,
    )
    expect(await items.filter({ hasText: 'Overdracht aanvaard' }).first().innerText()).toContain(`door ${RACHID}`)
  })

  test('is declined with a reason, which the giver reads; the owner stays', async () => {
    const address = await offered()
    const receiver = await at(app, `${address}/overdracht`, RACHID)
    await receiver.getByRole('button', { name: 'Weigeren' }).click()
    await receiver.getByRole('button', { name: 'Weigeren' }).click()
    await receiver.getByRole('link', { name: 'Kies waarom je weigert.' }).waitFor()
    await expectAccessible(receiver)
    await receiver.getByLabel('er ontbreekt iets').check()
    await receiver.getByLabel('Toelichting').fill('De diagnose is nog niet bijgewerkt.')
    await receiver.getByRole('button', { name: 'Weigeren' }).click()
    await receiver.waitForURL('**/overdrachten')
    await receiver.getByRole('status').filter({ hasText: 'Je hebt de overdracht geweigerd.' }).waitFor()

    const giver = await at(app, address, ANNA)
    await giver.getByText(`Begeleider: ${ANNA}`).waitFor()
    const declined = giver.getByRole('listitem').filter({ hasText: 'Overdracht geweigerd' })
    expect(await declined.innerText()).toContain('er ontbreekt iets')
    expect(await declined.innerText()).toContain('De diagnose is nog niet bijgewerkt.')
  })

  test('is accepted with all others that wait, in one act', async () => {
    await offered()
    const receiver = await at(app, '/overdrachten', RACHID)
    const all = receiver.getByRole('button', { name: /^Aanvaard alle \d+$/ })
    const count = Number(/\d+/.exec((await all.textContent()) ?? '')?.[0])
    await all.click()
    await receiver.getByRole('button', { name: 'Ja, doorgaan' }).click()
    await receiver.getByText(`${count} overdrachten zijn aanvaard.`).waitFor()
    await receiver.getByText('Er wacht geen overdracht op jou.').waitFor()
  })

  test('is taken back by the giver; typed words survive a closed browser', async () => {
    const address = await offered('Een korte samenvatting.')
    const giver = await at(app, `${address}/overdracht`, ANNA)
    await giver.getByText('Een korte samenvatting.').waitFor()
    await giver.getByRole('button', { name: 'Terugnemen' }).click()
    await giver
      .getByRole('group', { name: /wordt teruggenomen/ })
      .getByRole('button', { name: 'Terugnemen' })
      .click()
    await giver.getByRole('status').filter({ hasText: 'De overdracht is teruggenomen.' }).waitFor()
    await giver.getByRole('link', { name: 'Overdragen' }).click()
    const kept = draftKept(giver)
    await giver.getByLabel('Samenvatting voor de ontvanger').fill('Mijn eigen woorden.')
    await kept
    await giver.context().close()
    const again = await at(app, `${address}/overdracht`, ANNA)
    await expect.poll(() => again.getByLabel('Samenvatting voor de ontvanger').inputValue()).toBe('Mijn eigen woorden.')
    await again.getByRole('button', { name: 'Opnieuw maken uit het dossier' }).click()
    await expect.poll(() => again.getByLabel('Samenvatting voor de ontvanger').inputValue()).toContain('In beeld sinds')
  })
})

describe('the pages of a hand-over meet WCAG 2.2 AA', () => {
  for (const { language, width } of SCREENS)
    test(`in ${language}, ${width} pixels wide`, async () => {
      const pending = await offered()
      const page = await at(app, pending, ANNA, { language, width })
      for (const address of [pending, `${pending}/overdracht`, `${dossiers[0]}/overdracht`]) {
        await page.goto(address)
        await page.locator('main .trede-card').first().waitFor()
        await expectUsable(page)
      }
    })
})
