/**
 * A table as boxes: on every axis (an input) a rule holds for a set of regions. Sets of regions and of rules are bits of a
 * bigint, so that a whole table is weighed in few steps.
 */
export interface Axis {
  /** Where rules surely hold. */
  must: Side
  /** Where rules hold perhaps or surely. */
  may: Side
}

/** The same relation read both ways. */
export interface Side {
  /** The regions of each rule. */
  byRule: readonly bigint[]
  /** The rules of each region. */
  byRegion: readonly bigint[]
}

/** A set of regions on every axis. */
export type Box = readonly bigint[]

/** How many steps a search may still take; it ends without an answer when none are left. */
export interface Budget {
  steps: number
}

/** The search took more steps than it may. */
export class BudgetSpent extends Error {}

export const allBits = (size: number): bigint => (1n << BigInt(size)) - 1n
const bit = (at: number): bigint => 1n << BigInt(at)

/** The numbers of the bits that are set, from low to high. */
export function bitsOf(set: bigint): number[] {
  const digits = set.toString(2)
  const found: number[] = []
  for (let at = 0; at < digits.length; at++) if (digits[digits.length - 1 - at] === '1') found.push(at)
  return found
}

export const firstBit = (set: bigint): number => set.toString(2).length - 1 - set.toString(2).lastIndexOf('1')

export function sideOf(size: number, byRule: readonly bigint[]): Side {
  const byRegion = Array.from({ length: size }, () => 0n)
  for (const [rule, regions] of byRule.entries())
    for (const region of bitsOf(regions)) byRegion[region] = (byRegion[region] ?? 0n) | bit(rule)
  return { byRule, byRegion }
}

interface Level {
  regions: readonly { region: bigint; rules: bigint }[]
  /** Rules that hold for the whole domain from this axis on. */
  coversRest: bigint
  /** Sets of rules of which it is known that they leave nothing uncovered from this axis on. */
  covered: Set<bigint>
}

function levelsOf(domain: Box, sides: readonly Side[], alive: bigint): Level[] {
  const levels: Level[] = []
  const rules = bitsOf(alive)
  let coversRest = alive
  for (let at = domain.length - 1; at >= 0; at--) {
    const side = sides[at]
    const inDomain = domain[at] ?? 0n
    for (const rule of rules) if (((side?.byRule[rule] ?? 0n) & inDomain) !== inDomain) coversRest &= ~bit(rule)
    const regions = bitsOf(inDomain).map((region) => ({ region: bit(region), rules: side?.byRegion[region] ?? 0n }))
    levels.unshift({ regions, coversRest, covered: new Set() })
  }
  return levels
}

/** Regions of a level, together where the same rules remain. */
function groups(level: Level, alive: bigint, budget: Budget): Map<bigint, bigint> {
  budget.steps -= level.regions.length
  if (budget.steps < 0) throw new BudgetSpent()
  const found = new Map<bigint, bigint>()
  for (const { region, rules } of level.regions) found.set(alive & rules, (found.get(alive & rules) ?? 0n) | region)
  return found
}

/**
 * The parts of a domain where no rule of `alive` holds, as boxes that do not overlap; at most `most` of them.
 * Exact: a point is in one of the boxes if and only if no rule holds there (when fewer than `most` come back).
 * @param sides by axis
 * @throws BudgetSpent
 */
export function uncovered(domain: Box, sides: readonly Side[], alive: bigint, budget: Budget, most: number): Box[] {
  const levels = levelsOf(domain, sides, alive)
  const found: Box[] = []
  const walk = (at: number, rules: bigint, before: readonly bigint[]): void => {
    const level = levels[at]
    if (rules === 0n) {
      found.push([...before, ...domain.slice(at)])
      return
    }
    if (!level || (rules & level.coversRest) !== 0n || level.covered.has(rules)) return
    const count = found.length
    for (const [remaining, regions] of groups(level, rules, budget)) {
      if (found.length >= most) return
      walk(at + 1, remaining, [...before, regions])
    }
    if (found.length === count) level.covered.add(rules)
  }
  if (domain.every((regions) => regions !== 0n)) walk(0, alive, [])
  return found
}

/** Where two rules both surely hold, or null. */
export function meeting(axes: readonly Axis[], first: number, second: number): Box | null {
  const box: bigint[] = []
  for (const { must } of axes) {
    const both = (must.byRule[first] ?? 0n) & (must.byRule[second] ?? 0n)
    if (both === 0n) return null
    box.push(both)
  }
  return box
}
