import type { Facts } from '../core/fact.ts'
import { type Evaluation, evaluate, type Variables } from './decide.ts'
import { getDecision, PolicyFault, variablesOf } from './decision-model.ts'
import {
  type AttentionProposal,
  type CategoryComparison,
  type CategoryProposal,
  type ComparedCategory,
  type ContactProposal,
  ContactStanding,
  type VariableName,
} from './explanation.ts'
import { BASIS_LABELS, categoriesOf, FACT_LABELS, listInWords } from './labels.ts'
import type { LoadedPolicy } from './loaded-policy.ts'
import type { DecisionRef } from './pack.ts'
import { type LocalText, valueOf } from './sourced.ts'

const NOTHING: Evaluation = {
  value: null,
  outcome: {},
  collected: [],
  rules: [],
  missing: [],
  usedInputs: [],
  isConflict: false,
}

function decide(policy: LoadedPolicy, ref: DecisionRef, variables: Variables): Evaluation {
  const model = policy.models[ref.file]
  if (!model) throw new PolicyFault(`${policy.version}: ${ref.file} is missing.`)
  return evaluate(model, ref.decision, variables)
}

/** Why, in whole sentences: the words of the rules that fired, then what is missing. */
function explain(result: Evaluation, nothing: LocalText): LocalText {
  const sentences: LocalText[] = result.isConflict ? [] : result.rules.map(({ nl, en }) => ({ nl, en }))
  if (result.isConflict)
    sentences.push({
      nl: 'De tabel van de gemeente spreekt zichzelf hier tegen: meer dan één regel past. Er is daarom geen voorstel.',
      en: "The municipality's table contradicts itself here: more than one rule fits. So there is no proposal.",
    })
  else if (result.rules.length === 0) sentences.push(nothing)
  if (result.missing.length > 0) {
    const names = listInWords(result.missing.map((name) => FACT_LABELS[name]))
    sentences.push(
      result.rules.length > 0
        ? { nl: `Nog niet bekend, en kan dit veranderen: ${names.nl}.`, en: `Not yet known, and could change this: ${names.en}.` }
        : { nl: `Nog niet bekend: ${names.nl}.`, en: `Not yet known: ${names.en}.` },
    )
  }
  return { nl: sentences.map((each) => each.nl).join(' '), en: sentences.map((each) => each.en).join(' ') }
}

function common(policy: LoadedPolicy, result: Evaluation, nothing: LocalText) {
  return {
    ...explain(result, nothing),
    firedRules: [...result.rules],
    rules: result.rules.map((rule) => rule.index),
    policyVersion: policy.version,
  }
}

/** The sentence for a parameter that the sources do not give. */
const notStated = (policy: LoadedPolicy, what: LocalText): LocalText => ({
  nl: `Van ${policy.pack.municipality.name} is ${what.nl} niet bekend. Er is daarom geen voorstel.`,
  en: `For ${policy.pack.municipality.name}, ${what.en} is not known. So there is no proposal.`,
})

const NO_RULE: LocalText = { nl: 'Geen regel van de gemeente past hier.', en: 'No rule of the municipality fits here.' }

const isFact = (name: VariableName): name is Exclude<VariableName, 'category'> => name !== 'category'

/**
 * The category that the municipality's own table proposes; null when it proposes nothing. A person decides.
 * @source design §5 (unknown stays unknown), §6
 */
export function proposeCategory(policy: LoadedPolicy, facts: Facts): CategoryProposal {
  const scheme = valueOf(policy.pack.profilingScheme)
  const result = scheme ? decide(policy, scheme.decision, facts) : NOTHING
  const nothing = scheme ? NO_RULE : notStated(policy, { nl: 'de indeling', en: 'the profiling scheme' })
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
  const nothing = attention ? NO_RULE : notStated(policy, { nl: 'een aandachtsklasse', en: 'an attention class' })
  return {
    attentionClass: typeof result.value === 'string' ? result.value : null,
    missing: [...result.missing],
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
  const nothing = norm ? NO_RULE : notStated(policy, { nl: 'een contactnorm', en: 'a contact norm' })
  const standing = ContactStanding.safeParse(result.outcome['standing'])
  const maxDays = typeof result.value === 'number' && result.value >= 1 ? Math.floor(result.value) : null
  return {
    maxDays,
    standing: maxDays === null ? null : standing.success ? standing.data : 'norm',
    missing: [...result.missing],
    ...common(policy, result, nothing),
  }
}

function compared(policy: LoadedPolicy, facts: Facts): ComparedCategory {
  const scheme = valueOf(policy.pack.profilingScheme)
  const proposal = proposeCategory(policy, facts)
  const category = categoriesOf(policy).find((candidate) => candidate.key === proposal.category)
  const model = scheme ? policy.models[scheme.decision.file] : undefined
  return {
    municipality: policy.pack.municipality,
    label: category ? { nl: category.nl, en: category.en } : null,
    looksAt: scheme ? BASIS_LABELS[scheme.basis] : { nl: 'niet bekend', en: 'not known' },
    reads: scheme && model ? variablesOf(getDecision(model, scheme.decision.decision)) : [],
    proposal,
  }
}

/**
 * What several municipalities make of the same facts, and why they differ: their schemes measure different things.
 * @source seed2 T6, §4.5 (no one-to-one crosswalk between schemes exists)
 */
export function compareCategories(policies: readonly LoadedPolicy[], facts: Facts): CategoryComparison {
  const municipalities = policies.map((policy) => compared(policy, facts))
  const sentences = municipalities.map(({ municipality, looksAt, label }) => ({
    nl: `${municipality.name} kijkt naar ${looksAt.nl}: ${label?.nl ?? 'geen voorstel'}.`,
    en: `${municipality.name} looks at ${looksAt.en}: ${label?.en ?? 'no proposal'}.`,
  }))
  const bases = new Set(municipalities.map(({ proposal }) => proposal.basis))
  if (bases.size > 1)
    sentences.push({
      nl: 'Dezelfde persoon krijgt dus niet overal dezelfde categorie, omdat de indelingen verschillende dingen meten.',
      en: 'So the same person does not get the same category everywhere, because the schemes measure different things.',
    })
  return {
    municipalities,
    nl: sentences.map((each) => each.nl).join(' '),
    en: sentences.map((each) => each.en).join(' '),
  }
}
