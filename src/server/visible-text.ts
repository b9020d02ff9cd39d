import { placeOf } from '../core/access.ts'
import type { Visibility } from '../core/decision.ts'
import type { Call } from './deps.ts'

/** Which texts and files a caller may read: medical ones only with a medical role. @source standards.md §5.3 */
export function visibleTexts(call: Pick<Call, 'rights' | 'actor'>): [Visibility, ...Visibility[]] {
  const isMedical = placeOf(call.rights, call.actor.roles, 'intake.medical-outcome') !== undefined
  if (call.actor.roles.every((role) => role === 'medical-adviser')) return ['medical']
  const shared: [Visibility, ...Visibility[]] = ['team', 'resident', 'provider', 'legal']
  return isMedical ? [...shared, 'medical'] : shared
}
