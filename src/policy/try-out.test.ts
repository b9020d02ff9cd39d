import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Facts } from '../core/fact.ts'
import { loadPolicies } from '../server/policies.ts'
import { drawResidents } from '../simulation/residents.ts'
import type { LoadedPolicy } from './loaded-policy.ts'
import { outcomeBy } from './outcome.ts'
import { proposeAttention, proposeCategory, proposeContactInterval } from './proposal.ts'
import { createTryOut, hoursNeeded } from './try-out.ts'
import { GroupBy, groupCode, groupsOfCode, TryOutPart } from './try-out-groups.ts'

const policies = await loadPolicies(resolve(import.meta.dirname, '../../policies'))
const all = [...policies.municipalities.values()].flat()

function policyOf(municipalityId: string): LoadedPolicy {
  const policy = policies.inForce(municipalityId, '2026-11-23')
  if (!policy) throw new Error(`no policy in ${municipalityId}`)
  return policy
}

const amsterdam = { policy: policyOf('GM0363'), duties: null }
const weert = { policy: policyOf('GM0988'), duties: null }

const residents = (size: number, seed = 'test') => [
  ...drawResidents({ municipalityId: 'GM0363', size, seed, today: '2026-11-23' }),
]

function triedOn(facts: readonly Facts[], category: string | null = null) {
  const tried = createTryOut(amsterdam, weert)
  for (const each of facts) tried.add({ facts: each, category })
  return tried.counts()
}

const total = (moves: readonly { count: number }[]) => moves.reduce((sum, { count }) => sum + count, 0)

describe('a policy tried beside another one', () => {
  test('tells who goes from which category to which', () => {
    const counts = triedOn([
      { age: 40, monthsToWork: 3, goal: 'work', canWork: true },
      { age: 40, monthsToWork: 3, goal: 'work', canWork: true },
      { age: 50, monthsToWork: 60, goal: 'care', canWork: false, careNeed: true },
    ])
    expect(counts).toMatchObject({ residents: 3, changedAny: 3 })
    expect(counts.moves.category).toEqual([
      { from: 'reintegration', to: 'work', count: 2 },
      { from: 'activation', to: 'care', count: 1 },
    ])
    expect(counts.groups.find(({ by, group }) => by === 'months-to-work' && group === 'from-25')).toMatchObject({
      residents: 1,
      changed: { category: 1 },
      moves: [{ from: 'activation', to: 'care', count: 1 }],
    })
  })

  test('changes nothing beside itself', () => {
    const tried = createTryOut(weert, weert)
    for (const facts of residents(500)) tried.add({ facts, category: null })
    expect(tried.counts()).toMatchObject({ changedAny: 0, changed: { category: 0, team: 0, contact: 0, attention: 0 } })
  })

  test('counts every resident once in every table, whoever they are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.string(), (size, seed) => {
        const counts = triedOn(residents(size, seed))
        for (const part of TryOutPart.options) {
          expect(total(counts.moves[part])).toBe(size)
          const changed = counts.moves[part].filter(({ from, to }) => from !== to)
          expect(counts.changed[part]).toBe(total(changed))
        }
        for (const by of GroupBy.options) {
          const groups = counts.groups.filter((group) => group.by === by)
          expect(groups.reduce((sum, group) => sum + group.residents, 0)).toBe(size)
        }
      }),
      { numRuns: 20 },
    )
  })

  test('says how many have another category by decision than the policy proposes now', () => {
    const facts = { age: 40, monthsToWork: 3, goal: 'work', canWork: true }
    expect(triedOn([facts, facts], 'reintegration')).toMatchObject({ decided: 2, decidedOtherwise: 0 })
    expect(triedOn([facts, facts], 'activation')).toMatchObject({ decided: 2, decidedOtherwise: 2 })
  })

  test('takes what a person decided where the tables propose nothing, if the scheme has it', () => {
    const decide = outcomeBy(weert)
    expect(decide({}, 'care').category).toBe('care')
    expect(decide({}, 'reintegration').category).toBeNull()
  })
})

test('what is counted is what a dossier proposes, in every pack', () => {
  for (const policy of all) {
    const decide = outcomeBy({ policy, duties: null })
    for (const facts of residents(60)) {
      const { category } = proposeCategory(policy, facts)
      const { maxDays, standing } = proposeContactInterval(policy, facts, category)
      expect(decide(facts, null)).toMatchObject({
        category,
        attention: proposeAttention(policy, facts, category).attentionClass,
        contact: standing === 'norm' ? String(maxDays) : null,
      })
    }
  }
})

describe('groups', () => {
  test('are made of facts alone, and what is not known is a group', () => {
    const groups = groupsOfCode(groupCode({ age: 26, monthsToWork: 7, hasLanguageProblem: true, careNeed: false }))
    expect(groups).toEqual({
      age: 'under-27',
      'months-to-work': '7-12',
      'language-problem': 'yes',
      'single-parent': 'unknown',
      'care-need': 'no',
    })
  })

  test.each([
    [26, 'under-27'],
    [27, '27-44'],
    [44, '27-44'],
    [45, 'from-45'],
    [90, 'from-45'],
  ])('age %i is in %s', (age, group) => {
    expect(groupsOfCode(groupCode({ age })).age).toBe(group)
  })
})

test('hours are counted for whoever has a norm, and for nobody else', () => {
  const moves = [
    { from: null, to: '28', count: 100 },
    { from: null, to: null, count: 30 },
  ]
  const { hours, withNorm, withoutNorm } = hoursNeeded(moves, 'to', 60)
  expect([withNorm, withoutNorm]).toEqual([100, 30])
  // A hundred people, thirteen times a year, an hour each: 25 hours a week.
  expect(hours).toBeCloseTo((100 * 365) / 28 / 52, 10)
  expect(hoursNeeded(moves, 'from', 60)).toMatchObject({ hours: 0, withNorm: 0, withoutNorm: 130 })
})
