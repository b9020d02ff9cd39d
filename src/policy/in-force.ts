import type { IsoDate } from '../core/day.ts'

interface Period {
  validFrom: IsoDate
  /** Last day, or null. */
  validUntil: IsoDate | null
}

/**
 * The version in force on a day: the latest that has begun, unless it has ended. After its end no older version
 * comes back: nobody decided that it should.
 */
export function findInForce<T extends { pack: Period }>(versions: readonly T[], day: IsoDate): T | undefined {
  let latest: T | undefined
  for (const version of versions) {
    if (version.pack.validFrom > day) continue
    if (!latest || version.pack.validFrom > latest.pack.validFrom) latest = version
  }
  if (!latest) return undefined
  return latest.pack.validUntil !== null && latest.pack.validUntil < day ? undefined : latest
}
