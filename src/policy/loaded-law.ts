import { addDays } from '../core/day.ts'
import { type Evaluation, evaluate, type Variables } from './decide.ts'
import { type DecisionModel, getDecision, PolicyFault } from './decision-model.ts'
import type { LawPack } from './law.ts'

/** The law over a period, ready to decide with. Selection by day: src/policy/in-force.ts. */
export interface LoadedLaw {
  pack: LawPack
  /** As a decision remembers it: 'NL-2026-07.1'. */
  version: string
  /** DMN file name → its tables. */
  models: Readonly<Record<string, DecisionModel>>
  /** File name → SHA-256 in hex: with the version, what is needed to make a decision again. */
  hashes: Readonly<Record<string, string>>
}

type LawDecision = LawPack['decisions'][number]

const articleOf = (pack: LawPack, { article }: LawDecision): string => pack.articles[article]?.label ?? article

/** @throws PolicyFault when a rule does not say where it comes from, or lacks words in a language */
function checkWords(pack: LawPack, law: LawDecision, model: DecisionModel): void {
  const { file, decision } = law.decision
  for (const { index, source, nl, en } of getDecision(model, decision).rules)
    if (source === '' || nl === '' || en === '')
      throw new PolicyFault(
        `${pack.version}: ${file}, decision '${decision}', rule ${index + 1} (${articleOf(pack, law)}) lacks its source or its words.`,
      )
}

/** Puts a law and its tables together. @throws PolicyFault that names file, table, row and article */
export function assembleLaw(
  pack: LawPack,
  models: Readonly<Record<string, DecisionModel>>,
  hashes: Readonly<Record<string, string>>,
): LoadedLaw {
  for (const law of pack.decisions) {
    const { file, decision } = law.decision
    const model = models[file]
    if (!model?.decisions.some((each) => each.id === decision))
      throw new PolicyFault(`${pack.version}: ${file} has no decision '${decision}' (${articleOf(pack, law)}).`)
    checkWords(pack, law, model)
  }
  return { pack, version: pack.version, models, hashes }
}

/** Of the country there is one law on every day. @throws PolicyFault at a gap or an overlap, or two of one version */
export function checkSuccession(laws: readonly LoadedLaw[]): void {
  for (const [index, { pack }] of laws.entries()) {
    const next = laws[index + 1]?.pack
    const expected = next ? addDays(next.validFrom, -1) : null
    if (next && pack.validUntil !== expected)
      throw new PolicyFault(
        `${pack.version} holds until ${pack.validUntil ?? 'further notice'}, but ${next.version} begins on ${next.validFrom}: between two laws there is no gap and no overlap.`,
      )
    if (laws.findIndex((each) => each.version === pack.version) !== index)
      throw new PolicyFault(`There are two laws with the version ${pack.version}.`)
  }
}

/**
 * What the law itself says of a case; undefined when it has no such table. It never decides: a person does.
 * `variables` are the facts of a dossier and what is known of the case, by the names of the table's inputs.
 */
export function decideByLaw(law: LoadedLaw, key: string, variables: Variables): Evaluation | undefined {
  const found = law.pack.decisions.find((each) => each.key === key)
  const model = found && law.models[found.decision.file]
  return found && model ? evaluate(model, found.decision.decision, variables) : undefined
}
