import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signOut } from '../../src/api/access.ts'
import { noteContactRoute } from '../../src/api/contact.ts'
import { FAILURES } from '../../src/core/failure.ts'
import { ROUTES } from '../../src/server/routes.ts'
import { CSRF_HEADER } from '../../src/server/session.ts'
import { type Client, createTestApp, filledPath, type OpenDossier, type Problem, type TestApp } from '../kit.ts'
import { guided } from '../resident.ts'

let app: TestApp
let client: Client
let resident: OpenDossier
let path: string
beforeAll(async () => {
  app = await createTestApp()
  client = app.as(app.amsterdam.of('case-manager'))
  resident = await guided(client, app.today())
  path = `/dossiers/${resident.dossierId}/contacten`
})
afterAll(() => app.close())

const NOTE = { text: 'Wat er getypt is.', channel: 'talk' } as const

async function problemOf(response: Response): Promise<Problem> {
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  const problem = (await response.json()) as Problem
  expect(problem.status).toBe(response.status)
  return problem
}
const send = (body: unknown, headers: Record<string, string> = {}) => client.raw('post', path, { body, headers })

describe('a problem', () => {
  test('says what is wrong and what to do, in Dutch unless English is asked', async () => {
    const [nl, en, fr] = await Promise.all(
      ['nl', 'en-GB,en;q=0.9', 'fr'].map(async (language) => {
        const response = await send({ ...NOTE, version: 99 }, { 'accept-language': language })
        return { language: response.headers.get('content-language'), ...(await problemOf(response)) }
      }),
    )
    const { nl: dutch, en: english } = FAILURES['dossier.changed-meanwhile']
    expect([nl?.detail, en?.detail, fr?.detail]).toEqual([dutch, english, dutch])
    expect([nl?.language, en?.language, fr?.language]).toEqual(['nl', 'en', 'nl'])
  })

  test('has its own number and a stable code', async () => {
    const [one, two] = [await problemOf(await send({})), await problemOf(await send({}))]
    expect(one.instance).toMatch(/^urn:trede:request:[0-9a-f-]{36}$/)
    expect(one.instance).not.toBe(two.instance)
    expect(one.type).toBe('urn:trede:problem:request.invalid')
  })

  test('has words for every code, in both languages', () => {
    for (const { nl, en } of Object.values(FAILURES)) {
      expect(nl).toMatch(/^[A-Z].*\.$/)
      expect(en).toMatch(/^[A-Z].*\.$/)
      expect(nl).not.toBe(en)
    }
  })
})

describe('bad input', () => {
  test('tells every fault at once, each at its own place and in words', async () => {
    const problem = await problemOf(await send({ channel: 'pigeon', nextContactOn: '2026-02-30', version: 'two' }))
    expect(problem.code).toBe('request.invalid')
    expect(problem.errors?.map(({ pointer, code }) => [pointer, code]).toSorted()).toEqual([
      ['/channel', 'invalid-value'],
      ['/nextContactOn', 'day.invalid'],
      ['/text', 'required'],
      ['/version', 'invalid-type'],
    ])
    for (const { detail } of problem.errors ?? []) expect(detail).toMatch(/^[A-Z].*\.$/)
  })

  test('words of a fault come in English as well', async () => {
    const problem = await problemOf(await send({ ...NOTE, version: 2, text: '' }, { 'accept-language': 'en' }))
    expect(problem.errors?.[0]).toMatchObject({ pointer: '/text', detail: expect.stringContaining('This') })
  })

  test('an unknown field is named, not dropped in silence', async () => {
    const problem = await problemOf(await send({ ...NOTE, version: 2, nextContactOnn: '2026-12-01' }))
    expect(problem.errors).toMatchObject([{ pointer: '/nextContactOnn', code: 'unknown-field' }])
  })

  const deep: [string, string, unknown, string][] = [
    ['post', '/dossiers', { person: { familyName: 'X', bsnn: '1' } }, '/person/bsnn'],
    [
      'put',
      '/plan',
      {
        steps: [{ text: 'a', by: 'resident', dueOn: '2026-12-01', day: 1 }],
        promises: [],
        goal: 'g',
        goalKind: 'work',
        isSigned: true,
      },
      '/steps/0/day',
    ],
    [
      'put',
      '/plan',
      { steps: [], promises: [{ text: 'a', on: 1 }], goal: 'g', goalKind: 'work', isSigned: true },
      '/promises/0/on',
    ],
    ['put', '/kenmerken', { source: 'said', facts: [{ key: 'canWork', value: true, on: 1 }] }, '/facts/0/on'],
    ['put', '/intake/antwoorden', { answers: [{ questionKey: 'a', words: 'x' }] }, '/answers/0/words'],
    ['put', '/intake/antwoorden', { topics: [{ topicKey: 'a', text: 'x', words: 'x' }] }, '/topics/0/words'],
    ['put', '/profiel', { category: 'a', deviation: { code: 'x', words: 'x' } }, '/deviation/words'],
    [
      'post',
      '/uitstroom',
      { on: '2026-11-23', reason: '11', work: { hoursPerWeek: 8, contract: 'agency', startsOn: '2026-11-23', pay: 1 } },
      '/work/pay',
    ],
  ]
  test.each(deep)('an unknown field within another is named too: %s %s %j', async (method, below, body, pointer) => {
    const isDossier = below !== '/dossiers'
    const at = isDossier ? `/dossiers/${resident.dossierId}${below}` : below
    const response = await client.raw(method, at, { body: isDossier ? { version: 2, ...(body as object) } : body })
    expect((await problemOf(response)).errors).toContainEqual(
      expect.objectContaining({ pointer, code: 'unknown-field' }),
    )
  })

  test.each(['{', 'text', '{"a":1,}', '\u0000'])('what is no JSON is told as such: %j', async (body) => {
    const problem = await problemOf(await send(body, { 'content-type': 'application/json' }))
    expect(problem).toMatchObject({ status: 400, errors: [{ pointer: '', code: 'invalid-json' }] })
  })

  test('an empty body asks for what is needed', async () => {
    expect(await problemOf(await client.raw('post', path))).toMatchObject({ status: 400, code: 'request.invalid' })
  })

  test('a text without end is stopped at two megabytes', async () => {
    const problem = await problemOf(await send({ ...NOTE, version: 2, text: 'a'.repeat(2 * 1024 * 1024) }))
    expect(problem).toMatchObject({ status: 413, code: 'request.body-too-large' })
  })

  test('an unreadable character is refused wherever it stands, and never breaks anything', async () => {
    for (const route of ROUTES.filter(({ body, bodyType }) => body && !bodyType)) {
      const known = { dossierId: resident.dossierId, seq: 1, rowNumber: 1, draftKey: 'a', part: 'gate-route' }
      const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
      const ids = names.map((name) => [name, '00000000-0000-4000-8000-000000000000'])
      const params = { ...Object.fromEntries(ids), ...known }
      const response = await client.raw(route.method, filledPath(route.path, params), {
        body: { version: 2, text: 'a\u0000' },
      })
      expect([400, 403], route.operationId).toContain(response.status)
    }
  })

  test('an unreadable character in a query is refused as well', async () => {
    expect((await client.raw('get', '/caseload', { query: { category: 'a\u0000' } })).status).toBe(400)
  })

  test('a page that does not exist, an id that is none, and a method nobody serves', async () => {
    expect(await problemOf(await client.raw('get', '/nergens'))).toMatchObject({
      status: 404,
      code: 'request.not-found',
    })
    expect(await problemOf(await client.raw('get', '/dossiers/1'))).toMatchObject({
      status: 404,
      code: 'request.not-found',
    })
    expect((await problemOf(await client.raw('delete', '/caseload'))).status).toBe(404)
  })
})

describe('a session', () => {
  const without = (cookie: string | undefined) =>
    app.hono.request(`http://localhost:3000/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}) },
      body: JSON.stringify({ ...NOTE, version: 2 }),
    })

  test.each([
    undefined,
    'trede=',
    'trede=GM0363.tooshort',
    `trede=GM0363.${'a'.repeat(43)}`,
    `trede=GM9999.${'a'.repeat(43)}`,
    "trede=GM0363.' or 1=1 --aaaaaaaaaaaaaaaaa",
  ])('is asked for: %s is none', async (cookie) => {
    const problem = await problemOf(await without(cookie))
    expect(problem).toMatchObject({ status: 401, code: 'session.none' })
    expect(problem.detail).toContain('wat je typte is bewaard')
  })

  test('does not open another municipality by another name before it', async () => {
    const { cookie = '' } = await client.headers()
    expect((await problemOf(await without(cookie.replace('GM0363', 'GM0988')))).code).toBe('session.none')
  })

  test('that ended while somebody typed refuses the note, and the same note goes in after signing in again', async () => {
    const own = await guided(client, app.today())
    app.wait(61)
    const late = await client.raw('post', `/dossiers/${own.dossierId}/contacten`, {
      body: { ...NOTE, version: own.version },
    })
    expect((await problemOf(late)).code).toBe('session.none')
    app.travelTo('2026-11-23')
    await own.write(noteContactRoute, NOTE)
    expect((await own.state()).contactCount).toBe(1)
  })

  test('ends at sign-out', async () => {
    const worker = app.as(app.weert.of('team-lead'))
    await worker.call(signOut)
    expect((await problemOf(await worker.raw('get', '/sessie'))).code).toBe('session.none')
  })

  test('of somebody who was taken off the list works no longer', async () => {
    const worker = await app.weert.hire(['case-manager'])
    const there = app.as(worker)
    expect((await there.raw('get', '/sessie')).status).toBe(200)
    await app.db.updateTable('worker').set({ is_active: false }).where('worker_id', '=', worker.workerId).execute()
    expect((await problemOf(await there.raw('get', '/sessie'))).code).toBe('session.unknown-worker')
  })
})

describe('a write that does not come from our own screen', () => {
  test.each([
    ['no token', { [CSRF_HEADER]: '' }],
    ['somebody else’s token', { [CSRF_HEADER]: 'a'.repeat(43) }],
    ['another origin', { origin: 'https://elders.example' }],
  ])('is refused: %s', async (_what, headers) => {
    const problem = await problemOf(await send({ ...NOTE, version: resident.version }, headers))
    expect(problem).toMatchObject({ status: 403, code: 'session.csrf' })
    expect((await resident.state()).contactCount).toBe(0)
  })

  test('is refused on every route that changes something', async () => {
    for (const route of ROUTES.filter(({ method, body, bodyType }) => method !== 'get' && !body && !bodyType)) {
      const params = new Proxy(
        {},
        { get: (_, key) => (key === 'draftKey' ? 'a' : '00000000-0000-4000-8000-000000000000') },
      )
      const response = await client.raw(route.method, filledPath(route.path, params), {
        headers: { [CSRF_HEADER]: 'x' },
        ...(route.query ? { query: { seen: 'x'.repeat(20) } } : {}),
      })
      expect(response.status, route.operationId).toBe(403)
    }
  })
})
