import { expect, test } from 'vitest'
import { Id } from '../core/person.ts'
import { createRandom } from './random.ts'

const draws = (seed: string, count: number) => {
  const random = createRandom(seed)
  return Array.from({ length: count }, random.float)
}

test('a seed always gives the same draws, another seed others', () => {
  expect(draws('weert', 20)).toEqual(draws('weert', 20))
  expect(draws('weert', 20)).not.toEqual(draws('weerd', 20))
})

test('draws are spread evenly from 0 to 1', () => {
  const tenths = Map.groupBy(draws('even', 50_000), (draw) => Math.floor(draw * 10))
  expect([...tenths.keys()].toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  for (const [, found] of tenths) expect(Math.abs(found.length / 50_000 - 0.1)).toBeLessThan(0.01)
})

test('seeds that differ in one number give draws that have nothing to do with each other', () => {
  const firsts = Array.from({ length: 5000 }, (_, number) => draws(`home/${number}`, 1)[0] ?? 0)
  const mean = firsts.reduce((sum, draw) => sum + draw, 0) / firsts.length
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.02)
  expect(new Set(firsts).size).toBe(5000)
})

test('whole numbers include both ends', () => {
  const random = createRandom('ends')
  const found = new Set(Array.from({ length: 500 }, () => random.int(3, 6)))
  expect([...found].toSorted((a, b) => a - b)).toEqual([3, 4, 5, 6])
})

test('weights are kept, and what weighs nothing is never drawn', () => {
  const random = createRandom('weights')
  const found = Array.from({ length: 20_000 }, () =>
    random.weighted([
      ['a', 3],
      ['b', 1],
      ['c', 0],
    ]),
  )
  expect(Math.abs(found.filter((choice) => choice === 'a').length / 20_000 - 0.75)).toBeLessThan(0.02)
  expect(found).not.toContain('c')
})

test('a sample has no doubles and is never longer than what there is', () => {
  const random = createRandom('sample')
  const sample = random.sample([1, 2, 3, 4, 5], 3)
  expect([sample.length, new Set(sample).size]).toEqual([3, 3])
  expect(random.sample([1, 2], 9).toSorted((a, b) => a - b)).toEqual([1, 2])
})

test('ids are UUIDs and differ', () => {
  const random = createRandom('ids')
  const ids = Array.from({ length: 2000 }, random.uuid)
  expect(ids.every((id) => Id.safeParse(id).success)).toBe(true)
  expect(new Set(ids).size).toBe(2000)
})
