import * as z from 'zod'
import type { Facts, FactValue } from '../core/fact.ts'

/** What a policy gives a resident, part by part. `contact` is the longest interval in days, where that is a norm. */
export const TryOutPart = z.enum(['category', 'team', 'contact', 'attention', 'duty'])
export type TryOutPart = z.infer<typeof TryOutPart>

/** By what the residents of a try-out are put in groups: facts alone, never what somebody is expected to do. */
export const GroupBy = z.enum(['age', 'months-to-work', 'language-problem', 'single-parent', 'care-need'])
export type GroupBy = z.infer<typeof GroupBy>

interface Grouping {
  groups: readonly string[]
  /** Index in `groups`; the last is 'unknown'. */
  of: (facts: Facts) => number
}

/** Groups of a number by the first value of each next group. */
function bands(read: (facts: Facts) => FactValue | undefined, groups: readonly string[], starts: readonly number[]) {
  const of = (facts: Facts): number => {
    const value = read(facts)
    if (typeof value !== 'number') return groups.length
    const next = starts.findIndex((start) => value < start)
    return next === -1 ? starts.length : next
  }
  return { groups: [...groups, 'unknown'], of }
}

function yesOrNo(read: (facts: Facts) => FactValue | undefined): Grouping {
  const of = (facts: Facts): number => {
    const value = read(facts)
    return value === true ? 0 : value === false ? 1 : 2
  }
  return { groups: ['yes', 'no', 'unknown'], of }
}

/**
 * Ages as the national figures on social assistance have them; months to work in our own bands.
 * @source standards.md §8 Mix (under 27, 27 to 45, 45 and over)
 */
export const GROUPINGS: Readonly<Record<GroupBy, Grouping>> = {
  age: bands(({ age }) => age, ['under-27', '27-44', 'from-45'], [27, 45]),
  'months-to-work': bands(({ monthsToWork }) => monthsToWork, ['0-6', '7-12', '13-24', 'from-25'], [7, 13, 25]),
  'language-problem': yesOrNo(({ hasLanguageProblem }) => hasLanguageProblem),
  'single-parent': yesOrNo(({ isSingleParent }) => isSingleParent),
  'care-need': yesOrNo(({ careNeed }) => careNeed),
}

/** All groups of somebody as one number. */
export function groupCode(facts: Facts): number {
  let code = 0
  for (const by of GroupBy.options) code = code * GROUPINGS[by].groups.length + GROUPINGS[by].of(facts)
  return code
}

/** The group of each kind that a code stands for. */
export function groupsOfCode(code: number): Record<GroupBy, string> {
  const groups: Partial<Record<GroupBy, string>> = {}
  let rest = code
  for (const by of GroupBy.options.toReversed()) {
    const { groups: names } = GROUPINGS[by]
    groups[by] = names[rest % names.length] ?? 'unknown'
    rest = Math.floor(rest / names.length)
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every option has been filled in
  return groups as Record<GroupBy, string>
}
