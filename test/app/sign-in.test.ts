import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { FAILURES, Failure } from '../../src/core/failure.ts'
import { type Db, insertRows, withScope } from '../../src/db/connect.ts'
import { findSession, IDLE_MINUTES, LONGEST_HOURS, openSession } from '../../src/db/session.ts'
import { splitCookie } from '../../src/server/caller.ts'
import { createDemoIdentity, createDemoKeys, DEMO_PATH, withDemoIdentity } from '../../src/server/demo-identity.ts'
import type { DemoPerson } from '../../src/server/demo-page.ts'
import { createLimits } from '../../src/server/limits.ts'
import { securityHeaders } from '../../src/server/security-headers.ts'
import { CSRF_HEADER, checkCsrf, endSession, readSessionCookie, startSession } from '../../src/server/session.ts'
import { createSignIn, ownPath, redirectUriOf, type SignInDeps } from '../../src/server/sign-in.ts'
import { openTestDatabase, type TestDatabase } from '../database.ts'

const AMSTERDAM = 'GM0363'
const WEERT = 'GM0988'
const id = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`

const person = (municipalityId: string, municipalityName: string, subject: string, name: string): DemoPerson => ({
  municipalityId,
  municipalityName,
  subject,
  name,
  role: { nl: 'klantmanager', en: 'case manager' },
})
const PEOPLE = [
  person(AMSTERDAM, 'Amsterdam', 'fatima', 'Fatima <El> Amrani'),
  person(AMSTERDAM, 'Amsterdam', 'left', 'Piet Vertrokken'),
  person(AMSTERDAM, 'Amsterdam', 'nobody', 'Nora Onbekend'),
  person(WEERT, 'Weert', 'jan', 'Jan Jansen'),
]

/** A browser as far as sign-in is concerned: it keeps cookies per path and follows no redirect by itself. */
class Browser {
  /** By path and name, as browsers keep them. */
  readonly kept = new Map<string, { name: string; value: string; path: string; text: string }>()
  /** Where the server listens. */
  readonly base: string
  /** How its address reads in the browser, when a proxy stands between. */
  readonly origin: string
  constructor(base: string, origin = base) {
    this.base = base
    this.origin = origin
  }
  async ask(address: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(address, this.origin)
    const cookies = [...this.kept.values()].filter(({ path }) => url.pathname.startsWith(path))
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    const headers = { ...(cookie ? { cookie } : {}), ...Object.fromEntries(new Headers(init.headers)) }
    const response = await fetch(this.base + url.pathname + url.search, { ...init, headers, redirect: 'manual' })
    for (const text of response.headers.getSetCookie()) {
      const [pair = '', ...rest] = text.split('; ')
      const at = pair.indexOf('=')
      const path = rest.find((part) => /^path=/i.test(part))?.slice(5) ?? '/'
      const isGone = /max-age=0|expires=thu, 01 jan 1970/i.test(text)
      const name = pair.slice(0, at)
      if (isGone) this.kept.delete(path + name)
      else this.kept.set(path + name, { name, value: pair.slice(at + 1), path, text })
    }
    return response
  }
  session(): { value: string; text: string } | undefined {
    return this.kept.get('/trede')
  }
  /** The sign-ins that are under way. */
  attempts(): { name: string; value: string }[] {
    return [...this.kept.values()].filter(({ name }) => name.startsWith('trede-aanmelden-'))
  }
  /** Follows redirects until a page comes. */
  async go(address: string, init: RequestInit = {}): Promise<{ response: Response; url: URL; text: string }> {
    let url = new URL(address, this.origin)
    let response = await this.ask(url.href, init)
    for (let hops = 0; response.status >= 300 && response.status < 400; hops++) {
      if (hops > 10) throw new Error('redirects without end')
      url = new URL(response.headers.get('location') ?? '', url)
      if (url.origin !== this.origin) throw new Error(`left for ${url.origin}`)
      response = await this.ask(url.href)
    }
    return { response, url, text: await response.text() }
  }
  choose(page: URL, key: string): Promise<{ response: Response; url: URL; text: string }> {
    const body = new URLSearchParams({ person: key })
    return this.go(page.pathname, { method: 'POST', body })
  }
}

let db: Db
let database: TestDatabase
let close: () => Promise<void>
let base: string
let now = new Date()
let settings: SignInDeps
const logged: unknown[] = []
const printed = { info: vi.spyOn(console, 'info'), warn: vi.spyOn(console, 'warn'), log: vi.spyOn(console, 'log') }
const keep = (facts: unknown, words?: unknown) => void logged.push(facts, words)

/** The sign-in pages with a page of ours behind them, as the application mounts them. */
function application(deps: SignInDeps): Hono {
  const app = new Hono()
  app.use(securityHeaders({ isSecure: deps.isSecure, formOrigins: [deps.issuer.origin] }))
  app.route('/', createSignIn(deps))
  app.onError((error, c) => {
    if (error instanceof Failure) return c.json({ code: error.code }, FAILURES[error.code].status as 403)
    throw error
  })
  app.get('/v1/openapi.json', (c) => c.json({}))
  app.all('/v1/sessie', async (c) => {
    const cookie = splitCookie(readSessionCookie(c, false))
    if (!cookie) throw new Failure('session.none')
    const session = await withScope(db, cookie.municipalityId, (trx) =>
      findSession(trx, cookie.municipalityId, cookie.tokenHash, now),
    )
    if (!session) throw new Failure('session.none')
    if (c.req.method !== 'GET') checkCsrf(c, session.csrfToken, base)
    return c.json({ ...session, municipalityId: cookie.municipalityId })
  })
  app.get('*', (c) => c.text(`page ${new URL(c.req.url).pathname}`))
  return app
}

/** The whole of it on a free port; `origin` when browsers reach it by another name. */
async function serveApplication(origin?: string) {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const address = server.address()
  const local = `http://localhost:${typeof address === 'object' ? address?.port : ''}`
  const own = origin ?? local
  const client = { clientId: 'trede', clientSecret: 'demo-secret' }
  const deps: SignInDeps = {
    ...client,
    issuer: new URL(own + DEMO_PATH),
    internalOrigin: local,
    origin: () => own,
    isSecure: own.startsWith('https:'),
    secret: 'a secret of at least thirty-two characters',
    withMunicipality: (municipalityId, work) => withScope(db, municipalityId, work),
    now: () => now,
    limits: createLimits({ signInPerMinute: 1000 }),
    log: { info: keep, warn: keep },
  }
  const people = async () => PEOPLE
  const demo = createDemoIdentity({
    ...client,
    issuer: deps.issuer.href,
    redirectUri: redirectUriOf(own),
    keys: createDemoKeys(),
    people,
  })
  server.on('request', withDemoIdentity(getRequestListener(application(deps).fetch), demo))
  const stop = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { base: local, settings: deps, close: stop }
}

beforeAll(async () => {
  database = await openTestDatabase()
  db = database.db
  const worker = (municipality_id: string, n: number, subject: string, is_active = true) => ({
    municipality_id,
    worker_id: id(n),
    subject,
    name: `Worker ${n}`,
    email: null,
    roles: ['case-manager'],
    organisation_id: null,
    is_active,
  })
  await withScope(db, AMSTERDAM, (trx) =>
    insertRows(trx, 'worker', [worker(AMSTERDAM, 1, 'fatima'), worker(AMSTERDAM, 2, 'left', false)]),
  )
  await withScope(db, WEERT, (trx) => insertRows(trx, 'worker', [worker(WEERT, 3, 'jan'), worker(WEERT, 4, 'fatima')]))

  ;({ base, settings, close } = await serveApplication())
}, 60_000)

afterAll(async () => {
  await close?.()
  await database?.close()
})

const signIn = async (key: string, backTo = '/caseload?sort=name'): Promise<Browser> => {
  const browser = new Browser(base)
  const { url } = await browser.go(`/aanmelden?terug=${encodeURIComponent(backTo)}`)
  const { response } = await browser.choose(url, key)
  expect(response.status).toBe(200)
  return browser
}

const sessionOf = async (browser: Browser): Promise<{ status: number; body: Record<string, string> }> => {
  const response = await browser.ask('/v1/sessie')
  const body = z.record(z.string(), z.string()).parse(await response.json())
  return { status: response.status, body }
}

describe('signing in', () => {
  test('a worker chooses herself, gets a session and lands where she was going', async () => {
    const browser = new Browser(base)
    const people = await browser.go('/aanmelden?terug=%2Fcaseload%3Fsort%3Dname')
    expect(people.url.pathname).toMatch(/^\/demo-identiteit\/kies\//)
    expect(people.text).toContain('<html lang="nl">')
    expect(people.text).toContain('Alle mensen hieronder zijn verzonnen')
    expect(people.text).toContain('Fatima &lt;El&gt; Amrani')

    const { url } = await browser.choose(people.url, 'fatima')
    expect(url.pathname + url.search).toBe('/caseload?sort=name')
    expect(browser.session()?.text).toMatch(/^trede=GM0363\.[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
    expect(browser.attempts()).toEqual([])
    expect(await sessionOf(browser)).toMatchObject({
      status: 200,
      body: { workerId: id(1), municipalityId: AMSTERDAM },
    })
  })

  test('the municipality that the identity provider names decides which worker it is', async () => {
    expect((await sessionOf(await signIn('jan'))).body).toMatchObject({ workerId: id(3), municipalityId: WEERT })
    expect((await sessionOf(await signIn('fatima'))).body).toMatchObject({ workerId: id(1), municipalityId: AMSTERDAM })
  })

  test('the database never holds the token of a cookie', async () => {
    const browser = await signIn('fatima')
    const token = browser.session()?.value.split('.')[1] ?? ''
    const rows = await withScope(db, AMSTERDAM, (trx) => trx.selectFrom('session').selectAll().execute())
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  test('whoever signs in again in the same browser leaves no old session behind', async () => {
    const browser = await signIn('fatima')
    const old = browser.session()
    const { url } = await browser.go('/aanmelden')
    await browser.choose(url, 'jan')
    expect((await sessionOf(browser)).body).toMatchObject({ workerId: id(3) })
    const thief = new Browser(base)
    const stolen = await thief.ask('/v1/sessie', { headers: { cookie: `trede=${old?.value}` } })
    expect(stolen.status).toBe(401)
  })

  test('two tabs can sign in at the same time, in any order', async () => {
    const browser = new Browser(base)
    const first = await browser.go('/aanmelden?terug=/een')
    const second = await browser.go('/aanmelden?terug=/twee')
    expect((await browser.choose(first.url, 'fatima')).url.pathname).toBe('/een')
    expect((await browser.choose(second.url, 'jan')).url.pathname).toBe('/twee')
  })

  test('many unfinished sign-ins do not fill the browser with cookies', async () => {
    const browser = new Browser(base)
    for (let n = 0; n < 12; n++) await browser.ask('/aanmelden')
    expect(browser.attempts()).toHaveLength(5)
  })

  test('the list is in English for whoever asks, and stays so', async () => {
    const browser = new Browser(base)
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
    const response = await application(settings).request(stray)
    expect(response.headers.get('location')).toBe(`${base}/aanmelden?terug=/x`)
  })

  test.each(['https://trede.example', 'http://werkplek:8080'])('it works the same behind %s', async (origin) => {
    const behind = await serveApplication(origin)
    const browser = new Browser(behind.base, origin)
    const { url } = await browser.go('/aanmelden?terug=/caseload')
    const { url: landed, response } = await browser.choose(url, 'fatima')
    expect([landed.href, response.status]).toEqual([`${origin}/caseload`, 200])
    const cookies = [...browser.kept.values()].map(({ text }) => text)
    const isSecure = origin.startsWith('https:')
    expect(cookies.some((text) => text.startsWith(isSecure ? '__Host-trede=' : 'trede='))).toBe(true)
    expect(cookies.every((text) => /; secure/i.test(text) === isSecure)).toBe(true)
    await behind.close()
  })
})

describe('a sign-in that must fail', () => {
  const refused = async (browser: Browser, address: string) => {
    const { response, text } = await browser.go(address)
    expect(browser.session()).toBeUndefined()
    return { status: response.status, text }
  }

  test.each(['nobody', 'left'])('a person without an active account reads so in words (%s)', async (subject) => {
    const browser = new Browser(base)
    const { url } = await browser.go('/aanmelden?terug=/caseload')
    const { response, text } = await browser.choose(url, subject)
    expect(response.status).toBe(403)
    expect(text).toContain(FAILURES['session.unknown-worker'].nl)
    expect(text).toContain('href="/aanmelden?terug=%2Fcaseload&amp;ander=ja"')
    expect(browser.session()).toBeUndefined()
  })

  test('a wrong state is refused, and its real one stays usable', async () => {
    const browser = new Browser(base)
    const { url } = await browser.go('/aanmelden')
    const forged = await refused(browser, `/aanmelden/terug?code=abc&state=${'x'.repeat(43)}`)
    expect(forged.status).toBe(400)
    expect(forged.text).toContain('Deze aanmelding is niet meer geldig')
    await browser.choose(url, 'fatima')
    expect(browser.session()).toBeDefined()
  })

  test("a stolen answer is useless in another person's browser", async () => {
    const [victim, attacker] = [new Browser(base), new Browser(base)]
    const { url } = await attacker.go('/aanmelden')
    const body = new URLSearchParams({ person: 'fatima' })
    const chosen = await attacker.ask(url.pathname, { method: 'POST', body })
    const answer = await attacker.ask(chosen.headers.get('location') ?? '')
    const address = answer.headers.get('location') ?? ''
    expect(address).toContain('/aanmelden/terug?')
    expect((await refused(victim, address)).status).toBe(400)
  })

  test('a sign-in cookie that was tampered with is refused', async () => {
    const browser = new Browser(base)
    const { url } = await browser.go('/aanmelden?terug=/caseload')
    for (const attempt of browser.attempts()) attempt.value = attempt.value.replace('caseload', 'elsewhere')
    expect((await browser.choose(url, 'fatima')).response.status).toBe(400)
    expect(browser.session()).toBeUndefined()
  })

  test('a code that is not the provider’s is refused in words', async () => {
    const browser = new Browser(base)
    await browser.ask('/aanmelden')
    const state = browser.attempts()[0]?.name.slice('trede-aanmelden-'.length)
    const iss = encodeURIComponent(base + DEMO_PATH)
    const { status, text } = await refused(browser, `/aanmelden/terug?code=forged&state=${state}&iss=${iss}`)
    expect([status, text.includes('niet meer geldig')]).toEqual([400, true])
  })

  test('a sign-in that took longer than ten minutes starts again', async () => {
    const browser = new Browser(base)
    const { url } = await browser.go('/aanmelden')
    now = new Date(now.getTime() + 11 * 60_000)
    expect((await browser.choose(url, 'fatima')).response.status).toBe(400)
  })

  test('a choice that the demo no longer knows gives a way to start again', async () => {
    const { status, text } = await refused(new Browser(base), `${DEMO_PATH}/kies/gone`)
    expect([status, text.includes('href="/aanmelden"')]).toEqual([400, true])
  })

  test('nobody is signed in whom the list does not show', async () => {
    const browser = new Browser(base)
    const { url } = await browser.go('/aanmelden')
    expect((await browser.choose(url, 'root')).response.status).toBe(400)
    expect(browser.session()).toBeUndefined()
  })

  test('an identity provider that cannot be reached is said in words, and found again later', async () => {
    let isDown = true
    const fetchUnlessDown: SignInDeps['fetch'] = (url, init) =>
      isDown ? Promise.reject(new TypeError('fetch failed')) : fetch(url, init as RequestInit)
    const app = application({ ...settings, fetch: fetchUnlessDown })
    const down = await app.request(`${base}/aanmelden`)
    expect([down.status, (await down.text()).includes('niet bereikbaar')]).toEqual([503, true])
    isDown = false
    expect((await app.request(`${base}/aanmelden`)).status).toBe(302)
  })

  test('more than the allowed attempts a minute wait, and other addresses do not', async () => {
    const app = application({ ...settings, isSecure: true, limits: createLimits({ signInPerMinute: 3 }) })
    const from = (address: string) =>
      app.request(`${base}/aanmelden`, { headers: { 'x-forwarded-for': `9.9.9.9, ${address}` } })
    for (let n = 0; n < 3; n++) expect((await from('10.0.0.1')).status).toBe(302)
    const refusal = await from('10.0.0.1')
    expect(refusal.status).toBe(429)
    expect(Number(refusal.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await refusal.text()).toContain(FAILURES['request.too-many'].nl)
    expect((await from('10.0.0.2')).status).toBe(302)
  })

  test('searches are counted apart from sign-ins', async () => {
    const limits = createLimits({ signInPerMinute: 1, searchPerMinute: 2 })
    await limits.consume('sign-in', 'a')
    await limits.consume('search', 'a')
    await limits.consume('search', 'a')
    await expect(limits.consume('search', 'a')).rejects.toMatchObject({ code: 'request.too-many' })
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

describe('a session', () => {
  const worker = { municipalityId: AMSTERDAM, workerId: id(1) }
  const from = new Date('2026-11-23T08:00:00Z')
  const at = (minutes: number): Date => new Date(from.getTime() + minutes * 60_000)
  const find = (hash: string, moment: Date, municipality = AMSTERDAM) =>
    withScope(db, municipality, (trx) => findSession(trx, municipality, hash, moment))
  const open = async (): Promise<string> => {
    const { cookieValue } = await withScope(db, AMSTERDAM, (trx) => startSession(trx, worker, from))
    return splitCookie(cookieValue)?.tokenHash ?? ''
  }

  test('ends when nobody used it for an hour', async () => {
    const hash = await open()
    expect(await find(hash, at(IDLE_MINUTES - 1))).toMatchObject({ workerId: id(1) })
    expect(await find(hash, at(2 * IDLE_MINUTES - 2))).toBeDefined()
    expect(await find(hash, at(3 * IDLE_MINUTES))).toBeUndefined()
  })

  test('ends after ten hours, however busy', async () => {
    const hash = await open()
    const last = LONGEST_HOURS * 60
    for (let minute = 30; minute < last; minute += 30) expect(await find(hash, at(minute))).toBeDefined()
    expect(await find(hash, at(last - 1))).toMatchObject({ expiresAt: at(last).toISOString() })
    expect(await find(hash, at(last))).toBeUndefined()
  })

  test('is written at most once a minute', async () => {
    const hash = await open()
    expect((await find(hash, new Date(from.getTime() + 59_000)))?.expiresAt).toBe(at(IDLE_MINUTES).toISOString())
    expect((await find(hash, at(1)))?.expiresAt).toBe(at(IDLE_MINUTES + 1).toISOString())
    expect((await find(hash, at(1.5)))?.expiresAt).toBe(at(IDLE_MINUTES + 1).toISOString())
  })

  test('of one municipality is unknown in another', async () => {
    const hash = await open()
    expect(await find(hash, at(1), WEERT)).toBeUndefined()
  })

  test('that was closed is gone, and a strange cookie closes nothing', async () => {
    const { cookieValue } = await withScope(db, AMSTERDAM, (trx) => startSession(trx, worker, from))
    const hash = splitCookie(cookieValue)?.tokenHash ?? ''
    await endSession(settings.withMunicipality, 'GM0363.strange')
    expect(await find(hash, at(1))).toBeDefined()
    await endSession(settings.withMunicipality, cookieValue)
    expect(await find(hash, at(1))).toBeUndefined()
  })

  test('clears away those that have ended', async () => {
    await withScope(db, WEERT, async (trx) => {
      const session = { municipalityId: WEERT, workerId: id(3), csrfToken: 'c' }
      await openSession(trx, { ...session, tokenHash: 'old' }, at(-10_000))
      await openSession(trx, { ...session, tokenHash: 'new' }, from)
      const rows = await trx.selectFrom('session').select('token_hash').where('csrf_token', '=', 'c').execute()
      expect(rows).toEqual([{ token_hash: 'new' }])
    })
  })

  test('writes only with its own token, from its own origin', async () => {
    const browser = await signIn('fatima')
    const csrf = (await sessionOf(browser)).body['csrfToken'] ?? ''
    const status = async (headers: Record<string, string>) =>
      (await browser.ask('/v1/sessie', { method: 'DELETE', headers })).status
    expect(await status({})).toBe(403)
    expect(await status({ [CSRF_HEADER]: `${csrf}x` })).toBe(403)
    expect(await status({ [CSRF_HEADER]: csrf, origin: 'https://evil.example' })).toBe(403)
    expect(await status({ [CSRF_HEADER]: csrf, origin: 'null' })).toBe(403)
    expect(await status({ [CSRF_HEADER]: csrf, origin: base })).toBe(200)
    expect(await status({ [CSRF_HEADER]: csrf })).toBe(200)
  })
})

describe('what goes with every answer', () => {
  const POLICY = expect.stringMatching(/^(?!.*unsafe)default-src 'self'; script-src 'self'; .*frame-ancestors 'none'/)

  test('pages, refusals and the demo forbid frames, scripts of others and guessing of types', async () => {
    for (const path of ['/aanmelden/terug', '/caseload', '/v1/sessie', `${DEMO_PATH}/kies/gone`, `${DEMO_PATH}/jwks`]) {
      const { headers } = await fetch(base + path)
      expect([path, headers.get('content-security-policy')]).toEqual([path, POLICY])
      expect([path, headers.get('x-content-type-options')]).toEqual([path, 'nosniff'])
      expect([path, headers.get('x-frame-options')]).toEqual([path, 'DENY'])
    }
  })

  test('the API is never stored, and only its description is open to other origins', async () => {
    const refusal = await fetch(`${base}/v1/sessie`)
    expect(refusal.status).toBe(401)
    expect(refusal.headers.get('cache-control')).toBe('no-store')
    expect(refusal.headers.get('strict-transport-security')).toContain('max-age=')
    expect(refusal.headers.get('access-control-allow-origin')).toBeNull()
    expect((await fetch(`${base}/v1/openapi.json`)).headers.get('access-control-allow-origin')).toBe('*')
  })

  test('over TLS the cookies carry their host', async () => {
    const app = application({ ...settings, isSecure: true })
    const response = await app.request(`${base}/aanmelden`)
    expect(response.headers.get('strict-transport-security')).toContain('max-age=')
    expect(response.headers.get('set-cookie')).toMatch(
      /^__Secure-trede-aanmelden-.*; Path=\/aanmelden; HttpOnly; Secure; SameSite=Lax$/,
    )
  })

  test('the page that says so really signs out, in this browser and for a copy of its cookie', async () => {
    const browser = await signIn('fatima')
    const cookie = `trede=${browser.session()?.value}`
    expect((await browser.go('/afgemeld')).text).toContain('Je bent afgemeld')
    expect(browser.session()).toBeUndefined()
    expect((await new Browser(base).ask('/v1/sessie', { headers: { cookie } })).status).toBe(401)
  })

  test('signing out offers to sign out at the identity provider as well, where it can do that', async () => {
    const plain = await application(settings).request(`${base}/afgemeld`)
    expect(await plain.text()).not.toContain('Ook afmelden')
    const withEnd: SignInDeps['fetch'] = async (url, init) => {
      const answer = await fetch(url, init as RequestInit)
      return Response.json({ ...z.looseObject({}).parse(await answer.json()), end_session_endpoint: `${base}/uit` })
    }
    const app = application({ ...settings, fetch: withEnd })
    const text = await (await app.request(`${base}/afgemeld`)).text()
    expect(text).toContain(`href="${base}/uit?post_logout_redirect_uri=`)
    expect(await (await app.request(`${base}/afgemeld?state=overal`)).text()).not.toContain('Ook afmelden')
  })
})

test('nothing personal is logged, and the identity provider prints nothing', () => {
  expect(logged.length).toBeGreaterThan(0)
  for (const { name, subject } of PEOPLE) {
    expect(JSON.stringify(logged)).not.toContain(name)
    expect(JSON.stringify(logged)).not.toContain(`"${subject}"`)
  }
  for (const spy of Object.values(printed)) expect(spy).not.toHaveBeenCalled()
})
