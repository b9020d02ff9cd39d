import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { withScope } from '../../src/db/connect.ts'
import { findSession, IDLE_MINUTES, LONGEST_HOURS, openSession } from '../../src/db/session.ts'
import { splitCookie } from '../../src/server/caller.ts'
import { DEMO_PATH } from '../../src/server/demo-identity.ts'
import { createLimits } from '../../src/server/limits.ts'
import { CSRF_HEADER, endSession, startSession } from '../../src/server/session.ts'
import type { SignInDeps } from '../../src/server/sign-in.ts'
import { CookieBrowser, listed, type SignInServer, serveSignIn, signInAs, withSignIn } from '../identity.ts'
import { createTestApp, type TestApp } from '../kit.ts'
import type { TestWorker } from '../town.ts'

let app: TestApp
let served: SignInServer
let base: string
let fatima: TestWorker
let jan: TestWorker

beforeAll(async () => {
  app = await createTestApp()
  fatima = app.amsterdam.of('case-manager')
  jan = app.weert.of('case-manager')
  served = await serveSignIn(app, [listed(fatima, app.amsterdam, 'Amsterdam')])
  base = served.base
}, 60_000)

afterAll(async () => {
  await served?.close()
  await app?.close()
})

describe('a session', () => {
  const from = new Date('2026-11-23T08:00:00Z')
  const at = (minutes: number): Date => new Date(from.getTime() + minutes * 60_000)
  const find = (hash: string, moment: Date, municipality = fatima.municipalityId) =>
    withScope(app.db, municipality, (trx) => findSession(trx, municipality, hash, moment))
  const open = async (): Promise<string> => {
    const { cookieValue } = await withScope(app.db, app.amsterdam.id, (trx) => startSession(trx, fatima, from))
    return splitCookie(cookieValue)?.tokenHash ?? ''
  }

  test('ends when nobody used it for an hour', async () => {
    const hash = await open()
    expect(await find(hash, at(IDLE_MINUTES - 1))).toMatchObject({ workerId: fatima.workerId })
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
    expect(await find(hash, at(1), app.weert.id)).toBeUndefined()
  })

  test('that was closed is gone, and a strange cookie closes nothing', async () => {
    const { cookieValue } = await withScope(app.db, app.amsterdam.id, (trx) => startSession(trx, fatima, from))
    const hash = splitCookie(cookieValue)?.tokenHash ?? ''
    await endSession(served.signIn.withMunicipality, 'GM0363.strange')
    expect(await find(hash, at(1))).toBeDefined()
    await endSession(served.signIn.withMunicipality, cookieValue)
    expect(await find(hash, at(1))).toBeUndefined()
  })

  test('clears away those that have ended', async () => {
    await withScope(app.db, app.weert.id, async (trx) => {
      const session = { municipalityId: app.weert.id, workerId: jan.workerId, csrfToken: 'c' }
      await openSession(trx, { ...session, tokenHash: 'old' }, at(-10_000))
      await openSession(trx, { ...session, tokenHash: 'new' }, from)
      const rows = await trx.selectFrom('session').select('token_hash').where('csrf_token', '=', 'c').execute()
      expect(rows).toEqual([{ token_hash: 'new' }])
    })
  })

  test('writes only with its own token, from its own origin', async () => {
    const browser = await signInAs(base, fatima)
    const csrf = (await browser.whoami()).csrfToken
    const status = async (headers: Record<string, string>) =>
      (await browser.ask('/v1/sessie', { method: 'DELETE', headers })).status
    expect(await status({})).toBe(403)
    expect(await status({ [CSRF_HEADER]: `${csrf}x` })).toBe(403)
    expect(await status({ [CSRF_HEADER]: csrf, origin: 'https://evil.example' })).toBe(403)
    expect(await status({ [CSRF_HEADER]: csrf, origin: 'null' })).toBe(403)
    expect((await browser.whoami()).status).toBe(200)
    expect(await status({ [CSRF_HEADER]: csrf, origin: base })).toBe(204)
    expect((await browser.whoami()).status).toBe(401)
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
    const app = withSignIn({ ...served.deps, isSecure: true }, { ...served.signIn, isSecure: true })
    const response = await app.request(`${base}/aanmelden`)
    expect(response.headers.get('strict-transport-security')).toContain('max-age=')
    expect(response.headers.get('set-cookie')).toMatch(
      /^__Secure-trede-aanmelden-.*; Path=\/aanmelden; HttpOnly; Secure; SameSite=Lax$/,
    )
  })

  test('the page that says so really signs out, in this browser and for a copy of its cookie', async () => {
    const browser = await signInAs(base, fatima)
    const cookie = `trede=${browser.session()?.value}`
    expect((await browser.go('/afgemeld')).text).toContain('Je bent afgemeld')
    expect(browser.session()).toBeUndefined()
    expect((await new CookieBrowser(base).ask('/v1/sessie', { headers: { cookie } })).status).toBe(401)
  })

  test('signing out offers to sign out at the identity provider as well, where it can do that', async () => {
    const plain = await withSignIn(served.deps, served.signIn).request(`${base}/afgemeld`)
    expect(await plain.text()).not.toContain('Ook afmelden')
    const withEnd: SignInDeps['fetch'] = async (url) => {
      const answer = await fetch(url)
      return Response.json({ ...z.looseObject({}).parse(await answer.json()), end_session_endpoint: `${base}/uit` })
    }
    const app = withSignIn(served.deps, { ...served.signIn, fetch: withEnd })
    const text = await (await app.request(`${base}/afgemeld`)).text()
    expect(text).toContain(`href="${base}/uit?post_logout_redirect_uri=`)
    expect(await (await app.request(`${base}/afgemeld?state=overal`)).text()).not.toContain('Ook afmelden')
  })
})

test('searches are counted apart from sign-ins', async () => {
  const limits = createLimits({ signInPerMinute: 1, searchPerMinute: 2 })
  await limits.consume('sign-in', 'a')
  await limits.consume('search', 'a')
  await limits.consume('search', 'a')
  await expect(limits.consume('search', 'a')).rejects.toMatchObject({ code: 'request.too-many' })
})
