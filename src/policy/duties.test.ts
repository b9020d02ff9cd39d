import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadLaw } from '../server/law.ts'
import { dutiesBy, proposeDuties } from './duties.ts'
import { findInForce } from './in-force.ts'

const laws = await loadLaw(join(import.meta.dirname, '../../policies/nl/law'))
const lawOn = (day: string) => {
  const law = findInForce(laws, day)
  if (!law) throw new Error(`no law on ${day}`)
  return law
}
const today = lawOn('2026-11-25')
const standings = (...args: Parameters<typeof proposeDuties>) =>
  Object.fromEntries(proposeDuties(...args).map(({ duty, standing }) => [duty, standing]))

test('the same mother of a child of 3 has other duties by the law of 2004, 2011 and today', () => {
  const facts = { age: 30, isSingleParent: true, youngestChildAge: 3, isFullyDisabled: false }
  expect(standings(lawOn('2004-10-01'), facts, { isChildcareSettled: false, workExemption: 'none' })).toEqual({
    work: 'acceptance-waits',
    cooperation: 'holds',
    service: null,
  })
  expect(standings(lawOn('2011-06-01'), facts, { workExemption: '9a' })).toEqual({
    work: 'exempt',
    cooperation: 'holds',
    service: null,
  })
  expect(standings(today, facts, { workExemption: '9a', serviceExemption: '9a' })).toEqual({
    work: 'exempt',
    cooperation: 'holds',
    service: 'exempt',
  })
})

test('a dossier that says nothing of children has no proposal on work, and is told what is missing', () => {
  const [work] = proposeDuties(today, { age: 40 })
  expect(work).toMatchObject({ standing: null, klant: null, firedRules: [] })
  expect(work?.missing).toEqual(expect.arrayContaining(['isSingleParent', 'youngestChildAge']))
  expect(work?.nl).toContain('Er is nog geen voorstel. Nog niet bekend:')
  expect(work?.nl).toContain('of iemand alleenstaande ouder is')
})

test('a proposal says why, from which article, and the same to the resident', () => {
  const [, cooperation] = proposeDuties(today, { age: 40, isFullyDisabled: false }, { workExemption: '9-2' })
  expect(cooperation).toMatchObject({
    standing: 'holds',
    klant: 'U hoeft nu geen werk te zoeken. U werkt wel mee aan uw plan.',
    missing: [],
    lawVersion: 'NL-2026-07.1',
  })
  expect(cooperation?.firedRules[0]?.source).toContain('Participatiewet 9 lid 1 b, lid 2 en 9a')
})

test('a law without a duty says so and proposes nothing', () => {
  const [, , service] = proposeDuties(lawOn('2009-06-01'), { age: 40 })
  expect(service).toMatchObject({ standing: null, missing: [], firedRules: [] })
  expect(service?.nl).toContain('De wet van die dag kent deze plicht niet')
})

test('the duties that hold are one key with words; too little known is no key', () => {
  const facts = { age: 40, isSingleParent: false, isFullyDisabled: false }
  const duties = dutiesBy(today)
  expect(duties?.of(facts)).toBe('work+cooperation+service')
  expect(duties?.of({ age: 17 })).toBe('none')
  expect(duties?.of({ age: 40 })).toBeNull()
  expect(duties?.of({ ...facts, age: 40 })).toBe('work+cooperation+service')
  expect(duties?.labels['work+cooperation+service']).toEqual({
    nl: 'werk, meewerken en tegenprestatie',
    en: 'work, cooperation and service in return',
  })
  expect(dutiesBy(lawOn('2012-06-01'))?.of(facts)).toBe('work+cooperation')
  expect(dutiesBy(lawOn('2009-12-01'))).toBeNull()
})

test('the duties of many people are those of each apart, in words that exist', () => {
  const facts = fc.record(
    {
      age: fc.integer({ min: 15, max: 70 }),
      isSingleParent: fc.boolean(),
      youngestChildAge: fc.integer({ min: 0, max: 30 }),
      isFullyDisabled: fc.boolean(),
      hasDebts: fc.boolean(),
    },
    { requiredKeys: [] },
  )
  const many = dutiesBy(today)
  fc.assert(
    fc.property(facts, (known) => {
      const key = many?.of(known) ?? null
      expect(key).toBe(dutiesBy(today)?.of(known) ?? null)
      const proposals = proposeDuties(today, known)
      expect(key === null).toBe(proposals.some(({ standing }) => standing === null))
      if (key !== null) expect(many?.labels[key]?.nl).toBeTruthy()
    }),
  )
})

test('by the law since 2015 an exemption never takes away cooperating, whoever has it', () => {
  const exemption = fc.constantFrom('none' as const, '9-2' as const, '9a' as const)
  const facts = fc.record({
    age: fc.integer({ min: 18, max: 59 }),
    isSingleParent: fc.boolean(),
    youngestChildAge: fc.integer({ min: 0, max: 30 }),
    isFullyDisabled: fc.constant(false),
  })
  fc.assert(
    fc.property(facts, exemption, exemption, (known, workExemption, serviceExemption) => {
      expect(standings(today, known, { workExemption, serviceExemption })['cooperation']).toBe('holds')
    }),
  )
})
