import { resolve } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type * as z from 'zod'
import { getPolicy } from '../../src/api/policy.ts'
import {
  deletePolicyDraft,
  exportPolicyFile,
  getPolicyDifferences,
  getPolicyVersion,
  listPolicyVersions,
  type PolicyDocument,
  proposePolicy,
  publishPolicy,
  returnPolicy,
  savePolicyPack,
  startPolicyDraft,
} from '../../src/api/policy-draft.ts'
import { decideCategoryRoute } from '../../src/api/profile.ts'
import { addDays } from '../../src/core/day.ts'
import { withScope } from '../../src/db/connect.ts'
import { createApp } from '../../src/server/app.ts'
import { loadPolicies } from '../../src/server/policies.ts'
import { Client, createTestApp, type TestApp } from '../kit.ts'
import { reported } from '../resident.ts'
import type { Town } from '../town.ts'

let app: TestApp
let town: Town
let writer: Client
let second: Client
beforeAll(async () => {
  app = await createTestApp()
})
beforeEach(async () => {
  app.travelTo('2026-11-23')
})
afterAll(() => app.close())

/** A municipality's two policy officers. */
async function officers(of: Town): Promise<void> {
  town = of
  writer = app.as(await of.hire(['policy-officer']))
  second = app.as(await of.hire(['policy-officer']))
}

const BASE = { GM0363: 'GM0363-2017.1', GM0988: 'GM0988-2012.1', GM1916: 'GM1916-2009.1' } as Record<string, string>

/** A draft from the version that came with Trede. */
async function start(validFrom: string, more: { basedOn?: string; validUntil?: string | null } = {}): Promise<string> {
  const body = { basedOn: BASE[town.id] ?? '', title: 'Nieuw beleid', validFrom, validUntil: null, ...more }
  return (await writer.call(startPolicyDraft, { body })).version
}

const document = (client: Client, version: string) => client.call(getPolicyVersion, { params: { version } })

type Pack = z.infer<typeof PolicyDocument>['pack']

/** Saves a draft with a changed pack. */
async function save(client: Client, version: string, change: (pack: Pack) => Partial<Pack> | Record<string, unknown>) {
  const { row, pack } = await document(client, version)
  const { revision, title, validFrom, validUntil } = row
  const body = { revision, title, validFrom, validUntil, pack: { ...pack, ...change(pack) } }
  return client.call(savePolicyPack, { params: { version }, body })
}

const called = (nl: string) => (pack: Pack) => ({
  labels: { ...pack.labels, client: { value: { nl, en: nl }, source: 'raadsbesluit 12' } },
})

async function publish(version: string, by = { writer, second }): Promise<void> {
  const { revision } = (await document(by.writer, version)).row
  await by.writer.call(proposePolicy, { params: { version }, body: { revision } })
  await by.second.call(publishPolicy, { params: { version }, body: { revision } })
}

const clientLabel = async (client: Client): Promise<string | undefined> => {
  const { labels } = await client.call(getPolicy)
  return 'value' in labels.client ? labels.client.value.nl : undefined
}

describe('a draft', () => {
  beforeAll(() => officers(app.weert))

  test('starts as what it is based on, with the next number of the year, under the municipality itself', async () => {
    const first = await start('2027-01-01')
    const next = await start('2027-06-01')
    expect([first, next]).toEqual(['GM0988-2027.1', 'GM0988-2027.2'])
    // Versions that came with Trede count along.
    expect(await start('2026-11-23')).toBe('GM0988-2026.1')
    const { pack, row, hashes } = await document(writer, first)
    const base = await document(writer, BASE['GM0988'] ?? '')
    expect(pack).toEqual({ ...base.pack, version: first, validFrom: '2027-01-01', validUntil: null })
    expect(row).toMatchObject({
      state: 'draft',
      origin: 'own',
      revision: 0,
      isInForce: false,
      basedOn: 'GM0988-2012.1',
    })
    expect(row).toMatchObject({
      mayEdit: true,
      mayPropose: true,
      mayPublish: false,
      made: { name: writer.worker.name },
    })
    for (const file of Object.keys(base.hashes).filter((name) => name.endsWith('.dmn')))
      expect(hashes[file]).toBe(base.hashes[file])
    expect(hashes['2027-01-01.json']).toMatch(/^[0-9a-f]{64}$/)
  })

  test('can start from the policy of another municipality, and is then one’s own', async () => {
    const version = await start('2027-03-01', { basedOn: 'GM0363-2017.1' })
    const { pack, row } = await document(writer, version)
    expect(pack.municipality).toEqual({ id: 'GM0988', name: 'Weert' })
    expect([pack.version, row.basedOn]).toEqual([version, 'GM0363-2017.1'])
    const { with: other, differences } = await writer.call(getPolicyDifferences, { params: { version } })
    expect([other, differences]).toEqual(['GM0363-2017.1', []])
  })

  test('cannot begin in the past, nor end before it begins', async () => {
    const body = { basedOn: 'GM0988-2012.1', title: 'x', validFrom: '2026-11-22', validUntil: null }
    const refused = await writer.refusal(startPolicyDraft, { body })
    expect(refused).toMatchObject({ code: 'policy.starts-in-past', errors: [{ pointer: '/validFrom' }] })
    const reversed = { ...body, validFrom: '2027-01-02', validUntil: '2027-01-01' }
    expect(await writer.refusal(startPolicyDraft, { body: reversed })).toMatchObject({
      code: 'policy.invalid',
      errors: [{ pointer: '/validUntil', code: 'policy.period-reversed' }],
    })
  })

  test('keeps what is written in it, and says in words and cells what differs', async () => {
    const version = await start('2027-01-01')
    const saved = await save(writer, version, called('deelnemer'))
    expect(saved.row.revision).toBe(1)
    const { differences } = await writer.call(getPolicyDifferences, { params: { version } })
    expect(differences.map(({ part, detail, before, after }) => [part, detail, before, after])).toContainEqual([
      'labels.client',
      'nl',
      expect.any(String),
      'deelnemer',
    ])
    expect(new Set(differences.map(({ part }) => part))).toEqual(new Set(['labels.client']))
  })

  test('tells every fault with its place in the policy, and keeps nothing then', async () => {
    const version = await start('2027-01-01')
    const { pack, row } = await document(writer, version)
    const { revision, title, validFrom, validUntil } = row
    const wrong = {
      ...pack,
      intake: {
        ...pack.intake,
        termDays: { value: 999, source: 'x' },
        topics: { value: [{ key: 'A b' }], source: 'x' },
      },
      workFirst: { value: 'perhaps', source: 'x' },
      extra: 1,
    }
    const refused = await writer.refusal(savePolicyPack, {
      params: { version },
      body: { revision, title, validFrom, validUntil, pack: wrong },
    })
    expect(refused.code).toBe('policy.invalid')
    expect(refused.errors?.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining([
        '/pack/extra',
        '/pack/workFirst/value',
        '/pack/intake/termDays/value',
        '/pack/intake/topics/value/0/key',
      ]),
    )
    const after = await document(writer, version)
    expect([after.row.revision, after.pack]).toEqual([0, pack])
  })

  test('saved on an older reading is refused, with who wrote since, and what that person wrote stays', async () => {
    const version = await start('2027-01-01')
    const { pack, row } = await document(second, version)
    await save(writer, version, called('deelnemer'))
    const { revision, title, validFrom, validUntil } = row
    const body = { revision, title, validFrom, validUntil, pack: { ...pack, ...called('kandidaat')(pack) } }
    const refused = await second.refusal(savePolicyPack, { params: { version }, body })
    expect(refused).toMatchObject({
      code: 'policy.changed-meanwhile',
      facts: { revision: 1, changedBy: writer.worker.workerId, changedAt: app.deps.now().toISOString() },
    })
    const { pack: kept } = await document(second, version)
    expect(kept.labels.client).toMatchObject({ value: { nl: 'deelnemer' } })
  })

  test('moved to another year gets a number of that year, and is still found by the old one', async () => {
    const version = await start('2027-12-01')
    const { pack, row } = await document(writer, version)
    const body = {
      revision: row.revision,
      title: 'Later',
      validFrom: '2028-01-01',
      validUntil: null,
      pack: { ...pack },
    }
    const saved = await writer.call(savePolicyPack, { params: { version }, body })
    expect([saved.row.version, saved.pack.version, saved.pack.validFrom]).toEqual([
      'GM0988-2028.1',
      'GM0988-2028.1',
      '2028-01-01',
    ])
    expect((await document(writer, version)).row.version).toBe('GM0988-2028.1')
  })

  test('is thrown away, and its number is not given again', async () => {
    const version = await start('2029-01-01')
    await writer.call(deletePolicyDraft, { params: { version } })
    expect(await writer.refusal(getPolicyVersion, { params: { version } })).toMatchObject({
      code: 'policy.version-not-found',
    })
    expect([version, await start('2029-01-01')]).toEqual(['GM0988-2029.1', 'GM0988-2029.2'])
  })
})

describe('a version that came with Trede', () => {
  beforeAll(() => officers(app.amsterdam))

  test('is listed as in force, and is neither changed nor thrown away', async () => {
    const { versions } = await writer.call(listPolicyVersions)
    const shipped = versions.find(({ version }) => version === 'GM0363-2017.1')
    expect(shipped).toMatchObject({ origin: 'shipped', state: 'published', isInForce: true, mayEdit: false })
    const params = { version: 'GM0363-2017.1' }
    expect(await writer.refusal(deletePolicyDraft, { params })).toMatchObject({ code: 'policy.version-not-found' })
    expect(await writer.refusal(proposePolicy, { params, body: { revision: 0 } })).toMatchObject({
      code: 'policy.version-not-found',
    })
  })

  test('gives its decision tables as they are', async () => {
    const { hashes } = await document(writer, 'GM0363-2017.1')
    const [file] = Object.keys(hashes).filter((name) => name.endsWith('.dmn'))
    const params = { version: 'GM0363-2017.1', file: file ?? '' }
    expect(await writer.call(exportPolicyFile, { params })).toContain('<definitions')
    expect(await writer.refusal(exportPolicyFile, { params: { ...params, file: 'constructor' } })).toMatchObject({
      code: 'policy.file-not-found',
    })
  })
})

describe('publishing', () => {
  beforeAll(() => officers(app.leidschendam))

  test('takes two people: neither who put it forward nor who wrote it last', async () => {
    const third = app.as(await town.hire(['policy-officer']))
    const version = await start('2027-01-01')
    await save(second, version, called('deelnemer'))
    const params = { version }
    const body = { revision: 1 }
    expect(await second.refusal(publishPolicy, { params, body })).toMatchObject({ code: 'policy.not-proposed' })
    await writer.call(proposePolicy, { params, body })
    for (const client of [writer, second]) {
      expect((await document(client, version)).row.mayPublish).toBe(false)
      expect(await client.refusal(publishPolicy, { params, body })).toMatchObject({
        status: 403,
        code: 'policy.needs-second-person',
      })
    }
    expect((await document(third, version)).row.mayPublish).toBe(true)
    // What waits for a second person is not written in.
    const { pack, row } = await document(writer, version)
    const { title, validFrom, validUntil } = row
    expect(
      await writer.refusal(savePolicyPack, {
        params,
        body: { ...body, title, validFrom, validUntil, pack: { ...pack } },
      }),
    ).toMatchObject({ code: 'policy.not-a-draft' })
    // Given back, it can be written in again.
    expect(await third.call(returnPolicy, { params, body })).toMatchObject({ state: 'draft', proposed: null })
    await save(second, version, called('kandidaat'))
    await writer.call(proposePolicy, { params, body: { revision: 2 } })
    expect(await third.refusal(publishPolicy, { params, body })).toMatchObject({ code: 'policy.changed-meanwhile' })
    const published = await third.call(publishPolicy, { params, body: { revision: 2 } })
    expect(published).toMatchObject({ state: 'published', published: { name: third.worker.name } })
  })

  test('the database itself refuses one person, and any change of what was published', async () => {
    const attempt = (statement: string, asOwner = false): Promise<string> =>
      (asOwner
        ? sql.raw(statement).execute(app.db)
        : withScope(app.db, town.id, (trx) => sql.raw(statement).execute(trx))
      ).then(
        () => 'done',
        (error: Error) => error.message,
      )
    const version = await start('2030-01-01')
    expect(
      await attempt(`update policy_version set state = 'published', proposed_by = made_by, proposed_at = now(),
        published_by = made_by, published_at = now() where version = '${version}'`),
    ).toMatch(/check constraint/)
    const published = `state = 'published' and municipality_id = '${town.id}'`
    for (const asOwner of [false, true]) {
      for (const change of [`title = 'x'`, `state = 'draft'`, `valid_from = '2020-01-01'`, `pack = '{}'`])
        expect(await attempt(`update policy_version set ${change} where ${published}`, asOwner)).toMatch(
          /never changes/,
        )
      expect(await attempt(`delete from policy_version where ${published}`, asOwner)).toMatch(/never changes/)
    }
    expect(await attempt('truncate policy_version')).toMatch(/permission denied/)
  })

  test('a second version for a day that is taken is refused, with the version that has it', async () => {
    const version = await start('2027-01-01')
    const refused = await writer.refusal(proposePolicy, { params: { version }, body: { revision: 0 } })
    expect(refused).toMatchObject({
      code: 'policy.has-faults',
      facts: { findings: [{ code: 'two-on-one-day', nl: expect.stringContaining('GM1916-2027.1') }] },
    })
  })

  test('nothing begins in the past: a proposal that waited too long is refused', async () => {
    const version = await start('2026-11-25')
    await writer.call(proposePolicy, { params: { version }, body: { revision: 0 } })
    app.travelTo('2026-11-26')
    expect(await second.refusal(publishPolicy, { params: { version }, body: { revision: 0 } })).toMatchObject({
      code: 'policy.starts-in-past',
    })
  })

  test('of two people who publish at once, one does', async () => {
    const third = app.as(await town.hire(['policy-officer']))
    const version = await start('2031-01-01')
    await writer.call(proposePolicy, { params: { version }, body: { revision: 0 } })
    const path = publishPolicy.path.replace('{version}', version)
    const answers = await Promise.all(
      [second, third].map((client) => client.raw('post', path, { body: { revision: 0 } })),
    )
    expect(answers.map(({ status }) => status)).toEqual(expect.arrayContaining([200, 409]))
  })
})

describe('a policy that begins tomorrow', () => {
  beforeAll(() => officers(app.amsterdam))

  test('holds from tomorrow on, in every process, for this municipality alone', async () => {
    const elsewhere = app.as(app.weert.of('case-manager'))
    const before = [await clientLabel(writer), await clientLabel(elsewhere)]
    const version = await start(addDays(app.today(), 1))
    await save(writer, version, called('deelnemer'))
    // Another process of the same installation, which has answered requests before.
    const other = { ...app.deps, policies: await loadPolicies(resolve(import.meta.dirname, '../../policies')) }
    const atOther = () =>
      new Client({ hono: createApp(other), deps: other, worker: second.worker, era: () => 0, lastLog: () => '' })
    expect(await clientLabel(atOther())).toBe(before[0])
    await publish(version)

    expect([await clientLabel(writer), await clientLabel(atOther())]).toEqual([before[0], before[0]])
    expect((await document(writer, version)).row).toMatchObject({ state: 'published', isInForce: false })
    const resident = await reported(app.as(town.of('case-manager')))
    app.travelTo(addDays(app.today(), 1))
    expect(await clientLabel(writer)).toBe('deelnemer')
    expect(await clientLabel(atOther())).toBe('deelnemer')
    expect(await clientLabel(elsewhere)).toBe(before[1])
    expect((await document(writer, version)).row.isInForce).toBe(true)
    expect((await document(writer, 'GM0363-2017.1')).row.isInForce).toBe(false)

    // A decision remembers the version that it was made under.
    await resident.write(decideCategoryRoute, { category: 'reintegration' })
    expect((await resident.events()).at(-1)).toMatchObject({ kind: 'category-decided', policyVersion: version })
  })

  test('is not seen, drafted from nor exported by another municipality', async () => {
    const stranger = app.as(app.weert.of('policy-officer'))
    const { versions } = await writer.call(listPolicyVersions)
    const own = versions.filter(({ origin }) => origin === 'own').map(({ version }) => version)
    expect(own.length).toBeGreaterThan(0)
    for (const version of own) {
      expect(await stranger.refusal(getPolicyVersion, { params: { version } })).toMatchObject({ status: 404 })
      const body = { basedOn: version, title: 'x', validFrom: '2028-01-01', validUntil: null }
      expect(await stranger.refusal(startPolicyDraft, { body })).toMatchObject({ status: 404 })
    }
    const theirs = (await stranger.call(listPolicyVersions)).versions.map(({ version }) => version)
    expect(theirs.filter((version) => !version.startsWith('GM0988'))).toEqual([])
  })
})
