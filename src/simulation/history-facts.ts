import type { IsoDate } from '../core/day.ts'
import { recordFacts } from '../core/diagnosis.ts'
import type { FactKey } from '../core/fact.ts'
import type { Chronicle } from './chronicle.ts'

const FACT_ORDER: readonly FactKey[] = [
  'monthsToWork',
  'participationLevel',
  'goal',
  'canWork',
  'careNeed',
  'integrationDuty',
  'copesAlone',
  'hasLanguageProblem',
  'hasDebts',
  'hasChildcareNeed',
  'medicalClaim',
  'hoursAvailable',
]
/** Said by the resident; the other dimensions are judged. */
const SAID: ReadonlySet<FactKey> = new Set([
  'hasDebts',
  'hasChildcareNeed',
  'medicalClaim',
  'hoursAvailable',
  'canWork',
  'isSingleParent',
  'youngestChildAge',
])
/** What the law's exceptions ask; known of everybody whose dossier is kept in full. */
const FAMILY: readonly FactKey[] = ['isSingleParent', 'youngestChildAge', 'isFullyDisabled']
const LEAN_FACTS: readonly FactKey[] = ['monthsToWork', 'participationLevel', 'goal', 'canWork', 'careNeed']

/** Records what is found out; one dimension in ten stays unknown. */
export function findOut(chronicle: Chronicle, day: IsoDate, workerId: string): void {
  const { random, resident, isLean } = chronicle
  const known = chronicle.dossier().facts
  const chosen = isLean
    ? LEAN_FACTS.filter((_key, index) => index < 2 || random.chance(0.15))
    : FACT_ORDER.filter(() => random.chance(0.9))
  const keys = [...chosen, ...(isLean ? [] : FAMILY)].filter((key) => known[key] === undefined)
  for (const source of ['said', 'judged'] as const) {
    const facts = keys
      .filter((key) => SAID.has(key) === (source === 'said'))
      .flatMap((key) => {
        const value = resident.traits[key]
        return value === undefined ? [] : [{ key, value }]
      })
    if (facts.length > 0) chronicle.step(day, workerId, (_dossier, context) => recordFacts({ facts, source }, context))
  }
}
