import { addDays } from '../core/day.ts'
import { type Evaluation, evaluate, type Variables } from './decide.ts'
import { type DecisionModel, PolicyFault } from './decision-model.ts'
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

/** Puts a law and its tables together. @throws PolicyFault that names file, table and article */
export function assembleLaw(
  pack: LawPack,
  models: Readonly<Record<string, DecisionModel>>,
  hashes: Readonly<Record<string, string>>,
): LoadedLaw {
  for (const { article, decision: ref } of pack.decisions)
    if (!models[ref.file]?.decisions.some(({ id }) => id === ref.decision))
      throw new PolicyFault(
        `${pack.version}: ${ref.file} has no decision '${ref.decision}' (${pack.articles[article]?.label ?? article}).`,
      )
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
