import type { Page } from 'playwright-core'

interface Planned {
  kind?: 'round'
  place: string
  day?: string
}

/** Plans a day of this afternoon and puts the first people on its list; ends on the page of the day. */
export async function plan(page: Page, { kind, place, day = 'vandaag' }: Planned, count: number): Promise<string[]> {
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
