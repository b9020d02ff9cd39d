import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BrowserApp, expectAccessible, signIn, startBrowserApp } from './kit.ts'
import { region, resident, status, talkWith, text } from './talk.ts'
import { ANNA, signInAgain } from './visit.ts'

const MARGA = 'Marga Hoogland'

let app: BrowserApp
beforeAll(async () => {
  app = await startBrowserApp()
})
afterAll(() => app?.close())

describe('nothing of a talk is lost', () => {
  test('what is typed without a connection is kept on the device, and by the server when the connection is back', async () => {
    const { page, dossierId } = await talkWith(app, 'Wout')
    await page.context().setOffline(true)
    await text(page).fill('Getypt in de trein.')
    await status(page, /op dit apparaat/).waitFor()
    await page.getByRole('button', { name: '2 weken', exact: true }).click()
    await page.getByRole('button', { name: 'Bewaren' }).click()
    await page.getByRole('alert').filter({ hasText: 'niet bereikbaar' }).waitFor()
    expect(await text(page).inputValue()).toBe('Getypt in de trein.')
    await page.context().setOffline(false)
    await status(page, /Concept bewaard om/).waitFor()
    const body = await page.evaluate(async (id) => {
      const answer = (await (await fetch(`/v1/concepten/note-${id}`)).json()) as { body: { text: string } }
      return answer.body.text
    }, dossierId)
    expect(body).toBe('Getypt in de trein.')
    await page.getByRole('button', { name: 'Bewaren' }).click()
    await status(page, 'De notitie is bewaard.').waitFor()
    await page.context().close()
  })

  test('a browser that closes without a connection has the text when it opens again', async () => {
    const { page, dossierId } = await talkWith(app, 'Iet')
    await page.context().setOffline(true)
    await text(page).fill('De laptop klapte dicht.')
    await status(page, /op dit apparaat/).waitFor()
    const context = page.context()
    await page.close()
    await context.setOffline(false)
    const again = await context.newPage()
    await again.goto(`/dossiers/${dossierId}/gesprek`)
    await again.getByText('Je vorige concept staat er weer.').waitFor()
    expect(await text(again).inputValue()).toBe('De laptop klapte dicht.')
    await context.close()
  })

  test('a note saved after the session ended gets clear words; after signing in again text and pieces are saved', async () => {
    const { page, dossierId } = await talkWith(app, 'Sjoerd')
    await text(page).fill('Hij begon over zijn schulden.')
    await text(page).press('F2')
    await page.getByLabel('Leefgebied', { exact: true }).selectOption({ label: 'Geld en schulden' })
    await page.keyboard.press('Control+Enter')
    await page.getByRole('button', { name: '4 weken', exact: true }).click()
    await app.db.deleteFrom('session').execute()
    await page.getByRole('button', { name: 'Bewaren' }).click()
    const dialog = page.getByRole('dialog', { name: 'Je bent afgemeld' })
    await dialog.getByText(/Wat je typte staat er nog/).waitFor()
    await expectAccessible(page)
    await signInAgain(page, ANNA)
    expect(await text(page).inputValue()).toBe('Hij begon over zijn schulden.')
    await text(page).press('Control+Enter')
    await page.waitForURL(`**/dossiers/${dossierId}`)
    await region(page, 'Tijdlijn').locator('mark').filter({ hasText: 'Hij begon over zijn schulden.' }).waitFor()
    await page.context().close()
  })

  test('what was begun in the panel goes on in the full page, however fast somebody goes there; once saved it is gone', async () => {
    const { page, dossierId } = await resident(app, 'Hanne')
    await page.goto(`/dossiers/${dossierId}`)
    await page.getByRole('button', { name: 'Notitie' }).click()
    await text(page).fill('Begonnen in het klein.')
    await page.getByRole('link', { name: 'Verder op een heel scherm' }).click()
    await page.getByRole('heading', { level: 1, name: 'Gesprek met Hanne Praat' }).waitFor()
    expect(await text(page).inputValue()).toBe('Begonnen in het klein.')
    await page.getByRole('button', { name: '2 weken', exact: true }).click()
    await text(page).press('Control+Enter')
    await status(page, 'De notitie is bewaard.').waitFor()
    await page.getByRole('button', { name: 'Notitie' }).click()
    expect(await text(page).inputValue()).toBe('')
    await page.context().close()
  })
})

test('two people in one file see each other and what the other adds, and lose nothing', async () => {
  const { page, dossierId } = await talkWith(app, 'Teun')
  await text(page).fill('Mijn kant van het verhaal.')
  const other = await app.open()
  await signIn(other, MARGA, `/dossiers/${dossierId}/gesprek`)
  await status(other, `${ANNA} heeft dit dossier nu ook open.`).waitFor()
  await status(page, `${MARGA} heeft dit dossier nu ook open.`).waitFor()
  await text(other).fill('De teamleider sprak hem ook.')
  await other.getByRole('button', { name: '2 weken', exact: true }).click()
  await other.getByRole('button', { name: 'Bewaren' }).click()
  await status(other, 'De notitie is bewaard.').waitFor()

  const news = status(page, 'Er is iets bijgekomen')
  await news.getByText(/^Contact, door Marga Hoogland om/).waitFor()
  expect(await text(page).inputValue()).toBe('Mijn kant van het verhaal.')
  await expectAccessible(page)
  // Saving without looking first: both versions are on the screen, and a second press saves on top.
  await page.getByRole('button', { name: '1 week', exact: true }).click()
  await text(page).press('Control+Enter')
  const conflict = status(page, 'Iemand anders was je voor')
  await conflict.getByText('De teamleider sprak hem ook.').waitFor()
  expect(await text(page).inputValue()).toBe('Mijn kant van het verhaal.')
  await expectAccessible(page)
  await text(page).press('Control+Enter')
  await page.waitForURL(`**/dossiers/${dossierId}`)
  for (const words of ['Mijn kant van het verhaal.', 'De teamleider sprak hem ook.'])
    await region(page, 'Tijdlijn').getByText(words).waitFor()

  await status(other, 'Er is iets bijgekomen').waitFor()
  await other.getByRole('button', { name: 'Tonen' }).press('Enter')
  await region(other, 'Tijdlijn').getByText('Mijn kant van het verhaal.').waitFor()
  await status(other, 'Het dossier op je scherm is bijgewerkt.').waitFor()
  await page.context().close()
  await other.context().close()
})
