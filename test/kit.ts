import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import type { Hono } from 'hono'
import pino from 'pino'
import type * as z from 'zod'
import { getDossier } from '../src/api/dossier.ts'
import type { Route } from '../src/api/route.ts'
import { dayInAmsterdam } from '../src/core/day.ts'
import { type Dossier, foldDossier, type RecordedEvent } from '../src/core/dossier.ts'
import { type Db, withScope } from '../src/db/connect.ts'
import { createApp } from '../src/server/app.ts'
import type { Deps } from '../src/server/deps.ts'
import { createLimits, type LimitSettings } from '../src/server/limits.ts'
import { loadPolicies } from '../src/server/policies.ts'
import { CSRF_HEADER, sessionCookieName, startSession } from '../src/server/session.ts'
import { openTestDatabase } from './database.ts'
import { settleTown, type TestWorker, type Town } from './town.ts'

/** The day on which a test starts, unless it asks for another one: a Monday. */
export const TODAY = '2026-11-23'
const ORIGIN = 'http://localhost:3000'

/** The application on a database of its own, with three municipalities that have workers and no residents. */
export interface TestApp {
  hono: Hono
  db: Db
  deps: Deps
  leidschendam: Town
  weert: Town
  amsterdam: Town
  /** Every line that the application logged. */
  logLines: string[]
  today: () => string
  /** Lets a day begin, at nine in the morning in Amsterdam; everybody signs in anew. */
  travelTo: (day: string) => void
  /** Lets time pass within the sessions that are open. */
  wait: (minutes: number) => void
  as: (worker: TestWorker) => Client
  close: () => Promise<void>
}

interface Settings {
  today?: string
  /** Folder with policies; the real ones unless a test needs a variant. */
  policies?: string
  limits?: LimitSettings
}

const nineOnDay = (day: string): Date => {
  const noon = new Date(`${day}T09:00:00Z`)
  const hour = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Amsterdam', hour: '2-digit', hourCycle: 'h23' })
  return new Date(noon.getTime() - (Number(hour.format(noon)) - 9) * 3_600_000)
}

/** Starts the application as `serve` does, but for sign-in: a session is opened straight in the database. */
export async function createTestApp(settings: Settings = {}): Promise<TestApp> {
  const { db, close } = await openTestDatabase()
  const clock = { now: nineOnDay(settings.today ?? TODAY), era: 0 }
  const logLines: string[] = []
  const deps: Deps = {
    db,
    policies: await loadPolicies(settings.policies ?? resolve(import.meta.dirname, '../policies')),
    now: () => new Date(clock.now),
    today: () => dayInAmsterdam(clock.now),
    newId: randomUUID,
    log: pino({ level: 'trace' }, { write: (line: string) => void logLines.push(line) }),
    limits: createLimits({ searchPerMinute: 100_000, ...settings.limits }),
    isSecure: false,
    origin: () => ORIGIN,
  }
  const hono = createApp(deps)
  return {
    hono,
    db,
    deps,
    leidschendam: await settleTown(db, 'GM1916', 'Leidschendam-Voorburg'),
    weert: await settleTown(db, 'GM0988', 'Weert'),
    amsterdam: await settleTown(db, 'GM0363', 'Amsterdam'),
    logLines,
    today: deps.today,
    travelTo: (day) => {
      clock.now = nineOnDay(day)
      clock.era++
    },
    wait: (minutes) => {
      clock.now = new Date(clock.now.getTime() + minutes * 60_000)
    },
    as: (worker) => new Client({ hono, deps, worker, era: () => clock.era, lastLog: () => logLines.at(-1) ?? '' }),
    close,
  }
}

type Part<R, Name extends 'params' | 'query' | 'body'> = R extends { readonly [K in Name]: infer S extends z.ZodType }
  ? undefined extends z.input<S>
    ? { [K in Name]?: z.input<S> }
    : Record<never, never> extends z.input<S>
      ? { [K in Name]?: z.input<S> }
      : { [K in Name]: z.input<S> }
  : { [K in Name]?: undefined }

/** What a route asks of its caller. */
export type Input<R> = Part<R, 'params'> & Part<R, 'query'> & Part<R, 'body'>
type Arguments<R> = Record<never, never> extends Input<R> ? [input?: Input<R>] : [input: Input<R>]
type Answer<R extends Route> = z.output<R['response']>

/** A refusal as the API words it (RFC 9457). */
export interface Problem {
  type: string
  status: number
  code: string
  title: string
  detail: string
  instance: string
  facts?: Record<string, unknown>
  errors?: { pointer: string; code: string; detail: string }[]
}

type Query = Readonly<Record<string, string | number | boolean | undefined>>

interface RawInput {
  body?: unknown
  query?: Query
  headers?: Record<string, string>
}

/** `/dossiers/{dossierId}` with its parameters filled in. */
export function filledPath(path: string, params: Record<string, unknown> = {}): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])))
}

function queryText(query: Query = {}): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) if (value !== undefined) search.append(key, `${value}`)
  return search.size === 0 ? '' : `?${search.toString()}`
}

/** A signed-in worker at their screen. */
export class Client {
  readonly worker: TestWorker
  readonly #hono: Hono
  readonly #deps: Deps
  readonly #era: () => number
  readonly #lastLog: () => string
  #session: { era: number; cookie: string; csrfToken: string } | undefined

  constructor(from: { hono: Hono; deps: Deps; worker: TestWorker; era: () => number; lastLog: () => string }) {
    this.#lastLog = from.lastLog
    this.worker = from.worker
    this.#hono = from.hono
    this.#deps = from.deps
    this.#era = from.era
  }

  /** The headers that this worker's browser sends with a write. */
  async headers(): Promise<Record<string, string>> {
    if (this.#session?.era !== this.#era()) {
      const { municipalityId, workerId } = this.worker
      const { cookieValue, csrfToken } = await withScope(this.#deps.db, municipalityId, (trx) =>
        startSession(trx, { municipalityId, workerId }, this.#deps.now()),
      )
      this.#session = { era: this.#era(), cookie: `${sessionCookieName(false)}=${cookieValue}`, csrfToken }
    }
    return { cookie: this.#session.cookie, [CSRF_HEADER]: this.#session.csrfToken }
  }

  /** Any request, as it stands; `path` is below /v1. A body that is no text goes as JSON. */
  async raw(method: string, path: string, { body, query, headers }: RawInput = {}): Promise<Response> {
    const isRaw = typeof body === 'string' || body instanceof FormData || body instanceof Uint8Array
    const isJson = body !== undefined && !isRaw
    return this.#hono.request(`${ORIGIN}/v1${path}${queryText(query)}`, {
      method: method.toUpperCase(),
      headers: { ...(await this.headers()), ...(isJson ? { 'content-type': 'application/json' } : {}), ...headers },
      ...(body === undefined
        ? {}
        : { body: isJson ? JSON.stringify(body) : (body as string | FormData | Uint8Array<ArrayBuffer>) }),
    })
  }

  #send(route: Route, input: { params?: unknown; query?: unknown; body?: unknown } | undefined): Promise<Response> {
    const { params = {}, query = {}, body } = (input ?? {}) as RawInput & { params?: Record<string, unknown> }
    return this.raw(route.method, filledPath(route.path, params), { query, body })
  }

  /** Calls a route and gives its answer, checked by the route's own schema. @throws Error when it is refused */
  async call<const R extends Route>(route: R, ...[input]: Arguments<R>): Promise<Answer<R>> {
    const response = await this.#send(route, input)
    if (!response.ok) throw new Error(`${route.operationId} as ${this.worker.name}: ${await this.#why(response)}`)
    const answer =
      response.status === 204 ? undefined : route.responseType ? await response.text() : await response.json()
    return route.response.parse(answer) as Answer<R>
  }

  async #why(response: Response): Promise<string> {
    return `${await response.text()} ${response.status === 500 ? this.#lastLog() : ''}`
  }

  /** Calls a route that should refuse, and gives the problem. @throws Error when it is not refused */
  async refusal<const R extends Route>(route: R, ...[input]: Arguments<R>): Promise<Problem> {
    const response = await this.#send(route, input)
    if (response.ok) throw new Error(`${route.operationId} as ${this.worker.name} was not refused`)
    return (await response.json()) as Problem
  }
}

type WriteRoute = Route & { body: z.ZodType }
type Written<R extends WriteRoute> = Omit<z.input<R['body']>, 'version'>
type MoreParams<R> = R extends { params: infer P extends z.ZodType }
  ? Omit<z.input<P>, 'dossierId'>
  : Record<never, never>
type WriteArguments<R extends WriteRoute> =
  Record<never, never> extends MoreParams<R>
    ? [body: Written<R>, params?: MoreParams<R>]
    : [body: Written<R>, params: MoreParams<R>]

/** A dossier in the hands of one worker, who writes on the version they saw last. */
export class OpenDossier {
  readonly client: Client
  readonly dossierId: string
  version: number

  constructor(client: Client, dossierId: string, version: number) {
    this.client = client
    this.dossierId = dossierId
    this.version = version
  }

  /** The same dossier, opened by somebody else. */
  seenBy(client: Client): OpenDossier {
    return new OpenDossier(client, this.dossierId, this.version)
  }

  #input(body: object, params: object | undefined): never {
    return { params: { dossierId: this.dossierId, ...params }, body: { version: this.version, ...body } } as never
  }

  /** Writes, and remembers the new version. @throws Error when it is refused */
  async write<const R extends WriteRoute>(route: R, ...[body, params]: WriteArguments<R>): Promise<Answer<R>> {
    const answer = await this.client.call(route, ...([this.#input(body, params)] as never as Arguments<R>))
    this.version = (answer as { version: number }).version
    return answer
  }

  /** Writes something that should be refused. */
  refusal<const R extends WriteRoute>(route: R, ...[body, params]: WriteArguments<R>): Promise<Problem> {
    return this.client.refusal(route, ...([this.#input(body, params)] as never as Arguments<R>))
  }

  page(): Promise<Answer<typeof getDossier>> {
    return this.client.call(getDossier, { params: { dossierId: this.dossierId } })
  }

  async events(): Promise<RecordedEvent[]> {
    return (await this.page()).events
  }

  /** The dossier as a screen shows it: the same fold over the same events. */
  async state(): Promise<Dossier> {
    const { events, version } = await this.page()
    this.version = version
    const dossier = foldDossier(events)
    if (!dossier) throw new Error('a dossier without an opening')
    return dossier
  }
}
