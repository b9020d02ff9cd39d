import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listReads } from '../../src/api/access.ts'
import { recordFactsRoute } from '../../src/api/diagnosis.ts'
import { makePlanRoute } from '../../src/api/plan.ts'
import {
  exportPolicyFile,
  getPolicyDifferences,
  getPolicyVersion,
  importPolicyFile,
  proposePolicy,
  publishPolicy,
  savePolicyTable,
  startPolicyDraft,
} from '../../src/api/policy-draft.ts'
import { getPolicyEffect } from '../../src/api/policy-effect.ts'
import { type Client, createTestApp, type OpenDossier, type TestApp } from '../kit.ts'
import { planOf, reported } from '../resident.ts'

let app: TestApp
let writer: Client
let second: Client
beforeAll(async () => {
  app = await createTestApp()
  writer = app.as(await app.leidschendam.hire(['policy-officer']))
  second = app.as(await app.leidschendam.hire(['policy-officer']))
})
afterAll(() => app.close())

const params = (version: string) => ({ params: { version } })
const FILE = 'profiling.dmn'

/** A draft in which direct mediation goes up to so many months instead of three. */
async function draftUpTo(months: number, validFrom = '2027-01-01'): Promise<string> {
  const body = { basedOn: 'GM1916-2009.1', title: 'Ruimer', validFrom, validUntil: null }
  const { version } = await writer.call(startPolicyDraft, { body })
  const xml = await writer.call(exportPolicyFile, { params: { version, file: FILE } })
  const changed = xml.replace('&lt;= 3', `&lt;= ${months}`).replace('&gt; 3', `&gt; ${months}`)
  await writer.call(importPolicyFile, { ...params(version), body: { revision: 0, file: FILE, xml: changed } })
  return version
}

async function farFromWork(client: Client, monthsToWork: number): Promise<OpenDossier> {
  const resident = await reported(client, { birthDate: '1980-05-05' })
  const facts = [
    { key: 'canWork' as const, value: true },
    { key: 'monthsToWork' as const, value: monthsToWork },
  ]
  await resident.write(recordFactsRoute, { source: 'judged', facts })
  return resident
}

describe('a file from another DMN program', () => {
  test('takes the place of the one with its name, comes out as it went in, and shows its changed cells', async () => {
    const version = await draftUpTo(6)
    const xml = await writer.call(exportPolicyFile, { params: { version, file: FILE } })
    expect(xml).toContain('<text>&lt;= 6</text>')
    const { differences } = await writer.call(getPolicyDifferences, params(version))
    expect(
      differences.map(({ kind, part, row, column, before, after }) => [kind, part, row, column, before, after]),
    ).toEqual([
      ['rule', 'profiling.dmn/profile', 2, 'Maanden tot werk', '<= 3', '<= 6'],
      ['rule', 'profiling.dmn/profile', 3, 'Maanden tot werk', '> 3', '> 6'],
    ])
    const { files, findings } = await writer.call(getPolicyVersion, params(version))
    expect(files.map(({ file, tables }) => [file, tables.map(({ decision }) => decision)])).toEqual([
      [FILE, ['profile']],
    ])
    expect(findings.filter(({ isBlocking }) => isBlocking)).toEqual([])
  })

  test('that is no DMN is refused, and the draft stays as it was', async () => {
    const version = await draftUpTo(5)
    const before = await writer.call(exportPolicyFile, { params: { version, file: FILE } })
    for (const xml of ['Beste collega,', '<a>', '<definitions/>', ''])
      expect(
        await writer.refusal(importPolicyFile, { ...params(version), body: { revision: 1, file: FILE, xml } }),
      ).toMatchObject({ code: 'policy.invalid', errors: [{ pointer: '/xml' }] })
    expect(await writer.call(exportPolicyFile, { params: { version, file: FILE } })).toBe(before)
  })

  test('with a wrong cell is kept as a draft, told with row and column, and never put forward', async () => {
    const version = await draftUpTo(5)
    const xml = await writer.call(exportPolicyFile, { params: { version, file: FILE } })
    const wrong = xml.replace('&lt;= 5', '&lt; &lt; 5').replace('"work-first"', '"elsewhere"')
    const saved = await writer.call(importPolicyFile, {
      ...params(version),
      body: { revision: 1, file: FILE, xml: wrong },
    })
    const blocking = saved.findings.filter(({ isBlocking }) => isBlocking)
    expect(blocking).toContainEqual(
      expect.objectContaining({ code: 'cell-not-feel', file: FILE, part: 'profile', rows: [2], column: 2 }),
    )
    expect(blocking).toContainEqual(expect.objectContaining({ code: 'key-unknown', file: FILE, rows: [3] }))
    const refused = await writer.refusal(proposePolicy, { ...params(version), body: { revision: 2 } })
    expect(refused).toMatchObject({ code: 'policy.has-faults', facts: { findings: blocking } })
    expect(await writer.refusal(getPolicyEffect, params(version))).toMatchObject({ code: 'policy.has-faults' })
  })
})

describe('a table that is edited', () => {
  test('is written into its file; what somebody else wrote meanwhile is not overwritten', async () => {
    const version = await draftUpTo(6)
    const { files, row } = await writer.call(getPolicyVersion, params(version))
    const [table] = files[0]?.tables ?? []
    if (!table) throw new Error('no table')
    const rules = table.rules.map((rule, index) => (index === 1 ? { ...rule, tests: ['true', '[0..6]'] } : rule))
    const body = { revision: row.revision, file: FILE, table: { ...table, rules } }
    const saved = await writer.call(savePolicyTable, { ...params(version), body })
    expect(saved.row.revision).toBe(row.revision + 1)
    expect(saved.files[0]?.tables).toEqual([{ ...table, rules }])
    expect(saved.hashes[FILE]).not.toBe((await writer.call(getPolicyVersion, params('GM1916-2009.1'))).hashes[FILE])
    expect(await writer.call(exportPolicyFile, { params: { version, file: FILE } })).toContain('<text>[0..6]</text>')
    expect(await second.refusal(savePolicyTable, { ...params(version), body })).toMatchObject({
      code: 'policy.changed-meanwhile',
      facts: { changedBy: writer.worker.workerId },
    })
  })

  test('that the version does not have is refused', async () => {
    const version = await draftUpTo(6)
    const { files, row } = await writer.call(getPolicyVersion, params(version))
    const [table] = files[0]?.tables ?? []
    if (!table) throw new Error('no table')
    const { revision } = row
    for (const body of [
      { revision, file: 'other.dmn', table },
      { revision, file: FILE, table: { ...table, decision: 'other' } },
    ])
      expect(await writer.refusal(savePolicyTable, { ...params(version), body })).toMatchObject({
        code: 'policy.file-not-found',
      })
  })
})

describe('what a version changes in open dossiers', () => {
  let version: string
  let mine: OpenDossier[]
  let theirs: OpenDossier[]
  beforeAll(async () => {
    const { leidschendam } = app
    const client = app.as(leidschendam.of('case-manager'))
    const neighbour = app.as(leidschendam.neighbour)
    mine = []
    theirs = []
    for (let count = 0; count < 7; count++) mine.push(await farFromWork(client, 5))
    for (let count = 0; count < 5; count++) theirs.push(await farFromWork(neighbour, 5))
    for (const months of [1, 2, 9, 30]) await farFromWork(client, months)
    for (const resident of mine.slice(0, 6)) await resident.write(makePlanRoute, planOf(app.today()))
    version = await draftUpTo(6)
  })

  test('is counted from what to what, in rounded numbers, and shows a policy officer no dossier', async () => {
    const effect = await second.call(getPolicyEffect, params(version))
    expect(effect).toMatchObject({ version, against: 'GM1916-2009.1', on: '2027-01-01', dossiers: null })
    expect(effect.counts).toMatchObject({ residents: 16, changedAny: 12, isRounded: true, changed: { category: 12 } })
    expect(effect.counts?.moves.category).toEqual([{ from: 'work-first', to: 'direct-mediation', count: 10 }])
    expect(effect.counts?.moves.team).toEqual([])
    expect(effect.labels.after.category['work-first']?.nl).toBe('Work First')
    expect(effect.commitments).toMatchObject({ promises: 5, nextContacts: 5 })
    expect(effect.commitments.nl).toContain('blijft gelden')
  })

  test('shows whom it touches to who may see them, as far as their reach, and logs every look', async () => {
    const owner = app.as(app.leidschendam.of('case-manager'))
    const { dossiers } = await owner.call(getPolicyEffect, params(version))
    expect(dossiers).toMatchObject({ total: 7, place: 'own', next: null })
    expect(dossiers?.items.map(({ dossierId }) => dossierId).toSorted()).toEqual(
      mine.map(({ dossierId }) => dossierId).toSorted(),
    )
    expect(dossiers?.items[0]?.changes).toEqual([{ part: 'category', from: 'work-first', to: 'direct-mediation' }])
    expect(dossiers?.items.filter(({ promiseCount }) => promiseCount === 1)).toHaveLength(6)
    for (const { name } of dossiers?.items ?? []) expect(name).toContain('Bewoner')
    const officer = app.as(app.leidschendam.of('privacy-officer'))
    const { items } = await officer.call(listReads, { query: { workerId: owner.worker.workerId } })
    const looks = items.filter(({ what, purpose }) => what === 'try-out' && purpose === 'quality')
    expect(new Set(looks.map(({ dossierId }) => dossierId))).toEqual(new Set(mine.map(({ dossierId }) => dossierId)))
  })

  test('is read page by page, each dossier once', async () => {
    const owner = app.as(app.leidschendam.of('case-manager'))
    const seen: string[] = []
    for (let after: string | undefined; ; ) {
      const query = { limit: 3, ...(after ? { after } : {}) }
      const { dossiers } = await owner.call(getPolicyEffect, { ...params(version), query })
      seen.push(...(dossiers?.items ?? []).map(({ dossierId }) => dossierId))
      if (!dossiers?.next) break
      after = dossiers.next
    }
    expect(seen.toSorted()).toEqual(mine.map(({ dossierId }) => dossierId).toSorted())
  })

  test('leaves what was agreed as it is when it is published', async () => {
    const before = await mine[0]?.state()
    const body = { revision: 1 }
    await writer.call(proposePolicy, { ...params(version), body })
    await second.call(publishPolicy, { ...params(version), body })
    app.travelTo('2027-01-02')
    const after = await mine[0]?.state()
    expect([after?.plan, after?.nextContactOn, after?.category]).toEqual([
      before?.plan,
      before?.nextContactOn,
      before?.category,
    ])
    // Told against the version before it, also when it holds itself.
    const effect = await second.call(getPolicyEffect, params(version))
    expect(effect).toMatchObject({ against: 'GM1916-2009.1', on: '2027-01-02' })
    expect(effect.counts?.changed.category).toBe(12)
  })
})
