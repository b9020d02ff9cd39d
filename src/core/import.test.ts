import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { duplicateGround, type ImportRow, nameKey, personOf, rowDifferences, rowKey } from './import.ts'
import { bindMapping, mappingFaults } from './import-columns.ts'

const anna: ImportRow = { familyName: 'Vries', prefix: 'de', givenNames: 'Anna', birthDate: '1980-02-01' }

describe('the key of a row', () => {
  test('is the client number, else the BSN, else name and birth date', () => {
    expect(rowKey({ ...anna, externalRef: 'K12', bsn: '999990019' })).toBe('ref:k12')
    expect(rowKey({ ...anna, bsn: '999990019' })).toBe('bsn:999990019')
    expect(rowKey(anna)).toBe('name:de vries|1980-02-01|anna')
    expect(rowKey({ familyName: 'Vries' })).toBeUndefined()
  })

  test('stays the same when a spreadsheet drops the leading zeros of a client number', () => {
    expect(rowKey({ externalRef: '000123' })).toBe(rowKey({ externalRef: '123' }))
    expect(rowKey({ externalRef: '0' })).toBe('ref:0')
  })

  test('does not see accents, capitals or hyphens', () => {
    expect(nameKey({ familyName: 'Öz-Jansen', birthDate: '1980-00-00' })).toBe(
      nameKey({ familyName: 'OZ JANSEN', birthDate: '1980-00-00' }),
    )
  })
})

describe('duplicates', () => {
  test('the same BSN, or the same name and birth date', () => {
    expect(duplicateGround({ ...anna, bsn: '999990019' }, { familyName: 'Bakker', bsn: '999990019' })).toBe('same-bsn')
    expect(duplicateGround(anna, { ...anna, givenNames: 'A.' })).toBe('same-name-and-birth-date')
    expect(duplicateGround(anna, { familyName: 'de Vries', birthDate: '1980-02-01' })).toBe('same-name-and-birth-date')
  })

  test('twins are two people', () => {
    expect(duplicateGround(anna, { ...anna, givenNames: 'Bert' })).toBeUndefined()
  })

  test('a BSN that was corrected does not hide a double', () => {
    expect(duplicateGround({ ...anna, bsn: '999990019' }, { ...anna, bsn: '999990020' })).toBe(
      'same-name-and-birth-date',
    )
  })

  test('a name without a birth date is no ground', () => {
    expect(duplicateGround({ familyName: 'Jansen' }, { familyName: 'Jansen' })).toBeUndefined()
  })
})

describe('differences', () => {
  test('show what the file would change, and never erase', () => {
    expect(rowDifferences({ ...anna, city: 'Weert' }, { ...anna, city: 'Nederweert', phone: '0612345678' })).toEqual([
      { field: 'city', before: 'Weert', after: 'Nederweert' },
      { field: 'phone', after: '0612345678' },
    ])
    expect(rowDifferences({ ...anna, city: 'Weert' }, anna)).toEqual([])
  })

  test('are not in spaces, or in the capitals of an address', () => {
    const before: ImportRow = {
      postcode: '1234AB',
      phone: '06-12345678',
      email: 'A@example.org',
      familyName: 'de  Boer',
    }
    const after: ImportRow = {
      postcode: '1234 AB',
      phone: '06 12 34 56 78',
      email: 'a@example.org',
      familyName: 'de Boer',
    }
    expect(rowDifferences(before, after)).toEqual([])
  })

  test('of a row with itself there are none', () => {
    fc.assert(
      fc.property(fc.record({ familyName: fc.string(), note: fc.string(), externalRef: fc.string() }), (row) => {
        expect(rowDifferences(row, { ...row })).toEqual([])
      }),
    )
  })
})

test('a person is what belongs in the table of persons, and nothing else of the row', () => {
  expect(personOf({ ...anna, externalRef: 'K1', note: 'geheim', category: 'T2', teamName: 'Werk' })).toEqual(anna)
  expect(personOf({ bsn: '999990019' })).toBeUndefined()
})

test('a mapping needs a name and something to know the person by', () => {
  expect(mappingFaults({})).toEqual(['row.required-name', 'row.required-identity'])
  expect(mappingFaults({ fullName: 'Naam', externalRef: 'Nr' })).toEqual([])
})

test('a kept mapping fits a file whose columns moved, and names those that are gone', () => {
  const bound = bindMapping({ familyName: 'Achternaam', bsn: 'BSN', city: 'Plaats' }, ['bsn', 'ACHTERNAAM '])
  expect(bound.columns).toEqual([
    { field: 'bsn', column: 'bsn', index: 0 },
    { field: 'familyName', column: 'ACHTERNAAM ', index: 1 },
  ])
  expect(bound.missing).toEqual([{ field: 'city', column: 'Plaats' }])
})
