import { expect, test } from 'vitest'
import { CaseloadSearch, caseloadAddress, isSameSearch } from './caseload-search.ts'

test('an address of the caseload gives back the search it was made from', () => {
  const search = { sort: 'name', direction: 'desc', silentDays: 90, nextContact: 'none', owner: 'none' } as const
  const texts = Object.fromEntries(new URL(caseloadAddress(search), 'http://localhost').searchParams)
  expect(CaseloadSearch.parse(texts)).toEqual(search)
  expect(caseloadAddress({})).toBe('/caseload')
})

test('what does not fit a search is left out, and the rest holds', () => {
  expect(
    CaseloadSearch.parse({ sort: 'score', phase: 'plan', ownerId: 'Jansen', silentDays: 'many', name: 'Jansen' }),
  ).toEqual({
    phase: 'plan',
  })
})

test('two searches are the same whatever the order of their filters', () => {
  expect(isSameSearch({ phase: 'plan', state: 'all' }, { state: 'all', phase: 'plan' })).toBe(true)
  expect(isSameSearch({ phase: 'plan' }, { phase: 'plan', silentDays: 30 })).toBe(false)
})
