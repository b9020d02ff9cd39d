import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  deletePolicyDraft,
  exportPolicyFile,
  getPolicyDifferences,
  getPolicyVersion,
  listPolicyVersions,
  proposePolicy,
  savePolicyPack,
  startPolicyDraft,
} from '../../src/api/policy-draft.ts'
import { type Client, createTestApp, type TestApp } from '../kit.ts'
import { BASE, called, openPolicyOffice, readVersion, saveDraft, startDraft } from '../policy-office.ts'
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

async function officers(of: Town): Promise<void> {
  ;({ town, writer, second } = await openPolicyOffice(app, of))
}

const start = (validFrom: string, more?: Parameters<typeof startDraft>[2]) =>
  startDraft({ town, writer, second }, validFrom, more)

describe('a draft', () => {
  beforeAll(() => officers(app.weert))

  test('starts as what it is based on, with the next number of the year, under the municipality itself', async () => {
    const first = await start('2027-01-01')
    const next = await start('2027-06-01')
    expect([first, next]).toEqual(['GM0988-2027.1', 'GM0988-2027.2'])
    // Versions that came with Trede count along.
    expect(await start('2026-11-23')).toBe('GM0988-2026.1')
    const { pack, row, hashes } = await readVersion(writer, first)
    const base = await readVersion(writer, BASE['GM0988'] ?? '')
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
    const { pack, row } = await readVersion(writer, version)
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
    const saved = await saveDraft(writer, version, called('deelnemer'))
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
    const { pack, row } = await readVersion(writer, version)
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
    const after = await readVersion(writer, version)
    expect([after.row.revision, after.pack]).toEqual([0, pack])
  })

  test('saved on an older reading is refused, with who wrote since, and what that person wrote stays', async () => {
    const version = await start('2027-01-01')
    const { pack, row } = await readVersion(second, version)
    await saveDraft(writer, version, called('deelnemer'))
    const { revision, title, validFrom, validUntil } = row
    const body = { revision, title, validFrom, validUntil, pack: { ...pack, ...called('kandidaat')(pack) } }
    const refused = await second.refusal(savePolicyPack, { params: { version }, body })
    expect(refused).toMatchObject({
      code: 'policy.changed-meanwhile',
      facts: { revision: 1, changedBy: writer.worker.workerId, changedAt: app.deps.now().toISOString() },
    })
    const { pack: kept } = await readVersion(second, version)
    expect(kept.labels.client).toMatchObject({ value: { nl: 'deelnemer' } })
  })

  test('moved to another year gets a number of that year, and is still found by the old one', async () => {
    const version = await start('2027-12-01')
    const { pack, row } = await readVersion(writer, version)
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
    expect((await readVersion(writer, version)).row.version).toBe('GM0988-2028.1')
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
    const { hashes } = await readVersion(writer, 'GM0363-2017.1')
    const [file] = Object.keys(hashes).filter((name) => name.endsWith('.dmn'))
    const params = { version: 'GM0363-2017.1', file: file ?? '' }
    expect(await writer.call(exportPolicyFile, { params })).toContain('<definitions')
    expect(await writer.refusal(exportPolicyFile, { params: { ...params, file: 'constructor' } })).toMatchObject({
      code: 'policy.file-not-found',
    })
  })
})
