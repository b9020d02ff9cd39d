import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { policyCheck } from '../commands/policy-check.ts'
import type { Finding } from '../policy/finding.ts'
import { checkPolicies } from './policy-check.ts'

const POLICIES = join(import.meta.dirname, '../../policies')

const copies: string[] = []
afterAll(async () => {
  for (const copy of copies) await rm(copy, { recursive: true })
})

/** A copy of the policies in which words of files are changed; each change must find its words. */
async function copyWith(...changes: [file: string, from: string, to: string][]): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'policies-'))
  copies.push(copy)
  await cp(POLICIES, copy, { recursive: true })
  for (const [file, from, to] of changes) {
    const text = await readFile(join(copy, file), 'utf8')
    expect(text, file).toContain(from)
    await writeFile(join(copy, file), text.replace(from, to))
  }
  return copy
}

async function faultsIn(directory: string, only?: string): Promise<Record<string, Finding[]>> {
  const reports = await checkPolicies(directory, only)
  const faults = reports.map(({ owner, findings }) => [owner, findings.filter(({ isBlocking }) => isBlocking)] as const)
  return Object.fromEntries(faults.filter(([, found]) => found.length > 0))
}

async function run(...args: string[]): Promise<{ code: number; out: string; told: string }> {
  const out: string[] = []
  const told: string[] = []
  const code = await policyCheck(args, { print: (line) => out.push(line), progress: (line) => told.push(line) })
  return { code, out: out.join('\n'), told: told.join('\n') }
}

test('what comes with Trede has no faults, and all its scenarios come out', async () => {
  const { code, out } = await run()
  expect(out).toMatch(/ 0 fouten, \d+ aandachtspunten; [1-9]\d\d scenario’s, waarvan 0 anders uitkomen\.$/)
  expect(code).toBe(0)
})

test('faults of several packs are all told at once, each with its file, table, row and column', async () => {
  const copy = await copyWith(
    ['GM1916/profiling.dmn', '&lt;= 3', '&lt;= = 3'],
    ['GM1916/2009-01-01.json', '"validFrom": "2009-01-01"', '"validFrom": "2009-02-30"'],
    ['GM0772/profiling.dmn', '<text>monthsToWork</text>', '<text>distance</text>'],
    ['GM0363/profiling.dmn', '"youth"', '"young"'],
    ['GM0363/contact-norm.dmn', '</definitions>', ''],
    ['GM0935/2005-01-01.json', '"file": "gate.dmn"', '"file": "port.dmn"'],
  )
  const faults = await faultsIn(copy)
  expect(faults).toMatchObject({
    GM1916: [{ code: 'pack-invalid', file: '2009-01-01.json', part: 'validFrom' }],
    GM0772: [{ code: 'unknown-name', file: 'profiling.dmn', part: 'profile', rows: [], column: 2 }],
    GM0363: [
      { code: 'not-dmn', file: 'contact-norm.dmn' },
      { code: 'key-unknown', file: 'profiling.dmn', part: 'profile', rows: [1] },
    ],
    GM0935: [{ code: 'file-missing', file: 'port.dmn', part: 'gate' }],
  })
})

/** What is said of a single change, and by which code and place. */
const planted: [what: string, change: [file: string, from: string, to: string], fault: Partial<Finding>, nl: string][] =
  [
    [
      'an input that a decision needs and the file lacks',
      [
        'nl/law/measure-2026.dmn',
        '<requiredInput href="#input-earlier-measures"/>',
        '<requiredInput href="#input-gone"/>',
      ],
      { code: 'requirement-missing', file: 'measure-2026.dmn', part: 'measure-recidivism' },
      '‘recidivism’ heeft ‘input-gone’ nodig',
    ],
    [
      'decisions that need each other',
      [
        'nl/law/measure-2026.dmn',
        '<requiredInput href="#input-earlier-measures"/>',
        '<requiredDecision href="#measure"/>',
      ],
      { code: 'cycle', file: 'measure-2026.dmn' },
      'wachten op elkaar: ‘recidivism’ → ‘Maatregel’ → ‘recidivism’',
    ],
    [
      'a function that does not exist',
      ['GM1916/profiling.dmn', '&lt;= 3', 'maximum(?) &lt;= 3'],
      { code: 'unknown-function', file: 'profiling.dmn', part: 'profile', rows: [2], column: 2 },
      'de functie ‘maximum’ bestaat niet',
    ],
    [
      'a cell that is no FEEL',
      ['GM1916/profiling.dmn', '&lt;= 3', '&lt;= = 3'],
      { code: 'cell-not-feel', file: 'profiling.dmn', part: 'profile', rows: [2], column: 2 },
      '‘<= = 3’ kan niet worden gelezen; het gaat mis bij teken',
    ],
    [
      'an ordinance outside the bounds of the law',
      [
        'GM9990/2026-01-01.json',
        '"first-measure-months": {\n      "value": 1',
        '"first-measure-months": {\n      "value": 4',
      ],
      {
        code: 'value-out-of-bounds',
        part: 'ordinance.first-measure-months',
        article: 'Participatiewet artikel 18 lid 5',
      },
      '4 mag niet. Volgens Participatiewet artikel 18 lid 5 mag het zijn: 1 tot en met 3',
    ],
    [
      'versions that overlap',
      ['GM0935/2005-01-01.json', '"validUntil": "2005-06-30"', '"validUntil": "2005-07-15"'],
      { code: 'period-overlap', file: '2005-07-01.json', part: 'validFrom' },
      'GM0935-2005.1 geldt tot en met 2005-07-15, maar GM0935-2005.2 gaat al in op 2005-07-01',
    ],
    [
      'two versions on one day',
      ['GM0935/2005-07-01.json', '"validFrom": "2005-07-01"', '"validFrom": "2005-01-01"'],
      { code: 'two-on-one-day', part: 'validFrom' },
      'GM0935-2005.1 en GM0935-2005.2 gaan allebei in op 2005-01-01',
    ],
    [
      'a scenario that comes out otherwise',
      ['GM0363/scenarios.json', '"category": "youth"', '"category": "activation"'],
      { code: 'scenario-differs', file: 'scenarios.json', part: 'GM0363-2017.1' },
      'Verwacht: {"category":"activation"',
    ],
  ]

test.each(planted)('%s', async (_what, change, fault, nl) => {
  const owner = change[0].split('/')[0]?.toUpperCase()
  const faults = Object.values(await faultsIn(await copyWith(change), owner)).flat()
  const [found] = faults.filter(({ code }) => code === fault.code)
  expect(found).toMatchObject(fault)
  expect(found?.nl).toContain(nl)
})

test('a gap between versions is told and does not block', async () => {
  const copy = await copyWith(['GM0935/2005-01-01.json', '"validUntil": "2005-06-30"', '"validUntil": "2005-05-31"'])
  const [report] = await checkPolicies(copy, 'GM0935')
  expect(report?.findings).toContainEqual(expect.objectContaining({ code: 'period-gap', isBlocking: false }))
})

test('the command says what is wrong in words or as JSON, and ends with 1; wrong arguments with 2', async () => {
  const copy = await copyWith(['GM1916/profiling.dmn', '&lt;= 3', '&lt;= = 3'])
  const words = await run('GM1916', '--policies', copy)
  expect(words.code).toBe(1)
  expect(words.out).toContain('Leidschendam-Voorburg (GM1916), GM1916-2009.1: 1 fout,')
  expect(words.out).toContain('  fout    profiling.dmn, profile, rij 2, kolom 2: Rij 2, kolom ‘')
  expect(JSON.parse((await run(join(copy, 'GM1916/'), '--json')).out)).toMatchObject({
    isGood: false,
    reports: [{ owner: 'GM1916' }],
  })
  expect((await run('GM0772-2009.1', '--policies', copy)).code).toBe(0)
  expect(await run('GM0001')).toMatchObject({ code: 2, told: expect.stringContaining('geen pakket GM0001') })
  expect((await run('--what')).code).toBe(2)
})
