import type { PolicyPack } from '../../policy/pack.ts'
import { type LocalText, valueOf } from '../../policy/sourced.ts'
import { codeWords } from '../dossier/code-words.ts'

/** What the keys in a pack's tables are called: categories, routes, classes, teams, and the values of facts. */
export function valueNames(pack: PolicyPack | undefined): (value: string) => LocalText | undefined {
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
  return (value) => {
    const [dutch, english] = [nl[value], en[value]]
    return own.get(value) ?? (dutch && english ? { nl: dutch, en: english } : undefined)
  }
}
