import type { Deviation } from '../core/decision.ts'
import { Failure } from '../core/failure.ts'
import type { DeviationReason } from '../policy/country.ts'
import type { Call } from './deps.ts'

/**
 * A reason for deviating comes from the municipality's list: it is a code in the journal, never words.
 * @throws request.invalid for a reason that is not on the list of this place, or that lacks the words it asks
 */
export function requireListed(
  call: Call,
  deviation: Deviation | undefined,
  place: DeviationReason['places'][number],
): void {
  if (!deviation || !call.policy) return
  const reason = call.policy.deviationReasons.find(
    ({ key, places }) => key === deviation.code && places.includes(place),
  )
  if (!reason) throw new Failure('request.invalid', {}, [{ pointer: '/deviation/code', code: 'unknown' }])
  if (reason.asksWords && deviation.text === undefined)
    throw new Failure('request.invalid', {}, [{ pointer: '/deviation/text', code: 'required' }])
}
