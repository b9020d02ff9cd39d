import { expect, test } from 'vitest'
import { findInForce } from './in-force.ts'

const version = (validFrom: string, validUntil: string | null) => ({ pack: { validFrom, validUntil } })
const versions = [version('2012-01-01', '2014-12-31'), version('2009-01-01', null), version('2016-01-01', null)]

test('the latest version that has begun holds', () => {
  expect(findInForce(versions, '2011-12-31')?.pack.validFrom).toBe('2009-01-01')
  expect(findInForce(versions, '2012-01-01')?.pack.validFrom).toBe('2012-01-01')
  expect(findInForce(versions, '2026-11-23')?.pack.validFrom).toBe('2016-01-01')
})

test('a version holds on its last day, and after its end no older one comes back', () => {
  expect(findInForce(versions, '2014-12-31')?.pack.validFrom).toBe('2012-01-01')
  expect(findInForce(versions, '2015-01-01')).toBeUndefined()
})

test('before the first version nothing holds', () => {
  expect(findInForce(versions, '2008-12-31')).toBeUndefined()
  expect(findInForce([], '2026-11-23')).toBeUndefined()
})
