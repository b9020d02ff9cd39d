import { generateKeyPairSync, randomBytes } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { Provider, type ProviderContext } from 'oidc-provider'
import * as z from 'zod'
import { type DemoPerson, renderBrokenPage, renderPeoplePage } from './demo-page.ts'
import { createDemoStore } from './demo-store.ts'
import type { Language } from './problem.ts'
import { pageHeaders } from './security-headers.ts'

export const DEMO_PATH = '/demo-identiteit'
const CHOOSE_PATH = `${DEMO_PATH}/kies/`
const SESSION_COOKIE = 'demo_session'
const LARGEST_FORM_BYTES = 4096
const HOUR_SECONDS = 3600

/** The demo's own keys: kept in a file beside the embedded database, so that a restart disturbs nobody. */
export const DemoKeys = z.object({
  jwks: z.object({ keys: z.array(z.record(z.string(), z.unknown())).min(1) }),
  cookieKeys: z.array(z.string().min(32)).min(1),
})
export type DemoKeys = z.infer<typeof DemoKeys>

export function createDemoKeys(): DemoKeys {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return {
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
    cookieKeys: [randomBytes(32).toString('base64url')],
  }
}

export interface DemoSettings {
  /** Our origin + {@link DEMO_PATH}. */
  issuer: string
  clientId: string
  clientSecret: string
  redirectUri: string
  keys: DemoKeys
  people: () => Promise<readonly DemoPerson[]>
}

export interface DemoIdentity {
  /** True for requests that are the demo identity's to answer. */
  handles: (req: IncomingMessage) => boolean
  listener: RequestListener
}

/**
 * The provider never sees that somebody chose before: every sign-in asks again, for the demo is for trying several
 * roles. With a session it would answer a change of person by a page that only a script can leave.
 */
function withoutSession(cookies: string): string {
  return cookies
    .split(';')
    .filter((cookie) => !cookie.trimStart().startsWith(SESSION_COOKIE))
    .join(';')
}

/** Nobody is asked for consent: the demo signs in to this application alone. */
async function grantOpenId({ oidc: { provider, client, session } }: ProviderContext) {
  if (!client || !session?.accountId) return undefined
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
  grant.addOIDCScope('openid')
  await grant.save()
  return grant
}

function providerOf({ clientId, clientSecret, issuer, keys, people, redirectUri }: DemoSettings): Provider {
  const provider = new Provider(issuer, {
    adapter: createDemoStore(),
    jwks: keys.jwks,
    cookies: {
      keys: keys.cookieKeys,
      long: { httpOnly: true, sameSite: 'lax', path: DEMO_PATH },
      names: { session: SESSION_COOKIE, interaction: 'demo_interaction', resume: 'demo_resume' },
    },
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    claims: { openid: ['sub', 'municipality'] },
    conformIdTokenClaims: false,
    scopes: ['openid'],
    pkce: { required: () => true },
    interactions: { url: (_: unknown, interaction: { uid: string }) => CHOOSE_PATH + interaction.uid },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false }, dPoP: { enabled: false } },
    findAccount: async (_: unknown, accountId: string) => {
      const person = (await people()).find(({ subject }) => subject === accountId)
      return person && { accountId, claims: async () => ({ sub: accountId, municipality: person.municipalityId }) }
    },
    loadExistingGrant: grantOpenId,
    clientBasedCORS: () => false,
    renderError: async (ctx: ProviderContext) => {
      ctx.type = 'html'
      ctx.body = await renderBrokenPage('nl')
    },
    ttl: {
      AccessToken: HOUR_SECONDS,
      AuthorizationCode: 60,
      Grant: HOUR_SECONDS,
      IdToken: HOUR_SECONDS,
      Interaction: HOUR_SECONDS,
      Session: HOUR_SECONDS,
    },
  })
  provider.proxy = true
  return provider
}

async function readForm(req: IncomingMessage): Promise<URLSearchParams> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of req) {
    const chunk = Buffer.from(part)
    bytes += chunk.length
    if (bytes > LARGEST_FORM_BYTES) throw new Error('form too large')
    parts.push(chunk)
  }
  return new URLSearchParams(Buffer.concat(parts).toString('utf8'))
}

function languageOf(req: IncomingMessage, wished: unknown): Language {
  const asked = new URL(req.url ?? '/', 'http://localhost').searchParams.get('taal')
  return (asked ?? wished) === 'en' ? 'en' : 'nl'
}

function sendPage(res: ServerResponse, status: number, language: Language, page: string): void {
  res.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Language': language })
  res.end(page)
}

/** The list of people, and the choice from it. Who cancels goes back with `access_denied`. */
async function choose(
  provider: Provider,
  { people }: DemoSettings,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const { params, uid } = await provider.interactionDetails(req, res)
  const language = languageOf(req, params['ui_locales'])
  const listed = await people()
  if (req.method !== 'POST') {
    sendPage(res, 200, language, await renderPeoplePage(listed, language, CHOOSE_PATH + uid))
    return
  }
  const chosen = (await readForm(req)).get('person')
  const person = listed.find(({ subject }) => subject === chosen)
  if (!person && chosen !== '') throw new Error('nobody of that subject')
  const result = person ? { login: { accountId: person.subject, remember: false } } : { error: 'access_denied' }
  await provider.interactionFinished(req, res, result)
}

/**
 * A real OpenID Connect provider for the demo, on our own origin under {@link DEMO_PATH}: signed tokens, PKCE and its
 * own keys, but no passwords. Production refuses to start with it (design §9).
 */
export function createDemoIdentity(settings: DemoSettings): DemoIdentity {
  const provider = providerOf(settings)
  const answer = provider.callback()
  const { host, protocol } = new URL(settings.issuer)
  const isSecure = protocol === 'https:'
  const headers = { ...pageHeaders({ isSecure }), 'Cache-Control': 'no-store' }

  const handle = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const path = req.url ?? '/'
    // Whatever a proxy made of host and scheme: addresses and cookies follow the issuer.
    Object.assign(req.headers, { host, 'x-forwarded-host': host, 'x-forwarded-proto': protocol.slice(0, -1) })
    if (req.headers.cookie) req.headers.cookie = withoutSession(req.headers.cookie)
    for (const [name, value] of Object.entries(headers)) res.setHeader(name, value)
    if (path.startsWith(CHOOSE_PATH)) {
      await choose(provider, settings, req, res)
      return
    }
    Object.assign(req, { originalUrl: path, url: path.slice(DEMO_PATH.length) })
    await answer(req, res)
  }
  return {
    handles: ({ url = '' }) => url.startsWith(`${DEMO_PATH}/`),
    listener: (req, res) => {
      handle(req, res).catch(async () => {
        if (res.headersSent) res.end()
        else sendPage(res, 400, languageOf(req, 'nl'), await renderBrokenPage(languageOf(req, 'nl')))
      })
    },
  }
}

/** One listener for a server that runs the application and, below {@link DEMO_PATH}, the demo identity. */
export function withDemoIdentity(
  application: (req: IncomingMessage, res: ServerResponse) => unknown,
  demo: DemoIdentity,
): RequestListener {
  return (req, res) => {
    if (demo.handles(req)) demo.listener(req, res)
    else application(req, res)
  }
}
