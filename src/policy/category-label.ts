import type { LoadedPolicy } from './loaded-policy.ts'
import { type LocalText, valueOf } from './sourced.ts'

/** What the municipality calls a category; the key itself where it no longer knows it. */
export function categoryLabel(policy: LoadedPolicy | undefined, key: string): LocalText {
  const scheme = policy ? valueOf(policy.pack.profilingScheme) : null
  const category = scheme?.categories.find((candidate) => candidate.key === key)
  return category ? { nl: category.nl, en: category.en } : { nl: key, en: key }
}
