import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addressLines,
  letterBlocks,
  letterText,
  missingAddressParts,
  plainBody,
  readLetterText,
} from './letter-words.ts'

test('an envelope has the name, the street and the town', () => {
  const person = {
    givenNames: 'Fatma',
    familyName: 'Yıldız',
    street: 'Dorpsstraat',
    houseNumber: '1 a',
    postcode: '1234AB',
    city: 'Ons Dorp',
  }
  expect(addressLines(person)).toEqual(['Fatma Yıldız', 'Dorpsstraat 1 a', '1234 AB Ons Dorp'])
  expect(missingAddressParts(person)).toEqual([])
})

test('a letter cannot be posted without street, postcode and town', () => {
  expect(missingAddressParts({ street: 'Dorpsstraat 1' })).toEqual(['postcode', 'city'])
})

test('a letter is headings, paragraphs and lists', () => {
  const body = 'Beste Toos,\n\n# Wanneer?\n- maandag\n- om tien uur\n\nMet vriendelijke groet,\nAnna'
  expect(letterBlocks(body)).toEqual([
    { kind: 'paragraph', text: 'Beste Toos,' },
    { kind: 'heading', text: 'Wanneer?' },
    { kind: 'list', items: ['maandag', 'om tien uur'] },
    { kind: 'paragraph', text: 'Met vriendelijke groet,\nAnna' },
  ])
  expect(plainBody(body)).toBe('Beste Toos,\n\nWanneer?\n\n- maandag\n- om tien uur\n\nMet vriendelijke groet,\nAnna')
})

test('what is kept of a letter gives the same letter back', () => {
  const line = fc
    .string({ minLength: 1 })
    .map((text) => text.replaceAll(/\s+/g, ' ').trim())
    .filter((text) => text !== '')
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 4 }),
      line,
      fc.string({ minLength: 1 }),
      (addressee, subject, typed) => {
        const body = typed.trim()
        expect(readLetterText(letterText({ addressee, subject, body }))).toEqual({ addressee, subject, body })
      },
    ),
  )
})

test('no word of a letter is lost on its way to blocks', () => {
  const text = fc
    .array(fc.constantFrom('a', 'bc', '#', '-', ' ', '\n', '\n\n', '# ', '- '))
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, (body) => {
      const words = (one: string) => one.replaceAll(/[^abc]/g, '')
      expect(words(plainBody(body))).toBe(words(body))
    }),
  )
})
