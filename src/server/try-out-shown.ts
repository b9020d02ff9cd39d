import type { TryOutResult } from '../api/try-out.ts'
import type { LoadedPolicy } from '../policy/loaded-policy.ts'
import { type LocalText, valueOf } from '../policy/sourced.ts'
import { hoursNeeded, type Move, type TriedPolicy, type TryOutCounts } from '../policy/try-out.ts'
import { TryOutPart } from '../policy/try-out-groups.ts'

/** Fewer residents than this are not counted out loud: somebody could know who they are. */
const FEWEST = 5

/**
 * A count as it may be told. Of real people it is rounded to five, as the national figures are, so that taking one
 * count from another does not tell about a handful of people either.
 */
type Tell = (count: number) => number | null

const tellExactly: Tell = (count) => count
export const tellRounded: Tell = (count) =>
  count === 0 ? 0 : count < FEWEST ? null : Math.round(count / FEWEST) * FEWEST

type Labels = Record<string, LocalText>

const named = (values: readonly { key: string; nl: string; en: string }[]): Labels =>
  Object.fromEntries(values.map(({ key, nl, en }) => [key, { nl, en }]))

export function labelsOf({ pack }: LoadedPolicy, duties: TriedPolicy['duties']): Record<TryOutPart, Labels> {
  return {
    category: named(valueOf(pack.profilingScheme)?.categories ?? []),
    team: named(valueOf(pack.teams)?.teams ?? []),
    contact: {},
    attention: named(valueOf(pack.attention)?.classes ?? []),
    duty: duties?.labels ?? {},
  }
}

/** The parts that a policy has a table for; of the others nothing can change. */
function partsOf({ policy: { pack }, duties }: TriedPolicy): TryOutPart[] {
  const has: Record<TryOutPart, boolean> = {
    category: valueOf(pack.profilingScheme) !== null,
    team: Boolean(valueOf(pack.teams)?.decision),
    contact: valueOf(pack.contactNorm) !== null,
    attention: valueOf(pack.attention) !== null,
    duty: duties !== null,
  }
  return TryOutPart.options.filter((part) => has[part])
}

/** Counts as they are told: exactly for made-up residents, carefully for real ones. */
export function shownCounts(
  counts: TryOutCounts,
  sides: { before: TriedPolicy; after: TriedPolicy },
  { minutesPerContact, isReal }: { minutesPerContact: number; isReal: boolean },
): TryOutResult {
  const tell = isReal ? tellRounded : tellExactly
  // Totals say more than their parts and point at nobody, once there are five.
  const tellTotal: Tell = (count) => (isReal && count > 0 && count < FEWEST ? null : count)
  const told = (moves: readonly Move[]) => moves.map(({ from, to, count }) => ({ from, to, count: tell(count) }))
  const by = <From, To>(values: Readonly<Record<TryOutPart, From>>, turn: (value: From) => To) =>
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same keys with other values
    Object.fromEntries(TryOutPart.options.map((part) => [part, turn(values[part])])) as Record<TryOutPart, To>
  const side = (tried: TriedPolicy, end: 'from' | 'to') => {
    const { hours, withNorm, withoutNorm } = hoursNeeded(counts.moves.contact, end, minutesPerContact)
    return {
      parts: partsOf(tried),
      labels: labelsOf(tried.policy, tried.duties),
      hours: { hours: Math.round(hours), withNorm: tell(withNorm), withoutNorm: tell(withoutNorm) },
    }
  }
  return {
    residents: tellTotal(counts.residents),
    changedAny: tellTotal(counts.changedAny),
    changed: by(counts.changed, tellTotal),
    moves: by(counts.moves, told),
    groups: counts.groups.map(({ by: kind, group, residents, changed, moves }) => ({
      by: kind,
      group,
      residents: tell(residents),
      changed: by(changed, tell),
      moves: told(moves),
    })),
    before: side(sides.before, 'from'),
    after: side(sides.after, 'to'),
    decided: tellTotal(counts.decided),
    decidedOtherwise: tellTotal(counts.decidedOtherwise),
    isRounded: isReal,
  }
}
