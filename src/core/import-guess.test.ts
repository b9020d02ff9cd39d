import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ImportField, ImportMapping } from './import.ts'
import { COLUMN_NAMES } from './import-column-names.ts'
import { guessMapping } from './import-guess.ts'

const today = '2026-11-23'
const mappingOf = (headers: string[], rows: string[][] = []) => guessMapping(headers, rows, { today }).mapping

test('the columns of a municipal export are found by their names', () => {
  const headers = [
    'Cliëntnr.',
    'Sofinummer',
    'Achternaam cliënt',
    'Voorvoegsels',
    'Voorl.',
    'Geb.dat.',
    'M/V',
    'Klantmanager',
    'Ingangsdatum uitkering',
    'Datum laatste contact',
    'Tel. nr.',
    'Huisnr.',
    'Toev.',
    'Pc',
    'Wpl.',
    'Bijzonderheden',
  ]
  expect(mappingOf(headers)).toEqual({
    externalRef: 'Cliëntnr.',
    bsn: 'Sofinummer',
    familyName: 'Achternaam cliënt',
    prefix: 'Voorvoegsels',
    initials: 'Voorl.',
    birthDate: 'Geb.dat.',
    sex: 'M/V',
    workerName: 'Klantmanager',
    benefitStartedOn: 'Ingangsdatum uitkering',
    lastContactOn: 'Datum laatste contact',
    phone: 'Tel. nr.',
    houseNumber: 'Huisnr.',
    houseNumberAddition: 'Toev.',
    postcode: 'Pc',
    city: 'Wpl.',
    note: 'Bijzonderheden',
  })
})

test('columns without a telling name are found by their values', () => {
  const rows = [
    ['999990019', '1234 AB', '1-2-1980', 'a@example.org'],
    ['999990019', '2345XK', '3-4-1975', 'b@example.org'],
    ['999990019', '3456 ZW', '5-6-1990', 'c@example.org'],
  ]
  expect(mappingOf(['A', 'B', 'C', 'D'], rows)).toEqual({ bsn: 'A', postcode: 'B', birthDate: 'C', email: 'D' })
})

test('a name that the values contradict is doubted, said so, and not filled in', () => {
  const { mapping, guesses } = guessMapping(['BSN'], [['Jansen'], ['Bakker'], ['Smit']], { today })
  expect(mapping).toEqual({})
  expect(guesses).toMatchObject([{ field: 'bsn', column: 'BSN', reason: { nl: expect.stringContaining('waarden') } }])
})

test("'Naam' is the whole name when it holds one, and the family name beside initials", () => {
  expect(mappingOf(['Naam'], [['Vries, A. de'], ['Jansen, B.']])).toEqual({ fullName: 'Naam' })
  expect(mappingOf(['Naam'], [['Vries'], ['Jansen']])).toEqual({ familyName: 'Naam' })
  expect(
    mappingOf(
      ['Naam', 'Voorletters'],
      [
        ['de Vries', 'A.'],
        ['van Dijk', 'B.'],
      ],
    ),
  ).toEqual({ familyName: 'Naam', initials: 'Voorletters' })
})

test('columns about somebody else, or another start, are left alone', () => {
  expect(
    mappingOf(['BSN partner', 'Geboortedatum kind', 'Startdatum traject', 'Geboorteplaats', 'Einddatum uitkering']),
  ).toEqual({})
})

test('every known column name leads to its field when it stands alone, or to another that shares it', () => {
  for (const field of ImportField.options)
    for (const name of COLUMN_NAMES[field]) {
      const [found] = Object.keys(mappingOf([name]))
      const sharing = ImportField.options.filter((other) => COLUMN_NAMES[other].includes(name))
      expect([name, sharing.includes(found as ImportField)]).toEqual([name, true])
    }
})

test('no field and no column is used twice, whatever the heading and the values', () => {
  const names = Object.values(COLUMN_NAMES).flat()
  const header = fc.oneof(fc.constantFrom(...names), fc.string())
  const cell = fc.oneof(fc.string(), fc.constantFrom('999990019', '1-1-1980', '1234 AB', 'a@b.nl', 'M', '06-12345678'))
  fc.assert(
    fc.property(
      fc.array(header, { maxLength: 30 }),
      fc.array(fc.array(cell, { maxLength: 30 }), { maxLength: 5 }),
      (headers, rows) => {
        const { mapping, guesses } = guessMapping(headers, rows, { today })
        ImportMapping.parse(mapping)
        const columns = guesses.map(({ column }) => column)
        expect(new Set(columns).size).toBe(columns.length)
        for (const column of columns) expect(headers).toContain(column)
        for (const { confidence } of guesses) expect(confidence >= 0 && confidence <= 1).toBe(true)
      },
    ),
  )
})
