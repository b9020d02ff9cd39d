import { describe, expect, test } from 'vitest'
import { addMonths } from './day.ts'
import type { Context } from './decision.ts'
import { applyProfile, decideCategory, disputeCategory, type ProposedCategory } from './profile.ts'

const context: Context = { today: '2026-11-23', newId: () => 'id', workerId: 'worker' }
const SCHEME = { known: new Set(['a', 'b']), suspended: false }
const PROPOSED: ProposedCategory = { category: 'a', rules: [2], missing: ['age'] }
const NOTHING: ProposedCategory = { category: null, rules: [], missing: ['canWork'] }

const codeOf = (decide: () => unknown): string | undefined => {
  try {
    decide()
    return undefined
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('a category', () => {
  test('as proposed needs no reason, and remembers the rules and what was missing', () => {
    expect(decideCategory({ category: 'a' }, PROPOSED, SCHEME, context).events).toMatchObject([
      { category: 'a', proposed: 'a', rules: [2], missing: ['age'], deviationCode: null },
    ])
  })

  test('other than proposed needs a reason; its words are kept apart', () => {
    expect(codeOf(() => decideCategory({ category: 'b' }, PROPOSED, SCHEME, context))).toBe('profile.reason-missing')
    const deviation = { code: 'own-wish', text: 'Omdat zij dat wil.' }
    const { events, texts } = decideCategory({ category: 'b', deviation }, PROPOSED, SCHEME, context)
    expect(events).toMatchObject([{ category: 'b', proposed: 'a', deviationCode: 'own-wish', deviationTextId: 'id' }])
    expect(texts).toEqual([{ textId: 'id', visibility: 'team', body: 'Omdat zij dat wil.' }])
  })

  test('where nothing is proposed needs no reason, and keeps none', () => {
    const [event] = decideCategory({ category: 'b', deviation: { code: 'own-wish' } }, NOTHING, SCHEME, context).events
    expect(event).toMatchObject({ category: 'b', proposed: null, deviationCode: null, missing: ['canWork'] })
  })

  test('is one of the municipality’s own, and none while a medical judgement is awaited', () => {
    expect(codeOf(() => decideCategory({ category: 'c' }, NOTHING, SCHEME, context))).toBe('profile.unknown-category')
    expect(codeOf(() => decideCategory({ category: 'a' }, PROPOSED, { ...SCHEME, suspended: true }, context))).toBe(
      'profile.medical-suspension',
    )
  })
})

describe('the end of a category', () => {
  const until = (untilOn: string | undefined, months: number | null, mostMonths: number | null) => {
    const scheme = { ...SCHEME, validity: { months, mostMonths } }
    const [event] = decideCategory({ category: 'a', untilOn }, PROPOSED, scheme, context).events
    return event?.kind === 'category-decided' ? event.untilOn : undefined
  }

  test('follows from the policy, is chosen within its bounds, or is not there', () => {
    expect(until(undefined, 12, 24)).toBe('2027-11-23')
    expect(until('2026-11-24', 12, 24)).toBe('2026-11-24')
    expect(until('2028-11-23', 12, 24)).toBe('2028-11-23')
    expect(until(undefined, null, null)).toBeNull()
    expect(until('2099-01-01', null, null)).toBe('2099-01-01')
    for (const day of ['2026-11-23', '2020-01-01', '2028-11-24', addMonths('2026-11-23', 100)])
      expect(codeOf(() => until(day, 12, 24))).toBe('profile.validity')
  })
})

test('who disagrees is beside the decision that it is about, and not beside a later one', () => {
  const decided = { policyVersion: null, actorId: 'worker' }
  const [first] = decideCategory({ category: 'a' }, PROPOSED, SCHEME, context).events
  if (first?.kind !== 'category-decided') throw new Error('a category was decided')
  const one = applyProfile([], { ...first, ...decided, seq: 2 })
  const other = { ...context, workerId: 'colleague' }
  const [dispute] = disputeCategory(one[0] ?? null, { by: 'worker', text: 'x' }, other).events
  if (dispute?.kind !== 'category-disputed') throw new Error('somebody disagreed')
  const after = applyProfile(applyProfile(one, { ...dispute, seq: 3, actorId: 'colleague' }), {
    ...first,
    ...decided,
    seq: 4,
  })
  expect(after.map(({ seq, disputes }) => [seq, disputes.length])).toEqual([
    [2, 1],
    [4, 0],
  ])
})
