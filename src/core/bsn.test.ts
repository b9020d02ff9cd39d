import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isBsn, normaliseBsn, testBsn } from './bsn.ts'

test.each(['111222333', '123456782', '999990019'])('%s passes the eleven-test', (text) => {
  expect(isBsn(text)).toBe(true)
})

test.each(['000000000', '123456789', '111222334', '12345678', '1234567820', '12345678a', ' 123456782', ''])(
  '"%s" is no BSN',
  (text) => {
    expect(isBsn(text)).toBe(false)
  },
)

const anyBsn = fc.nat(9000).map((n) => testBsn(n % 800))

test('one wrong digit is always noticed', () => {
  fc.assert(
    fc.property(anyBsn, fc.nat(8), fc.integer({ min: 1, max: 9 }), (bsn, at, more) => {
      const digit = (Number(bsn[at]) + more) % 10
      expect(isBsn(bsn.slice(0, at) + digit + bsn.slice(at + 1))).toBe(false)
    }),
  )
})

test('two neighbouring digits that changed places are noticed', () => {
  fc.assert(
    fc.property(anyBsn, fc.nat(7), (bsn, at) => {
      fc.pre(bsn[at] !== bsn[at + 1])
      expect(isBsn(bsn.slice(0, at) + bsn[at + 1] + bsn[at] + bsn.slice(at + 2))).toBe(false)
    }),
  )
})

test.each([
  ['12345672', '012345672'],
  ['1234567', '001234567'],
  [' 123.456.782 ', '123456782'],
  ['123 456 782', '123456782'],
])('%s from a spreadsheet is read as %s', (text, bsn) => {
  expect(normaliseBsn(text)).toBe(bsn)
})

test.each(['123456', '1234567820', '12345678X', '1,23457E+08', ''])('"%s" is not made into a BSN', (text) => {
  expect(normaliseBsn(text)).toBeUndefined()
})

test('BSNs for tests begin with 9999, differ, and pass', () => {
  const some = Array.from({ length: 50 }, (_, n) => testBsn(n))
  expect(new Set(some).size).toBe(50)
  expect(some.every((bsn) => isBsn(bsn) && bsn.startsWith('9999'))).toBe(true)
})

test('there are no more test BSNs than the range holds', () => {
  expect(() => testBsn(10_000)).toThrow(RangeError)
})
