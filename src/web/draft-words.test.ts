import { expect, test } from 'vitest'
import { typedWords } from './draft-words.ts'

test('of a form half typed only the words of the typist are shown, not its choices, ids and days', () => {
  const form = {
    text: ' Hij begon over zijn schulden. ',
    channel: 'home-visit',
    on: '2026-11-26',
    at: '10:30',
    owner: '0b9f2f6e-61f3-4f0e-9d1b-2f3c0c3a1f10',
    isSigned: true,
    steps: [{ text: 'Bellen met de bank', by: 'resident' }, { text: '' }],
    more: null,
  }
  expect(typedWords(form)).toEqual(['Hij begon over zijn schulden.', 'Bellen met de bank'])
  expect(typedWords(undefined)).toEqual([])
})

test('one word of a few small letters may be a code, so it is left out; with a capital or a space it is shown', () => {
  expect(typedWords(['schulden', 'Schulden', 'geen geld', 'één'])).toEqual(['Schulden', 'geen geld', 'één'])
})
