import { expect, test } from 'vitest'
import { judgingPieces, judgingWordsIn } from './judging-words.ts'

const WORDS = ['lui', 'ongemotiveerd', 'niet gemotiveerd']

test('a word that judges is found in any case, with the Dutch ending, and as more than one word', () => {
  expect(judgingWordsIn('Een Luie en ONGEMOTIVEERDE indruk.', WORDS)).toEqual(['lui', 'ongemotiveerd'])
  expect(judgingWordsIn('Hij is niet gemotiveerd', WORDS)).toEqual(['niet gemotiveerd'])
})

test('a word inside another word is not found, and neither is what was seen', () => {
  expect(judgingWordsIn('Zij luistert, is geluid gewend en kwam drie keer te laat.', WORDS)).toEqual([])
})

test('a mark in the list is a mark, not a pattern', () => {
  expect(judgingWordsIn('abc', ['a.c'])).toEqual([])
  expect(judgingWordsIn('zo a.c zo', ['a.c'])).toEqual(['a.c'])
})

test('every place where a word stands is found, as it is written there', () => {
  const text = 'Lui? Hij is niet lui, zegt hij; een luie dag.'
  expect(judgingPieces(text, WORDS).map(({ start, end }) => text.slice(start, end))).toEqual(['Lui', 'lui', 'luie'])
})
