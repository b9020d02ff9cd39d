import { afterAll, beforeAll, test } from 'vitest'
import { type BrowserApp, expectAccessible, signIn, startBrowserApp } from './kit.ts'

let app: BrowserApp
beforeAll(async () => {
  app = await startBrowserApp()
})
afterAll(() => app?.close())
const who: [string, string[]][] = [
  ['Mariam Osei', ['/vandaag', '/caseload', '/zoeken', '/melding', '/overdrachten', '/beleid']],
  ['Ilse Kuipers', ['/vandaag', '/caseload', '/vervanging', '/overdrachten']],
  ['Lia Ferrier', ['/inzagelog', '/beleid']],
]
for (const language of ['nl', 'en'] as const)
  for (const width of [1280, 400])
    test(`shots ${language} ${width}`, async () => {
      for (const [name, paths] of who) {
        const page = await app.open({ language, width })
        page.on('console', (m) => ['error', 'warning'].includes(m.type()) && console.log(name, m.text()))
        page.on('pageerror', (e) => console.log('PAGEERROR', e))
        await signIn(page, name)
        for (const path of paths) {
          await page.goto(path)
          await page.locator('main h1').waitFor()
          await page.waitForTimeout(700)
          const file = `/tmp/h9/${name.split(' ')[0]}${path.replace('/', '-')}-${language}-${width}.png`
          await page.screenshot({ path: file, fullPage: true })
          await expectAccessible(page).catch((e) => console.log(path, language, width, e.message.slice(0, 1500)))
        }
        await page.context().close()
      }
    })
