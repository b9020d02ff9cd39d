import { afterAll, beforeAll, test } from 'vitest'
import { type BrowserApp, signIn, startBrowserApp } from './kit.ts'

let app: BrowserApp
beforeAll(async () => {
  app = await startBrowserApp()
})
afterAll(() => app?.close())
test('shots', async () => {
  const page = await app.open()
  await signIn(page, 'Mariam Osei')
  await page.goto('/zoeken')
  const box = page.getByLabel('Ook buiten mijn caseload zoeken')
  const style = async (what: string) => console.log(what, await box.evaluate((e) => { const s = getComputedStyle(e); return [e.className, s.backgroundColor, s.borderColor, s.backgroundImage.slice(-60)] }))
  await box.check()
  await style('hover+focus')
  await page.mouse.move(0, 0)
  await style('focus')
  await page.keyboard.press('Tab')
  await style('none')
  await box.hover()
  await style('hover')
  await page.keyboard.press('Shift+Tab')
  await page.mouse.move(0, 0)
  await style('focus-visible')
})
