import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Facts } from '../core/fact.ts'
import type { LoadedPolicy } from '../policy/loaded-policy.ts'
import { proposeCategory, proposeContactInterval } from '../policy/proposal.ts'
import { valueOf } from '../policy/sourced.ts'
import { loadPolicies } from './policies.ts'

const policies = await loadPolicies(join(import.meta.dirname, '../../policies'))

function packOf(version: string): LoadedPolicy {
  const found = [...policies.municipalities.values()].flat().find((each) => each.version === version)
  if (!found) throw new Error(`no pack ${version}`)
  return found
}

const SEVEN = [
  'GM0363-2017.1',
  'GM0599-2017.1',
  'GM0344-2017.1',
  'GM0080-2017.1',
  'GM0855-2017.1',
  'SE0180-2017.1',
  'DE04011-2017.1',
]
const FIVE = SEVEN.slice(0, 5)

/** Somebody far from work under every reading of it, in the intensive class of Amsterdam. */
const FAR: Facts = {
  age: 50,
  monthsToWork: 36,
  goal: 'participation',
  canWork: false,
  copesAlone: false,
  participationLevel: 'isolated',
}

/** The month from which the estimate alone changes the group; null where it changes nothing. */
function cutOffMonths(policy: LoadedPolicy): number | null {
  const groupAt = (monthsToWork: number) => proposeCategory(policy, { age: 50, monthsToWork }).category
  for (let month = 1; month <= 120; month++) if (groupAt(month) !== groupAt(month - 1)) return month
  return null
}

function rowOf(policy: LoadedPolicy) {
  const { pack } = policy
  const service = valueOf(pack.serviceInReturn)
  const letter = valueOf(pack.invitation)
  const { maxDays, standing } = proposeContactInterval(policy, FAR, proposeCategory(policy, FAR).category)
  return {
    name: pack.municipality.name,
    cutOff: cutOffMonths(policy),
    service: service && [service.asked, service.isEnforced],
    participation: valueOf(pack.enforcement)?.participation ?? null,
    duty: valueOf(pack.jobSearchDuty)?.practice ?? null,
    caseload: valueOf(pack.caseloadNorm)?.map(({ min, max }) => [min, max]) ?? null,
    contact: maxDays === null ? null : [maxDays, standing],
    names: valueOf(pack.neighbourhoodData)?.knows ?? null,
    letter: letter && [letter.tone, letter.isAttendanceCompulsory, letter.namesConsequences],
    noShow: valueOf(pack.noShow)?.map(({ form }) => form) ?? null,
    hours: valueOf(pack.participationHours),
  }
}

/**
 * The comparison of the seven cities, typed in from the study. Null: not stated, or no such thing.
 * @source seed4 §2
 */
const TABLE = [
  {
    name: 'Amsterdam',
    cutOff: 24,
    service: ['voluntary', false],
    participation: 'voluntary',
    duty: 'not-enforced',
    caseload: [[null, 350]],
    contact: [21, 'example'],
    names: 'not-involved',
    letter: ['friendly', false, false],
    noShow: ['letter', 'home-visit', 'respect-the-no'],
    hours: null,
  },
  {
    name: 'Rotterdam',
    cutOff: null,
    service: ['compulsory', true],
    participation: 'compulsory',
    duty: 'not-enforced',
    caseload: [[null, 350]],
    contact: [183, 'example'],
    names: 'not-involved',
    letter: ['warning', true, true],
    noShow: ['letter', 'registered-letter', 'appointment', 'letter', 'measure-proposal'],
    hours: 20,
  },
  {
    name: 'Utrecht',
    cutOff: null,
    service: ['not-carried-out', false],
    participation: 'voluntary',
    duty: 'not-enforced',
    caseload: null,
    contact: [365, 'norm'],
    names: 'nothing',
    letter: ['friendly', true, false],
    noShow: null,
    hours: null,
  },
  {
    name: 'Leeuwarden',
    cutOff: null,
    service: ['asked', false],
    participation: 'voluntary',
    duty: 'not-enforced',
    caseload: null,
    contact: null,
    names: 'names-and-addresses',
    letter: null,
    noShow: null,
    hours: null,
  },
  {
    name: 'Tilburg',
    cutOff: null,
    service: ['asked', false],
    participation: 'voluntary',
    duty: 'exempted',
    caseload: null,
    contact: [365, 'norm'],
    names: 'nothing',
    letter: null,
    noShow: null,
    hours: null,
  },
  {
    name: 'Stockholm',
    cutOff: null,
    service: null,
    participation: 'compulsory',
    duty: 'enforced',
    caseload: [
      [90, 120],
      [25, 30],
      [20, 20],
    ],
    contact: [61, 'norm'],
    names: null,
    letter: null,
    noShow: null,
    hours: null,
  },
  {
    name: 'Bremen',
    cutOff: null,
    service: null,
    participation: 'voluntary',
    duty: null,
    caseload: [
      [200, 450],
      [150, 150],
    ],
    contact: null,
    names: null,
    letter: null,
    noShow: null,
    hours: null,
  },
]

test('the seven cities of seed4 §2 come out of the packs, with their unknowns', () => {
  expect(SEVEN.map((version) => rowOf(packOf(version)))).toEqual(TABLE)
})

describe('what is unknown of the seven cities', () => {
  test.each([
    ['GM0080-2017.1', 'invitation', /Iedereen wordt uitgenodigd.*toon/],
    ['GM0855-2017.1', 'caseloadNorm', /geen caseload/],
    ['GM0344-2017.1', 'noShow', /niet wat er gebeurt/],
    ['SE0180-2017.1', 'serviceInReturn', /Vrijwilligerswerk doen ze in Stockholm niet/],
    ['DE04011-2017.1', 'serviceInReturn', /geen tegenprestatie en niet verplicht/],
    ['DE04011-2017.1', 'jobSearchDuty', /moet aan het werk/],
  ] as const)('%s says of %s why, with the line', (version, parameter, reason) => {
    const said = packOf(version).pack[parameter]
    expect('reason' in said && said.reason.nl).toMatch(reason)
    expect('reason' in said && said.reason.en).toContain('seed4 L')
  })

  test('the law of another country fills no Dutch ordinance, and the pack says so', () => {
    for (const version of ['SE0180-2017.1', 'DE04011-2017.1']) {
      const { pack } = packOf(version)
      expect([pack.ordinance, valueOf(pack.neighbourhoodData)]).toEqual([{}, null])
      expect(pack.note.nl).toContain('een Nederlandse verordening of de Participatiewet geldt hier niet')
    }
  })
})

describe('what the study says of all five Dutch cities', () => {
  test('the duty to apply is not enforced, with the line that says so of all', () => {
    for (const version of FIVE) {
      const { jobSearchDuty } = packOf(version).pack
      expect('source' in jobSearchDuty && jobSearchDuty.source).toContain('L125-127')
      expect(valueOf(jobSearchDuty)?.practice).not.toBe('enforced')
    }
  })

  test('the client chooses the activity, with the line that says so of all', () => {
    for (const version of FIVE) {
      const { activities } = packOf(version).pack
      expect('note' in activities && activities.note?.nl).toContain('L236-239')
    }
  })

  test('nobody under 27 falls in the group with little chance, whatever else is known', () => {
    const facts = fc.record(
      {
        age: fc.integer({ min: 18, max: 26 }),
        monthsToWork: fc.integer({ min: 0, max: 600 }),
        goal: fc.constantFrom('work', 'work-later', 'participation', 'care'),
        copesAlone: fc.boolean(),
      },
      { requiredKeys: ['age'] },
    )
    fc.assert(
      fc.property(facts, (known) => {
        for (const version of FIVE) expect(proposeCategory(packOf(version), known).category).toBe('youth')
      }),
      { numRuns: 40 },
    )
  })
})

describe('Helmond, Tilburg and Weert in 2012', () => {
  test.each([
    ['GM0794-2012.1', 'new-clients', null, null],
    ['GM0794-2012.1', 'work-and-integration', 6, 24],
    ['GM0794-2012.1', 'activation-and-care', 24, null],
    ['GM0855-2012.1', 'werkplein', 0, 12],
    ['GM0855-2012.1', 'activation', 12, 36],
    ['GM0855-2012.1', 'basic-services', 36, null],
    ['GM0988-2012.1', 'activation-and-work', null, null],
  ])('seed3 §2: in %s the team %s guides people from %s up to %s months from work', (version, key, from, to) => {
    const team = valueOf(packOf(version).pack.teams)?.teams.find((each) => each.key === key)
    expect(team).toMatchObject({ minMonths: from, maxMonths: to })
  })

  test('the policy of Tilburg of 2012 holds until the day before that of 2017', () => {
    expect(policies.inForce('GM0855', '2016-12-31')?.version).toBe('GM0855-2012.1')
    expect(policies.inForce('GM0855', '2017-01-01')?.version).toBe('GM0855-2017.1')
  })

  test('the same person far from work meets three half-days in 2012 and a voluntary step in 2017', () => {
    const [before, after] = ['GM0855-2012.1', 'GM0855-2017.1'].map((version) => packOf(version).pack)
    expect([before && valueOf(before.halfDays), after && valueOf(after.halfDays)]).toEqual([3, null])
    expect(after && valueOf(after.enforcement)?.participation).toBe('voluntary')
  })
})

test('no text of these packs stands in English where Dutch belongs', () => {
  const same: string[] = []
  const look = (part: unknown, path: string): void => {
    if (typeof part !== 'object' || part === null) return
    if ('nl' in part && 'en' in part && part.nl === part.en && typeof part.nl === 'string' && part.nl.includes(' '))
      same.push(`${path}: ${part.nl}`)
    for (const [key, value] of Object.entries(part)) look(value, `${path}.${key}`)
  }
  for (const version of [...SEVEN, 'GM0794-2012.1', 'GM0855-2012.1', 'GM0988-2012.1', 'GM9990-2026.1'])
    look(packOf(version).pack, version)
  expect(same).toEqual([])
})
