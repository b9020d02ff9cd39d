import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openApi } from '../../src/server/openapi.ts'
import { ROUTES } from '../../src/server/routes.ts'
import { EXAMPLE_ORIGIN, OPENAPI_FILE } from '../../tools/openapi.ts'
import { createTestApp, type TestApp } from '../kit.ts'

type Json = Record<string, unknown>
interface Operation {
  operationId: string
  parameters?: { name: string; in: string; required: boolean; schema: Json }[]
  requestBody?: { content: Record<string, Json> }
  responses: Record<string, { headers?: Json; content?: Record<string, { schema: Json }> }>
  security: Json[]
}
interface Description {
  openapi: string
  info: { version: string; contact: { name: string; email: string; url: string } }
  servers: { url: string }[]
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Json> }
}

let app: TestApp
let live: Response
let text: string
let api: Description
beforeAll(async () => {
  app = await createTestApp()
  live = await app.hono.request('http://localhost:3000/v1/openapi.json')
  text = await live.text()
  api = JSON.parse(text) as Description
})
afterAll(() => app.close())

const operations = (): [name: string, method: string, operation: Operation][] =>
  Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, string, Operation] => [
      `${method} ${path}`,
      method,
      operation,
    ]),
  )

/** Every object in the description, with the way to it. */
function* nodes(value: unknown, way: readonly string[] = []): Generator<[readonly string[], Json]> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield [way, value as Json]
  for (const [key, inner] of Object.entries(value)) yield* nodes(inner, [...way, key])
}

test('docs/openapi.json is what the routes say; `node tools/openapi.ts` writes it anew', () => {
  expect(JSON.parse(readFileSync(OPENAPI_FILE, 'utf8'))).toEqual(
    JSON.parse(JSON.stringify(openApi(ROUTES, EXAMPLE_ORIGIN))),
  )
})

describe('the description can be read by everybody', () => {
  test('without signing in, from any origin, under the version in the address', () => {
    expect(live.status).toBe(200)
    expect(live.headers.get('access-control-allow-origin')).toBe('*')
    expect(live.headers.get('api-version')).toBe(api.info.version)
    expect(api.servers.map(({ url }) => url)).toEqual(['http://localhost:3000/v1'])
  })

  test('it is OpenAPI 3.1 with a semantic version and somebody to write to', () => {
    expect(api.openapi).toMatch(/^3\.1\.\d+$/)
    expect(api.info.version).toMatch(/^\d+\.\d+\.\d+$/)
    for (const part of ['name', 'email', 'url'] as const) expect(api.info.contact[part]).toBeTruthy()
  })

  test('every reference leads somewhere', () => {
    const refs = [...nodes(api)].flatMap(([, node]) => (typeof node['$ref'] === 'string' ? [node['$ref']] : []))
    expect(refs.length).toBeGreaterThan(50)
    for (const ref of refs)
      expect(api.components.schemas, ref).toHaveProperty([ref.replace('#/components/schemas/', '')])
  })

  test('every route is in it, once, under a name of its own', () => {
    const ids = operations().map(([, , { operationId }]) => operationId)
    expect(ids.toSorted()).toEqual(ROUTES.map(({ operationId }) => operationId).toSorted())
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('NL API Design Rules', () => {
  test('paths are kebab-case nouns without a slash at the end; only the last word may begin with an underscore', () => {
    for (const path of Object.keys(api.paths))
      expect(path).toMatch(
        /^(\/([a-z][a-z0-9]*(-[a-z0-9]+)*|\{[a-z][a-zA-Z]*\}))*(\/_?[a-z][a-z0-9]*(-[a-z0-9]+)*|\/\{[a-z][a-zA-Z]*\})$/,
      )
  })

  test('query keys are camelCase, and path parameters are the ones in the path', () => {
    for (const [name, , { parameters = [] }] of operations()) {
      for (const one of parameters) expect(one.name, name).toMatch(/^[a-z][a-zA-Z0-9]*$/)
      const inPath = parameters.filter((one) => one.in === 'path')
      expect(
        inPath.map((one) => `{${one.name}}`),
        name,
      ).toEqual(name.match(/\{\w+\}/g) ?? [])
      expect(
        inPath.every((one) => one.required),
        name,
      ).toBe(true)
    }
  })

  test('no name, BSN or free text goes into an address', () => {
    const keys = operations().flatMap(([, , { parameters = [] }]) => parameters.map(({ name }) => name))
    for (const key of keys) expect(key).not.toMatch(/bsn|name(?!d)|text|email|phone|postcode|birth/i)
  })

  /** What a version rests on, and the outcomes after which an intake goes on. */
  const NO_DAY = new Set(['basedOn', 'resumesOn'])

  test('a day has format date and a moment format date-time', () => {
    const fields = [...nodes(api)].filter(([way]) => way.at(-2) === 'properties')
    const days = fields.filter(([way]) => /[a-z]On$/.test(way.at(-1) ?? '') && !NO_DAY.has(way.at(-1) ?? ''))
    const moments = fields.filter(([way]) => /[a-z]At$/.test(way.at(-1) ?? '') && way.at(-1) !== 'looksAt')
    expect([days.length > 20, moments.length > 5]).toEqual([true, true])
    const formatOf = (node: Json): unknown => {
      const options = (node['anyOf'] as Json[] | undefined)?.filter(({ type }) => type !== 'null') ?? []
      const [one = node] = options
      const ref = typeof one['$ref'] === 'string' ? api.components.schemas[one['$ref'].split('/').at(-1) ?? ''] : one
      return ref?.['format']
    }
    for (const [way, node] of days) expect(formatOf(node), way.join('/')).toBe('date')
    for (const [way, node] of moments) expect(formatOf(node), way.join('/')).toBe('date-time')
  })

  test('every good answer tells the version of the API', () => {
    for (const [name, , { responses }] of operations()) {
      const good = Object.entries(responses).filter(([status]) => status.startsWith('2'))
      expect(good, name).toHaveLength(1)
      for (const [, { headers }] of good) expect(headers, name).toHaveProperty(['API-Version'])
    }
  })

  test('every refusal is a problem with status, title and detail', () => {
    expect(api.components.schemas['Problem']?.['required']).toEqual(
      expect.arrayContaining(['status', 'title', 'detail']),
    )
    for (const [name, , { responses }] of operations())
      for (const [status, { content }] of Object.entries(responses).filter(([code]) => /^[45]/.test(code)))
        expect(content, `${name} ${status}`).toEqual({
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        })
  })

  test('400 is declared wherever something is sent along', () => {
    for (const [name, method, { parameters = [], requestBody, responses }] of operations())
      if (requestBody || parameters.length > 0) expect(responses, `${method} ${name}`).toHaveProperty('400')
  })

  test('schemas are PascalCase and their fields camelCase', () => {
    for (const name of Object.keys(api.components.schemas)) expect(name).toMatch(/^[A-Z][A-Za-z0-9]*$/)
    const fields = [...nodes(api.components.schemas)].filter(([way]) => way.at(-1) === 'properties')
    // A pack may name its own schema, as JSON files do.
    for (const [way, node] of fields)
      for (const key of Object.keys(node).filter((name) => name !== '$schema'))
        expect(key, way.join('/')).toMatch(/^[a-z][a-zA-Z0-9]*$/)
  })

  test('a session is asked wherever the route is not public', () => {
    const open = ROUTES.filter(({ permission }) => permission === 'public').map(({ operationId }) => operationId)
    for (const [name, , { operationId, security }] of operations())
      expect(security.length, name).toBe(open.includes(operationId) ? 0 : 1)
  })
})

describe('what a live answer carries', () => {
  const SAFE = {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'strict-transport-security': expect.stringContaining('max-age=31536000'),
    'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
    'api-version': '1.0.0',
  }

  test.each(['/openapi.json', '/sessie', '/caseload', '/nergens', '/caseload?limit=0'])('on %s', async (path) => {
    const response = await app.as(app.weert.of('case-manager')).raw('get', path)
    expect(Object.fromEntries(response.headers)).toMatchObject(SAFE)
  })

  test('only the description may be read from another origin', async () => {
    const response = await app.as(app.weert.of('case-manager')).raw('get', '/caseload')
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  })
})
