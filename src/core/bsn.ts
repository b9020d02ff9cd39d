import * as z from 'zod'

/**
 * True for nine digits that pass the eleven-test and are not all zero.
 * @source standards.md §4: 9d1+8d2+7d3+6d4+5d5+4d6+3d7+2d8−d9 ≡ 0 (mod 11)
 */
export function isBsn(text: string): boolean {
  if (!/^\d{9}$/.test(text) || text === '000000000') return false
  let sum = 0
  for (let i = 0; i < 8; i++) sum += (9 - i) * Number(text[i])
  return (sum - Number(text[8])) % 11 === 0
}

/** Digits of an exported BSN, padded with the leading zeros that spreadsheets drop; undefined when it cannot be one. */
export function normaliseBsn(text: string): string | undefined {
  const digits = text.replace(/[\s.]/g, '')
  if (!/^\d{7,9}$/.test(digits)) return undefined
  return digits.padStart(9, '0')
}

/** Burgerservicenummer: nine digits that pass the eleven-test. Never in a URL, log, error or event body. */
export const Bsn = z.string().refine(isBsn, { error: 'bsn.invalid' }).meta({ title: 'BSN', example: '999990019' })
export type Bsn = z.infer<typeof Bsn>

/** The nth BSN of the test range (9999…), n ≥ 0; they pass the eleven-test. At most some 9,000 exist. */
export function testBsn(n: number): Bsn {
  let found = -1
  for (let rest = 0; rest < 100_000; rest++) {
    const candidate = `9999${String(rest).padStart(5, '0')}`
    if (isBsn(candidate) && ++found === n) return candidate
  }
  throw new RangeError(`there are only ${found + 1} test BSNs`)
}
