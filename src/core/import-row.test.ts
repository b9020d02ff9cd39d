import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ImportField, type ImportMapping, ImportRow, RowProblem, RowProblemCode } from './import.ts'
import { bindMapping, IMPORT_COLUMNS } from './import-columns.ts'
import { isLoadable, rowProblem } from './import-problem.ts'
import { readRow } from './import-row.ts'

const today = '2026-11-23'

/** Reads a row given as field → cell; each column is called after its field. */
function read(cells: { [field in ImportField]?: string | undefined }) {
  const fields = ImportField.options.filter((field) => cells[field] !== undefined)
  const mapping: ImportMapping = Object.fromEntries(fields.map((field) => [field, field]))
  const { row, problems } = readRow(
    fields.map((field) => cells[field] ?? ''),
    bindMapping(mapping, fields),
    { today },
  )
  return { row, codes: problems.map(({ code, field }) => (field ? `${field}: ${code}` : code)), problems }
}

const base = { familyName: 'Jansen', externalRef: 'K1' }

describe('BSN', () => {
  test.each([
    ['999990019', '999990019'],
    ['9999.90.019', '999990019'],
    ['999990019.0', '999990019'],
    ['0000012', '000000012'],
    ['00000012', '000000012'],
  ])('%s is read with its leading zeros', (cell, bsn) => {
    expect(read({ ...base, bsn: cell })).toMatchObject({ row: { bsn }, codes: [] })
  })

  test.each([
    ['999990018', 'bsn: bsn.eleven-test'],
    ['12345', 'bsn: bsn.wrong-length'],
    ['9999900190', 'bsn: bsn.wrong-length'],
    ['99999001X', 'bsn: bsn.not-digits'],
    ['9,9999E+08', 'bsn: bsn.not-digits'],
  ])('%s keeps the row out, with a reason', (cell, code) => {
    const { row, codes, problems } = read({ ...base, bsn: cell })
    expect(row.bsn).toBeUndefined()
    expect(codes).toEqual([code])
    expect(isLoadable(problems)).toBe(false)
    for (const { nl, en } of problems) expect(`${nl} ${en}`).not.toContain(cell)
  })

  test('a filler is no BSN', () => {
    expect(read({ ...base, bsn: '000000000' })).toMatchObject({ codes: ['bsn: bsn.placeholder'] })
    expect(read({ ...base, bsn: 'onbekend' }).codes).toEqual([])
  })
})

describe('days', () => {
  test('a birth date in the future or of more than 120 years ago keeps the row out', () => {
    expect(read({ ...base, birthDate: '24-11-2026' }).codes).toEqual(['birthDate: birth-date.in-future'])
    expect(read({ ...base, birthDate: '23-11-2026' }).codes).toEqual([])
    expect(read({ ...base, birthDate: '1-1-1900' }).codes).toEqual(['birthDate: birth-date.too-old'])
  })

  test('an uncertain birth date is kept as it is registered', () => {
    expect(read({ ...base, birthDate: '19800000' })).toMatchObject({
      row: { birthDate: '1980-00-00' },
      codes: ['birthDate: birth-date.uncertain'],
    })
  })

  test('another date must be whole, and cannot lie before the birth', () => {
    expect(read({ ...base, benefitStartedOn: '00-01-2020' }).codes).toEqual(['benefitStartedOn: date.incomplete'])
    expect(read({ ...base, birthDate: '1-1-1980', benefitStartedOn: '1-1-1970' }).codes).toEqual([
      'benefitStartedOn: date.before-birth',
    ])
  })

  test('contacts look the right way in time', () => {
    expect(read({ ...base, lastContactOn: '24-11-2026' }).codes).toEqual(['lastContactOn: last-contact.in-future'])
    expect(read({ ...base, nextContactOn: '22-11-2026' })).toMatchObject({
      row: { nextContactOn: '2026-11-22' },
      codes: ['nextContactOn: next-contact.in-past'],
    })
  })
})

describe('codes and words', () => {
  test.each([
    ['M', 'man'],
    ['vrouw', 'woman'],
    ['1', 'man'],
    ['2', 'woman'],
    ['0', 'unknown'],
    ['Onbekend', 'unknown'],
  ])('sex %s is %s', (cell, sex) => {
    expect(read({ ...base, sex: cell })).toMatchObject({ row: { sex }, codes: [] })
  })

  test.each([
    ['1', 'single'],
    ['02', 'single-parent'],
    ['Gehuwd / samenwonend', 'couple'],
    ['alleenstaande ouder', 'single-parent'],
    ['4', 'other'],
  ])('leefvorm %s is %s', (cell, household) => {
    expect(read({ ...base, household: cell })).toMatchObject({ row: { household }, codes: [] })
  })

  test('what is not recognised is left out and does not keep the row out', () => {
    const { row, codes, problems } = read({
      ...base,
      sex: '7',
      household: 'LAT',
      postcode: 'B-2000',
      email: 'geen@',
      phone: 'bel zoon',
    })
    expect(row).toEqual(base)
    expect(codes).toEqual([
      'sex: sex.not-recognised',
      'household: household.not-recognised',
      'postcode: postcode.invalid',
      'phone: phone.invalid',
      'email: email.invalid',
    ])
    expect(isLoadable(problems)).toBe(true)
  })
})

describe('names and addresses in one cell', () => {
  test('are split, and a column of its own wins', () => {
    expect(
      read({ externalRef: '1', fullName: 'Vries, A. de', address: 'Kerkweg 1 1234ab Weert', city: 'Nederweert' }).row,
    ).toEqual({
      externalRef: '1',
      familyName: 'Vries',
      prefix: 'de',
      initials: 'A.',
      street: 'Kerkweg',
      houseNumber: '1',
      postcode: '1234 AB',
      city: 'Nederweert',
    })
  })

  test('a family name gives its prefix only when there is no column with it', () => {
    expect(read({ externalRef: '1', familyName: 'de Vries' }).row).toMatchObject({ familyName: 'Vries', prefix: 'de' })
    expect(read({ externalRef: '1', familyName: 'de Vries', prefix: 'van' }).row).toMatchObject({
      familyName: 'de Vries',
      prefix: 'van',
    })
  })

  test('the addition joins the house number', () => {
    expect(read({ ...base, houseNumber: '12', houseNumberAddition: 'bis' }).row.houseNumber).toBe('12 bis')
  })

  test('an uncertain split is pointed out', () => {
    expect(read({ externalRef: '1', fullName: 'Ben Bakker' }).codes).toEqual(['fullName: name.split-uncertain'])
  })
})

describe('what must be there', () => {
  test('a name', () => {
    expect(read({ externalRef: 'K1' }).codes).toEqual(['row.required-name'])
    expect(read({ externalRef: 'K1', familyName: ' - ' }).codes).toEqual(['row.required-name'])
    expect(read({ externalRef: 'K1', fullName: ' , ' }).codes).toEqual(['row.required-name'])
  })

  test('birth date, BSN or client number; a wrong one is not also called missing', () => {
    expect(read({ familyName: 'Jansen' }).codes).toEqual(['row.required-identity'])
    expect(read({ familyName: 'Jansen', bsn: '12' }).codes).toEqual(['bsn: bsn.wrong-length'])
    expect(read({ familyName: 'Jansen', bsn: '000000000' }).codes).toEqual([
      'bsn: bsn.placeholder',
      'row.required-identity',
    ])
  })
})

describe('what no cell should hold', () => {
  test('a formula stays the text it is, and is pointed out', () => {
    expect(read({ ...base, note: '=cmd()' })).toMatchObject({ row: { note: '=cmd()' }, codes: ['note: cell.formula'] })
    expect(read({ ...base, phone: '+31 6 12345678' }).codes).toEqual([])
  })

  test('a cell that our own file guarded is read as it was', () => {
    expect(read({ ...base, note: "'=cmd()" }).row.note).toBe('=cmd()')
    expect(read({ ...base, city: "'s-Gravenhage" }).row.city).toBe("'s-Gravenhage")
  })

  test('invisible characters go, lines of a note stay', () => {
    expect(read({ ...base, city: 'We\u0000ert\u200B' })).toMatchObject({
      row: { city: 'Weert' },
      codes: ['city: cell.control-characters'],
    })
    expect(read({ ...base, note: 'een\r\ntwee' })).toMatchObject({ row: { note: 'een\ntwee' }, codes: [] })
    expect(read({ ...base, city: ' Den\u00A0\n Haag ' }).row.city).toBe('Den Haag')
  })

  test('letters that were lost keep the row out; letters that were mangled are pointed out', () => {
    expect(read({ ...base, familyName: 'M\uFFFDller' }).codes).toEqual(['familyName: cell.broken-encoding'])
    expect(read({ ...base, familyName: 'MÃ¼ller' }).codes).toEqual(['familyName: cell.mangled-letters'])
    expect(read({ ...base, familyName: 'João' }).codes).toEqual([])
  })

  test('too long a text is not cut off', () => {
    const { codes, problems } = read({ ...base, city: 'x'.repeat(101) })
    expect(codes).toEqual(['city: cell.too-long'])
    expect(problems[0]?.nl).toContain('100 tekens')
  })
})

const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.constantFrom(
    '',
    '-',
    '999990019',
    '00000000',
    '1-1-1980',
    '=1',
    "'=1",
    'Vries, A. de',
    ',',
    'van de',
    '9'.repeat(400),
    'x'.repeat(40_000),
  ),
)

test('no cells make a row fail; what is read passes the schema; a loadable row has a name and an identity', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...ImportField.options), nasty), (cells) => {
      const { row, problems } = read(cells)
      expect(ImportRow.safeParse(row).error).toBeUndefined()
      for (const problem of problems) RowProblem.parse(problem)
      if (isLoadable(problems))
        expect([row.familyName, row.externalRef ?? row.bsn ?? row.birthDate]).not.toContain(undefined)
    }),
    { numRuns: 2000 },
  )
})

test('a row that is read and written again reads the same', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...ImportField.options), nasty), (cells) => {
      const { row, problems } = read(cells)
      if (isLoadable(problems)) expect(read(row).row).toEqual(row)
    }),
    { numRuns: 1000 },
  )
})

test('every problem says its column, every field has words in two languages', () => {
  for (const code of RowProblemCode.options) {
    const { nl, en } = rowProblem(code, { field: 'city', column: 'Kolom $&' })
    for (const text of [nl, en]) expect(text).not.toMatch(/[{}]/)
    if (!/^(row|dossier)\./.test(code)) for (const text of [nl, en]) expect(text).toContain('‘Kolom $&’')
  }
  for (const { nl, en, helpNl, helpEn } of Object.values(IMPORT_COLUMNS))
    for (const text of [nl, en, helpNl, helpEn]) expect(text).not.toBe('')
})
