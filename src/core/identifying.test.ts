import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { testBsn } from './bsn.ts'
import { identifyingMarks, type Known, withoutMarks } from './identifying.ts'

const PERSON: Known = {
  givenNames: 'Zoë',
  prefix: 'van der',
  familyName: 'Heuvel-Ikiz',
  bsn: testBsn(7),
  birthDate: '1981-06-01',
  street: 'Lange Nieuwstraat',
  houseNumber: '12',
  postcode: '2511 AB',
  dossierNumber: '2026-000123',
}

const found = (text: string, person: Known = PERSON) =>
  identifyingMarks(text, person)
    .filter(({ isSure }) => isSure)
    .map(({ start, end, kind }) => [kind, text.slice(start, end)])

describe('a text names somebody by', () => {
  test.each([
    ['Zoë durft niet', [['name', 'Zoë']]],
    ['zoe durft niet', [['name', 'zoe']]],
    ['mevrouw HEUVEL belde', [['name', 'HEUVEL']]],
    ['de fiets van Ikiz', [['name', 'Ikiz']]],
    ['Heuvels fiets', [['name', 'Heuvels']]],
    [`haar nummer is ${testBsn(7)}`, [['bsn', testBsn(7)]]],
    ['geboren 1-6-1981', [['birth-date', '1-6-1981']]],
    ['geboren 01/06/81', [['birth-date', '01/06/81']]],
    ['geboren op 1 juni 1981.', [['birth-date', '1 juni 1981']]],
    ['1981-06-01', [['birth-date', '1981-06-01']]],
    ['Zoë van der Heuvel-Ikiz durft niet', [['name', 'Zoë van der Heuvel-Ikiz']]],
    ['woont aan de lange nieuwstraat', [['address', 'lange nieuwstraat']]],
    ['Lange Nieuwstraat 12a, tweede bel', [['address', 'Lange Nieuwstraat 12a']]],
    ['2511ab', [['address', '2511ab']]],
    ['bel 06-1234 5678', [['phone', '06-1234 5678']]],
    ['zie dossier 2026-000123', [['number', '2026-000123']]],
  ])('%s', (text, marks) => {
    expect(found(text)).toEqual(marks)
  })

  test.each([
    'De bewoner durft niet naar buiten en woont in een heuvelachtig dorp.',
    'Sinds 2012 WW, daarna in de bijstand',
    'Op 2 juni 2026 was er een gesprek van der gemeente',
    'Een lange straat',
    '',
  ])('but not by %s', (text) => {
    expect(found(text)).toEqual([])
  })

  test('an everyday word is only pointed out, unless another part of the name stands beside it', () => {
    const person = { givenNames: 'Bob', prefix: 'de', familyName: 'Groot' }
    expect(identifyingMarks('een groot probleem', person)).toMatchObject([{ kind: 'name', isSure: false }])
    expect(found('meneer Groot', person)).toEqual([['name', 'Groot']])
    expect(found('bob de groot', person)).toEqual([['name', 'bob de groot']])
  })

  test('what has a form of its own, when nobody is known', () => {
    expect(found(`nummer ${testBsn(3)}, 3011 CD, iemand@example.org`, {}).map(([kind]) => kind)).toEqual([
      'bsn',
      'address',
      'email',
    ])
    expect(found('Zoë van der Heuvel', {})).toEqual([])
    expect(found('geboren op 3-4-1975, woont Dam 1 of Kerkstraat 22', {})).toEqual([
      ['birth-date', '3-4-1975'],
      ['address', 'Dam 1'],
      ['address', 'Kerkstraat 22'],
    ])
    expect(found('Het gesprek op 3-4-2026 ging over de weg naar werk. Op 1 maart 2 uur.', {})).toEqual([])
  })
})

test('one person is taken out once, and what stood in brackets keeps one pair', () => {
  const words = { name: 'de bewoner', bsn: '(bsn)', 'birth-date': '(geboortedatum)', address: '(adres)' }
  const others = { phone: '(telefoon)', email: '(e-mail)', number: '(nummer)' }
  const text = 'Hoe help ik Zoë van der Heuvel (1-6-1981) op de Lange Nieuwstraat 12?'
  expect(withoutMarks(text, identifyingMarks(text, PERSON), { ...words, ...others })).toBe(
    'Hoe help ik de bewoner (geboortedatum) op de (adres)?',
  )
})

test('whatever stands around it, a name is found, and once taken out it is gone', () => {
  const words = { name: 'de bewoner', bsn: '…', 'birth-date': '…', address: '…', phone: '…', email: '…', number: '…' }
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('Zoë', 'zoe', 'IKIZ', 'Heuvel'), fc.string(), (before, name, after) => {
      const text = `${before} ${name} ${after}`
      const marks = identifyingMarks(text, PERSON)
      expect(marks.some(({ kind, isSure }) => kind === 'name' && isSure)).toBe(true)
      expect(found(withoutMarks(text, marks, words)).filter(([kind]) => kind === 'name')).toEqual([])
    }),
  )
})
