import { launchBrowser } from './chromium.ts'
const [, , base = 'http://localhost:3200', person = '', ...paths] = process.argv
const browser = await launchBrowser()
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
page.on('console', (m) => { if (m.type() === 'error') console.log('console:', m.text()) })
page.on('pageerror', (e) => console.log('pageerror:', e.message))
await page.goto(base + '/aanmelden')
if (!person) { await page.screenshot({ path: '/tmp/shots/people.png', fullPage: true }); console.log(await page.locator('button').allTextContents()) }
else {
  await page.getByRole('button', { name: new RegExp(person) }).first().click()
  await page.waitForURL((u) => u.origin === base && !u.pathname.startsWith('/demo') && !u.pathname.startsWith('/aanmelden'))
  for (const p of paths.length ? paths : ['/']) {
    await page.goto(base + p); await page.waitForLoadState('networkidle'); await page.waitForTimeout(300)
    const f = `/tmp/shots/${person.replace(/\W/g, '')}${p.replace(/[^\w]/g, '_').slice(0, 40)}.png`
    await page.screenshot({ path: f, fullPage: true }); console.log(f, await page.title())
  }
}
await browser.close()
