import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addStandIn, endStandIn, openBreakGlass, reviewBreakGlass, signOut } from '../../src/api/access.ts'
import { weighMoment } from '../../src/api/agenda.ts'
import { recordFactsRoute } from '../../src/api/diagnosis.ts'
import { deleteDraft, putDraft } from '../../src/api/draft.ts'
import { draftSummary, offerHandoverRoute } from '../../src/api/handover.ts'
import { startIntakeRoute, suspendIntakeRoute } from '../../src/api/intake.ts'
import { recordOutflowRoute } from '../../src/api/outflow.ts'
import { importPolicyFile } from '../../src/api/policy-draft.ts'
import type { Route } from '../../src/api/route.ts'
import { proposeTransfer } from '../../src/api/transfer.ts'
import { Permission, Role } from '../../src/core/access.ts'
import { ROUTES } from '../../src/server/routes.ts'
import { type Client, createTestApp, filledPath, type OpenDossier, type Problem, type TestApp } from '../kit.ts'
import { mayInDossier, ROLES_IN_ORACLE, rightOf, SITUATIONS, type Situation } from '../permission-oracle.ts'
import { reported } from '../resident.ts'
import { sample } from '../sample.ts'
import type { TestWorker, Town } from '../town.ts'

const NOBODY = '00000000-0000-4000-8000-000000000000'
/** A version that no dossier has: who may write is told so (409), and nothing changes. */
const STALE = 999_999

let app: TestApp
let elsewhere: OpenDossier
beforeAll(async () => {
  app = await createTestApp()
  elsewhere = await reported(app.as(await app.weert.hire(['case-manager'])))
})
afterAll(() => app.close())

const isPermission = (permission: Route['permission']): permission is Permission =>
  Permission.options.some((one) => one === permission)

/** Bodies that the smallest sample does not get right. */
const BODIES: Record<string, unknown> = {
  [recordFactsRoute.operationId]: { version: STALE, source: 'said', facts: [{ key: 'canWork', value: true }] },
  [recordOutflowRoute.operationId]: { version: STALE, on: '2026-11-23', reason: '03' },
  [importPolicyFile.operationId]: { revision: 0, file: 'profiling.dmn', xml: 'x' },
  [putDraft.operationId]: { body: 'x', revision: 'x'.repeat(20), seen: null },
}

/** Queries of routes that cannot do without. */
const QUERIES: Record<string, Record<string, string | number>> = {
  [proposeTransfer.operationId]: { fromWorkerId: NOBODY },
  [deleteDraft.operationId]: { seen: 'x'.repeat(20) },
  [weighMoment.operationId]: { startsAt: '2026-11-23T10:00:00Z', minutes: 30 },
}

function bodyFor(route: Route): unknown {
  if (!route.body) return undefined
  if (route.bodyType) return ''
  const given = BODIES[route.operationId] ?? sample(route.body)
  const hasVersion = typeof given === 'object' && given !== null && 'version' in given
  // A number counts the writes of a dossier; a policy's version is a name.
  const body = hasVersion && typeof given.version === 'number' ? { ...given, version: STALE } : given
  expect(route.body.safeParse(body).error, `${route.operationId} needs a body in BODIES`).toBeUndefined()
  return body
}

const PARAMS = { seq: 1, rowNumber: 1, draftKey: 'a', part: 'gate-route' } as const

/** Denied is 401, 403 or 404; whatever else comes of the request, it was admitted. */
async function isAdmitted(client: Client, route: Route, given: Record<string, string> = {}): Promise<boolean> {
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const known: Record<string, unknown> = { ...PARAMS, ...given }
  const path = filledPath(route.path, Object.fromEntries(names.map((name) => [name, known[name] ?? NOBODY])))
  const query = QUERIES[route.operationId] ?? {}
  expect(route.query?.safeParse(query).error, `${route.operationId} needs a query in QUERIES`).toBeUndefined()
  const response = await client.raw(route.method, path, { body: bodyFor(route), query })
  if (response.status === 500) throw new Error(`${route.operationId} broke: ${app.logLines.at(-1)}`)
  if (![401, 403, 404].includes(response.status)) return true
  const { code } = (await response.json()) as Problem
  // There is no such thing: whoever lacks the right is told 403 before anything is looked up.
  return [
    'import.not-found',
    'policy.version-not-found',
    'try-out.not-found',
    'attachment.not-found',
    'case-question.not-found',
    'contact-day.not-found',
    'letter.not-found',
    'transfer.not-found',
    'capacity.rule-not-found',
    'buddy.not-found',
    'buddy.request-not-found',
  ].includes(code)
}

describe('every route', () => {
  const folder = resolve(import.meta.dirname, '../../src/api')
  const files = readdirSync(folder).filter((file) => !file.includes('.test.'))

  test('is served: none is written down in src/api and forgotten', async () => {
    const modules = await Promise.all(
      files.map((file): Promise<Record<string, unknown>> => import(pathToFileURL(join(folder, file)).href)),
    )
    const written = modules
      .flatMap((one) => Object.values(one))
      .filter((one): one is Route => typeof one === 'object' && one !== null && 'operationId' in one)
    expect(ROUTES.map(({ operationId }) => operationId).toSorted()).toEqual(
      written.map(({ operationId }) => operationId).toSorted(),
    )
  })

  test('asks a right, or a session where everybody may; none is open to the street', () => {
    for (const route of ROUTES)
      expect([...Permission.options, 'signed-in'], route.operationId).toContain(route.permission)
  })

  test('with a dossier in its path weighs the right in that dossier, but for emergency access', () => {
    const loose = ROUTES.filter(({ path, place }) => path.includes('{dossierId}') && place !== 'dossier')
    expect(loose.map(({ operationId }) => operationId)).toEqual([openBreakGlass.operationId])
  })

  test('for a session alone touches nothing but the caller’s own session and drafts', () => {
    const free = ROUTES.filter(({ permission }) => permission === 'signed-in')
    for (const { path } of free) expect(path).toMatch(/^\/(sessie|concepten)/)
  })
})

test('the oracle knows every role', () => {
  expect(ROLES_IN_ORACLE.toSorted()).toEqual([...Role.options].toSorted())
})

/** One dossier per situation, as it lies towards the actor. */
async function layOut(town: Town, actor: TestWorker): Promise<Record<Situation, OpenDossier>> {
  const lead = app.as(town.of('team-lead'))
  const neighbour = app.as(town.neighbour)
  const ownedBy = async (owner: TestWorker) => reported(lead, {}, { ownerId: owner.workerId })
  const absent = await town.hire(['case-manager'], [town.south])
  const days = { fromOn: app.today(), untilOn: app.today() }
  const standIn = { absentWorkerId: absent.workerId, workerId: actor.workerId, ...days }
  await app.as(town.of('functional-administrator')).call(addStandIn, { body: standIn })
  const offered = await reported(neighbour)
  const canReceive = actor.roles.some((role) => rightOf(town.id, role, 'handover.accept'))
  const toMe = canReceive ? { toWorkerId: actor.workerId } : { toTeamId: town.north }
  await offered.write(offerHandoverRoute, { ...toMe, summary: 'x' })
  const offeredToTeam = await reported(neighbour)
  await offeredToTeam.write(offerHandoverRoute, { toTeamId: town.north, summary: 'x' })
  const glass = await reported(neighbour)
  await insertGlass(town, actor, glass.dossierId)
  const suspended = await reported(neighbour)
  await suspended.write(startIntakeRoute, {})
  await suspended.write(suspendIntakeRoute, {})
  return {
    own: await ownedBy(actor),
    team: await ownedBy(town.colleague),
    municipality: await reported(neighbour),
    elsewhere,
    'stand-in': await ownedBy(absent),
    'offered-to-me': offered,
    'offered-to-team': offeredToTeam,
    'break-glass': glass,
    suspended,
  }
}

/** Straight in the database, so that roles without the right have an open access too, and must not profit from it. */
async function insertGlass(town: Town, worker: TestWorker, dossierId: string): Promise<string> {
  const breakGlassId = app.deps.newId()
  const expires_at = new Date(app.deps.now().getTime() + 3_600_000).toISOString()
  const row = {
    municipality_id: town.id,
    break_glass_id: breakGlassId,
    dossier_id: dossierId,
    worker_id: worker.workerId,
    reason: 'x',
    expires_at,
  }
  await app.db.insertInto('break_glass').values(row).execute()
  return breakGlassId
}

async function insertStandIn(town: Town, absent: TestWorker): Promise<string> {
  const standInId = app.deps.newId()
  const who = {
    absent_worker_id: absent.workerId,
    worker_id: town.of('policy-officer').workerId,
    made_by: absent.workerId,
  }
  const days = { from_on: app.today(), until_on: app.today() }
  await app.db
    .insertInto('stand_in')
    .values({ municipality_id: town.id, stand_in_id: standInId, ...who, ...days })
    .execute()
  return standInId
}

/** Routes that weigh a right against something else than a dossier in their path: tried one by one below. */
const SPECIAL = new Set<string>(
  [openBreakGlass, addStandIn, endStandIn, reviewBreakGlass, signOut].map(({ operationId }) => operationId),
)

type Case = [town: 'amsterdam' | 'weert' | 'leidschendam', role: Role]
const CASES: Case[] = [
  ...Role.options.map((role): Case => ['amsterdam', role]),
  ...(['weert', 'leidschendam'] as const).flatMap((town) =>
    (['income-consultant', 'case-manager'] as const).map((role): Case => [town, role]),
  ),
]

describe.each(CASES)('in %s a %s', (name, role) => {
  let town: Town
  let actor: TestWorker
  let client: Client
  let dossiers: Record<Situation, OpenDossier>
  beforeAll(async () => {
    town = app[name]
    actor = await town.hire([role])
    client = app.as(actor)
    dossiers = await layOut(town, actor)
    if (name === 'weert') dossiers.elsewhere = await reported(app.as(app.amsterdam.neighbour))
  }, 120_000)

  const differences = (found: [string, boolean, boolean][]) =>
    found
      .filter(([, expected, actual]) => expected !== actual)
      .map(([what, expected]) => `${what} should be ${expected ? 'allowed' : 'denied'}`)

  test.each(SITUATIONS)(
    'does in a dossier that lies "%s" what the role gives, and nothing else',
    { timeout: 120_000 },
    async (situation) => {
      const found: [string, boolean, boolean][] = []
      const { dossierId } = dossiers[situation]
      for (const route of ROUTES.filter(({ place }) => place === 'dossier')) {
        if (!isPermission(route.permission)) throw new Error(`${route.operationId} asks no right`)
        const expected = mayInDossier(town.id, role, route.permission, situation)
        found.push([route.operationId, expected, await isAdmitted(client, route, { dossierId })])
      }
      expect(found.length).toBeGreaterThan(20)
      expect(differences(found)).toEqual([])
    },
  )

  test('reaches the lists and means that the role gives, and no others', { timeout: 120_000 }, async () => {
    const found: [string, boolean, boolean][] = []
    for (const route of ROUTES.filter(
      ({ place, operationId }) => place === 'municipality' && !SPECIAL.has(operationId),
    )) {
      const expected = !isPermission(route.permission) || rightOf(town.id, role, route.permission) !== undefined
      found.push([route.operationId, expected, await isAdmitted(client, route)])
    }
    expect(found.length).toBeGreaterThan(15)
    expect(differences(found)).toEqual([])
  })

  test('uses emergency access in its own municipality alone, and only with the right', async () => {
    const may = rightOf(town.id, role, 'break-glass.use') !== undefined
    const open = (situation: Situation) =>
      isAdmitted(client, openBreakGlass, { dossierId: dossiers[situation].dossierId })
    expect([await open('municipality'), await open('elsewhere')]).toEqual([may, false])
  })

  test('judges emergency access of its own municipality alone, and only with the right', async () => {
    const may = rightOf(town.id, role, 'break-glass.review') !== undefined
    const far = name === 'weert' ? app.amsterdam : app.weert
    const [here, there] = [
      await insertGlass(town, town.neighbour, dossiers.municipality.dossierId),
      await insertGlass(far, far.neighbour, dossiers.elsewhere.dossierId),
    ]
    const judge = (breakGlassId: string) => isAdmitted(client, reviewBreakGlass, { breakGlassId })
    expect([await judge(here), await judge(there)]).toEqual([may, false])
  })

  test('appoints and ends a stand-in as far as the right reaches', async () => {
    const place = rightOf(town.id, role, 'stand-in.manage')
    const far = name === 'weert' ? app.amsterdam : app.weert
    const days = { fromOn: app.today(), untilOn: app.today() }
    const found: [string, boolean, boolean][] = []
    // One stand-in at a time: everybody who tries gets somebody of their own to replace.
    const colleague = await town.hire(['case-manager'])
    const neighbour = await town.hire(['case-manager'], [town.south])
    for (const [where, absent, home] of [
      ['team', colleague, town],
      ['municipality', neighbour, town],
      ['elsewhere', far.neighbour, far],
    ] as const) {
      const expected =
        where === 'elsewhere' ? false : place === 'municipality' || (place === 'team' && where === 'team')
      const body = { absentWorkerId: absent.workerId, workerId: town.of('policy-officer').workerId, ...days }
      const response = await client.raw('post', addStandIn.path, { body })
      found.push([`addStandIn ${where}`, expected, response.status === 200])
      const standInId = await insertStandIn(home, absent)
      found.push([`endStandIn ${where}`, expected, await isAdmitted(client, endStandIn, { standInId })])
    }
    expect(differences(found)).toEqual([])
  })

  test('can always sign out', async () => {
    expect(await isAdmitted(client, signOut)).toBe(true)
    expect(await isAdmitted(client, draftSummary, { dossierId: dossiers.own.dossierId })).toBe(false)
  })
})
