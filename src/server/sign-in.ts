import { type Context, Hono } from 'hono'
import { deleteCookie, getCookie, getSignedCookie, setSignedCookie } from 'hono/cookie'
import type { Configuration } from 'openid-client'
import * as oidc from 'openid-client'
import type { Logger } from 'pino'
import * as z from 'zod'
import { FAILURES, Failure } from '../core/failure.ts'
import { MunicipalityId } from '../core/person.ts'
import type { Trx } from '../db/connect.ts'
import { findWorkerBySubject } from '../db/session.ts'
import { clientAddress, type Limits } from './limits.ts'
import type { Language } from './problem.ts'
import { clearSessionCookie, endSession, readSessionCookie, startSession, writeSessionCookie } from './session.ts'
import { renderSignInPage, SIGN_IN_PAGES, type SignInPage, STYLE, STYLE_PATH } from './sign-in-page.ts'
import { LOOPBACK, type ProviderSettings, providerOf } from './sign-in-provider.ts'

export interface SignInDeps extends ProviderSettings {
  /** Our own origin as the browser sees it, without a slash at the end. */
  origin: () => string
  /** TLS in front of us: cookies are bound to it, and the proxy tells who calls. */
  isSecure: boolean
  /** Signs the cookie that carries a sign-in to its end; at least 32 characters. */
  secret: string
  withMunicipality: <T>(municipalityId: string, work: (trx: Trx) => Promise<T>) => Promise<T>
  now: () => Date
  limits: Limits
  log: Pick<Logger, 'info' | 'warn'>
}

const CALLBACK_PATH = '/aanmelden/terug'
const SIGNED_OUT_PATH = '/afgemeld'
/** Where sign-in leads back to; the identity provider must know it beforehand, and likewise '/afgemeld'. */
export const redirectUriOf = (origin: string): string => `${origin}${CALLBACK_PATH}`

/** A sign-in must be finished within this time; our own default. */
const ATTEMPT_SECONDS = 600
/** Sign-ins that one browser can have open at a time: older ones give way, so that its cookies stay small. */
const OPEN_ATTEMPTS = 5

/** What a sign-in must remember between leaving for the identity provider and coming back. */
const Attempt = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  backTo: z.string(),
  language: z.enum(['nl', 'en']),
  startedAtMs: z.int(),
})
type Attempt = z.infer<typeof Attempt>

/** The municipality and the person, as the identity provider tells them. */
const Claims = z.object({ sub: z.string().min(1).max(255), municipality: MunicipalityId })

/** A path of our own to go back to; anything that leads elsewhere, or into sign-in again, becomes the first page. */
export function ownPath(path: string | undefined, origin: string): string {
  if (!path?.startsWith('/') || path.length > 2000) return '/'
  const address = URL.canParse(path, origin) ? new URL(path, origin) : undefined
  if (address?.origin !== origin || /^\/(\/|aanmelden|afgemeld)/.test(address.pathname)) return '/'
  return address.pathname + address.search + address.hash
}

const languageOfPage = (c: Context): Language => (c.req.query('taal') === 'en' ? 'en' : 'nl')

function againPath(backTo: string, language: Language, asOther = false): string {
  const query = new URLSearchParams()
  if (backTo !== '/') query.set('terug', backTo)
  if (language === 'en') query.set('taal', 'en')
  if (asOther) query.set('ander', 'ja')
  return query.size > 0 ? `/aanmelden?${query.toString()}` : '/aanmelden'
}

const attemptPrefix = (isSecure: boolean): string => `${isSecure ? '__Secure-' : ''}trede-aanmelden-`
const attemptCookie = (isSecure: boolean) =>
  ({ httpOnly: true, sameSite: 'Lax', path: '/aanmelden', secure: isSecure, maxAge: ATTEMPT_SECONDS }) as const

/** One cookie per sign-in, named after its state: sign-ins in two tabs do not disturb each other. */
async function rememberAttempt(c: Context, deps: SignInDeps, attempt: Attempt): Promise<void> {
  const prefix = attemptPrefix(deps.isSecure)
  const open = Object.keys(getCookie(c)).filter((name) => name.startsWith(prefix))
  for (const name of open.slice(0, Math.max(0, open.length - OPEN_ATTEMPTS + 1)))
    deleteCookie(c, name, { path: '/aanmelden', secure: deps.isSecure })
  await setSignedCookie(c, prefix + attempt.state, JSON.stringify(attempt), deps.secret, attemptCookie(deps.isSecure))
}

/** The sign-in that this answer belongs to, once; undefined when it is not ours, forged or too old. */
async function takeAttempt(c: Context, deps: SignInDeps): Promise<Attempt | undefined> {
  const state = c.req.query('state') ?? ''
  if (!/^[\w-]{20,100}$/.test(state)) return undefined
  const name = attemptPrefix(deps.isSecure) + state
  const text = await getSignedCookie(c, deps.secret, name)
  if (!text) return undefined
  deleteCookie(c, name, { path: '/aanmelden', secure: deps.isSecure })
  const attempt = Attempt.parse(JSON.parse(text))
  const ageMs = deps.now().getTime() - attempt.startedAtMs
  return attempt.state === state && ageMs >= 0 && ageMs <= ATTEMPT_SECONDS * 1000 ? attempt : undefined
}

/** A word that the identity provider gave as its reason; never more than a code. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const given = ['error' in error && error.error, 'code' in error && error.code, error.name]
  return given.map(String).find((part) => part !== 'false' && /^[\w.-]{1,60}$/.test(part)) ?? 'unknown'
}

function pageFor(error: unknown): SignInPage {
  const reason = reasonOf(error)
  if (reason === 'access_denied') return 'cancelled'
  if (reason === 'invalid_grant' || reason === 'login_required' || reason === 'interaction_required') return 'expired'
  return error instanceof TypeError || reason === 'OAUTH_TIMEOUT' ? 'unreachable' : 'failed'
}

interface Told {
  backTo: string
  language: Language
  text?: string
  elsewhere?: { path: string; label: string }
}

async function show(c: Context, page: SignInPage, { backTo, language, text, elsewhere }: Told): Promise<Response> {
  const content = await renderSignInPage(page, language, {
    againPath: againPath(backTo, language, page === 'unknown-worker'),
    ...(text === undefined ? {} : { text }),
    ...(elsewhere ? { elsewhere } : {}),
  })
  return c.html(content, SIGN_IN_PAGES[page].status, { 'Content-Language': language })
}

/** Sends the browser to the identity provider. */
async function leave(c: Context, deps: SignInDeps, config: Configuration, told: Told): Promise<Response> {
  const verifier = oidc.randomPKCECodeVerifier()
  const attempt: Attempt = {
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    verifier,
    backTo: told.backTo,
    language: told.language,
    startedAtMs: deps.now().getTime(),
  }
  await rememberAttempt(c, deps, attempt)
  const address = oidc.buildAuthorizationUrl(config, {
    redirect_uri: redirectUriOf(deps.origin()),
    scope: 'openid',
    state: attempt.state,
    nonce: attempt.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ui_locales: told.language,
    ...(c.req.query('ander') === 'ja' ? { prompt: 'login' } : {}),
  })
  return c.redirect(address.href)
}

/** Opens a session for the worker whom the identity provider named. @throws session.unknown-worker */
async function admitWorker(c: Context, deps: SignInDeps, claims: unknown): Promise<void> {
  const known = Claims.safeParse(claims)
  if (!known.success) throw new Failure('session.unknown-worker')
  const { sub, municipality: municipalityId } = known.data
  const { workerId, cookieValue } = await deps.withMunicipality(municipalityId, async (trx) => {
    const worker = await findWorkerBySubject(trx, municipalityId, sub)
    if (!worker?.isActive) throw new Failure('session.unknown-worker', { municipalityId })
    return { ...worker, ...(await startSession(trx, { municipalityId, workerId: worker.workerId }, deps.now())) }
  })
  await endSession(deps.withMunicipality, readSessionCookie(c, deps.isSecure))
  writeSessionCookie(c, cookieValue, deps.isSecure)
  deps.log.info({ municipalityId, workerId }, 'signed in')
}

/** Takes the identity provider's answer. */
async function comeBack(c: Context, deps: SignInDeps, provider: () => Promise<Configuration>): Promise<Response> {
  const attempt = await takeAttempt(c, deps)
  if (!attempt) return show(c, 'expired', { backTo: '/', language: languageOfPage(c) })
  try {
    const answer = new URL(redirectUriOf(deps.origin()))
    answer.search = new URL(c.req.url).search
    const tokens = await oidc.authorizationCodeGrant(await provider(), answer, {
      expectedState: attempt.state,
      expectedNonce: attempt.nonce,
      pkceCodeVerifier: attempt.verifier,
    })
    await admitWorker(c, deps, tokens.claims())
  } catch (error) {
    if (error instanceof Failure && error.code === 'session.unknown-worker') {
      deps.log.warn({ ...error.facts }, 'sign-in refused: no active worker')
      return show(c, 'unknown-worker', { ...attempt, text: FAILURES[error.code][attempt.language] })
    }
    const page = pageFor(error)
    deps.log[page === 'cancelled' ? 'info' : 'warn']({ reason: reasonOf(error) }, 'sign-in not finished')
    return show(c, page, attempt)
  }
  return c.redirect(ownPath(attempt.backTo, deps.origin()), 303)
}

/** `127.0.0.1` and `localhost` are one machine but two cookie jars: a sign-in starts where it will end. */
function strayAddress(c: Context, origin: string): string | undefined {
  const [asked, own] = [new URL(c.req.url), new URL(origin)]
  const isStray = asked.host !== own.host && LOOPBACK.has(asked.hostname) && LOOPBACK.has(own.hostname)
  return isStray ? origin + asked.pathname + asked.search : undefined
}

async function begin(c: Context, deps: SignInDeps, provider: () => Promise<Configuration>): Promise<Response> {
  const stray = strayAddress(c, deps.origin())
  if (stray) return c.redirect(stray)
  const told = { backTo: ownPath(c.req.query('terug'), deps.origin()), language: languageOfPage(c) }
  try {
    await deps.limits.consume('sign-in', clientAddress(c, { isBehindProxy: deps.isSecure }))
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    c.header('Retry-After', String(error.facts['retryAfterSeconds']))
    return show(c, 'too-many', { ...told, text: FAILURES[error.code][told.language] })
  }
  const config = await provider().catch((error: Error) => {
    deps.log.warn({ reason: reasonOf(error.cause) }, 'identity provider unreachable')
    return undefined
  })
  return config ? leave(c, deps, config, told) : show(c, 'unreachable', told)
}

const EVERYWHERE = { nl: 'Ook afmelden bij de aanmelddienst', en: 'Sign out of the sign-in service too' } as const

/**
 * Says that somebody is signed out, and sees to it that this is true; offers to sign out at the identity provider as
 * well, where it can do that. A link from elsewhere can at most sign somebody out; what was typed is kept.
 */
async function farewell(c: Context, deps: SignInDeps, provider: () => Promise<Configuration>): Promise<Response> {
  const language = languageOfPage(c)
  await endSession(deps.withMunicipality, readSessionCookie(c, deps.isSecure))
  clearSessionCookie(c, deps.isSecure)
  const config = c.req.query('state') === 'overal' ? undefined : await provider().catch(() => undefined)
  if (!config?.serverMetadata().end_session_endpoint) return show(c, 'signed-out', { backTo: '/', language })
  const post_logout_redirect_uri = deps.origin() + SIGNED_OUT_PATH
  const { href } = oidc.buildEndSessionUrl(config, { post_logout_redirect_uri, state: 'overal', ui_locales: language })
  return show(c, 'signed-out', { backTo: '/', language, elsewhere: { path: href, label: EVERYWHERE[language] } })
}

/** Sign-in by OpenID Connect: authorization code with PKCE, state and nonce; the ID token's signature is checked. */
export function createSignIn(deps: SignInDeps): Hono {
  const app = new Hono()
  const provider = providerOf(deps)
  app.use('/aanmelden/*', async (c, next) => {
    await next()
    if (c.req.path !== STYLE_PATH) c.header('Cache-Control', 'no-store')
  })
  app.get('/aanmelden', (c) => begin(c, deps, provider))
  app.get(CALLBACK_PATH, (c) => comeBack(c, deps, provider))
  app.get(SIGNED_OUT_PATH, (c) => farewell(c, deps, provider))
  app.get(STYLE_PATH, (c) =>
    c.body(STYLE, 200, { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'public, max-age=3600' }),
  )
  return app
}
