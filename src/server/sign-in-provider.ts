import type { Configuration, CustomFetch } from 'openid-client'
import * as oidc from 'openid-client'

const DISCOVERY_WAITS_MS = [0, 250, 1000]
/** Hosts that are this very machine. */
export const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Where the identity provider is and who we are to it. */
export interface ProviderSettings {
  /** The identity provider; plain http only on this machine. */
  issuer: URL
  clientId: string
  clientSecret: string
  /** Where on this machine the issuer's origin is served, when it is our own (the demo); may be plain http. */
  internalOrigin?: string | undefined
  /** For tests. */
  fetch?: CustomFetch | undefined
}

const plainFetch: CustomFetch = (url, { body: given, signal, ...init }) => {
  const body = given instanceof Uint8Array ? new Uint8Array(given) : given
  return fetch(url, { ...init, ...(body === undefined ? {} : { body }), ...(signal ? { signal } : {}) })
}

/** The identity provider on this machine is not asked by way of its public address, which may lie behind a proxy. */
function fetchOf({ fetch: given = plainFetch, internalOrigin, issuer }: ProviderSettings): CustomFetch {
  if (internalOrigin === undefined) return given
  return (url, init) =>
    given(url.startsWith(`${issuer.origin}/`) ? internalOrigin + url.slice(issuer.origin.length) : url, init)
}

function discover(deps: ProviderSettings): Promise<Configuration> {
  const isLocal = deps.internalOrigin !== undefined || LOOPBACK.has(deps.issuer.hostname)
  return oidc.discovery(deps.issuer, deps.clientId, deps.clientSecret, oidc.ClientSecretBasic(deps.clientSecret), {
    execute: [oidc.enableNonRepudiationChecks, ...(isLocal ? [oidc.allowInsecureRequests] : [])],
    [oidc.customFetch]: fetchOf(deps),
    timeout: 10,
  })
}

/** Asks the identity provider once what it can do, and again only after it could not be reached. */
export function providerOf(deps: ProviderSettings): () => Promise<Configuration> {
  let known: Promise<Configuration> | undefined
  const ask = async (): Promise<Configuration> => {
    let last: unknown
    for (const wait of DISCOVERY_WAITS_MS) {
      await new Promise((resolve) => setTimeout(resolve, wait))
      try {
        return await discover(deps)
      } catch (error) {
        last = error
      }
    }
    known = undefined
    throw new Error('identity provider unreachable', { cause: last })
  }
  return () => {
    known ??= ask()
    return known
  }
}
