import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LoadedPolicy } from '../policy/loaded-policy.ts'
import { PARAMETER_SCHEMAS } from '../policy/pack.ts'
import { categoriesOf, proposeAttention, proposeCategory, proposeContactInterval } from '../policy/proposal.ts'
import { endNorm } from '../policy/radar-norm.ts'
import { loadPolicies } from './policies.ts'

const { country, municipalities } = await loadPolicies(join(import.meta.dirname, '../../policies'))

/** Every parameter of a pack with where it stands: 'intake.regime', 'workFirst'. */
function parametersOf({ pack }: LoadedPolicy): [string, unknown][] {
  const parts = Object.entries({ ...pack, ...prefixed('intake.', pack.intake), ...prefixed('labels.', pack.labels) })
  return parts.filter(([path]) => path in PARAMETER_SCHEMAS)
}

const prefixed = (prefix: string, part: object) =>
  Object.fromEntries(Object.entries(part).map(([key, value]: [string, unknown]) => [`${prefix}${key}`, value]))

const isUnknown = (parameter: unknown): boolean =>
  typeof parameter === 'object' && parameter !== null && 'unknown' in parameter

describe('Voorbeeldstad, the start for a municipality', () => {
  const [start] = municipalities.get('GM9990') ?? []
  if (!start) throw new Error('no pack of Voorbeeldstad')

  test('leaves nothing unknown but how long the results of instruments hold, which no source says', () => {
    const parameters = parametersOf(start)
    expect(parameters).toHaveLength(Object.keys(PARAMETER_SCHEMAS).length)
    expect(parameters.filter(([, parameter]) => isUnknown(parameter)).map(([path]) => path)).toEqual([
      'instrumentTerms',
    ])
  })

  test('says of every value that it is our own or from the law', () => {
    const known = parametersOf(start).filter(([, parameter]) => !isUnknown(parameter))
    for (const [path, parameter] of [...known, ...Object.entries(start.pack.ordinance)])
      expect([path, parameter]).toEqual([
        path,
        expect.objectContaining({ source: expect.stringMatching(/^(own default|Participatiewet)/) }),
      ])
  })

  test('sorts by the chosen goal alone: no other fact moves anybody to another group or team', () => {
    const others = fc.record(
      {
        age: fc.integer({ min: 18, max: 67 }),
        monthsToWork: fc.integer({ min: 0, max: 600 }),
        canWork: fc.boolean(),
        hasDebts: fc.boolean(),
        hasLanguageProblem: fc.boolean(),
        careNeed: fc.boolean(),
      },
      { requiredKeys: [] },
    )
    const goals = fc.constantFrom('work', 'work-later', 'participation', 'civic-integration', 'care', 'income-only')
    fc.assert(
      fc.property(goals, others, (goal, facts) => {
        const { category, missing } = proposeCategory(start, { ...facts, goal })
        expect([category, missing]).toEqual([proposeCategory(start, { goal }).category, []])
        expect(category).not.toBeNull()
      }),
      { numRuns: 60 },
    )
  })

  test('lets nobody out of sight: every group has a norm of half a year at most, and an attention class', () => {
    for (const { key } of categoriesOf(start))
      for (const copesAlone of [true, false]) {
        const { maxDays, standing } = proposeContactInterval(start, { copesAlone }, key)
        expect([key, standing]).toEqual([key, 'norm'])
        expect(maxDays).toBeLessThanOrEqual(183)
        const { attentionClass } = proposeAttention(start, { copesAlone, careNeed: false }, key)
        expect(attentionClass).toBe(copesAlone ? 'regular' : 'more')
      }
  })
})

test('how soon somebody is spoken to after a programme is the municipality’s own term, or else the default of the country', () => {
  const [start] = municipalities.get('GM9990') ?? []
  if (!start) throw new Error('no pack of Voorbeeldstad')
  const own = { ...start, pack: { ...start.pack, afterEndDays: { value: 14, source: 'besluit 4' } } }
  expect(endNorm(own, country.data)).toMatchObject({
    maxDays: 14,
    standing: 'norm',
    sources: ['besluit 4'],
    policyVersion: start.version,
  })
  const silent = { ...own, pack: { ...own.pack, afterEndDays: { unknown: true as const, reason: own.pack.silence } } }
  for (const policy of [silent, undefined])
    expect(endNorm(policy, country.data)).toMatchObject({
      maxDays: 28,
      standing: 'default',
      sources: ['own default'],
      policyVersion: null,
    })
})
