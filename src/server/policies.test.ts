import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import type { Facts } from '../core/fact.ts'
import { getDecision } from '../policy/decision-model.ts'
import { compareCategories, proposeAttention, proposeCategory, proposeContactInterval } from '../policy/proposal.ts'
import { runLawScenario, runScenario, Scenarios } from '../policy/scenario.ts'
import { valueOf } from '../policy/sourced.ts'
import { loadPolicies } from './policies.ts'

const POLICIES = join(import.meta.dirname, '../../policies')
const policies = await loadPolicies(POLICIES)
const today = '2026-11-23'

const inForce = (id: string) => {
  const policy = policies.inForce(id, today)
  if (!policy) throw new Error(`no policy in force for ${id}`)
  return policy
}

const everyPolicy = [...policies.municipalities.keys()].map(inForce)

for (const id of policies.municipalities.keys()) {
  const { scenarios } = Scenarios.parse(JSON.parse(await readFile(join(POLICIES, id, 'scenarios.json'), 'utf8')))
  describe(`what the study says of ${inForce(id).pack.municipality.name}`, () => {
    test.each(scenarios)('$en ($source)', (scenario) => {
      const policy = policies.municipalities.get(id)?.find((each) => each.version === scenario.version)
      expect(policy).toBeDefined()
      if (!policy) return
      const { expected, actual } = runScenario(policy, scenario)
      expect(actual).toEqual(expected)
    })
  })

  test.each(policies.municipalities.get(id) ?? [])(
    'every category that the table of $version can give is reached by a scenario',
    ({ version, models, pack }) => {
      const ofVersion = scenarios.filter((scenario) => scenario.version === version)
      expect(ofVersion).not.toEqual([])
      const reached = new Set(ofVersion.map((each) => ('facts' in each ? JSON.stringify(each.expect.category) : '')))
      const ref = valueOf(pack.profilingScheme)?.decision
      const model = ref && models[ref.file]
      const given = ref && model ? getDecision(model, ref.decision).rules.map((rule) => rule.outputs[0]?.text) : []
      expect(given.filter((category) => category === undefined || !reached.has(category))).toEqual([])
    },
  )
}

const ofLaw = Scenarios.parse(JSON.parse(await readFile(join(POLICIES, 'nl/scenarios.json'), 'utf8'))).scenarios
describe('what the law says', () => {
  test.each(ofLaw)('$en ($source)', (scenario) => {
    const law = policies.law.find((each) => each.version === scenario.version)
    expect(law).toBeDefined()
    if (!law) return
    const { expected, actual } = runLawScenario(law, scenario)
    expect(actual).toEqual(expected)
  })
})

test('seed2 T6: the same person of eight months is sorted differently, and the screen can say why', () => {
  const facts: Facts = { monthsToWork: 8, canWork: true, goal: 'work-later', age: 40 }
  const { municipalities, nl } = compareCategories(everyPolicy, facts)
  const byName = Object.fromEntries(municipalities.map((each) => [each.municipality.name, each.proposal.category]))
  expect(byName).toMatchObject({
    Amsterdam: 'reintegration',
    Weert: 'work-via-participation',
    'Leidschendam-Voorburg': 'work-first',
    Eindhoven: 'b-stream',
    'Sittard-Geleen': 'a-stream',
    'Den Haag': null,
  })
  const bases = new Set(municipalities.map((each) => each.proposal.basis))
  for (const basis of ['prognosis', 'goal', 'route', 'state'] as const) expect(bases).toContain(basis)
  const voorburg = municipalities.find(({ municipality }) => municipality.id === 'GM1916')
  expect(voorburg?.looksAt.nl).toBe('welke route bij iemand past')
  expect(nl).toContain('De indelingen meten verschillende dingen.')
})

test('seed2 T7: an addict starts with social participation, from which Work First follows', () => {
  const policy = inForce('GM1916')
  const proposal = proposeCategory(policy, { canWork: false })
  expect([proposal.category, proposal.policyVersion]).toEqual(['social-participation', 'GM1916-2009.1'])
  expect(proposal.firedRules).toMatchObject([
    { index: 0, source: 'seed2 L721', inputs: [{ name: 'canWork', value: false }] },
  ])
  const scheme = valueOf(policy.pack.profilingScheme)
  expect(scheme?.categories.find(({ key }) => key === 'social-participation')?.next).toBe('work-first')
})

const anyFacts: fc.Arbitrary<Facts> = fc.record(
  {
    monthsToWork: fc.integer({ min: 0, max: 600 }),
    age: fc.integer({ min: 0, max: 120 }),
    goal: fc.constantFrom('work', 'work-later', 'participation', 'care', 'civic-integration', 'income-only'),
    canWork: fc.boolean(),
    careNeed: fc.boolean(),
    integrationDuty: fc.boolean(),
    copesAlone: fc.boolean(),
  },
  { requiredKeys: [] },
)

/** Facts of the wrong kind too: whatever is stored, the engine answers. */
const strangeFacts: fc.Arbitrary<Facts> = fc.dictionary(
  fc.constantFrom('monthsToWork', 'age', 'goal', 'canWork', 'careNeed', 'copesAlone'),
  fc.oneof(fc.boolean(), fc.integer(), fc.string()),
)

test('no facts make the tables contradict themselves or fall over, and no proposal is without words', () => {
  fc.assert(
    fc.property(fc.oneof(anyFacts, strangeFacts), (facts) => {
      for (const policy of everyPolicy) {
        const known = new Set<string>(valueOf(policy.pack.profilingScheme)?.categories.map(({ key }) => key))
        const { category, nl, en } = proposeCategory(policy, facts)
        expect(category === null || known.has(category)).toBe(true)
        for (const words of [nl, en]) expect(words.length).toBeGreaterThan(10)
        expect(nl).not.toContain('spreekt zichzelf hier tegen')
        const interval = proposeContactInterval(policy, facts, category)
        expect(interval.maxDays === null).toBe(interval.standing === null)
        proposeAttention(policy, facts, category)
      }
    }),
    { numRuns: 60 },
  )
})

test('what is said to be missing is unknown, and when nothing is missing more facts change nothing', () => {
  fc.assert(
    fc.property(anyFacts, anyFacts, (facts, more) => {
      for (const policy of everyPolicy) {
        const { category, missing } = proposeCategory(policy, facts)
        for (const name of missing) expect(facts[name]).toBeUndefined()
        if (missing.length === 0) expect(proposeCategory(policy, { ...more, ...facts }).category).toBe(category)
      }
    }),
    { numRuns: 60 },
  )
})

test('work and income are split in Weert and one job in Leidschendam-Voorburg', () => {
  expect(policies.rightsOf('GM0988', today)['income-consultant']).toMatchObject({ 'intake.write': 'team' })
  expect(policies.rightsOf('GM1916', today)['income-consultant']).toEqual({})
  expect(policies.rightsOf('GM1916', today)['case-manager']).toEqual(policies.country.rights.rights['case-manager'])
})

test('who administers the system, makes policy or works for a provider sees no dossier', () => {
  for (const id of [...policies.municipalities.keys(), 'GM9999']) {
    const rights = policies.rightsOf(id, today)
    for (const role of ['functional-administrator', 'policy-officer', 'provider-coach', 'privacy-officer'] as const)
      expect(Object.keys(rights[role] ?? {}).filter((permission) => permission.startsWith('dossier.'))).toEqual([])
  }
})

test('no policy is in force before its first day', () => {
  expect(policies.inForce('GM1916', '2008-12-31')).toBeUndefined()
  expect(policies.inForce('GM1916', '2009-01-01')?.version).toBe('GM1916-2009.1')
})

test('every file that decides is pinned by its hash', () => {
  expect(Object.keys(inForce('GM0363').hashes).toSorted()).toEqual([
    '2017-01-01.json',
    'contact-norm.dmn',
    'profiling.dmn',
  ])
  for (const hash of Object.values(inForce('GM0363').hashes)) expect(hash).toMatch(/^[0-9a-f]{64}$/)
})

const copies: string[] = []
afterAll(async () => {
  for (const copy of copies) await rm(copy, { recursive: true })
})

async function withChanged(file: string, change: (text: string) => string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'policies-'))
  copies.push(copy)
  await cp(POLICIES, copy, { recursive: true })
  await writeFile(join(copy, file), change(await readFile(join(copy, file), 'utf8')))
  return copy
}

test.each([
  ['GM1916/profiling.dmn', 'canWork', 'sexe', /'sexe' is not a fact that is kept/],
  ['GM1916/profiling.dmn', '"work-first"', '"work-second"', /gives "work-second", which the pack lacks/],
  ['GM1916/profiling.dmn', 'FIRST', 'FASTEST', /no hit policy FASTEST/],
  ['GM1916/profiling.dmn', '&lt;= 3', '&lt;= = 3', /is not FEEL/],
  ['GM1916/2009-01-01.json', '"validFrom": "2009-01-01"', '"validFrom": "2009-02-30"', /day\.invalid/],
  ['GM1916/2009-01-01.json', '"seed2 L692, L739"', '""', /durationMinutes/],
  ['GM1916/2009-01-01.json', '"validFrom": "2009-01-01"', '"validFrom": "2009-01-02"', /does not fit/],
  ['GM1916/2009-01-01.json', '"to": "what-stands-in-the-way"', '"to": "medical-reason"', /question\.branch-not-ahead/],
  ['nl/rights.json', '"dossier.read": "own"', '"dossier.read": "everywhere"', /rights/],
])('%s with %s changed to %s is refused with what is wrong', async (file, from, to, message) => {
  const copy = await withChanged(file, (text) => text.replace(from, to))
  await expect(loadPolicies(copy)).rejects.toThrow(message)
})
