import { Hono } from 'hono'
import { Failure } from '../core/failure.ts'
import { mountAgendaFeed } from './agenda.ts'
import type { Deps } from './deps.ts'
import { openApi } from './openapi.ts'
import { problem } from './problem.ts'
import { mountRoutes, ROUTES } from './routes.ts'
import { securityHeaders } from './security-headers.ts'

/** A request's error as an answer. What is no expected refusal is a bug: logged with its number, told without detail. */
function onError(deps: Deps) {
  return (error: Error, c: Parameters<typeof problem>[0]): Response => {
    const requestId = deps.newId()
    c.header('API-Version', '1.0.0')
    if (error instanceof Failure) return problem(c, error, requestId)
    const code = 'code' in error ? String(error.code) : undefined
    const where = error.stack
      ?.split('\n')
      .filter((line) => line.trimStart().startsWith('at '))
      .slice(0, 12)
    deps.log.error({ requestId, method: c.req.method, kind: error.name, code, where }, 'request failed')
    return problem(c, new Failure('server.broken'), requestId)
  }
}

/** The API. Sign-in, the identity provider of the demo and the web pages are put around it by `serve`. */
export function createApp(deps: Deps, settings: { formOrigins?: readonly string[] } = {}): Hono {
  const app = new Hono()
  app.use(securityHeaders({ isSecure: deps.isSecure, ...settings }))
  app.onError(onError(deps))
  app.get('/v1/openapi.json', (c) => {
    c.header('API-Version', '1.0.0')
    return c.json(openApi(ROUTES, deps.origin()))
  })
  mountRoutes(app, deps)
  mountAgendaFeed(app, deps)
  app.all('/v1/*', () => {
    throw new Failure('request.not-found')
  })
  return app
}
