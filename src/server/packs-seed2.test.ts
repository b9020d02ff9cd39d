import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Facts } from '../core/fact.ts'
import type { LoadedPolicy } from '../policy/loaded-policy.ts'
import { categoriesOf, proposeCategory } from '../policy/proposal.ts'
import { valueOf } from '../policy/sourced.ts'
import { loadPolicies } from './policies.ts'

const { municipalities } = await loadPolicies(join(import.meta.dirname, '../../policies'))
const packs2009 = [...municipalities.values()].flat().filter(({ version }) => version.endsWith('-2009.1'))

const LADDER = [
  'Betaald werk',
  'Betaald werk met ondersteuning',
  'Onbetaald werk',
  'Deelname aan georganiseerde activiteiten',
  'Sociale contacten buiten de deur',
  'Geïsoleerd',
]
const WEERT = [
  'Werk',
  'Werk/maatschappelijke participatie (met als doel werk)',
  'Maatschappelijke participatie (ooit werk)',
  'Zorg',
  'Inburgering',
  'Inkomenswaarborg',
]

/**
 * Name, profiling scheme, Work First, work and income in one hand or two, form and minutes of the first talk. Null: the
 * study does not say.
 * @source seed2 §4.1-4.4; L599, L690-692, L715-721, L733-737, L770-780, L1189-1246
 */
const TABLE = [
  ['Apeldoorn', null, null, null, null, 60],
  ['Den Haag', LADDER, null, null, null, 60],
  ['Eindhoven', ['A-stroom', 'B-stroom'], null, null, null, 60],
  ['Goes', null, 'variant', null, 'topics', 60],
  ['Houten', null, null, 'integral', null, 60],
  ['Leiden', null, null, null, null, 60],
  [
    'Leidschendam-Voorburg',
    ['Directe bemiddeling', 'Work First', 'Maatschappelijke participatie'],
    'yes',
    'integral',
    'fixed',
    45,
  ],
  ['Oldambt', null, null, 'integral', null, 60],
  ['Sittard-Geleen', ['A-stroom', 'B-stroom'], null, 'split', null, 60],
  ['Weert', WEERT, 'no', 'split', 'free', 60],
] as const

function rowOf({ pack }: LoadedPolicy) {
  const names = valueOf(pack.profilingScheme)?.categories.map(({ nl }) => nl) ?? null
  const { regime, durationMinutes } = pack.intake
  const rest = [pack.workFirst, pack.roleModel, regime, durationMinutes].map((each) => valueOf<unknown>(each))
  return [pack.municipality.name, names, ...rest]
}

const packOf = (name: string): LoadedPolicy => {
  const pack = packs2009.find((each) => each.pack.municipality.name === name)
  if (!pack) throw new Error(`no pack of 2009 for ${name}`)
  return pack
}

const proposed = (name: string, facts: Facts) => proposeCategory(packOf(name), facts).category

describe('the ten municipalities of 2009', () => {
  test('the ten municipalities of seed2 §4.1 come out of the packs, with their unknowns', () => {
    const rows = packs2009.map(rowOf).toSorted(([a], [b]) => String(a).localeCompare(String(b), 'nl'))
    expect(rows).toEqual(TABLE)
  })

  test('what no municipality of the ten says stays unknown in all, with why', () => {
    for (const { pack } of packs2009)
      for (const parameter of [pack.makeOrBuy, pack.caseloadNorm, pack.instruments, pack.contactNorm, pack.aftercare]) {
        expect(valueOf<unknown>(parameter)).toBeNull()
        if ('reason' in parameter) expect(parameter.reason.nl).not.toBe(parameter.reason.en)
      }
  })

  test('what holds in all ten is said of each: an intake within a week, the medical stop, work above income', () => {
    for (const { pack } of packs2009) {
      expect(pack.intake.termDays).toMatchObject({ value: 7, source: 'seed2 L690' })
      expect(pack.medicalSuspension).toMatchObject({ value: { resumesOn: ['able', 'partly-able'] } })
      expect(valueOf(pack.targets)?.map(({ key }) => key)).toContain('work-above-income')
    }
  })

  test('the five whose diagram is lost propose nothing, whatever is known, and ask for nothing', () => {
    const facts: Facts = { canWork: true, monthsToWork: 2, goal: 'work', participationLevel: 'isolated', age: 40 }
    for (const name of ['Apeldoorn', 'Goes', 'Houten', 'Leiden', 'Oldambt']) {
      const { category, missing, nl } = proposeCategory(packOf(name), facts)
      expect([name, category, missing]).toEqual([name, null, []])
      expect(nl).toContain(name)
    }
  })
})

test('seed2 T6: eight months is B in Eindhoven, A in Sittard-Geleen and no direct mediation in Leidschendam-Voorburg', () => {
  const facts: Facts = { canWork: true, monthsToWork: 8 }
  expect(['Eindhoven', 'Sittard-Geleen', 'Leidschendam-Voorburg'].map((name) => proposed(name, facts))).toEqual([
    'b-stream',
    'a-stream',
    'work-first',
  ])
})

test.each([
  ['Leidschendam-Voorburg', 3, 'direct-mediation', 'work-first'],
  ['Eindhoven', 6, 'a-stream', 'b-stream'],
  ['Sittard-Geleen', 24, 'a-stream', 'b-stream'],
])('"within" in %s still holds on month %i and no longer a month later', (name, months, within, after) => {
  expect(proposed(name, { canWork: true, monthsToWork: months })).toBe(within)
  expect(proposed(name, { canWork: true, monthsToWork: months + 1 })).toBe(after)
})

test('seed2 T15: when work grows scarce only the prognosis changes, and with it the stream', () => {
  const person: Facts = { canWork: true, age: 30, hasLanguageProblem: false, hasDebts: false }
  for (const name of ['Eindhoven', 'Leidschendam-Voorburg'])
    expect(proposed(name, { ...person, monthsToWork: 2 })).not.toBe(proposed(name, { ...person, monthsToWork: 10 }))
})

test('seed2 T2: the last group of Weert has a definition to look at, and age alone puts nobody in it', () => {
  const last = categoriesOf(packOf('Weert')).at(-1)
  expect(last).toMatchObject({ key: 'income-guarantee', definition: { source: 'seed2 L1246' } })
  for (const age of [64, 65, 80]) expect(proposed('Weert', { age })).toBeNull()
})

test('Weert has a policy of 2009 until the day before that of 2012 begins', () => {
  const [first, second] = municipalities.get('GM0988') ?? []
  expect([first?.pack.validFrom, first?.pack.validUntil]).toEqual(['2009-01-01', '2011-12-31'])
  expect(second?.pack.validFrom).toBe('2012-01-01')
})
