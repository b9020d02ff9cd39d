import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listReads } from '../../src/api/access.ts'
import { getEvidence } from '../../src/api/evidence.ts'
import { openHistory } from '../../src/api/preparation.ts'
import { directionFor } from '../../src/policy/evidence.ts'
import { loadPolicies } from '../../src/server/policies.ts'
import { checkPolicies } from '../../src/server/policy-check.ts'
import { sha256 } from '../../src/server/policy-file.ts'
import { type Client, createTestApp, type TestApp } from '../kit.ts'
import { guided } from '../resident.ts'

const POLICIES = resolve(import.meta.dirname, '../../policies')

let app: TestApp
let klantmanager: Client
beforeAll(async () => {
  app = await createTestApp()
  klantmanager = app.as(app.amsterdam.of('case-manager'))
})
afterAll(() => app.close())

describe('what works', () => {
  test('depends on the goal: a sanction helps towards work and works against taking part', async () => {
    const { cards, rule } = await klantmanager.call(getEvidence)
    const sanction = cards.find(({ key }) => key === 'financial-sanction')
    if (!sanction) throw new Error('no such card')
    expect([
      directionFor(sanction, 'work'),
      directionFor(sanction, 'participation'),
      directionFor(sanction, 'debt'),
    ]).toEqual(['helps', 'hinders', 'unknown'])
    expect(rule?.source).toContain('L2576-2587')
  })

  test('has its source with every finding, and no card that nobody can meet', async () => {
    const { cards } = await klantmanager.call(getEvidence)
    expect(cards.length).toBeGreaterThan(20)
    for (const { key, findings } of cards)
      for (const { source } of findings) expect(source, key).toMatch(/^(?:seed4 L\d|[A-Z])/)
  })

  test('is quoted only from a study that was read; other publications are told in our own words, by their own name', async () => {
    const { cards } = await klantmanager.call(getEvidence)
    const findings = cards.flatMap((card) => card.findings)
    const isQuoted = ({ source }: { source: string }) => source.startsWith('seed4 L')
    expect(findings.filter((finding) => isQuoted(finding) !== (finding.certainty.literal !== null))).toEqual([])
    const retold = findings.filter((finding) => !isQuoted(finding))
    expect(retold.map(({ source }) => source)).toContain('Lammers & Kok (2021)')
    expect(retold.filter(({ source }) => source.includes('standards'))).toEqual([])
  })

  test('is told to every worker, and what a municipality found itself is marked as its own', async () => {
    const { cards } = await app.as(app.weert.of('case-manager')).call(getEvidence)
    const own = cards.filter(({ municipality }) => municipality !== null)
    expect(new Set(own.map(({ municipality }) => municipality?.name))).toEqual(new Set(['Amsterdam', 'Rotterdam']))
  })

  test('is kept with the hash of the file that it came from', async () => {
    const { files } = await klantmanager.call(getEvidence)
    const text = await readFile(join(POLICIES, 'nl/evidence.json'), 'utf8')
    expect(files.find(({ owner }) => owner === 'NL')?.hash).toBe(sha256(text))
  })
})

describe('a file of cards', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'trede-evidence-'))
    await cp(POLICIES, folder, { recursive: true })
  })
  afterAll(() => rm(folder, { recursive: true }))

  test('of a municipality lies beside its pack, and is used as it stands', async () => {
    const cards = [
      {
        key: 'softer-letter',
        ingredient: { nl: 'Een zachtere brief', en: 'A softer letter' },
        says: { nl: 'Zonder dreiging.', en: 'Without a threat.' },
        moments: ['letter'],
        findings: [
          {
            goal: 'participation',
            direction: 'unknown',
            certainty: { nl: 'niet gemeten', en: 'not measured', literal: 'nl' },
            source: 'own count 2026',
            year: 2026,
          },
        ],
      },
    ]
    await writeFile(join(folder, 'GM0988/evidence.json'), JSON.stringify({ version: 'GM0988-1', rule: null, cards }))
    const { evidence } = await loadPolicies(folder)
    expect(evidence.cards.find(({ key }) => key === 'softer-letter')?.municipality).toEqual({
      id: 'GM0988',
      name: 'Weert',
    })
    expect((await checkPolicies(folder, 'GM0988'))[0]?.findings.filter(({ file }) => file === 'evidence.json')).toEqual(
      [],
    )
  })

  test('that is wrong stops the start, and the check says where', async () => {
    await writeFile(join(folder, 'GM0988/evidence.json'), JSON.stringify({ version: 'x', rule: null, cards: [{}] }))
    await expect(loadPolicies(folder)).rejects.toThrow('GM0988/evidence.json')
    const [report] = await checkPolicies(folder, 'GM0988')
    const found = report?.findings.filter(({ file }) => file === 'evidence.json') ?? []
    expect(found.map(({ isBlocking, part }) => [isBlocking, part])).toContainEqual([true, 'cards.0.key'])
  })
})

describe('the history of a dossier', () => {
  test('that somebody opens while preparing a talk is in the read log, with why', async () => {
    const resident = await guided(klantmanager, app.today())
    const { dossierId } = resident
    await klantmanager.call(openHistory, { params: { dossierId } })
    const { items } = await app.as(app.amsterdam.of('privacy-officer')).call(listReads, { query: { dossierId } })
    expect(items.map(({ what, purpose, worker }) => [what, purpose, worker.workerId])).toContainEqual([
      'history',
      'guidance',
      klantmanager.worker.workerId,
    ])
  })

  test('of somebody else’s dossier does not open, and leaves no line', async () => {
    const { dossierId } = await guided(app.as(app.amsterdam.neighbour), app.today())
    const problem = await klantmanager.refusal(openHistory, { params: { dossierId } })
    expect(problem.code).toBe('dossier.not-found')
    const { items } = await app.as(app.amsterdam.of('privacy-officer')).call(listReads, { query: { dossierId } })
    expect(items.filter(({ what }) => what === 'history')).toEqual([])
  })
})
