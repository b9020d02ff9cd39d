import type { ValueNames } from '../../policy/cell-words.ts'
import type { PolicyPack } from '../../policy/pack.ts'
import { type LocalText, valueOf } from '../../policy/sourced.ts'
import { codeWords } from '../dossier/code-words.ts'

/** What values are called: those of facts, and the keys that a pack gives to categories, routes, classes and teams. */
export interface TableNames {
  fact: ValueNames
  own: ValueNames
}

/** The names for a column that reads this: a category is the municipality's own, a goal or a rung is a fact. */
export const namesOf = (names: TableNames, expression: string | undefined): ValueNames =>
  expression !== undefined && expression !== 'category' ? names.fact : names.own

/** What the values in a pack's tables are called; what one list does not know, the other may. */
export function valueNames(pack: PolicyPack | undefined): TableNames {
  const things = pack
    ? [
        valueOf(pack.profilingScheme)?.categories,
        valueOf(pack.gate)?.routes,
        valueOf(pack.attention)?.classes,
        valueOf(pack.teams)?.teams,
      ].flatMap((list): readonly { key: string; nl: string; en: string }[] => list ?? [])
    : []
  const own = new Map(things.map(({ key, nl, en }) => [key, { nl, en }]))
  const nl: Readonly<Record<string, string>> = codeWords.nl.factValues
  const en: Readonly<Record<string, string>> = codeWords.en.factValues
  const ofFact = (value: string): LocalText | undefined => {
    const [dutch, english] = [nl[value], en[value]]
    return dutch && english ? { nl: dutch, en: english } : undefined
  }
  return {
    fact: (value) => ofFact(value) ?? own.get(value),
    own: (value) => own.get(value) ?? ofFact(value),
  }
}
