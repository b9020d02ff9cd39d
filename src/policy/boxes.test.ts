import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allBits, type Box, BudgetSpent, bitsOf, firstBit, meeting, sideOf, uncovered } from './boxes.ts'

const SIZES = [3, 4, 2]
const POINTS = bitsOf(7n).flatMap((x) => bitsOf(15n).flatMap((y) => bitsOf(3n).map((z) => [x, y, z])))

const anySet = (size: number) => fc.integer({ min: 0, max: 2 ** size - 1 }).map(BigInt)
const anyRules = fc.array(fc.tuple(...SIZES.map(anySet)), { maxLength: 8 })

const holds = (box: Box, point: readonly number[]) =>
  box.every((set, axis) => ((set >> BigInt(point[axis] ?? 0)) & 1n) === 1n)
const sidesOf = (rules: readonly Box[]) =>
  SIZES.map((size, axis) =>
    sideOf(
      size,
      rules.map((rule) => rule[axis] ?? 0n),
    ),
  )
const EVERYTHING = SIZES.map(allBits)

test('a point is in exactly one uncovered box when no rule holds there, and in none when one does', () => {
  fc.assert(
    fc.property(anyRules, fc.tuple(...SIZES.map(anySet)), (rules, domain) => {
      const boxes = uncovered(domain, sidesOf(rules), allBits(rules.length), { steps: 100_000 }, 1000)
      for (const point of POINTS) {
        const isUncovered = holds(domain, point) && !rules.some((rule) => holds(rule, point))
        expect(boxes.filter((box) => holds(box, point))).toHaveLength(isUncovered ? 1 : 0)
      }
    }),
  )
})

test('two rules meet where both hold, and nowhere else', () => {
  fc.assert(
    fc.property(anyRules, (rules) => {
      const axes = sidesOf(rules).map((side) => ({ must: side, may: side }))
      const [first = [], second = []] = rules
      const box = rules.length < 2 ? null : meeting(axes, 0, 1)
      for (const point of POINTS)
        expect(box !== null && holds(box, point)).toBe(rules.length > 1 && holds(first, point) && holds(second, point))
    }),
  )
})

test('no more boxes come back than were asked for', () => {
  expect(uncovered(EVERYTHING, sidesOf([[1n, 1n, 1n]]), 1n, { steps: 1000 }, 2)).toHaveLength(2)
})

test('a search that takes too many steps says so', () => {
  expect(() => uncovered(EVERYTHING, sidesOf([[1n, 1n, 1n]]), 1n, { steps: 4 }, 1000)).toThrow(BudgetSpent)
})

test('the bits of a set', () => {
  expect([bitsOf(0n), bitsOf(0b1011n), firstBit(0b1000n), firstBit(1n)]).toEqual([[], [0, 1, 3], 3, 0])
})
