import type { IsoDate } from './day.ts'
import { type Dossier, periodStart } from './dossier.ts'

/**
 * Whether something was agreed before anybody had spoken with the resident in this period: 'still' as long as nobody has,
 * 'then' once somebody did; undefined when there was a talk first, or it is of an earlier period.
 *
 * @param agreedOn the day on which a step came into the plan, or an assignment was given
 * @source seed3 L280, L292 (sent on by the file alone, without a talk)
 */
export function unspoken(
  dossier: Pick<Dossier, 'firstContactOn' | 'returns' | 'openedOn'>,
  agreedOn: IsoDate,
): 'still' | 'then' | undefined {
  if (agreedOn < periodStart(dossier)) return undefined
  if (dossier.firstContactOn === null) return 'still'
  return agreedOn < dossier.firstContactOn ? 'then' : undefined
}
