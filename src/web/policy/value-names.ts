import type { ValueNames } from '../../policy/cell-words.ts'
import type { PolicyPack } from '../../policy/pack.ts'
import type { DecisionRef } from '../../policy/scheme.ts'
import { type LocalText, valueOf } from '../../policy/sourced.ts'
import { codeWords } from '../dossier/code-words.ts'

/** What values are called: those of facts, and the keys that a pack gives to categories, routes, classes and teams. */
export interface TableNames {
  fact: ValueNames
  category: ValueNames
  /** What the table gives. */
  own: ValueNames
}

/** The names for a column that reads this: a category or class is the municipality's own, a goal or a rung is a fact. */
export const namesOf = (names: TableNames, expression: string | undefined): ValueNames =>
  expression === undefined
    ? names.own
    : expression === 'category' || expression === 'attentionClass'
      ? names.category
      : names.fact

type Things = readonly { key: string; nl: string; en: string }[]

/** The lists of a pack, each with the table that gives its keys. */
function listsOf(pack: PolicyPack): { decision: DecisionRef | null | undefined; things: Things }[] {
  const [scheme, gate] = [valueOf(pack.profilingScheme), valueOf(pack.gate)]
  const [attention, teams] = [valueOf(pack.attention), valueOf(pack.teams)]
  return [
    { decision: teams?.decision, things: teams?.teams ?? [] },
    { decision: attention?.decision, things: attention?.classes ?? [] },
    { decision: gate?.decision, things: gate?.routes ?? [] },
    { decision: scheme?.decision, things: scheme?.categories ?? [] },
  ]
}

const isOf = (decision: DecisionRef | null | undefined, table: DecisionRef | undefined): boolean =>
  table !== undefined && decision?.file === table.file && decision.decision === table.decision

/**
 * What the values in a table are called: a key first by the list that the table is for, for a team and a category may
 * have the same one. What one list does not know, another may.
 */
export function valueNames(pack: PolicyPack | undefined, table?: DecisionRef): TableNames {
  const lists = pack ? listsOf(pack) : []
  const named = (things: Things) => things.map(({ key, nl, en }) => [key, { nl, en }] as const)
  const category = new Map(lists.flatMap(({ things }) => named(things)))
  const own = new Map([
    ...category,
    ...lists.filter(({ decision }) => isOf(decision, table)).flatMap(({ things }) => named(things)),
  ])
  const nl: Readonly<Record<string, string>> = codeWords.nl.factValues
  const en: Readonly<Record<string, string>> = codeWords.en.factValues
  const ofFact = (value: string): LocalText | undefined => {
    const [dutch, english] = [nl[value], en[value]]
    return dutch && english ? { nl: dutch, en: english } : undefined
  }
  return {
    fact: (value) => ofFact(value) ?? own.get(value),
    category: (value) => category.get(value) ?? ofFact(value),
    own: (value) => own.get(value) ?? ofFact(value),
  }
}
