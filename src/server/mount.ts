import type { Context, Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import * as z from 'zod'
import type { Parsed, Route } from '../api/route.ts'
import { may } from '../core/access.ts'
import { Failure, type FieldFault } from '../core/failure.ts'
import { findTarget } from '../db/access.ts'
import { withScope } from '../db/connect.ts'
import { getCaller, requireAnywhere, splitCookie } from './caller.ts'
import { toldSince } from './change.ts'
import type { Call, Caller, Deps } from './deps.ts'
import { jsonBody, unreadable } from './json-body.ts'
import { faultsOf, languageOf } from './problem.ts'
import { checkCsrf, sessionCookieName } from './session.ts'

export const BASE_PATH = '/v1'

const DossierParams = z.object({ dossierId: z.string() })

export type Handler<R extends Route> = (call: Call, input: Parsed<R>) => Promise<z.infer<R['response']>>

const honoPath = (path: string): string => BASE_PATH + path.replaceAll(/\{(\w+)\}/g, ':$1')

/** Params, query and body by the route's schemas, all faults together. @throws request.invalid */
export async function parseRequest(
  c: Context,
  route: Route,
): Promise<{ params: unknown; query: unknown; body: unknown }> {
  const faults: FieldFault[] = []
  const check = (schema: z.ZodType | undefined, value: unknown, root: string): unknown => {
    if (!schema) return undefined
    const strange = unreadable(value, root)
    if (strange.length > 0) {
      faults.push(...strange)
      return undefined
    }
    const result = schema.safeParse(value, { reportInput: true })
    if (result.success) return result.data
    faults.push(...faultsOf(result.error, root))
    return undefined
  }
  const params = check(route.params, c.req.param(), '/params')
  if (faults.length > 0) throw new Failure('request.not-found')
  const query = check(route.query, c.req.query(), '/query')
  const body = route.body ? check(route.body, await jsonBody(c), '') : undefined
  if (faults.length > 0) throw new Failure('request.invalid', {}, faults)
  return { params, query, body }
}

/** Whom the cookie names; the database decides later whether that session still lives. @throws session.none */
function requireCookie(c: Context, deps: Deps): { municipalityId: string; tokenHash: string } {
  const cookie = splitCookie(getCookie(c, sessionCookieName(deps.isSecure)))
  if (!cookie) throw new Failure('session.none')
  return cookie
}

/** Weighs the route's permission against the dossier in its path. A dossier one may not see does not exist. */
async function requireInDossier(caller: Caller, call: Pick<Call, 'trx' | 'nowText'>, route: Route, dossierId: string) {
  const { municipalityId, actor, rights, worker } = caller
  const target = await findTarget(call.trx, municipalityId, dossierId, { workerId: worker.workerId, now: call.nowText })
  if (!target) throw new Failure('dossier.not-found', { dossierId })
  if (route.permission === 'signed-in' || route.permission === 'public') return null
  if (may(rights, actor, route.permission, target)) {
    const needsGlass = !may(rights, actor, route.permission, { ...target, isBreakGlass: false })
    return needsGlass ? target.breakGlassId : null
  }
  if (may(rights, actor, 'dossier.read', target)) throw new Failure('access.denied', { permission: route.permission })
  throw new Failure('dossier.not-found', { dossierId })
}

/** Session, rights and CSRF for one request, inside the transaction that will do the work. */
async function admit(c: Context, deps: Deps, route: Route, trx: Call['trx'], params: unknown): Promise<Call> {
  const caller = await getCaller(trx, deps, requireCookie(c, deps))
  if (route.method !== 'get') checkCsrf(c, caller.csrfToken, deps.origin())
  const call = { trx, deps, today: caller.context.today, nowText: deps.now().toISOString() }
  if (route.permission !== 'signed-in' && route.permission !== 'public' && route.place === 'municipality')
    requireAnywhere(caller, route.permission)
  const dossierId = DossierParams.safeParse(params).data?.dossierId
  const breakGlassId =
    route.place === 'dossier' && dossierId ? await requireInDossier(caller, call, route, dossierId) : null
  return { ...caller, ...call, breakGlassId, language: languageOf(c.req.header('accept-language')) }
}

/** A file to keep, never to be opened as a page of ours: whatever is in it can do nothing here. */
async function download(c: Context, file: File): Promise<Response> {
  return c.body(await file.arrayBuffer(), 200, {
    'content-type': file.type,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name).replaceAll(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16)}`)}`,
    'content-security-policy': "default-src 'none'; sandbox",
  })
}

function respond(c: Context, route: Route, answer: unknown): Response | Promise<Response> {
  c.header('API-Version', '1.0.0')
  if (answer === undefined) return c.body(null, 204)
  if (answer instanceof File) return download(c, answer)
  if (typeof answer === 'string')
    return c.body(answer, 200, { 'content-type': `${route.responseType ?? 'text/plain'}; charset=utf-8` })
  if (answer instanceof Uint8Array) {
    const bytes = new Uint8Array(answer)
    return c.body(bytes, 200, { 'content-type': route.responseType ?? 'application/octet-stream' })
  }
  return c.body(JSON.stringify(answer), 200, { 'content-type': 'application/json; charset=utf-8' })
}

/** Serves a route: parse, admit, handle, answer; all in one transaction of the caller's municipality. */
export function mount<R extends Route>(app: Hono, deps: Deps, route: R, handler: Handler<R>): void {
  app.on(route.method.toUpperCase(), honoPath(route.path), async (c) => {
    const { municipalityId } = requireCookie(c, deps)
    const input = await parseRequest(c, route)
    const answer = await withScope(deps.db, municipalityId, async (trx) => {
      const call = await admit(c, deps, route, trx, input.params)
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- parsed by this route's own schemas
      return handler(call, input as Parsed<R>)
    }).catch(async (error: unknown) => {
      throw await toldSince(deps, municipalityId, input, error)
    })
    return respond(c, route, answer)
  })
}

/** A route whose handler reads the request itself and opens its own transactions: uploads and long work. */
export function mountOpen<R extends Route>(
  app: Hono,
  deps: Deps,
  route: R,
  handler: (
    caller: Caller,
    c: Context,
    params: R['params'] extends z.ZodType ? z.infer<R['params']> : undefined,
  ) => Promise<unknown>,
): void {
  app.on(route.method.toUpperCase(), honoPath(route.path), async (c) => {
    const { municipalityId } = requireCookie(c, deps)
    const params = route.params?.safeParse(c.req.param())
    if (params && !params.success) throw new Failure('request.not-found')
    const caller = await withScope(deps.db, municipalityId, (trx) => admit(c, deps, route, trx, params?.data))
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- parsed by this route's own schema
    return respond(c, route, await handler(caller, c, params?.data as never))
  })
}
