import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { FAILURES } from '../../src/core/failure.ts'
import { withScope } from '../../src/db/connect.ts'
import { DEMO_PATH } from '../../src/server/demo-identity.ts'
import type { DemoPerson } from '../../src/server/demo-page.ts'
import { createLimits } from '../../src/server/limits.ts'
import { ownPath, type SignInDeps } from '../../src/server/sign-in.ts'
import { CookieBrowser, listed, type SignInServer, serveSignIn, signInAs, subjectOf, withSignIn } from '../identity.ts'
import { createTestApp, type TestApp } from '../kit.ts'
import type { TestWorker } from '../town.ts'

let app: TestApp
let served: SignInServer
let base: string
let fatima: TestWorker
let jan: TestWorker
let left: TestWorker
let people: DemoPerson[]
const printed = { info: vi.spyOn(console, 'info'), warn: vi.spyOn(console, 'warn'), log: vi.spyOn(console, 'log') }

beforeAll(async () => {
  app = await createTestApp()
  fatima = { ...app.amsterdam.of('case-manager'), name: 'Fatima <El> Amrani' }
  jan = app.weert.of('case-manager')
  left = await app.amsterdam.hire(['case-manager'])
  await app.db.updateTable('worker').set({ is_active: false }).where('worker_id', '=', left.workerId).execute()
  const nobody = { ...fatima, workerId: 'of-nobody', name: 'Nora Onbekend' }
  const ofAmsterdam = [fatima, left, nobody].map((worker) => listed(worker, app.amsterdam, 'Amsterdam'))
  people = [...ofAmsterdam, listed(jan, app.weert, 'Weert')]
  served = await serveSignIn(app, people)
  base = served.base
}, 60_000)

afterAll(async () => {
  await served?.close()
  await app?.close()
})

describe('signing in', () => {
  test('a worker chooses herself, gets a session and lands where she was going', async () => {
    const browser = new CookieBrowser(base)
    const people = await browser.go('/aanmelden?terug=%2Fcaseload%3Fsort%3Dname')
    expect(people.url.pathname).toMatch(/^\/demo-identiteit\/kies\//)
    expect(people.text).toContain('<html lang="nl">')
    expect(people.text).toContain('Alle mensen hieronder zijn verzonnen')
    expect(people.text).toContain('Fatima &lt;El&gt; Amrani')
    expect(people.text).toContain('Weert')

    const { url } = await browser.choose(people.url, subjectOf(fatima))
    expect(url.pathname + url.search).toBe('/caseload?sort=name')
    expect(browser.session()?.text).toMatch(/^trede=GM0363\.[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
    expect(browser.attempts()).toEqual([])
    const { workerId, municipalityId } = fatima
    expect(await browser.whoami()).toMatchObject({ status: 200, workerId, municipalityId })
  })

  test('the municipality that the identity provider names decides which worker it is', async () => {
    const namesake = { workerId: (await app.weert.hire(['team-lead'])).workerId, subject: subjectOf(fatima) }
    await app.db
      .updateTable('worker')
      .set({ subject: namesake.subject })
      .where('worker_id', '=', namesake.workerId)
      .execute()
    const { workerId, municipalityId } = fatima
    expect(await (await signInAs(base, fatima)).whoami()).toMatchObject({ workerId, municipalityId })
    expect(await (await signInAs(base, jan)).whoami()).toMatchObject({ municipalityId: app.weert.id })
  })

  test('the database never holds the token of a cookie', async () => {
    const browser = await signInAs(base, fatima)
    const token = browser.session()?.value.split('.')[1] ?? ''
    const rows = await withScope(app.db, app.amsterdam.id, (trx) => trx.selectFrom('session').selectAll().execute())
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  test('whoever signs in again in the same browser leaves no old session behind', async () => {
    const browser = await signInAs(base, fatima)
    const old = browser.session()
    const { url } = await browser.go('/aanmelden')
    await browser.choose(url, subjectOf(jan))
    expect(await browser.whoami()).toMatchObject({ workerId: jan.workerId })
    const thief = new CookieBrowser(base)
    const stolen = await thief.ask('/v1/sessie', { headers: { cookie: `trede=${old?.value}` } })
    expect(stolen.status).toBe(401)
  })

  test('two tabs can sign in at the same time, in any order', async () => {
    const browser = new CookieBrowser(base)
    const first = await browser.go('/aanmelden?terug=/een')
    const second = await browser.go('/aanmelden?terug=/twee')
    expect((await browser.choose(first.url, subjectOf(fatima))).url.pathname).toBe('/een')
    expect((await browser.choose(second.url, subjectOf(jan))).url.pathname).toBe('/twee')
  })

  test('many unfinished sign-ins do not fill the browser with cookies', async () => {
    const browser = new CookieBrowser(base)
    for (let n = 0; n < 12; n++) await browser.ask('/aanmelden')
    expect(browser.attempts()).toHaveLength(5)
  })

  test('the list is in English for whoever asks, and stays so', async () => {
    const browser = new CookieBrowser(base)
    const { url, text } = await browser.go('/aanmelden?taal=en')
    expect(text).toContain('<html lang="en">')
    expect(text).toContain('made up')
    expect((await browser.go(`${url.pathname}?taal=nl`)).text).toContain('verzonnen')
    const cancelled = await browser.choose(url, '')
    expect(cancelled.text).toContain('Signing in was stopped')
    expect(cancelled.text).toContain('href="/aanmelden?taal=en"')
  })

  test('127.0.0.1 moves to localhost first, where its cookies will be', async () => {
    const stray = `${base.replace('localhost', '127.0.0.1')}/aanmelden?terug=/x`
    const response = await withSignIn(served.deps, served.signIn).request(stray)
    expect(response.headers.get('location')).toBe(`${base}/aanmelden?terug=/x`)
  })

  test.each(['https://trede.example', 'http://werkplek:8080'])('it works the same behind %s', async (origin) => {
    const behind = await serveSignIn(app, people, origin)
    const browser = new CookieBrowser(behind.base, origin)
    const { url } = await browser.go('/aanmelden?terug=/caseload')
    const { url: landed, response } = await browser.choose(url, subjectOf(fatima))
    expect([landed.href, response.status]).toEqual([`${origin}/caseload`, 200])
    const cookies = [...browser.kept.values()].map(({ text }) => text)
    const isSecure = origin.startsWith('https:')
    expect(cookies.some((text) => text.startsWith(isSecure ? '__Host-trede=' : 'trede='))).toBe(true)
    expect(cookies.every((text) => /; secure/i.test(text) === isSecure)).toBe(true)
    await behind.close()
  })
})

describe('a sign-in that must fail', () => {
  const refused = async (browser: CookieBrowser, address: string) => {
    const { response, text } = await browser.go(address)
    expect(browser.session()).toBeUndefined()
    return { status: response.status, text }
  }

  test.each(['unknown', 'inactive'])('a person whose account is %s reads so in words', async (kind) => {
    const browser = new CookieBrowser(base)
    const { url } = await browser.go('/aanmelden?terug=/caseload')
    const { response, text } = await browser.choose(url, kind === 'unknown' ? 'subject-of-nobody' : subjectOf(left))
    expect(response.status).toBe(403)
    expect(text).toContain(FAILURES['session.unknown-worker'].nl)
    expect(text).toContain('href="/aanmelden?terug=%2Fcaseload&amp;ander=ja"')
    expect(browser.session()).toBeUndefined()
  })

  test('a wrong state is refused, and its real one stays usable', async () => {
    const browser = new CookieBrowser(base)
    const { url } = await browser.go('/aanmelden')
    const forged = await refused(browser, `/aanmelden/terug?code=abc&state=${'x'.repeat(43)}`)
    expect(forged.status).toBe(400)
    expect(forged.text).toContain('Deze aanmelding is niet meer geldig')
    await browser.choose(url, subjectOf(fatima))
    expect(browser.session()).toBeDefined()
  })

  test("a stolen answer is useless in another person's browser", async () => {
    const [victim, attacker] = [new CookieBrowser(base), new CookieBrowser(base)]
    const { url } = await attacker.go('/aanmelden')
    const body = new URLSearchParams({ person: subjectOf(fatima) })
    const chosen = await attacker.ask(url.pathname, { method: 'POST', body })
    const answer = await attacker.ask(chosen.headers.get('location') ?? '')
    const address = answer.headers.get('location') ?? ''
    expect(address).toContain('/aanmelden/terug?')
    expect((await refused(victim, address)).status).toBe(400)
  })

  test('a sign-in cookie that was tampered with is refused', async () => {
    const browser = new CookieBrowser(base)
    const { url } = await browser.go('/aanmelden?terug=/caseload')
    for (const attempt of browser.attempts()) attempt.value = attempt.value.replace('caseload', 'elsewhere')
    expect((await browser.choose(url, subjectOf(fatima))).response.status).toBe(400)
    expect(browser.session()).toBeUndefined()
  })

  test('a code that is not the provider’s is refused in words', async () => {
    const browser = new CookieBrowser(base)
    await browser.ask('/aanmelden')
    const state = browser.attempts()[0]?.name.slice('trede-aanmelden-'.length)
    const iss = encodeURIComponent(base + DEMO_PATH)
    const { status, text } = await refused(browser, `/aanmelden/terug?code=forged&state=${state}&iss=${iss}`)
    expect([status, text.includes('niet meer geldig')]).toEqual([400, true])
  })

  test('a sign-in that took longer than ten minutes starts again', async () => {
    const browser = new CookieBrowser(base)
    const { url } = await browser.go('/aanmelden')
    app.wait(11)
    expect((await browser.choose(url, subjectOf(fatima))).response.status).toBe(400)
  })

  test('a choice that the demo no longer knows gives a way to start again', async () => {
    const { status, text } = await refused(new CookieBrowser(base), `${DEMO_PATH}/kies/gone`)
    expect([status, text.includes('href="/aanmelden"')]).toEqual([400, true])
  })

  test('nobody is signed in whom the list does not show', async () => {
    const browser = new CookieBrowser(base)
    const { url } = await browser.go('/aanmelden')
    expect((await browser.choose(url, 'root')).response.status).toBe(400)
    expect(browser.session()).toBeUndefined()
  })

  test('an identity provider that cannot be reached is said in words, and found again later', async () => {
    let isDown = true
    const fetchUnlessDown: SignInDeps['fetch'] = (url) =>
      isDown ? Promise.reject(new TypeError('fetch failed')) : fetch(url)
    const app = withSignIn(served.deps, { ...served.signIn, fetch: fetchUnlessDown })
    const down = await app.request(`${base}/aanmelden`)
    expect([down.status, (await down.text()).includes('niet bereikbaar')]).toEqual([503, true])
    isDown = false
    expect((await app.request(`${base}/aanmelden`)).status).toBe(302)
  })

  test('more than the allowed attempts a minute wait, and other addresses do not', async () => {
    const app = withSignIn(served.deps, {
      ...served.signIn,
      isSecure: true,
      limits: createLimits({ signInPerMinute: 3 }),
    })
    const from = (address: string) =>
      app.request(`${base}/aanmelden`, { headers: { 'x-forwarded-for': `9.9.9.9, ${address}` } })
    for (let n = 0; n < 3; n++) expect((await from('10.0.0.1')).status).toBe(302)
    const refusal = await from('10.0.0.1')
    expect(refusal.status).toBe(429)
    expect(Number(refusal.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await refusal.text()).toContain(FAILURES['request.too-many'].nl)
    expect((await from('10.0.0.2')).status).toBe(302)
  })
})

describe('where sign-in leads back to', () => {
  test.each([
    ['/caseload?sort=name#top', '/caseload?sort=name#top'],
    ['/dossiers/1', '/dossiers/1'],
    [undefined, '/'],
    ['https://evil.example', '/'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['/.//evil.example', '/'],
    ['/x/..//evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/aanmelden?terug=/aanmelden', '/'],
    ['/afgemeld', '/'],
  ])('%s leads to %s', (path, expected) => {
    expect(ownPath(path, 'https://trede.example')).toBe(expected)
  })
})

test('nothing personal is logged, and the identity provider prints nothing', () => {
  expect(app.logLines.length).toBeGreaterThan(0)
  for (const { name, subject } of people) {
    expect(app.logLines.join('')).not.toContain(name)
    expect(app.logLines.join('')).not.toContain(subject)
  }
  for (const spy of Object.values(printed)) expect(spy).not.toHaveBeenCalled()
})
