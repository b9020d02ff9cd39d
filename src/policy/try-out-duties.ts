import { dutiesBy } from './duties.ts'
import type { LoadedLaw } from './loaded-law.ts'
import type { Duties } from './outcome.ts'
import type { PolicyPack } from './pack.ts'
import { valueOf } from './sourced.ts'

/** Where a municipality asks no service in return, nobody is told to do one. @source Participatiewet 9 lid 1 c */
const asksService = (pack: PolicyPack): boolean => {
  const asked = valueOf(pack.serviceInReturn)?.asked
  return asked !== 'voluntary' && asked !== 'not-carried-out'
}

const withoutService = (key: string): string =>
  key
    .split('+')
    .filter((duty) => duty !== 'service')
    .join('+') || 'none'

/**
 * The duties that hold by the law for residents of a municipality with this pack, without exemptions; null where the
 * law of that day has no tables of duties.
 */
export function dutiesUnder(law: LoadedLaw | undefined, pack: PolicyPack): Duties | null {
  const duties = law ? dutiesBy(law) : null
  if (!duties || asksService(pack)) return duties
  return {
    of: (facts) => {
      const key = duties.of(facts)
      return key === null ? null : withoutService(key)
    },
    labels: duties.labels,
  }
}
