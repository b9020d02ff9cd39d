import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import * as z from 'zod'
import { withScope } from '../src/db/connect.ts'
import { createApp } from '../src/server/app.ts'
import { createDemoIdentity, createDemoKeys, DEMO_PATH, withDemoIdentity } from '../src/server/demo-identity.ts'
import type { DemoPerson } from '../src/server/demo-page.ts'
import type { Deps } from '../src/server/deps.ts'
import { createLimits } from '../src/server/limits.ts'
import { createSignIn, redirectUriOf, type SignInDeps } from '../src/server/sign-in.ts'
import type { TestApp } from './kit.ts'
import type { TestWorker, Town } from './town.ts'

const CLIENT = { clientId: 'trede', clientSecret: 'demo-secret' }

export const subjectOf = ({ workerId }: TestWorker): string => `subject-${workerId}`

/** How the demo lists a worker of a test town. */
export const listed = (worker: TestWorker, { id }: Town, municipalityName: string): DemoPerson => ({
  municipalityId: id,
  municipalityName,
  subject: subjectOf(worker),
  name: worker.name,
  role: { nl: 'klantmanager', en: 'case manager' },
})

/** The application with its sign-in pages and a page behind them. */
export function withSignIn(deps: Deps, signIn: SignInDeps): Hono {
  const app = createApp(deps, { formOrigins: [signIn.issuer.origin] })
  app.route('/', createSignIn(signIn))
  app.get('*', (c) => c.text(`page ${new URL(c.req.url).pathname}`))
  return app
}

/** An application that people really sign in to, on a free port. */
export interface SignInServer {
  /** Where the server listens. */
  base: string
  deps: Deps
  signIn: SignInDeps
  close: () => Promise<void>
}

/** @param origin how browsers reach it, where that is another address than the server's own */
export async function serveSignIn(app: TestApp, people: readonly DemoPerson[], origin?: string): Promise<SignInServer> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const address = server.address()
  const base = `http://localhost:${typeof address === 'object' ? address?.port : ''}`
  const own = origin ?? base
  const limits = createLimits({ signInPerMinute: 1000 })
  const deps: Deps = { ...app.deps, isSecure: own.startsWith('https:'), limits, origin: () => own }
  const signIn: SignInDeps = {
    ...CLIENT,
    issuer: new URL(own + DEMO_PATH),
    internalOrigin: base,
    origin: deps.origin,
    isSecure: deps.isSecure,
    secret: 'a secret of at least thirty-two characters',
    withMunicipality: (municipalityId, work) => withScope(deps.db, municipalityId, work),
    now: deps.now,
    limits,
    log: deps.log,
  }
  const identity = { ...CLIENT, issuer: signIn.issuer.href, redirectUri: redirectUriOf(own), keys: createDemoKeys() }
  const demo = createDemoIdentity({ ...identity, people: async () => people })
  server.on('request', withDemoIdentity(getRequestListener(withSignIn(deps, signIn).fetch), demo))
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { base, deps, signIn, close }
}

interface Kept {
  name: string
  value: string
  path: string
  /** The Set-Cookie header as it came. */
  text: string
}

interface Landed {
  response: Response
  url: URL
  text: string
}

const SessionAnswer = z.looseObject({
  csrfToken: z.string().optional(),
  worker: z.looseObject({ workerId: z.string() }).optional(),
  municipality: z.looseObject({ municipalityId: z.string() }).optional(),
})

/** A browser as far as sign-in is concerned: it keeps cookies by path and name. */
export class CookieBrowser {
  readonly kept = new Map<string, Kept>()
  readonly base: string
  readonly origin: string

  /** @param origin how the server's address reads in the browser, when a proxy stands between */
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
    for (const text of response.headers.getSetCookie()) this.#keep(text)
    return response
  }

  #keep(text: string): void {
    const [pair = '', ...rest] = text.split('; ')
    const at = pair.indexOf('=')
    const path = rest.find((part) => /^path=/i.test(part))?.slice(5) ?? '/'
    const name = pair.slice(0, at)
    if (/max-age=0|expires=thu, 01 jan 1970/i.test(text)) this.kept.delete(path + name)
    else this.kept.set(path + name, { name, value: pair.slice(at + 1), path, text })
  }

  /** Follows redirects until a page comes. */
  async go(address: string, init: RequestInit = {}): Promise<Landed> {
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

  /** Presses the button of somebody on the demo's list; '' cancels. */
  choose(page: URL, subject: string): Promise<Landed> {
    return this.go(page.pathname, { method: 'POST', body: new URLSearchParams({ person: subject }) })
  }

  /** The cookie of the session, on plain http. */
  session(): Kept | undefined {
    return this.kept.get('/trede')
  }

  /** The sign-ins that are under way. */
  attempts(): Kept[] {
    return [...this.kept.values()].filter(({ name }) => name.startsWith('trede-aanmelden-'))
  }

  /** Who the application says is signed in. */
  async whoami() {
    const response = await this.ask('/v1/sessie')
    const { csrfToken = '', worker, municipality } = SessionAnswer.parse(await response.json())
    const { workerId } = worker ?? {}
    return { status: response.status, csrfToken, workerId, municipalityId: municipality?.municipalityId }
  }
}

/** A browser in which a worker has signed in. */
export async function signInAs(base: string, worker: TestWorker, backTo = '/caseload'): Promise<CookieBrowser> {
  const browser = new CookieBrowser(base)
  const { url } = await browser.go(`/aanmelden?terug=${encodeURIComponent(backTo)}`)
  const { response } = await browser.choose(url, subjectOf(worker))
  if (response.status !== 200) throw new Error(`sign-in ended in ${response.status}`)
  return browser
}
