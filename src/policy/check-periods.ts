import { addDays, type IsoDate } from '../core/day.ts'
import { type Found, toFinding } from './check-words.ts'
import type { Finding } from './finding.ts'

/** A version and the file that holds it. */
export interface CheckedPeriod {
  version: string
  file: string
  validFrom: IsoDate
  /** Last day, or null. */
  validUntil: IsoDate | null
}

function between(earlier: CheckedPeriod, later: CheckedPeriod): Found[] {
  if (earlier.validFrom === later.validFrom)
    return [
      {
        code: 'two-on-one-day',
        isBlocking: true,
        nl: `${earlier.version} en ${later.version} gaan allebei in op ${later.validFrom}.`,
        en: `${earlier.version} and ${later.version} both begin on ${later.validFrom}.`,
      },
    ]
  if (earlier.validUntil === null) return []
  if (earlier.validUntil >= later.validFrom)
    return [
      {
        code: 'period-overlap',
        isBlocking: true,
        nl: `${earlier.version} geldt tot en met ${earlier.validUntil}, maar ${later.version} gaat al in op ${later.validFrom}.`,
        en: `${earlier.version} holds until ${earlier.validUntil}, but ${later.version} begins already on ${later.validFrom}.`,
      },
    ]
  const from = addDays(earlier.validUntil, 1)
  if (from === later.validFrom) return []
  return [
    {
      code: 'period-gap',
      isBlocking: false,
      nl: `Van ${from} tot ${later.validFrom} geldt geen versie.`,
      en: `From ${from} to ${later.validFrom} no version holds.`,
    },
  ]
}

/**
 * Whether the versions of one municipality, or of the law, follow each other. A version without a last day holds until the
 * next begins. A gap is told and does not block: of that time nothing may be known.
 */
export function checkPeriods(versions: readonly CheckedPeriod[]): Finding[] {
  const inOrder = versions.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : 0))
  return inOrder.flatMap((later, at) => {
    const earlier = inOrder[at - 1]
    return (earlier ? between(earlier, later) : []).map((each) =>
      toFinding({ ...each, file: later.file, part: 'validFrom' }),
    )
  })
}
