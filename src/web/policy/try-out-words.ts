import type { ShownMove, TryOutResult } from '../../api/try-out.ts'
import type { TryOutPart } from '../../policy/try-out-groups.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { useNumber } from '../number-text.ts'
import { messages } from './try-out-messages.ts'

export interface TryOutWords {
  /** A number of residents, or that there are fewer than five. */
  count: (count: number | null) => string
  /** '12%', or nothing where one of the two is not told. */
  share: (count: number | null, of: number | null) => string
  /** A value as a version calls it. */
  value: (part: TryOutPart, value: string | null, side: 'before' | 'after') => string
}

/** Counts and values of a try-out in words. */
export function useTryOutWords({ before, after }: TryOutResult): TryOutWords {
  const m = useMessages(messages)
  const language = useLanguage()
  const number = useNumber()
  const sides = { before, after }
  return {
    count: (count) => (count === null ? m.fewer : number(count)),
    share: (count, of) => (count === null || !of ? '' : `${number(Math.round((1000 * count) / of) / 10)}%`),
    value: (part, value, side) => {
      if (value === null) return m.noProposal
      if (part === 'contact') return m.everyDays(Number(value))
      return sides[side].labels[part][value]?.[language] ?? value
    },
  }
}

/** How many residents have a value on one side; null where all that is told is that there are a few. */
export function totals(moves: readonly ShownMove[], end: 'from' | 'to'): Map<string | null, number | null> {
  const found = new Map<string | null, number | null>()
  for (const { [end]: value, count } of moves) {
    const told = (found.get(value) ?? 0) + (count ?? 0)
    found.set(value, told > 0 ? told : null)
  }
  return found
}
