import { expect, test } from 'vitest'
import { cutTo, isAsExpected, Scenario } from './scenario.ts'

const fits = (actual: unknown, pattern: unknown) => isAsExpected({ expected: pattern, actual: cutTo(actual, pattern) })

test('a pattern looks only at the keys it names, however deep', () => {
  const actual = {
    basis: 'goal',
    categories: [
      { key: 'care', nl: 'Zorg' },
      { key: 'work', nl: 'Werk' },
    ],
  }
  expect(fits(actual, { basis: 'goal' })).toBe(true)
  expect(fits(actual, { categories: [{ key: 'care' }, { key: 'work' }] })).toBe(true)
  expect(fits(actual, { categories: [{ key: 'work' }, { key: 'care' }] })).toBe(false)
  expect(fits(actual, { categories: [{ key: 'care' }] })).toBe(false)
  expect(fits(actual, { categories: [] })).toBe(false)
})

test('what is not there is not the same as anything', () => {
  expect(fits(undefined, null)).toBe(false)
  expect(fits(null, null)).toBe(true)
  expect(fits({}, { asked: 'voluntary' })).toBe(false)
  expect(fits('x', { asked: 'voluntary' })).toBe(false)
  expect(fits({ asked: 'voluntary' }, 'voluntary')).toBe(false)
  expect(fits([1, 2], [1, 2])).toBe(true)
  expect(fits(0, false)).toBe(false)
})

test('a scenario is of one kind: a situation, a parameter or a decision', () => {
  const said = { nl: 'n', en: 'e', source: 'own example', version: 'GM9999-2026.1' }
  const kinds = [
    { facts: { monthsToWork: 8 }, expect: { category: null, team: 'x', gateRoute: null } },
    { parameter: 'workFirst', value: 'yes' },
    { decision: 'duty', inputs: { from: '2026-01-01' }, value: true, rows: [1] },
  ]
  for (const kind of kinds) expect(Scenario.safeParse({ ...said, ...kind }).success).toBe(true)
  expect(Scenario.safeParse({ ...said, ...kinds[0], ...kinds[1] }).success).toBe(false)
  expect(Scenario.safeParse({ ...said, facts: { monthsToWork: -1 }, expect: {} }).success).toBe(false)
})
