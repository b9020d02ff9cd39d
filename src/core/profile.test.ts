import { describe, expect, test } from 'vitest'
import type { Context } from './decision.ts'
import { decideCategory, type ProposedCategory } from './profile.ts'

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
