import type { IsoDate } from './day.ts'
import { Failure } from './failure.ts'

interface Days {
  absentWorkerId: string
  workerId: string
  fromOn: IsoDate
  untilOn: IsoDate
}

/**
 * A stand-in that can be appointed beside those there are: one at a time for a colleague, by somebody who is there
 * themselves. Why somebody is absent is not asked: illness is nobody's business here.
 * @param others stand-ins that run today or later
 * @throws stand-in.self, stand-in.past, stand-in.overlap, stand-in.chain, request.invalid when it ends before it begins
 */
export function appointStandIn<T extends Days>(asked: T, others: readonly Days[], today: IsoDate): T {
  const { absentWorkerId, workerId, fromOn, untilOn } = asked
  if (absentWorkerId === workerId) throw new Failure('stand-in.self', {}, [{ pointer: '/workerId', code: 'unknown' }])
  if (untilOn < fromOn) throw new Failure('request.invalid', {}, [{ pointer: '/untilOn', code: 'out-of-bounds' }])
  if (untilOn < today) throw new Failure('stand-in.past', {}, [{ pointer: '/untilOn', code: 'past' }])
  const sameDays = others.filter((one) => one.fromOn <= untilOn && one.untilOn >= fromOn)
  if (sameDays.some((one) => one.absentWorkerId === absentWorkerId))
    throw new Failure('stand-in.overlap', {}, [{ pointer: '/fromOn', code: 'out-of-bounds' }])
  if (sameDays.some((one) => one.absentWorkerId === workerId || one.workerId === absentWorkerId))
    throw new Failure('stand-in.chain', {}, [{ pointer: '/workerId', code: 'unknown' }])
  return asked
}
