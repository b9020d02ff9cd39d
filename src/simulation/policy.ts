import type { Facts } from '../core/fact.ts'
import type { IntakeRegime } from '../core/intake.ts'
import type { ProposedCategory } from '../core/profile.ts'
import { compileDecision } from '../policy/decide.ts'
import type { LoadedPolicy } from '../policy/loaded-policy.ts'
import { categoriesOf, proposeCategory, proposeContactInterval } from '../policy/proposal.ts'
import type { Question } from '../policy/question.ts'
import type { DecisionRef } from '../policy/scheme.ts'
import { valueOf } from '../policy/sourced.ts'

/** What the generator must know of a municipality's policy. */
export interface SimulatedPolicy {
  version: string | null
  intake: {
    regime: IntakeRegime
    questions: readonly Question[]
    topics: readonly string[]
    isReportRequired: boolean
    /** Longest wait for the first talk, in days, or null where no term is known. */
    termDays: number | null
  }
  categories: readonly string[]
  propose: (facts: Facts) => ProposedCategory
  /** Longest interval to the next contact in days, or null where no norm is known. */
  contactMaxDays: (facts: Facts, category: string | null) => number | null
  domains: readonly string[]
  deviationCodes: { category: readonly string[]; interval: readonly string[] }
}

/** Decision tables are slow to evaluate and often asked the same: remembers answers by the facts a table reads. */
function remembered<T>(reads: readonly string[], decide: (facts: Facts, category: string | null) => T) {
  const known = new Map<string, T>()
  return (facts: Facts, category: string | null): T => {
    const all: Record<string, unknown> = { ...facts, category }
    const key = reads.map((name) => String(all[name])).join('|')
    const found = known.get(key)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is known under a key is an answer
    if (found !== undefined || known.has(key)) return found as T
    const answer = decide(facts, category)
    known.set(key, answer)
    return answer
  }
}

function readsOf(policy: LoadedPolicy, ref: DecisionRef | null): readonly string[] {
  const model = ref ? policy.models[ref.file] : undefined
  return ref && model ? compileDecision(model, ref.decision).reads : []
}

function intakeOf({ pack: { intake } }: LoadedPolicy): SimulatedPolicy['intake'] {
  return {
    regime: valueOf(intake.regime) ?? 'free',
    questions: valueOf(intake.questions) ?? [],
    topics: (valueOf(intake.topics) ?? []).map((topic) => topic.key),
    isReportRequired: valueOf(intake.reportRequired) ?? false,
    termDays: valueOf(intake.termDays),
  }
}

/** The policy in force as the generator uses it: the same tables and lists that decide for real residents. */
export function simulatedPolicy(policy: LoadedPolicy): SimulatedPolicy {
  const scheme = valueOf(policy.pack.profilingScheme)
  const propose = remembered(readsOf(policy, scheme?.decision ?? null), (facts): ProposedCategory => {
    const { category, rules, missing } = proposeCategory(policy, facts)
    return { category, rules, missing }
  })
  const interval = remembered(
    readsOf(policy, valueOf(policy.pack.contactNorm)),
    (facts, category) => proposeContactInterval(policy, facts, category).maxDays,
  )
  const codes = (place: 'category' | 'contact-interval') =>
    policy.deviationReasons.filter((reason) => reason.places.includes(place)).map((reason) => reason.key)
  return {
    version: policy.version,
    intake: intakeOf(policy),
    categories: categoriesOf(policy).map((category) => category.key),
    propose: (facts) => propose(facts, null),
    contactMaxDays: interval,
    domains: policy.lifeDomains.map((domain) => domain.key),
    deviationCodes: { category: codes('category'), interval: codes('contact-interval') },
  }
}

/** Where no policy is in force: a free talk, no categories and no norm. */
export const NO_POLICY: SimulatedPolicy = {
  version: null,
  intake: { regime: 'free', questions: [], topics: [], isReportRequired: false, termDays: null },
  categories: [],
  propose: () => ({ category: null, rules: [], missing: [] }),
  contactMaxDays: () => null,
  domains: ['work', 'health', 'money', 'network'],
  deviationCodes: { category: ['other'], interval: ['other'] },
}
