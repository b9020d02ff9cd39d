import { expect, test } from 'vitest'
import { firstWords } from './first-words.ts'

test('a text of a few lines is shown whole', () => {
  const text = 'Ze belde haar broer. '.repeat(20).trim()
  expect(firstWords(text)).toBe(text)
})

test('of a long text the first whole words are shown, also when it is one word without end', () => {
  const text = 'Ze belde haar broer. '.repeat(600)
  const shown = firstWords(text)
  expect(text.startsWith(shown)).toBe(true)
  expect(shown.length).toBeGreaterThan(300)
  expect(shown).toMatch(/(Ze|belde|haar|broer\.)$/)
  expect(firstWords('a'.repeat(12_000))).toHaveLength(400)
  expect(firstWords(`a${'😀'.repeat(6000)}`).isWellFormed()).toBe(true)
})
