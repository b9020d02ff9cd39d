import { launchBrowser } from './chromium.ts'
const [, , base = '', person = ''] = process.argv
const browser = await launchBrowser()
const page = await browser.newPage()
await page.goto(base + '/aanmelden')
await page.getByRole('button', { name: new RegExp(person) }).first().click()
await page.waitForURL((u) => u.origin === base && !u.pathname.startsWith('/demo') && !u.pathname.startsWith('/aanmelden'))
const r = await page.evaluate(async () => {
  const g = async (p: string) => (await fetch('/v1' + p)).json()
  const c = await g('/caseload?limit=200'); const t = await g('/vandaag')
  return { s: await g('/sessie'), total: c.total, first: c.items.slice(0, 3), phases: Object.groupBy(c.items, (i: any) => i.phase), t }
})
console.log(JSON.stringify({ ...r, phases: Object.fromEntries(Object.entries(r.phases).map(([k, v]) => [k, [v!.length, (v as any)[0].dossierId]])), t: Object.fromEntries(Object.entries(r.t).map(([k, v]) => [k, Array.isArray(v) ? [v.length, v[0]] : v])) }, null, 1))
await browser.close()
