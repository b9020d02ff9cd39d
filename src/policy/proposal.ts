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

function common(policy: LoadedPolicy, result: Evaluation, nothing: LocalText) {
  return {
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

const isFact = (name: string): name is Exclude<VariableName, 'category'> => isVariable(name) && name !== 'category'

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
    ...common(policy, result, nothing),
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
    ...common(policy, result, nothing),
  }
}

function withCategory(facts: Facts, category: string | null): Variables {
  return category === null ? facts : { ...facts, category }
}

/**
 * The longest interval to the next contact, in days. `standing` says whether it is a norm of the municipality or only
 * seen in an example; null where the sources give nothing.
 */
export function proposeContactInterval(policy: LoadedPolicy, facts: Facts, category: string | null): ContactProposal {
  const norm = valueOf(policy.pack.contactNorm)
  const result = norm ? decide(policy, norm, withCategory(facts, category)) : NOTHING
  const nothing = norm ? NO_RULE : notStated(policy, { nl: 'geen contactnorm', en: 'no contact norm' })
  const standing = ContactStanding.safeParse(result.outcome['standing'])
  const [days] = Object.values(result.outcome)
  const maxDays = typeof days === 'number' && days >= 1 ? Math.floor(days) : null
  return {
    maxDays,
    standing: maxDays === null ? null : standing.success ? standing.data : 'norm',
    missing: result.missing.filter(isVariable),
    ...common(policy, result, nothing),
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
): ContactProposal {
  const own = proposeContactInterval(policy, facts, category)
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

function compared(policy: LoadedPolicy, facts: Facts): ComparedCategory {
  const scheme = valueOf(policy.pack.profilingScheme)
  const proposal = proposeCategory(policy, facts)
  const category = categoriesOf(policy).find((candidate) => candidate.key === proposal.category)
  const model = scheme ? policy.models[scheme.decision.file] : undefined
  return {
    municipality: policy.pack.municipality,
    label: category ? { nl: category.nl, en: category.en } : null,
    looksAt: scheme ? BASIS_LABELS[scheme.basis] : UNKNOWN_BASIS,
    reads: scheme && model ? compileDecision(model, scheme.decision.decision).reads.filter(isVariable) : [],
    proposal,
  }
}

function comparedInWords({ municipality, looksAt, label, proposal }: ComparedCategory): LocalText {
  const { nl, en } = listInWords(proposal.missing.map((name) => FACT_LABELS[name]))
  const open = label === null && proposal.missing.length > 0
  return {
    nl: `${municipality.name} kijkt naar ${looksAt.nl}: ${label?.nl ?? 'geen voorstel'}${open ? `, want nog niet bekend is ${nl}` : ''}.`,
    en: `${municipality.name} looks at ${looksAt.en}: ${label?.en ?? 'no proposal'}${open ? `, for it is not yet known: ${en}` : ''}.`,
  }
}

const DIFFERENT_BASES: LocalText = {
  nl: 'De indelingen meten verschillende dingen. Daarom kan dezelfde persoon per gemeente in een andere categorie komen.',
  en: 'The schemes measure different things. So the same person can come into another category in another municipality.',
}

/**
 * What several municipalities make of the same facts, and why they differ: their schemes measure different things.
 * @source seed2 T6, §4.5 (no one-to-one crosswalk between schemes exists)
 */
export function compareCategories(policies: readonly LoadedPolicy[], facts: Facts): CategoryComparison {
  const municipalities = policies.map((policy) => compared(policy, facts))
  const sentences = municipalities.map(comparedInWords)
  if (new Set(municipalities.map(({ proposal }) => proposal.basis)).size > 1) sentences.push(DIFFERENT_BASES)
  return {
    municipalities,
    nl: sentences.map((each) => each.nl).join(' '),
    en: sentences.map((each) => each.en).join(' '),
  }
}
