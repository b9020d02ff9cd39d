import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CSV_BOM, csvLine, guardFormula, looksLikeFormula, toCsv, withoutGuard } from './csv.ts'

test('a file opens in Dutch spreadsheets: UTF-8 mark, semicolons, CRLF', () => {
  expect(
    toCsv([
      ['Naam', 'Plaats'],
      ['Vries, A. de', 'Weert'],
    ]),
  ).toBe(`${CSV_BOM}Naam;Plaats\r\n"Vries, A. de";Weert\r\n`)
})

test('quotation marks, semicolons and line ends stay inside their cell', () => {
  expect(csvLine(['zei "nee"', 'a;b', 'een\ntwee'])).toBe('"zei ""nee""";"a;b";"een\ntwee"\r\n')
})

test('no cell of a written file can run as a formula', () => {
  for (const cell of ['=cmd()', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', "'=1", '＝1']) {
    expect(looksLikeFormula(guardFormula(cell))).toBe(false)
    expect(withoutGuard(guardFormula(cell))).toBe(cell)
  }
  expect(csvLine(['=cmd()'])).toBe("'=cmd()\r\n")
})

test("an apostrophe that belongs to a name is left alone: 's-Gravenhage, 't Hart", () => {
  for (const name of ["'s-Gravenhage", "'t Hart", "''"]) {
    expect(guardFormula(name)).toBe(name)
    expect(withoutGuard(name)).toBe(name)
  }
})

test('any text is the same after its guard is put on and taken off, and never starts as a formula', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('=', '+', '-', '@', "'", '\t', '\r', 'a', ' ') }), (text) => {
      expect(withoutGuard(guardFormula(text))).toBe(text)
      expect(looksLikeFormula(guardFormula(text))).toBe(false)
    }),
  )
})
