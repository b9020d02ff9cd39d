import type { Facts, FactValue } from '../core/fact.ts'
import { compileDecision } from './decide.ts'
import { PolicyFault } from './decision-model.ts'
import type { VariableName } from './explanation.ts'
import type { PlainValue } from './feel-value.ts'
import type { LoadedPolicy } from './loaded-policy.ts'
import { categoriesOf } from './proposal.ts'
import type { DecisionRef } from './scheme.ts'
import { type LocalText, valueOf } from './sourced.ts'

/** What a policy gives somebody, as keys alone; null is no proposal. `contact`: the longest interval in days. */
export interface Outcome {
  category: string | null
  team: string | null
  contact: string | null
  attention: string | null
  duty: string | null
}

/** What is known of somebody, to be read by tables one after another. */
type Known = Partial<Record<VariableName, FactValue>> & Readonly<Record<string, unknown>>

/** The duties that the law gives somebody, as one key; null where too little is known. */
export interface Duties {
  of: (facts: Facts) => string | null
  labels: Readonly<Record<string, LocalText>>
}

/** The first output of a table, and all of them by name where it has several. */
interface Answer {
  first: PlainValue
  named: Readonly<Record<string, PlainValue>>
}

const NO_ANSWER: Answer = { first: null, named: {} }

/** Answers that are remembered for one table; beyond it they are forgotten and looked up anew. */
const MOST_ANSWERS = 50_000

function answerOf(value: PlainValue): Answer {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { first: value, named: {} }
  const named = Object.fromEntries(Object.entries(value))
  return { first: Object.values(named)[0] ?? null, named }
}

/** A table as a function: residents who are alike in what the table reads are asked once. */
function tableOf(policy: LoadedPolicy, ref: DecisionRef | null): (known: Known) => Answer {
  if (!ref) return () => NO_ANSWER
  const model = policy.models[ref.file]
  if (!model) throw new PolicyFault(`${policy.version}: ${ref.file} is missing.`)
  const decision = compileDecision(model, ref.decision)
  const answers = new Map<string, Answer>()
  return (known) => {
    let key = ''
    for (const name of decision.reads) key += `${String(known[name])}|`
    let answer = answers.get(key)
    if (!answer) {
      if (answers.size >= MOST_ANSWERS) answers.clear()
      answer = answerOf(decision.decide(known))
      answers.set(key, answer)
    }
    return answer
  }
}

const textOf = ({ first }: Answer): string | null => (typeof first === 'string' ? first : null)

/** A norm of the municipality in whole days; an interval that was only seen in an example is none. */
function normOf({ first, named: { standing = 'norm' } }: Answer): string | null {
  if (typeof first !== 'number' || first < 1 || standing !== 'norm') return null
  return String(Math.floor(first))
}

/**
 * What a policy makes of facts, without the explanation: the same tables in the same order as a proposal in a dossier.
 * A category that a person decided counts where the tables propose none and the scheme has it.
 */
export function outcomeBy({ policy, duties }: { policy: LoadedPolicy; duties: Duties | null }) {
  const { pack } = policy
  const categories = new Set(categoriesOf(policy).map(({ key }) => key))
  const category = tableOf(policy, valueOf(pack.profilingScheme)?.decision ?? null)
  const team = tableOf(policy, valueOf(pack.teams)?.decision ?? null)
  const contact = tableOf(policy, valueOf(pack.contactNorm))
  const attention = tableOf(policy, valueOf(pack.attention)?.decision ?? null)
  return (facts: Facts, decided: string | null): Outcome => {
    const proposed = textOf(category(facts))
    const holds = proposed ?? (decided !== null && categories.has(decided) ? decided : null)
    const known: Known = holds === null ? facts : { ...facts, category: holds }
    const attentionClass = textOf(attention(known))
    return {
      category: holds,
      team: textOf(team(known)),
      contact: normOf(contact(attentionClass === null ? known : { ...known, attentionClass })),
      attention: attentionClass,
      duty: duties?.of(facts) ?? null,
    }
  }
}
