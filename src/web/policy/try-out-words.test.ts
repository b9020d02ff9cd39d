import { expect, test } from 'vitest'
import { totals } from './try-out-words.ts'

test('a few residents are a few, not nobody; with others they are not told apart', () => {
  const moves = [
    { from: 'a', to: 'b', count: 10 },
    { from: 'a', to: 'c', count: null },
    { from: 'b', to: 'c', count: null },
  ]
  expect([...totals(moves, 'from')]).toEqual([
    ['a', 10],
    ['b', null],
  ])
  expect([...totals(moves, 'to')]).toEqual([
    ['b', 10],
    ['c', null],
  ])
})
