import { expect, test } from 'vitest'
import { splitAddress, tidyPostcode } from './import-address.ts'
import { splitFamilyName, splitFullName, tidyInitials } from './import-name.ts'

test.each([
  ['Vries, A. de', { familyName: 'Vries', prefix: 'de', initials: 'A.' }],
  ['Vries, de, A.', { familyName: 'Vries', prefix: 'de', initials: 'A.' }],
  ['Vries de, Anna', { familyName: 'Vries', prefix: 'de', givenNames: 'Anna' }],
  ['de Vries, Anna', { familyName: 'Vries', prefix: 'de', givenNames: 'Anna' }],
  ['A. de Vries', { familyName: 'Vries', prefix: 'de', initials: 'A.' }],
  ['A.B. van der Berg-Jansen', { familyName: 'Berg-Jansen', prefix: 'van der', initials: 'A.B.' }],
  ['A. B. Jansen', { familyName: 'Jansen', initials: 'A.B.' }],
  ["Anna in 't Veld", { familyName: 'Veld', prefix: "in 't", givenNames: 'Anna' }],
  ['Ben Bakker van Dijk', { familyName: 'Dijk', prefix: 'van', givenNames: 'Ben Bakker' }],
  ['Jansen A.', { familyName: 'Jansen', initials: 'A.' }],
  ['dhr. P. Jansen', { familyName: 'Jansen', initials: 'P.' }],
  ['mevrouw Ç. Öz', { familyName: 'Öz', initials: 'Ç.' }],
  ['de heer A. de Vries', { familyName: 'Vries', prefix: 'de', initials: 'A.' }],
  ['Jansen', { familyName: 'Jansen' }],
])('%s is split for sure', (text, parts) => {
  expect(splitFullName(text)).toEqual({ ...parts, isCertain: true })
})

test('two plain words are split at the last, and not for sure: Ben may be a given name, Bakker too', () => {
  expect(splitFullName('Ben Bakker')).toEqual({ familyName: 'Bakker', givenNames: 'Ben', isCertain: false })
})

test('nothing is no name', () => {
  expect(splitFullName(' , ')).toBeUndefined()
  expect(splitFullName('')).toBeUndefined()
})

test('a family name gives up a prefix in lower case and keeps one that is part of the name', () => {
  expect(splitFamilyName('van der Berg')).toEqual({ familyName: 'Berg', prefix: 'van der' })
  expect(splitFamilyName('Vries, de')).toEqual({ familyName: 'Vries', prefix: 'de' })
  expect(splitFamilyName('De Smet')).toEqual({ familyName: 'De Smet' })
  expect(splitFamilyName('van')).toEqual({ familyName: 'van' })
})

test('initials get their dots', () => {
  expect([tidyInitials('AB'), tidyInitials('A B'), tidyInitials('A.B.'), tidyInitials('Th.')]).toEqual([
    'A.B.',
    'A.B.',
    'A.B.',
    'Th.',
  ])
})

test.each([
  ['Dorpsstraat 12', { street: 'Dorpsstraat', houseNumber: '12' }],
  ['Dorpsstraat 12a', { street: 'Dorpsstraat', houseNumber: '12a' }],
  ['Dorpsstraat 12-3', { street: 'Dorpsstraat', houseNumber: '12-3' }],
  ['Dorpsstraat 12 bis', { street: 'Dorpsstraat', houseNumber: '12 bis' }],
  ['1e Hugo de Grootstraat 5 hs', { street: '1e Hugo de Grootstraat', houseNumber: '5 hs' }],
  [
    'Kerkweg 1, 2265AB Leidschendam',
    { street: 'Kerkweg', houseNumber: '1', postcode: '2265 AB', city: 'Leidschendam' },
  ],
])('%s is split into street and number', (text, parts) => {
  expect(splitAddress(text)).toEqual({ ...parts, isCertain: true })
})

test('a street that ends in a number, and one without a house number, are pointed out', () => {
  expect(splitAddress('Plein 1944 12')).toEqual({ street: 'Plein 1944', houseNumber: '12', isCertain: false })
  expect(splitAddress('Woonboot Anna')).toEqual({ street: 'Woonboot Anna', isCertain: false })
})

test('a postcode is four digits and two letters', () => {
  expect(tidyPostcode('1234ab')).toBe('1234 AB')
  expect(tidyPostcode('1234 - AB')).toBe('1234 AB')
  expect(tidyPostcode('0234 AB')).toBeUndefined()
  expect(tidyPostcode('B-2000')).toBeUndefined()
})
