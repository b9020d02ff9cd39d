import type * as z from 'zod'
import type { Given, Route } from '../../src/api/route.ts'
import { CSRF_HEADER } from '../../src/server/session.ts'
import { CookieBrowser } from '../../test/identity.ts'

/** The application said no: it answered, and kept nothing. */
export class Refused extends Error {
  readonly status: number
  readonly code: string

  constructor(what: string, status: number, code: string) {
    super(`${what}: ${status} ${code}`)
    this.status = status
    this.code = code
  }
}

/** No answer came: the write may have been kept, whole, or not at all. */
export class NoAnswer extends Error {}

interface Parts {
  params?: Record<string, unknown>
  query?: object
  body?: unknown
}

/** A demo worker at a browser, signed in by the demo's own identity provider. */
export class Visitor {
  readonly #browser: CookieBrowser
  readonly #csrfToken: string
  readonly municipalityId: string

  private constructor(browser: CookieBrowser, csrfToken: string, municipalityId: string) {
    this.#browser = browser
    this.#csrfToken = csrfToken
    this.municipalityId = municipalityId
  }

  static async signIn(base: string, subject: string): Promise<Visitor> {
    const browser = new CookieBrowser(base)
    const { url } = await browser.go('/aanmelden?terug=/caseload')
    await browser.choose(url, subject)
    const { status, csrfToken, municipalityId } = await browser.whoami()
    if (status !== 200 || municipalityId === undefined) throw new Error(`sign-in of ${subject} ended in ${status}`)
    return new Visitor(browser, csrfToken, municipalityId)
  }

  async #ask(method: string, path: string, init: RequestInit): Promise<{ status: number; body: unknown }> {
    try {
      const response = await this.#browser.ask(`/v1${path}`, { ...init, method: method.toUpperCase() })
      const text = await response.text()
      return { status: response.status, body: text === '' ? undefined : JSON.parse(text) }
    } catch (error) {
      throw new NoAnswer(`${method} ${path}`, { cause: error })
    }
  }

  /** @throws Refused, NoAnswer */
  async call<const R extends Route>(
    route: R,
    given: Given<R> & Parts,
    sent?: { bytes: Uint8Array; headers: Record<string, string> },
  ): Promise<z.output<R['response']>> {
    const { params, query, body } = given
    const search = query === undefined ? '' : `?${new URLSearchParams(Object.entries(query)).toString()}`
    const headers: Record<string, string> = { [CSRF_HEADER]: this.#csrfToken }
    if (body !== undefined && !sent) headers['content-type'] = 'application/json'
    const content = sent
      ? new Blob([new Uint8Array(sent.bytes)])
      : body === undefined
        ? undefined
        : JSON.stringify(body)
    const init = { headers: { ...headers, ...sent?.headers }, ...(content === undefined ? {} : { body: content }) }
    const { status, body: answer } = await this.#ask(route.method, filledPath(route.path, params) + search, init)
    if (status >= 300) throw new Refused(route.operationId, status, codeOf(answer))
    const response: R['response'] = route.response
    return response.parse(answer)
  }
}

const filledPath = (path: string, params: Record<string, unknown> = {}): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])))

const codeOf = (answer: unknown): string =>
  typeof answer === 'object' && answer !== null && 'code' in answer ? String(answer.code) : 'no code'
