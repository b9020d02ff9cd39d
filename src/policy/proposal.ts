import type { Facts } from '../core/fact.ts'
import type { CountryData } from './country.ts'
import { compileDecision, type Evaluation, evaluate, type Fired, type Variables } from './decide.ts'
import { PolicyFault } from './decision-model.ts'
import {
  type AttentionProposal,
  type CategoryComparison,
  type CategoryProposal,
  type ComparedCategory,
  type ContactProposal,
  ContactStanding,
  type FiredRule,
  type KeyProposal,
  MatchedInput,
  VariableName,
} from './explanation.ts'
import { BASIS_LABELS, FACT_LABELS, listInWords } from './fact-label.ts'
import type { LoadedPolicy } from './loaded-policy.ts'
import type { Category, DecisionRef } from './scheme.ts'
import { type LocalText, valueOf } from './sourced.ts'

const NOTHING: Evaluation = {
  value: null,
  outcome: {},
  collected: [],
  rules: [],
  before: [],
  missing: [],
  usedInputs: [],
  isConflict: false,
  warnings: [],
}

function decide(policy: LoadedPolicy, ref: DecisionRef, variables: Variables): Evaluation {
  const model = policy.models[ref.file]
  if (!model) throw new PolicyFault(`${policy.version}: ${ref.file} is missing.`)
  return evaluate(model, ref.decision, variables)
}

const CONFLICT: LocalText = {
  nl: 'De tabel van de gemeente spreekt zichzelf hier tegen: meer dan één regel past. Er is daarom geen voorstel.',
  en: "The municipality's table contradicts itself here: more than one rule fits. So there is no proposal.",
}

const VARIABLES: ReadonlySet<string> = new Set(VariableName.options)
/** A pack's tables read nothing else; what is computed on the way has no name that a person knows. */
const isVariable = (name: string): name is VariableName => VARIABLES.has(name)

function missingInWords(result: Evaluation): LocalText {
  const names = listInWords(result.missing.filter(isVariable).map((name) => FACT_LABELS[name]))
  return result.rules.length > 0
    ? {
        nl: `Nog niet bekend, en kan dit veranderen: ${names.nl}.`,
        en: `Not yet known, and could change this: ${names.en}.`,
      }
    : {
        nl: `Er is nog geen voorstel. Nog niet bekend: ${names.nl}.`,
        en: `There is no proposal yet. Not yet known: ${names.en}.`,
      }
}

/** Why, in whole sentences: the words of the rules that fired, then what is missing. */
function explain(result: Evaluation, nothing: LocalText): LocalText {
  const sentences = result.isConflict ? [CONFLICT] : result.rules.map(({ nl, en }) => ({ nl, en }))
  if (result.missing.length > 0) sentences.push(missingInWords(result))
  if (sentences.length === 0) sentences.push(nothing)
  return { nl: sentences.map((each) => each.nl).join(' '), en: sentences.map((each) => each.en).join(' ') }
}

function firedRule({ index, source, nl, en, klant, quote, inputs }: Fired): FiredRule {
  return {
    index,
    source,
    nl,
    en,
    ...(klant === null ? {} : { klant }),
    ...(quote === null ? {} : { quote }),
    inputs: inputs.flatMap((input) => MatchedInput.safeParse(input).data ?? []),
  }
}

function receiptOf(policy: LoadedPolicy, ref: DecisionRef | null) {
  const hash = ref ? policy.hashes[ref.file] : undefined
  return ref && hash !== undefined ? { ...ref, hash } : null
}

function common(policy: LoadedPolicy, ref: DecisionRef | null, result: Evaluation, nothing: LocalText) {
  return {
    receipt: receiptOf(policy, ref),
    ...explain(result, nothing),
    firedRules: result.rules.map(firedRule),
    rules: result.rules.map((rule) => rule.index),
    policyVersion: policy.version,
  }
}

/** The sentence for a parameter that the sources do not give. `what` starts with 'geen' and 'no'. */
const notStated = (policy: LoadedPolicy, what: LocalText): LocalText => ({
  nl: `Van ${policy.pack.municipality.name} is ${what.nl} bekend. Er is daarom geen voorstel.`,
  en: `For ${policy.pack.municipality.name}, ${what.en} is known. So there is no proposal.`,
})

const NO_RULE: LocalText = { nl: 'Geen regel van de gemeente past hier.', en: 'No rule of the municipality fits here.' }

const isFact = (name: string): name is Exclude<VariableName, 'category' | 'attentionClass'> =>
  isVariable(name) && name !== 'category' && name !== 'attentionClass'

/**
 * The category that the municipality's own table proposes; null when it proposes nothing. A person decides.
 * @source design §5 (unknown stays unknown), §6
 */
export function proposeCategory(policy: LoadedPolicy, facts: Facts): CategoryProposal {
  const scheme = valueOf(policy.pack.profilingScheme)
  const result = scheme ? decide(policy, scheme.decision, facts) : NOTHING
  const nothing = scheme ? NO_RULE : notStated(policy, { nl: 'geen indeling', en: 'no profiling scheme' })
  return {
    category: typeof result.value === 'string' ? result.value : null,
    basis: scheme?.basis ?? null,
    missing: result.missing.filter(isFact),
    ...common(policy, scheme?.decision ?? null, result, nothing),
  }
}

/** The attention class by the municipality's table; null where it has none. @source seed4 L853-859, L917-922 */
export function proposeAttention(policy: LoadedPolicy, facts: Facts, category: string | null): AttentionProposal {
  const attention = valueOf(policy.pack.attention)
  const result = attention ? decide(policy, attention.decision, withCategory(facts, category)) : NOTHING
  const nothing = attention ? NO_RULE : notStated(policy, { nl: 'geen aandachtsklasse', en: 'no attention class' })
  return {
    attentionClass: typeof result.value === 'string' ? result.value : null,
    missing: result.missing.filter(isVariable),
    ...common(policy, attention?.decision ?? null, result, nothing),
  }
}

function proposeKey(
  policy: LoadedPolicy,
  ref: DecisionRef | null | undefined,
  variables: Variables,
  what: LocalText,
): KeyProposal {
  const result = ref ? decide(policy, ref, variables) : NOTHING
  return {
    key: typeof result.value === 'string' ? result.value : null,
    missing: result.missing.filter(isVariable),
    ...common(policy, ref ?? null, result, ref ? NO_RULE : notStated(policy, what)),
  }
}

/** The team by the municipality's table; null where it has none. A person assigns. @source seed3 L191-211, L266-270 */
export function proposeTeam(policy: LoadedPolicy, facts: Facts, category: string | null): KeyProposal {
  const ref = valueOf(policy.pack.teams)?.decision
  return proposeKey(policy, ref, withCategory(facts, category), {
    nl: 'geen verdeling over teams',
    en: 'no division over teams',
  })
}

/** The route at the gate by the municipality's table; null where it has none. @source seed2 §3 steps 2-3 */
export function proposeGateRoute(policy: LoadedPolicy, facts: Facts): KeyProposal {
  const ref = valueOf(policy.pack.gate)?.decision
  return proposeKey(policy, ref, facts, { nl: 'geen regel voor de poort', en: 'no rule for the gate' })
}

function withCategory(facts: Facts, category: string | null): Variables {
  return category === null ? facts : { ...facts, category }
}

/**
 * The longest interval to the next contact, in days. `standing` says whether it is a norm of the municipality or only
 * seen in an example; null where the sources give nothing.
 */
export function proposeContactInterval(
  policy: LoadedPolicy,
  facts: Facts,
  category: string | null,
  attentionClass: string | null = null,
): ContactProposal {
  const norm = valueOf(policy.pack.contactNorm)
  const placed = { ...withCategory(facts, category), ...(attentionClass === null ? {} : { attentionClass }) }
  const result = norm ? decide(policy, norm, placed) : NOTHING
  const nothing = norm ? NO_RULE : notStated(policy, { nl: 'geen contactnorm', en: 'no contact norm' })
  const standing = ContactStanding.safeParse(result.outcome['standing'])
  const [days] = Object.values(result.outcome)
  const maxDays = typeof days === 'number' && days >= 1 ? Math.floor(days) : null
  return {
    maxDays,
    standing: maxDays === null ? null : standing.success ? standing.data : 'norm',
    missing: result.missing.filter(isVariable),
    ...common(policy, norm, result, nothing),
  }
}

/**
 * The municipality's own interval where it has a norm, else the default period for looking at the plan together.
 * What the study shows as an example stays in the words.
 * @source standards.md §1.3: art. 44a asks it periodically, the period is local policy
 */
export function contactIntervalInForce(
  policy: LoadedPolicy,
  country: CountryData,
  facts: Facts,
  category: string | null,
  attentionClass: string | null = null,
): ContactProposal {
  const own = proposeContactInterval(policy, facts, category, attentionClass)
  const days = valueOf(country.planReviewDays)
  if (own.standing === 'norm' || days === null) return own
  return {
    ...own,
    maxDays: days,
    standing: 'default',
    nl: `${own.nl} De wet vraagt om het plan samen en geregeld te bekijken. Zolang de gemeente geen norm kiest, gaat Trede uit van ${days} dagen.`,
    en: `${own.en} The law asks to look at the plan together and regularly. As long as the municipality chooses no norm, Trede takes ${days} days.`,
  }
}

/** The categories of the municipality; empty when no scheme is known. */
export const categoriesOf = (policy: LoadedPolicy): readonly Category[] =>
  valueOf(policy.pack.profilingScheme)?.categories ?? []

const UNKNOWN_BASIS: LocalText = { nl: 'iets dat niet bekend is', en: 'something that is not known' }

/** The same basis in words, or that it is not known. */
export const looksAt = (policy: LoadedPolicy): LocalText => {
  const scheme = valueOf(policy.pack.profilingScheme)
  return scheme ? BASIS_LABELS[scheme.basis] : UNKNOWN_BASIS
}

function compared(policy: LoadedPolicy, facts: Facts): ComparedCategory {
  const scheme = valueOf(policy.pack.profilingScheme)
  const proposal = proposeCategory(policy, facts)
  const category = categoriesOf(policy).find((candidate) => candidate.key === proposal.category)
  const model = scheme ? policy.models[scheme.decision.file] : undefined
  return {
    municipality: policy.pack.municipality,
    label: category ? { nl: category.nl, en: category.en } : null,
    looksAt: looksAt(policy),
    reads: scheme && model ? compileDecision(model, scheme.decision.decision).reads.filter(isVariable) : [],
    proposal,
  }
}

const DIFFERENT_BASES: LocalText = {
  nl: 'De indelingen meten verschillende dingen. Daarom kan dezelfde persoon per gemeente in een andere categorie komen.',
  en: 'The schemes measure different things. So the same person can come into another category in another municipality.',
}

const SAME_BASIS: LocalText = {
  nl: 'Deze indelingen kijken naar hetzelfde.',
  en: 'These schemes look at the same thing.',
}

/**
 * What municipalities whose scheme is known make of the same facts, and why they differ: their schemes measure different
 * things.
 * @source seed2 T6, §4.5 (no one-to-one crosswalk between schemes exists)
 */
export function compareCategories(policies: readonly LoadedPolicy[], facts: Facts): CategoryComparison {
  const known = policies.filter(({ pack }) => valueOf(pack.profilingScheme) !== null)
  const municipalities = known.map((policy) => compared(policy, facts))
  const bases = new Set(municipalities.map(({ proposal }) => proposal.basis))
  return { municipalities, ...(bases.size > 1 ? DIFFERENT_BASES : SAME_BASIS) }
}
