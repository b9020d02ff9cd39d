import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordDifference } from './word-difference.ts'

test('words that went and words that came stand apart from those that stayed', () => {
  expect(wordDifference('Elke dag naar buiten.', 'Elke week naar buiten.')).toEqual([
    { kind: 'same', text: 'Elke ' },
    { kind: 'gone', text: 'dag ' },
    { kind: 'new', text: 'week ' },
    { kind: 'same', text: 'naar buiten.' },
  ])
  expect(wordDifference('', 'Werk')).toEqual([{ kind: 'new', text: 'Werk' }])
  expect(wordDifference('Werk', 'Werk')).toEqual([{ kind: 'same', text: 'Werk' }])
})

test('without what is new the old words remain, and without what went the new ones', () => {
  const words = fc.array(fc.constantFrom('werk', 'rust', 'elke', 'dag', 'en'), { maxLength: 12 })
  const said = (text: string) => text.split(/\s+/).filter(Boolean)
  fc.assert(
    fc.property(words, words, (before, after) => {
      const runs = wordDifference(before.join(' '), after.join(' '))
      const without = (kind: string) => said(runs.flatMap((run) => (run.kind === kind ? [] : [run.text])).join(' '))
      expect(without('new')).toEqual(before)
      expect(without('gone')).toEqual(after)
    }),
  )
})

test('very long texts simply replace one another', () => {
  const long = 'woord '.repeat(700)
  expect(wordDifference(long, 'kort').map(({ kind }) => kind)).toEqual(['gone', 'new'])
})
