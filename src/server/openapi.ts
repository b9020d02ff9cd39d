/* oxlint-disable typescript/no-unsafe-type-assertion -- Zod writes JSON Schema; here it is read as plain JSON */
import * as z from 'zod'
import type { Route } from '../api/route.ts'
import { FAILURES, type FailureCode } from '../core/failure.ts'
import { BASE_PATH } from './mount.ts'

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string', enum: Object.keys(FAILURES) },
    instance: { type: 'string', format: 'uri' },
    facts: { type: 'object' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'detail'],
        properties: { pointer: { type: 'string' }, code: { type: 'string' }, detail: { type: 'string' } },
      },
    },
  },
}

type Json = Record<string, unknown>

/** Moves the definitions that zod puts inside each schema to the shared components. */
function toSchema(schema: z.ZodType, io: 'input' | 'output', components: Json): Json {
  const {
    $schema: _dialect,
    $defs,
    ...rest
  } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' }) as Json
  const suffix = io === 'input' ? 'Input' : ''
  const rename = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value).replaceAll(/"#\/\$defs\/([^"]+)"/g, `"#/components/schemas/$1${suffix}"`))
  for (const [name, definition] of Object.entries(($defs as Json | undefined) ?? {})) {
    const { $schema: _inner, id: _id, ...clean } = rename(definition) as Json
    components[name + suffix] = clean
  }
  const { id: _id, ...clean } = rename(rest) as Json
  return clean
}

function parameters(route: Route, components: Json): Json[] {
  const of = (schema: z.ZodObject | undefined, place: 'path' | 'query'): Json[] => {
    if (!schema) return []
    const { properties = {}, required = [] } = toSchema(schema, 'input', components) as {
      properties?: Json
      required?: string[]
    }
    return Object.entries(properties).map(([name, one]) => ({
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      schema: one,
    }))
  }
  return [...of(route.params, 'path'), ...of(route.query, 'query')]
}

const versionHeader = { 'API-Version': { schema: { type: 'string' }, description: 'Version of this API' } }

function success(route: Route, components: Json): Json {
  if (route.response instanceof z.ZodUndefined) return { 204: { description: 'Gelukt', headers: versionHeader } }
  const schema = toSchema(route.response, 'output', components)
  const content = { [route.responseType ?? 'application/json']: { schema } }
  return { 200: { description: 'Gelukt', headers: versionHeader, content } }
}

/** Failures by status, in words: 400 wherever input is read, 401 and 403 wherever a session is asked. */
function refusals(route: Route): Json {
  const always: FailureCode[] = ['server.broken']
  if (route.params || route.query || route.body) always.push('request.invalid')
  if (route.params) always.push('request.not-found')
  if (route.permission !== 'public') always.push('session.none', 'access.denied')
  const byStatus = new Map<number, FailureCode[]>()
  for (const code of new Set([...always, ...route.failures])) {
    const { status } = FAILURES[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  const entries = [...byStatus].toSorted(([a], [b]) => a - b)
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
  return Object.fromEntries(entries.map(([status, codes]) => [status, { description: codes.join(', '), content }]))
}

function operation(route: Route, components: Json): Json {
  const given = parameters(route, components)
  return {
    operationId: route.operationId,
    summary: route.summary,
    description: `Vraagt het recht «${route.permission}» (${route.place === 'dossier' ? 'in dit dossier' : 'in de gemeente'}).`,
    'x-permission': route.permission,
    tags: [route.tag],
    ...(given.length > 0 ? { parameters: given } : {}),
    ...(route.body
      ? {
          requestBody: {
            required: true,
            content: { [route.bodyType ?? 'application/json']: { schema: toSchema(route.body, 'input', components) } },
          },
        }
      : {}),
    responses: { ...success(route, components), ...refusals(route) },
    security: route.permission === 'public' ? [] : [{ session: [] }],
  }
}

/** OpenAPI 3.1 of all routes, by the NL API Design Rules. */
export function openApi(routes: readonly Route[], origin: string): Json {
  const components: Json = { Problem: PROBLEM }
  const paths: Record<string, Json> = {}
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method]: operation(route, components) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Trede',
      version: '1.0.0',
      description: 'Het open dossiersysteem voor werk en participatie.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
      contact: { name: 'Trede', email: 'beheer@trede.example', url: 'https://trede.example/contact' },
    },
    servers: [{ url: `${origin}${BASE_PATH}` }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: components,
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'trede' } },
    },
  }
}
