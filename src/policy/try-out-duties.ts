import type { Facts } from '../core/fact.ts'
import { compileDecision } from './decide.ts'
import { Duty, dutyKey, dutyKeyInWords, proposeDuties } from './duties.ts'
import type { LoadedLaw } from './loaded-law.ts'
import type { Duties } from './outcome.ts'
import type { PolicyPack } from './pack.ts'
import { type LocalText, valueOf } from './sourced.ts'

/** The facts that the law's tables of duties read; empty when it has none. */
function readsOf({ pack, models }: LoadedLaw): readonly string[] {
  const keys = new Set<string>(Duty.options.map((duty) => `duty-${duty}`))
  const reads = pack.decisions
    .filter(({ key }) => keys.has(key))
    .flatMap(({ decision: { file, decision } }) => {
      const model = models[file]
      return model ? compileDecision(model, decision).reads : []
    })
  return [...new Set(reads)]
}

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
export function dutiesBy(law: LoadedLaw | undefined, pack: PolicyPack): Duties | null {
  const reads = law ? readsOf(law) : []
  if (!law || reads.length === 0) return null
  const answers = new Map<string, string | null>()
  const seen: Record<string, LocalText> = {}
  const decide = (facts: Facts): string | null => {
    const key = dutyKey(proposeDuties(law, facts))
    const holding = key === null || asksService(pack) ? key : withoutService(key)
    if (holding !== null) seen[holding] = dutyKeyInWords(holding)
    return holding
  }
  return {
    of: (facts) => {
      const known: Readonly<Record<string, unknown>> = facts
      let alike = ''
      for (const name of reads) alike += `${String(known[name])}|`
      const answer = answers.get(alike)
      if (answer !== undefined) return answer
      const made = decide(facts)
      answers.set(alike, made)
      return made
    },
    labels: seen,
  }
}
