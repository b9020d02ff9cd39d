import * as z from 'zod'
import type { Route } from '../api/route.ts'
import { languageNow } from './language.ts'
import { Problem, readProblem } from './problem.ts'
import { csrfNow, reportSignedOut } from './sign-in-state.ts'

const BASE = '/v1'

/** What `call` needs of a route of src/api. */
export type CallableRoute = Pick<Route, 'method' | 'path' | 'params' | 'query' | 'body' | 'response'>

type Part<R, Name extends 'params' | 'query' | 'body'> = R extends { readonly [K in Name]: infer S extends z.ZodType }
  ? undefined extends z.input<S>
    ? { [K in Name]?: z.input<S> }
    : { [K in Name]: z.input<S> }
  : { [K in Name]?: undefined }

/** What a route asks, as types; `signal` cancels. */
export type CallInput<R> = Part<R, 'params'> & Part<R, 'query'> & Part<R, 'body'> & { signal?: AbortSignal | undefined }

export type Answer<R extends CallableRoute> = z.output<R['response']>

type Arguments<R> = Record<never, never> extends CallInput<R> ? [input?: CallInput<R>] : [input: CallInput<R>]

function filledPath(path: string, params: unknown): string {
  const values = new Map(Object.entries(params ?? {}))
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values.get(name))))
}

/** `?a=1&b=x&b=y`; what is undefined or empty is left out. */
function queryText(query: unknown): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query ?? {}))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null && one !== '') search.append(key, String(one))
  const text = search.toString()
  return text === '' ? '' : `?${text}`
}

/** The address of a GET route, for a link that downloads. */
export function addressOf<const R extends CallableRoute>(route: R, ...[input]: Arguments<R>): string {
  return `${BASE}${filledPath(route.path, input?.params)}${queryText(input?.query)}`
}

function isRaw(body: unknown): body is FormData | Blob {
  return body instanceof FormData || body instanceof Blob
}

/** The headers that every write needs; for uploads that cannot use `call`. */
export function callHeaders(): Record<string, string> {
  const csrf = csrfNow()
  return {
    accept: 'application/json, application/problem+json',
    'accept-language': languageNow(),
    ...(csrf ? { 'x-trede-csrf': csrf } : {}),
  }
}

async function request(route: CallableRoute, input: CallInput<CallableRoute> | undefined): Promise<Response> {
  const body: unknown = input?.body
  const headers = callHeaders()
  if (body !== undefined && !isRaw(body)) headers['content-type'] = 'application/json'
  const address = `${BASE}${filledPath(route.path, input?.params)}${queryText(input?.query)}`
  try {
    return await fetch(address, {
      method: route.method.toUpperCase(),
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      ...(body === undefined ? {} : { body: isRaw(body) ? body : JSON.stringify(body) }),
      ...(input?.signal ? { signal: input.signal } : {}),
    })
  } catch (error) {
    if (input?.signal?.aborted) throw error
    throw new Problem(0, 'server.unreachable', '')
  }
}

/** @throws Problem when the server refuses or cannot be reached; a 401 also opens the sign-in-again dialog */
async function answered(route: CallableRoute, input: CallInput<CallableRoute> | undefined): Promise<Response> {
  const response = await request(route, input)
  if (response.ok) return response
  const problem = await readProblem(response)
  if (problem.status === 401) reportSignedOut()
  throw problem
}

/**
 * Calls a route of the API and gives its checked answer.
 *
 * @throws Problem when the server refuses or cannot be reached; a 401 also opens the sign-in-again dialog
 */
export async function call<const R extends CallableRoute>(route: R, ...[input]: Arguments<R>): Promise<Answer<R>> {
  const response = await answered(route, input as CallInput<CallableRoute> | undefined)
  const json: unknown = response.status === 204 ? undefined : await response.json()
  const answer = z.safeParse<R['response']>(route.response, json)
  if (!answer.success)
    throw new Problem(response.status, 'server.changed', '', { facts: { issues: answer.error.issues } })
  return answer.data
}

/** Calls a route that answers with a file and lets the browser keep it. @throws Problem as {@link call} */
export async function callForFile<const R extends CallableRoute>(
  route: R,
  name: string,
  ...[input]: Arguments<R>
): Promise<void> {
  const file = await (await answered(route, input as CallInput<CallableRoute> | undefined)).blob()
  const address = URL.createObjectURL(file)
  download(address, name)
  // The browser reads it when it gets to it; what is let go of too soon is never kept.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** Gives the browser a file, as a press on its link would. */
export function download(address: string, name: string): void {
  const link = document.createElement('a')
  link.href = address
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
}
