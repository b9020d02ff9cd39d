import { resolve } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { getPolicy } from '../../src/api/policy.ts'
import {
  getPolicyVersion,
  listPolicyVersions,
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
import { called, openPolicyOffice, publishDraft, readVersion, saveDraft, startDraft } from '../policy-office.ts'
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

async function officers(of: Town): Promise<void> {
  ;({ town, writer, second } = await openPolicyOffice(app, of))
}

const start = (validFrom: string, more?: Parameters<typeof startDraft>[2]) =>
  startDraft({ town, writer, second }, validFrom, more)

const clientLabel = async (client: Client): Promise<string | undefined> => {
  const { labels } = await client.call(getPolicy)
  return 'value' in labels.client ? labels.client.value.nl : undefined
}

describe('publishing', () => {
  beforeAll(() => officers(app.leidschendam))

  test('takes two people: neither who put it forward nor who wrote it last', async () => {
    const third = app.as(await town.hire(['policy-officer']))
    const version = await start('2027-01-01')
    await saveDraft(second, version, called('deelnemer'))
    const params = { version }
    const body = { revision: 1 }
    expect(await second.refusal(publishPolicy, { params, body })).toMatchObject({ code: 'policy.not-proposed' })
    await writer.call(proposePolicy, { params, body })
    for (const client of [writer, second]) {
      expect((await readVersion(client, version)).row.mayPublish).toBe(false)
      expect(await client.refusal(publishPolicy, { params, body })).toMatchObject({
        status: 403,
        code: 'policy.needs-second-person',
      })
    }
    expect((await readVersion(third, version)).row.mayPublish).toBe(true)
    // What waits for a second person is not written in.
    const { pack, row } = await readVersion(writer, version)
    const { title, validFrom, validUntil } = row
    expect(
      await writer.refusal(savePolicyPack, {
        params,
        body: { ...body, title, validFrom, validUntil, pack: { ...pack } },
      }),
    ).toMatchObject({ code: 'policy.not-a-draft' })
    // Given back, it can be written in again.
    expect(await third.call(returnPolicy, { params, body })).toMatchObject({ state: 'draft', proposed: null })
    await saveDraft(second, version, called('kandidaat'))
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
    await saveDraft(writer, version, called('deelnemer'))
    // Another process of the same installation, which has answered requests before.
    const other = { ...app.deps, policies: await loadPolicies(resolve(import.meta.dirname, '../../policies')) }
    const atOther = () =>
      new Client({ hono: createApp(other), deps: other, worker: second.worker, era: () => 0, lastLog: () => '' })
    expect(await clientLabel(atOther())).toBe(before[0])
    await publishDraft({ town, writer, second }, version)

    expect([await clientLabel(writer), await clientLabel(atOther())]).toEqual([before[0], before[0]])
    expect((await readVersion(writer, version)).row).toMatchObject({ state: 'published', isInForce: false })
    const resident = await reported(app.as(town.of('case-manager')))
    app.travelTo(addDays(app.today(), 1))
    expect(await clientLabel(writer)).toBe('deelnemer')
    expect(await clientLabel(atOther())).toBe('deelnemer')
    expect(await clientLabel(elsewhere)).toBe(before[1])
    expect((await readVersion(writer, version)).row.isInForce).toBe(true)
    expect((await readVersion(writer, 'GM0363-2017.1')).row.isInForce).toBe(false)

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
