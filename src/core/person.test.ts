import { describe, expect, test } from 'vitest'
import { ageOn, BirthDate, fullName, nameParts, PersonDetails, plainLetters, sortName } from './person.ts'

describe('a name', () => {
  test('shows the given name, or else the initials', () => {
    expect(fullName({ givenNames: 'Anna', prefix: 'de', familyName: 'Vries' })).toBe('Anna de Vries')
    expect(fullName({ initials: 'A.B.', familyName: 'Vries' })).toBe('A.B. Vries')
    expect(fullName({ familyName: 'Vries' })).toBe('Vries')
  })

  test('sorts by family name, without its prefix', () => {
    expect(sortName({ givenNames: 'Anna', prefix: "van 't", familyName: 'Hart' })).toBe('hart anna van t')
  })

  test('is found by every part, once, without accents or capitals', () => {
    expect(nameParts({ givenNames: 'Ümit Ali', prefix: 'van den', familyName: 'Berg-Ali' })).toEqual([
      'umit',
      'ali',
      'van',
      'den',
      'berg',
    ])
  })

  test.each([
    ['Çelik', 'celik'],
    ["  O'Neill--Jansen ", 'o neill jansen'],
    ['ŁUCJA', 'łucja'],
    ['李', '李'],
    ['...', ''],
  ])('%s in plain letters is "%s"', (text, plain) => {
    expect(plainLetters(text)).toBe(plain)
  })
})

describe('a birth date', () => {
  test.each(['1980-02-29', '1980-00-00', '1980-05-00'])('may be %s', (text) => {
    expect(BirthDate.safeParse(text).success).toBe(true)
  })

  test.each(['1981-02-29', '1980-13-00', '0000-00-00', '1980-00-05', '1980'])('may not be %s', (text) => {
    expect(BirthDate.safeParse(text).success).toBe(false)
  })

  test('gives an age only when it is certain', () => {
    expect([
      ageOn('1980-11-24', '2026-11-23'),
      ageOn('1980-00-00', '2026-11-23'),
      ageOn(undefined, '2026-11-23'),
    ]).toEqual([45, undefined, undefined])
  })
})

test('who somebody is needs a family name, and takes nothing that it does not know', () => {
  expect(PersonDetails.safeParse({ givenNames: 'Anna' }).success).toBe(false)
  expect(PersonDetails.safeParse({ familyName: ' Vries ' }).data).toEqual({ familyName: 'Vries' })
  expect(PersonDetails.safeParse({ familyName: 'Vries', nationality: 'x' }).success).toBe(false)
  expect(PersonDetails.safeParse({ familyName: 'Vr\u0000ies' }).success).toBe(false)
})
