import type { FactKey } from '../../core/fact.ts'

/** Where a fact stands on the diagnosis page. */
export const factAnchor = (key: FactKey): string => `kenmerk-${key}`
