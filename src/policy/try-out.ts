import type { Facts } from '../core/fact.ts'
import type { LoadedPolicy } from './loaded-policy.ts'
import { type Duties, type Outcome, outcomeBy } from './outcome.ts'
import { GroupBy, groupCode, groupsOfCode, TryOutPart } from './try-out-groups.ts'

/** How many residents go from one value to another; null is no proposal. */
export interface Move {
  from: string | null
  to: string | null
  count: number
}

/** The residents of one group: who changes, and where they are before and after. */
interface GroupCount {
  by: GroupBy
  group: string
  residents: number
  changed: Record<TryOutPart, number>
  /** Moves between categories alone. */
  moves: Move[]
}

/** What a try-out counts. Numbers of residents only: nothing is said about a person. */
export interface TryOutCounts {
  residents: number
  /** Residents for whom at least one part changes. */
  changedAny: number
  changed: Record<TryOutPart, number>
  moves: Record<TryOutPart, Move[]>
  groups: GroupCount[]
  /** Of the residents for whom a person decided a category: how many have another one than the policy proposes now. */
  decided: number
  decidedOtherwise: number
}

export interface TriedResident {
  facts: Facts
  /** The category that a person decided; null for nobody has. */
  category: string | null
}

/** A policy with the duties that the law of its first day gives; null where no table of the law is known. */
export interface TriedPolicy {
  policy: LoadedPolicy
  duties: Duties | null
}

/** Residents that are alike in everything that is counted. */
interface Cell {
  groups: Record<GroupBy, string>
  before: Outcome
  after: Outcome
  count: number
}

/** More outcomes than any policy has, so that a cell is found by one whole number. */
const MOST_OUTCOMES = 2 ** 20

interface Kept {
  outcome: Outcome
  code: number
}

/** Each outcome once, with a number of its own. */
function createOutcomes() {
  const kept = new Map<string, Kept>()
  return (outcome: Outcome): Kept => {
    const key = `${outcome.category}|${outcome.team}|${outcome.contact}|${outcome.attention}|${outcome.duty}`
    let found = kept.get(key)
    if (!found) {
      found = { outcome, code: kept.size }
      kept.set(key, found)
    }
    return found
  }
}

const nothingChanged = (): Record<TryOutPart, number> => ({ category: 0, team: 0, contact: 0, attention: 0, duty: 0 })

function addMove(moves: Map<string, Move>, from: string | null, to: string | null, count: number): void {
  const key = `${from}|${to}`
  const move = moves.get(key)
  if (move) move.count += count
  else moves.set(key, { from, to, count })
}

interface Sums {
  residents: number
  changedAny: number
  changed: Record<TryOutPart, number>
  moves: Record<TryOutPart, Map<string, Move>>
}

const emptySums = (): Sums => ({
  residents: 0,
  changedAny: 0,
  changed: nothingChanged(),
  moves: { category: new Map(), team: new Map(), contact: new Map(), attention: new Map(), duty: new Map() },
})

function addCell(sums: Sums, { before, after, count }: Cell): void {
  sums.residents += count
  let isChanged = false
  for (const part of TryOutPart.options) {
    addMove(sums.moves[part], before[part], after[part], count)
    if (before[part] === after[part]) continue
    sums.changed[part] += count
    isChanged = true
  }
  if (isChanged) sums.changedAny += count
}

const listed = (moves: ReadonlyMap<string, Move>): Move[] => [...moves.values()]

function sumUp(cells: Iterable<Cell>): Pick<TryOutCounts, 'residents' | 'changedAny' | 'changed' | 'moves' | 'groups'> {
  const all = emptySums()
  const byGroup = new Map<string, { by: GroupBy; group: string; sums: Sums }>()
  for (const cell of cells) {
    addCell(all, cell)
    for (const by of GroupBy.options) {
      const group = cell.groups[by]
      const key = `${by}|${group}`
      const found = byGroup.get(key) ?? { by, group, sums: emptySums() }
      addCell(found.sums, cell)
      byGroup.set(key, found)
    }
  }
  const { category, team, contact, attention, duty } = all.moves
  return {
    ...all,
    moves: {
      category: listed(category),
      team: listed(team),
      contact: listed(contact),
      attention: listed(attention),
      duty: listed(duty),
    },
    groups: [...byGroup.values()].map(({ by, group, sums: { residents, changed, moves } }) => ({
      by,
      group,
      residents,
      changed,
      moves: listed(moves.category),
    })),
  }
}

/**
 * Tries a policy beside another one on residents that are handed over one by one. Only counts are kept: memory does not
 * grow with the number of residents. Both sides are what the policy proposes from the facts; what a person decided is
 * used where a policy proposes no category and has the one that was decided.
 */
export function createTryOut(before: TriedPolicy, after: TriedPolicy) {
  const [outcomeBefore, outcomeAfter] = [outcomeBy(before), outcomeBy(after)]
  const keep = createOutcomes()
  const cells = new Map<number, Cell>()
  const decisions = { decided: 0, decidedOtherwise: 0 }
  return {
    add: ({ facts, category }: TriedResident): void => {
      const was = keep(outcomeBefore(facts, category))
      const becomes = keep(outcomeAfter(facts, category))
      const groups = groupCode(facts)
      const key = (groups * MOST_OUTCOMES + was.code) * MOST_OUTCOMES + becomes.code
      const cell = cells.get(key)
      if (cell) cell.count++
      else cells.set(key, { groups: groupsOfCode(groups), before: was.outcome, after: becomes.outcome, count: 1 })
      if (category === null) return
      decisions.decided++
      if (was.outcome.category !== category) decisions.decidedOtherwise++
    },
    counts: (): TryOutCounts => ({ ...sumUp(cells.values()), ...decisions }),
  }
}

/** Weeks in a year, as the hours of contact work are counted: our own default. */
const WEEKS = 52

/**
 * Hours of contact work a week that the contact norms ask: who has a norm is seen 365 / interval times a year.
 * @param minutesPerContact with all that belongs to a contact, as the user says
 */
export function hoursNeeded(
  moves: readonly Move[],
  side: 'from' | 'to',
  minutesPerContact: number,
): { hours: number; withNorm: number; withoutNorm: number } {
  const sums = { hours: 0, withNorm: 0, withoutNorm: 0 }
  for (const { [side]: days, count } of moves) {
    if (days === null) sums.withoutNorm += count
    else {
      sums.withNorm += count
      sums.hours += (count * (365 / Number(days)) * minutesPerContact) / 60 / WEEKS
    }
  }
  return sums
}
