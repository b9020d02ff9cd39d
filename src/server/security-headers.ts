import type { MiddlewareHandler } from 'hono'

export interface HeaderSettings {
  /** TLS ends at us or in front of us. */
  isSecure: boolean
  /** Where forms may lead besides our own pages: the origin of the identity provider. */
  formOrigins?: readonly string[]
}

const FEATURES_OFF = ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'display-capture', 'browsing-topics']

const contentPolicy = (formOrigins: readonly string[]): string =>
  [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    `form-action ${["'self'", ...new Set(formOrigins)].join(' ')}`,
  ].join('; ')

/** What the browser may do with a page of ours; the same for every page, whoever serves it. */
export function pageHeaders({ isSecure, formOrigins = [] }: HeaderSettings): Record<string, string> {
  return {
    'Content-Security-Policy': contentPolicy(formOrigins),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'same-origin',
    'Permissions-Policy': FEATURES_OFF.map((feature) => `${feature}=()`).join(', '),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    ...(isSecure ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
  }
}

/**
 * What an answer of the API carries besides. Strict-Transport-Security is sent always there; a browser ignores it
 * on plain http. Only the API's description may be read from other origins.
 * @source standards.md §4 (NL API Design Rules: headers of a live API; openapi.json with open CORS)
 */
function apiHeaders(path: string): Record<string, string> {
  return {
    'Cache-Control': 'no-store',
    'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
    ...(path === '/v1/openapi.json'
      ? { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' }
      : {}),
  }
}

/** Sets the headers on every answer, refusals and errors included. */
export function securityHeaders(settings: HeaderSettings): MiddlewareHandler {
  const forPages = pageHeaders(settings)
  return async (c, next) => {
    await next()
    const isApi = c.req.path === '/v1' || c.req.path.startsWith('/v1/')
    const headers = isApi ? { ...forPages, ...apiHeaders(c.req.path) } : forPages
    // A file says itself, and more strictly, what may be done with it.
    const own = c.res.headers.get('Content-Security-Policy')
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value)
    if (own !== null) c.res.headers.set('Content-Security-Policy', own)
  }
}
