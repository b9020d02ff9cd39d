import { createServer, type RequestListener, type Server } from 'node:http'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Hono } from 'hono'
import { withScope } from '../db/connect.ts'
import { createApp } from './app.ts'
import { createDemoIdentity, DEMO_PATH, type DemoKeys, withDemoIdentity } from './demo-identity.ts'
import { DEMO_PEOPLE } from './demo-seed.ts'
import type { Deps } from './deps.ts'
import { createSignIn, redirectUriOf } from './sign-in.ts'

/** Who signs people in: the demo's own provider, or the municipality's. */
export type Identity =
  | { kind: 'demo'; keys: DemoKeys }
  | { kind: 'provider'; issuer: URL; clientId: string; clientSecret: string }

export interface ServeSettings {
  /** 0 takes any free port. */
  port: number
  /** The built web app. */
  webDirectory: string
  identity: Identity
  /** Signs the cookies of a sign-in under way; at least 32 characters. */
  secret: string
}

const DEMO_CLIENT = { clientId: 'trede', clientSecret: 'demo-only' }

/** Pages of the web app: files as they are, and index.html for every address that the browser routes itself. */
function mountWeb(app: Hono, directory: string): void {
  app.use('/assets/*', async (c, next) => {
    await next()
    if (c.res.ok) c.header('Cache-Control', 'public, max-age=31536000, immutable')
  })
  app.use('/*', serveStatic({ root: directory, precompressed: true }))
  app.get('/*', serveStatic({ path: join(directory, 'index.html') }))
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

/** The application with the demo's own identity provider beside it. */
function withDemo(application: RequestListener, origin: string, keys: DemoKeys): RequestListener {
  const demo = createDemoIdentity({
    issuer: origin + DEMO_PATH,
    ...DEMO_CLIENT,
    redirectUri: redirectUriOf(origin),
    keys,
    people: async () => DEMO_PEOPLE,
  })
  return withDemoIdentity(application, demo)
}

/**
 * Starts the whole application on one port.
 * @param makeDeps given the origin under which it is reached, makes what the server needs
 */
export async function serve(
  settings: ServeSettings,
  makeDeps: (origin: string) => Deps,
): Promise<{ port: number; server: Server; deps: Deps }> {
  const server = createServer()
  const port = await listen(server, settings.port)
  const deps = makeDeps(`http://localhost:${port}`)
  const origin = deps.origin()
  const { identity } = settings
  const issuer = identity.kind === 'demo' ? new URL(origin + DEMO_PATH) : identity.issuer
  const client = identity.kind === 'demo' ? DEMO_CLIENT : identity
  const app = createApp(deps, { formOrigins: [issuer.origin] })
  app.route(
    '/',
    createSignIn({
      issuer,
      clientId: client.clientId,
      clientSecret: client.clientSecret,
      origin: deps.origin,
      isSecure: deps.isSecure,
      secret: settings.secret,
      withMunicipality: (municipalityId, work) => withScope(deps.db, municipalityId, work),
      now: deps.now,
      limits: deps.limits,
      log: deps.log,
      ...(identity.kind === 'demo' ? { internalOrigin: `http://localhost:${port}` } : {}),
    }),
  )
  mountWeb(app, settings.webDirectory)
  const listener = getRequestListener(app.fetch)
  const application: RequestListener = (req, res) => void listener(req, res)
  server.on('request', identity.kind === 'demo' ? withDemo(application, origin, identity.keys) : application)
  return { port, server, deps }
}
