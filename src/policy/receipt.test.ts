import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type LoadedPolicies, loadPolicies } from '../server/policies.ts'
import type { LoadedPolicy } from './loaded-policy.ts'
import { decideWithReceipt, Receipt, repeat } from './receipt.ts'

const policies: LoadedPolicies = await loadPolicies(resolve(join(import.meta.dirname, '../../policies')))
const amsterdam = (): LoadedPolicy => {
  const policy = policies.inForce('GM0363', '2017-06-01')
  if (!policy) throw new Error('no policy for Amsterdam')
  return policy
}
const PROFILE = { file: 'profiling.dmn', decision: 'profile' }

const anyFacts = fc.record(
  { age: fc.integer({ min: 18, max: 67 }), monthsToWork: fc.integer({ min: 0, max: 60 }), goal: fc.constant('work') },
  { requiredKeys: [] },
)

test('a decision made again from its receipt is the same, whatever else was known', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const { evaluation, receipt } = decideWithReceipt(amsterdam(), PROFILE, facts)
      const kept = Receipt.parse(JSON.parse(JSON.stringify(receipt)))
      expect(repeat(amsterdam(), kept)).toEqual(evaluation)
      expect(kept.inputs).not.toHaveProperty('goal')
    }),
  )
})

test('a receipt names the pack, the decision and every file to the letter', () => {
  const { receipt } = decideWithReceipt(amsterdam(), PROFILE, { age: 30, monthsToWork: 2 })
  const policy = amsterdam()
  expect(receipt).toEqual({
    policyVersion: policy.version,
    ...PROFILE,
    hashes: policy.hashes,
    inputs: { age: 30, monthsToWork: 2 },
    value: 'reintegration',
  })
})

test('a file that has changed since, or another version, is refused', () => {
  const { receipt } = decideWithReceipt(amsterdam(), PROFILE, { age: 30 })
  const changed = { ...amsterdam(), hashes: { ...amsterdam().hashes, 'profiling.dmn': 'other' } }
  expect(() => repeat(changed, receipt)).toThrow('profiling.dmn has changed since')
  expect(() => repeat({ ...amsterdam(), version: 'GM0363-2030.1' }, receipt)).toThrow('this is GM0363-2030.1')
})
